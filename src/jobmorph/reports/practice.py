"""The apprenticeship problem in every form: practice lost, given back, and a design for it."""

from collections.abc import Mapping
from typing import Any, Final

import polars as pl

from jobmorph.reports.commands import commands_line, typed_job
from jobmorph.reports.document import Document, render_document
from jobmorph.reports.frame import render_frame
from jobmorph.reports.json_parts import job_document, json_text, record_document
from jobmorph.reports.ladder_json import pipeline_document
from jobmorph.reports.layout import TerminalStyle, wrap
from jobmorph.reports.output import render_form
from jobmorph.reports.practice_blocks import lead_sentence, practice_blocks
from jobmorph.reports.record_blocks import record_blocks
from jobmorph.reports.sentences import title_words
from jobmorph.reports.skills_json import practice_document
from jobmorph.reports.skills_terminal import heading_lines
from jobmorph.reports.words import say
from jobmorph.schema.record import RunRecord
from jobmorph.studies.skills_result import LadderResult, SkillsResult
from jobmorph.studies.teaching_ways import TeachingWay

PRACTICE_SCHEMA_FILE: Final = "practice-1.0.json"


def render_practice(
    result: SkillsResult,
    output_format: str = "table",
    *,
    ways: Mapping[str, TeachingWay],
    ladder: LadderResult | None = None,
    style: TerminalStyle | None = None,
    is_all: bool = False,
) -> str:
    """Write what becomes of the practice that a job gives.

    Parameters
    ----------
    result : SkillsResult
        The answer.
    output_format : {'table', 'json', 'csv', 'md', 'html'}
        'table' is the terminal; 'csv' one row a skill, moment and part; the others everything.
    ways : mapping of str to TeachingWay
        How a team sets practice up.
    ladder : LadderResult, optional
        With the pipeline of a team.
    style : TerminalStyle, optional
        Width and marks of 'table'.
    is_all : bool
        'table' only: every skill, range, rule and source.

    Raises
    ------
    ParameterError
        If the format is unknown.
    """
    shown = style or TerminalStyle()
    return render_form(
        output_format,
        {
            "table": lambda: _terminal(result, ways, ladder, shown, is_all=is_all),
            "json": lambda: json_text(practice_answer(result, ways, ladder)),
            "csv": lambda: render_frame(_frame(result), "csv"),
            "md": lambda: _markdown(result, ways, ladder),
            "html": lambda: _html(result, ways, ladder),
        },
    )


def practice_answer(
    result: SkillsResult, ways: Mapping[str, TeachingWay], ladder: LadderResult | None = None
) -> dict[str, Any]:
    """Return the answer as plain JSON types."""
    return {
        "schema_version": result.schema_version,
        "query": result.match.query,
        "job": job_document(result.match),
        "country": "US",
        "horizon_years": result.horizon_years,
        "horizon_year": result.horizon_year,
        "practice": practice_document(result.practice),
        "ways": [{"way": e.way, "label": e.label, "how": e.how} for e in ways.values()],
        "pipeline": None if ladder is None else pipeline_document(ladder),
        "notes": list(result.notes),
        "record": record_document(answer_record(result, ladder)),
    }


def answer_record(result: SkillsResult, ladder: LadderResult | None) -> RunRecord:
    """Return what the answer rests on: the ladder's record holds all of it where there is one."""
    return result.record if ladder is None else ladder.record


def _record(result: SkillsResult, ladder: LadderResult | None) -> list[Any]:
    return record_blocks(answer_record(result, ladder), result.notes)


def _frame(result: SkillsResult) -> pl.DataFrame:
    return result.practice.table.select(
        pl.lit(result.match.job.id).alias("job_id"),
        pl.lit(result.horizon_year).alias("horizon_year"),
        pl.all(),
    )


def _markdown(
    result: SkillsResult, ways: Mapping[str, TeachingWay], ladder: LadderResult | None
) -> str:
    title = say("practice.title", title=title_words(result))
    blocks = (*practice_blocks(result, ways, ladder), *_record(result, ladder))
    return render_document(Document(title, blocks, result.record.edition), "md")


def _html(
    result: SkillsResult, ways: Mapping[str, TeachingWay], ladder: LadderResult | None
) -> str:
    from jobmorph.reports.practice_page import practice_html

    return practice_html(result, ways, ladder)


def _terminal(
    result: SkillsResult,
    ways: Mapping[str, TeachingWay],
    ladder: LadderResult | None,
    style: TerminalStyle,
    *,
    is_all: bool,
) -> str:
    lead = wrap(style.clean(lead_sentence(result)), style.width)
    levels = [] if ladder is None else [rung.level for rung in ladder.rungs]
    head = [*heading_lines(result, style, levels), "", *(style.bold(line) for line in lead)]
    blocks = practice_blocks(result, ways, ladder, is_all=is_all)[1:]
    if is_all:
        blocks += _record(result, ladder)
    text = render_document(Document("", tuple(blocks)), style=style)
    edition = say("skills.edition.role", exposure=say("exposure"), edition=result.record.edition)
    job = typed_job(result)
    has_team = ladder is not None or result.match.job.kind != "role"
    names = ("skills", "ladder") if has_team else ("ladder", "heads")
    commands = [say(f"skills.command.{name}", job=job) for name in names]
    foot = [*wrap(style.clean(edition), style.width), commands_line(commands, style)]
    return "\n".join([*head, text.strip("\n"), "", *foot]) + "\n"
