"""The three cards of a role's page: what stays, what to learn or what passes, where it leads."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import polars as pl

from jobmorph.reports.role_library import (
    asked_competencies,
    card_hours,
    move_title,
    ordered_moves,
)
from jobmorph.reports.role_view import RoleView
from jobmorph.reports.rounding import round_to_total
from jobmorph.reports.sentences import as_heading, edge_rows, growing_labels
from jobmorph.reports.task_groups import TaskGroup, group_tasks
from jobmorph.reports.theme import ShownRange, moment_words, month_words, whole
from jobmorph.reports.words import say
from jobmorph.schema.ids import PARTS, Moment, Part
from jobmorph.studies.library_context import LibraryContext
from jobmorph.studies.role_result import RoleResult

CARD_LINES: Final = 3
LIBRARY_LINES: Final = 4
GROWING_LINES: Final = 2


@dataclass(frozen=True, slots=True)
class Line:
    """A word or sentence with the figure that belongs to it."""

    words: str
    figure: str


@dataclass(frozen=True, slots=True)
class Card:
    """One of the three cards; `note` says whose judgement it holds, `link` where more stands."""

    heading: str
    lines: list[Line]
    note: str = ""
    link: str = ""


def cards(result: RoleResult, view: RoleView, moment: Moment = "horizon") -> list[Card]:
    """Fill the cards: those of the library for its roles, else what stays, passes and is asked.

    Parameters
    ----------
    result : RoleResult
        The answer.
    view : RoleView
        The same, rounded.
    moment : {'today', 'horizon', 'reach'}
        The moment of the hours; what the library says of the years ahead says so itself.
    """
    if result.library is not None:
        return [
            _grows(result, result.library, moment),
            _learn(result.library),
            _leads(result.library),
        ]
    asks = [
        Line(as_heading(row.name), say("page.card.score", score=row.score))
        for row in edge_rows(result)[:CARD_LINES]
    ]
    passes = _task_card("passes", "delegated", result, view, moment)
    return [
        _task_card("stays", "human", result, view, moment),
        passes if passes.lines else _task_card("shared", "assisted", result, view, moment),
        Card(say("page.card.asks"), asks, link="edge"),
    ]


def _task_card(name: str, part: Part, result: RoleResult, view: RoleView, moment: Moment) -> Card:
    is_horizon = moment == "horizon"
    ranked = sorted(
        group_tasks(view.tasks),
        key=lambda group: (-_whole(group, moment, part), -group.hours_of(moment, part)),
    )
    lines = []
    for group in ranked[:CARD_LINES]:
        if _whole(group, moment, part) == 0:
            continue  # rounding left it no whole hour, here as in every other output
        hours = _group_range(group, moment, part)
        key = "page.card.hours" if is_horizon else "page.card.hours.moment"
        figure = say(f"{key}.one" if group.hours == 1 else key, mid=hours.mid, low=hours.low,
                     high=hours.high, task=group.hours, year=result.horizon_year)  # fmt: skip
        lines.append(Line(as_heading(group.label), figure))
    if is_horizon:
        return Card(say(f"page.card.{name}"), lines, link="tasks")
    usage = month_words(result.usage_as_of)
    note = as_heading(moment_words(moment, year=result.horizon_year, usage=usage))
    return Card(say(f"page.card.{name}.{moment}"), lines, f"{note}.", "tasks")


def _whole(group: TaskGroup, moment: Moment, part: Part) -> int:
    """Whole hours of a part; those of the three parts add up to those of the task."""
    if moment == "horizon":
        return group.parts.of(part)
    exact = np.array([group.hours_of(moment, each) for each in PARTS])
    return int(round_to_total(exact, group.hours)[PARTS.index(part)])


def _group_range(group: TaskGroup, moment: Moment, part: Part) -> ShownRange:
    """Whole hours of a part; ends of several tasks are added, as if they moved together."""
    each = [task.hours_of(moment, part) for task in group.tasks]
    mid = _whole(group, moment, part)
    low, high = (whole(sum(getattr(hours, end) for hours in each)) for end in ("low", "high"))
    return ShownRange(min(low, mid), mid, max(high, mid))


def _grows(result: RoleResult, library: LibraryContext, moment: Moment) -> Card:
    """Fill the first card: tasks that grow, then the largest of those that appear."""
    now = dict(result.tasks.select("label", "time_hours_week").iter_rows())
    then = {row["label"]: row for row in library.card.iter_rows(named=True)}
    is_card_level = library.card_level == library.level
    labels = [label for label in growing_labels(library) if label in now]
    labels.sort(key=lambda label: -now[label])
    lines = [
        Line(as_heading(label), _growth(label, now[label], then, library, is_shown=is_card_level))
        for label in labels[:GROWING_LINES]
    ]
    new = library.card.filter(pl.col("task_kind") != "existing")
    for row in new.head(LIBRARY_LINES - len(lines)).iter_rows(named=True):
        key = "card.grows.new" if is_card_level else "card.grows.new.plain"
        lines.append(Line(as_heading(row["label"]), say(key, hours=card_hours(row))))
    year = library.future["year"]
    heading = say("card.grows" if moment == "horizon" else "card.grows.by", year=year)
    return Card(heading, lines, say("card.grows.note", year=year), "becomes")


def _growth(
    label: str,
    now: float,
    then: dict[str, dict[str, Any]],
    library: LibraryContext,
    *,
    is_shown: bool,
) -> str:
    row = then.get(label)
    halves = whole(2 * now) / 2  # the library gives hours to the half
    if row is None or not is_shown or row["time_hours_week"] <= halves:
        return say("card.grows.now", now=f"{halves:g}")
    return say(
        "card.grows.hours", now=f"{halves:g}", then=card_hours(row), year=library.future["year"]
    )


def _learn(library: LibraryContext) -> Card:
    lines = [
        Line(as_heading(row["label"]), say("card.learn.need", need=f"{row['need']:g}"))
        for row in asked_competencies(library)[:LIBRARY_LINES]
    ]
    return Card(say("card.learn"), lines, say("card.learn.note"), "abilities")


def _leads(library: LibraryContext) -> Card:
    """Fill the last card: the shortest move of each kind, then the shortest of the others."""
    moves = ordered_moves(library)
    kinds = [row["move_kind"] for row in moves]
    first = [row for place, row in enumerate(moves) if row["move_kind"] not in kinds[:place]]
    others = sorted((row for row in moves if row not in first), key=lambda row: row["months"])
    lines = [
        Line(
            move_title(row),
            say("card.leads.months", low=f"{row['months_low']:g}", high=f"{row['months_high']:g}"),
        )
        for row in [*first, *others][:LIBRARY_LINES]
    ]
    return Card(say("card.leads"), lines, say("card.leads.note"), "moves")
