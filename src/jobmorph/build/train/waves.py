"""From wave to wave: the level behind noisy shares, the range of a change, being seen again.

A task's log share y_w in wave w is its level x_w plus noise: y_w = x_w + e_w, var e = r; between
waves the level drifts: var(x_v - x_w) = q |v - w| months. r and q come from the waves before the
one that is predicted.
"""

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.build.train.inputs import TrainingInputs
from jobmorph.schema.errors import DataError

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

SMALLEST_SHARE = 0.000015
# A share that was not published lies below the smallest one; seven tenths of it stand in.
UNSEEN_LOG_SHARE = float(np.log(0.7 * SMALLEST_SHARE))


@dataclass(frozen=True, slots=True)
class WaveSeries:
    """Log shares of distinct texts, wave by wave, of one channel.

    Parameters
    ----------
    rows : ndarray of int, shape (N,)
        First task (row of the inputs) that has each text; texts keyed in usage only.
    waves : tuple of str
        Names of the waves, 'YYYY-MM'.
    months : ndarray, shape (W,)
        Months since the year 0.
    log_share : ndarray, shape (N, W)
        Log share of the channel's use, NaN where the text is not seen.
    """

    rows: IntArray
    waves: tuple[str, ...]
    months: FloatArray
    log_share: FloatArray

    def column(self, wave: str) -> FloatArray:
        """Log shares of one wave, shape (N,)."""
        return self.log_share[:, self.waves.index(wave)]

    def before(self, wave: str) -> "WaveSeries":
        """Return the waves before `wave`."""
        count = self.waves.index(wave)
        return WaveSeries(
            self.rows, self.waves[:count], self.months[:count], self.log_share[:, :count]
        )


def wave_series(inputs: TrainingInputs, channel: str) -> WaveSeries:
    """Collect the log shares of each distinct text in a channel's waves.

    Raises
    ------
    DataError
        If the channel has no waves.
    """
    usage = inputs.usage.filter(pl.col("channel") == channel)
    waves = tuple(usage["wave"].unique().sort())
    if not waves:
        raise DataError(f"usage has no channel {channel!r}", where="usage")
    keyed = inputs.tasks.with_row_index("row").filter("is_usage_observable")
    first = keyed.unique("statement_key", keep="first", maintain_order=True)
    columns = []
    for wave in waves:
        shares = usage.filter(pl.col("wave") == wave).select("task_id", "usage_share")
        joined = first.join(shares, on="task_id", how="left", maintain_order="left")
        share = joined.select(pl.col("usage_share") * pl.col("n_occupations")).to_series()
        columns.append(np.log(share.to_numpy()))
    months = [12.0 * int(wave[:4]) + int(wave[5:]) for wave in waves]
    return WaveSeries(
        first["row"].to_numpy().astype(np.int64),
        waves,
        np.array(months),
        np.column_stack(columns),
    )


@dataclass(frozen=True, slots=True)
class LocalLevel:
    """Variances of the local-level model.

    Parameters
    ----------
    drift : float
        q, variance of the level's change per month.
    noise : float
        r, variance of one wave's noise.
    """

    drift: float
    noise: float


def fit_local_level(series: WaveSeries) -> LocalLevel:
    """Estimate drift and noise from the differences of all pairs of waves.

    Solves var(y_v - y_w) = q |v - w| + 2 r by non-negative least squares, over texts seen in both.

    Parameters
    ----------
    series : WaveSeries
        At least three waves.

    Returns
    -------
    LocalLevel

    Raises
    ------
    DataError
        If there are fewer than three waves: drift and noise cannot be told apart.
    """
    from scipy.optimize import nnls

    count = len(series.waves)
    if count < 3:
        raise DataError(f"drift and noise need three waves, not {count}", where="usage")
    design, variance = [], []
    for early in range(count):
        for late in range(early + 1, count):
            change = series.log_share[:, late] - series.log_share[:, early]
            design.append([series.months[late] - series.months[early], 2.0])
            variance.append(np.nanvar(change))
    (drift, noise), _ = nnls(np.array(design), np.array(variance))
    return LocalLevel(float(drift), float(noise))


@dataclass(frozen=True, slots=True)
class FilteredLevel:
    """Belief about the level at the last wave.

    Parameters
    ----------
    level, variance : ndarray, shape (N,)
        Mean and variance of x at the last wave, given all waves up to it.
    """

    level: FloatArray
    variance: FloatArray


def filter_level(
    series: WaveSeries, model: LocalLevel, prior: FloatArray, prior_variance: float
) -> FilteredLevel:
    """Filter the level through the waves (Kalman), unseen shares held at their stand-in.

    Parameters
    ----------
    series : WaveSeries
        Waves in order.
    model : LocalLevel
        Drift and noise.
    prior : ndarray, shape (N,)
        Expected log share before any wave; with infinite `prior_variance` it does not matter.
    prior_variance : float
        Variance of the level around the prior.

    Returns
    -------
    FilteredLevel

    Examples
    --------
    >>> one = WaveSeries(np.array([0]), ("2025-01",), np.array([0.0]), np.array([[-5.0]]))
    >>> filter_level(one, LocalLevel(0.1, 1.0), np.array([-7.0]), 1.0).level.tolist()
    [-6.0]
    """
    observed = np.where(np.isnan(series.log_share), UNSEEN_LOG_SHARE, series.log_share)
    if np.isinf(prior_variance):
        level, variance = observed[:, 0].copy(), np.full(len(prior), model.noise)
    else:
        gain = prior_variance / (prior_variance + model.noise)
        level = prior + gain * (observed[:, 0] - prior)
        variance = np.full(len(prior), gain * model.noise)
    for column in range(1, observed.shape[1]):
        gap = series.months[column] - series.months[column - 1]
        ahead = variance + model.drift * gap
        gains = ahead / (ahead + model.noise)
        level = level + gains * (observed[:, column] - level)
        variance = gains * model.noise
    return FilteredLevel(level, variance)
