"""Builders of small teams: seats and tasks by name, everything else with a plain default."""

from dataclasses import dataclass, replace

import numpy as np
import polars as pl

from jobmorph.redesign.limits import DesignRequest, Freeze, PlanLimits, PlanWeights, SeatLimit
from jobmorph.redesign.problem import TeamProblem
from jobmorph.redesign.rates import PlanRates
from jobmorph.schema.tables import TEAM_MOVE, TEAM_PRACTICE, TEAM_SEAT, TEAM_SKILL, TEAM_WORK

RATES = PlanRates(
    checking_share=0.1,
    checking_share_bad=0.2,
    saving_share=0.4,
    saving_share_bad=0.2,
    pace_share=0.5,
    span_heads=4.0,
    hire_cost_share=0.2,
    layoff_cost_share=0.3,
)
WEIGHTS = PlanWeights(customer=0.4, money=0.3, resilience=0.1, people=0.2)


def seat(seat_id, heads, **changes):
    row = {
        "seat_id": seat_id,
        "level": "mid",
        "team_area": "all",
        "service": "work",
        "location": None,
        "is_manager": False,
        "is_held": False,
        "today_heads": heads,
        "work_hours_head_quarter": 400.0,
        "attrition_share_quarter": 0.0,
        "cost_amount_quarter": 10_000.0,
        "start_up_months": 0.0,
    }
    return row | changes


def task(seat_id, task_id, load, delegated=0.0, assisted=0.0, **changes):
    """Shares and loads are one number, or one a quarter; `low` of a limit is half of it."""
    row = {
        "seat_id": seat_id,
        "task_id": task_id,
        "load_hours_quarter": load,
        "delegated_today": 0.0,
        "assisted_today": 0.0,
        "delegated_limit": delegated,
        "delegated_limit_low": 0.5 * np.asarray(delegated),
        "assisted_limit": assisted,
        "assisted_limit_low": 0.5 * np.asarray(assisted),
        "is_customer": False,
        "is_coaching": False,
    }
    return row | changes


def team(seats, tasks, *, moves=(), practice=(), skills=(), quarters=2, **rates):
    """Make a problem; `moves`, `practice` and `skills` are tuples in the order of the contract."""
    work = [
        {
            name: float(np.broadcast_to(value, quarters)[quarter])
            if isinstance(value, float | list | np.ndarray)
            else value
            for name, value in row.items()
        }
        | {"quarter": quarter + 1}
        for row in tasks
        for quarter in range(quarters)
    ]
    return TeamProblem(
        pl.DataFrame(list(seats), schema=TEAM_SEAT.polars_schema),
        pl.DataFrame(work, schema=TEAM_WORK.polars_schema),
        pl.DataFrame(list(practice), schema=TEAM_PRACTICE.polars_schema, orient="row"),
        pl.DataFrame(list(skills), schema=TEAM_SKILL.polars_schema, orient="row"),
        pl.DataFrame(list(moves), schema=TEAM_MOVE.polars_schema, orient="row"),
        replace(RATES, **rates),
        quarters,
    )


def wish(weights=WEIGHTS, **limits):
    return DesignRequest("test", weights, PlanLimits(**limits))


@dataclass(frozen=True)
class Case:
    """A question about a team: small enough to list every staffing."""

    problem: TeamProblem
    request: DesignRequest


def random_case(seed):
    """Two or three seats, one or two quarters; every rule is on in some of them."""
    rng = np.random.default_rng(seed)
    quarters = int(rng.integers(1, 3))
    count = int(rng.integers(2, 4))
    held = count == 3 and rng.random() < 0.3
    seats = [_random_seat(rng, at, is_held=held and at == 2) for at in range(count)]
    tasks = [row for each in seats for row in _random_tasks(rng, each, quarters)]
    moves = [("s0", "s1", _pick(rng, 0.0, 60.0), _pick(rng, 1, 2, 2))]
    practice = [("s0", "selling", row["task_id"], _pick(rng, 0.5, 1.0))
                for row in tasks if row["seat_id"] == "s0"]  # fmt: skip
    skills = [(each["seat_id"], skill) for each in seats
              for skill in ("selling", "leading") if rng.random() < 0.5]  # fmt: skip
    problem = team(
        seats,
        tasks,
        moves=moves[: int(rng.random() < 0.7)],
        practice=practice[: len(practice) * int(seats[0]["level"] == "entry")],
        skills=skills,
        quarters=quarters,
        **_random_rates(rng),
    )
    return Case(problem, _random_request(rng, seats, tasks))


