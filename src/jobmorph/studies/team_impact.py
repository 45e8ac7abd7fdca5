"""What designs mean for groups by a protected attribute; read apart, never used by a design."""

from dataclasses import dataclass
from typing import Final

import polars as pl

from jobmorph.intake.roster import RosterReading
from jobmorph.schema.tables import IMPACT_OUTCOME
from jobmorph.studies.adverse_impact import AdverseImpact, check_adverse_impact, count_groups
from jobmorph.studies.team_result import TeamPlan, TeamResult
from jobmorph.studies.team_seats import seat_of_people

UP: Final = "up"


@dataclass(frozen=True, slots=True)
class DesignImpact:
    """A design's name and label, and what it means for groups."""

    design: str
    label: str
    impact: AdverseImpact


def impact_of_designs(reading: RosterReading, result: TeamResult) -> tuple[DesignImpact, ...]:
    """Check every design that has a plan.

    Parameters
    ----------
    reading : RosterReading
        The same roster, read with a column of a protected attribute.
    result : TeamResult
        Designs, found without it.

    Raises
    ------
    ParameterError
        If no such column was read.
    """
    by_location = result.seats.get_column("location").is_not_null().any()
    people = seat_of_people(result.roster, by_location=by_location)
    groups = count_groups(reading, people)
    return tuple(
        DesignImpact(
            plan.offer.name,
            plan.offer.label,
            check_adverse_impact(groups, outcomes_of(plan, result)),
        )
        for plan in result.plans
        if plan.design is not None
    )


def outcomes_of(plan: TeamPlan, result: TeamResult) -> pl.DataFrame:
    """Say for each seat which share of its people today is kept, moves up, is trained, laid off.

    Leaving by one's own choice is no outcome of a design. Training is what people of a seat get
    in working time; moves up are those of the plan, over the people in the seat today.

    Parameters
    ----------
    plan : TeamPlan
        A design with a plan.
    result : TeamResult
        The answer it belongs to.

    Returns
    -------
    polars.DataFrame
        Contract `impact_outcome`.
    """
    design = plan.design
    if design is None:
        return IMPACT_OUTCOME.empty()
    ups = result.moves.filter(pl.col("move_kind") == UP).select("seat_id", "destination_seat_id")
    moved = (
        design.moves.join(ups, on=["seat_id", "destination_seat_id"], how="semi")
        .group_by("seat_id", maintain_order=True)
        .agg(pl.col("move_heads").sum().alias("_up"))
    )
    asked = design.seats.group_by("seat_id", maintain_order=True).agg(
        pl.col("layoff_heads").sum().alias("_asked")
    )
    trained = design.hours.group_by("seat_id", maintain_order=True).agg(
        pl.col("training_hours_quarter").sum().alias("_trained")
    )
    seats = result.seats.select("seat_id", "today_heads")
    for part in (moved, asked, trained):
        seats = seats.join(part, on="seat_id", how="left", maintain_order="left")
    laid_off = (pl.col("_asked").fill_null(0) / pl.col("today_heads")).clip(0.0, 1.0)
    shares = seats.select(
        "seat_id",
        (1.0 - laid_off).alias("kept_share"),
        (pl.col("_up").fill_null(0) / pl.col("today_heads")).clip(0.0, 1.0).alias("moved_up_share"),
        (pl.col("_trained").fill_null(0.0) > 0.0).cast(pl.Float64).alias("trained_share"),
        laid_off.alias("laid_off_share"),
    )
    return IMPACT_OUTCOME.check(shares)
