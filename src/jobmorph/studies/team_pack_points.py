"""What a plan's own weak points make worth asking, and what an assessment must weigh."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import polars as pl

from jobmorph.schema.ids import TitleStatus
from jobmorph.studies.team_pack_groups import PackGroup
from jobmorph.studies.team_pack_hours import PackStep, PackTask, told_hours
from jobmorph.studies.team_pack_people import PackPeople
from jobmorph.studies.team_result import TeamMeasures, TeamPlan, TeamResult

# A service has little to spare below this part of its work in the bad case.
THIN_BELOW: Final = 0.02
LATE_FROM: Final = 0.02
# AI's work begins fast if so much of it has passed by the second quarter.
FAST_FROM: Final = 0.6
SHOWN_NAMES: Final = 4
SHOWN_TITLES: Final = 6
OPEN_TITLES: Final[tuple[TitleStatus, ...]] = ("confirm", "not_found")

Value = str | float | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PackPoint:
    """A question or a risk.

    Parameters
    ----------
    name : str
        Which one; its words stand in the catalogue.
    values : mapping of str to str, float or tuple of str
        Names and numbers that it is about. No number of people under five.
    """

    name: str
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class PlanSigns:
    """What the figures of one design show.

    Parameters
    ----------
    result : TeamResult
        The answer.
    plan : TeamPlan
        The design.
    measures : TeamMeasures
        What it comes to.
    people : PackPeople
        As they may be told.
    groups : tuple of PackGroup
        As they may be told.
    tasks : tuple of PackTask
        Tasks that pass, by group.
    largest : tuple of str
        Tasks of which most hours pass.
    steps : tuple of PackStep
        The way by quarter.
    """

    result: TeamResult
    plan: TeamPlan
    measures: TeamMeasures
    people: PackPeople
    groups: tuple[PackGroup, ...]
    tasks: tuple[PackTask, ...]
    largest: tuple[str, ...]
    steps: tuple[PackStep, ...]

    def is_binding(self, rule: str) -> bool:
        """Say whether the plan stands at the limit of a rule."""
        return rule in self.plan.binding

    @property
    def open_titles(self) -> tuple[str, ...]:
        """Titles that nobody has settled yet, by the alphabet."""
        found = [each.title for each in self.result.roster.readings if each.status in OPEN_TITLES]
        return tuple(sorted(found))


def questions_of(signs: PlanSigns) -> tuple[PackPoint, ...]:
    """List what representatives may ask: what is particular to this plan first."""
    found: list[PackPoint] = []
    for find in _QUESTIONS:
        found += find(signs)
    return tuple(found)


def _layoffs(signs: PlanSigns) -> Iterator[PackPoint]:
    if signs.people.is_asked_to_leave:
        yield PackPoint("layoffs", {})
    elif signs.plan.request.limits.layoff_share > 0.0:
        yield PackPoint("layoffs_allowed", {})


def _fewer(signs: PlanSigns) -> Iterator[PackPoint]:
    for at, group in enumerate(signs.groups):
        if group.seats_end < group.seats_now:
            passing = tuple(task.label for task in signs.tasks if task.group == at)[:2]
            yield PackPoint(
                "fewer",
                {
                    "group": float(at),
                    "now": group.seats_now,
                    "end": group.seats_end,
                    "tasks": passing,
                },
            )


def _thin(signs: PlanSigns) -> Iterator[PackPoint]:
    names = thin_services(signs.plan)
    if names:
        yield PackPoint("thin", {"names": names})
    missed = 100.0 * signs.measures.service_missed
    if missed >= 1.0:
        yield PackPoint("missed", {"share": missed})
    if signs.plan.request.limits.is_bold:
        yield PackPoint("bold", {})


def thin_services(plan: TeamPlan) -> tuple[str, ...]:
    """Name fields of work with little to spare if AI does as little as in the lowest tenth."""
    if plan.design is None:
        return ()
    rows = plan.design.rules.filter((pl.col("rule") == "service") & (pl.col("limit_value") > 0.0))
    tight = (
        rows.with_columns((pl.col("slack") / pl.col("limit_value")).alias("spare"))
        .group_by("rule_place", maintain_order=True)
        .agg(pl.col("spare").min())
        .filter(pl.col("spare") < THIN_BELOW)
        .sort("spare", "rule_place")
    )
    return tuple(tight.get_column("rule_place").head(SHOWN_NAMES))


def late_peak(plan: TeamPlan) -> tuple[float, int]:
    """Return the largest part of a quarter's work that waits, and that quarter."""
    if plan.design is None:
        return 0.0, 1
    by_quarter = (
        plan.design.hours.group_by("quarter", maintain_order=True)
        .agg((pl.col("late_hours_quarter").sum() / pl.col("load_hours_quarter").sum()).alias("s"))
        .sort("s", "quarter", descending=[True, False])
    )
    quarter, share = by_quarter.row(0)
    return float(share or 0.0), int(quarter)


