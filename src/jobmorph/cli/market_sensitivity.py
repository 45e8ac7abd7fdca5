"""`jobmorph market sensitivity`: which assumption matters most."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final

import typer

from jobmorph.cli.market_options import ScenarioOption, YearsOption
from jobmorph.cli.options import (
    AsciiOption,
    DebugOption,
    EditionOption,
    Format,
    FormatOption,
    OutputOption,
    SeedOption,
)

# Seconds of a run over ten years, and of what every set of runs costs before, on two cores.
_RUN_SECONDS: Final = 0.16
_SET_SECONDS: Final = 4.0


class SensitivityMethod(StrEnum):
    """How it is found out what matters."""

    RANKS = "ranks"
    SOBOL = "sobol"
    ONE = "one-at-a-time"


def sensitivity(
    *,
    scenario: ScenarioOption = "expected",
    method: Annotated[
        SensitivityMethod, typer.Option("--method", help="How to find out.")
    ] = SensitivityMethod.RANKS,
    years: YearsOption = 10,
    draws: Annotated[
        int | None,
        typer.Option(
            "--draws", metavar="N", help="Draws.  [default: 200, with sobol 64 base draws]"
        ),
    ] = None,
    ascii_only: AsciiOption = False,
    output_format: FormatOption = None,
    output: OutputOption = None,
    seed: SeedOption = 0,
    edition: EditionOption = None,
    debug: DebugOption = False,
) -> None:
    """Find out which assumption the outcome of a scenario rests on most.

    Ranks cost no more than a run. Sobol shares the variance out and takes minutes; what it takes
    is said before it starts.
    """
    from jobmorph.cli.console import deliver, format_of, style_of
    from jobmorph.cli.inputs import edition_of
    from jobmorph.cli.progress import StepProgress
    from jobmorph.reference.edition import open_edition
    from jobmorph.reports.market_sensitivity import cost_sentence, render_market_sensitivity
    from jobmorph.studies.market_matter_result import METHODS
    from jobmorph.studies.market_scenarios import named_scenario
    from jobmorph.studies.market_sensitivity import (
        check_sensitivity,
        planned_runs,
        study_sensitivity,
    )

    chosen = next(each for each in METHODS if each == method)
    count = check_sensitivity(chosen, years, draws)
    form = format_of(output_format, output, known=Format)
    opened = edition_of(edition) or open_edition()
    asked = named_scenario(scenario, opened)
    runs = planned_runs(asked, chosen, count, edition=opened)
    sets = runs / count if chosen == "sobol" else 1
    seconds = runs * _RUN_SECONDS * years / 10 + sets * _SET_SECONDS
    typer.echo(cost_sentence(runs, seconds), err=True)
    with StepProgress() as shown:
        result = study_sensitivity(
            asked,
            method=chosen,
            years=years,
            draws=draws,
            seed=seed,
            edition=opened,
            progress=shown.show,
        )
    style = style_of(output, is_ascii=ascii_only)
    deliver(render_market_sensitivity(result, form, style=style), output)
