"""Chapter 5, coach: what managers stop, start, look for and ask, field by field."""

from dataclasses import dataclass
from typing import Final

import polars as pl

from jobmorph.studies.skill_book import skill_book
from jobmorph.studies.team_chapters_facts import WEEKS_QUARTER, PlanFacts, by_task
from jobmorph.studies.team_chapters_library import LeadersChange, family_material
from jobmorph.studies.team_work import COACHES_FROM, COACHING

# A manager's task of which AI newly takes, or helps to save, at least so many hours a week.
LEAST_FREED: Final = 0.05
MOST_TASKS: Final = 4
MOST_CHANGES: Final = 4
MOST_LINES: Final = 4
# Words by which habits of reporting are told first.
_REPORTING: Final = (
    "report",
    "figures",
    "slides",
    "dashboard",
    "board",
    "number",
    "forecast",
    "monday",
    "dials",
    "contacts per head",
    "handling time",
    "list of accounts",
    "weekly round",
    "field",
)


@dataclass(frozen=True, slots=True)
class ManagerTask:
    """A task of managers, hours a week of all of them.

    Parameters
    ----------
    label : str
        The task.
    load_hours, delegated_now, delegated, assisted : float
        All of it; by AI now and at the end; with AI at the end.
    freed_hours : float
        What AI saves of it, checking taken off.
    takes : str
        What AI does of it, in the library's words.
    """

    label: str
    load_hours: float
    delegated_now: float
    delegated: float
    assisted: float
    freed_hours: float
    takes: str


@dataclass(frozen=True, slots=True)
class AreaCoaching:
    """One field of work with those who lead it.

    Parameters
    ----------
    area : str
        'sales', 'service', 'marketing' ...
    leaders : tuple of str
        Seats that lead.
    leader_heads, led_now, led_end : int
        People.
    now_hours_head, end_hours_head : float
        Coaching per person led and week.
    by_quarter : tuple of float
        The same in each quarter.
    now_hours_leader, end_hours_leader : float
        Coaching that each leader gives a week.
    extra_hours : float
        Of coaching at the end, hours put back out of what AI frees; a week, all leaders.
    freed_hours, unused_hours : float
        What AI frees of the leaders' week, and the part nobody uses; a week, all leaders.
    tasks : tuple of ManagerTask
        Where it is freed.
    changes : tuple of LeadersChange
        Habits that end, and what comes in their place.
    observe, ask : tuple of str
        What to look for and ask, from the libraries of those who are led.
    is_held : bool
        Led by people whose seat the library does not describe: no hours are known.
    """

    area: str
    leaders: tuple[str, ...]
    leader_heads: int
    led_now: int
    led_end: int
    now_hours_head: float
    end_hours_head: float
    by_quarter: tuple[float, ...]
    now_hours_leader: float
    end_hours_leader: float
    extra_hours: float
    freed_hours: float
    unused_hours: float
    tasks: tuple[ManagerTask, ...]
    changes: tuple[LeadersChange, ...]
    observe: tuple[str, ...]
    ask: tuple[str, ...]
    is_held: bool


@dataclass(frozen=True, slots=True)
class CoachChapter:
    """Chapter 5.

    Parameters
    ----------
    areas : tuple of AreaCoaching
        Most people led first.
    now_hours_head, end_hours_head : float
        Coaching per person led and week, all fields together.
    factor : float
        What the design asks for at least, relative to now.
    hours_asked : float
        What it asks for at least whatever now is, hours per person and week.
    """

    areas: tuple[AreaCoaching, ...]
    now_hours_head: float
    end_hours_head: float
    factor: float
    hours_asked: float


def coach_chapter(facts: PlanFacts) -> CoachChapter:
    """Write chapter 5 of a design."""
    led = facts.seats.filter("is_manager").get_column("team_area").unique(maintain_order=True)
    areas = [_area(facts, area) for area in led]
    limits = facts.plan.request.limits
    return CoachChapter(
        areas=tuple(
            sorted(
                (each for each in areas if each.led_now or each.led_end),
                key=lambda each: (-each.led_now, each.area),
            )
        ),
        now_hours_head=facts.result.as_is.coaching_hours_head_week,
        end_hours_head=facts.measures.coaching_hours_head_week,
        factor=limits.coaching_factor,
        hours_asked=limits.coaching_hours_head_least / WEEKS_QUARTER,
    )


