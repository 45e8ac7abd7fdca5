"""Scores of wave-to-wave models: rank among seen tasks, range of the change."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from jobmorph.build.score.metrics import (
    cluster_interval,
    on_rows,
    spearman,
)
from jobmorph.build.score.rows import ScoreRow, gain_row
from jobmorph.build.train.change import (
    fit_change,
    predict_change,
)
from jobmorph.build.train.cross_fit import cross_fit
from jobmorph.build.train.inputs import TrainingInputs
from jobmorph.build.train.learners import fit_linear
from jobmorph.build.train.propensity import UseModels
from jobmorph.build.train.waves import (
    LocalLevel,
    WaveSeries,
    filter_level,
    fit_local_level,
    wave_series,
)

FloatArray = NDArray[np.float64]

TARGET = "2025-11"
DATA = "Anthropic Economic Index, chat Feb, Mar, Aug, Nov 2025; API Aug, Nov 2025"
TARGET_COVERAGE = 0.80
_RANGE = (
    "texts seen in both waves; range fitted to the chat waves March to August 2025, spread grows "
    "with the square root of months; scored on August to November 2025; interval by bootstrap "
    "over SOC minor groups"
)
_RANK = (
    "texts seen in the wave and in the one before it; level filtered through the earlier waves, "
    "drift and noise from the differences of the three earlier chat waves; the scored wave enters "
    "nothing; interval by bootstrap over SOC minor groups"
)


@dataclass(frozen=True, slots=True)
class LastStep:
    """Log shares before and in the scored wave, for texts seen in both.

    Parameters
    ----------
    series : WaveSeries
        All waves of the channel.
    both : ndarray of int, shape (B,)
        Positions (within the series) of the texts seen in both.
    before, after : ndarray, shape (B,)
        Log shares.
    clusters : ndarray, shape (B,)
        SOC minor groups.
    """

    series: WaveSeries
    both: NDArray[np.int64]
    before: FloatArray
    after: FloatArray
    clusters: NDArray[np.generic]

    @property
    def months(self) -> float:
        """Months from the wave before to the scored one."""
        at = self.series.waves.index(TARGET)
        return float(self.series.months[at] - self.series.months[at - 1])


def last_step(inputs: TrainingInputs, channel: str) -> LastStep:
    """Collect the scored pair of waves of a channel."""
    series = wave_series(inputs, channel)
    earlier = series.before(TARGET)
    old, new = earlier.log_share[:, -1], series.column(TARGET)
    both = np.flatnonzero(~np.isnan(old) & ~np.isnan(new))
    groups = inputs.tasks["minor_group"].to_numpy()[series.rows]
    return LastStep(series, both, old[both], new[both], groups[both])


def score_rank(inputs: TrainingInputs, models: UseModels) -> list[ScoreRow]:
    """Rank correlation with the next wave's shares, against persistence.

    Returns
    -------
    list of ScoreRow
        For each channel the score and the paired gain; then the variants that start from what
        the words and labels of a task suggest. The API has one earlier wave: its filter is
        persistence, its gain 0.
    """
    chat = wave_series(inputs, "chat").before(TARGET)
    model = fit_local_level(chat)
    rows = []
    for channel in ("chat", "api"):
        step = last_step(inputs, channel)
        earlier = step.series.before(TARGET)
        nothing = np.zeros(len(step.series.rows))
        level = filter_level(earlier, model, nothing, np.inf).level[step.both]
        rows += _rank_rows(step, level, f"exposure.next_wave_rank_{channel}", channel)
        informed = _informed_level(models, earlier, model)[step.both]
        rows += _rank_rows(
            step,
            informed,
            f"exposure.variants.next_wave_rank_{channel}_content",
            channel,
            is_main=False,
        )
    return rows


def _informed_level(models: UseModels, earlier: WaveSeries, model: LocalLevel) -> FloatArray:
    """Level filtered from a prior: the log share that text and labels suggest, cross-fitted."""
    first = earlier.log_share[:, 0]
    target = np.full(len(models.folds), np.nan)
    target[earlier.rows] = first
    expected = cross_fit(models.design, target, models.folds, (fit_linear,), kind="regression")[
        earlier.rows, 0
    ]
    spread = max(float(np.nanvar(first - expected)) - model.noise, 0.1)
    return filter_level(earlier, model, expected, spread).level


def _rank_rows(
    step: LastStep, level: FloatArray, metric_id: str, channel: str, *, is_main: bool = True
) -> list[ScoreRow]:
    persistence = spearman(step.before, step.after)
    found = cluster_interval(on_rows(spearman, level, step.after), step.clusters)

    def gain(at: NDArray[np.int64]) -> float:
        return spearman(level[at], step.after[at]) - spearman(step.before[at], step.after[at])

    return [
        ScoreRow(
            metric_id,
            f"next {channel} wave, rank among seen tasks",
            _RANK,
            found,
            step.both.size,
            "persistence",
            persistence,
            persistence if is_main else None,
            0.88 if is_main else None,
            DATA,
        ),
        gain_row(
            cluster_interval(gain, step.clusters),
            f"{metric_id}_gain",
            f"next {channel} wave, rank: gain over persistence, paired",
            _RANK,
            step.both.size,
            data=DATA,
            floor=0.0 if is_main else None,
        ),
    ]


def score_range(inputs: TrainingInputs) -> list[ScoreRow]:
    """Coverage of the 80% range of the log change among tasks seen in both waves.

    Returns
    -------
    list of ScoreRow
        Chat (the ledger's row), API, and the variants tried: spread not scaled with time, spread
        of the first pair, local-level model.
    """
    chat = wave_series(inputs, "chat")
    latest = fit_change(chat, "2025-03", "2025-08")
    first = fit_change(chat, "2025-02", "2025-03")
    rows = []
    for channel in ("chat", "api"):
        step = last_step(inputs, channel)
        change = step.after - step.before
        for name, model, is_scaled in (
            ("", latest, True),
            ("_unscaled", latest, False),
            ("_first_pair", first, True),
        ):
            span = predict_change(model, step.before, step.months, is_scaled=is_scaled)
            inside = (change >= span.low) & (change <= span.high)
            rows += _coverage_rows(step, inside, channel, name)
        rows += _coverage_rows(step, _local_inside(chat, step), channel, "_local_level")
    return rows


def _local_inside(chat: WaveSeries, step: LastStep) -> NDArray[np.bool_]:
    model = fit_local_level(chat.before(TARGET))
    earlier = step.series.before(TARGET)
    held = filter_level(earlier, model, np.zeros(len(earlier.rows)), np.inf)
    spread = np.sqrt(held.variance[step.both] + model.drift * step.months + model.noise)
    return np.asarray(np.abs(step.after - held.level[step.both]) <= 1.2815515655446004 * spread)


def _coverage_rows(
    step: LastStep, inside: NDArray[np.bool_], channel: str, variant: str
) -> list[ScoreRow]:
    """Coverage itself, and for the range that is used its distance from the target."""
    is_main = channel == "chat" and not variant
    area = "exposure.variants." if variant else "exposure."
    stem = f"{area}range_coverage{variant}" + ("" if channel == "chat" else "_api")
    protocol = _RANGE + (f"; variant:{variant.replace('_', ' ')}" if variant else "")
    what = f"80% range of the log change of a {channel} share"
    count = step.both.size
    coverage = on_rows(_share, inside)
    level = cluster_interval(coverage, step.clusters)
    name = f"{stem}_level"
    target = TARGET_COVERAGE
    rows = [
        ScoreRow(
            name, f"{what}: coverage", protocol, level, count, "target", target, None, None, DATA
        )
    ]
    if not variant:
        off = cluster_interval(lambda at: abs(coverage(at) - target), step.clusters)
        floor, goal = (0.05, 0.02) if is_main else (None, None)
        metric = f"{what}: distance of coverage from .80"
        row = ScoreRow(stem, metric, protocol, off, count, "exact coverage", 0.0, floor, goal, DATA)
        rows.append(replace(row, is_higher_better=False))
    return rows


def _share(flags: NDArray[np.bool_]) -> float:
    return float(flags.mean())
