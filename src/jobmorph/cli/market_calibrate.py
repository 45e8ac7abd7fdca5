"""`jobmorph market calibrate`: how well the simulator follows the past."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Final

import typer

from jobmorph.cli.options import (
    FORM_OF_ANSWER,
    AsciiOption,
    DebugOption,
    EditionOption,
    OutputOption,
    SeedOption,
)

if TYPE_CHECKING:
    from pathlib import Path

    from jobmorph.studies.market_calibrate_result import RefitResult


class FitFormat(StrEnum):
    """Forms in which a fit is given."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    YAML = "yaml"


class FitDriver(StrEnum):
    """What runs through the past are given."""

    GDP = "gdp"
    OPENINGS = "openings"
    LAYOFFS = "layoffs"


class FitNetwork(StrEnum):
    """Where people go in runs through the past."""

    ONE = "one"
    OBSERVED = "observed"
    PREDICTED = "predicted"
    SIZE = "size"
    IDENTITY = "identity"
    PERMUTED = "permuted"


_DRIVERS: Final = {
    FitDriver.GDP: "output",
    FitDriver.OPENINGS: "openings",
    FitDriver.LAYOFFS: "openings and layoffs",
}


def calibrate(
    *,
    refit: Annotated[
        bool, typer.Option("--refit", help="Fit again on this machine (half a minute and up).")
    ] = False,
    driver: Annotated[
        FitDriver | None,
        typer.Option("--driver", help="What runs are given; layoffs means openings as well."),
    ] = None,
    network: Annotated[
        FitNetwork | None,
        typer.Option("--network", help="With --refit: where people go.  [default: one]"),
    ] = None,
    evaluations: Annotated[
        int | None,
        typer.Option(
            "--evaluations",
            metavar="N",
            min=2,
            help="With --refit: runs of the past.  [default: 2000, on a network 80]",
        ),
    ] = None,
    ascii_only: AsciiOption = False,
    output_format: Annotated[FitFormat | None, FORM_OF_ANSWER] = None,
    output: OutputOption = None,
    seed: SeedOption = 0,
    edition: EditionOption = None,
    debug: DebugOption = False,
) -> None:
    """Show how well the simulator follows the past, beside simple rules on the same inputs.

    What a run is given is never scored. With --refit, Ctrl-C ends the search and gives the best
    so far.
    """
    from jobmorph.cli.console import deliver, format_of, style_of

    form = format_of(output_format, output, known=FitFormat)
    style = style_of(output, is_ascii=ascii_only)
    if refit:
        from jobmorph.reports.market_refit import render_refit

        fitted = _fitted(driver or FitDriver.GDP, network, evaluations, seed, edition)
        deliver(render_refit(fitted, form, style=style), output)
        return
    if network is not None or evaluations is not None:
        from jobmorph.schema.errors import ParameterError

        raise ParameterError(
            "--network and --evaluations say how to fit again",
            hint="Add --refit. What ships: jobmorph market calibrate",
        )
    from jobmorph.cli.inputs import edition_of
    from jobmorph.reports.market_calibrate import render_calibration
    from jobmorph.studies.market_calibrate import study_calibration

    wanted = None if driver is None else _DRIVERS[driver]
    shipped = study_calibration(wanted, edition=edition_of(edition))
    deliver(render_calibration(shipped, form, style=style), output)


def _fitted(
    driver: FitDriver,
    network: FitNetwork | None,
    evaluations: int | None,
    seed: int,
    edition: Path | None,
) -> RefitResult:
    from jobmorph.cli.inputs import edition_of
    from jobmorph.cli.progress import StepProgress
    from jobmorph.reports.words import say
    from jobmorph.studies.market_refit import study_refit

    with StepProgress() as shown:
        return study_refit(
            _DRIVERS[driver],
            network=str(network or FitNetwork.ONE),
            evaluations=evaluations,
            seed=seed,
            edition=edition_of(edition),
            progress=lambda done, wanted, least: shown.show(
                done, wanted, say("market.refit.progress", loss=f"{least:.2f}")
            ),
        )
