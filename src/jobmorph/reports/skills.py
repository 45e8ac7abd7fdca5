"""The answer about skills in every form: terminal, Markdown, page, CSV and JSON."""

from jobmorph.reports.document import Document, render_document
from jobmorph.reports.json_parts import json_text
from jobmorph.reports.layout import TerminalStyle
from jobmorph.reports.output import render_form
from jobmorph.reports.record_blocks import record_blocks
from jobmorph.reports.sentences import title_words
from jobmorph.reports.skills_blocks import more_blocks, skills_blocks
from jobmorph.reports.skills_json import skills_csv, skills_document
from jobmorph.reports.skills_terminal import terminal_skills
from jobmorph.reports.words import say
from jobmorph.studies.skills_result import SkillsResult


def render_skills(
    result: SkillsResult,
    output_format: str = "table",
    *,
    style: TerminalStyle | None = None,
    is_all: bool = False,
) -> str:
    """Write the answer about skills.

    Parameters
    ----------
    result : SkillsResult
        The answer.
    output_format : {'table', 'json', 'csv', 'md', 'html'}
        'table' is the terminal; 'csv' one row a skill; 'md', 'html' and 'json' hold everything.
    style : TerminalStyle, optional
        Width and marks of 'table'.
    is_all : bool
        'table' only: every skill, range and source below the screen.

    Raises
    ------
    ParameterError
        If the format is unknown.
    """
    return render_form(
        output_format,
        {
            "table": lambda: _terminal(result, style or TerminalStyle(), is_all=is_all),
            "json": lambda: json_text(skills_document(result)),
            "csv": lambda: skills_csv(result),
            "md": lambda: _markdown(result),
            "html": lambda: _html(result),
        },
    )


def _terminal(result: SkillsResult, style: TerminalStyle, *, is_all: bool) -> str:
    screen = terminal_skills(result, style)
    if not is_all:
        return screen
    blocks = (*more_blocks(result), *record_blocks(result.record, result.notes))
    rest = render_document(Document("", blocks), style=style)
    return screen + rest


def _markdown(result: SkillsResult) -> str:
    title = say("skills.title", title=title_words(result))
    blocks = tuple(skills_blocks(result))
    return render_document(Document(title, blocks, result.record.edition), "md")


def _html(result: SkillsResult) -> str:
    from jobmorph.reports.skills_page import skills_html

    return skills_html(result)
