"""The role answer for an 80 x 24 terminal: one calm screen, the rest behind --all."""

import math

from jobmorph.reports.commands import next_line, other_readings
from jobmorph.reports.layout import (
    SCREEN_LINES,
    TerminalStyle,
    cell_width,
    flow,
    pad,
    wrap,
    wrap_all,
)
from jobmorph.reports.role_view import RoleView, view_role
from jobmorph.reports.sentences import (
    LARGEST_LABELS,
    agreement_sentence,
    freed_sentence,
    lead_sentence,
    new_work_sentence,
    overruled_sentence,
    reading_sentence,
    stays_sentence,
    title_words,
)
from jobmorph.reports.task_table import bar_marks, task_lines
from jobmorph.reports.theme import month_words, part_words
from jobmorph.reports.words import say
from jobmorph.schema.ids import PARTS
from jobmorph.studies.role_result import RoleResult

FEWEST_TASKS, MOST_TASKS = 3, 7
ANSWER_LINES = 2
MOST_NEW_WORK_LINES = 2
BAR_INDENT = 10


def terminal_role(result: RoleResult, style: TerminalStyle | None = None) -> str:
    """Set the role answer on one screen.

    Parameters
    ----------
    result : RoleResult
        The answer.
    style : TerminalStyle, optional
        Width, marks, bold; 80 columns of Unicode without bold if not given.

    Returns
    -------
    str
        At most 24 lines (23 where titles are short), no line wider than the style.
    """
    style = style or TerminalStyle()
    view = view_role(result)
    head = [*_heading(result, style), "", *_answer(result, view, style), ""]
    head += week_lines(result, view, style)
    foot = _foot(result, style)
    room = SCREEN_LINES - len(head) - len(foot) - 2
    tasks = task_lines(result, view, style, min(max(room, FEWEST_TASKS), MOST_TASKS))
    return "\n".join([*head, *tasks, *foot]) + "\n"


def _heading(result: RoleResult, style: TerminalStyle) -> list[str]:
    title = style.clean(title_words(result)).upper()
    levels = _career(result)
    options = other_readings(result, style, style.width - cell_width(title) - 2, levels)
    reading = wrap(style.clean(reading_sentence(result)), style.width)
    if options:
        gap = " " * (style.width - cell_width(title) - cell_width(options))
        return [style.bold(title) + gap + options, *reading]
    lines = [style.bold(line) for line in wrap(title, style.width)]
    below = other_readings(result, style, style.width, levels)
    return [*lines, *([below] if below else []), *reading]


def _career(result: RoleResult) -> list[str]:
    """Levels of the job's family, lowest first; none where the library does not know the job."""
    return result.library.levels.get_column("level").to_list() if result.library else []


def _answer(result: RoleResult, view: RoleView, style: TerminalStyle) -> list[str]:
    """Say how much passes and what stays; one example fewer where that saves a line."""
    lead = lead_sentence(result, view)
    full, short = (
        wrap(style.clean(f"{lead} {stays_sentence(result, view, most)}"), style.width)
        for most in (LARGEST_LABELS, LARGEST_LABELS - 1)
    )
    return short if len(short) < len(full) and len(full) > ANSWER_LINES else full


def week_lines(result: RoleResult, view: RoleView, style: TerminalStyle) -> list[str]:
    """Draw the week by the horizon, its key with ranges, and the week as seen so far."""
    usage = say("usage", usage=month_words(result.usage_as_of))
    per_mark = max(math.ceil(view.week / (style.width - BAR_INDENT)), 1)
    by_year = say("moment.short.horizon", year=result.horizon_year)
    horizon = bar_marks(view.horizon.mids, per_mark, style)
    key = [
        f"{style.glyphs.part(part)} {part_words(part, 'short')} {view.horizon.of(part)}"
        for part in PARTS
    ]
    lines = _bar_line(by_year, horizon, mark_words(per_mark), style)
    if len(lines) > 1:  # no room beside the bar: the scale joins the key
        lines, key = lines[:1], [*key, mark_words(per_mark)]
    lines += flow(key, style.width, " " * BAR_INDENT)
    so_far = bar_marks(view.bars["today"].mids, per_mark, style)
    return lines + _bar_line(say("moment.short.today"), so_far, usage, style)


def mark_words(hours_per_mark: int) -> str:
    """Say what one mark of a bar stands for."""
    if hours_per_mark == 1:
        return say("terminal.mark.1")
    return say("terminal.mark.more", hours=hours_per_mark)


def _bar_line(name: str, bar: str, remark: str, style: TerminalStyle) -> list[str]:
    line = pad(f" {name}", BAR_INDENT) + bar
    if cell_width(line) + 3 + cell_width(remark) <= style.width:
        return [f"{line}   {remark}"]
    return [line, " " * BAR_INDENT + remark]


def _foot(result: RoleResult, style: TerminalStyle) -> list[str]:
    edition = say("terminal.edition", edition=result.record.edition)
    texts = [
        freed_sentence(result),
        *_new_work(result, style),
        overruled_sentence(result),
        agreement_sentence(result.agreement),
        f"{say('exposure')} {edition}",
        next_line(result, style),
    ]
    return wrap_all(texts, style)


def _new_work(result: RoleResult, style: TerminalStyle) -> list[str]:
    """Set new work in at most two lines; what does not fit is counted."""
    for most in range(result.new_work.height, 0, -1):
        lines = wrap(style.clean(new_work_sentence(result, most)), style.width)
        if len(lines) <= MOST_NEW_WORK_LINES:
            return lines
    return []
