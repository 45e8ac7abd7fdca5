"""The answer about skills as headings, sentences, lists and tables, in reading order."""

from collections.abc import Sequence
from typing import Final

import polars as pl

from jobmorph.reports.document import Block, Bullets, Grid, Heading, Paragraph, table_of
from jobmorph.reports.record_blocks import record_blocks
from jobmorph.reports.sentences import as_heading, reading_sentence
from jobmorph.reports.skills_view import (
    LEARNED,
    SkillLine,
    lead_sentence,
    main_skills,
    moves_sentence,
    reach_moves,
    reach_sentence,
    skill_lines,
    start_rows,
)
from jobmorph.reports.tenths import in_tenths, signed_tenths, tenths
from jobmorph.reports.theme import shown, whole
from jobmorph.reports.words import say
from jobmorph.studies.skills_result import SkillsResult

STARTS: Final = 3
TRADE_ROWS: Final = 12
STYLE_ROWS: Final = 8
TOOL_ROWS: Final = 20
LEAST_IMPORTANCE: Final = 2.0  # 'somewhat important' on the published scale of 1 to 5
NUMBERS: Final = frozenset(range(1, 5))


def skills_blocks(result: SkillsResult) -> list[Block]:
    """Lay out everything, the answer first."""
    return [
        *answer_blocks(result),
        *more_blocks(result),
        *record_blocks(result.record, result.notes),
    ]


def answer_blocks(result: SkillsResult) -> list[Block]:
    """Lead, what moves, what to do first, and the table of the job's skills."""
    lines = skill_lines(main_skills(result))
    blocks: list[Block] = [Paragraph(lead_sentence(result), is_lead=True)]
    if not lines:
        return [*blocks, Paragraph(reading_sentence(result)), Paragraph(say("exposure"))]
    return [
        *blocks,
        Paragraph(moves_sentence(lines)),
        Paragraph(reach_sentence(result)),
        Heading(say("skills.section.start")),
        *start_blocks(result),
        Heading(say("skills.section.table")),
        skill_grid(lines, result.horizon_year),
        Paragraph(f"{say('skills.overlap')} {say('exposure')}"),
    ]


def start_blocks(result: SkillsResult, most: int = STARTS) -> list[Block]:
    """Practices to start with, each with the check that shows it worked."""
    rows = start_rows(result, most)
    if not rows:
        return [Paragraph(say("skills.start.none"))]
    items = [
        say(
            "skills.practice.item" if row["check"] else "skills.practice.item.only",
            label=as_heading(row["label"]),
            practice=row["practice"],
            check=row["check"],
        )
        for row in rows
    ]
    return [Bullets(tuple(items), is_numbered=True)]


def skill_grid(lines: Sequence[SkillLine], year: int, *, has_titles: bool = False) -> Grid:
    """Set skills as a table: level, hours now, by the horizon, within reach, word and why.

    Parameters
    ----------
    lines : sequence of SkillLine
        Skills.
    year : int
        The horizon's year.
    has_titles : bool
        Whether importance and official name are among them.
    """
    caption = say("skills.section.table")
    heads = [
        say("skills.column.skill"),
        say("skills.column.level"),
        *(say(f"skills.wide.{name}", year=year) for name in ("now", "by", "reach")),
    ]
    rows = [
        [as_heading(line.label), line.level, tenths(line.now), line.by, line.within_reach]
        for line in lines
    ]
    numbers = list(NUMBERS)
    if has_titles:
        numbers.append(len(heads))
        heads += [say("skills.column.importance"), say("skills.column.title")]
        rows = [[*row, line.importance, line.title] for row, line in zip(rows, lines, strict=True)]
    heads += [say("skills.wide.word"), say("skills.wide.why")]
    rows = [[*row, line.word, line.why] for row, line in zip(rows, lines, strict=True)]
    return table_of(caption, heads, rows, numbers)


def more_blocks(result: SkillsResult) -> list[Block]:
    """How to read it, trade words, rated skills, abilities, styles and tools."""
    return [
        *_reading(result),
        *_trade(result),
        *_rated(result, "rated", LEARNED),
        *_rated(result, "abilities", ("ability",)),
        *_styles(result),
        *_technology(result),
    ]


