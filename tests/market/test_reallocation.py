import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from jobmorph.market.reallocation import reallocate
from jobmorph.schema.errors import DataError

COUNTS = arrays(np.float64, 6, elements=st.floats(0, 1e6))


def test_by_hand():
    found = reallocate(np.array([100.0, 50, 10, np.nan]), np.array([50.0, 60, 20, 9]))
    assert (found.lost_heads, found.gained_heads) == (50.0, 20.0)
    assert (found.start_heads, found.end_heads) == (160.0, 130.0)
    assert found.changed_share == pytest.approx(70 / 290)
    assert (found.halved_units, found.doubled_units, found.shrinking_units) == (1, 1, 1)
    assert found.units == 3


@given(COUNTS, COUNTS)
def test_jobs_are_conserved_and_shares_are_shares(start, end):
    if start.sum() + end.sum() == 0:
        return
    found = reallocate(start, end)
    assert found.start_heads - found.lost_heads + found.gained_heads == pytest.approx(
        found.end_heads, abs=1e-3
    )
    assert 0.0 <= found.changed_share <= 1.0 + 1e-9


def test_nothing_to_compare_is_refused():
    with pytest.raises(DataError, match="both years"):
        reallocate(np.array([np.nan]), np.array([1.0]))
