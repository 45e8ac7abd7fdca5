import itertools
from dataclasses import replace

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.redesign.small_team import random_case

from jobmorph.redesign.layout import arrays_of
from jobmorph.redesign.robust import DrawnWorld, run_through
from jobmorph.redesign.solve import HighsDesigner

EXACT = HighsDesigner(relative_gap=1e-7)
# Seeds of `random_case`, of which about one in five has a plan.
seeds = st.integers(0, 5_000)
few = settings(max_examples=25)


def planned(seed, is_wanted=lambda case: True):
    """Return the first case from a seed on that is wanted and has a plan."""
    for each in itertools.count(seed):
        case = random_case(each)
        design = EXACT.find(case.problem, case.request) if is_wanted(case) else None
        if design is not None:
            return case, design
    raise AssertionError("seeds do not end")


@few
@given(seeds)
def test_hours_of_every_free_seat_add_up(seed):
    case, design = planned(seed)
    free = case.problem.seats.filter(~pl.col("is_held"))["seat_id"].to_list()
    hours = design.hours.filter(pl.col("seat_id").is_in(free))
    back = ("customer_back", "coaching_back", "practice_back", "training", "start_up", "idle")
    spent = hours["load_hours_quarter"] - hours["freed_hours_quarter"] - hours["late_hours_quarter"]
    for kind in back:
        spent = spent + hours[f"{kind}_hours_quarter"]
    assert spent.to_numpy() == pytest.approx(hours["available_hours_quarter"].to_numpy(), abs=1e-4)


@few
@given(seeds)
def test_load_is_done_alone_with_ai_or_by_ai(seed):
    _, design = planned(seed)
    done = sum(design.tasks[f"{kind}_hours_quarter"].to_numpy()
               for kind in ("human", "assisted", "delegated"))  # fmt: skip
    assert done == pytest.approx(design.tasks["load_hours_quarter"].to_numpy(), abs=1e-6)


@few
@given(seeds)
def test_people_come_from_somewhere_and_nobody_is_counted_twice(seed):
    case, design = planned(seed)
    people = design.seats.sort("seat_id", "quarter")
    assert people.select(pl.exclude("seat_id", "quarter").min() >= 0).row(0) == (True,) * 6
    today = case.problem.seats.select("seat_id", "today_heads")
    people = people.join(today, on="seat_id", maintain_order="left").with_columns(
        before=pl.col("planned_heads").shift(1).over("seat_id").fill_null(pl.col("today_heads"))
    )
    change = (
        pl.col("hire_heads") + pl.col("move_in_heads") - pl.col("move_out_heads")
        - pl.col("leave_heads") - pl.col("layoff_heads")
    )  # fmt: skip
    assert people.select((pl.col("before") + change == pl.col("planned_heads")).all()).item()
    expected = people.join(
        case.problem.seats.select("seat_id", "attrition_share_quarter"), on="seat_id"
    ).select(
        off=(pl.col("leave_heads") - pl.col("attrition_share_quarter") * pl.col("before"))
        .cum_sum()
        .over("seat_id")
    )
    assert expected["off"].abs().max() <= 1.0 + 1e-9


@few
@given(seeds)
def test_owners_bounds_on_people_hold(seed):
    case, design = planned(seed)
    limits, seats = case.request.limits, case.problem.seats
    today = dict(seats.select("seat_id", "today_heads").iter_rows())
    held = seats.filter(pl.col("is_held"))["seat_id"].to_list()
    frozen = seats.filter(pl.col("location").is_in([each.location for each in limits.freezes]))
    for seat_id, quarter, heads in design.seats.select(
        "seat_id", "quarter", "planned_heads"
    ).iter_rows():
        is_frozen = seat_id in frozen["seat_id"] and quarter <= 1
        if seat_id in held or is_frozen:
            assert heads == today[seat_id]
    if limits.layoff_share == 0.0:
        assert design.seats["layoff_heads"].sum() == 0
    kept = design.tasks.filter(pl.col("task_id").is_in(list(limits.kept_tasks)))
    assert kept["delegated_hours_quarter"].sum() == 0.0
    earliest = case.problem.moves.select("seat_id", "destination_seat_id", "earliest_quarter")
    made = design.moves.join(earliest, on=["seat_id", "destination_seat_id"], how="left")
    assert (made["quarter"] >= made["earliest_quarter"]).all()
    budget = limits.budget_amount_year
    if budget is not None:
        spent = design.costs.select(pl.sum_horizontal(pl.exclude("quarter")).sum()).item()
        assert spent <= budget * case.problem.quarters / 4.0 * (1.0 + 1e-6)


@few
@given(seeds, st.sampled_from(["budget", "entry_seats", "seats_least", "coaching", "practice"]))
def test_a_tighter_limit_never_improves_a_plan(seed, name):
    case, design = planned(seed)
    limits = case.request.limits
    people = int(design.seats.filter(pl.col("quarter") == 1)["planned_heads"].sum())
    spent = (
        4.0
        / case.problem.quarters
        * design.costs.select(pl.sum_horizontal(pl.exclude("quarter")).sum()).item()
    )
    tighter = {
        "budget": {"budget_amount_year": 0.98 * min(spent, limits.budget_amount_year or np.inf)},
        "entry_seats": {"entry_seats_least": limits.entry_seats_least + 1},
        "seats_least": {"seats_least": max(people, limits.seats_least or 0)},
        "coaching": {"coaching_factor": limits.coaching_factor + 0.1},
        "practice": {"practice_floor_share": limits.practice_floor_share + 0.1},
    }[name]
    request = replace(case.request, limits=replace(limits, **tighter))
    other = EXACT.find(case.problem, request)
    assert other is None or other.objective <= design.objective + 1e-6


@few
@given(seeds, st.integers(0, 100))
def test_order_of_rows_changes_nothing(seed, shuffle):
    case, design = planned(seed)
    tables = ("seats", "work", "practice", "skills", "moves")
    problem = replace(
        case.problem,
        **{name: getattr(case.problem, name).sample(fraction=1.0, shuffle=True, seed=shuffle)
           for name in tables},
    )  # fmt: skip
    other = EXACT.find(problem, case.request)
    assert other is not None
    assert other.objective == pytest.approx(design.objective, rel=1e-6, abs=1e-6)


def world_of(arrays, rates, shares):
    load = np.where(arrays.tasks.load > 0.0, arrays.tasks.load, 1.0)
    steps = np.asarray(shares)
    return DrawnWorld(
        (arrays.tasks.delegated / load)[:, :, None] * steps,
        (arrays.tasks.assisted / load)[:, :, None] * steps,
        np.full(steps.size, rates.checking_share),
        np.full(steps.size, rates.saving_share),
        np.full(steps.size, rates.used_share),
    )


@few
@given(seeds)
def test_the_less_ai_does_the_more_is_missed(seed):
    # A kept task's assistance goes beyond the verdict's own, which these draws do not know.
    case, design = planned(seed, lambda case: not case.request.limits.kept_tasks)
    arrays = arrays_of(case.problem)
    rates = case.problem.rates
    drawn = run_through(arrays, rates, design, world_of(arrays, rates, [0.0, 0.3, 0.6, 1.0]))
    missed = drawn.missed.astype(int)
    assert (np.diff(missed, axis=2) <= 0).all()
    assert (np.diff(drawn.freed, axis=1) >= -1e-6).all()
    assert not drawn.missed[:, :, -1].any()
