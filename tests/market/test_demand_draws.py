import numpy as np
import pytest

from jobmorph.market.demand import IndustryDemandModel, add_new_work, close_totals
from jobmorph.market.demand_draws import (
    closed_totals,
    demand_draws,
    relative_demand_draws,
    with_new_work,
)
from jobmorph.market.industry import structure_of
from jobmorph.reference.parameters import load_parameters
from jobmorph.schema.errors import DataError, ParameterError
from jobmorph.schema.parameter import SharedDraws

RNG = np.random.default_rng(5)
DRAWS = SharedDraws(seed=5, z=RNG.standard_normal((20, 64)))
JOBS = RNG.exponential(size=(6, 4)) * (RNG.uniform(size=(6, 4)) > 0.3) + 0.01
STRUCTURE = structure_of(JOBS, RNG.uniform(2e4, 2e5, (6, 4)))
SAVED = RNG.uniform(0.0, 0.6, (6, 20))
VALUES = demand_draws(load_parameters("market"), DRAWS)


def test_all_draws_at_once_are_the_demand_equation_of_each():
    found = relative_demand_draws(SAVED, STRUCTURE, VALUES)
    model = IndustryDemandModel()
    for place in range(DRAWS.count):
        one = model.relative_demand(SAVED[:, place], STRUCTURE, VALUES.draw(place))
        np.testing.assert_allclose(found[:, place], one, rtol=1e-12)


def test_no_saving_changes_nothing():
    found = relative_demand_draws(SAVED * 0, STRUCTURE, VALUES)
    np.testing.assert_allclose(found, 1.0, atol=1e-14)


def test_new_work_and_closure_are_those_of_each_draw():
    demand = relative_demand_draws(SAVED, STRUCTURE, VALUES)
    heads = RNG.uniform(1e3, 1e5, 6)
    share = heads / heads.sum()
    landing = RNG.exponential(size=(6, 20))
    landing /= landing.sum(axis=0)
    added = with_new_work(
        demand,
        landing_share=landing,
        employment_share=share,
        new_work_share_year=VALUES.new_work_share_year,
        horizon_years=7.0,
    )
    speed = RNG.uniform(0.1, 0.5, 20)
    closed = closed_totals(heads, added, closure_share_year=speed, horizon_years=7.0)
    for place in range(DRAWS.count):
        one = add_new_work(
            demand[:, place],
            landing_share=landing[:, place],
            employment_share=share,
            new_work_share_year=float(VALUES.new_work_share_year[place]),
            horizon_years=7.0,
        )
        np.testing.assert_allclose(added[:, place], one, rtol=1e-13)
        one = close_totals(heads, one, closure_share_year=float(speed[place]), horizon_years=7.0)
        np.testing.assert_allclose(closed[:, place], one, rtol=1e-12)


def test_a_multiplier_of_one_stays_one_to_the_last_digit():
    heads = RNG.uniform(1.0, 1e6, 6)
    closed = closed_totals(
        heads, np.ones((6, 20)), closure_share_year=np.full(20, 0.3), horizon_years=10.0
    )
    assert (closed == 1.0).all()


def test_what_cannot_be_is_refused():
    with pytest.raises(DataError, match="share of hours"):
        relative_demand_draws(SAVED + 0.7, STRUCTURE, VALUES)
    with pytest.raises(DataError, match="sum to 1"):
        with_new_work(
            SAVED,
            landing_share=np.ones((6, 20)),
            employment_share=np.full(6, 1 / 6),
            new_work_share_year=np.zeros(20),
            horizon_years=1.0,
        )
    with pytest.raises(ParameterError, match="closure"):
        closed_totals(
            np.ones(6), np.ones((6, 2)), closure_share_year=np.full(2, -0.1), horizon_years=1.0
        )
