import math
from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.market.demand import (
    DemandParameters,
    IndustryDemandModel,
    add_new_work,
    close_totals,
    demand_multiplier,
    demand_terms,
    draw_demand_parameters,
)
from jobmorph.market.industry import IndustryStructure, structure_of
from jobmorph.reference.parameters import load_parameters
from jobmorph.schema.errors import DataError, SchemaError
from jobmorph.schema.parameter import SharedDraws

MIDS = DemandParameters(
    realised_share=1.0,
    ai_cost_share=0.0,
    occupation_substitution=0.9,
    product_elasticity=0.6,
    capital_substitution=0.4,
    labour_share=0.6,
    pass_through=1.0,
    income_effect=0.7,
)
JOBS = np.array([[30.0, 10.0, 0.0], [5.0, 0.0, 40.0], [20.0, 20.0, 20.0], [0.0, 9.0, 1.0]])
WAGE = np.array([[30.0], [50.0], [20.0], [90.0]])
STRUCTURE = structure_of(JOBS, WAGE)


@pytest.mark.parametrize("saved", [0.05, 0.2, 0.6])
@pytest.mark.parametrize("product_elasticity", [0.2, 0.6, 1.5, 3.0])
def test_uniform_saving_gives_the_hicks_marshall_elasticity(saved, product_elasticity):
    parameters = replace(MIDS, product_elasticity=product_elasticity)
    terms = demand_terms(np.full(4, saved), STRUCTURE, parameters, real_income_gain=0.0)
    theta = 0.4 * (1 - 0.6) + product_elasticity * 0.6
    expected = (theta - 1) * -math.log(1 - saved)
    np.testing.assert_allclose(terms.total, expected, atol=1e-14)
    assert (terms.total > 0).all() == (theta > 1)


def test_worked_example_of_one_occupation_in_a_mixed_industry():
    # S = .2, c = .1, lambda = .9, Theta = .5, mean cost fall .05, no income gain: ln n = -.0645.
    fall = -math.log(1 - 0.2 * 0.9)
    weight = 0.05 / fall
    structure = IndustryStructure(
        jobs_share=np.ones((2, 1)),
        wage_share=np.array([[weight], [1 - weight]]),
        industry_share=np.ones(1),
    )
    parameters = replace(MIDS, ai_cost_share=0.1, product_elasticity=(0.5 - 0.4 * 0.4) / 0.6)
    terms = demand_terms(np.array([0.2, 0.0]), structure, parameters, real_income_gain=0.0)
    assert terms.total[0, 0] == pytest.approx(-0.0645, abs=5e-5)


def test_effects_by_hand_in_two_industries():
    structure = IndustryStructure(
        jobs_share=np.array([[1.0, 0.0], [0.0, 1.0]]),
        wage_share=np.array([[1.0, 0.0], [0.0, 1.0]]),
        industry_share=np.array([0.25, 0.75]),
    )
    parameters = replace(MIDS, pass_through=0.5)
    a = -math.log(0.8)
    terms = demand_terms(np.array([0.2, 0.0]), structure, parameters)
    gain = 0.25 * 0.5 * 0.6 * a
    assert terms.displacement[:, 0].tolist() == pytest.approx([-a, 0.0])
    assert terms.capital_substitution[0].tolist() == pytest.approx([0.4 * 0.4 * a, 0.0])
    assert terms.product_demand[0].tolist() == pytest.approx(
        [0.6 * (0.5 * 0.6 * a - gain), -0.6 * gain]
    )
    assert terms.income == pytest.approx(0.7 * gain)
    # The untouched industry: dearer relative to the other, but everybody is richer.
    demand = IndustryDemandModel().relative_demand(np.array([0.2, 0.0]), structure, parameters)
    assert demand[1] == pytest.approx(math.exp((0.7 - 0.6) * gain))


def test_nothing_saved_changes_nothing():
    demand = IndustryDemandModel().relative_demand(np.zeros(4), STRUCTURE, MIDS)
    np.testing.assert_array_equal(demand, 1.0)
    np.testing.assert_array_equal(demand_multiplier(demand, demand), 1.0)


@given(saved=st.lists(st.floats(0, 0.9), min_size=4, max_size=4), order=st.permutations(range(4)))
def test_relabelling_occupations_permutes_demand(saved, order):
    order = list(order)
    model = IndustryDemandModel()
    plain = model.relative_demand(np.array(saved), STRUCTURE, MIDS)
    turned = model.relative_demand(
        np.array(saved)[order], structure_of(JOBS[order], WAGE[order]), MIDS
    )
    np.testing.assert_allclose(turned, plain[order], rtol=1e-12)


