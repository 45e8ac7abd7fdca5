"""The ladder in every form: what entry takes, months at each level, what a step up takes."""

from jobmorph.reports.commands import commands_line, typed_job
from jobmorph.reports.document import Block, Document, render_document
from jobmorph.reports.json_parts import json_text
from jobmorph.reports.ladder_blocks import (
    answer_blocks,
    asked_blocks,
    ladder_blocks,
    lead_sentence,
    learning_blocks,
    level_blocks,
    step_blocks,
)
from jobmorph.reports.ladder_json import ladder_csv, ladder_document
from jobmorph.reports.layout import TerminalStyle, wrap
from jobmorph.reports.output import render_form
from jobmorph.reports.pipeline_blocks import pipeline_blocks
from jobmorph.reports.record_blocks import record_blocks
from jobmorph.reports.sentences import title_words
from jobmorph.reports.skills_terminal import heading_lines
from jobmorph.reports.words import say
from jobmorph.studies.skills_result import LadderResult


def render_ladder(
    result: LadderResult,
    output_format: str = "table",
    *,
    style: TerminalStyle | None = None,
    is_all: bool = False,
) -> str:
    """Write the ladder of a job.

    Parameters
    ----------
    result : LadderResult
        The answer.
    output_format : {'table', 'json', 'csv', 'md', 'html'}
        'table' is the terminal; 'csv' one row a level and skill; the others hold everything.
    style : TerminalStyle, optional
        Width and marks of 'table'.
    is_all : bool
        'table' only: what one sees at each level, every step, assumption and source.

    Raises
    ------
    ParameterError
        If the format is unknown.
    """
    return render_form(
        output_format,
        {
            "table": lambda: _terminal(result, style or TerminalStyle(), is_all=is_all),
            "json": lambda: json_text(ladder_document(result)),
            "csv": lambda: ladder_csv(result),
            "md": lambda: _markdown(result),
            "html": lambda: _html(result),
        },
    )


def _terminal(result: LadderResult, style: TerminalStyle, *, is_all: bool) -> str:
    lead = wrap(style.clean(lead_sentence(result)), style.width)
    levels = [] if result.is_inferred else [rung.level for rung in result.rungs]
    head = [*heading_lines(result, style, levels), "", *(style.bold(line) for line in lead)]
    blocks: list[Block] = ladder_blocks(result) if is_all else _short(result)
    if is_all:
        blocks += record_blocks(result.record, result.notes)
    text = render_document(Document("", tuple(blocks[1:])), style=style)
    return "\n".join([*head, text.strip("\n"), "", *_foot(result, style)]) + "\n"


def _short(result: LadderResult) -> list[Block]:
    return [
        *answer_blocks(result),
        *level_blocks(result),
        *step_blocks(result, is_next_only=True),
        *asked_blocks(result),
        *learning_blocks(result),
        *pipeline_blocks(result),
    ]


def _foot(result: LadderResult, style: TerminalStyle) -> list[str]:
    job = typed_job(result)
    edition = say("skills.edition.role", exposure=say("exposure"), edition=result.record.edition)
    commands = [say(f"skills.command.{name}", job=job) for name in ("skills", "practice", "plan")]
    return [*wrap(style.clean(edition), style.width), commands_line(commands, style)]


def _markdown(result: LadderResult) -> str:
    title = say("ladder.title", title=title_words(result))
    blocks = (*ladder_blocks(result), *record_blocks(result.record, result.notes))
    return render_document(Document(title, blocks, result.record.edition), "md")


def _html(result: LadderResult) -> str:
    from jobmorph.reports.ladder_page import ladder_html

    return ladder_html(result)