def _late(signs: PlanSigns) -> Iterator[PackPoint]:
    share, quarter = late_peak(signs.plan)
    if share >= LATE_FROM:
        name = signs.result.quarter_names[quarter - 1]
        yield PackPoint("late", {"share": 100.0 * share, "quarter": name})


def _dearer(signs: PlanSigns) -> Iterator[PackPoint]:
    if signs.measures.saved_amount_year.mid < 0.0:
        yield PackPoint("dearer", {})


def _leavers(signs: PlanSigns) -> Iterator[PackPoint]:
    if signs.people.left is None or signs.people.left > 0:
        fewer = signs.people.seats_end < signs.people.seats_now
        yield PackPoint("leavers_fewer" if fewer else "leavers", {"end": signs.result.end_name})


def _freed(signs: PlanSigns) -> Iterator[PackPoint]:
    freed, idle = signs.measures.freed_hours_week, signs.measures.idle_hours_week
    if freed > 0.0 and idle > 0.0:
        yield PackPoint("unused", {"share": 100.0 * min(idle / freed, 1.0)})
    yield PackPoint("checking", {"hours": told_hours(signs.measures.checking_hours_week)})


def _learning(signs: PlanSigns) -> Iterator[PackPoint]:
    limits = signs.plan.request.limits
    if signs.is_binding("practice"):
        yield PackPoint("practice", {"share": 100.0 * limits.practice_floor_share})
    if signs.people.has_entry and signs.people.entry_more < 0:
        yield PackPoint("entry_fewer", {})
    if signs.is_binding("coaching") or signs.is_binding("span"):
        yield PackPoint("coaching", {"share": 100.0 * limits.coaching_factor})


def _work(signs: PlanSigns) -> Iterator[PackPoint]:
    if signs.largest:
        yield PackPoint("tasks", {"tasks": signs.largest})
    now, end = told_hours(signs.result.as_is.delegated_hours_week), signs.steps[-1].ai
    soon = signs.steps[min(1, len(signs.steps) - 1)]
    if soon.ai - now >= FAST_FROM * (end - now) > 0.0:
        yield PackPoint("fast", {"quarter": soon.quarter, "now": now, "soon": soon.ai, "end": end})
    yield PackPoint("order", {})
    could = signs.result.could_pass_hours_week
    yield PackPoint("range", {"low": could.low, "mid": could.mid, "high": could.high})


def _titles(signs: PlanSigns) -> Iterator[PackPoint]:
    if signs.open_titles:
        yield PackPoint("titles", {"titles": signs.open_titles[:SHOWN_TITLES]})
    if signs.people.has_held:
        held = tuple(title for group in signs.groups for title in group.titles)
        settled = tuple(title for title in held if title not in signs.open_titles)
        if settled:
            yield PackPoint("held", {"titles": settled[:SHOWN_TITLES]})


def _always(signs: PlanSigns) -> Iterator[PackPoint]:
    del signs
    yield PackPoint("survey", {})
    yield PackPoint("monitoring", {})
    yield PackPoint("decide", {})


_QUESTIONS: Final[tuple[Callable[[PlanSigns], Iterator[PackPoint]], ...]] = (
    _layoffs,
    _fewer,
    _thin,
    _late,
    _dearer,
    _leavers,
    _freed,
    _learning,
    _work,
    _titles,
    _always,
)


def risks_of_pack(signs: PlanSigns) -> tuple[PackPoint, ...]:
    """List the risks to people that a draft assessment weighs, and what this plan shows of them."""
    is_checked = any(use.purpose == "protected" for use in signs.result.roster.columns)
    could, end = signs.result.could_pass_hours_week, signs.result.end_name
    found = [
        PackPoint("small_groups", {}),
        PackPoint("persons", {}),
        PackPoint("titles", {"titles": signs.open_titles[:SHOWN_TITLES]})
        if signs.open_titles
        else PackPoint("titles_settled", {}),
        PackPoint("hours", {}),
        PackPoint("range", {"low": could.low, "high": could.high, "mid": could.mid, "end": end}),
        PackPoint("pressure", {"names": thin_services(signs.plan)})
        if thin_services(signs.plan)
        else PackPoint("pressure_none", {}),
        PackPoint("monitoring", {}),
        PackPoint("alike_checked" if is_checked else "alike", {}),
    ]
    if signs.people.has_entry:
        found.append(
            PackPoint("learning", {"share": 100.0 * signs.plan.request.limits.practice_floor_share})
        )
    if signs.people.is_asked_to_leave:
        found.append(PackPoint("layoffs", {}))
    return (*found, PackPoint("files", {}))
