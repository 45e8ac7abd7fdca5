from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.schema.estimate import Estimate
from jobmorph.studies.plan_file import PlanAssumption, PlanDesign, PlanFile
from jobmorph.studies.team_compare import study_team_compare
from jobmorph.studies.team_compare_result import AMOUNTS

COST = Estimate(900_000.0, 1_043_210.0, 1_200_000.0)
HASH = {"roster": "ab" * 32}


def measures(**changes):
    return {
        "seats": 12.0,
        "customer_hours_week": 300.0,
        "cost_amount_year": COST,
        "tool_amount_year": Estimate(1_000.0, 2_000.0, 3_000.0),
        "saved_amount_year": Estimate(-5_000.0, 12_345.0, 30_000.0),
        "ready_heads": Estimate(1.0, 2.0, 4.0),
        **changes,
    }


def design(name="hold", **changes):
    limits = {"budget_amount_year": 1_095_371.0, "kept_tasks": ""}
    heads, moves = {"sdr": 7, "ae": 5}, {"sdr -> ae": 1}
    made = PlanDesign(name, name.capitalize(), limits, measures(), heads, moves)
    return replace(made, **changes)


def plan(name="a", **changes):
    made = PlanFile(
        name=name, source="team.csv", people=12, version="0.1", edition="2099.01",
        scenario="expected", seed=0, quarters=8, end_name="end 2028", currency="USD",
        is_own_pay=True, as_is=measures(), designs=(design(),),
        seat_labels={"sdr": "Caller", "ae": "Seller"}, today_heads={"sdr": 7, "ae": 5},
        assumptions=(PlanAssumption("redesign.used_share", 0.6, 0.4, 0.85, "share"),), hashes=HASH,
    )  # fmt: skip
    return replace(made, **changes)


def pair_of(comparison, measure, design_name="hold"):
    found = next(each for each in comparison.designs if each.name == design_name)
    return next(each for each in found.measures if each.name == measure)


def test_a_plan_beside_itself_is_the_same():
    comparison = study_team_compare(plan(), plan())
    assert comparison.is_same
    assert comparison.rounded_to is None
    assert [each.name for each in comparison.designs] == ["as-is", "hold"]


def test_figures_stand_side_by_side_with_their_difference():
    dearer = Estimate(1_250_000.0, 1_300_000.0, 1_400_000.0)
    other = plan("b", designs=(design(measures=measures(cost_amount_year=dearer, seats=13.0)),))
    comparison = study_team_compare(plan(), other)
    cost = pair_of(comparison, "cost_amount_year")
    assert cost.difference == pytest.approx(256_790.0)
    assert cost.is_overlapping is False
    assert pair_of(comparison, "ready_heads").is_overlapping is True
    seats = pair_of(comparison, "seats")
    assert (seats.difference, seats.is_overlapping) == (1.0, None)
    assert not comparison.is_same


def test_what_differs_is_named_and_nothing_else():
    changed = design(
        limits={"budget_amount_year": 1_095_371.0, "kept_tasks": "lib:a/b"},
        end_heads={"sdr": 6, "ae": 5, "cs": 1},
        moves={},
    )
    other = plan(
        "b", seed=3, designs=(changed, design("cut-cost")),
        assumptions=(PlanAssumption("redesign.used_share", 0.5, 0.4, 0.85, "share"),),
        seat_labels={"sdr": "Caller", "ae": "Seller", "cs": "Carer"},
    )  # fmt: skip
    comparison = study_team_compare(plan(), other)
    assert [(each.name, each.first, each.second) for each in comparison.inputs] == [("seed", 0, 3)]
    assert [(each.name, each.second) for each in comparison.limits] == [("kept_tasks", "lib:a/b")]
    assert [(each.name, each.first, each.second) for each in comparison.seats] == [
        ("Carer", None, 1), ("Caller", 7, 6)
    ]  # fmt: skip
    assert [(each.name, each.first, each.second) for each in comparison.moves] == [
        ("sdr -> ae", 1, None)
    ]
    assert (comparison.only, comparison.only_in) == (("cut-cost",), (1,))
    assert comparison.assumptions[0].second.value == 0.5


@pytest.mark.parametrize(
    ("hashes", "heads", "is_own", "is_withheld"),
    [
        (HASH, {"sdr": 7, "ae": 5}, True, False),  # the same file
        ({}, {"sdr": 7, "ae": 5}, True, True),  # somebody may have been exchanged
        ({"roster": "cd" * 32}, {"sdr": 7, "ae": 5}, True, True),
        ({"roster": "cd" * 32}, {"sdr": 6, "ae": 5}, True, True),  # one went
        ({"roster": "cd" * 32}, {"sdr": 2, "ae": 9}, True, True),  # five went, four came
        ({"roster": "cd" * 32}, {"sdr": 7, "ae": 9}, True, True),  # four came
        ({"roster": "cd" * 32}, {"sdr": 7, "ae": 10}, True, False),  # five came
        ({"roster": "cd" * 32}, {"sdr": 7, "ae": 5}, False, False),  # pay is borrowed
    ],
)
def test_amounts_are_told_only_where_no_person_stands_behind_their_difference(
    hashes, heads, is_own, is_withheld
):
    other = plan("b", hashes=hashes, today_heads=heads, is_own_pay=is_own)
    assert (study_team_compare(plan(), other).rounded_to is not None) is is_withheld
    assert (study_team_compare(other, plan()).rounded_to is not None) is is_withheld


def test_plans_without_a_log_are_not_taken_for_the_same_people():
    assert study_team_compare(plan(hashes={}), plan("b", hashes={})).rounded_to is not None


@given(pay=st.floats(20_000.0, 400_000.0))
def test_one_person_s_pay_cannot_be_worked_out(pay):
    fewer = Estimate(*(end - pay for end in (COST.low, COST.mid, COST.high)))
    as_is = measures(seats=11.0, cost_amount_year=fewer)
    budget = {"budget_amount_year": 1.05 * fewer.mid, "kept_tasks": ""}
    other = plan("b", hashes={}, people=11, today_heads={"sdr": 6, "ae": 5}, as_is=as_is,
                 designs=(design(limits=budget, measures=as_is),))  # fmt: skip
    comparison = study_team_compare(plan(), other)
    # Five average people of the dearer team cost 434,670 a year.
    assert comparison.rounded_to == 500_000.0
    for each in (one for pair in comparison.designs for one in pair.measures):
        if each.name in AMOUNTS:
            assert each.difference is None
            for side in (each.first, each.second):
                assert all(end % 500_000.0 == 0.0 for end in (side.low, side.mid, side.high))
    for each in comparison.limits:
        if each.name == "budget_amount_year":
            assert each.first == 1_000_000.0
            assert each.second in (0.0, 500_000.0, 1_000_000.0)


def test_amounts_in_two_currencies_have_no_difference():
    comparison = study_team_compare(plan(), plan("b", currency="EUR"))
    cost = pair_of(comparison, "cost_amount_year")
    assert cost.difference is None
    assert cost.is_overlapping is None
    assert not cost.is_rounded


def test_a_design_without_a_plan_stands_beside_one_that_has_one():
    none = design(measures=None, end_heads={}, moves={})
    comparison = study_team_compare(plan(), plan("b", designs=(none,)))
    cost = pair_of(comparison, "cost_amount_year")
    assert cost.first == COST
    assert cost.second is None
    assert cost.difference is None
    assert comparison.seats == ()
