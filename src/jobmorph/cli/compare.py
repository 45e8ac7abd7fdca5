"""`jobmorph compare`: two jobs side by side."""

from typing import Annotated

import typer

from jobmorph.cli.options import (
    AsciiOption,
    DebugOption,
    EditionOption,
    HorizonOption,
    LevelOption,
    LibraryOption,
    OutputOption,
    ScenarioOption,
    SeedOption,
    TableFormat,
    TableFormatOption,
)

EXAMPLE = 'jobmorph compare "sales managers" "customer service representatives"'


def compare(
    first: Annotated[str, typer.Argument(metavar="FIRST", help="A title in quotes, or a code.")],
    second: Annotated[str, typer.Argument(metavar="SECOND", help="The other one.")],
    *,
    level: LevelOption = None,
    horizon: HorizonOption = None,
    scenario: ScenarioOption = None,
    library: LibraryOption = None,
    ascii_only: AsciiOption = False,
    output_format: TableFormatOption = None,
    output: OutputOption = None,
    seed: SeedOption = 0,
    edition: EditionOption = None,
    debug: DebugOption = False,
) -> None:
    """Show two jobs side by side: hours, ranges and reasons.

    Both are read with the same options. Exposure is not probability of job loss.
    """
    from jobmorph.cli.console import deliver, format_of, style_of
    from jobmorph.cli.inputs import (
        check_level,
        edition_of,
        horizon_of,
        scenario_of,
        title_of,
        with_library,
    )

    titles = [title_of(words, example=EXAMPLE) for words in (first, second)]
    checked_level = check_level(level)
    chosen = format_of(output_format, output, known=TableFormat)
    horizon_of(horizon, None)
    opened = with_library(edition_of(edition), library)
    patch = scenario_of(scenario, horizon, opened)

    from jobmorph.reports.output import render_compare
    from jobmorph.studies.compare import study_compare

    result = study_compare(
        titles[0],
        titles[1],
        level=checked_level,
        horizon_years=horizon_of(horizon, patch),
        scenario=patch,
        seed=seed,
        edition=opened,
    )
    style = style_of(output, is_ascii=ascii_only)
    deliver(render_compare(result.first, result.second, chosen, style=style), output)
