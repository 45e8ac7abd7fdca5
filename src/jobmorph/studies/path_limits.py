"""Which moves a person's limits leave out, and why."""

import math
from collections.abc import Collection
from typing import Final

import polars as pl

from jobmorph.pathways.barrier import needs_licence
from jobmorph.pathways.route import MOST_HOPS
from jobmorph.reference.conditions import find_condition, jobs_with
from jobmorph.reference.edition import Edition
from jobmorph.schema.errors import ParameterError
from jobmorph.studies.paths_result import PathLimits
from jobmorph.studies.places import Places
from jobmorph.studies.plan import hours_problem

EXAMPLE: Final = "Try: jobmorph path SDR --max-months 18 --hours 4"
PART_TIME: Final = "part-time"
HALF: Final = 0.5


def left_out_places(
    facts: pl.DataFrame,
    places: Places,
    limits: PathLimits,
    licence_ids: Collection[str],
    edition: Edition,
) -> pl.DataFrame:
    """Say which places the limits leave out, whatever the move there takes.

    A place has a condition of work if at least half of its work does. Pay that nobody counts and
    conditions that nobody rated leave a place out as 'unknown' where they matter.

    Parameters
    ----------
    facts : polars.DataFrame
        As `place_facts`.
    places : Places
        The same places with their occupations.
    limits : PathLimits
        What the person will not go beyond.
    licence_ids : collection of str
        Licences that they have.
    edition : Edition
        Holds ratings.

    Returns
    -------
    polars.DataFrame
        place_id, left_out: the first reason that applies; null where the place stays.
    """
    none = pl.lit(None, pl.String)
    pay = limits.least_wage_usd_year
    low_pay = pl.lit(value=False) if pay is None else pl.col("wage_usd_year") < pay
    reasons = [
        (low_pay, "wage"),
        (pl.lit(limits.no_degree) & pl.col("asks_degree"), "degree"),
        (pl.lit(limits.no_licence) & needs_licence(licence_ids), "licence"),
        (pl.col("is_full_time"), "part_time"),
        (pl.col("is_avoided"), "avoid"),
    ]
    unknown = pl.lit(pay is not None) & pl.col("wage_usd_year").is_null()
    unasked = pl.col("degree_share").is_null() & ~pl.col("asks_degree")
    unknown = unknown | pl.lit(limits.no_degree) & unasked
    table = facts.join(
        _conditions(places, limits, edition), on="place_id", how="left", maintain_order="left"
    )
    if limits.part_time:
        unknown = unknown | pl.col("is_full_time").is_null()
    if limits.avoid:
        unknown = unknown | pl.col("is_avoided").is_null()
    first = pl.coalesce(
        *(pl.when(mark.fill_null(value=False)).then(pl.lit(name)) for mark, name in reasons),
        pl.when(unknown).then(pl.lit("unknown")),
        none,
    )
    return table.select("place_id", first.alias("left_out"))


def check_limits(limits: PathLimits, hours_week: float | None) -> None:
    """Raise `ParameterError` with all that is out of range.

    Parameters
    ----------
    limits : PathLimits
        What the person will not go beyond.
    hours_week : float or None
        Hours a week for learning, if they say.
    """
    problems = [
        f"the limit of {name} is {value:g}, need more than 0"
        for name, value in (("months", limits.most_months), ("pay", limits.least_wage_usd_year))
        if value is not None and not 0.0 < value < math.inf
    ]
    if hours_week is not None and (problem := hours_problem(hours_week)):
        problems.append(problem)
    if not 1 <= limits.most_hops <= MOST_HOPS:
        problems.append(f"a route has 1 to {MOST_HOPS} steps, not {limits.most_hops}")
    if problems:
        raise ParameterError("; ".join(problems), hint=EXAMPLE)


def condition_ids(words: tuple[str, ...]) -> tuple[str, ...]:
    """Read what a person wants to avoid; raise `NoMatchError` with what can be avoided."""
    return tuple(dict.fromkeys(find_condition(each).condition_id for each in words))


def _conditions(places: Places, limits: PathLimits, edition: Edition) -> pl.DataFrame:
    """Say of each place whether its week is mostly full and whether it has what is avoided."""
    table = places.names.select("place_id")
    wanted = {"is_full_time": (PART_TIME,) if limits.part_time else (), "is_avoided": limits.avoid}
    for column, ids in wanted.items():
        marks = [_has(places, each, edition) for each in ids]
        joined = table.select("place_id")
        for at, mark in enumerate(marks):
            joined = joined.join(
                mark.rename({"has_condition": f"_{at}"}),
                on="place_id",
                how="left",
                maintain_order="left",
            )
        names = [f"_{at}" for at in range(len(marks))]
        has = pl.any_horizontal(*names) if names else pl.lit(value=False)
        flag = ~has if column == "is_full_time" and names else has
        table = table.join(
            joined.select("place_id", flag.alias(column)), on="place_id", maintain_order="left"
        )
    return table


def _has(places: Places, condition_id: str, edition: Edition) -> pl.DataFrame:
    condition = find_condition(condition_id)
    jobs = jobs_with(condition, edition.table("rating")).select(
        "occupation_onet2019", pl.col("has_condition").cast(pl.Float64)
    )
    return places.mean(jobs).select("place_id", pl.col("has_condition") >= HALF)
