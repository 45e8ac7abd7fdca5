"""Which skills the shift of jobs between occupations raised, 2017 to 2025: projected and realised.

Importance stays as it was in 2017; only the mix of occupations moves. With share_i the share of
occupation i in all jobs and I_is the importance of skill s:

    D_s = sum_i share_i(2025) I_is - sum_i share_i(2017) I_is
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from jobmorph.build.raw import RawFolder
from jobmorph.build.score.metrics import Interval, cluster_interval, spearman
from jobmorph.build.score.rows import ScoreRow
from jobmorph.build.score.shift_cells import (
    ShiftCells,
    past_shift,
    read_vintages,
    shift,
    shift_cells,
)

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
Measure = Callable[[FloatArray, FloatArray], float]

DATA: Final = "OEWS May 2009, 2017, 2025; O*NET 22.1 skills; Employment Projections 2016-26"
_PAST: Final = "the shift of 2009 to 2017 goes on at the same pace"
_PROTOCOL: Final = (
    "D_s of 35 skills, importance fixed at O*NET 22.1; {cells} cells of occupations joined through "
    "the official SOC 2010 to 2018 crosswalk, nothing split ({covered:.1%} of jobs of 2017); "
    "projection as of 2017, growth 2016-26 taken for 8 of 10 years; interval by bootstrap over "
    "cells: one period, 35 correlated skills"
)


def score_shift(raw: RawFolder) -> list[ScoreRow]:
    """Score the official projection on the shift of skill demand that came.

    Returns
    -------
    list of ScoreRow
        Rank correlation, error over that of 'no shift', share of signs; beside each, as variants,
        the same for the pace of the eight years before, and the projection's gain over it.
    """
    vintages = read_vintages(raw)
    cells = shift_cells(raw, vintages)
    past = past_shift(raw, vintages)
    real = shift(cells.before, cells.after, cells.importance)
    protocol = _PROTOCOL.format(cells=cells.before.size, covered=cells.covered)
    rows = []
    for name, (measure, words, is_higher_better) in _MEASURES.items():
        pace = measure(past, real)
        is_ratio = name == "mae_ratio"
        row = ScoreRow(
            f"skills.shift_{name}",
            f"shift of skill demand between occupations, 2017 to 2025: {words}",
            protocol,
            _interval(cells, measure),
            len(cells.skill_ids),
            "no shift" if is_ratio else _PAST,
            1.0 if is_ratio else pace,
            None,
            None,
            DATA,
            is_higher_better=is_higher_better,
            area="skills",
        )
        rows += [row, *_past_rows(row, cells, measure, past)]
        if name == "sign":
            rows.append(_rise_row(row, float(np.mean(real > 0))))
    return rows


def _interval(cells: ShiftCells, measure: Measure) -> Interval:
    def statistic(at: IntArray) -> float:
        return measure(*both(cells, at))

    return cluster_interval(statistic, np.arange(cells.before.size))


def both(cells: ShiftCells, at: IntArray) -> tuple[FloatArray, FloatArray]:
    """Return the expected and the realised shift on some cells."""
    before, importance = cells.before[at], cells.importance[at]
    return (
        shift(before, cells.expected[at], importance),
        shift(before, cells.after[at], importance),
    )


def error_ratio(expected: FloatArray, real: FloatArray) -> float:
    """Absolute error of a shift over that of 'no shift'; below 1 is better than saying nothing.

    Examples
    --------
    >>> error_ratio(np.array([0.5, -1.0]), np.array([1.0, -1.0]))
    0.25
    """
    return float(np.abs(expected - real).sum() / np.abs(real).sum())


def same_sign(expected: FloatArray, real: FloatArray) -> float:
    """Share of skills whose shift has the sign that was expected.

    Examples
    --------
    >>> same_sign(np.array([0.5, 1.0]), np.array([1.0, -1.0]))
    0.5
    """
    return float(np.mean(np.sign(expected) == np.sign(real)))


_MEASURES: Final[dict[str, tuple[Measure, str, bool]]] = {
    "spearman": (spearman, "rank correlation over skills", True),
    "mae_ratio": (error_ratio, "absolute error over that of no shift", False),
    "sign": (same_sign, "share of skills with the right sign", True),
}


def _rise_row(row: ScoreRow, risen: float) -> ScoreRow:
    return replace(
        row,
        metric_id="skills.variants.shift_sign.every_skill_rises",
        metric=f"{row.metric}; whoever says that every skill rises",
        found=Interval(risen, float("nan"), float("nan")),
    )


def _past_rows(
    row: ScoreRow, cells: ShiftCells, measure: Measure, past: FloatArray
) -> list[ScoreRow]:
    def pace(at: IntArray) -> float:
        return measure(past, both(cells, at)[1])

    def gain(at: IntArray) -> float:
        expected, real = both(cells, at)
        return measure(expected, real) - measure(past, real)

    every = np.arange(cells.before.size)
    stem = row.metric_id.replace("skills.", "skills.variants.")
    protocol = f"{row.protocol}; the earlier pace itself held fixed"
    of_pace = replace(
        row,
        metric_id=f"{stem}.past_pace",
        metric=f"{row.metric}; {_PAST}",
        protocol=protocol,
        found=cluster_interval(pace, every),
    )
    of_gain = replace(
        row,
        metric_id=f"{stem}.gain_over_past_pace",
        metric=f"{row.metric}; the projection less the earlier pace, paired",
        protocol=protocol,
        found=cluster_interval(gain, every),
        baseline_name="no gain",
        baseline_value=0.0,
    )
    return [of_pace, of_gain]
