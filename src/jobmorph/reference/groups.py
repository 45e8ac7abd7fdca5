"""Groups of official occupations that are asked about together."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from jobmorph.schema.errors import ParameterError
from jobmorph.schema.ids import is_id


@dataclass(frozen=True, slots=True)
class OccupationGroup:
    """A named list of occupations.

    Parameters
    ----------
    group_id, label : str
        Id and a few plain words.
    codes : dict of str to str
        SOC 2018 codes, with what makes each belong.
    left_out : dict of str to str
        Codes that might have been expected, with the work that keeps them out.
    """

    group_id: str
    label: str
    codes: dict[str, str]
    left_out: dict[str, str]


@cache
def load_groups() -> dict[str, OccupationGroup]:
    """Return all groups by id.

    Raises
    ------
    ParameterError
        If a code is malformed or stands on both lists.

    Examples
    --------
    >>> len(load_groups()["go-to-market"].codes)
    31
    """
    text = (files("jobmorph.reference") / "groups.yaml").read_text(encoding="utf-8")
    return read_groups(yaml.safe_load(text))


def read_groups(entries: dict[str, Any]) -> dict[str, OccupationGroup]:
    """Check groups and put them into objects."""
    groups = {
        name: OccupationGroup(name, entry["label"], entry["codes"], entry.get("left_out", {}))
        for name, entry in entries.items()
    }
    faults = [
        f"{name}: {code}"
        for name, group in groups.items()
        for code in (*group.codes, *group.left_out)
        if not is_id("occupation_soc2018", code) or (code in group.codes and code in group.left_out)
    ]
    if faults:
        raise ParameterError("groups name faulty codes", where="groups.yaml", items=faults)
    return groups


def find_group(name: str) -> OccupationGroup:
    """Return one group, or raise `ParameterError` with the groups there are."""
    groups = load_groups()
    if name not in groups:
        raise ParameterError(f"no group {name!r}; groups", items=groups)
    return groups[name]
