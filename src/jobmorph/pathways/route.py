"""Routes of up to three hops: every one that no other beats on all counts."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.schema.errors import ParameterError
from jobmorph.schema.tables import ROUTE, ROUTE_HOP

FloatArray = NDArray[np.float64]

MOST_HOPS: Final = 3
_SUMS: Final = ("months_low", "months", "months_high")


@dataclass(frozen=True, slots=True)
class RouteLimits:
    """What a person will not go beyond; None sets no limit.

    Parameters
    ----------
    most_months : float or None
        Months of preparation over the whole route.
    least_wage_usd_year : float or None
        Wage that no job on the way may fall below.
    most_hops : int
        Hops, 1 to 3.
    """

    most_months: float | None = None
    least_wage_usd_year: float | None = None
    most_hops: int = MOST_HOPS

    def __post_init__(self) -> None:
        if not 1 <= self.most_hops <= MOST_HOPS:
            raise ParameterError(f"a route has 1 to {MOST_HOPS} hops, not {self.most_hops}")


def find_routes(
    hops: pl.DataFrame, origin: str, *, target: str | None = None, limits: RouteLimits | None = None
) -> pl.DataFrame:
    """Find all routes from a node that keep the limits and that no other beats.

    Parameters
    ----------
    hops : polars.DataFrame
        Contract `route_hop`: hops a person may take, each with chance, months, wage and the share
        of hours that stays with people at its end.
    origin : str
        Where routes start.
    target : str, optional
        Where they must end; anywhere if None.
    limits : RouteLimits, optional
        What the person will not go beyond.

    Returns
    -------
    polars.DataFrame
        Contract `route`, the likeliest first: a product of chances serves as an index only,
        because movers remember where they came from. A route stays if no other with the same end
        is at least as good in chance, months, lowest wage on the way and hops, and better in one.

    Notes
    -----
    No node is visited twice. Chances of hops from observed moves are directional.
    """
    limits = limits or RouteLimits()
    allowed = ROUTE_HOP.check(hops)
    if limits.least_wage_usd_year is not None:
        allowed = allowed.filter(pl.col("wage_usd_year") >= limits.least_wage_usd_year)
    found = []
    paths = _start(allowed, origin)
    for count in range(1, limits.most_hops + 1):
        if limits.most_months is not None:
            paths = paths.filter(pl.col("months") <= limits.most_months)
        if paths.is_empty():
            break
        found.append(paths)
        if count < limits.most_hops:
            paths = _extended(paths, allowed)
    if not found:
        return ROUTE.empty()
    routes = pl.concat(found)
    if target is not None:
        routes = routes.filter(pl.col("end_node") == target)
    best = routes.filter(pl.Series(_unbeaten(routes), dtype=pl.Boolean))
    ordered = best.sort(
        ["route_index", "months", "nodes_key"], descending=[True, False, False]
    ).drop("nodes_key")
    return ROUTE.check(ordered.select(ROUTE.columns))


def _start(hops: pl.DataFrame, origin: str) -> pl.DataFrame:
    first = hops.filter((pl.col("moves_node") == origin) & (pl.col("destination_node") != origin))
    return first.select(
        pl.concat_list("moves_node", "destination_node").alias("nodes"),
        pl.col("destination_node").alias("end_node"),
        pl.lit(1, pl.Int64).alias("hops"),
        pl.col("hop_chance").alias("route_index"),
        *_SUMS,
        pl.col("wage_usd_year").alias("wage_least_usd_year"),
        pl.col("wage_usd_year").alias("wage_end_usd_year"),
        pl.col("human_share").alias("human_end_share"),
    ).with_columns(pl.col("nodes").list.join(" ").alias("nodes_key"))


def _extended(paths: pl.DataFrame, hops: pl.DataFrame) -> pl.DataFrame:
    joined = paths.join(hops, left_on="end_node", right_on="moves_node", suffix="_hop")
    joined = joined.filter(~pl.col("nodes").list.contains(pl.col("destination_node")))
    return joined.select(
        pl.concat_list("nodes", "destination_node").alias("nodes"),
        pl.col("destination_node").alias("end_node"),
        (pl.col("hops") + 1).alias("hops"),
        (pl.col("route_index") * pl.col("hop_chance")).alias("route_index"),
        *((pl.col(name) + pl.col(f"{name}_hop")).alias(name) for name in _SUMS),
        pl.min_horizontal("wage_least_usd_year", "wage_usd_year").alias("wage_least_usd_year"),
        pl.col("wage_usd_year").alias("wage_end_usd_year"),
        pl.col("human_share").alias("human_end_share"),
    ).with_columns(pl.col("nodes").list.join(" ").alias("nodes_key"))


def _unbeaten(routes: pl.DataFrame) -> NDArray[np.bool_]:
    """Mark routes that no other to the same end beats; equal ones all stay."""
    scores = np.column_stack(
        [
            routes.get_column("route_index").to_numpy(),
            -routes.get_column("months").to_numpy(),
            routes.get_column("wage_least_usd_year").to_numpy(),
            -routes.get_column("hops").to_numpy().astype(float),
        ]
    )
    keep = np.zeros(routes.height, dtype=bool)
    places = routes.with_row_index("_row").group_by("end_node", maintain_order=True).agg("_row")
    for rows in places.get_column("_row"):
        chosen = rows.to_numpy()
        keep[chosen] = pareto(scores[chosen])
    return keep


def pareto(scores: FloatArray) -> NDArray[np.bool_]:
    """Mark the rows that no other row beats.

    A row beats another if it is at least as high in every column and higher in one.

    Parameters
    ----------
    scores : ndarray, shape (n, k)
        Higher is better in every column.

    Returns
    -------
    ndarray of bool, shape (n,)

    Examples
    --------
    >>> pareto(np.array([[1.0, 2.0], [2.0, 1.0], [1.0, 1.0]])).tolist()
    [True, True, False]
    """
    order = np.lexsort(tuple(-scores[:, k] for k in reversed(range(scores.shape[1]))))
    kept = np.empty((0, scores.shape[1]))
    marks = np.zeros(scores.shape[0], dtype=bool)
    for row in order:
        better = (kept >= scores[row]).all(axis=1) & (kept > scores[row]).any(axis=1)
        if not better.any():
            marks[row] = True
            kept = np.vstack([kept, scores[row]])
    return marks
