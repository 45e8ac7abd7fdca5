"""How many jobs there may be: a baseline, what AI changes about it, and the error of forecasts."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.schema.errors import DataError
from jobmorph.schema.estimate import summarise_draws
from jobmorph.schema.tables import OUTLOOK, PROJECTION

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Outlook:
    """Employment at the horizon.

    Parameters
    ----------
    table : polars.DataFrame
        Contract `outlook`.
    draws : ndarray, shape (N, M)
        Employment in each draw, rows as in the table.
    """

    table: pl.DataFrame
    draws: FloatArray


class OutlookModel(Protocol):
    """Projects employment of occupations with its uncertainty."""

    def project(
        self,
        projection: pl.DataFrame,
        *,
        elapsed_years: float,
        horizon_years: float,
        multiplier: FloatArray,
        errors: FloatArray,
    ) -> Outlook:
        """Project employment.

        Parameters
        ----------
        projection : polars.DataFrame
            Contract `projection`, N units.
        elapsed_years : float
            Years from the projection's base year to the base date of the run.
        horizon_years : float
            Years ahead of the base date.
        multiplier : ndarray, shape (N, M) or (N, 1)
            Demand relative to the baseline's own technology; 1 leaves the baseline as it is.
        errors : ndarray, shape (N, M)
            Standard normal scores of forecast error; correlated as the caller sees fit.
        """
        ...


@dataclass(frozen=True, slots=True)
class LognormalOutlook:
    """Baseline growth times demand change times a lognormal error.

    E(h) = E0 g^h x M x exp(sd(h) z), with g the official yearly growth and
    sd(h) = sd_ten_years (h / 10)^exponent. The baseline is the median of the error, so the mean
    (`mid`) lies above it by the factor exp(sd^2 / 2).

    Parameters
    ----------
    error_sd_ten_years : float
        Standard deviation of the log error at ten years.
    error_exponent : float
        How error grows with the horizon.
    """

    error_sd_ten_years: float
    error_exponent: float

    def project(
        self,
        projection: pl.DataFrame,
        *,
        elapsed_years: float,
        horizon_years: float,
        multiplier: FloatArray,
        errors: FloatArray,
    ) -> Outlook:
        """See `OutlookModel.project`.

        Raises
        ------
        DataError
            If arrays do not fit the units, or a base employment is 0.
        """
        base = baseline_heads(projection, elapsed_years)
        if multiplier.ndim != 2 or errors.ndim != 2 or multiplier.shape[0] != errors.shape[0]:
            raise DataError("multiplier and errors need one row per unit")
        if errors.shape[0] != projection.height:
            raise DataError(f"{projection.height} units, but {errors.shape[0]} rows of errors")
        ahead = baseline_heads(projection, elapsed_years + horizon_years)
        spread = self.error_sd_ten_years * (horizon_years / 10.0) ** self.error_exponent
        draws = ahead[:, None] * multiplier * np.exp(spread * errors)
        summary = summarise_draws(draws)
        table = projection.select("outlook_unit").with_columns(
            pl.lit(float(horizon_years)).alias("horizon_years"),
            pl.Series("employment_base_heads", base),
            pl.Series("employment_baseline_heads", ahead),
            pl.Series("employment_horizon_heads_low", summary.low),
            pl.Series("employment_horizon_heads", summary.mid),
            pl.Series("employment_horizon_heads_high", summary.high),
            pl.Series("more_jobs_probability", (draws > base[:, None]).mean(axis=1)),
        )
        return Outlook(OUTLOOK.check(table.select(OUTLOOK.columns)), draws)


def baseline_heads(projection: pl.DataFrame, years: float) -> FloatArray:
    """Employment on the official path, log-linear between base and target year; shape (N,).

    Parameters
    ----------
    projection : polars.DataFrame
        Contract `projection`.
    years : float
        Years after the base year; beyond the target year growth goes on.

    Raises
    ------
    DataError
        If base or projected employment is 0, or the target year is not later.

    Examples
    --------
    >>> official = pl.DataFrame({"outlook_unit": ["41-2031"], "title": ["Retail salespersons"],
    ...     "base_year": [2024], "target_year": [2034], "employment_base_heads": [400.0],
    ...     "employment_projected_heads": [100.0], "education_typical": [None]},
    ...     schema=PROJECTION.polars_schema)
    >>> baseline_heads(official, 5.0).round(6)
    array([200.])
    """
    PROJECTION.check(projection)
    base, target, span = (
        projection.select(expression).to_series().to_numpy()
        for expression in (
            pl.col("employment_base_heads"),
            pl.col("employment_projected_heads"),
            pl.col("target_year") - pl.col("base_year"),
        )
    )
    if not ((base > 0) & (target > 0) & (span > 0)).all():
        raise DataError("a projection needs jobs in both years, and the later year later")
    heads: FloatArray = base * (target / base) ** (years / span)
    return heads


def correlated_errors(
    count: int, common: FloatArray, *, common_share: float, rng: np.random.Generator
) -> FloatArray:
    """Errors that units share in part: sqrt(r) z0 + sqrt(1 - r) z_i; shape (count, M).

    Parameters
    ----------
    count : int
        Number of units N.
    common : ndarray, shape (M,)
        z0, the shared standard normal scores.
    common_share : float
        r, share of variance that all units have in common, 0..1.
    rng : numpy.random.Generator
        Source of z_i.
    """
    own = rng.standard_normal((count, common.size))
    errors: FloatArray = common_share**0.5 * common[None, :] + (1.0 - common_share) ** 0.5 * own
    return errors
