"""`jobmorph team survey`: an anonymous time-share form, and what the answers say together."""

from pathlib import Path
from typing import Annotated, Final

import typer

from jobmorph.cli.options import (
    AsciiOption,
    DebugOption,
    EditionOption,
    Format,
    FormatOption,
    LibraryOption,
    OutputOption,
    PathFormat,
    PathFormatOption,
    SeedOption,
)

EXAMPLE: Final = "jobmorph team survey write SDR --output form.xlsx"

survey_app = typer.Typer(
    help="Where the hours of a job go, as the people who do it say: an anonymous form.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

OwnTasksOption = Annotated[
    Path | None,
    typer.Option("--tasks", metavar="FILE", help="Your own tasks instead of ours (CSV, as for "
                 "role)."),
]  # fmt: skip


@survey_app.command("write")
def write(
    title: Annotated[
        list[str], typer.Argument(metavar="TITLE", help="The job that is asked about.")
    ],
    *,
    tasks: OwnTasksOption = None,
    recipient: Annotated[
        str, typer.Option("--to", metavar="WORDS", help="Whom to give the form to.")
    ] = "",
    library: LibraryOption = None,
    ascii_only: AsciiOption = False,
    output_format: PathFormatOption = None,
    output: OutputOption = None,
    edition: EditionOption = None,
    debug: DebugOption = False,
) -> None:
    """Write a form: the tasks of a job, and how many hours each takes in a usual week.

    It asks nothing about the person. Hand it out as .xlsx, .csv or .html (to print).
    """
    from jobmorph.cli.console import deliver, format_of, style_of
    from jobmorph.cli.inputs import edition_of, title_of, week_of, with_library
    from jobmorph.reports.survey_form import render_survey_form
    from jobmorph.studies.survey_form import study_survey_form

    words = title_of(" ".join(title), example=EXAMPLE)
    chosen = format_of(output_format, output, known=PathFormat)
    opened = with_library(edition_of(edition), library)
    form = study_survey_form(
        words, week=week_of(tasks, opened), recipient=recipient, edition=opened
    )
    if chosen == PathFormat.XLSX:
        from jobmorph.reports.survey_workbook import survey_form_workbook

        deliver(survey_form_workbook(form), output)
        return
    style = style_of(output, is_ascii=ascii_only)
    deliver(render_survey_form(form, chosen, style=style), output)


@survey_app.command("read")
def read(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help="Filled forms; or a table with an answer in each "
                       "column or row."),
    ],
    *,
    role: Annotated[
        str | None,
        typer.Option("--role", metavar="JOB", help="The job, if the files do not say it."),
    ] = None,
    tasks: OwnTasksOption = None,
    library: LibraryOption = None,
    ascii_only: AsciiOption = False,
    output_format: FormatOption = None,
    output: OutputOption = None,
    seed: SeedOption = 0,
    edition: EditionOption = None,
    debug: DebugOption = False,
) -> None:  # fmt: skip
    """Say where the hours go, over all answers; five at least, nothing of any single one.

    As CSV it is a week of hours that role --tasks reads.
    """
    from jobmorph.cli.console import deliver, format_of, style_of
    from jobmorph.cli.inputs import edition_of, title_of, week_of, with_library
    from jobmorph.intake.survey import read_survey_files
    from jobmorph.reports.survey import render_survey
    from jobmorph.studies.survey import study_survey

    named = None if role is None else title_of(role, example="--role SDR")
    chosen = format_of(output_format, output, known=Format)
    opened = with_library(edition_of(edition), library)
    sheets = read_survey_files(files)
    result = study_survey(
        sheets, title=named, week=week_of(tasks, opened), seed=seed, edition=opened
    )
    style = style_of(output, is_ascii=ascii_only)
    deliver(render_survey(result, chosen, style=style), output)
