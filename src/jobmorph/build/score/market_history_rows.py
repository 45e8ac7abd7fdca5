"""Rows on the run of 1980 to 2010: order and size of changes, beside two plain rules."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from jobmorph.build.score.market_history_counts import JobCount
from jobmorph.build.score.market_paired import TOLD_ERRORS
from jobmorph.build.score.metrics import Interval, cluster_interval, spearman, within_groups
from jobmorph.build.score.rows import ScoreRow

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

AREA: Final = "market"
STEM: Final = f"{AREA}.variants.computerisation"
_DATA: Final = (
    "history_series: US censuses 1970 to 2000; full-time equivalents 1984 to 2010 (Caunedo, Jaume, "
    "Keller 2023); routine scores of 1977 (Autor, Dorn 2013); market.*"
)
_WHO: Final = {
    "groups": "13 groups, 1980 to 2010",
    "survey": "occupations, 1984 to 2010",
    "census": "occupations of the 1950 list, 1980 to 2000",
}
_COUNTED: Final = {
    "groups": "census to 1990, then full-time equivalents of the survey: changes added",
    "survey": "full-time equivalents of the survey; trend: the group's in the censuses",
    "census": "people with an occupation, counted in 1970, 1980 and 2000",
}
_WORDS: Final = {
    "run": "computerisation, simulator on observed moves",
    "apart": "computerisation, simulator, nobody changes occupation",
    "wanted": "computerisation, jobs wanted alone",
    "high": "computerisation, jobs wanted, 90% of saved time becomes fewer heads",
    "strongest": "computerisation, jobs wanted, the same and least gain of the cheaper work",
    "trend": "change of shares of 1970 to 1980 goes on",
    "none": "no technology: all grow alike",
}
_HEADLINES: Final = {"groups": "groups", "survey": "occupations"}
_NONE: Final = float("nan")


@dataclass(frozen=True, slots=True)
class CountScores:
    """One count with what runs say of its units.

    Parameters
    ----------
    count : JobCount
        U units.
    runs : mapping of str to ndarray, shape (U, M)
        Log changes of shares by run, M draws.
    """

    count: JobCount
    runs: Mapping[str, FloatArray]

    @property
    def mids(self) -> dict[str, FloatArray]:
        """Means of draws and the two rules, (U,) each."""
        found = {name: values.mean(axis=1) for name, values in self.runs.items()}
        none = np.zeros_like(self.count.change)
        return found | {"trend": self.count.trend, "none": none}

    def error(self, values: FloatArray, rows: IntArray) -> float:
        """Root of the mean squared error of log changes, weighted by first shares."""
        weights, gap = self.count.shares[rows], (values - self.count.change)[rows]
        return float(np.sqrt(np.average(gap**2, weights=weights)))

    def rank(self, values: FloatArray, rows: IntArray) -> float:
        """Rank correlation of changes."""
        return spearman(self.count.change[rows], values[rows])


def count_rows(scores: CountScores) -> list[ScoreRow]:
    """Score one count: power first, then every run and rule, then what the run gains."""
    rows = [_power_row(scores)]
    for name in scores.mids:
        rows.append(_error_row(scores, name))
        if name not in {"none", "high", "strongest"}:
            rows.append(_rank_row(scores, name))
    rows += [
        _gain_row(scores, "none", "rmse"),
        _gain_row(scores, "trend", "rmse"),
        _gain_row(scores, "trend", "spearman"),
        _slope_row(scores),
        *(_spread_row(scores, name) for name in ("run", "high", "strongest")),
        _sign_row(scores),
    ]
    if scores.count.name != "groups":
        rows.append(_within_row(scores))
    head = _HEADLINES.get(scores.count.name)
    if head is None:
        return rows
    kinds = ("spearman", "rmse", "slope")
    heads = {f"{STEM}.{scores.count.name}.run.{kind}": kind for kind in kinds}
    return [
        replace(row, metric_id=f"{AREA}.computerisation.{head}.{heads[row.metric_id]}")
        if row.metric_id in heads
        else row
        for row in rows
    ]


def _error_row(scores: CountScores, name: str) -> ScoreRow:
    values = scores.mids[name]
    rule = "trend" if name != "trend" else "none"
    return replace(
        _plain(scores, f"{name}.rmse"),
        metric=f"error of log changes of shares, {_who(scores)}; {_WORDS[name]}",
        found=_interval(scores, lambda rows: scores.error(values, rows)),
        baseline_name=_WORDS[rule],
        baseline_value=scores.error(scores.mids[rule], _all(scores)),
        is_higher_better=False,
    )


def _rank_row(scores: CountScores, name: str) -> ScoreRow:
    values = scores.mids[name]
    is_rule = name == "trend"
    return replace(
        _plain(scores, f"{name}.spearman"),
        metric=f"rank correlation of changes of shares, {_who(scores)}; {_WORDS[name]}",
        found=_interval(scores, lambda rows: scores.rank(values, rows)),
        baseline_name="no relation" if is_rule else _WORDS["trend"],
        baseline_value=0.0 if is_rule else scores.rank(scores.mids["trend"], _all(scores)),
    )


def _gain_row(scores: CountScores, rule: str, kind: str) -> ScoreRow:
    """Score of the run less that of a rule on the same units."""
    measure = scores.error if kind == "rmse" else scores.rank
    mine, other = scores.mids["run"], scores.mids[rule]
    words = "error" if kind == "rmse" else "rank correlation"
    return replace(
        _plain(scores, f"run.{kind}_gain_{rule}"),
        metric=f"{words} of the run less that of a rule, {_who(scores)}; {_WORDS[rule]}",
        found=_interval(scores, lambda rows: measure(mine, rows) - measure(other, rows)),
        baseline_name="no gain",
        baseline_value=0.0,
        is_higher_better=kind != "rmse",
    )


def _within_row(scores: CountScores) -> ScoreRow:
    """Rank correlation inside the 13 groups: changes less the mean of their group."""
    groups = scores.count.group
    told, said = (
        within_groups(values, groups) for values in (scores.count.change, scores.mids["run"])
    )
    return replace(
        _plain(scores, "run.within"),
        metric=f"rank correlation inside the 13 groups, {_who(scores)}; {_WORDS['run']}",
        found=_interval(scores, lambda rows: spearman(told[rows], said[rows])),
        baseline_name="no relation",
        baseline_value=0.0,
    )


def _slope_row(scores: CountScores) -> ScoreRow:
    """Slope of counted changes on the run's, weighted: 1 if the run had the right size."""
    values = scores.mids["run"]
    return replace(
        _plain(scores, "run.slope"),
        metric=f"log change counted per log change of the run, {_who(scores)}",
        found=_interval(
            scores,
            lambda rows: _slope(values[rows], scores.count.change[rows], scores.count.shares[rows]),
        ),
        baseline_name="a run of the right size",
        baseline_value=1.0,
        is_higher_better=False,
    )


