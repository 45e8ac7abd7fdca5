"""Moves inside a team: those that the trade knows, with the training that each takes."""

import math
from typing import Final

import numpy as np
import polars as pl

from jobmorph.reference.edition import Edition
from jobmorph.schema.ids import LEVELS
from jobmorph.schema.parameter import ParameterSet
from jobmorph.schema.tables import TEAM_MOVE
from jobmorph.studies.place_skills import edition_skills
from jobmorph.studies.places import role_place
from jobmorph.studies.plan_timeline import step_hours
from jobmorph.studies.trade_moves import trade_moves

MONTHS_QUARTER: Final = 3.0


def moves_of_seats(
    seats: pl.DataFrame,
    names: pl.DataFrame,
    edition: Edition,
    parameters: ParameterSet,
    *,
    quarters: int,
) -> pl.DataFrame:
    """List moves between seats of a team that can be made within the plan.

    A move that the trade knows leads to a level that the team may not have: it then leads to the
    next level that there is, once the lower one's work would be done well too. Seats of one place
    only move within it.

    Parameters
    ----------
    seats : polars.DataFrame
        Contract `team_seat`.
    names : polars.DataFrame
        seat_id, role_id, location.
    edition : Edition
        Holds moves, levels and months.
    parameters : ParameterSet
        Hours that a level takes.
    quarters : int
        Length of the plan.

    Returns
    -------
    polars.DataFrame
        seat_id, destination_seat_id, training_hours, earliest_quarter, move_kind, months_low,
        months, months_high; contract `team_move` in its columns.
    """
    held = seats.filter(~pl.col("is_held")).get_column("seat_id")
    own = names.filter(pl.col("seat_id").is_in(held.implode()) & pl.col("role_id").is_not_null())
    months = dict(edition.table("role").select("role_id", "competence_months").iter_rows())
    team = own.select("seat_id", "role_id", "location").rows()
    rows = []
    for from_id, to_id, kind, low, usual, high in (
        trade_moves(edition)
        .select("from_id", "to_role_id", "move_kind", "months_low", "months", "months_high")
        .drop_nulls("months")
        .iter_rows()
    ):
        for seat, role, place in team:
            if role != from_id:
                continue
            for end, end_role, end_place in team:
                more = _extra_months(to_id, end_role, months, {each[1] for each in team})
                if end == seat or end_place != place or more is None:
                    continue
                rows.append((seat, end, kind, low + more, usual + more, high + more))
    words = dict.fromkeys(("seat_id", "destination_seat_id", "move_kind"), pl.String)
    schema = words | dict.fromkeys(("months_low", "months", "months_high"), pl.Float64)
    found = (
        pl.DataFrame(rows, schema=schema, orient="row")
        .sort("seat_id", "destination_seat_id", "months")
        .unique(["seat_id", "destination_seat_id"], keep="first", maintain_order=True)
    )
    timed = found.with_columns(
        (pl.col("months") / MONTHS_QUARTER).ceil().clip(1).cast(pl.Int64).alias("earliest_quarter"),
        _training(found, names, edition, parameters),
    ).filter(pl.col("earliest_quarter") <= quarters)
    TEAM_MOVE.check(timed.select(TEAM_MOVE.columns))
    return timed


def _extra_months(
    to_id: str, end_role: str, months: dict[str, float], team_roles: set[str]
) -> float | None:
    """Months on top, for a seat one level above where the move leads; None for other seats."""
    if to_id == end_role:
        return 0.0
    family, level = to_id.split("/")
    end_family, end_level = end_role.split("/")
    if family != end_family or to_id in team_roles:
        return None
    steps = LEVELS.index(end_level) - LEVELS.index(level)
    return months.get(to_id, 12.0) if steps == 1 else None


def _training(
    found: pl.DataFrame, names: pl.DataFrame, edition: Edition, parameters: ParameterSet
) -> pl.Series:
    """Hours of learning before the first day, for somebody who does their work well."""
    skills = edition_skills(edition)
    hours = step_hours(parameters)
    role = dict(names.select("seat_id", "role_id").iter_rows())
    needed = []
    for start, end in found.select("seat_id", "destination_seat_id").iter_rows():
        held = skills.held[skills.place_at[role_place(role[start])]]
        at = np.array([skills.place_at[role_place(role[end])]], dtype=np.int64)
        stays = np.zeros((1, 0), dtype=np.int64)
        needed.append(float(skills.hours_to(held, stays, at, hours)[0, 1]))
    return pl.Series("training_hours", [math.ceil(each) for each in needed], dtype=pl.Float64)
