"""All scores of the outlook: forecasts as of 2014 to 2022 beside the jobs that were counted."""

from dataclasses import dataclass, replace
from functools import partial
from typing import Final

import numpy as np
import polars as pl

from jobmorph.build.compile.outlook_record import UnitFigures, read_units
from jobmorph.build.raw import RawFolder
from jobmorph.build.score.metrics import IntArray, Interval, Statistic, cluster_interval
from jobmorph.build.score.outlook_backtest import Variant, Window, back_test
from jobmorph.build.score.outlook_metrics import (
    IS_HIGHER_BETTER,
    MEASURES,
    crps_ratio,
    mean_of_origins,
)
from jobmorph.build.score.outlook_ranges import group_row, reliability_rows
from jobmorph.build.score.outlook_variants import MAIN, METHOD_NAMES, VARIANTS
from jobmorph.build.score.rows import ScoreRow, score_frame
from jobmorph.market.growth import METHODS, Method

AREA: Final = "outlook"
DATA: Final = "OEWS May 2002 to 2025; Employment Projections 2010-20 to 2024-34"
DRAWS: Final = 400
_NONE: Final = Interval(float("nan"), float("nan"), float("nan"))
PROTOCOL: Final = (
    "forecasts as of {origins} for ten years on or 2025, whichever is first, from what was counted "
    "and projected by then; mean over origins; {units} units of occupations joined over changes of "
    "codes, {weight}; interval by bootstrap over units, which does not cover that all windows "
    "share two or three periods and one pandemic; these origins have been looked at before"
)
_WORDS: Final = {
    "above_median": "share of occupations on the right side of the middle",
    "spearman": "rank correlation of expected and counted growth",
    "relative_error": "absolute error of growth relative to all jobs, over that of 'all alike'",
    "direction": "share whose direction (fewer or not) is right",
    "coverage": "share of counts inside the 80% range",
    "crps_ratio": "continuous ranked probability score over that of 'all alike'",
    "fewer_brier": "Brier score of the stated chance of fewer jobs",
}
_BASELINES: Final = {
    "above_median": ("a coin", 0.5),
    "spearman": ("all alike", 0.0),
    "relative_error": ("all alike", 1.0),
    "crps_ratio": ("all alike", 1.0),
    "coverage": ("target", 0.8),
}
# Floor and goal: each unit alike, then weighted by jobs.
_BARS: Final = {
    "above_median": ((0.665, None), (0.705, None)),
    "spearman": ((0.44, None), (0.54, None)),
    "relative_error": ((0.90, 0.87), (0.87, 0.83)),
}


@dataclass(frozen=True, slots=True)
class Trial:
    """One method scored: a name, its windows, those of 'all alike', and how many units."""

    name: str
    windows: list[Window]
    alike: list[Window]
    units: int

    def statistic(self, measure: str, *, by_jobs: bool) -> Statistic:
        """Return the score as a function of the units drawn."""
        if measure == "crps_ratio":
            return crps_ratio(self.windows, self.alike, by_jobs=by_jobs)
        return mean_of_origins(self.windows, MEASURES[measure], by_jobs=by_jobs)

    def found(self, measure: str, *, by_jobs: bool) -> Interval:
        """Return the score with its interval; without one where a method ranks nothing."""
        statistic = self.statistic(measure, by_jobs=by_jobs)
        if np.isnan(statistic(np.arange(self.units))):
            return _NONE
        return cluster_interval(statistic, np.arange(self.units), draws=DRAWS)

    def value(self, measure: str, *, by_jobs: bool) -> float:
        """Return the score on all units."""
        return self.statistic(measure, by_jobs=by_jobs)(np.arange(self.units))

    def protocol(self, *, by_jobs: bool) -> str:
        """Say how it was scored."""
        return PROTOCOL.format(
            origins=", ".join(str(each.origin) for each in self.windows),
            units=self.units,
            weight="weighted by jobs at the origin" if by_jobs else "each alike",
        )


def score_outlook(raw: RawFolder) -> pl.DataFrame:
    """Score every method and every variant tried.

    Parameters
    ----------
    raw : RawFolder
        Holds the survey of all years, the projections and the crosswalks.

    Returns
    -------
    polars.DataFrame
        Rows of the ledger without command, date and hash; simpler methods are
        `outlook.methods.*`, other settings `outlook.variants.*`.
    """
    figures = read_units(raw)
    record = figures.record
    count = len(record.units)
    tests = {name: back_test(record, Variant(name)) for name in METHODS}
    trials = {name: Trial(name, tests[name], tests["alike"], count) for name in METHODS}
    main = trials[MAIN]
    rows = [
        *_main_rows(main, trials),
        *_origin_rows(main),
        *_gain_rows(main, trials["average"]),
        *_method_rows(trials),
        *_variant_rows(figures),
        *reliability_rows(main.windows, main.protocol(by_jobs=False), DATA),
        group_row(main.windows, record.majors, main.protocol(by_jobs=False), DATA),
        _cover_row(figures),
    ]
    return score_frame(rows)