def _spread_row(scores: CountScores, name: str) -> ScoreRow:
    """Spread of a run's changes over that of those counted, which other causes moved too."""
    weights, values, counted = scores.count.shares, scores.mids[name], scores.count.change
    return replace(
        _plain(scores, f"{name}.spread"),
        metric=f"spread of changes over that counted, {_who(scores)}; {_WORDS[name]}",
        found=_interval(
            scores,
            lambda rows: (
                _spread(values[rows], weights[rows]) / _spread(counted[rows], weights[rows])
            ),
        ),
        baseline_name="all causes together",
        baseline_value=1.0,
    )


def _sign_row(scores: CountScores) -> ScoreRow:
    """Share of draws in which routine work shrinks: the sign is an assumption, not a finding."""
    found = [scores.rank(values, _all(scores)) > 0.0 for values in scores.runs["run"].T]
    return replace(
        _plain(scores, "run.positive_draws"),
        metric=f"share of draws that order changes the right way round, {_who(scores)}",
        found=Interval(float(np.mean(found)), _NONE, _NONE),
        baseline_name="a coin",
        baseline_value=0.5,
    )


def _power_row(scores: CountScores) -> ScoreRow:
    """Say what so few units could tell before anything is scored."""
    units = scores.count.change.size
    told = TOLD_ERRORS / float(np.sqrt(units - 1))
    return replace(
        _plain(scores, "told"),
        metric=f"smallest rank correlation that can be told from none, {_who(scores)}",
        protocol=f"{TOLD_ERRORS:g} standard errors, 1 / sqrt(n - 1) each: told four times in five",
        found=Interval(told, _NONE, _NONE),
        baseline_name="none",
        is_higher_better=False,
    )


def _plain(scores: CountScores, ending: str) -> ScoreRow:
    count = scores.count
    return ScoreRow(
        f"{STEM}.{count.name}.{ending}",
        "",
        f"start 1980, nothing fitted to later jobs; {_COUNTED[count.name]}; saved time: routine "
        "share x the pace of computers (36.8% in 1989); mean of 64 draws; errors weighted by jobs; "
        "bootstrap of units",
        Interval(_NONE, _NONE, _NONE),
        count.change.size,
        "",
        None,
        None,
        None,
        _DATA,
        area=AREA,
    )


def _interval(scores: CountScores, measure: Callable[[IntArray], float]) -> Interval:
    return cluster_interval(measure, _all(scores))


def _all(scores: CountScores) -> IntArray:
    return np.arange(scores.count.change.size)


def _who(scores: CountScores) -> str:
    return _WHO[scores.count.name]


def _spread(values: FloatArray, weights: FloatArray) -> float:
    mean = np.average(values, weights=weights)
    return float(np.sqrt(np.average((values - mean) ** 2, weights=weights)))


def _slope(known: FloatArray, wanted: FloatArray, weights: FloatArray) -> float:
    """Slope of a straight line by weighted least squares; NaN if nothing differs."""
    left = known - np.average(known, weights=weights)
    right = wanted - np.average(wanted, weights=weights)
    square = float(weights @ left**2)
    return float(weights @ (left * right)) / square if square > 0.0 else _NONE
