"""The answer about skills for an 80 x 24 terminal: one calm screen, the rest behind --all."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import polars as pl

from jobmorph.reports.commands import commands_line, other_readings, typed_job
from jobmorph.reports.layout import (
    SCREEN_LINES,
    TerminalStyle,
    cell_width,
    cut,
    pad,
    wrap,
    wrap_all,
)
from jobmorph.reports.sentences import JobAnswer, as_heading, reading_sentence, title_words
from jobmorph.reports.skills_view import (
    SkillLine,
    lead_sentence,
    main_skills,
    moves_sentence,
    reach_sentence,
    skill_lines,
    start_rows,
)
from jobmorph.reports.tenths import signed_tenths, tenths
from jobmorph.reports.words import say
from jobmorph.studies.skills_result import SkillsResult

FEWEST_ROWS: Final = 3
NARROWEST_LABEL: Final = 18
START_LINES: Final = 2
REACH_LINES: Final = 2


@dataclass(frozen=True, slots=True)
class Column:
    """One column of figures: its heading, what stands over it, the cells, its side."""

    heading: str
    over: str
    cells: tuple[str, ...]
    is_right: bool = True

    @property
    def width(self) -> int:
        """Columns it takes."""
        return max(map(cell_width, (self.heading, *self.cells)))


def terminal_skills(result: SkillsResult, style: TerminalStyle | None = None) -> str:
    """Set the answer about skills on one screen.

    Parameters
    ----------
    result : SkillsResult
        The answer.
    style : TerminalStyle, optional
        Width, marks, bold; 80 columns of Unicode without bold if not given.

    Returns
    -------
    str
        At most 23 lines where names are short, no line wider than the style.
    """
    style = style or TerminalStyle()
    lines = skill_lines(main_skills(result))
    head = [*heading_lines(result, style), "", *_answer(result, lines, style)]
    foot = _foot(result, style)
    room = SCREEN_LINES - len(head) - len(foot) - 2
    count = len(lines) if len(lines) <= room else max(room - 1, FEWEST_ROWS)
    table = skill_table(lines, style, result.horizon_year, count)
    if len(lines) > count:
        table.append(say("skills.more", count=len(lines) - count))
    return "\n".join([*head, *table, *foot]) + "\n"


def heading_lines(answer: JobAnswer, style: TerminalStyle, levels: Sequence[str] = ()) -> list[str]:
    """Name the job as it was read, and what else the words may mean.

    Parameters
    ----------
    answer : JobAnswer
        The answer.
    style : TerminalStyle
        Width and marks.
    levels : sequence of str
        Levels of the job's family in the order of a career, where the answer holds them.
    """
    title = style.clean(title_words(answer)).upper()
    options = other_readings(answer, style, style.width - cell_width(title) - 2, levels)
    reading = wrap(style.clean(reading_sentence(answer)), style.width)
    gap = " " * (style.width - cell_width(title) - cell_width(options)) if options else ""
    if options:
        return [style.bold(title) + gap + options, *reading]
    return [*(style.bold(line) for line in wrap(title, style.width)), *reading]


def _answer(result: SkillsResult, lines: Sequence[SkillLine], style: TerminalStyle) -> list[str]:
    texts = [f"{lead_sentence(result)} {moves_sentence(lines)}".strip()]
    if lines:
        texts += [_reach(result, style), _start(result, style)]
    return wrap_all(texts, style)


def _reach(result: SkillsResult, style: TerminalStyle) -> str:
    """Name two skills that gain and lose within reach; one of each where two take more lines."""
    text = reach_sentence(result)
    fits = len(wrap(style.clean(text), style.width)) <= REACH_LINES
    return text if fits else reach_sentence(result, 1)


def _start(result: SkillsResult, style: TerminalStyle) -> str:
    """Say what to do first; with the check that shows it worked, where that fits."""
    rows = start_rows(result, 1)
    if not rows:
        return say("skills.start.none")
    text = say("skills.start", practice=rows[0]["practice"])
    full = f"{text} {say('skills.start.check', check=rows[0]['check'])}"
    return full if len(wrap(style.clean(full), style.width)) <= START_LINES else text


def skill_table(
    lines: Sequence[SkillLine], style: TerminalStyle, year: int, count: int | None = None
) -> list[str]:
    """Set skills in columns: level, hours now, by the horizon, within reach, and why.

    Narrow terminals leave out why.

    Parameters
    ----------
    lines : sequence of SkillLine
        Skills.
    style : TerminalStyle
        Width and marks.
    year : int
        The horizon's year.
    count : int, optional
        Rows shown; all if not given.
    """
    rows = lines[:count]
    if not rows:
        return []
    columns = _columns(rows, year)
    room = style.width - sum(column.width + 1 for column in columns)
    if room < NARROWEST_LABEL:
        columns = [column for column in columns if column.over != "why"]
        room = style.width - sum(column.width + 1 for column in columns)
    labels = [as_heading(style.clean(line.label)) for line in rows]
    skill = say("skills.column.skill")
    wide = min(room, max(map(cell_width, [skill, *labels])))
    over = pad("", wide) + _over(columns, year)
    body = [pad(cut(label, wide, style.glyphs.ellipsis), wide) for label in labels]
    table = [
        pad(skill, wide) + _cells(columns, None),
        *(label + _cells(columns, place) for place, label in enumerate(body)),
    ]
    return [style.bold(line.rstrip()) for line in (over, table[0])] + [
        line.rstrip() for line in table[1:]
    ]


def _columns(rows: Sequence[SkillLine], year: int) -> list[Column]:
    def column(name: str, over: str, cells: list[str], *, is_right: bool = True) -> Column:
        return Column(say(f"skills.column.{name}", year=year), over, tuple(cells), is_right)

    return [
        column("asks", "", [line.level or "-" for line in rows]),
        column("now", "week", [tenths(line.now) for line in rows]),
        column("by", "week", [line.by for line in rows]),
        column("reach", "week", [tenths(line.reach) for line in rows]),
        column("ai", "why", [signed_tenths(line.ai) for line in rows]),
        column("other", "why", [signed_tenths(line.other) for line in rows]),
        column("new", "why", [signed_tenths(line.new) for line in rows]),
        column("word", "", [line.word for line in rows], is_right=False),
    ]


def _cells(columns: Sequence[Column], place: int | None) -> str:
    return "".join(
        " "
        + pad(
            column.heading if place is None else column.cells[place],
            column.width,
            "right" if column.is_right else "left",
        )
        for column in columns
    )


def _over(columns: Sequence[Column], year: int) -> str:
    """Set what stands over groups of columns, each at the end of its group."""
    text, group = "", ""
    for place, column in enumerate(columns):
        group += " " * (column.width + 1)
        follows = columns[place + 1].over if place + 1 < len(columns) else None
        if follows != column.over:
            words = say(f"skills.head.{column.over}", year=year) if column.over else ""
            text += pad(words if cell_width(words) < len(group) else "", len(group), "right")
            group = ""
    return text


def _foot(result: SkillsResult, style: TerminalStyle) -> list[str]:
    kind = "role" if result.match.job.kind == "role" else "occupation"
    job = typed_job(result)
    vintages = result.skills.filter(pl.col("domain") == "skill").get_column("vintage")
    edition = say(
        f"skills.edition.{kind}",
        exposure=say("exposure"),
        edition=result.record.edition,
        vintage=vintages[0] if len(vintages) else "",
    )
    texts = [f"{say('skills.overlap')} {say(f'skills.tier.{kind}')}", edition]
    commands = [say(f"skills.command.{name}", job=job) for name in ("ladder", "practice", "plan")]
    return [*wrap_all(texts, style), commands_line(commands, style)]
