"""Routes of up to three moves from a job, described."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl

from jobmorph.pathways.network import START, RouteNetwork
from jobmorph.pathways.pareto import pareto
from jobmorph.pathways.route import RouteLimits, find_routes
from jobmorph.studies.path_destinations import CROWDED_FROM, Leaving
from jobmorph.studies.path_moves import LEAST_SHARE
from jobmorph.studies.paths_result import PathLimits
from jobmorph.studies.place_facts import place_values
from jobmorph.studies.place_hops import likeliest
from jobmorph.studies.places import NODE_PREFIX

LIKELIEST: Final = 12  # counted hops looked at from each job where no target is named
BETTER_PAY: Final = 0.1
MOST_ROUTES: Final = 30  # of each kind: counted in full, and not
KEPT_PAY: Final = 0.9
LONGEST_MONTHS: Final = 36.0  # of a route to anywhere, unless the person says so
MOST_DETOUR: Final = 2.0
# What learning does not bring: routes do not lead through such jobs, only to them.
_CLOSED: Final = ("degree", "licence", "experience", "preparation")


_COLUMNS: Final = {
    "route": pl.Int64(),
    "hops": pl.Int64(),
    "uncounted_hops": pl.Int64(),
    "place_ids": pl.List(pl.String),
    "titles": pl.List(pl.String),
    "hop_probability": pl.List(pl.Float64),
    "hop_months": pl.List(pl.Float64),
    "route_index": pl.Float64(),
    "months_low": pl.Float64(),
    "months": pl.Float64(),
    "months_high": pl.Float64(),
    "wages_usd_year": pl.List(pl.Float64),
    "wage_least_usd_year": pl.Float64(),
    "wage_end_usd_year": pl.Float64(),
    "human_shares": pl.List(pl.Float64),
    "human_end_share": pl.Float64(),
    "growth_end": pl.Float64(),
    "has_crowded": pl.Boolean(),
    "barriers": pl.List(pl.String),
    "gains": pl.List(pl.String),
}


def no_routes() -> pl.DataFrame:
    """Return routes without a row, for answers that do not look for any."""
    return pl.DataFrame(schema=_COLUMNS)


@dataclass(frozen=True, slots=True)
class RouteQuestion:
    """What routes are asked for.

    Parameters
    ----------
    target : str or None
        Place they lead to.
    closed : frozenset of str
        Places that the person's limits leave out.
    own : frozenset of str
        Places that are the job left.
    limits : PathLimits
        Months, pay and hops.
    """

    target: str | None
    closed: frozenset[str]
    own: frozenset[str]
    limits: PathLimits


def path_routes(
    begin: pl.DataFrame, hops: pl.DataFrame, leaving: Leaving, question: RouteQuestion
) -> pl.DataFrame:
    """Find routes.

    Parameters
    ----------
    begin, hops : polars.DataFrame
        Contract `route_hop`: hops from the start, and between places.
    leaving : Leaving
        The person's side.
    question : RouteQuestion
        What is asked.

    Returns
    -------
    polars.DataFrame
        As `PathsResult.routes`.
    """
    barriers = leaving.barriers
    target = question.target
    shut = _shut(barriers, leaving)
    out = (shut - {target}) | question.closed | question.own
    usable = ~pl.col("destination_place").is_in(list(out))
    # A step that hardly anybody takes is no step to tell of, but for the last one to a target.
    is_usual = (pl.col("move_probability") >= LEAST_SHARE).fill_null(value=True)
    is_last = pl.col("destination_place") == pl.lit(target or "")
    between = hops.filter(usable & ~pl.col("place_id").is_in(list(out)) & (is_usual | is_last))
    first = begin.filter(usable)
    if target is None:
        between, first = likeliest(between, LIKELIEST), likeliest(first, LIKELIEST)
    network = RouteNetwork(
        place_values(leaving.facts, barriers),
        pl.concat([first, between]),
        leaving.skills,
        leaving.held,
        leaving.hours,
        leaving.hours_week,
    )
    limits = RouteLimits(
        question.limits.most_months or (None if target else LONGEST_MONTHS),
        question.limits.least_wage_usd_year,
        # No step on the way brings the degree or licence that closes a target.
        1 if target in shut else question.limits.most_hops,
    )
    found = find_routes(network, target=target, limits=limits)
    described = _described(found, network.hops, leaving, barriers)
    kept = _worth_it(described, leaving) if target is None else _in_time(described)
    rank = pl.int_range(pl.len()).over(pl.col("uncounted_hops") > 0)
    return (
        kept.filter(rank < MOST_ROUTES)
        .with_row_index("route")
        .with_columns(pl.col("route").cast(pl.Int64))
    )


def _shut(barriers: pl.DataFrame, leaving: Leaving) -> set[str | None]:
    """Places that no route leads through: closed to the person, or nobody knows what they ask.

    Roles of the library are open but for licences: what is said of a degree there is borrowed, and
    the trade's months say what it takes.
    """
    closed = pl.col("barriers").list.set_intersection(list(_CLOSED)).list.len() > 0
    is_node = pl.col("place_id").str.starts_with(NODE_PREFIX)
    needs_licence = pl.col("barriers").list.contains("licence")
    unrated = np.flatnonzero(np.isnan(leaving.skills.needed).all(axis=1))
    unknown = {leaving.skills.place_ids[place] for place in unrated}
    shut = barriers.filter((closed & is_node) | needs_licence)
    return set(shut.get_column("place_id")) | unknown


def _described(
    routes: pl.DataFrame, hops: pl.DataFrame, leaving: Leaving, barriers: pl.DataFrame
) -> pl.DataFrame:
    """Add to each route what is known of its places, in lists."""
    facts = leaving.facts.select(
        "place_id", "title", "wage_usd_year", "human_share", "growth_middle", "crowding"
    ).join(barriers.select("place_id", "barrier_words"), on="place_id", maintain_order="left")
    start = pl.concat_list(pl.lit(START), "places").list.head(pl.col("hops"))
    steps = (
        routes.with_row_index("_row")
        .select("_row", start.alias("_from"), pl.col("places").alias("place_id"))
        .explode("_from", "place_id")
        .join(
            hops.select(
                pl.col("place_id").alias("_from"),
                pl.col("destination_place").alias("place_id"),
                "move_probability",
            ),
            on=["_from", "place_id"],
            how="left",
            maintain_order="left",
        )
        .join(facts, on="place_id", how="left", maintain_order="left")
    )
    lists = steps.group_by("_row", maintain_order=True).agg(
        pl.col("title").alias("titles"),
        pl.col("move_probability").alias("hop_probability"),
        pl.col("wage_usd_year").alias("wages_usd_year"),
        pl.col("wage_usd_year").last().alias("wage_end_usd_year"),
        pl.col("human_share").alias("human_shares"),
        pl.col("human_share").last().alias("human_end_share"),
        pl.col("growth_middle").last().alias("growth_end"),
        (pl.col("crowding") >= CROWDED_FROM).any().alias("has_crowded"),
        _barriers_by_step().alias("barriers"),
    )
    table = routes.hstack(lists.drop("_row")).rename({"places": "place_ids"})
    # A product over no counted hop would say 1.
    index = pl.when(pl.col("uncounted_hops") < pl.col("hops")).then("route_index")
    return table.with_columns(_gains(table, leaving), index.alias("route_index")).select(
        "hops",
        "uncounted_hops",
        "place_ids",
        "titles",
        "hop_probability",
        "hop_months",
        "route_index",
        "months_low",
        "months",
        "months_high",
        "wages_usd_year",
        "wage_least_usd_year",
        "wage_end_usd_year",
        "human_shares",
        "human_end_share",
        "growth_end",
        "has_crowded",
        "barriers",
        "gains",
    )


def _barriers_by_step() -> pl.Expr:
    """Words of what stands in the way, with the step where there are several."""
    words = pl.col("barrier_words").list.join(" and ")
    step = pl.int_range(1, pl.len() + 1)
    told = pl.when(pl.len() > 1).then(pl.format("step {}: {}", step, words)).otherwise(words)
    return told.filter(words != "")


def _gains(table: pl.DataFrame, leaving: Leaving) -> pl.Series:
    """Say in what each route beats the direct move to its end, and whether pay rises at once."""
    direct = table.filter(pl.col("hops") == 1).select(
        "end_place",
        pl.col("months").alias("_months"),
        pl.when(pl.col("uncounted_hops") == 0).then("route_index").alias("_chance"),
    )
    direct = direct.group_by("end_place", maintain_order=True).agg(pl.all().first())
    pay = pl.lit(leaving.wage_usd_year, pl.Float64)
    counted = pl.col("uncounted_hops") == 0
    marks = {
        "months": pl.col("months") < pl.col("_months") - 1.0,
        "chance": counted & (pl.col("route_index") > pl.col("_chance")),
        "pay": (pl.col("hops") > 1) & (pl.col("wages_usd_year").list.first() > pay),
    }
    named = [pl.when(mark).then(pl.lit(name)) for name, mark in marks.items()]
    joined = table.join(direct, on="end_place", how="left", maintain_order="left")
    return joined.select(pl.concat_list(named).list.drop_nulls().alias("gains")).to_series()


def _in_time(routes: pl.DataFrame) -> pl.DataFrame:
    """Drop routes that take more than twice as long as the shortest, but for the direct move."""
    return routes.filter(
        (pl.col("hops") == 1) | (pl.col("months") <= MOST_DETOUR * pl.col("months").min())
    )


def _worth_it(routes: pl.DataFrame, leaving: Leaving) -> pl.DataFrame:
    """Keep routes of several steps to better pay that no route to any other end beats.

    The last step pays a tenth more than any place before it. Where a direct move leads to the same
    end, a route must beat it in months or chance. No step on the way pays a tenth less than the job
    left. Routes known in the trade come first.
    """
    pay = leaving.wage_usd_year
    end = pl.col("place_ids").list.last()
    direct = routes.filter(pl.col("hops") == 1).select(end).to_series().implode()
    is_better = pl.col("gains").list.set_intersection(["months", "chance"]).list.len() > 0
    several = routes.filter((pl.col("hops") > 1) & (~end.is_in(direct) | is_better)).drop_nulls(
        "wage_end_usd_year"
    )
    best_before = pl.max_horizontal(
        pl.lit(pay, pl.Float64),
        pl.col("wages_usd_year").list.head(pl.col("hops") - 1).list.max(),
    )
    keeps = pl.col("wage_least_usd_year") >= KEPT_PAY * pl.lit(pay, pl.Float64)
    rises = pl.col("wage_end_usd_year") >= (1.0 + BETTER_PAY) * best_before
    several = several.filter(rises & keeps.fill_null(value=True))
    if several.is_empty():
        return several
    scores = several.select(
        pl.col("route_index").log(),
        -pl.col("months"),
        "wage_end_usd_year",
        "human_end_share",
        "growth_end",
        -pl.col("uncounted_hops").cast(pl.Float64),
    ).fill_null(float("-inf"))
    best = several.filter(pl.Series(pareto(scores.to_numpy()), dtype=pl.Boolean))
    return best.sort(pl.col("uncounted_hops") == 0, maintain_order=True)
