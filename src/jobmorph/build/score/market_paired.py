"""Runs and rules on the same groups: power, errors, ranks, and gains paired over groups."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from jobmorph.build.score.metrics import Interval, cluster_interval, spearman
from jobmorph.build.score.rows import ScoreRow

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
# Score of a run or rule, by its name, on some groups.
Measure = Callable[[str, IntArray], float]

# A difference of 2.8 standard errors is told four times in five at 5%.
TOLD_ERRORS: Final = 2.8
_ENDS: Final = 1.96
_NONE: Final = float("nan")


@dataclass(frozen=True, slots=True)
class PairedScores:
    """What is scored, and on what.

    Parameters
    ----------
    plain : ScoreRow
        Its metric_id is the stem of all rows, its metric what is predicted, its baseline the rule.
    groups : int
        Number of groups, which the bootstrap draws.
    words : mapping of str to str
        Runs and rules in words, in the order of the rows.
    rule : str
        Rule that all are held against.
    run : str
        The run that is held against `others` too.
    others : tuple of str
        Runs and rules.
    error : callable
        Error by name on some groups.
    rank : callable, optional
        Rank correlation likewise.
    unranked : tuple of str
        Rules that put no group before another.
    """

    plain: ScoreRow
    groups: int
    words: Mapping[str, str]
    rule: str
    run: str
    others: tuple[str, ...]
    error: Measure
    rank: Measure | None = None
    unranked: tuple[str, ...] = field(default=())


def paired_rows(scores: PairedScores) -> list[ScoreRow]:
    """Return power first, then each run and rule, then what each gains over the rule."""
    rows = [_power_row(scores)]
    for name in scores.words:
        rows.append(_error_row(scores, name))
        if scores.rank is not None and name not in scores.unranked:
            rows.append(_rank_row(scores, scores.rank, name))
    rows += [_gain_row(scores, name, scores.rule) for name in scores.words if name != scores.rule]
    rows += [_gain_row(scores, scores.run, other) for other in scores.others]
    return rows


def mean_rank(told: FloatArray, said: FloatArray) -> float:
    """Mean over years of the rank correlation over groups; a year without one is left out.

    Parameters
    ----------
    told, said : ndarray, shape (Y, G)
        Counted and predicted.

    Examples
    --------
    >>> mean_rank(np.array([[1.0, 2.0], [1.0, 2.0]]), np.array([[3.0, 5.0], [4.0, 4.0]]))
    1.0
    """
    found = np.array([spearman(*pair) for pair in zip(told, said, strict=True)])
    return float("nan") if np.isnan(found).all() else float(np.nanmean(found))


def _error_row(scores: PairedScores, name: str) -> ScoreRow:
    return replace(
        _named(scores, f"{name}.rmse", f"error; {scores.plain.metric}; {scores.words[name]}"),
        found=_interval(scores, lambda rows: scores.error(name, rows)),
        baseline_value=scores.error(scores.rule, np.arange(scores.groups)),
    )


def _rank_row(scores: PairedScores, rank: Measure, name: str) -> ScoreRow:
    words = "rank correlation over groups, mean of years"
    row = _named(
        scores, f"{name}.spearman", f"{words}; {scores.plain.metric}; {scores.words[name]}"
    )
    has_rule = scores.rule not in scores.unranked
    everybody = np.arange(scores.groups)
    return replace(
        row,
        found=_interval(scores, lambda rows: rank(name, rows)),
        baseline_name=scores.plain.baseline_name if has_rule else "no relation",
        baseline_value=rank(scores.rule, everybody) if has_rule else 0.0,
        is_higher_better=True,
    )


def _gain_row(scores: PairedScores, name: str, other: str) -> ScoreRow:
    ending = "rmse_gain" if other == scores.rule else f"rmse_gain_{other}"
    words = f"error less that of: {scores.words[other]}; {scores.plain.metric}"
    return replace(
        _named(scores, f"{name}.{ending}", f"{words}; {scores.words[name]}"),
        found=_gain(scores, name, other),
        baseline_name="no gain",
        baseline_value=0.0,
    )


def _power_row(scores: PairedScores) -> ScoreRow:
    """Say which gain of the run could be told, from the spread of its paired bootstrap."""
    gain = _gain(scores, scores.run, scores.rule)
    told = TOLD_ERRORS * (gain.high - gain.low) / (2.0 * _ENDS)
    return replace(
        _named(scores, "told", f"smallest gain in error that can be told; {scores.plain.metric}"),
        protocol=f"{TOLD_ERRORS:g} standard errors of the paired difference: told four times in "
        "five",
        found=Interval(told, _NONE, _NONE),
        baseline_name="none",
        baseline_value=None,
    )


def _gain(scores: PairedScores, name: str, other: str) -> Interval:
    return _interval(scores, lambda rows: scores.error(name, rows) - scores.error(other, rows))


def _interval(scores: PairedScores, measure: Callable[[IntArray], float]) -> Interval:
    return cluster_interval(measure, np.arange(scores.groups))


def _named(scores: PairedScores, ending: str, metric: str) -> ScoreRow:
    return replace(scores.plain, metric_id=f"{scores.plain.metric_id}.{ending}", metric=metric)