def _area(facts: PlanFacts, area: str) -> AreaCoaching:
    own = facts.seats.filter(pl.col("team_area") == area)
    leaders = own.filter("is_manager")
    led = own.filter(~pl.col("is_manager"))
    ids = leaders["seat_id"]
    coaching = _by_quarter(facts, ids, "coaching_hours_quarter")
    people = _led_by_quarter(facts, led["seat_id"])
    now = _coaching_now(facts, leaders)
    led_now, count = int(led["today_heads"].sum()), int(leaders["today_heads"].sum())
    end_count = int(leaders["end_heads"].sum())
    return AreaCoaching(
        area=area,
        leaders=tuple(leaders["label"].to_list()),
        leader_heads=count,
        led_now=led_now,
        led_end=int(led["end_heads"].sum()),
        now_hours_head=now / led_now if led_now else 0.0,
        end_hours_head=coaching[-1] / people[-1] if people[-1] else 0.0,
        by_quarter=tuple(
            hours / heads if heads else 0.0 for hours, heads in zip(coaching, people, strict=True)
        ),
        now_hours_leader=now / count if count else 0.0,
        end_hours_leader=coaching[-1] / end_count if end_count else 0.0,
        extra_hours=_by_quarter(facts, ids, "coaching_back_hours_quarter")[-1],
        freed_hours=_by_quarter(facts, ids, "freed_hours_quarter")[-1],
        unused_hours=_by_quarter(facts, ids, "idle_hours_quarter")[-1],
        tasks=_tasks(facts, ids),
        changes=_changes(facts, leaders, led),
        observe=_lines(facts, led, "observe"),
        ask=_lines(facts, led, "ask"),
        is_held=bool(leaders["is_held"].all()),
    )


def _by_quarter(facts: PlanFacts, seats: pl.Series, column: str) -> list[float]:
    """Hours a week of some seats, by quarter."""
    sums = (
        facts.design.hours.filter(pl.col("seat_id").is_in(seats.implode()))
        .group_by("quarter", maintain_order=True)
        .agg(pl.col(column).sum() / WEEKS_QUARTER)
        .sort("quarter")
    )
    return [float(each) for each in sums[column]]


def _led_by_quarter(facts: PlanFacts, seats: pl.Series) -> list[int]:
    sums = (
        facts.design.seats.filter(pl.col("seat_id").is_in(seats.implode()))
        .group_by("quarter", maintain_order=True)
        .agg(pl.col("planned_heads").sum())
        .sort("quarter")
    )
    found = [int(each) for each in sums["planned_heads"]]
    return found or [0] * facts.result.quarters


def _coaching_now(facts: PlanFacts, leaders: pl.DataFrame) -> float:
    """Hours a week that leaders give now: tasks that mostly practise helping others improve."""
    families = leaders["family"].drop_nulls().unique().to_list()
    book = skill_book(facts.edition)
    ids = [
        entry.skill_id
        for family in families
        for entry in book.family(family)
        if entry.core == COACHING
    ]
    tasks = facts.edition.rows(
        "role_practice", pl.col("skill_id").is_in(ids) & (pl.col("link_share") >= COACHES_FROM)
    )["task_id"]
    first = facts.design.tasks.filter(
        (pl.col("quarter") == 1)
        & pl.col("seat_id").is_in(leaders["seat_id"].implode())
        & pl.col("task_id").is_in(tasks.implode())
    )
    return float(first["load_hours_quarter"].sum()) / WEEKS_QUARTER


def _tasks(facts: PlanFacts, seats: pl.Series) -> tuple[ManagerTask, ...]:
    tasks = (
        by_task(facts, seats)
        .filter(pl.col("freed") >= LEAST_FREED)
        .sort("freed", "task_id", descending=[True, False])
    )
    return tuple(
        ManagerTask(
            row["label"],
            row["load_hours"],
            row["delegated_now"],
            row["delegated"],
            row["assisted"],
            row["freed"],
            row["takes"],
        )
        for row in tasks.head(MOST_TASKS).iter_rows(named=True)
    )


def _changes(
    facts: PlanFacts, leaders: pl.DataFrame, led: pl.DataFrame
) -> tuple[LeadersChange, ...]:
    """Habits of these leaders, reporting first; then those of leading the families that are led."""
    largest = led.sort("today_heads", descending=True, maintain_order=True)
    families = dict.fromkeys(
        [*leaders["family"].drop_nulls().to_list(), *largest["family"].drop_nulls().to_list()]
    )
    found: list[LeadersChange] = []
    for family in families:
        changes = family_material(family, facts.edition).leaders
        found += sorted(changes, key=_reports_last)[: max(2, MOST_CHANGES - len(families))]
    return tuple(sorted(found[: MOST_CHANGES + 2], key=_reports_last)[:MOST_CHANGES])


def _reports_last(change: LeadersChange) -> bool:
    return not any(word in change.before.casefold() for word in _REPORTING)


def _lines(facts: PlanFacts, led: pl.DataFrame, section: str) -> tuple[str, ...]:
    """Lines for the two largest families that are led."""
    largest = (
        led.group_by("family", maintain_order=True)
        .agg(pl.col("today_heads").sum())
        .sort("today_heads", descending=True, maintain_order=True)["family"]
        .drop_nulls()
        .head(2)
    )
    lists = [getattr(family_material(family, facts.edition), section) for family in largest]
    each = MOST_LINES if len(lists) == 1 else MOST_LINES // 2
    return tuple(line for lines in lists for line in lines[:each])
