"""`jobmorph read`: a job description or resume, as duties, activities, skills and a draft week."""

from pathlib import Path
from typing import Annotated

import typer

from jobmorph.cli.options import (
    AllOption,
    AsciiOption,
    DebugOption,
    EditionOption,
    Format,
    FormatOption,
    LibraryOption,
    OutputOption,
)

EXAMPLE = "jobmorph read job.docx"


def read(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="Job description or resume: .txt, .md, .docx, .pdf."),
    ],
    *,
    title: Annotated[
        str | None,
        typer.Option("--title", metavar="JOB", help="The job it is about, if no line names it."),
    ] = None,
    tasks: Annotated[
        Path | None,
        typer.Option("--tasks", metavar="FILE", help="Write the draft week here (CSV)."),
    ] = None,
    library: LibraryOption = None,
    show_all: AllOption = False,
    ascii_only: AsciiOption = False,
    output_format: FormatOption = None,
    output: OutputOption = None,
    edition: EditionOption = None,
    debug: DebugOption = False,
) -> None:
    """Read a job description or resume: what is done, with which skills.

    Tells duties from requirements, benefits and boiler-plate, names work activities and skills
    with the sentence behind each, and drafts a week for `role --tasks`. Drops personal data.
    """
    from jobmorph.cli.console import deliver, format_of, style_of
    from jobmorph.cli.inputs import edition_of, title_of, with_library
    from jobmorph.intake.document import read_document

    named = None if title is None else title_of(title, example=f"{EXAMPLE} --title SDR")
    chosen = format_of(output_format, output, known=Format)
    document = read_document(file)
    opened = with_library(edition_of(edition), library)

    from jobmorph.reports.reading import draft_week, render_reading
    from jobmorph.studies.reading import study_reading

    result = study_reading(document, title=named, edition=opened)
    if tasks is not None:
        deliver(draft_week(result), tasks)
    style = style_of(output, is_ascii=ascii_only)
    deliver(render_reading(result, chosen, style=style, is_all=show_all), output)
