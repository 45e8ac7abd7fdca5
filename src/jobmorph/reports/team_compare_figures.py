"""Figures of two plans as text."""

from typing import Final

from jobmorph.reports.theme import plain_number, significant
from jobmorph.reports.words import say
from jobmorph.schema.estimate import Estimate
from jobmorph.studies.plan_file import Limit
from jobmorph.studies.team_compare_result import AMOUNTS, Differing, MeasurePair

LISTS: Final = ("kept_tasks", "seats", "freezes")
JOINT: Final = "; "
MOST_NAMED: Final = 2
PEOPLE: Final = ("seats", "entry_seats", "hired", "moved", "left", "laid_off", "ready_heads")


def value_words(value: Limit) -> str:
    """Write a value of unknown kind."""
    if value is None or value == "":
        return say("plans.none")
    if isinstance(value, str):
        return value
    return f"{value:,.0f}" if float(value).is_integer() else plain_number(value)


def limit_words(each: Differing) -> tuple[str, str]:
    """Write a limit of both plans; of lists what only one has, a few of them by name."""
    if each.name not in LISTS:
        return value_words(each.first), value_words(each.second)
    sides = [set(str(side).split(JOINT)) - {""} for side in (each.first, each.second)]
    return _listed(sides[0] - sides[1]), _listed(sides[1] - sides[0])


def _listed(items: set[str]) -> str:
    if not items:
        return say("plans.none")
    named = ", ".join(sorted(items)[:MOST_NAMED])
    more = len(items) - MOST_NAMED
    return say("plans.more", items=named, count=more) if more > 0 else named


def measure_row(pair: MeasurePair) -> tuple[str, ...]:
    """Write a figure of both plans, their difference, and whether ranges overlap."""
    overlap = say("plans.none")
    if pair.is_overlapping is not None:
        overlap = say("plans.overlap" if pair.is_overlapping else "plans.apart")
    if pair.difference is not None:
        difference = _signed(pair.name, pair.difference)
    else:
        difference = say("plans.hidden" if pair.is_rounded else "plans.none")
    name = say(f"team.book.line.{pair.name}")
    return (name, _range(pair.name, pair.first), _range(pair.name, pair.second), difference,
            overlap)  # fmt: skip


def _range(name: str, value: Estimate | None) -> str:
    if value is None:
        return say("plans.no_plan")
    low, mid, high = (_figure(name, each) for each in (value.low, value.mid, value.high))
    if value.low == value.high:
        return mid
    return say("plans.range", low=low, mid=mid, high=high)


def _figure(name: str, value: float) -> str:
    """Hours and people whole, money in three digits, shares and ratios in two."""
    if name in AMOUNTS:
        return f"{significant(value, 3):,.0f}"
    if name in PEOPLE:
        return f"{value:,.0f}"
    if name == "service_missed":
        return f"{100.0 * value:.0f}%"
    if name.endswith("_head_week") or name == "resilience":
        return f"{value:.2f}"
    return f"{value:,.0f}"


def _signed(name: str, value: float) -> str:
    shown = _figure(name, abs(value))
    if not any(sign in shown for sign in "123456789"):
        return "0"
    return f"+{shown}" if value > 0.0 else f"-{shown}"
