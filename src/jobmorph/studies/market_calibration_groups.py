"""Ten groups of occupations: unemployment by year, and demand that follows counted jobs."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.market.calibrate_run import Past
from jobmorph.market.drivers import WEEKS_OF_MONTH
from jobmorph.reference.tables import TableSource
from jobmorph.studies.market_calibration import REST_WEEKS
from jobmorph.studies.market_calibration_network import NodeEconomy

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

# Months from 2000-12-01 to the first of May 2000: the count of a year is of its May.
_MAY_2000: Final = -6.5


@dataclass(frozen=True, slots=True)
class GroupYears:
    """Unemployment of ten groups; G groups, Y years.

    Parameters
    ----------
    groups : tuple of str
        labour_group, sorted.
    years : tuple of int
        Years with both counts.
    idle, heads : ndarray, shape (Y, G)
        Unemployed by last job, wage and salary jobs.
    """

    groups: tuple[str, ...]
    years: tuple[int, ...]
    idle: FloatArray
    heads: FloatArray

    def rate(self, year: int) -> FloatArray:
        """Unemployed over the unemployed and jobs, (G,)."""
        row = self.years.index(year)
        rate: FloatArray = self.idle[row] / (self.idle[row] + self.heads[row])
        return rate

    def total_rate(self, year: int) -> float:
        """Return the same of all groups together."""
        row = self.years.index(year)
        idle = float(self.idle[row].sum())
        return idle / (idle + float(self.heads[row].sum()))

    def people(self, year: int) -> FloatArray:
        """Unemployed and jobs, (G,)."""
        row = self.years.index(year)
        people: FloatArray = self.idle[row] + self.heads[row]
        return people

    def job_growth(self, first: int, last: int) -> FloatArray:
        """Log growth of jobs, (G,)."""
        rows = self.years.index(first), self.years.index(last)
        growth: FloatArray = np.log(self.heads[rows[1]] / self.heads[rows[0]])
        return growth


def group_years(edition: TableSource) -> GroupYears:
    """Read unemployment by spell and jobs by major group, summed to ten groups.

    Parameters
    ----------
    edition : TableSource
        Holds `labour_group`, `labour_spell`, `labour_major_job`.
    """
    groups = edition.table("labour_group").sort("labour_group")
    majors = groups.explode("majors_soc2018").rename({"majors_soc2018": "soc2018_major"})
    jobs = edition.table("labour_major_job").join(
        majors.select("labour_group", "soc2018_major"),
        on="soc2018_major",
        how="inner",
        maintain_order="left",
    )
    heads = _wide(jobs, "employment_heads")
    idle = _wide(edition.table("labour_spell"), "unemployed_heads")
    years = sorted(set(heads.get_column("year")) & set(idle.get_column("year")))
    names = tuple(groups.get_column("labour_group").to_list())

    def counts(table: pl.DataFrame) -> FloatArray:
        kept = table.filter(pl.col("year").is_in(years)).sort("year")
        return kept.select(names).to_numpy().astype(np.float64)

    return GroupYears(names, tuple(years), counts(idle), counts(heads))


def group_of_nodes(edition: TableSource, economy: NodeEconomy) -> IntArray:
    """Return the place of the group of each node, (N,)."""
    groups = edition.table("labour_group").sort("labour_group")
    place = {
        major: row
        for row, majors in enumerate(groups.get_column("majors_soc2018").to_list())
        for major in majors
    }
    return np.array([place[major] for major in economy.majors], dtype=np.int64)


def with_job_course(edition: TableSource, economy: NodeEconomy, past: Past, *, lag: int) -> Past:
    """Let demand follow the counted shares of the major groups in all jobs.

    Nodes keep their share of their group. Shares hold in May and move in straight lines between;
    `lag` years later than they were counted (0: as counted, 1: as a forecast would know them).

    Parameters
    ----------
    edition : TableSource
        Holds `labour_major_job`.
    economy : NodeEconomy
        Nodes.
    past : Past
        To be given a course.
    lag : int
        Years.
    """
    table = edition.table("labour_major_job").sort("year", "soc2018_major")
    years = table.get_column("year").unique().sort().to_numpy()
    middle = _MAY_2000 + 12.0 * (years - 2000 + lag)
    weeks = past.period.size
    times = (np.arange(weeks + 1) - REST_WEEKS) / WEEKS_OF_MONTH
    course = np.empty((weeks + 1, len(economy.majors)))
    majors, share = np.array(economy.majors), economy.heads / economy.heads.sum()
    total = table.group_by("year", maintain_order=True).agg(pl.col("employment_heads").sum())
    all_heads = total.get_column("employment_heads").to_numpy()
    for major in sorted(set(economy.majors)):
        heads = table.filter(pl.col("soc2018_major") == major).get_column("employment_heads")
        path = np.interp(np.maximum(times, 0.0), middle, heads.to_numpy() / all_heads)
        here = majors == major
        course[:, here] = (path / share[here].sum())[:, None]
    course /= (course @ share)[:, None]
    return replace(past, employed=share * course[0], course=course / course[0])


def _wide(table: pl.DataFrame, name: str) -> pl.DataFrame:
    summed = table.group_by("year", "labour_group", maintain_order=True).agg(pl.col(name).sum())
    return summed.pivot("labour_group", index="year", values=name)
