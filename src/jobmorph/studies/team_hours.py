"""Hours that a team counted, in the place of those that the role library states."""

import hashlib
from collections.abc import Mapping
from typing import Final

import polars as pl

from jobmorph.intake.tasks import Week
from jobmorph.reference.edition import Edition
from jobmorph.reference.overlay import PatchedEdition
from jobmorph.schema.errors import DataError, ParameterError
from jobmorph.schema.tables import ROLE_HOURS

# Of the counted hours, as much as must belong to tasks that the role has.
KNOWN_SHARE: Final = 0.5
MARK_LENGTH: Final = 8
TODAY: Final = "today"
_BOUNDS: Final = ("time_hours_week_low", "time_hours_week_high")


def with_counted_hours(edition: Edition, counted: Mapping[str, Week]) -> Edition:
    """Lay counted hours over an edition.

    Parameters
    ----------
    edition : Edition
        Holds the role library.
    counted : mapping of str to Week
        By role id: what `jobmorph team survey read --format csv` writes, or any tasks file whose
        tasks are called as the library calls them.

    Returns
    -------
    Edition
        Its name carries a mark that follows from the counted hours. Of each role the counted
        tasks share the role's hours as counted; tasks that were not counted take no time. Hours of
        tasks that the library does not know are taken to divide like the others. Ranges keep
        their width relative to the hours.

    Raises
    ------
    ParameterError
        If a role is not in the library.
    DataError
        If less than half of the counted hours belong to tasks of the role.
    """
    if not counted:
        return edition
    hours = edition.table(ROLE_HOURS.name)
    strays = sorted(set(counted) - set(hours.get_column("role_id")))
    if strays:
        raise ParameterError(
            "counted hours are for roles that the library does not have",
            items=strays,
            hint="See them: jobmorph library list",
        )
    labels = edition.table("role_task").select("task_id", "label")
    replaced = (pl.col("role_id").is_in(list(counted))) & (pl.col("moment") == TODAY)
    patched = [hours.filter(~replaced)]
    for role, week in counted.items():
        own = hours.filter((pl.col("role_id") == role) & (pl.col("moment") == TODAY))
        patched.append(_counted(own.join(labels, on="task_id", maintain_order="left"), role, week))
    table = ROLE_HOURS.check(pl.concat(patched).sort(ROLE_HOURS.key))
    text = "".join(f"{role} {week.tasks.write_csv()}" for role, week in sorted(counted.items()))
    mark = hashlib.sha256(text.encode()).hexdigest()[:MARK_LENGTH]
    return PatchedEdition(edition, {ROLE_HOURS.name: table}, f"with counted hours {mark}")


def _counted(own: pl.DataFrame, role: str, week: Week) -> pl.DataFrame:
    said = week.tasks.select(
        pl.col("statement").str.to_lowercase().alias("key"), "time_hours_week"
    ).rename({"time_hours_week": "counted"})
    keyed = own.with_columns(pl.col("label").str.to_lowercase().alias("key"))
    found = keyed.join(said, on="key", maintain_order="left").filter(pl.col("counted") > 0.0)
    known = float(found.get_column("counted").sum())
    if known < KNOWN_SHARE * week.hours_week:
        raise DataError(
            f"{known:.0f} of {week.hours_week:.0f} counted hours belong to tasks of {role}",
            where=week.source,
            items=week.tasks.get_column("statement").to_list(),
            hint=f"Count by its own tasks: jobmorph team survey write {role}",
        )
    scale = float(own.get_column("time_hours_week").sum()) / known
    mid = pl.col("counted") * scale
    ends = [(pl.col(name) / pl.col("time_hours_week") * mid).alias(name) for name in _BOUNDS]
    scaled = found.with_columns(*ends, mid.alias("time_hours_week"))
    return scaled.select(ROLE_HOURS.columns)
