"""Doors into the go-to-market trade that no survey counts, from our own list."""

from collections import Counter
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Final

import polars as pl
import yaml

from jobmorph.build.compile.usual_months import is_range
from jobmorph.schema.errors import DataError
from jobmorph.schema.tables import DOOR

FILE_NAME: Final = "doors.yaml"
TIER: Final = "assumption"
_NEEDED: Final = frozenset({"from", "to", "months", "gap", "note"})
_OPTIONAL: Final = frozenset({"kind"})


def compile_doors(
    occupations: pl.DataFrame, roles: pl.DataFrame, source: Traversable | None = None
) -> pl.DataFrame:
    """Compile the table `door` from `reference/doors.yaml`.

    Parameters
    ----------
    occupations, roles : polars.DataFrame
        Tables `occupation` and `role`: where doors may lead from and to.
    source : Traversable, optional
        Another file of doors.

    Returns
    -------
    polars.DataFrame
        Contract `door`, one row per occupation and role, sorted by both. A move whose kind is not
        given goes 'into' roles that AI makes and 'across' to all others.

    Raises
    ------
    DataError
        With every fault at once: unknown occupations or roles, a pair named twice, unordered
        months, no gap.
    """
    file = source or files("jobmorph.reference") / FILE_NAME
    doors: list[dict[str, Any]] = yaml.safe_load(file.read_text(encoding="utf-8"))["doors"]
    faults = [fault for place, door in enumerate(doors) for fault in _shape_faults(place, door)]
    faults = faults or _id_faults(
        doors,
        set(occupations.get_column("occupation_onet2019")),
        set(roles.get_column("role_id")),
    )
    if faults:
        raise DataError("the list of doors does not fit", where=FILE_NAME, items=faults)
    new_roles = set(roles.filter("is_new_role").get_column("role_id"))
    rows = [
        (code, door["to"], _kind(door, new_roles), *door["months"], door["gap"], door["note"], TIER)
        for door in doors
        for code in door["from"]
    ]
    frame = pl.DataFrame(rows, schema=DOOR.polars_schema, orient="row")
    return DOOR.check(frame.sort(DOOR.key))


def _kind(door: dict[str, Any], new_roles: set[str]) -> str:
    return str(door.get("kind", "into" if door["to"] in new_roles else "across"))


def _shape_faults(place: int, door: dict[str, Any]) -> list[str]:
    if not _NEEDED <= set(door) <= _NEEDED | _OPTIONAL:
        return [f"door {place + 1}: needs {', '.join(sorted(_NEEDED))}, and may have kind"]
    name = f"door {place + 1} to {door['to']}"
    faults = []
    if not is_range(door["months"]):
        faults.append(f"{name}: months are three numbers, low to high")
    if not door["from"] or not door["gap"]:
        faults.append(f"{name}: needs a job to come from and a gap")
    return faults


def _id_faults(doors: list[dict[str, Any]], occupations: set[str], roles: set[str]) -> list[str]:
    pairs = Counter((code, door["to"]) for door in doors for code in door["from"])
    faults = [
        f"{code} to {role}: no such occupation" for code, role in pairs if code not in occupations
    ]
    faults += [f"{code} to {role}: no such role" for code, role in pairs if role not in roles]
    return faults + [f"{code} to {role}: named twice" for (code, role), n in pairs.items() if n > 1]
