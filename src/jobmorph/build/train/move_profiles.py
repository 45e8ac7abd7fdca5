"""What each node of observed moves is like: ratings, wages, preparation, industries, words."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.build.compile.move_links import BASE_YEAR, soc2010_members
from jobmorph.build.compile.move_nodes import MoveNodes
from jobmorph.build.raw import RawFolder
from jobmorph.build.sources import crosswalks, oews, onet, onet_stand_ins, projections
from jobmorph.build.train.move_texts import NodeTexts, read_texts

FloatArray = NDArray[np.float64]

RELEASE: Final = "24.1"
# Domains rated by importance and level, or by one scale; the older release has them all.
_RATED: Final = {
    "skills": ("Skills", ("IM", "LV")),
    "knowledge": ("Knowledge", ("IM", "LV")),
    "abilities": ("Abilities", ("IM", "LV")),
    "activities": ("WorkActivities", ("IM", "LV")),
    "context": ("WorkContext", ("CX", "CT")),
}
_RATED_LATER: Final[dict[str, tuple[onet.Domain, str]]] = {
    "styles": ("work_styles", "IM"),
    "interests": ("interests", "OI"),
    "values": ("work_values", "EX"),
}
DOMAINS: Final = (*_RATED, *_RATED_LATER)
_SURVEYED: Final = {"education": "RL", "experience": "RW", "on_site": "PT", "on_the_job": "OJ"}
PREPARATION: Final = ("job_zone", *_SURVEYED)
INDUSTRY_LEVEL: Final = 4
RATES_VINTAGE: Final = "2024-2034"


@dataclass(frozen=True, slots=True)
class MoveProfiles:
    """What is known about n nodes, in their order, without a look at any move.

    Parameters
    ----------
    domains : dict of str to ndarray, shape (n, elements)
        Ratings as published (importance x level where both exist), by domain.
    preparation : ndarray, shape (n, 5)
        Job zone; mean category of education, experience, on-site and on-the-job training.
    log_wage : ndarray, shape (n,)
        Log of mean yearly pay, May 2018.
    log_heads : ndarray, shape (n,)
        Log of jobs, May 2018.
    log_transfer : ndarray, shape (n,)
        Log of the official rate of leaving the occupation for another, 2024-2034, given age and
        the like of its people.
    self_employed : ndarray, shape (n,)
        Share of self-employed, 2024.
    industries : ndarray, shape (n, industries)
        Jobs by industry, May 2025.
    texts : NodeTexts
        Vectors of words.
    is_filled : ndarray of bool, shape (n,)
        No rating of its own: the mean of its minor or major group stands in.
    """

    domains: dict[str, FloatArray]
    preparation: FloatArray
    log_wage: FloatArray
    log_heads: FloatArray
    log_transfer: FloatArray
    self_employed: FloatArray
    industries: FloatArray
    texts: NodeTexts
    is_filled: NDArray[np.bool_]


def read_profiles(raw: RawFolder, nodes: MoveNodes) -> MoveProfiles:
    """Read everything that describes a node; members are weighed by their jobs.

    Returns
    -------
    MoveProfiles
    """
    members = soc2010_members(raw, nodes)
    older = onet_stand_ins.read_ratings_2016(raw)
    domains = {
        name: _rated(older, domain, scales, nodes, members)
        for name, (domain, scales) in _RATED.items()
    }
    for name, (later, scale) in _RATED_LATER.items():
        rated = onet.read_ratings(raw, later, RELEASE)
        domains[name] = _wide(_of_soc(rated.filter(pl.col("scale_id") == scale)), nodes, members)
    is_filled = np.asarray(np.isnan(domains["skills"]).all(axis=1))
    rates = _projected(raw, nodes, members)
    return MoveProfiles(
        domains={name: _filled(values, nodes) for name, values in domains.items()},
        preparation=_filled(_preparation(raw, nodes, members), nodes),
        log_wage=np.log(_wages(raw, nodes, members)),
        log_heads=np.log(nodes.heads),
        log_transfer=np.log(rates[:, 0]),
        self_employed=rates[:, 1] / 100.0,
        industries=_industries(raw, nodes, members),
        texts=read_texts(raw, nodes, members, RELEASE),
        is_filled=is_filled,
    )


def spread_over_nodes(frame: pl.DataFrame, nodes: MoveNodes, members: pl.DataFrame) -> pl.DataFrame:
    """Average values of six-digit codes to nodes, weighed by jobs, over the codes that have one.

    Parameters
    ----------
    frame : polars.DataFrame
        occupation_soc2010, element, value.

    Returns
    -------
    polars.DataFrame
        moves_node, element, value.
    """
    weight = pl.col("member_share")
    return (
        frame.drop_nulls("value")
        .sort("occupation_soc2010", "element")
        .join(members, on="occupation_soc2010")
        .filter(pl.col("moves_node").is_in(list(nodes.ids)))
        .group_by("moves_node", "element", maintain_order=True)
        .agg((pl.col("value") * weight).sum() / weight.sum())
    )


def _wide(frame: pl.DataFrame, nodes: MoveNodes, members: pl.DataFrame) -> FloatArray:
    """Return values by node and element (sorted), NaN where there is none."""
    means = spread_over_nodes(frame, nodes, members)
    elements = means.get_column("element").unique().sort().to_list()
    row = {node: at for at, node in enumerate(nodes.ids)}
    column = {element: at for at, element in enumerate(elements)}
    values = np.full((len(row), len(column)), np.nan)
    for node, element, value in means.iter_rows():
        values[row[node], column[element]] = value
    return values


def _rated(
    ratings: pl.DataFrame,
    domain: str,
    scales: tuple[str, ...],
    nodes: MoveNodes,
    members: pl.DataFrame,
) -> FloatArray:
    """Return importance x level, or the mean, of one domain of the older release."""
    product = (
        ratings.filter((pl.col("domain") == domain) & pl.col("scale_id").is_in(scales))
        .group_by("occupation_soc2010", pl.col("element_name").alias("element"))
        .agg(pl.col("data_value").product().alias("value"))
    )
    return _wide(product, nodes, members)


def _of_soc(frame: pl.DataFrame) -> pl.DataFrame:
    """Average detailed O*NET-SOC 2010 codes to six digits."""
    return (
        frame.with_columns(
            pl.col("occupation_onet2010").str.slice(0, 7).alias("occupation_soc2010")
        )
        .sort("occupation_onet2010", "element_id")
        .group_by("occupation_soc2010", pl.col("element_id").alias("element"), maintain_order=True)
        .agg(pl.col("data_value").mean().alias("value"))
    )


def _preparation(raw: RawFolder, nodes: MoveNodes, members: pl.DataFrame) -> FloatArray:
    zones = onet.read_job_zones(raw, RELEASE).select(
        "occupation_onet2010",
        pl.lit("zone").alias("element_id"),
        pl.col("job_zone").cast(pl.Float64).alias("data_value"),
    )
    asked = onet.read_education(raw, RELEASE)
    columns = [_wide(_of_soc(zones), nodes, members)]
    for scale in _SURVEYED.values():
        mean = (
            asked.filter(pl.col("scale_id") == scale)
            .group_by("occupation_onet2010", "element_id")
            .agg((pl.col("category") * pl.col("data_value")).sum() / pl.col("data_value").sum())
            .rename({"category": "data_value"})
        )
        columns.append(_wide(_of_soc(mean), nodes, members))
    return np.hstack(columns)


def _wages(raw: RawFolder, nodes: MoveNodes, members: pl.DataFrame) -> FloatArray:
    jobs = oews.read_panel(raw).filter(
        (pl.col("year") == BASE_YEAR) & (pl.col("level") == "detailed")
    )
    pay = jobs.select(
        pl.col("occupation_soc").alias("occupation_soc2010"),
        pl.lit("wage").alias("element"),
        pl.col("wage_mean_usd_year").alias("value"),
    )
    return _filled(_wide(pay, nodes, members), nodes)[:, 0]


def _projected(raw: RawFolder, nodes: MoveNodes, members: pl.DataFrame) -> FloatArray:
    names = ["transfer_rate_percent_year", "self_employed_percent"]
    lines = projections.read_panel(raw).filter(pl.col("vintage") == RATES_VINTAGE)
    moved = _to_soc2010(raw, lines.rename({"occupation_nem": "occupation_soc2018"}))
    long = moved.unpivot(names, index="occupation_soc2010", variable_name="element").drop_nulls()
    mean = long.group_by("occupation_soc2010", "element").agg(pl.col("value").mean())
    values = _wide(mean, nodes, members)
    # Elements are sorted by name: share of self-employed, then the rate of transfers.
    return _filled(values[:, ::-1], nodes)


def _industries(raw: RawFolder, nodes: MoveNodes, members: pl.DataFrame) -> FloatArray:
    jobs = oews.read_industry_2025(raw).filter(
        (pl.col("industry_level") == INDUSTRY_LEVEL)
        & (pl.col("occupation_level") == pl.col("occupation_level").max())
    )
    moved = _to_soc2010(raw, jobs.select("industry", "occupation_soc2018", "employment_heads"))
    long = (
        moved.group_by("occupation_soc2010", pl.col("industry").alias("element"))
        .agg(pl.col("employment_heads").sum().alias("value"))
        .sort("occupation_soc2010", "element")
    )
    known = long.select("occupation_soc2010").unique()
    grid = known.join(long.select("element").unique(), how="cross").join(
        long, on=["occupation_soc2010", "element"], how="left"
    )
    return _filled(_wide(grid.with_columns(pl.col("value").fill_null(0.0)), nodes, members), nodes)


def _to_soc2010(raw: RawFolder, frame: pl.DataFrame) -> pl.DataFrame:
    walk = crosswalks.read_soc2010_to_soc2018(raw).select(
        "occupation_soc2010", "occupation_soc2018"
    )
    return walk.join(frame, on="occupation_soc2018")


def _filled(values: FloatArray, nodes: MoveNodes) -> FloatArray:
    """Fill rows without a value from the mean of the minor group, the major group, or all."""
    filled = values.copy()
    for digits in (4, 2, 0):
        groups = np.array([node[:digits] for node in nodes.ids])
        for group in np.unique(groups):
            rows = np.flatnonzero(groups == group)
            known = values[rows]
            counts = (~np.isnan(known)).sum(axis=0)
            mean = np.nansum(known, axis=0) / np.where(counts > 0, counts, np.nan)
            hole = np.isnan(filled[rows])
            filled[rows] = np.where(hole, mean, filled[rows])
    return filled
