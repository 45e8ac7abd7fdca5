"""Invented teams for the packs: the shape of a real answer, every number made up."""

from dataclasses import dataclass, replace

import polars as pl
from tests.reports.team_answer import agency

from jobmorph.schema.estimate import Estimate
from jobmorph.studies.team_result import TeamResult

QUARTERS = ("Q1 2027", "Q2 2027", "Q3 2027", "Q4 2027")
WEEK = 34.0
WEEKS = 13.0
# Of each job's week: task, share, by AI now and at the end, with AI now and at the end.
TASKS = (
    ("talk", "customer", 0.6, 0.0, 0.0, 0.05, 0.2),
    ("records", "nobody", 0.3, 0.1, 0.5, 0.2, 0.3),
    ("reviews", "colleague", 0.1, 0.0, 0.2, 0.1, 0.3),
)


@dataclass(frozen=True)
class Seat:
    """A seat: area, family (None: held), level, people, and per design hires, leavers, laid off."""

    area: str
    family: str | None
    level: str | None
    heads: int
    flows: tuple[tuple[int, int, int], ...]
    title: str = ""

    @property
    def id(self) -> str:
        return f"{self.family}/{self.level}" if self.family else f"held:{self.title}"


def team_of(seats: list[Seat], designs: tuple[str, ...] = ("hold", "cut-cost")) -> TeamResult:
    base = agency()
    plans = tuple(
        _plan(base.plan(name), seats, at, len(seats[0].flows)) for at, name in enumerate(designs)
    )
    heads = sum(seat.heads for seat in seats)
    entry = sum(seat.heads for seat in seats if seat.level == "entry")
    busy = [seat for seat in seats if seat.family]
    now = sum(seat.heads * WEEK * share * ai for seat in busy for _, _, share, ai, *_ in TASKS)
    return replace(
        base,
        seats=_seat_frame(seats),
        quarters=len(QUARTERS),
        quarter_names=QUARTERS,
        end_name="end 2027",
        work_hours_week=sum(seat.heads * WEEK for seat in busy),
        could_pass_hours_week=Estimate(0.05 * heads, 0.1 * heads, 0.2 * heads),
        tasks=_task_words(busy),
        moves=base.moves.clear(),
        as_is=replace(base.as_is, seats=heads, entry_seats=entry, delegated_hours_week=now),
        plans=plans,
    )


def _plan(plan, seats, at, designs):
    flows = {seat.id: seat.flows[min(at, designs - 1)] for seat in seats}
    measures = replace(
        plan.measures,
        seats=sum(s.heads + flows[s.id][0] - sum(flows[s.id][1:]) for s in seats),
        hired=sum(each[0] for each in flows.values()),
        left=sum(each[1] for each in flows.values()),
        laid_off=sum(each[2] for each in flows.values()),
    )
    design = replace(
        plan.design,
        seats=_flow_frame(seats, flows),
        hours=_hour_frame(seats),
        tasks=_task_frame(seats),
        moves=plan.design.moves.clear(),
        rules=_rule_frame(seats),
    )
    return replace(plan, design=design, measures=measures)


def _seat_frame(seats):
    return pl.DataFrame(
        {
            "seat_id": [seat.id for seat in seats],
            "label": [seat.title or f"{seat.family} {seat.level}" for seat in seats],
            "family": [seat.family for seat in seats],
            "today_heads": [seat.heads for seat in seats],
            "location": [None] * len(seats),
            "level": [seat.level for seat in seats],
            "team_area": [seat.area for seat in seats],
            "service": [seat.family or seat.id for seat in seats],
            "is_manager": [seat.level == "lead" for seat in seats],
            "is_held": [seat.family is None for seat in seats],
        },
        schema_overrides={"location": pl.String, "level": pl.String, "family": pl.String},
    )


def _flow_frame(seats, flows):
    """All flows in the first quarter."""
    rows = [
        {
            "seat_id": seat.id,
            "quarter": quarter,
            "leave_heads": flows[seat.id][1] if quarter == 1 else 0,
            "hire_heads": flows[seat.id][0] if quarter == 1 else 0,
            "move_in_heads": 0,
            "move_out_heads": 0,
            "layoff_heads": flows[seat.id][2] if quarter == 1 else 0,
            "planned_heads": seat.heads + flows[seat.id][0] - sum(flows[seat.id][1:]),
        }
        for seat in seats
        for quarter in range(1, len(QUARTERS) + 1)
    ]
    return pl.DataFrame(rows)


def _hour_frame(seats):
    rows = [
        {
            "seat_id": seat.id,
            "quarter": quarter,
            "available_hours_quarter": seat.heads * WEEK * WEEKS,
            "load_hours_quarter": seat.heads * WEEK * WEEKS if seat.family else 0.0,
            "late_hours_quarter": 0.0,
        }
        for seat in seats
        for quarter in range(1, len(QUARTERS) + 1)
    ]
    return pl.DataFrame(rows)


