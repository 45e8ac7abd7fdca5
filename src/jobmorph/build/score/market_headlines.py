"""The rows of the market that must exist, out of the calibration table."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from jobmorph.build.score.market_courses import AREA, course_row
from jobmorph.build.score.metrics import Interval
from jobmorph.build.score.rows import ScoreRow
from jobmorph.market.calibrate_series import NAMES
from jobmorph.market.loss import series_fit
from jobmorph.studies.market_calibration import LabourPast
from jobmorph.studies.market_calibration_courses import DriverCourses, value_of


@dataclass(frozen=True, slots=True)
class Headline:
    """A cell of the table with what must and what should be reached.

    Parameters
    ----------
    metric : str
        Name of the row after the area.
    driver, window, series, statistic : str
        The cell.
    floor, goal : float or None
        None where the figure is only printed.
    baseline : str
        Rule that stands beside it.
    """

    metric: str
    driver: str
    window: str
    series: str
    statistic: str
    floor: float | None
    goal: float | None
    baseline: str = "regression"


_OUTPUT: Final = ("output", "in")
HEADLINES: Final = (
    Headline("unemployment_r", *_OUTPUT, "unemployment", "r", 0.90, 0.96),
    Headline("unemployment_rmse", *_OUTPUT, "unemployment", "rmse", 0.009, 0.005),
    Headline("openings_r", *_OUTPUT, "openings", "r", 0.65, 0.83),
    Headline("openings_rmse", *_OUTPUT, "openings", "rmse", 0.006, 0.004),
    Headline("long_term_mean_gap", *_OUTPUT, "long_term", "mean_gap", 0.15, 0.10, "constant"),
    Headline("long_term_rmse", *_OUTPUT, "long_term", "rmse", 0.06, 0.045),
    Headline("find_r", *_OUTPUT, "find", "r", 0.6, 0.8),
    Headline("find_mean_gap", *_OUTPUT, "find", "mean_gap", 0.15, 0.08, "constant"),
    Headline("change_r", *_OUTPUT, "change", "r", 0.4, 0.55),
    Headline("change_mean_gap", *_OUTPUT, "change", "mean_gap", 0.10, 0.05, "constant"),
    Headline("hires_r", *_OUTPUT, "hires", "r", 0.7, 0.8),
    Headline("hires_mean_gap", *_OUTPUT, "hires", "mean_gap", 0.05, 0.02, "constant"),
    Headline(
        "given_openings.unemployment_rmse_after",
        "openings",
        "after",
        "unemployment",
        "rmse",
        0.004,
        0.0025,
        "no_change",
    ),
    Headline(
        "given_openings.unemployment_rmse_calm",
        "openings",
        "calm",
        "unemployment",
        "rmse",
        0.004,
        0.0025,
        "no_change",
    ),
    Headline(
        "given_openings_and_layoffs.unemployment_rmse_calm",
        "openings and layoffs",
        "calm",
        "unemployment",
        "rmse",
        None,
        0.0025,
        "no_change",
    ),
    Headline(
        "no_labour_input.unemployment_rmse_after",
        "output",
        "after",
        "unemployment",
        "rmse",
        None,
        0.004,
        "no_change",
    ),
)
_RULES: Final = {
    "regression": "regression on the same inputs at lags up to a year",
    "constant": "constant at the mean in sample",
    "no_change": "no change since 2019-05",
}


def headline_rows(found: list[DriverCourses], past: LabourPast) -> list[ScoreRow]:
    """Score the headlines; distances of means without their sign."""
    by_driver = {each.driver.name: each for each in found}
    rows = []
    for head in HEADLINES:
        courses = by_driver[head.driver]
        row = course_row(courses, past, head.window, head.series, head.statistic)
        counted, months = past.counted.of(head.series), past.windows[head.window]
        rule = courses.rules[head.baseline][NAMES.index(head.series)]
        baseline = value_of(series_fit(rule, counted, months), head.statistic)
        is_gap = head.statistic == "mean_gap"
        rows.append(
            replace(
                row,
                metric_id=f"{AREA}.{head.metric}",
                found=_size(row.found) if is_gap else row.found,
                baseline_name=_RULES[head.baseline],
                baseline_value=round(abs(baseline), 12) if is_gap else baseline,
                floor=head.floor,
                goal=head.goal,
            )
        )
    return rows


def _size(found: Interval) -> Interval:
    """Return the size of a distance; the interval ends where it reaches 0."""
    ends = np.abs([found.low, found.high])
    low = 0.0 if found.low < 0.0 < found.high else float(ends.min())
    return Interval(abs(found.value), low, float(ends.max()))