def _pick(rng, *values):
    return values[int(rng.integers(len(values)))]


def _random_seat(rng, at, *, is_held):
    heads = int(rng.integers(1, 4)) if at < 2 else 1
    return seat(
        f"s{at}",
        heads,
        level=("entry", "mid", None)[at] if rng.random() < 0.7 else "mid",
        is_manager=bool(at == 1 and rng.random() < 0.6),
        is_held=bool(is_held),
        service="held" if is_held else _pick(rng, "work", "work", f"work {at}"),
        location=_pick(rng, None, "Bonn"),
        attrition_share_quarter=_pick(rng, 0.0, 0.2, 0.4),
        work_hours_head_quarter=_pick(rng, 400.0, 360.0),
        cost_amount_quarter=_pick(rng, 6_000.0, 12_000.0, 24_000.0),
        start_up_months=_pick(rng, 0.0, 2.0, 6.0),
    )


def _random_tasks(rng, at, quarters):
    if at["is_held"]:
        return []
    share = _pick(rng, 0.4, 0.6, 0.8, 0.95) * at["today_heads"] * at["work_hours_head_quarter"]
    rows = []
    for number in range(int(rng.integers(1, 3))):
        most = float(np.round(rng.uniform(0.0, 0.7), 2))
        other = float(np.round(rng.uniform(0.0, 1.0 - most), 2))
        rows.append(
            task(
                at["seat_id"],
                f"t{number}",
                share * np.array([1.0, _pick(rng, 1.0, 1.1)])[:quarters],
                most * np.array([_pick(rng, 0.6, 1.0), 1.0])[:quarters],
                other,
                delegated_today=_pick(rng, 0.0, 0.1 * most, min(1.2 * most, 0.5)),
                assisted_today=_pick(rng, 0.0, 0.5 * other),
                is_customer=bool(rng.random() < 0.5),
                is_coaching=bool(rng.random() < 0.5),
            )
        )
    for row in rows:
        row["load_hours_quarter"] = row["load_hours_quarter"] / len(rows)
    return rows


def _random_rates(rng):
    return {
        "care_share": _pick(rng, 0.0, 0.1),
        "used_share": _pick(rng, 1.0, 0.7),
        "pace_share": _pick(rng, 0.1, 0.4, 1.0),
        "checking_cap_share": _pick(rng, 0.02, 0.2, 1.0),
        "span_heads": _pick(rng, 1.0, 2.0, 4.0),
        "put_back_limit_share": _pick(rng, 0.1, 1.0),
        "tool_amount_head_quarter": _pick(rng, 0.0, 300.0),
        "tool_amount_delegated_hour": _pick(rng, 0.0, 2.0),
        "set_up_amount_head": _pick(rng, 0.0, 500.0),
        "ai_training_hours": _pick(rng, 0.0, 24.0),
        "training_amount_hour": _pick(rng, 0.0, 20.0),
        "practice_assisted": 0.8,
        "practice_checking": 0.3,
    }


def _random_request(rng, seats, tasks):
    heads = sum(each["today_heads"] for each in seats)
    cost = 4.0 * sum(each["today_heads"] * each["cost_amount_quarter"] for each in seats)
    bounds = [
        SeatLimit(each["seat_id"], max(each["today_heads"] - 1, 0), each["today_heads"] + 1)
        for each in seats
    ]
    weights = rng.dirichlet(np.ones(4)).round(3) + 0.001
    limits = PlanLimits(
        budget_amount_year=_pick(rng, None, None, 0.95 * cost, 1.1 * cost, 1.2 * cost),
        entry_seats_least=int(rng.integers(0, seats[0]["today_heads"] + 2)),
        seats_least=_pick(rng, None, None, heads - 1, heads),
        seats_most=_pick(rng, None, None, heads, heads + 1),
        coaching_factor=_pick(rng, 0.0, 1.0, 1.3),
        coaching_hours_head_least=_pick(rng, 0.0, 0.0, 15.0),
        practice_floor_share=_pick(rng, 0.0, 0.8, 1.0),
        layoff_share=_pick(rng, 0.0, 0.5, 1.0),
        kept_tasks=frozenset(["t0"]) if rng.random() < 0.2 else frozenset(),
        seats=tuple(bounds),
        freezes=(Freeze("Bonn", 1),) if rng.random() < 0.2 else (),
        is_bold=bool(rng.random() < 0.3),
    )
    return DesignRequest(f"random {len(tasks)}", PlanWeights(*weights.tolist()), limits)
