"""`jobmorph role`: what happens to a job."""

from typing import Annotated

import typer

from jobmorph.cli.options import (
    AllOption,
    AsciiOption,
    DebugOption,
    EditionOption,
    Format,
    FormatOption,
    HorizonOption,
    LevelOption,
    LibraryOption,
    OutputOption,
    OverridesOption,
    ScenarioOption,
    SeedOption,
    TasksOption,
)

EXAMPLE = 'jobmorph role "customer service representative"'


def role(
    title: Annotated[
        list[str] | None,
        typer.Argument(metavar="TITLE", help="A job title in your words, or an official code."),
    ] = None,
    *,
    level: LevelOption = None,
    horizon: HorizonOption = None,
    tasks: TasksOption = None,
    overrides: OverridesOption = None,
    scenario: ScenarioOption = None,
    library: LibraryOption = None,
    show_all: AllOption = False,
    ascii_only: AsciiOption = False,
    output_format: FormatOption = None,
    output: OutputOption = None,
    seed: SeedOption = 0,
    edition: EditionOption = None,
    debug: DebugOption = False,
) -> None:
    """Show what happens to a job, task by task.

    Says which hours could pass to AI, which are done with AI and which stay with a person, with
    ranges, reasons, sources and dates. Exposure is not probability of job loss.
    """
    from jobmorph.cli.console import deliver, format_of, style_of
    from jobmorph.cli.inputs import (
        check_level,
        edition_of,
        horizon_of,
        overrides_of,
        scenario_of,
        title_of,
        week_of,
        with_library,
    )
    from jobmorph.schema.errors import ParameterError

    if title is None and tasks is None:
        raise ParameterError("role needs a job title or --tasks", hint=f"Try: {EXAMPLE}")
    query = None if not title and tasks else title_of(" ".join(title or ()), example=EXAMPLE)
    checked_level = check_level(level)
    chosen = format_of(output_format, output, known=Format)
    horizon_of(horizon, None)
    opened = with_library(edition_of(edition), library)
    patch = scenario_of(scenario, horizon, opened)
    week = week_of(tasks, opened)
    overruled = overrides_of(overrides)

    from jobmorph.reports.output import render_role
    from jobmorph.studies.role import study_role

    result = study_role(
        query,
        level=checked_level,
        horizon_years=horizon_of(horizon, patch),
        week=week,
        overrides=overruled,
        scenario=patch,
        seed=seed,
        edition=opened,
    )
    style = style_of(output, is_ascii=ascii_only)
    deliver(render_role(result, chosen, style=style, is_all=show_all), output)
