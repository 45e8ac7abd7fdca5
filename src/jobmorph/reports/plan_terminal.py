"""A learning plan on the terminal: one calm screen, or everything with --all."""

from collections.abc import Sequence
from typing import Final

import polars as pl

from jobmorph.reports.blocks import Block, Bullets, Heading, Paragraph, terminal_block
from jobmorph.reports.layout import TerminalStyle, cell_width, pad, wrap
from jobmorph.reports.plan_blocks import (
    detail_blocks,
    first_practice,
    first_week,
    gap_table,
    how_blocks,
    is_ready,
    mentioned_line,
    record_blocks,
    step_groups,
)
from jobmorph.reports.plan_sentences import (
    Beside,
    bring_lines,
    growing_line,
    lead_sentences,
    level_words,
    long_sentence,
    met_commands,
    next_commands,
    reading_sentence,
    spare_lines,
    step_hours,
    then_sentence,
    title_of_plan,
    trade_sentences,
    weeks_words,
)
from jobmorph.reports.words import say
from jobmorph.studies.plan_result import PlanResult

MOST_STEPS: Final = 3
MOST_SECOND: Final = 2
INDENT: Final = "   "


def terminal_plan(
    result: PlanResult, style: TerminalStyle, beside: Beside, *, is_all: bool = False
) -> str:
    """Write a plan for the terminal.

    Parameters
    ----------
    result : PlanResult
        The plan.
    style : TerminalStyle
        Width and marks.
    beside : Beside
        What was used, saved, mentioned.
    is_all : bool
        Every step with its practices, every skill, assumption and source.
    """
    title = wrap(style.clean(title_of_plan(result)).upper(), style.width)
    lines = [style.bold(line) for line in title]
    for block in _answer(result, beside):
        lines += terminal_block(block, style)
    if is_all:
        for block in _everything(result):
            lines += terminal_block(block, style)
    else:
        lines += _steps(result, style)
    for block in _rest(result, beside):
        lines += terminal_block(block, style)
    return "\n".join([*lines, *_foot(result, style, is_all=is_all)]) + "\n"


def _answer(result: PlanResult, beside: Beside) -> list[Block]:
    blocks: list[Block] = [Paragraph(reading_sentence(result, beside))]
    blocks += [Paragraph(told) for told in beside.told]
    lead = " ".join(each for each in (lead_sentences(result), long_sentence(result)) if each)
    blocks += [Heading(""), Paragraph(lead)]
    if result.is_assumed:
        blocks.append(Paragraph(say("plan.assumed")))
    lines = [*bring_lines(result), growing_line(result), mentioned_line(beside)]
    return [*blocks, Heading(say("plan.bring")), Bullets(tuple(filter(None, lines)))]


def _steps(result: PlanResult, style: TerminalStyle) -> list[str]:
    used: set[str] = set()
    lines = []
    groups = step_groups(result)
    if is_ready(result):
        lines += ["", *wrap(say("plan.steps.none_before"), style.width)]
    # A second group shows less, so that both fit the screen.
    for place, (heading, steps) in enumerate(groups):
        most = MOST_SECOND if place else MOST_STEPS
        lines += _group(heading, steps, most, used, style)
    return [*lines, *wrap(style.clean(say("plan.levels")), style.width)] if groups else []


def _group(
    heading: str, steps: pl.DataFrame, most: int, used: set[str], style: TerminalStyle
) -> list[str]:
    rows = list(steps.iter_rows(named=True))
    most = len(rows) if len(rows) <= most + 1 else most
    level, hours, weeks = (say(f"plan.column.{name}") for name in ("level", "hours", "weeks"))
    cells = [(level_words(row), str(step_hours(row)), weeks_words(row)) for row in rows[:most]]
    widths = [
        max(len(head), *(len(cell[k]) for cell in cells))
        for k, head in enumerate((level, hours, weeks))
    ]
    room = style.width - sum(widths) - 2 * len(widths)
    lines = ["", style.bold(_line(heading, (level, hours, weeks), widths, room, style))]
    for row, values in zip(rows[:most], cells, strict=True):
        label = f" {row['step'] + 1} {row['label']}"
        lines.append(_line(label, values, widths, room, style))
        lines += wrap(style.clean(first_practice(row, used)), style.width, INDENT)
    then = then_sentence(rows[most:])
    return [*lines, *wrap(style.clean(then), style.width, " ")] if then else lines


def _line(
    label: str, values: Sequence[str], widths: Sequence[int], room: int, style: TerminalStyle
) -> str:
    text = style.clean(label)
    indent = " " if label.startswith(" ") else ""
    first = f"{indent}{text}"
    kept = first if cell_width(first) <= room else wrap(first, room)[0]
    cells = (pad(value, width, "right") for value, width in zip(values, widths, strict=True))
    return "  ".join([pad(kept, room), *cells])


def _everything(result: PlanResult) -> list[Block]:
    blocks: list[Block] = []
    if result.steps.height:
        blocks += [Heading(say("plan.details")), *detail_blocks(result)]
    return [*blocks, Heading(say("plan.gaps")), gap_table(result)]


def _rest(result: PlanResult, beside: Beside) -> list[Block]:
    blocks: list[Block] = []
    week = first_week(result)
    if week is not None:
        blocks += [Heading(week[0]), Bullets(tuple(week[1]))]
    blocks += [Heading(say("plan.questions")), Bullets(result.questions)]
    known = [*spare_lines(result), *trade_sentences(result)]
    if known:
        blocks += [Heading(say("plan.know")), Bullets(tuple(known))]
    return blocks


def _foot(result: PlanResult, style: TerminalStyle, *, is_all: bool) -> list[str]:
    lines: list[str] = []
    if is_all:
        for block in [*how_blocks(), *record_blocks(result)]:
            lines += terminal_block(block, style)
    sources = "" if is_all else say("plan.sources")
    edition = say("plan.edition", edition=result.record.edition)
    foot = " ".join(each for each in (say("exposure"), edition, sources) if each)
    lines += ["", *wrap(style.clean(foot), style.width)]
    if result.already_there:
        lines += wrap(style.clean(say("plan.met.next")), style.width)
    commands = met_commands(result) if result.already_there else next_commands(result)
    return [*lines, *_next(commands, style)]


def _next(commands: Sequence[str], style: TerminalStyle) -> list[str]:
    """Name as many commands as fit one line; the first one always."""
    mark = f" {style.glyphs.bullet} "
    kept = list(commands[:1])
    for command in commands[1:]:
        if cell_width(say("plan.next", commands=mark.join([*kept, command]))) <= style.width:
            kept.append(command)
    return wrap(style.clean(say("plan.next", commands=mark.join(kept))), style.width)
