"""How well does the labour-market simulator follow the past? The shipped fits and their scores."""

from collections.abc import Mapping
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.market.calibrate_series import NAMES
from jobmorph.market.calibrate_space import RESPONSE, REST, SPACE
from jobmorph.market.loss import series_fit
from jobmorph.reference.edition import Edition, open_edition
from jobmorph.schema.errors import DataError
from jobmorph.schema.record import RunRecord
from jobmorph.schema.version import VERSION
from jobmorph.studies.evidence import study_evidence
from jobmorph.studies.market_calibrate_result import CalibrationResult
from jobmorph.studies.market_calibration import FIRST, LAST_IN_SAMPLE, LabourPast, labour_past
from jobmorph.studies.market_calibration_courses import (
    STATISTICS,
    WINDOWS,
    rule_courses,
    value_of,
)
from jobmorph.studies.market_fits import FIT_OF, NETWORK_PREFIX, edition_fits
from jobmorph.studies.market_result import MarketNote
from jobmorph.studies.market_scenarios import all_parameters

FloatArray = NDArray[np.float64]

RULES: Final = ("regression", "constant", "no_change")
USED_TABLES: Final = ("labour_target", "market_node", "market_fit", "evidence")
# Parameters of a fit that a run of scenarios does not draw: it sets them from today's figures.
_OWN: Final[Mapping[str, tuple[str, str]]] = {
    REST: ("Unemployment at rest, without any shock.", "share of the labour force"),
    RESPONSE: ("How much demand for labour moves with output.", "elasticity"),
    "matching_window": ("Part of a week's applications that can lead to a hire.", "share"),
}
_NOTES: Final = {
    "given": "What a run is given is never scored.",
    "rule": "The rule beside each score is a regression on the same inputs at lags up to a year, "
    "fitted to the same months.",
    "network": "How well totals fit says nothing for the network of moves: one pool of people fits "
    "them as well as any.",
    "profile": "Intervals are 95%, with all other parameters giving way, of the fit given output "
    "alone; the other fits have none.",
    "seen": "Months after the sample were never fitted to, but they have been looked at.",
}


def study_calibration(
    driver: str | None = None, *, edition: Edition | None = None
) -> CalibrationResult:
    """Lay the shipped fits out with their scores; nothing is run.

    Scores of the simulator are those of the evidence ledger; those of the simple rules are
    computed here, from the same months.

    Parameters
    ----------
    driver : str, optional
        output, openings, or openings and layoffs; all if not given.
    edition : Edition, optional
        Holds `labour_target`, `market_fit`, `evidence`; the embedded one if not given.

    Returns
    -------
    CalibrationResult

    Raises
    ------
    DataError
        If the edition holds no fits or no scores of the market.
    """
    edition = edition or open_edition()
    past = labour_past(edition)
    wanted = [each for each in FIT_OF if driver in (None, each)]
    evidence = study_evidence("market", edition=edition)
    return CalibrationResult(
        first_month=FIRST,
        last_in_sample=LAST_IN_SAMPLE,
        last_month=past.months[-1],
        scores=_scores(evidence.table, past, wanted),
        parameters=parameter_frame(edition.table("market_fit"), wanted),
        fits=_fit_frame(edition),
        stale_reason=evidence.stale_reason,
        notes=tuple(MarketNote(name, text) for name, text in _NOTES.items()),
        record=calibration_record(edition, 0),
    )


def calibration_record(edition: Edition, seed: int) -> RunRecord:
    """Write down what a table of fits rests on."""
    return RunRecord(
        version=VERSION,
        edition=edition.manifest.edition,
        scenario="the past",
        seed=seed,
        assumptions=(),
        sources=edition.manifest.credits_for(USED_TABLES),
    )


def parameter_words(name: str) -> tuple[str, str]:
    """Return meaning and unit of a fitted parameter."""
    if name in _OWN:
        return _OWN[name]
    parameter = all_parameters()[f"market.flow_{name}"]
    return parameter.meaning, parameter.unit


