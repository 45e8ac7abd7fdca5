"""How well the labour-market simulator follows the past, as tables and a record."""

from dataclasses import dataclass, field
from typing import Final

import polars as pl

from jobmorph.schema.record import RunRecord
from jobmorph.studies.market_result import MarketNote

SCHEMA_VERSION: Final = "1.0"


@dataclass(frozen=True, slots=True)
class CalibrationResult:
    """The shipped fits with their scores.

    Parameters
    ----------
    first_month, last_in_sample, last_month : str
        'YYYY-MM': months that were fitted to end with the second.
    scores : polars.DataFrame
        driver (output, openings, openings and layoffs), series, window (in, after, pandemic),
        statistic (r, rmse, mean_gap, slope), is_given, months, value, low, high (95%, blocks of
        months), and the same statistic of three rules: regression on the same inputs, constant,
        no_change. Rows of an input hold no figure.
    parameters : polars.DataFrame
        fit, parameter, meaning, unit, value, low, high (95% profile interval; null where not
        profiled), is_low_bound, is_high_bound (False: the end is the end of the range searched).
    fits : polars.DataFrame
        fit, driver, network, loss, evaluations, is_refitted (False: the search found nothing better
        than the parameters that it started from).
    stale_reason : str or None
        What changed since scores were measured.
    notes : tuple of MarketNote
        What a reader must know.
    record : RunRecord
        Edition, assumptions, sources.
    """

    first_month: str
    last_in_sample: str
    last_month: str
    scores: pl.DataFrame
    parameters: pl.DataFrame
    fits: pl.DataFrame
    stale_reason: str | None
    notes: tuple[MarketNote, ...]
    record: RunRecord
    schema_version: str = field(default=SCHEMA_VERSION)


@dataclass(frozen=True, slots=True)
class RefitResult:
    """A fit made on the user's machine beside the one that ships.

    Parameters
    ----------
    driver : str
        What runs were given.
    network : str
        Where people go: one (no occupations), observed, predicted, size, identity, permuted.
    free : tuple of str
        Parameters that were looked for; the others were held at the shipped values.
    is_complete : bool
        False if the search was interrupted: the best so far.
    evaluations, wanted : int
        Runs made, and asked for.
    seed : int
        Of the search.
    loss, shipped_loss : float
        In sample; the second of the shipped parameters on the same network.
    shipped_evaluations : int
        Runs that the shipped fit took.
    parameters : polars.DataFrame
        parameter, meaning, unit, is_free, value, shipped, low, high (profile interval as shipped).
    scores : polars.DataFrame
        series, window, statistic, is_given, months, value, shipped, regression, constant,
        no_change.
    notes : tuple of MarketNote
        What a reader must know.
    record : RunRecord
        Edition, seed, sources.
    """

    driver: str
    network: str
    free: tuple[str, ...]
    is_complete: bool
    evaluations: int
    wanted: int
    seed: int
    loss: float
    shipped_loss: float
    shipped_evaluations: int
    parameters: pl.DataFrame
    scores: pl.DataFrame
    notes: tuple[MarketNote, ...]
    record: RunRecord
    schema_version: str = field(default=SCHEMA_VERSION)