@given(saved=st.floats(0, 0.75), more=st.floats(0.001, 0.1))
def test_with_inelastic_demand_more_saving_in_one_job_means_fewer_of_it(saved, more):
    # Holds while every elasticity is at most 1: substitution, product and income cannot outweigh.
    model, others = IndustryDemandModel(), np.array([0.1, 0.3, 0.0, 0.2])
    less = model.relative_demand(others + np.array([saved, 0, 0, 0]), STRUCTURE, MIDS)
    least = model.relative_demand(others + np.array([saved + more, 0, 0, 0]), STRUCTURE, MIDS)
    assert least[0] < less[0]


def test_saving_all_time_or_more_is_refused():
    for saved in (-0.1, 1.0, 1.2):
        with pytest.raises(DataError, match="saved time"):
            demand_terms(np.array([saved, 0, 0, 0]), STRUCTURE, MIDS)


def test_new_work_adds_its_share_of_jobs_where_it_lands():
    employment = np.array([0.5, 0.3, 0.2])
    demand = np.array([0.9, 1.0, 1.1])
    added = add_new_work(
        demand,
        landing_share=np.array([0.0, 0.5, 0.5]),
        employment_share=employment,
        new_work_share_year=0.004,
        horizon_years=5.0,
    )
    # 2% of all jobs in five years, half each, over 30% and 20% of employment.
    assert (added / demand).tolist() == pytest.approx([1.0, 1 + 0.01 / 0.3, 1.05])
    plain = add_new_work(
        np.ones(3),
        landing_share=employment,
        employment_share=employment,
        new_work_share_year=0.004,
        horizon_years=5.0,
    )
    assert (employment @ plain) == pytest.approx(1.02)
    with pytest.raises(DataError, match="sum to 1"):
        add_new_work(
            demand,
            landing_share=np.ones(3),
            employment_share=employment,
            new_work_share_year=0.004,
            horizon_years=5.0,
        )


def test_closure_returns_totals_and_keeps_differences():
    base, multiplier = np.array([100.0, 300.0]), np.array([0.7, 1.0])
    closed = close_totals(base, multiplier, closure_share_year=50.0, horizon_years=5.0)
    assert base @ closed == pytest.approx(400.0)
    assert closed[0] / closed[1] == pytest.approx(0.7)
    half = close_totals(base, multiplier, closure_share_year=math.log(2), horizon_years=1.0)
    assert half[1] == pytest.approx((400 / 370) ** 0.5)
    open_ = close_totals(base, multiplier, closure_share_year=0.0, horizon_years=5.0)
    np.testing.assert_array_equal(open_, multiplier)


def test_structure_of_jobs_without_people_or_pay_is_refused():
    with pytest.raises(DataError, match="every occupation needs jobs"):
        structure_of(np.array([[1.0, 0.0], [0.0, 0.0]]), np.ones((2, 1)))
    with pytest.raises(SchemaError, match="sum to 1"):
        IndustryStructure(np.ones((2, 2)), np.full((2, 2), 0.5), np.full(2, 0.5))


def test_parameter_file_holds_the_triples_of_the_method():
    parameters = load_parameters("market")
    triples = {
        name: (
            parameters[f"market.{name}"].low,
            parameters[f"market.{name}"].value,
            parameters[f"market.{name}"].high,
        )
        for name in (field.name for field in fields(DemandParameters))
    }
    assert triples == {
        "realised_share": (0.0, 0.4, 0.9),
        "ai_cost_share": (0.05, 0.15, 0.4),
        "occupation_substitution": (0.5, 0.9, 1.8),
        "product_elasticity": (0.2, 0.6, 1.5),
        "capital_substitution": (0.2, 0.4, 0.6),
        "labour_share": (0.5, 0.6, 0.7),
        "pass_through": (0.4, 0.8, 1.0),
        "income_effect": (0.3, 0.7, 1.0),
        "new_work_share_year": (0.0, 0.001, 0.004),
    }
    assert all(
        parameters[name].source or parameters[name].tier == "assumption" for name in parameters
    )


def test_draws_follow_the_shared_scores():
    draws = SharedDraws(seed=1, z=np.vstack([np.zeros(64), np.full(64, 1.2815515655446004)]))
    mid, high = draw_demand_parameters(load_parameters("market"), draws)
    assert (mid.realised_share, mid.occupation_substitution) == (0.4, 0.9)
    assert high.realised_share == pytest.approx(0.9)
    assert high.occupation_substitution == pytest.approx(1.8)
