"""Courses of the simulator and of simple rules through the past, under each driver."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from jobmorph.market.baselines import (
    constant_course,
    lagged,
    regression_course,
    unchanged_course,
)
from jobmorph.market.calibrate_run import courses_of
from jobmorph.market.calibrate_series import NAMES
from jobmorph.market.drivers import Driver
from jobmorph.market.loss import SeriesFit
from jobmorph.reference.tables import TableSource
from jobmorph.studies.market_calibration import LabourPast, exit_share_year, one_node
from jobmorph.studies.market_fits import FIT_OF, StoredFit

FloatArray = NDArray[np.float64]

WINDOWS: Final = ("in", "after", "pandemic")
STATISTICS: Final = ("r", "rmse", "mean_gap", "slope")
_LAGS: Final = (0, 3, 6, 9, 12)


@dataclass(frozen=True, slots=True)
class DriverCourses:
    """Courses under one driver, each of shape (7, T).

    Parameters
    ----------
    driver : Driver
        What the run was given.
    model : ndarray
        One node.
    rules : dict of str to ndarray
        regression on the same inputs, constant, no change.
    """

    driver: Driver
    model: FloatArray
    rules: dict[str, FloatArray]


def driver_courses(
    edition: TableSource, past: LabourPast, fits: Mapping[str, StoredFit]
) -> list[DriverCourses]:
    """Run one node and the rules under each driver."""
    exits = exit_share_year(edition)
    found = []
    for driver in past.drivers:
        economy = one_node(past, driver.name, exits)
        model = courses_of(economy, fits[FIT_OF[driver.name]].candidates)[0]
        found.append(DriverCourses(driver, model, rule_courses(past, driver)))
    return found


def rule_courses(past: LabourPast, driver: Driver) -> dict[str, FloatArray]:
    """Return what simple rules make of the same inputs, fitted in sample alone.

    Returns
    -------
    dict of str to ndarray, shape (7, T)
        regression (on the driver at five lags up to a year), constant (the mean), no_change (the
        last month in sample).
    """
    counted, seen = past.counted, past.counted.in_sample
    inputs = _monthly_inputs(past, driver)
    is_log = driver.cycle is None
    rows = range(len(NAMES))
    return {
        "regression": np.stack(
            [regression_course(counted.values[row], inputs, seen, is_log=is_log) for row in rows]
        ),
        "constant": np.stack([constant_course(counted.values[row], seen) for row in rows]),
        "no_change": np.stack([unchanged_course(counted.values[row], seen) for row in rows]),
    }


def value_of(fit: SeriesFit, statistic: str) -> float:
    """Return one statistic of a comparison."""
    by_name = {
        "r": fit.correlation,
        "rmse": fit.root_error,
        "mean_gap": fit.mean_gap,
        "slope": fit.slope,
    }
    return by_name[statistic]


def _monthly_inputs(past: LabourPast, driver: Driver) -> FloatArray:
    """Return the driver at five lags up to a year, logs of openings and layoffs."""
    last = np.flatnonzero(np.diff(past.period, append=past.period[-1] + 1))[1:]
    if driver.cycle is not None:
        return lagged(driver.cycle[last], _LAGS)
    series = [np.log(past.counted.of(name)) for name in driver.inputs]
    return np.concatenate([lagged(each, _LAGS) for each in series])
