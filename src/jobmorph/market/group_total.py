"""Jobs of several units together, when their errors go together in part."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jobmorph.market.forecast_error import ErrorModel
from jobmorph.schema.errors import DataError

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class UnitForecast:
    """N units at the start of a forecast.

    Parameters
    ----------
    heads : ndarray, shape (N,)
        Jobs at the origin.
    growth : ndarray, shape (N,)
        Expected yearly log growth.
    size : ndarray of int, shape (N,)
        Size class.
    majors : tuple of str
        Major group of each unit.
    """

    heads: FloatArray
    growth: FloatArray
    size: IntArray
    majors: tuple[str, ...]

    def __post_init__(self) -> None:
        count = self.heads.size
        if not count or {self.growth.size, self.size.size, len(self.majors)} != {count}:
            raise DataError("a forecast needs units, and the same number of figures for each")


@dataclass(frozen=True, slots=True)
class SharedScores:
    """Standard normal scores of what units share and of what is their own.

    Parameters
    ----------
    common : ndarray, shape (M,)
        Of all units.
    major : ndarray, shape (G, M)
        Of each major group, in the order in which groups sort.
    own : ndarray, shape (N, M)
        Of each unit.
    """

    common: FloatArray
    major: FloatArray
    own: FloatArray


def draw_scores(majors: tuple[str, ...], count: int, *, rng: np.random.Generator) -> SharedScores:
    """Draw scores for units of some major groups."""
    groups = len(set(majors))
    return SharedScores(
        rng.standard_normal(count),
        rng.standard_normal((groups, count)),
        rng.standard_normal((len(majors), count)),
    )


def mixed_scores(
    majors: tuple[str, ...],
    shared: SharedScores,
    *,
    common_share: FloatArray,
    major_share: FloatArray,
) -> FloatArray:
    """Scores whose shared parts have the stated shares of variance, shape (N, M).

    Parameters
    ----------
    majors : tuple of str
        Major group of each unit.
    shared : SharedScores
        What is mixed.
    common_share, major_share : ndarray, shape (M,)
        r0 and r1 of each draw; together at most 1.
    """
    if (common_share + major_share > 1.0 + 1e-12).any() or (common_share < 0).any():
        raise DataError("shares of variance must be positive and sum to 1 at most")
    place = {major: at for at, major in enumerate(sorted(set(majors)))}
    of_major = shared.major[[place[major] for major in majors]]
    rest = np.sqrt(np.maximum(1.0 - common_share - major_share, 0.0))
    return np.asarray(
        np.sqrt(common_share) * shared.common + np.sqrt(major_share) * of_major + rest * shared.own
    )


def draw_heads(
    units: UnitForecast, model: ErrorModel, scores: FloatArray, horizon_years: float
) -> FloatArray:
    """Jobs of each unit at a horizon in each draw, shape (N, M).

    E_i(h) = E_i exp(g_i h + error_i(z_i, h)).
    """
    errors = model.errors(units.size, scores, horizon_years)
    heads: FloatArray = units.heads[:, None] * np.exp(
        units.growth[:, None] * horizon_years + errors
    )
    return heads
