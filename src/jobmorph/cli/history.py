"""`jobmorph history`: what became of a job, and all jobs that were ever counted."""

from enum import StrEnum
from typing import Annotated

import typer

from jobmorph.cli.options import (
    AllOption,
    AsciiOption,
    DebugOption,
    EditionOption,
    LibraryOption,
    OutputOption,
)

EXAMPLE = 'jobmorph history "switchboard operator"'


class HistoryFormat(StrEnum):
    """Forms in which the history is given; the picture is the atlas's."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MD = "md"
    HTML = "html"
    SVG = "svg"


def history(
    job: Annotated[
        list[str] | None,
        typer.Argument(metavar="[JOB]", help="A job title in your words, or an official code."),
    ] = None,
    *,
    atlas: Annotated[
        bool,
        typer.Option("--atlas", help="All jobs ever counted, 1850 to 2025, as one picture."),
    ] = False,
    cases: Annotated[
        bool,
        typer.Option(
            "--cases", help="The prepared cases, each with the one that went the other way."
        ),
    ] = False,
    library: LibraryOption = None,
    show_all: AllOption = False,
    ascii_only: AsciiOption = False,
    output_format: Annotated[
        HistoryFormat | None,
        typer.Option(
            "--format",
            help="Form of the answer; svg for --atlas.  [default: as --output ends, else table]",
        ),
    ] = None,
    output: OutputOption = None,
    edition: EditionOption = None,
    debug: DebugOption = False,
) -> None:
    """Show what became of a job, and where people went.

    Each US count by itself, never joined; what grew in the same years; and always a second story
    that went the other way. A count says what happened, not what comes next.
    """
    from jobmorph.cli.console import deliver, format_of, style_of
    from jobmorph.cli.inputs import edition_of, title_of, with_library
    from jobmorph.schema.errors import ParameterError

    words = " ".join(job or [])
    if job is not None and job:
        words = title_of(words, example=EXAMPLE)
    _one_question(has_job=bool(words), is_atlas=atlas, is_cases=cases)
    chosen = format_of(output_format, output, known=HistoryFormat)
    if chosen == HistoryFormat.SVG and not atlas:
        from jobmorph.reports.words import say

        raise ParameterError(say("history.error.svg"), hint=say("history.error.svg.hint"))
    style = style_of(output, is_ascii=ascii_only)
    if cases:
        from jobmorph.reference.history_cases import load_cases
        from jobmorph.reports.history_cases import render_cases

        deliver(render_cases(load_cases(), chosen, style=style), output)
        return
    opened = with_library(edition_of(edition), library)
    if atlas:
        from jobmorph.reports.history_atlas import render_atlas
        from jobmorph.studies.history_atlas import study_atlas

        text = render_atlas(study_atlas(edition=opened), chosen, style=style, is_all=show_all)
    else:
        from jobmorph.reports.history import render_history
        from jobmorph.studies.history import study_history

        result = study_history(words, edition=opened)
        text = render_history(result, chosen, style=style, is_all=show_all)
    deliver(text, output)


def _one_question(*, has_job: bool, is_atlas: bool, is_cases: bool) -> None:
    """Refuse none or several of a job, the atlas and the cases."""
    from jobmorph.reports.words import say
    from jobmorph.schema.errors import ParameterError

    count = sum((has_job, is_atlas, is_cases))
    if count != 1:
        key = "history.error.several" if count else "history.error.none"
        raise ParameterError(say(key), hint=say("history.error.hint"))
