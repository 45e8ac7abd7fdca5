"""What could go wrong with a plan: what its own figures warn of, the most pressing first."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import polars as pl

from jobmorph.schema.estimate import Estimate
from jobmorph.studies.team_chapters_facts import WEEKS_QUARTER, PlanFacts
from jobmorph.studies.team_chapters_recruit import RecruitChapter

# A range is wide if its high end is so many times its low one.
WIDE_FROM: Final = 1.5
# A service has little to spare in the bad case below this part of its work.
THIN_BELOW: Final = 0.02
LATE_FROM: Final = 0.02
# Hires in one quarter that are many, relative to the team.
MANY_SHARE: Final = 0.04
UNDER: Final = 0.99


@dataclass(frozen=True, slots=True)
class Risk:
    """One thing that could go wrong, with the figures that say so.

    Parameters
    ----------
    kind : str
        'customers_dip', 'customers_less', 'dearer', 'dearer_bad', 'service_missed',
        'service_thin', 'late', 'attrition', 'single', 'held', 'wide', 'unused', 'practice',
        'hiring'.
    names : tuple of str
        Seats or quarters that it is about.
    number, of : float
        Its two figures; what they are depends on the kind.
    between : Estimate or None
        A range, where there is one.
    """

    kind: str
    names: tuple[str, ...] = ()
    number: float = 0.0
    of: float = 0.0
    between: Estimate | None = None


def risks_of(facts: PlanFacts, recruit: RecruitChapter) -> tuple[Risk, ...]:
    """List what could go wrong with a design."""
    rules: tuple[Callable[[PlanFacts], Risk | None], ...] = (
        _customers_dip,
        _dearer,
        _service_missed,
        _service_thin,
        _late,
        _single,
        _held,
        _wide,
        _unused,
        _practice,
        _hiring,
    )
    found = [rule(facts) for rule in rules]
    attrition = Risk(
        "attrition",
        number=float(facts.measures.left),
        of=float(facts.measures.seats),
        between=recruit.expected_left,
    )
    kept = [each for each in found if each is not None]
    return (*kept[:5], attrition, *kept[5:])


def _quarters(facts: PlanFacts, column: str) -> list[float]:
    sums = facts.design.hours.group_by("quarter", maintain_order=True).agg(
        pl.col(f"{column}_hours_quarter").sum() / WEEKS_QUARTER
    )
    return [float(each) for each in sums.sort("quarter")[f"{column}_hours_quarter"]]


def _customers_dip(facts: PlanFacts) -> Risk | None:
    """Find quarters in which customers get fewer hours than now."""
    hours, now = _quarters(facts, "customer"), facts.result.as_is.customer_hours_week
    lowest = min(hours)
    if lowest >= UNDER * now:
        return None
    names = tuple(facts.quarter_name(at + 1) for at, each in enumerate(hours) if each < UNDER * now)
    kind = "customers_less" if hours[-1] < UNDER * now else "customers_dip"
    return Risk(kind, (facts.quarter_name(hours.index(lowest) + 1), *names), lowest, now)


def _dearer(facts: PlanFacts) -> Risk | None:
    saved = facts.measures.saved_amount_year
    if saved.low >= 0.0:
        return None
    kind = "dearer" if saved.mid < 0.0 else "dearer_bad"
    return Risk(
        kind, number=saved.mid, of=saved.mid + facts.measures.tool_amount_year.mid, between=saved
    )


def _service_missed(facts: PlanFacts) -> Risk | None:
    share = facts.measures.service_missed
    return Risk("service_missed", number=100.0 * share) if share >= 0.005 else None


def _service_thin(facts: PlanFacts) -> Risk | None:
    """Find services with hardly an hour to spare in the bad case, in some quarter."""
    rows = facts.design.rules.filter(pl.col("rule") == "service")
    loads = (
        facts.design.hours.join(
            facts.seats.select("seat_id", "service"), on="seat_id", maintain_order="left"
        )
        .group_by("service", "quarter", maintain_order=True)
        .agg(pl.col("load_hours_quarter").sum())
    )
    thin = (
        rows.join(
            loads,
            left_on=["rule_place", "quarter"],
            right_on=["service", "quarter"],
            maintain_order="left",
        )
        .filter(pl.col("slack") < THIN_BELOW * pl.col("load_hours_quarter"))
        .sort("slack")
    )
    if thin.is_empty():
        return None
    services = thin["rule_place"].unique(maintain_order=True).to_list()
    names = [_service_label(facts, each) for each in services]
    worst = thin.row(0, named=True)
    return Risk(
        "service_thin",
        tuple(names),
        worst["slack"] / WEEKS_QUARTER,
        worst["load_hours_quarter"] / WEEKS_QUARTER,
    )


def _service_label(facts: PlanFacts, service: str) -> str:
    own = facts.seats.filter(pl.col("service") == service).sort(
        "today_heads", descending=True, maintain_order=True
    )
    return str(own["label"].item(0))


def _late(facts: PlanFacts) -> Risk | None:
    hours, work = _quarters(facts, "late"), _quarters(facts, "load")
    worst = max(range(len(hours)), key=lambda at: hours[at])
    if hours[worst] < LATE_FROM * work[worst]:
        return None
    return Risk("late", (facts.quarter_name(worst + 1),), hours[worst], work[worst])


def _single(facts: PlanFacts) -> Risk | None:
    alone = facts.seats.filter((pl.col("end_heads") == 1) & ~pl.col("is_held"))
    if alone.is_empty():
        return None
    return Risk("single", tuple(alone["label"].to_list()), float(alone.height))


def _held(facts: PlanFacts) -> Risk | None:
    held = facts.seats.filter("is_held")
    if held.is_empty():
        return None
    return Risk(
        "held",
        tuple(held["label"].to_list()),
        float(held["today_heads"].sum()),
        float(facts.seats["today_heads"].sum()),
    )


def _wide(facts: PlanFacts) -> Risk | None:
    could = facts.result.could_pass_hours_week
    if could.low <= 0.0 or could.high / could.low < WIDE_FROM:
        return None
    return Risk(
        "wide", number=could.high / could.low, of=facts.result.usual_hours_week.mid, between=could
    )


def _unused(facts: PlanFacts) -> Risk | None:
    freed, unused = facts.measures.freed_hours_week, facts.measures.idle_hours_week
    return Risk("unused", number=unused, of=freed) if freed > 0.0 else None


def _practice(facts: PlanFacts) -> Risk | None:
    if "practice" not in facts.plan.binding:
        return None
    floor = facts.plan.request.limits.practice_floor_share
    return Risk("practice", number=100.0 * floor, of=facts.measures.practice_hours_week)


def _hiring(facts: PlanFacts) -> Risk | None:
    """Find a quarter with many hires at once."""
    hires = (
        facts.design.seats.group_by("quarter", maintain_order=True)
        .agg(pl.col("hire_heads").sum())
        .sort("quarter")
    )
    counts = hires["hire_heads"].to_list()
    worst = max(range(len(counts)), key=lambda at: counts[at])
    if counts[worst] < max(3.0, MANY_SHARE * facts.measures.seats):
        return None
    return Risk(
        "hiring", (facts.quarter_name(worst + 1),), float(counts[worst]), sum(counts) / len(counts)
    )
