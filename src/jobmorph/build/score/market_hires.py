"""Who hires the unemployed: the make-up over 22 groups, month by month, against plain rules."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.build.score.market_group_runs import NETWORKS, OPENING, hiring_groups
from jobmorph.build.score.market_paired import PairedScores, mean_rank, paired_rows
from jobmorph.build.score.metrics import Interval
from jobmorph.build.score.rows import ScoreRow
from jobmorph.reference.tables import TableSource
from jobmorph.studies.market_calibration import LabourPast
from jobmorph.studies.market_calibration_network import node_economy
from jobmorph.studies.market_group_courses import GroupCourses

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

AREA: Final = "market"
STEM: Final = f"{AREA}.variants.hires"
BASE_YEAR: Final = 2019
# The rule that runs are held against: one node, whose posts lie where jobs lie.
RULE: Final = "jobs"
RUN: Final = "observed"
# A year of the survey with fewer months is left out: 2026 has one.
MOST_OF_A_YEAR: Final = 10
# Runs that the observed moves are held against on the same groups.
OTHERS: Final = ("size", "identity", "same")
_MAY: Final = 5.0
_DATA: Final = "labour_major_flow: matched CPS 2019-2026; labour_major_job: OEWS; market_node"
_WORDS: Final = NETWORKS | {
    OPENING: "the simulator, observed moves, posts opened at the published speed",
    "same": "the make-up of 2019 stays",
    "jobs": "hires follow jobs (one node)",
    "season": "the same month of 2019",
    "losses": "hires follow who lost a job in these three months (given)",
}


@dataclass(frozen=True, slots=True)
class HiresCase:
    """Make-up of hires from unemployment; T months, G groups.

    Parameters
    ----------
    months : tuple of str
        Months counted.
    groups : tuple of str
        Major groups.
    hires : ndarray, shape (T, G)
        People who found a job, as matched; 0 where nobody of the sample did.
    predicted : dict of str to ndarray, shape (T, G)
        Hires by run or rule, any scale.
    """

    months: tuple[str, ...]
    groups: tuple[str, ...]
    hires: FloatArray
    predicted: dict[str, FloatArray]

    @property
    def is_base(self) -> NDArray[np.bool_]:
        """Months of 2019."""
        return np.array([month.startswith(str(BASE_YEAR)) for month in self.months])

    @property
    def weights(self) -> FloatArray:
        """Mean share of each group in 2019, (G,)."""
        shares = _make_up(self.hires[self.is_base])
        weights: FloatArray = shares.mean(axis=0)
        return weights

    def monthly(self, hires: FloatArray) -> FloatArray:
        """Log ratio of shares to the mean of 2019, later months; NaN where nobody was hired."""
        shares = _make_up(hires)
        base = shares[self.is_base].mean(axis=0)
        with np.errstate(divide="ignore"):
            ratio: FloatArray = np.log(shares[~self.is_base] / base)
        return np.where(np.isfinite(ratio), ratio, np.nan)

    def yearly(self, hires: FloatArray) -> FloatArray:
        """Return the same with the months of a year together, whole years alone, (Y, G)."""
        years = np.array([month[:4] for month in self.months])
        known, months = np.unique(years, return_counts=True)
        whole = known[months >= MOST_OF_A_YEAR]
        total = np.stack([hires[years == year].sum(axis=0) for year in whole])
        shares = _make_up(total)
        ratio: FloatArray = np.log(shares[1:] / shares[0])
        return ratio


def hires_case(
    edition: TableSource, past: LabourPast, runs: Mapping[str, GroupCourses]
) -> HiresCase:
    """Lay out what was counted, what runs say, and four rules.

    Parameters
    ----------
    edition : TableSource
        Holds `labour_major_flow`, `labour_major_job`, `market_node`.
    past : LabourPast
        Months of the runs.
    runs : mapping of str to GroupCourses
        As of `market_group_runs.group_runs`.
    """
    groups = hiring_groups(node_economy(edition))
    flows = edition.table("labour_major_flow").sort("period")
    months = tuple(flows.get_column("period").unique().sort().to_list())
    hires, lost = (_wide(flows, groups, f"{way}_unemployed_heads") for way in ("from", "to"))
    rows = [past.months.index(month) for month in months]
    predicted = {name: run.hired[rows] for name, run in runs.items()}
    predicted["same"] = np.ones_like(hires)
    predicted["jobs"] = _jobs(edition, groups, months)
    of_month = {month[5:]: row for row, month in enumerate(months) if month[:4] == str(BASE_YEAR)}
    predicted["season"] = hires[[of_month[month[5:]] for month in months]]
    smooth = np.stack([lost[max(row - 2, 0) : row + 1].sum(axis=0) for row in range(len(months))])
    predicted["losses"] = np.maximum(smooth, 1.0)
    return HiresCase(months, groups, hires, predicted)


def hires_rows(case: HiresCase) -> list[ScoreRow]:
    """Score months and whole years after 2019; see `market_paired.paired_rows`."""
    rows = paired_rows(_months(case)) + paired_rows(_years(case))
    head = f"{STEM}.months.{RUN}.rmse"
    return [
        replace(row, metric_id=f"{AREA}.hires_rmse") if row.metric_id == head else row
        for row in rows
    ]


def _months(case: HiresCase) -> PairedScores:
    told = case.monthly(case.hires)
    said = {name: case.monthly(values) for name, values in case.predicted.items()}
    return _scores(case, "months", told, said)


def _years(case: HiresCase) -> PairedScores:
    told = case.yearly(case.hires)
    said = {
        name: case.yearly(values) for name, values in case.predicted.items() if name != "season"
    }
    scores = _scores(case, "years", told, said)
    return replace(scores, rank=lambda name, rows: mean_rank(told[:, rows], said[name][:, rows]))


def _scores(
    case: HiresCase, kind: str, told: FloatArray, said: Mapping[str, FloatArray]
) -> PairedScores:
    def error(name: str, rows: IntArray) -> float:
        known = ~np.isnan(told[:, rows]) & ~np.isnan(said[name][:, rows])
        weights = np.where(known, case.weights[rows], 0.0)
        gap = np.where(known, said[name][:, rows] - told[:, rows], 0.0)
        return float(np.sqrt(np.average(gap**2, weights=weights)))

    return PairedScores(
        _plain_row(kind, told),
        len(case.groups),
        {name: _WORDS[name] for name in said},
        RULE,
        RUN,
        OTHERS,
        error,
        unranked=("same",),
    )


def _plain_row(kind: str, told: FloatArray) -> ScoreRow:
    bare = int(np.isnan(told).sum())
    return ScoreRow(
        f"{STEM}.{kind}",
        f"make-up of hires from unemployment, 22 groups, {kind} after {BASE_YEAR}",
        f"log ratio of shares to {BASE_YEAR}; nothing fitted to groups, driver output, jobs of the "
        f"same year given; weighted by hires of {BASE_YEAR}; {bare} cells without a hire left out; "
        "bootstrap of groups",
        Interval(float("nan"), float("nan"), float("nan")),
        told.size - bare,
        _WORDS[RULE],
        None,
        None,
        None,
        _DATA,
        is_higher_better=False,
        area=AREA,
    )


def _make_up(hires: FloatArray) -> FloatArray:
    shares: FloatArray = hires / hires.sum(axis=1, keepdims=True)
    return shares


def _wide(flows: pl.DataFrame, groups: tuple[str, ...], name: str) -> FloatArray:
    wide = flows.pivot("soc2018_major", index="period", values=name).sort("period")
    values: FloatArray = wide.select(groups).to_numpy().astype(np.float64)
    return values


def _jobs(edition: TableSource, groups: tuple[str, ...], months: tuple[str, ...]) -> FloatArray:
    """Jobs of each group, counted every May, straight lines in between, (T, G)."""
    table = edition.table("labour_major_job").sort("year")
    years = table.get_column("year").unique().sort().to_numpy()
    times = [int(month[:4]) + (int(month[5:]) - _MAY) / 12.0 for month in months]
    wide = table.pivot("soc2018_major", index="year", values="employment_heads").sort("year")
    return np.stack(
        [np.interp(times, years, wide.get_column(group).to_numpy()) for group in groups], axis=1
    )
