"""Routes of up to three hops: every one that no other beats on all counts."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.pathways.network import RouteNetwork
from jobmorph.pathways.pareto import pareto
from jobmorph.schema.errors import NoMatchError, ParameterError
from jobmorph.schema.ids import RANGE_ENDS
from jobmorph.schema.tables import ROUTE

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]

MOST_HOPS: Final = 3
WEEKS_IN_A_MONTH: Final = 52.0 / 12.0
# Within this much two routes are alike: finer than this nobody can tell.
_CHANCE_STEP: Final = 0.2  # of the logarithm
_STEPS: Final = {"months": 1.0, "wage": 1000.0, "human": 0.025, "growth": 0.02, "crowding": 0.1}


@dataclass(frozen=True, slots=True)
class RouteLimits:
    """What a person will not go beyond; None sets no limit.

    Parameters
    ----------
    most_months : float or None
        Months over the whole route.
    least_wage_usd_year : float or None
        Wage that no job on the way may fall below; a job whose wage nobody counts is left out.
    most_hops : int
        Hops, 1 to 3.
    """

    most_months: float | None = None
    least_wage_usd_year: float | None = None
    most_hops: int = MOST_HOPS

    def __post_init__(self) -> None:
        if not 1 <= self.most_hops <= MOST_HOPS:
            raise ParameterError(f"a route has 1 to {MOST_HOPS} hops, not {self.most_hops}")


@dataclass(frozen=True)
class _Paths:
    """Paths of equal length: places (n, hops), months a hop (n, hops, 3), chances (n, hops)."""

    places: IntArray
    months: FloatArray
    chances: FloatArray

    @classmethod
    def empty(cls) -> "_Paths":
        """One path that has not left the start."""
        return cls(np.zeros((1, 0), np.int64), np.zeros((1, 0, 3)), np.zeros((1, 0)))

    def kept(self, keep: BoolArray) -> "_Paths":
        return _Paths(self.places[keep], self.months[keep], self.chances[keep])


class _Edges:
    """Hops sorted by where they begin, as arrays."""

    def __init__(self, network: RouteNetwork, hops: pl.DataFrame) -> None:
        at = network.place_at
        begins, ends = (
            hops[name].replace_strict(at, return_dtype=pl.Int64).to_numpy()
            for name in ("place_id", "destination_place")
        )
        order = np.argsort(begins, kind="stable")
        rows = hops[order]
        self.ends = ends[order]
        self.chances = rows["hop_chance"].to_numpy().astype(float)
        self.months = rows.select(f"months{end}" for end in RANGE_ENDS).to_numpy().astype(float)
        places = np.arange(len(at) + 1)
        self.first = np.searchsorted(begins[order], places)

    def after(self, places: IntArray) -> "tuple[IntArray, IntArray]":
        """Return, for every hop that begins at the places, the path and the hop."""
        counts = self.first[places + 1] - self.first[places]
        paths = np.repeat(np.arange(places.size), counts)
        begin = np.repeat(self.first[places] - np.cumsum(counts) + counts, counts)
        return paths, begin + np.arange(paths.size)


def find_routes(
    network: RouteNetwork, *, target: str | None = None, limits: RouteLimits | None = None
) -> pl.DataFrame:
    """Find all routes from the start that keep the limits and that no other beats.

    A hop takes the months that are known of it, else hours of learning at the person's hours a
    week, as far as they are not learned on the job, and what comes on top. What earlier places on
    the route taught counts, and learning goes on while one works there: a later hop takes the
    longer of the stay until that work is done well and the months of the hop.

    Parameters
    ----------
    network : RouteNetwork
        Hops a person may take.
    target : str, optional
        Where routes must end; anywhere if None.
    limits : RouteLimits, optional
        What the person will not go beyond.

    Returns
    -------
    polars.DataFrame
        Contract `route`, the likeliest first. A product of chances serves as an index only: movers
        remember where they came from. A route stays if no other with the same end and as many
        uncounted hops is at least as good in chance, months, lowest pay, least hours that people
        keep, least growth and most crowding on the way, and better in one; differences within
        what anybody can tell count as none, and of routes alike in all counts the likeliest stays.

    Notes
    -----
    No place is visited twice. Hops are directional. Unknown pay, growth or crowding counts as the
    worst there is.
    """
    limits = limits or RouteLimits()
    if target is not None and target not in network.place_at:
        raise NoMatchError(f"no hop leads to {target!r}")
    hops = _allowed(network, limits)
    edges = _Edges(network, hops)
    end = None if target is None else network.place_at[target]
    found, paths = [], _Paths.empty()
    for hop in range(limits.most_hops):
        if target is not None and hop == limits.most_hops - 1:
            edges = _Edges(network, hops.filter(pl.col("destination_place") == target))
        paths = _longer(network, edges, paths)
        if limits.most_months is not None:
            paths = paths.kept(paths.months[:, :, 1].sum(axis=1) <= limits.most_months)
        if paths.places.shape[0] == 0:
            break
        found.append(paths if end is None else paths.kept(paths.places[:, -1] == end))
        if end is not None:
            paths = paths.kept(paths.places[:, -1] != end)
    tables = [_scored(network, each) for each in found if each.places.shape[0]]
    if not tables:
        return ROUTE.empty()
    key = pl.col("places").list.join(" ")
    routes = pl.concat(tables).sort("route_index", "months", key, descending=[True, False, False])
    best = routes.filter(pl.Series(_unbeaten(routes), dtype=pl.Boolean))
    return ROUTE.check(best.select(ROUTE.columns))


def _allowed(network: RouteNetwork, limits: RouteLimits) -> pl.DataFrame:
    if limits.least_wage_usd_year is None:
        return network.hops
    paid = network.values.filter(pl.col("wage_usd_year") >= limits.least_wage_usd_year)
    return network.hops.filter(
        pl.col("destination_place").is_in(paid.get_column("place_id").implode())
    )


def _longer(network: RouteNetwork, edges: _Edges, paths: _Paths) -> _Paths:
    """Add one hop to every path."""
    count, length = paths.places.shape
    last = paths.places[:, -1] if length else np.full(count, len(network.place_ids))
    path, hop = edges.after(last)
    ends = edges.ends[hop]
    fresh = ~(paths.places[path] == ends[:, None]).any(axis=1)
    path, hop, ends = path[fresh], hop[fresh], ends[fresh]
    before = paths.places[path]
    months = edges.months[hop]
    unknown = np.isnan(months[:, 1])
    learning = network.skills.hours_to(
        network.held,
        network.skill_rows[before[unknown]],
        network.skill_rows[ends[unknown]],
        network.hours,
    )
    learning = learning / (network.hours_week * WEEKS_IN_A_MONTH)
    # fmin: a place without a limit of its own holds NaN.
    months[unknown] = (
        np.fmin(learning, network.mosts[ends[unknown]]) + network.extras[ends[unknown]]
    )
    if length:
        months = np.maximum(months, network.stays[before[:, -1]])
    return _Paths(
        np.column_stack([before, ends]),
        np.concatenate([paths.months[path], months[:, None, :]], axis=1),
        np.column_stack([paths.chances[path], edges.chances[hop]]),
    )


def _scored(network: RouteNetwork, paths: _Paths) -> pl.DataFrame:
    """Score paths of equal length, as contract `route`."""
    hops = paths.places.shape[1]
    names = pl.Series(network.place_ids).gather(paths.places.ravel()).reshape(paths.places.shape)
    total = paths.months.sum(axis=1)
    values = network.values
    columns = {
        name: values.get_column(name).to_numpy().astype(float)[paths.places]
        for name in ("wage_usd_year", "human_share", "growth_share", "crowding")
    }
    table = pl.DataFrame(
        {
            "places": names.arr.to_list(),
            "end_place": names.arr.last(),
            "hops": np.full(len(total), hops),
            "uncounted_hops": np.isnan(paths.chances).sum(axis=1),
            "route_index": np.nan_to_num(paths.chances, nan=1.0).prod(axis=1),
            "hop_months": pl.Series(np.ascontiguousarray(paths.months[:, :, 1])).arr.to_list(),
            "months_low": total[:, 0],
            "months": total[:, 1],
            "months_high": total[:, 2],
            "wage_least_usd_year": columns["wage_usd_year"].min(axis=1),
            "human_least_share": columns["human_share"].min(axis=1),
            "growth_least_share": columns["growth_share"].min(axis=1),
            "crowding_most": columns["crowding"].max(axis=1),
        }
    )
    worst = ("wage_least_usd_year", "human_least_share", "growth_least_share", "crowding_most")
    return table.with_columns(pl.col(name).fill_nan(None) for name in worst)


def _criteria(routes: pl.DataFrame) -> FloatArray:
    """Lay out what routes are compared on, higher is better, in steps that one can tell apart."""

    def steps(name: str, kind: str, *, sign: float = 1.0) -> FloatArray:
        values = routes.get_column(name).to_numpy().astype(float)
        return np.where(np.isnan(values), -np.inf, np.floor(sign * values / _STEPS[kind] + 0.5))

    chance = np.log(np.maximum(routes.get_column("route_index").to_numpy(), 1e-12))
    return np.column_stack(
        [
            np.floor(chance / _CHANCE_STEP + 0.5),
            steps("months", "months", sign=-1.0),
            steps("wage_least_usd_year", "wage"),
            steps("human_least_share", "human"),
            steps("growth_least_share", "growth"),
            steps("crowding_most", "crowding", sign=-1.0),
            -routes.get_column("hops").to_numpy().astype(float),
        ]
    )


def _unbeaten(routes: pl.DataFrame) -> BoolArray:
    """Mark routes that no other to the same end, with as many uncounted hops, beats."""
    scores = _criteria(routes)
    keep = np.zeros(routes.height, dtype=bool)
    groups = (
        routes.with_row_index("_row")
        .group_by("end_place", "uncounted_hops", maintain_order=True)
        .agg("_row")
    )
    for rows in groups.get_column("_row"):
        chosen = rows.to_numpy()
        _, first = np.unique(scores[chosen], axis=0, return_index=True)
        alone = chosen[first]
        keep[alone[pareto(scores[alone])]] = True
    return keep
