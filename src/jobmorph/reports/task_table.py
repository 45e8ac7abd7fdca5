"""The task table of the terminal: label, hours, bar and one reason on one line each."""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from jobmorph.reports.layout import TerminalStyle, cell_width, cut, pad
from jobmorph.reports.role_view import PartHours, RoleView
from jobmorph.reports.rounding import round_to_total
from jobmorph.reports.sentences import as_heading
from jobmorph.reports.short_text import Shortened, short_labels, short_reasons
from jobmorph.reports.task_groups import TaskGroup, group_tasks, hours_words
from jobmorph.reports.words import say
from jobmorph.schema.ids import PARTS
from jobmorph.studies.role_result import RoleResult

LONGEST_TASK_BAR: Final = 16
NARROWEST_LABEL, WIDEST_LABEL = 18, 34
NARROWEST_REASON: Final = 12
NUMBER_WIDTH: Final = 2
_BESIDE_BAR: Final = 1 + 1 + NUMBER_WIDTH + 2  # indent, and the hours with their spaces
LEAST_FOR_REASONS: Final = 72  # below it a reason would be cut after two words
_OF_THE_WHOLE_JOB: Final = "official"  # ranks of the job, the same for each of its tasks


@dataclass(frozen=True, slots=True)
class _Columns:
    label: int
    bar: int
    hours_per_mark: int
    heading: str


@dataclass(frozen=True, slots=True)
class _Row:
    label: str
    hours: str
    bar: str
    reason: str


def bar_marks(hours: PartHours, hours_per_mark: int, style: TerminalStyle) -> str:
    """Draw whole hours as marks; the marks add up to the hours exactly."""
    mids = np.array([hours.of(part) for part in PARTS], dtype=np.float64)
    counts = round_to_total(mids, math.ceil(hours.total / hours_per_mark))
    return "".join(
        style.glyphs.part(part) * int(count) for part, count in zip(PARTS, counts, strict=True)
    )


def task_lines(result: RoleResult, view: RoleView, style: TerminalStyle, most: int) -> list[str]:
    """Set the largest tasks as lines, and the rest as one.

    Parameters
    ----------
    result : RoleResult
        The answer.
    view : RoleView
        Its whole hours.
    style : TerminalStyle
        Width and marks.
    most : int
        Tasks listed; a rest of one task takes as much room as the task itself and is listed too.

    Returns
    -------
    list of str
        Heading, tasks, rest; marks and hours add up to the week.
    """
    groups = group_tasks(view.tasks)
    listed = groups if len(groups) <= most + 1 else groups[:most]
    rest = groups[len(listed) :]
    smaller = PartHours(0, 0, 0)
    for group in rest:
        smaller = smaller.plus(group.parts)
    columns, rows = _fitted(result, listed, smaller, style)
    lines = [_heading(columns, style), *(_line(row, columns, style) for row in rows)]
    if rest:
        bar = bar_marks(smaller, columns.hours_per_mark, style)
        count = sum(group.count for group in rest)
        name = say("terminal.more.one") if count == 1 else say("terminal.more", count=count)
        row = _Row(name, str(smaller.total), bar, say("terminal.all"))
        lines.append(_line(row, columns, style))
    return lines


def _fitted(
    result: RoleResult, groups: list[TaskGroup], smaller: PartHours, style: TerminalStyle
) -> tuple[_Columns, list[_Row]]:
    """Divide the line between label and reason where least has to be cut."""
    per_mark = _hours_per_mark(groups, smaller, style)
    longest = max(math.ceil(group.hours / per_mark) for group in groups)
    heading = say("terminal.by", year=result.horizon_year)
    if longest < cell_width(heading):
        heading = str(result.horizon_year)
    bar = max(cell_width(heading), longest)
    left = style.width - _BESIDE_BAR - math.ceil(smaller.total / per_mark)
    names, reasons = _texts(groups, style, style.width - _BESIDE_BAR - bar - 2, left)
    everything = say("terminal.more", count=sum(group.count for group in groups))
    widths = [NARROWEST_LABEL, *(cell_width(each) for each in (*names, everything))]
    rows = [
        _Row(name, hours_words(group), bar_marks(group.parts, per_mark, style), reason)
        for group, name, reason in zip(groups, names, reasons, strict=True)
    ]
    return _Columns(min(max(widths), max(left, NARROWEST_LABEL)), bar, per_mark, heading), rows


def _texts(
    groups: list[TaskGroup], style: TerminalStyle, room: int, most_label: int
) -> tuple[list[str], list[str]]:
    """Choose labels and reasons that share `room` columns at the least cost to the reader."""
    has_reasons = style.width >= LEAST_FOR_REASONS
    most = min(WIDEST_LABEL, most_label, room - NARROWEST_REASON if has_reasons else room)
    labels = [as_heading(style.clean(group.label)) for group in groups]
    counts = [_count_words(group) for group in groups]
    reasons = [_reasons(group, style) if has_reasons else ("",) for group in groups]
    dots = style.glyphs.ellipsis

    def at(width: int) -> tuple[list[Shortened], list[Shortened]]:
        names = short_labels(labels, counts, width, dots)
        return names, short_reasons(reasons, room - width, dots)

    def cost(width: int) -> float:
        return sum(each.cost for column in at(width) for each in column)

    widths = range(NARROWEST_LABEL, max(NARROWEST_LABEL, most) + 1)
    names, said = at(min(widths, key=lambda width: (cost(width), -width)))
    return [name.text for name in names], [reason.text for reason in said]


def _hours_per_mark(groups: list[TaskGroup], smaller: PartHours, style: TerminalStyle) -> int:
    longest = max(group.hours for group in groups)
    room = style.width - NARROWEST_LABEL - _BESIDE_BAR
    if longest <= LONGEST_TASK_BAR and smaller.total <= room:
        return 1  # only the rest may be longer: it runs into the last column
    return math.ceil(max(longest, smaller.total) / LONGEST_TASK_BAR)


def _count_words(group: TaskGroup) -> str:
    return say("terminal.group", count=group.count) if group.count > 1 else ""


def _reasons(group: TaskGroup, style: TerminalStyle) -> tuple[str, ...]:
    """Give the largest task's one line, then its other reasons that are not the whole job's."""
    task = group.tasks[0]
    own = [each.text for each in task.reasons if each.tier != _OF_THE_WHOLE_JOB]
    return tuple(style.clean(text) for text in (task.reason, *own))


def _heading(columns: _Columns, style: TerminalStyle) -> str:
    task, hours = say("terminal.task"), say("terminal.hours")
    numbers = 1 + columns.label + 1 + NUMBER_WIDTH - cell_width(task) - 1
    line = f" {task}{pad(hours, numbers, 'right')}  {pad(columns.heading, columns.bar)}"
    why = say("terminal.why") if style.width >= LEAST_FOR_REASONS else ""
    if cell_width(line) + 2 + cell_width(why) > style.width:
        why = say("terminal.why.short")
    return style.bold(f"{line}  {why}".rstrip())


def _line(row: _Row, columns: _Columns, style: TerminalStyle) -> str:
    name = pad(cut(row.label, columns.label, style.glyphs.ellipsis), columns.label)
    number = pad(row.hours, NUMBER_WIDTH, "right")
    start = f" {name} {number}  {pad(row.bar, columns.bar)}"
    room = style.width - cell_width(start) - 2
    reason = cut(row.reason, room, style.glyphs.ellipsis) if room >= 4 else ""
    return f"{start}  {reason}".rstrip()
