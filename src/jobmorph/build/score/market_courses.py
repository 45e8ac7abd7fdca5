"""The calibration table: one node under each driver, in and out of sample, beside simple rules."""

from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from jobmorph.build.score.metrics import Interval
from jobmorph.build.score.rows import ScoreRow
from jobmorph.market.calibrate_series import BLOCK_MONTHS, NAMES
from jobmorph.market.loss import series_fit
from jobmorph.studies.market_calibration import LabourPast
from jobmorph.studies.market_calibration_courses import STATISTICS, DriverCourses, value_of

FloatArray = NDArray[np.float64]
FlagArray = NDArray[np.bool_]

AREA: Final = "market"
DATA: Final = "labour_target: BLS (CPS, JOLTS), matched CPS, BEA; market_node"
LABELS: Final = {
    "unemployment": "unemployment rate",
    "openings": "openings rate",
    "hires": "hires a month",
    "layoffs": "layoffs a month",
    "find": "job finding per unemployed",
    "change": "job-to-job moves",
    "long_term": "long-term share of the unemployed",
}
WINDOWS: Final = {
    "in": "2000-12 to 2019-05, in sample",
    "after": "from 2019-06 without 2020-03 to 2021-06, out of sample",
    "calm": "from 2019-06 without 2020 and 2021, out of sample",
    "pandemic": "2020-03 to 2021-06, out of sample",
}
_WHEN: Final = {
    "in": "2000 to 2019",
    "after": "after 2019",
    "calm": "after 2019 without 2020-21",
    "pandemic": "2020-21",
}
_WORDS: Final = {
    "r": "correlation",
    "rmse": "root mean squared error",
    "mean_gap": "distance of the means, share",
    "slope": "slope on what was counted",
}
_DRAWS: Final = 400
_SEED: Final = 20261123


def block_interval(measure: Callable[[NDArray[np.int64]], float], months: FlagArray) -> Interval:
    """Interval of a statistic of months by drawing blocks of 24 neighbours with replacement."""
    places = np.flatnonzero(months)
    length = min(BLOCK_MONTHS, places.size)
    starts = places.size - length + 1
    rng = np.random.default_rng(_SEED)
    values = np.empty(_DRAWS)
    for draw in range(_DRAWS):
        first = rng.integers(0, starts, -(-places.size // length))
        rows = (first[:, None] + np.arange(length)).ravel()[: places.size]
        values[draw] = measure(places[rows])
    whole = measure(places)
    if starts < BLOCK_MONTHS or np.isnan(values).all():
        return Interval(whole, float("nan"), float("nan"))
    low, high = np.nanquantile(values, [0.025, 0.975])
    return Interval(whole, float(low), float(high))


def score_of(
    course: FloatArray, counted: FloatArray, months: FlagArray, statistic: str
) -> Interval:
    """Score a course on some months, with an interval by blocks where there are enough."""
    known = months & ~np.isnan(counted) & ~np.isnan(course)

    def measure(rows: NDArray[np.int64]) -> float:
        here = np.ones(rows.size, dtype=np.bool_)
        return value_of(series_fit(course[rows], counted[rows], here), statistic)

    return block_interval(measure, known)


def table_rows(found: list[DriverCourses], past: LabourPast) -> list[ScoreRow]:
    """Return the whole table: every driver, window, series and statistic, inputs left out."""
    rows = []
    for courses in found:
        for window in WINDOWS:
            for name in NAMES:
                if name in courses.driver.inputs:
                    continue
                rows += [
                    course_row(courses, past, window, name, statistic) for statistic in STATISTICS
                ]
    return rows


def course_row(
    courses: DriverCourses, past: LabourPast, window: str, name: str, statistic: str
) -> ScoreRow:
    """Score one series of one window by one statistic, beside the regression on the same inputs."""
    counted, months = past.counted.of(name), past.windows[window]
    row = NAMES.index(name)
    place = {rule: course[row] for rule, course in courses.rules.items()}
    compared = {
        rule: value_of(series_fit(course, counted, months), statistic)
        for rule, course in place.items()
    }
    stem = courses.driver.name.replace(" ", "_")
    others = (
        f"; constant {compared['constant']:.4f}, no change {compared['no_change']:.4f}"
        if statistic in {"rmse", "mean_gap"}
        else ""
    )
    return ScoreRow(
        f"{AREA}.variants.{stem}.{window}.{name}.{statistic}",
        f"{LABELS[name]}: {_WORDS[statistic]}; given {courses.driver.name}; {_WHEN[window]}",
        f"one node; {WINDOWS[window]}; fitted in sample alone; interval: blocks of 24 months, "
        f"parameters held{others}",
        score_of(courses.model[row], counted, months, statistic),
        int((months & ~np.isnan(counted)).sum()),
        "regression on the same inputs at lags up to a year",
        compared["regression"],
        None,
        None,
        DATA,
        is_higher_better=statistic == "r",
        area=AREA,
    )
