"""A team's pipeline: what three designs come to, by which rules, level by level."""

from collections.abc import Sequence
from typing import Final

import polars as pl

from jobmorph.reports.document import Block, Bullets, Heading, Paragraph, table_of
from jobmorph.reports.sentences import as_heading
from jobmorph.reports.tenths import in_tenths, one_decimal, tenths
from jobmorph.reports.theme import tier_letter
from jobmorph.reports.words import say
from jobmorph.studies.skills_result import LadderResult, PipelineWarning

SHOWN_YEARS: Final = (1, 3, 5, 10)


def year_words(result: LadderResult, ahead: float) -> str:
    """Name a year of the pipeline: the calendar year, or how far ahead where none is known.

    Years are counted from the date of the edition, which its name begins with.
    """
    base = result.record.edition.partition(".")[0]
    if base.isdigit():
        return str(int(base) + round(ahead))
    return say("pipeline.ahead", ahead=round(ahead))


def pipeline_blocks(result: LadderResult, *, is_all: bool = False) -> list[Block]:
    """Say which level runs short and when, under each design, with the rules behind it.

    Parameters
    ----------
    result : LadderResult
        The ladder; nothing is said without people at its levels.
    is_all : bool
        Whether people and seats by year follow.
    """
    if not result.pipeline_warnings:
        return []
    first = result.pipeline.filter((pl.col("year_ahead") == 0) & (pl.col("design") == "kept"))
    held = dict(first.select("level", "seat_heads").iter_rows())
    levels = [rung.level for rung in result.rungs if rung.level in held]
    team = ", ".join(
        say("pipeline.team", heads=one_decimal(held[level]), level=say(f"level.{level}"))
        for level in levels
    )
    leave = next(e for e in result.record.assumptions if e.name == "skills.attrition_year")
    rules = say(
        "pipeline.rules",
        lowest=say(f"level.{levels[0]}"),
        attrition=tenths(in_tenths(leave.value * 100)),
        letter=tier_letter(leave.tier),
    )
    items = tuple(_warning(each, result) for each in result.pipeline_warnings)
    blocks: list[Block] = [Heading(say("pipeline.title", team=team)), Bullets(items)]
    if any(each.level is not None for each in result.pipeline_warnings):
        blocks.append(Paragraph(say("pipeline.option")))
    blocks.append(Paragraph(f"{rules} {say('pipeline.readiness')}"))
    return [*blocks, *(_years(result, levels) if is_all else [])]


def _warning(warning: PipelineWarning, result: LadderResult) -> str:
    design = say(f"pipeline.design.{warning.design}")
    if warning.level is None or warning.year_ahead is None:
        return say("pipeline.fine", design=design)
    return say(
        "pipeline.short",
        design=design,
        level=say(f"level.{warning.level}"),
        year=year_words(result, warning.year_ahead),
    )


def _years(result: LadderResult, levels: Sequence[str]) -> list[Block]:
    title = say("pipeline.table")
    heads = [
        say("pipeline.column.design"),
        say("pipeline.column.level"),
        *(year_words(result, ahead) for ahead in SHOWN_YEARS),
    ]
    rows = []
    for warning in result.pipeline_warnings:
        for level in levels:
            own = result.pipeline.filter(
                (pl.col("design") == warning.design) & (pl.col("level") == level)
            )
            people = {row["year_ahead"]: row for row in own.iter_rows(named=True)}
            rows.append(
                [
                    say(f"pipeline.design.{warning.design}"),
                    as_heading(say(f"level.{level}")),
                    *(
                        say(
                            "pipeline.cell",
                            heads=one_decimal(people[ahead]["heads"]),
                            seats=one_decimal(people[ahead]["seat_heads"]),
                        )
                        for ahead in SHOWN_YEARS
                    ),
                ]
            )
    return [Heading(title, 3), table_of(title, heads, rows, range(2, len(heads)))]