def _reading(result: SkillsResult) -> list[Block]:
    is_role = result.match.job.kind == "role"
    texts = [
        reading_sentence(result),
        say("skills.read.level"),
        say("skills.read.range"),
        say("skills.read.word"),
        say("skills.read.why"),
        say("skills.read.reach"),
        say("skills.read.freed", rule=result.freed_rule),
        say(
            "skills.read.person",
            hours=shown(result.person_hours),
            week=whole(result.hours_week),
            year=result.horizon_year,
        ),
    ]
    if is_role:
        texts.append(say("skills.read.role", edition=result.record.edition))
    return [Heading(say("skills.section.reading")), Bullets(tuple(texts))]


def _trade(result: SkillsResult) -> list[Block]:
    if result.skills.filter(pl.col("domain") == "trade").is_empty():
        return []
    moves = reach_moves(result)
    ends = pl.concat([moves.head(TRADE_ROWS // 2), moves.tail(TRADE_ROWS // 2)]).unique(
        "skill_id", maintain_order=True
    )
    lines = skill_lines(
        ends.sort(pl.col("change_reach").abs(), descending=True, maintain_order=True)
    )
    heads = [
        say("skills.column.skill"),
        *(
            say(f"skills.wide.{name}", year=result.horizon_year)
            for name in ("now", "by", "reach", "word_reach")
        ),
    ]
    rows = [
        [as_heading(line.label), tenths(line.now), line.by, line.within_reach, line.word_reach]
        for line in lines
    ]
    title = say("skills.section.trade")
    return [
        Heading(title),
        Paragraph(say("skills.read.trade")),
        table_of(title, heads, rows, (1, 2, 3)),
    ]


def _rated(result: SkillsResult, name: str, domains: tuple[str, ...]) -> list[Block]:
    rated = result.skills.filter(pl.col("domain").is_in(domains))
    rows = rated.filter(pl.col("importance_today") >= LEAST_IMPORTANCE).sort(
        "importance_today", descending=True, nulls_last=True, maintain_order=True
    )
    if rows.is_empty():
        return []
    job = result.match.job
    vintage = rows.get_column("vintage")[0]
    texts = [say("skills.read.occupation", vintage=vintage)]
    if name == "abilities":
        texts = [say("skills.read.abilities", vintage=vintage)]
    else:
        texts.append(say("skills.read.knowledge"))
    if job.is_borrowed:
        codes = ", ".join(each.occupation_onet2019 for each in job.anchors)
        texts.append(say("skills.read.borrowed", codes=codes))
    texts.append(say("skills.read.rest"))
    key = f"skills.section.{name}" + (".borrowed" if name == "rated" and job.is_borrowed else "")
    grid = skill_grid(skill_lines(rows), result.horizon_year, has_titles=True)
    return [Heading(say(key)), Paragraph(" ".join(texts)), grid]


def _styles(result: SkillsResult) -> list[Block]:
    rows = result.styles.head(STYLE_ROWS)
    if rows.is_empty():
        return []
    title = say("skills.section.styles")
    heads = [say("skills.styles.column.style"), say("skills.styles.column.impact")]
    cells = [
        [row["title"], signed_tenths(in_tenths(row["impact"]))]
        for row in rows.iter_rows(named=True)
    ]
    note = say("skills.styles.note")
    return [Heading(title), Paragraph(note), table_of(title, heads, cells, (1,))]


def _technology(result: SkillsResult) -> list[Block]:
    rows = result.technology.head(TOOL_ROWS)
    if rows.is_empty():
        return []
    title = say("skills.section.technology")
    heads = [say(f"skills.technology.column.{name}") for name in ("name", "kind", "share")]
    cells = [
        [row["technology"], row["kind"], f"{whole(row['share'] * 100)}%"]
        for row in rows.iter_rows(named=True)
    ]
    blocks: list[Block] = [Heading(title), Paragraph(say("skills.technology.note"))]
    return [*blocks, table_of(title, heads, cells, (2,))]
