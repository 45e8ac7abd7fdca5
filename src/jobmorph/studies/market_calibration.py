"""The labour market's past out of the edition: what was counted, and what drives a run."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.market.calibrate_run import Past
from jobmorph.market.calibrate_series import (
    MATCHED,
    NAMES,
    MonthlySeries,
    block_noise,
    three_month_mean,
    without_month_effects,
)
from jobmorph.market.drivers import Driver, hamilton_residual, periods, weekly_path
from jobmorph.market.labour_market import NodeRates, weekly_exit_share
from jobmorph.market.network import closed_network
from jobmorph.reference.tables import TableSource

FloatArray = NDArray[np.float64]
FlagArray = NDArray[np.bool_]

FIRST: Final = "2000-12"
LAST_IN_SAMPLE: Final = "2019-05"
# Recalls after closures, not matching: kept apart.
PANDEMIC: Final = ("2020-03", "2021-06")
# Weeks at the first month's demand before it, so that the run forgets where it started.
REST_WEEKS: Final = 208
_LAST_QUARTER_FITTED: Final = "2019-01"
_TABLE_OF: Final = dict(zip(NAMES, NAMES, strict=True))


@dataclass(frozen=True, slots=True)
class LabourPast:
    """Series and drivers of the national labour market, T months from 2000-12.

    Parameters
    ----------
    counted : MonthlySeries
        What runs are held to.
    drivers : tuple of Driver
        output; openings; openings and layoffs.
    period : ndarray of int
        Period of each week.
    months : tuple of str
        The T months.
    """

    counted: MonthlySeries
    drivers: tuple[Driver, ...]
    period: NDArray[np.int64]
    months: tuple[str, ...]

    def driver(self, name: str) -> Driver:
        """Return a driver by name."""
        return next(each for each in self.drivers if each.name == name)

    @property
    def windows(self) -> dict[str, FlagArray]:
        """Months by window: in sample; after it, without the pandemic or without its years; it."""
        month = np.array(self.months)
        after = month > LAST_IN_SAMPLE
        apart = (month >= PANDEMIC[0]) & (month <= PANDEMIC[1])
        years = (month >= PANDEMIC[0][:4]) & (month < "2022")
        return {
            "in": ~after,
            "after": after & ~apart,
            "calm": after & ~years,
            "pandemic": apart,
        }


def labour_past(edition: TableSource) -> LabourPast:
    """Read series and drivers.

    Parameters
    ----------
    edition : TableSource
        Holds `labour_target`.
    """
    table = edition.table("labour_target")
    last = table.filter(pl.col("target_id") == "unemployment").get_column("period").max()
    months = tuple(_months(FIRST, str(last)))
    seen = np.array(months) <= LAST_IN_SAMPLE
    values = np.stack([_series(table, name, months) for name in NAMES])
    for name in MATCHED:
        row = NAMES.index(name)
        values[row] = three_month_mean(without_month_effects(values[row], 12, seen))
    noise = np.array([block_noise(row[seen]) for row in values])
    counted = MonthlySeries(FIRST, values, seen, noise)
    return LabourPast(
        counted, _drivers(table, counted, months), periods(len(months), REST_WEEKS), months
    )


def one_node(past: LabourPast, driver: str, exit_share_year: float) -> Past:
    """Return the economy as one node.

    Parameters
    ----------
    past : LabourPast
        Series and drivers.
    driver : str
        Name of a driver.
    exit_share_year : float
        People who leave the labour force in a year.
    """
    gone = weekly_exit_share(np.array([100.0 * exit_share_year]))
    rates = NodeRates(np.ones(1), gone)
    return Past(closed_network(1), rates, np.ones(1), past.driver(driver), past.period)


def exit_share_year(edition: TableSource) -> float:
    """Return the mean share that leaves the labour force in a year, weighted by jobs."""
    nodes = edition.table("market_node")
    heads = nodes.get_column("employment_heads").to_numpy()
    return float(np.average(nodes.get_column("exit_share_year").to_numpy(), weights=heads))


def _drivers(
    table: pl.DataFrame, counted: MonthlySeries, months: tuple[str, ...]
) -> tuple[Driver, ...]:
    count = len(months)
    quarters = table.filter(pl.col("target_id") == "output").sort("period")
    names = quarters.get_column("period").to_list()
    logs = np.log(quarters.get_column("target_value").to_numpy())
    cycle = hamilton_residual(logs, sum(name <= _LAST_QUARTER_FITTED for name in names))
    known = ~np.isnan(cycle)
    middle = np.array([_since_first(name) + 1.5 for name in names], dtype=np.float64)
    output = weekly_path(middle[known], cycle[known], count, REST_WEEKS)
    ends = np.arange(1, count + 1, dtype=np.float64)
    openings, layoffs = counted.of("openings"), counted.of("layoffs")
    there = ~np.isnan(openings)
    course = weekly_path(ends[there], openings[there], count, REST_WEEKS)
    scale = layoffs / layoffs[counted.in_sample].mean()
    there = ~np.isnan(scale)
    lost = weekly_path(ends[there] - 0.5, scale[there], count, REST_WEEKS)
    return (
        Driver("output", (), cycle=output),
        Driver("openings", ("openings",), openings=course),
        Driver(
            "openings and layoffs",
            ("openings", "layoffs"),
            openings=course,
            separation_scale=lost,
        ),
    )


def _series(table: pl.DataFrame, name: str, months: tuple[str, ...]) -> FloatArray:
    frame = pl.DataFrame({"period": list(months)}).join(
        table.filter(pl.col("target_id") == _TABLE_OF[name]),
        on="period",
        how="left",
        maintain_order="left",
    )
    return frame.get_column("target_value").cast(pl.Float64).fill_null(float("nan")).to_numpy()


def _months(first: str, last: str) -> list[str]:
    here, end = _month_number(first), _month_number(last)
    return [f"{number // 12}-{number % 12 + 1:02d}" for number in range(here, end + 1)]


def _month_number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def _since_first(month: str) -> int:
    return _month_number(month) - _month_number(FIRST)
