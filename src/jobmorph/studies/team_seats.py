"""A roster as seats: people who do the same work, counted; nothing about anybody."""

from dataclasses import dataclass
from typing import Final

import polars as pl

from jobmorph.intake.disclosure_store import Ledger
from jobmorph.reference.edition import Edition
from jobmorph.schema.errors import DataError
from jobmorph.schema.parameter import ParameterSet
from jobmorph.schema.tables import TEAM_SEAT
from jobmorph.studies.roster_facts import with_time
from jobmorph.studies.roster_result import RosterResult
from jobmorph.studies.team_pay import PayTable, pay_of_seats

HELD: Final = "held:"
WHOLE_TEAM: Final = "whole team"
# Families that lead others, by the field of work that they lead.
LEADS: Final = {
    "sales-leadership": "sales",
    "customer-leadership": "service",
    "marketing-leadership": "marketing",
    "gtm-executive": WHOLE_TEAM,
}
_LEADING_LEVELS: Final = ("lead", "executive")
_MANAGES_SHARE: Final = 0.5
_QUARTERS_YEAR: Final = 4.0


@dataclass(frozen=True, slots=True)
class TeamSeats:
    """A team by seat.

    Parameters
    ----------
    seats : polars.DataFrame
        Contract `team_seat`, most people first.
    names : polars.DataFrame
        seat_id, role_id (null for held seats), label, family (null), today_heads, team_fte.
    pay : PayTable
        Where pay comes from.
    """

    seats: pl.DataFrame
    names: pl.DataFrame
    pay: PayTable


def seats_of_roster(
    roster: RosterResult,
    edition: Edition,
    parameters: ParameterSet,
    *,
    by_location: bool = False,
    attrition_year: float | None = None,
    ledger: Ledger | None = None,
) -> TeamSeats:
    """Count a roster by seat.

    A title of the role library is a seat of its role; every other title is a held seat: shown and
    kept as it is. An area is a field of work with those who lead it; areas without anybody who
    leads belong to the whole team.

    Parameters
    ----------
    roster : RosterResult
        A roster that was read.
    edition : Edition
        Holds the library.
    parameters : ParameterSet
        Rooms exposure, skills and redesign.
    by_location : bool
        Tell seats of different places apart.
    attrition_year : float, optional
        Share of people who leave in a year, as the team counts it.
    ledger : Ledger, optional
        What earlier reports told of people's pay.

    Raises
    ------
    DataError
        If no title is a role of the library.
    """
    people = _people(roster, parameters, by_location=by_location)
    roles = edition.table("role").select(
        "role_id", "family", "level", pl.col("title").alias("role_title"), "field",
        pl.col("competence_months").alias("start_up_months"),
    )  # fmt: skip
    grouped = (
        people.group_by("seat_id", "role_id", "label", "location", maintain_order=True)
        .agg(
            pl.len().cast(pl.Int64).alias("today_heads"),
            pl.col("fte_used").sum().alias("team_fte"),
            pl.col("hours_used").mean().alias("_hours_week"),
            (pl.col("_leads").mean() >= _MANAGES_SHARE).alias("_leads"),
        )
        .join(roles, on="role_id", how="left", maintain_order="left")
        .sort(["today_heads", "seat_id"], descending=[True, False])
    )
    if grouped.get_column("role_id").null_count() == grouped.height:
        raise DataError(
            "no title of this roster is a role of our library, so there is nothing to redesign",
            where=roster.source,
            hint="Map titles first: jobmorph team ROSTER --write-map titles.yaml",
        )
    placed = _with_areas(grouped.with_columns(_is_manager(roster)))
    pay = pay_of_seats(people, placed, edition, ledger)
    seats = _seat_frame(placed, pay, parameters, attrition_year)
    names = placed.select(
        "seat_id", "role_id", _label(), "family", "today_heads", "team_fte", "location"
    )
    return TeamSeats(seats, names, pay)


def seat_of_people(roster: RosterResult, *, by_location: bool = False) -> pl.Series:
    """Return the seat id of each person, in the order of the roster's rows."""
    return _seated(roster, roster.rows, by_location=by_location).get_column("seat_id")


