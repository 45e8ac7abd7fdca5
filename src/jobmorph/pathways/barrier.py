"""What stands in the way of a move and is not learned: degree, licence, experience, preparation."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

import polars as pl

from jobmorph.schema.tables import PLACE_ASKS

LONG_EXPERIENCE_MONTHS: Final = 24.0
ZONE_STEP: Final = 2


@dataclass(frozen=True, slots=True)
class Standing:
    """What a person has of it, by the job they leave.

    Parameters
    ----------
    has_degree : bool
        Whether they have one, or people in that job mostly do.
    experience_months : float or None
        Related work that people in that job say is asked for.
    licence_ids : collection of str
        Licences that come with it.
    job_zone : int or None
        Its preparation, 1 to 5.
    """

    has_degree: bool
    experience_months: float | None
    licence_ids: Collection[str]
    job_zone: int | None


def with_barriers(asks: pl.DataFrame, standing: Standing) -> pl.DataFrame:
    """Name what stands in a person's way at each place.

    A degree or licence that the person has by the job they leave is none. Related work is one if
    the place asks for two years more of it than that job; a step of two job zones or more is one of
    its own.

    Parameters
    ----------
    asks : polars.DataFrame
        Contract `place_asks`.
    standing : Standing
        The person's.

    Returns
    -------
    polars.DataFrame
        place_id, job_zone_step (null where not known), barriers (list of 'degree', 'licence',
        'experience', 'preparation', in this order).
    """
    PLACE_ASKS.check(asks)
    step = pl.col("job_zone") - pl.lit(standing.job_zone, pl.Int64)
    marks = {
        "degree": pl.col("asks_degree") & pl.lit(not standing.has_degree),
        "licence": needs_licence(standing.licence_ids),
        "experience": pl.col("experience_months") - (standing.experience_months or 0.0)
        >= LONG_EXPERIENCE_MONTHS,
        "preparation": step >= ZONE_STEP,
    }
    named = [pl.when(mark).then(pl.lit(name)) for name, mark in marks.items()]
    return asks.select(
        "place_id",
        step.alias("job_zone_step"),
        pl.concat_list(named).list.drop_nulls().alias("barriers"),
    )


def needs_licence(held: Collection[str]) -> pl.Expr:
    """Mark places that need a licence other than those held."""
    own = pl.lit(list(held), pl.List(pl.String))
    accepted = pl.col("licence_accepted_ids").list.set_intersection(own).list.len()
    return pl.col("licence_id").is_not_null() & (accepted == 0)
