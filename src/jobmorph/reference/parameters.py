"""Parameter files: `parameters/<room>.yaml`, one dated and sourced entry each."""

from dataclasses import fields
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from jobmorph.schema.errors import ParameterError
from jobmorph.schema.parameter import Parameter, ParameterSet

_FIELDS = {item.name for item in fields(Parameter)} - {"name"}


@cache
def load_parameters(room: str) -> ParameterSet:
    """Load one room's parameters.

    Parameters
    ----------
    room : str
        Name of the room, such as 'exposure'.

    Returns
    -------
    ParameterSet
        Parameters named `<room>.<entry>`.

    Raises
    ------
    ParameterError
        If the file is absent or an entry has unknown, missing or inconsistent fields.

    Examples
    --------
    >>> load_parameters("exposure")["exposure.checking_share"].unit
    'share of delegated time'
    """
    resource = files("jobmorph.reference") / "parameters" / f"{room}.yaml"
    if not resource.is_file():
        raise ParameterError(f"no parameters for room {room!r}")
    return read_parameters(room, resource.read_text(encoding="utf-8"))


def read_parameters(room: str, text: str) -> ParameterSet:
    """Parse the text of a parameter file; all faulty entries are named at once."""
    # libyaml reads these files ten times faster; the result is the same.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    entries: dict[str, dict[str, Any]] = yaml.load(text, Loader=loader) or {}
    faults, parameters = [], []
    for name, entry in entries.items():
        try:
            parameters.append(_parse_entry(f"{room}.{name}", entry))
        except (ParameterError, TypeError, ValueError) as fault:
            faults.append(str(fault).rstrip("."))
    if faults:
        raise ParameterError(
            "parameter file has faulty entries", where=f"parameters/{room}.yaml", items=faults
        )
    return ParameterSet(parameters)


def _parse_entry(name: str, entry: dict[str, Any]) -> Parameter:
    unknown = set(entry) - _FIELDS
    if unknown:
        raise ParameterError(f"{name} has unknown fields", items=sorted(unknown))
    numbers: dict[str, Any] = {
        key: float(entry[key])
        for key in ("value", "low", "high", "minimum", "maximum")
        if key in entry
    }
    fields_given: dict[str, Any] = {**entry, **numbers, "as_of": str(entry["as_of"])}
    return Parameter(name=name, **fields_given)
