"""`jobmorph playbook`: a playbook, cadence, script or process, step by step."""

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
    SeedOption,
)

EXAMPLE = "jobmorph playbook cadence.md"


def playbook(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="Markdown, Word (.docx) or CSV with one step a row."),
    ],
    *,
    title: Annotated[
        str | None,
        typer.Option("--title", metavar="JOB", help="Whose playbook it is: a job title."),
    ] = None,
    library: LibraryOption = None,
    show_all: AllOption = False,
    ascii_only: AsciiOption = False,
    output_format: FormatOption = None,
    output: OutputOption = None,
    seed: SeedOption = 0,
    edition: EditionOption = None,
    debug: DebugOption = False,
) -> None:
    """Read a sales or service playbook step by step.

    How scripted each step is, what AI could run, what human contact goes or comes, and a redesign
    that puts people where customers value them.
    """
    from jobmorph.cli.console import deliver, format_of, style_of
    from jobmorph.cli.inputs import edition_of, title_of, with_library
    from jobmorph.intake.playbook import read_playbook

    named = None if title is None else title_of(title, example=f"{EXAMPLE} --title SDR")
    chosen = format_of(output_format, output, known=Format)
    read = read_playbook(file)
    opened = with_library(edition_of(edition), library)

    from jobmorph.reports.playbook import render_playbook
    from jobmorph.studies.playbook import study_playbook

    result = study_playbook(read, title=named, seed=seed, edition=opened)
    style = style_of(output, is_ascii=ascii_only)
    deliver(render_playbook(result, chosen, style=style, is_all=show_all), output)
