"""Whether stated chances come true, and whether ranges of group totals hold."""

from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from jobmorph.build.score.metrics import Statistic, cluster_interval
from jobmorph.build.score.outlook_backtest import Window
from jobmorph.build.score.rows import ScoreRow
from jobmorph.market.forecast_error import size_class
from jobmorph.market.group_total import UnitForecast, draw_heads, draw_scores, mixed_scores

FloatArray = NDArray[np.float64]

BINS: Final = (0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.0)
_DRAWS: Final = 1_000
_SEED: Final = 20251122
_LEAST_UNITS: Final = 3
_BOOTSTRAP: Final = 400


def reliability_rows(windows: list[Window], protocol: str, data: str) -> list[ScoreRow]:
    """Set stated chances of fewer jobs beside the share that did have fewer.

    One row for each band of stated chances: value is the share that had fewer jobs, the baseline
    is the mean chance that was stated.
    """
    chance, fewer, units = _pooled(windows)
    rows = []
    for low, high in pairwise(BINS):
        at = (chance >= low) & ((chance < high) | (high == BINS[-1]))
        if np.unique(units[at]).size < 2:
            continue
        outcome = fewer[at]
        rows.append(
            ScoreRow(
                f"outlook.reliability.{low * 100:.0f}_{high * 100:.0f}",
                f"share with fewer jobs where the stated chance was {low:.0%} to {high:.0%}",
                f"{protocol}; origins pooled",
                cluster_interval(_mean_of(outcome), units[at], draws=_BOOTSTRAP),
                int(at.sum()),
                "mean stated chance",
                float(chance[at].mean()),
                None,
                None,
                data,
                area="outlook",
            )
        )
    return rows


def group_row(windows: list[Window], majors: tuple[str, ...], protocol: str, data: str) -> ScoreRow:
    """Score 80% ranges of the total of each major group, errors correlated as stated."""
    inside = []
    names = []
    for each in windows:
        known = ~np.isnan(each.growth)
        for major in sorted(set(majors)):
            at = known & (np.array(majors) == major)
            if at.sum() >= _LEAST_UNITS:
                inside.append(_is_inside(each, at))
                names.append(major)
    flags = np.array(inside, dtype=np.float64)
    return ScoreRow(
        "outlook.group_coverage",
        "share of totals of major groups inside their 80% range",
        f"{protocol}; {len(set(names))} major groups, bootstrap over groups",
        cluster_interval(_mean_of(flags), np.array(names), draws=_BOOTSTRAP),
        flags.size,
        "target",
        0.8,
        None,
        None,
        data,
        area="outlook",
    )


def _is_inside(each: Window, at: NDArray[np.bool_]) -> bool:
    heads = each.heads[at]
    span = float(each.end - each.origin)
    units = UnitForecast(heads, each.expected[at] / span, size_class(heads), ("0",) * heads.size)
    scores = mixed_scores(
        units.majors,
        draw_scores(units.majors, _DRAWS, rng=np.random.default_rng(_SEED)),
        common_share=np.full(_DRAWS, each.model.common_share),
        major_share=np.full(_DRAWS, each.model.major_share),
    )
    total = draw_heads(units, each.model, scores, span).sum(axis=0)
    low, high = np.quantile(total, [0.1, 0.9])
    counted = float((heads * np.exp(each.growth[at])).sum())
    return bool(low <= counted <= high)


def _pooled(windows: list[Window]) -> tuple[FloatArray, FloatArray, NDArray[np.int64]]:
    chance, fewer, units = [], [], []
    for each in windows:
        at = np.flatnonzero(~np.isnan(each.growth))
        chance.append(each.fewer_chance[at])
        fewer.append((each.growth[at] < 0).astype(np.float64))
        units.append(at)
    return np.concatenate(chance), np.concatenate(fewer), np.concatenate(units)


def _mean_of(values: FloatArray) -> Statistic:
    return lambda rows: float(values[rows].mean())
