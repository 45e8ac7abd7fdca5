"""`jobmorph market compare`: two scenarios over the same draws, and what differs."""

from __future__ import annotations

from typing import Annotated

import typer

from jobmorph.cli.market_options import DrawsOption, OccupationOption, YearsOption
from jobmorph.cli.options import (
    AsciiOption,
    DebugOption,
    EditionOption,
    Format,
    FormatOption,
    OutputOption,
    SeedOption,
)


def compare(
    first: Annotated[
        str, typer.Argument(metavar="FIRST", help="A shipped scenario, or your own file (YAML).")
    ],
    second: Annotated[
        str, typer.Argument(metavar="SECOND", help="The scenario that is set beside it.")
    ],
    *,
    years: YearsOption = 10,
    draws: DrawsOption = 200,
    occupation: OccupationOption = None,
    ascii_only: AsciiOption = False,
    output_format: FormatOption = None,
    output: OutputOption = None,
    seed: SeedOption = 0,
    edition: EditionOption = None,
    debug: DebugOption = False,
) -> None:
    """Run two scenarios over the same draws, and take the difference in each draw.

    What both share cancels, so that the range of a difference is that of the difference.
    """
    from jobmorph.cli.console import deliver, format_of, style_of
    from jobmorph.cli.inputs import edition_of
    from jobmorph.cli.progress import StepProgress
    from jobmorph.reference.edition import open_edition
    from jobmorph.reports.market_compare import render_market_compare
    from jobmorph.studies.market import check_request
    from jobmorph.studies.market_compare import study_market_compare
    from jobmorph.studies.market_scenarios import named_scenario

    check_request(years, draws)
    form = format_of(output_format, output, known=Format)
    opened = edition_of(edition) or open_edition()
    scenarios = [named_scenario(name, opened) for name in (first, second)]
    with StepProgress() as shown:
        result = study_market_compare(
            *scenarios,
            years=years,
            draws=draws,
            occupation=occupation,
            seed=seed,
            edition=opened,
            progress=shown.show,
        )
    style = style_of(output, is_ascii=ascii_only)
    deliver(render_market_compare(result, form, style=style), output)
