"""`jobmorph path`: where a person can go, what it takes, and by which steps."""

from pathlib import Path
from typing import Annotated, Final

import typer

from jobmorph.cli.options import (
    AllOption,
    AsciiOption,
    DebugOption,
    EditionOption,
    LevelOption,
    LibraryOption,
    OutputOption,
    PathFormat,
    PathFormatOption,
)

EXAMPLE: Final = 'jobmorph path "switchboard operator"'


def path(
    job: Annotated[
        list[str] | None,
        typer.Argument(metavar="JOB", help="The job you leave; your profile's newest if left out."),
    ] = None,
    *,
    to: Annotated[
        str | None, typer.Option("--to", metavar="JOB", help="The job you want: routes there.")
    ] = None,
    profile: Annotated[
        Path | None,
        typer.Option("--from-profile", metavar="FILE", help="What you bring (YAML, JSON, CSV)."),
    ] = None,
    hours: Annotated[
        float | None,
        typer.Option("--hours", metavar="N", help="Hours a week for learning.  [default: 4]"),
    ] = None,
    has_degree: Annotated[
        bool, typer.Option("--has-degree", help="You have a degree; else your job speaks for you.")
    ] = False,
    max_months: Annotated[
        float | None,
        typer.Option("--max-months", metavar="N", help="Leave out what takes longer."),
    ] = None,
    min_wage: Annotated[
        float | None,
        typer.Option("--min-wage", metavar="USD", help="Leave out median pay a year below this."),
    ] = None,
    no_degree: Annotated[
        bool, typer.Option("--no-degree", help="Leave out jobs that mostly ask for a degree.")
    ] = False,
    no_licence: Annotated[
        bool, typer.Option("--no-licence", help="Leave out jobs that need a licence.")
    ] = False,
    part_time: Annotated[
        bool, typer.Option("--part-time", help="Only jobs often done in under 40 hours a week.")
    ] = False,
    avoid: Annotated[
        list[str] | None,
        typer.Option("--avoid", metavar="WHAT", help='Such as "heavy lifting"; may be repeated.'),
    ] = None,
    steps: Annotated[
        int, typer.Option("--steps", metavar="N", help="Longest route, 1 to 3 steps.")
    ] = 3,
    level: LevelOption = None,
    library: LibraryOption = None,
    show_all: AllOption = False,
    ascii_only: AsciiOption = False,
    output_format: PathFormatOption = None,
    output: OutputOption = None,
    edition: EditionOption = None,
    debug: DebugOption = False,
) -> None:
    """Show where you can go from a job, what each move takes, and by which steps.

    Moves that people made are counted; moves that the trade knows stand apart. Counts say where
    people went. They are not your odds, nor what is right for you.
    """
    from jobmorph.cli.console import deliver, format_of, style_of
    from jobmorph.cli.inputs import check_level, edition_of, title_of, with_library
    from jobmorph.intake.profile import read_profile
    from jobmorph.studies.paths import study_paths
    from jobmorph.studies.paths_result import PathLimits

    form = format_of(output_format, output, known=PathFormat)
    words = " ".join(job or ())
    result = study_paths(
        title_of(words, example=EXAMPLE) if job else None,
        level=check_level(level),
        to=to,
        profile=None if profile is None else read_profile(profile),
        hours_week=hours,
        has_degree=has_degree,
        limits=PathLimits(
            most_months=max_months,
            least_wage_usd_year=min_wage,
            no_degree=no_degree,
            no_licence=no_licence,
            part_time=part_time,
            avoid=tuple(avoid or ()),
            most_hops=steps,
        ),
        edition=with_library(edition_of(edition), library),
    )

    from jobmorph.reports.paths import paths_workbook, render_paths

    if form == PathFormat.XLSX:
        deliver(paths_workbook(result), output)
        return
    style = style_of(output, is_ascii=ascii_only)
    deliver(render_paths(result, form, style=style, is_all=show_all), output)