def _main_rows(main: Trial, trials: dict[Method, Trial]) -> list[ScoreRow]:
    rows = []
    for measure in _WORDS:
        for by_jobs in (False, True):
            name, base = _BASELINES.get(measure, ("all alike", None))
            if base is None:
                base = trials["alike"].value(measure, by_jobs=by_jobs)
            floor, goal = _BARS.get(measure, ((None, None), (None, None)))[by_jobs]
            row = _row(main, measure, by_jobs=by_jobs, stem=AREA)
            row = replace(row, baseline_name=name, baseline_value=base, floor=floor, goal=goal)
            if measure == "coverage":
                rows.append(_distance_row(main, row, by_jobs=by_jobs))
                row = replace(row, metric_id=row.metric_id.replace("coverage", "coverage_level"))
            rows.append(row)
    return rows


def _distance_row(main: Trial, row: ScoreRow, *, by_jobs: bool) -> ScoreRow:
    statistic = main.statistic("coverage", by_jobs=by_jobs)
    off = cluster_interval(lambda at: abs(statistic(at) - 0.8), np.arange(main.units), draws=DRAWS)
    return replace(
        row,
        metric="80% range of jobs: distance of coverage from .80",
        found=off,
        baseline_name="exact coverage",
        baseline_value=0.0,
        floor=0.05,
        goal=0.03,
        is_higher_better=False,
    )


def _row(trial: Trial, measure: str, *, by_jobs: bool, stem: str) -> ScoreRow:
    ending = "_jobs" if by_jobs else ""
    return ScoreRow(
        f"{stem}.{measure}{ending}",
        _WORDS[measure],
        trial.protocol(by_jobs=by_jobs),
        trial.found(measure, by_jobs=by_jobs),
        trial.units,
        "",
        None,
        None,
        None,
        DATA,
        is_higher_better=IS_HIGHER_BETTER[measure],
        area=AREA,
    )


def _origin_rows(main: Trial) -> list[ScoreRow]:
    """Score each origin by itself: coverage, and rank correlation."""
    rows = []
    for each, alike in zip(main.windows, main.alike, strict=True):
        own = Trial(main.name, [each], [alike], main.units)
        for measure in ("above_median", "spearman", "relative_error", "coverage"):
            for by_jobs in (False, True):
                row = _row(own, measure, by_jobs=by_jobs, stem=f"outlook.origins.{each.origin}")
                name, base = _BASELINES[measure]
                rows.append(
                    replace(
                        row,
                        metric=f"{row.metric}; as of {each.origin} for {each.end}",
                        baseline_name=name,
                        baseline_value=base,
                    )
                )
    return rows


def _gain_rows(main: Trial, average: Trial) -> list[ScoreRow]:
    """Set the method beside the equal average, pair by pair."""
    rows = []
    for measure in ("above_median", "spearman", "relative_error"):
        for by_jobs in (False, True):
            own = main.statistic(measure, by_jobs=by_jobs)
            other = average.statistic(measure, by_jobs=by_jobs)
            difference = partial(_difference, own, other)
            row = _row(main, measure, by_jobs=by_jobs, stem="outlook.variants.gain_over_average")
            rows.append(
                replace(
                    row,
                    metric=f"{row.metric}; less that of the {METHOD_NAMES['average']}, paired",
                    found=cluster_interval(difference, np.arange(main.units), draws=DRAWS),
                    baseline_name="no gain",
                    baseline_value=0.0,
                )
            )
    return rows


def _difference(own: Statistic, other: Statistic, rows: IntArray) -> float:
    return own(rows) - other(rows)


def _method_rows(trials: dict[Method, Trial]) -> list[ScoreRow]:
    rows = []
    for name, trial in trials.items():
        if name == MAIN:
            continue
        for measure in _WORDS:
            for by_jobs in (False, True):
                row = _row(trial, measure, by_jobs=by_jobs, stem=f"outlook.methods.{name}")
                if not np.isnan(row.value):
                    rows.append(_beside(row, METHOD_NAMES[name], trials[MAIN], by_jobs=by_jobs))
    return rows


def _variant_rows(figures: UnitFigures) -> list[ScoreRow]:
    record = figures.record
    count = len(record.units)
    main = Trial(MAIN, back_test(record, Variant(MAIN)), [], count)
    rows = []
    for name, (words, variant) in VARIANTS.items():
        trial = Trial(name, back_test(record, variant), [], count)
        for measure in ("above_median", "spearman", "relative_error", "coverage", "fewer_brier"):
            for by_jobs in (False, True):
                row = _row(trial, measure, by_jobs=by_jobs, stem=f"outlook.variants.{name}")
                rows.append(_beside(row, words, main, by_jobs=by_jobs))
    return rows


def _beside(row: ScoreRow, words: str, main: Trial, *, by_jobs: bool) -> ScoreRow:
    measure = row.metric_id.rpartition(".")[2].removesuffix("_jobs")
    return replace(
        row,
        metric=f"{row.metric}; {words}",
        baseline_name="the method as shipped",
        baseline_value=main.value(measure, by_jobs=by_jobs),
    )


def _cover_row(figures: UnitFigures) -> ScoreRow:
    least = figures.covered.sort("covered_share").row(0, named=True)
    return ScoreRow(
        "outlook.units_cover",
        "least share of published jobs that lies in units, over years",
        f"national total as published against the sum over units, 2012 to 2025; least in "
        f"{least['year']}",
        Interval(least["covered_share"], float("nan"), float("nan")),
        figures.covered.height,
        "",
        None,
        0.995,
        None,
        DATA,
        area=AREA,
    )
