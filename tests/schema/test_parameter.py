import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.schema.errors import ParameterError
from jobmorph.schema.parameter import (
    Z90,
    Parameter,
    ParameterChange,
    ParameterSet,
    SharedDraws,
)


def parameter(name: str = "room.speed", dimension: int | None = 0) -> Parameter:
    return Parameter(
        name, 0.25, 0.10, 0.45, "per year", "2026", "", "assumption", "speed", 0.0, 1.0, dimension
    )


def test_percentiles_of_the_draw_are_the_declared_triple():
    drawn = parameter().quantile(np.array([-Z90, 0.0, Z90]))
    assert np.allclose(drawn, [0.10, 0.25, 0.45])


@given(st.floats(-6, 6))
def test_draws_stay_inside_the_bounds(z):
    assert 0.0 <= parameter().quantile(np.array([z]))[0] <= 1.0


def test_a_parameter_without_dimension_is_constant():
    draws = SharedDraws(0, np.random.default_rng(1).normal(size=(50, 2)))
    assert (draws.of(parameter(dimension=None)) == 0.25).all()


def test_a_number_with_a_tier_needs_a_source():
    with pytest.raises(ParameterError, match="needs a source"):
        Parameter("a", 1.0, 1.0, 1.0, "share", "2026", "", "survey", "x")


def test_triples_must_be_in_order():
    with pytest.raises(ParameterError, match="low <= value"):
        Parameter("a", 1.0, 2.0, 3.0, "share", "2026", "", "assumption", "x")


def test_unknown_names_raise_with_near_ones():
    known = ParameterSet([parameter()])
    with pytest.raises(ParameterError, match=r"room\.sped.*nearest: room\.speed"):
        known["room.sped"]


def test_patching_changes_a_copy_only():
    known = ParameterSet([parameter()])
    patched = known.patched([ParameterChange("room.speed", 0.2, 0.3, 0.4)])
    assert patched["room.speed"].value == 0.3
    assert known["room.speed"].value == 0.25