def _seated(roster: RosterResult, rows: pl.DataFrame, *, by_location: bool) -> pl.DataFrame:
    """Add seat_id, role_id and label to rows of people."""
    read = roster.titles.select("title", "title_status", "job_id")
    is_role = pl.col("job_id").str.contains("/").fill_null(value=False)
    is_read = (pl.col("title_status") == "clear") | (pl.col("title_status") == "mapped")
    place = pl.col("location") if by_location else pl.lit(None, pl.String)
    joined = rows.join(read, on="title", how="left", maintain_order="left").with_columns(
        pl.when(is_role & is_read).then("job_id").alias("role_id"),
        pl.col("title").fill_null("no title").alias("label"),
        pl.col("location").alias("stated_location"),
        place.alias("location"),
    )
    bare = pl.coalesce("role_id", pl.concat_str(pl.lit(HELD), "label"))
    here = pl.concat_str(bare, pl.lit("@"), "location")
    at = pl.when(pl.col("location").is_null()).then(bare).otherwise(here)
    named = pl.when(pl.col("role_id").is_null()).then("label")
    return joined.with_columns(at.alias("seat_id"), named.alias("label"))


def _people(roster: RosterResult, parameters: ParameterSet, *, by_location: bool) -> pl.DataFrame:
    """One row a person: seat, hours, pay, whether others report to them."""
    timed = with_time(roster.rows, parameters["exposure.hours_week"].value)
    leads = roster.rows.get_column("manager_roster_row").drop_nulls().unique()
    seated = _seated(roster, timed, by_location=by_location)
    return seated.with_columns(pl.col("roster_row").is_in(leads.implode()).alias("_leads"))


def _is_manager(roster: RosterResult) -> pl.Expr:
    """People whom others report to; where the roster does not say, by the level."""
    by_level = (
        pl.col("level").is_in(_LEADING_LEVELS) | pl.col("family").is_in(list(LEADS))
    ).fill_null(value=False)
    has_lines = roster.totals.manager_found > 0
    return (pl.col("_leads") if has_lines else by_level).alias("is_manager")


def _with_areas(grouped: pl.DataFrame) -> pl.DataFrame:
    field = pl.col("family").replace_strict(LEADS, default=pl.col("field")).fill_null(WHOLE_TEAM)
    placed = grouped.with_columns(field.alias("team_area"))
    led = placed.filter("is_manager").get_column("team_area").unique()
    own = pl.when(pl.col("team_area").is_in(led.implode())).then("team_area")
    return placed.with_columns(own.otherwise(pl.lit(WHOLE_TEAM)).alias("team_area"))


def _label() -> pl.Expr:
    title = pl.coalesce("role_title", "label")
    at = pl.concat_str(title, pl.lit(", "), "location")
    return pl.when(pl.col("location").is_null()).then(title).otherwise(at).alias("label")


def _seat_frame(
    placed: pl.DataFrame, pay: PayTable, parameters: ParameterSet, attrition_year: float | None
) -> pl.DataFrame:
    week = parameters["redesign.weeks_quarter"].value * parameters["redesign.working_share"].value
    year = parameters["redesign.attrition_year"].value if attrition_year is None else attrition_year
    on_costs = 1.0 + parameters["redesign.on_cost_share"].value
    return TEAM_SEAT.check(
        placed.join(pay.pay, on="seat_id", maintain_order="left")
        .with_columns(
            pl.col("role_id").is_null().alias("is_held"),
            pl.coalesce("family", "seat_id").alias("service"),
            (pl.col("_hours_week") * week).alias("work_hours_head_quarter"),
            pl.lit(1.0 - (1.0 - year) ** (1.0 / _QUARTERS_YEAR)).alias("attrition_share_quarter"),
            (pl.col("pay_amount_year") * on_costs / _QUARTERS_YEAR).alias("cost_amount_quarter"),
            pl.col("start_up_months").fill_null(0.0),
        )
        .select(TEAM_SEAT.columns)
    )