def parameter_frame(table: pl.DataFrame, drivers: list[str]) -> pl.DataFrame:
    """Return fitted parameters in the order of the search; see `CalibrationResult.parameters`."""
    ranges = {each.name: each for each in SPACE}
    rows = []
    for driver in drivers:
        kept = table.filter(pl.col("fit_id") == FIT_OF[driver])
        values = {row["fit_parameter"]: row for row in kept.to_dicts()}
        for name in (name for name in ranges if name in values):
            row, searched = values[name], ranges[name]
            meaning, unit = parameter_words(name)
            low, high = row["fitted_low"], row["fitted_high"]
            rows.append(
                {
                    "fit": driver,
                    "parameter": name,
                    "meaning": meaning,
                    "unit": unit,
                    "value": row["fitted_value"],
                    "low": low,
                    "high": high,
                    "is_low_bound": None if low is None else not _same(low, searched.low),
                    "is_high_bound": None if high is None else not _same(high, searched.high),
                }
            )
    schema: dict[str, pl.DataType] = {
        **{name: pl.Float64() for name in ("low", "high")},
        **{name: pl.Boolean() for name in ("is_low_bound", "is_high_bound")},
    }
    return pl.DataFrame(rows, schema_overrides=schema)


def rule_values(
    past: LabourPast, courses: Mapping[str, FloatArray], window: str, name: str
) -> dict[str, list[float]]:
    """Score the courses of simple rules on one series of one window, statistic by statistic."""
    counted, months = past.counted.of(name), past.windows[window]
    fits = {
        rule: series_fit(course[NAMES.index(name)], counted, months)
        for rule, course in courses.items()
    }
    return {rule: [value_of(fits[rule], each) for each in STATISTICS] for rule in RULES}


def _scores(table: pl.DataFrame, past: LabourPast, drivers: list[str]) -> pl.DataFrame:
    ledger = {row["metric_id"]: row for row in table.to_dicts()}
    rows: list[dict[str, object]] = []
    missing = []
    for driver in drivers:
        given = past.driver(driver).inputs
        courses = rule_courses(past, past.driver(driver))
        for window in WINDOWS:
            for name in NAMES:
                head = {"driver": driver, "series": name, "window": window}
                if name in given:
                    rows += [{**head, "statistic": each, "is_given": True} for each in STATISTICS]
                    continue
                rules = rule_values(past, courses, window, name)
                for place, statistic in enumerate(STATISTICS):
                    key = f"{driver.replace(' ', '_')}.{window}.{name}.{statistic}"
                    scored = ledger.get(f"market.variants.{key}")
                    if scored is None:
                        missing.append(key)
                        continue
                    rows.append(
                        {
                            **head,
                            "statistic": statistic,
                            "is_given": False,
                            "months": scored["n"],
                            "value": scored["value"],
                            "low": scored["low"],
                            "high": scored["high"],
                            **{rule: finite_or_none(rules[rule][place]) for rule in RULES},
                        }
                    )
    if missing:
        raise DataError(
            "the evidence of this edition lacks scores of the market",
            items=missing,
            hint="jobmorph evidence market --recompute --from DIR",
        )
    return pl.DataFrame(rows, schema=_SCORES)


_SCORES: Final = {
    "driver": pl.String(),
    "series": pl.String(),
    "window": pl.String(),
    "statistic": pl.String(),
    "is_given": pl.Boolean(),
    "months": pl.Int64(),
    "value": pl.Float64(),
    "low": pl.Float64(),
    "high": pl.Float64(),
    **{rule: pl.Float64() for rule in RULES},
}


def _fit_frame(edition: Edition) -> pl.DataFrame:
    """List all fits; a network whose parameters are those of one node was not refitted by it."""
    fits = edition_fits(edition)
    driver_of = {fit: driver for driver, fit in FIT_OF.items()}
    rows = []
    for name, fit in fits.items():
        is_network = name.startswith(NETWORK_PREFIX)
        start = fits[FIT_OF["output"]].values if is_network else None
        rows.append(
            {
                "fit": name,
                "driver": "output" if is_network else driver_of[name],
                "network": name.removeprefix(NETWORK_PREFIX) if is_network else "one",
                "loss": fit.loss,
                "evaluations": fit.evaluations,
                "is_refitted": fit.values != start,
            }
        )
    return pl.DataFrame(rows)


def finite_or_none(value: float) -> float | None:
    """Return a statistic, or None where there is none."""
    return value if np.isfinite(value) else None


def _same(value: float, end: float) -> bool:
    return bool(np.isclose(value, end, rtol=1e-4, atol=1e-9))
