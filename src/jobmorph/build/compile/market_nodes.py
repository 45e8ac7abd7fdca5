"""What the simulator knows of each node of the moves network before it runs."""

from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.build.compile.employment import EMPLOYMENT_YEAR, PROJECTION_VINTAGE
from jobmorph.build.raw import RawFolder
from jobmorph.build.sources import labour_groups, oews, projections
from jobmorph.schema.errors import DataError
from jobmorph.schema.tables import MARKET_NODE

FloatArray = NDArray[np.float64]

# The last full year before the pandemic.
RISK_YEAR: Final = "2019"
HOURS_YEAR: Final = 2080.0
YEARS_AHEAD: Final = 10
_RATES: Final = ("exit_share_year", "growth_share_year")
_MEAN: Final = "wage_mean_usd_year"


def compile_market_nodes(raw: RawFolder, tables: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """Compile the table `market_node`.

    Jobs of May 2025 are those of `market_node_job`; a node without any takes its jobs of 2018 times
    the growth of the other nodes of its major group. Mean wage (of performers, who are paid by the
    hour, times 2,080), yearly exits from the labour force and projected growth (2024-34, a tenth of
    the change over jobs in the base year) are means over a node's jobs, or over its group's where
    there is no figure. The risk of losing a job is that of the major group relative to all workers
    in 2019.

    Movers a year are jobs x share who leave x move table, the rest of a row ('elsewhere') falling
    on its named destinations. Entrants of a node are exits + growth - movers in + movers out, not
    below 0, as a share of their sum.

    Parameters
    ----------
    raw : RawFolder
        The survey, the projections and the flows.
    tables : dict of str to polars.DataFrame
        Contracts `bridge`, `employment`, `move_node`, `move_probability`, `market_node_job`.

    Returns
    -------
    polars.DataFrame
        Contract `market_node`, sorted by node; empty where the move table is not trained yet.

    Raises
    ------
    DataError
        If a group has no figure at all.
    """
    if tables["move_probability"].is_empty():
        return MARKET_NODE.empty()
    major = pl.col("moves_node").str.slice(0, 2) + "-0000"
    nodes = tables["move_node"].select(
        "moves_node",
        major.alias("soc2018_major"),
        pl.col("employment_heads").alias("heads_2018"),
        "leave_share_year",
    )
    jobs = tables["market_node_job"].join(_code_figures(raw, tables), on="published_code")
    figures = (
        jobs.sort("moves_node", "published_code")
        .group_by("moves_node")
        .agg(pl.col("employment_heads").sum(), *(_job_mean(name) for name in (_MEAN, *_RATES)))
    )
    frame = _fill_from_group(nodes.join(figures, on="moves_node", how="left"))
    frame = frame.join(separation_risks(raw), on="soc2018_major", how="left").sort("moves_node")
    moved = yearly_movers(frame, tables["move_probability"])
    started = (
        frame.select(
            pl.col("employment_heads") * (pl.col("exit_share_year") + pl.col("growth_share_year"))
        )
        .to_series()
        .to_numpy()
    )
    entrants = np.maximum(started - moved.sum(axis=0) + moved.sum(axis=1), 0.0)
    table = frame.with_columns(
        pl.Series("moves_in_heads_year", moved.sum(axis=0)).round(0),
        pl.Series("moves_out_heads_year", moved.sum(axis=1)).round(0),
        pl.Series("entrant_share", entrants / entrants.sum()),
        pl.col("employment_heads", _MEAN).round(0),
        pl.col("separation_risk", *_RATES).round(6),
    )
    return MARKET_NODE.check(table.select(MARKET_NODE.columns))


def yearly_movers(nodes: pl.DataFrame, probabilities: pl.DataFrame) -> FloatArray:
    """Count movers a year between nodes: jobs x share who leave x share of destinations.

    Parameters
    ----------
    nodes : polars.DataFrame
        moves_node, employment_heads, leave_share_year; N rows.
    probabilities : polars.DataFrame
        Contract `move_probability`; destinations that are no node are left out and each row is
        scaled to 1.

    Returns
    -------
    ndarray, shape (N, N)
        People a year from row to column.
    """
    place = {node: row for row, node in enumerate(nodes.get_column("moves_node"))}
    known = probabilities.filter(pl.col("destination_node").is_in(list(place)))
    shares = np.zeros((len(place), len(place)))
    origin = [place[node] for node in known.get_column("moves_node")]
    destination = [place[node] for node in known.get_column("destination_node")]
    shares[origin, destination] = known.get_column("move_probability").to_numpy()
    sums = shares.sum(axis=1, keepdims=True)
    shares = np.divide(shares, sums, out=np.zeros_like(shares), where=sums > 0)
    leavers = nodes.select(pl.col("employment_heads") * pl.col("leave_share_year"))
    movers: FloatArray = leavers.to_series().to_numpy()[:, None] * shares
    return movers


def separation_risks(raw: RawFolder) -> pl.DataFrame:
    """Compare how often people of each major group lose their job, mean over the months of 2019.

    risk_g = (E to U of g / E of g) / (E to U of all / E of all), sums over the months.

    Returns
    -------
    polars.DataFrame
        soc2018_major, separation_risk; 22 rows.
    """
    flows = labour_groups.read_group_flows(raw).filter(
        pl.col("period").str.starts_with(RISK_YEAR)
        & ~pl.col("origin").is_in(["unemployed", "nilf"])
    )
    lost = pl.col("heads").filter(pl.col("destination") == "unemployed").sum()
    overall = flows.select(lost / pl.col("heads").sum()).item()
    return (
        flows.group_by("origin")
        .agg((lost / pl.col("heads").sum() / overall).alias("separation_risk"))
        .select((pl.col("origin") + "-0000").alias("soc2018_major"), "separation_risk")
        .sort("soc2018_major")
    )


def _code_figures(raw: RawFolder, tables: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """Wage, exits and growth of each code that the survey publishes."""
    annual = pl.coalesce(_MEAN, pl.col("wage_mean_usd_hour") * HOURS_YEAR)
    wages = (
        oews.read_panel(raw)
        .filter((pl.col("year") == EMPLOYMENT_YEAR) & (pl.col("level") == "detailed"))
        .select(pl.col("occupation_soc").alias("published_code"), annual.alias(_MEAN))
    )
    base, ahead = "employment_base_thousands", "employment_projected_thousands"
    lines = (
        projections.read_panel(raw)
        .filter(
            (pl.col("vintage") == PROJECTION_VINTAGE) & (pl.col("occupation_type") == "line item")
        )
        .select(
            pl.col("occupation_nem").alias("outlook_unit"),
            (pl.col("exit_rate_percent_year") / 100.0).alias("exit_share_year"),
            ((pl.col(ahead) / pl.col(base) - 1.0) / YEARS_AHEAD).alias("growth_share_year"),
        )
    )
    rates = (
        tables["bridge"]
        .select("occupation_soc2018", "outlook_unit")
        .unique()
        .join(tables["employment"], on="occupation_soc2018")
        .join(lines, on="outlook_unit")
        .sort("published_code", "occupation_soc2018", "outlook_unit")
        .group_by("published_code", maintain_order=True)
        .agg(pl.col(_RATES).mean())
    )
    return wages.join(rates, on="published_code", how="left")


def _job_mean(name: str) -> pl.Expr:
    """Mean over jobs of the rows that have the figure."""
    jobs = pl.col("employment_heads").filter(pl.col(name).is_not_null())
    weighted = (pl.col(name) * pl.col("employment_heads")).sum() / jobs.sum()
    return pl.when(jobs.sum() > 0.0).then(weighted).alias(name)


def _fill_from_group(frame: pl.DataFrame) -> pl.DataFrame:
    """Give nodes without a figure that of their major group, and say so."""
    counted = pl.col("employment_heads").is_not_null()
    growth = pl.col("employment_heads").sum() / pl.col("heads_2018").filter(counted).sum()
    groups = frame.group_by("soc2018_major").agg(
        growth.alias("growth_since_2018"),
        *(_job_mean(name).name.suffix("_group") for name in (_MEAN, *_RATES)),
    )
    filled = (
        frame.join(groups, on="soc2018_major", how="left")
        .with_columns(
            pl.col("employment_heads").is_null().alias("is_employment_filled"),
            pl.col(_MEAN).is_null().alias("is_wage_filled"),
            pl.any_horizontal(pl.col(_RATES).is_null()).alias("is_rate_filled"),
        )
        .with_columns(
            pl.coalesce("employment_heads", pl.col("heads_2018") * pl.col("growth_since_2018")),
            *(pl.coalesce(name, f"{name}_group").alias(name) for name in (_MEAN, *_RATES)),
        )
    )
    bare = filled.filter(pl.any_horizontal(pl.col("employment_heads", _MEAN, *_RATES).is_null()))
    if not bare.is_empty():
        raise DataError("groups of nodes without any figure", items=bare.get_column("moves_node"))
    return filled
