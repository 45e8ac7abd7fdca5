"""The largest tasks of a team for its page: bar, reason, both sides; the same as a table."""

from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from jobmorph.reports.blocks import Grid, table_of
from jobmorph.reports.figures import bar_svg
from jobmorph.reports.sentences import as_heading
from jobmorph.reports.theme import part_words, whole
from jobmorph.reports.words import say
from jobmorph.schema.ids import PARTS, Part
from jobmorph.studies.team_result import TeamResult

MOST_TASKS: Final = 15
_OPENED: Final = (
    ("takes", "takes"),
    ("leaves", "leaves"),
    ("counter_line", "against"),
)


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task: its name, its seat with a reason, hours, bar, shares, and what opens under it."""

    label: str
    reason: str
    hours: str
    bar: str
    shares: str
    texts: tuple[str, ...]


def largest_tasks(result: TeamResult) -> list[dict[str, Any]]:
    """Take the tasks with most hours, with the names of their seats."""
    labels = result.seats.select("seat_id", pl.col("label").alias("seat"))
    ordered = result.tasks.sort("load_hours_week", "task_id", descending=[True, False])
    return (
        ordered.head(MOST_TASKS)
        .join(labels, on="seat_id", how="left", maintain_order="left")
        .to_dicts()
    )


def task_lines(result: TeamResult) -> list[TaskLine]:
    """Draw the largest tasks on the scale of the largest."""
    rows = largest_tasks(result)
    longest = max((row["load_hours_week"] for row in rows), default=0.0)
    return [_line(row, longest) for row in rows]


def _line(row: dict[str, Any], longest: float) -> TaskLine:
    hours = _hours(row)
    texts = {part: f"{value:,.0f}" for part, value in hours.items()}
    load, label = f"{row['load_hours_week']:,.0f}", as_heading(row["label"])
    told = say("team.page.tasks.bar", task=label, seat=row["seat"], hours=load, **texts)
    opened = (
        say(f"team.page.tasks.{key}", text=row[column].rstrip("."))
        for column, key in _OPENED
        if row[column]
    )
    why = say("team.page.tasks.reason", seat=row["seat"], reason=row["reason_line"])
    return TaskLine(
        label=label,
        reason=why if row["reason_line"] else row["seat"],
        hours=say("team.page.tasks.hours", hours=load),
        bar=bar_svg(hours, longest, told, height=16),
        shares=say("team.page.tasks.shares", **_percents(row)),
        texts=tuple(f"{text.rstrip('.')}." for text in opened),
    )


def _hours(row: dict[str, Any]) -> dict[Part, float]:
    """Middle hours of each part; a person's are what the two others leave."""
    delegated = row["delegated"] * row["load_hours_week"]
    assisted = row["assisted"] * row["load_hours_week"]
    human = max(row["load_hours_week"] - delegated - assisted, 0.0)
    return {"delegated": delegated, "assisted": assisted, "human": human}


def _percents(row: dict[str, Any]) -> dict[str, int]:
    names = [f"{part}{end}" for part in ("delegated", "assisted") for end in ("", "_low", "_high")]
    return {name: whole(100.0 * row[name]) for name in names}


def task_table(result: TeamResult) -> Grid:
    """Set the same tasks as a table, in the same order."""
    rows = [
        (
            as_heading(row["label"]),
            row["seat"],
            f"{row['load_hours_week']:,.1f}",
            *(f"{_hours(row)[part]:,.1f}" for part in PARTS),
            as_heading(row["reason_line"] or ""),
        )
        for row in largest_tasks(result)
    ]
    heads = [
        say("team.column.task"),
        say("team.column.seat"),
        say("team.column.hours"),
        *(as_heading(part_words(part, "leader")) for part in PARTS),
        say("column.reason"),
    ]
    return table_of(say("team.page.tasks.table"), heads, rows, (2, 3, 4, 5))