def _busy_tasks(seats):
    for seat in seats:
        if seat.family:
            for task in TASKS:
                yield seat, f"lib:{seat.family}/{task[0]}", task


def _task_frame(seats):
    rows = []
    for seat, task_id, (_, _, share, _, ai, _, helped) in _busy_tasks(seats):
        load = seat.heads * WEEK * WEEKS * share
        for quarter in range(1, len(QUARTERS) + 1):
            rows.append(
                {
                    "seat_id": seat.id,
                    "task_id": task_id,
                    "quarter": quarter,
                    "load_hours_quarter": load,
                    "delegated_hours_quarter": load * ai,
                    "assisted_hours_quarter": load * helped,
                    "human_hours_quarter": load * (1.0 - ai - helped),
                }
            )
    return pl.DataFrame(rows)


def _rule_frame(seats):
    rows = []
    for seat, task_id, (_, _, share, ai, _, helped, _) in _busy_tasks(seats):
        load = seat.heads * WEEK * WEEKS * share
        for kind, part in (("by_ai", ai), ("with_ai", helped)):
            rows.append(("pace", f"{seat.id},{task_id},{kind}", len(QUARTERS), load * part, 0.0))
    for family in dict.fromkeys(seat.family for seat in seats if seat.family):
        rows.append(("service", family, 1, 100.0, 50.0))
    columns = ("rule", "rule_place", "quarter", "limit_value", "slack")
    return pl.DataFrame(rows, schema=columns, orient="row")


def _task_words(seats):
    rows = [
        {
            "seat_id": seat.id,
            "task_id": task_id,
            "label": f"{name} of {seat.family}",
            "other_side": side,
            "reason_line": "it repeats",
            "leaves": "Judgement.",
        }
        for seat, task_id, (name, side, *_) in _busy_tasks(seats)
    ]
    return pl.DataFrame(rows)


def forty() -> TeamResult:
    """A team of forty with many small fields of work."""
    return team_of(
        [
            Seat("sales", "sales-development", "entry", 9, ((4, 4, 0), (3, 5, 0))),
            Seat("sales", "sales-development", "lead", 1, ((0, 0, 0), (0, 0, 0))),
            Seat("sales", "account-executive", "mid", 6, ((3, 3, 0), (2, 3, 0))),
            Seat("sales", "account-executive", "senior", 3, ((1, 1, 0), (1, 1, 0))),
            Seat("sales", "sales-engineering", "mid", 2, ((1, 1, 0), (0, 0, 0))),
            Seat("sales", "sales-leadership", "lead", 3, ((1, 1, 0), (1, 1, 0))),
            Seat("service", "customer-success", "mid", 5, ((3, 3, 0), (3, 3, 0))),
            Seat("service", "customer-service", "mid", 3, ((1, 1, 0), (0, 1, 0))),
            Seat("service", "customer-leadership", "lead", 1, ((0, 0, 0), (0, 0, 0))),
            Seat("marketing", "demand-generation", "mid", 2, ((1, 1, 0), (1, 1, 0))),
            Seat("marketing", "content-marketing", "mid", 2, ((0, 0, 0), (0, 0, 0))),
            Seat("whole team", None, None, 1, ((0, 0, 0), (0, 0, 0)), "Executive Assistant"),
            Seat("whole team", None, None, 2, ((1, 1, 0), (1, 1, 0)), "Growth Hacker"),
        ]
    )


def three_hundred() -> TeamResult:
    """A team of three hundred: large groups, small ones beside them."""
    return team_of(
        [
            Seat("service", "customer-service", "entry", 150, ((70, 70, 0), (55, 66, 0))),
            Seat("service", "customer-service", "mid", 56, ((24, 24, 0), (22, 26, 0))),
            Seat("service", "customer-service", "senior", 32, ((14, 14, 0), (13, 14, 0))),
            Seat("service", "customer-service", "lead", 20, ((8, 8, 0), (8, 8, 0))),
            Seat("service", "customer-leadership", "lead", 5, ((2, 2, 0), (2, 2, 0))),
            Seat("whole team", None, None, 12, ((5, 5, 0), (5, 5, 0)), "Back Office Agent"),
            Seat("whole team", None, None, 6, ((3, 3, 0), (3, 3, 0)), "Quality Analyst"),
            Seat("whole team", None, None, 4, ((2, 2, 0), (2, 2, 0)), "Trainer"),
            Seat("whole team", None, None, 9, ((6, 6, 0), (6, 6, 0)), "Planner"),
            Seat("whole team", "revenue-operations", "entry", 4, ((2, 2, 0), (2, 2, 0))),
            Seat("whole team", "data-curation", "mid", 2, ((0, 0, 0), (0, 0, 0))),
        ]
    )
