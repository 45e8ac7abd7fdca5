"""A user's scenario: a named patch on the baseline, from a YAML file."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import yaml

from jobmorph.intake.fault import Fault, LineError
from jobmorph.intake.text_file import TextFile, read_text_file
from jobmorph.intake.yaml_node import (
    Entry,
    compose_yaml,
    line_of,
    mapping_entries,
    unknown,
)
from jobmorph.schema.errors import DataError
from jobmorph.schema.parameter import Parameter, ParameterChange
from jobmorph.schema.scenario import MAXIMUM_HORIZON_YEARS, Scenario

LIMIT_BYTES: Final = 1_000_000
THEMES: Final = ("adoption", "elasticity", "new_work", "reinvestment")
KEYS: Final = ("name", "horizon_years", *THEMES)
BOUNDS: Final = ("low", "value", "high")
DEFAULT_HORIZON_YEARS: Final = 5.0


def read_scenario(path: Path, *, base_date: str, parameters: Mapping[str, Parameter]) -> Scenario:
    """Read a scenario file.

    Parameters
    ----------
    path : Path
        YAML mapping: name, optionally horizon_years, and under adoption, elasticity, new_work,
        reinvestment the parameters that differ, each with low, value and high.
    base_date : str
        'YYYY-MM', the edition's date.
    parameters : mapping of str to Parameter
        The baseline: only these names may be changed, within their bounds.

    Raises
    ------
    LineError
        If lines are faulty, all of them at once.
    DataError
        If the file as a whole cannot be used.
    """
    file = read_text_file(path, limit_bytes=LIMIT_BYTES, save_as="YAML")
    return parse_scenario(file, base_date=base_date, parameters=parameters)


def parse_scenario(
    file: TextFile, *, base_date: str, parameters: Mapping[str, Parameter]
) -> Scenario:
    r"""Turn the text of a scenario file into a scenario; see `read_scenario`.

    Examples
    --------
    >>> parse_scenario(
    ...     TextFile("slow.yaml", "name: slow\nhorizon_years: 8", "UTF-8"),
    ...     base_date="2026-02", parameters={}).horizon_year
    2034
    """
    root = compose_yaml(file)
    if root is None or (isinstance(root, yaml.MappingNode) and not root.value):
        raise DataError("the scenario is empty", where=file.name, hint="It needs at least a name.")
    faults: list[Fault] = []
    entries = mapping_entries(root, allowed=KEYS, what="a scenario", faults=faults)
    name = entries["name"].text() if "name" in entries else None
    if name is None and entries:
        faults.append(Fault(line_of(root), "the scenario has no name"))
    horizon_years = _horizon(entries.get("horizon_years"), faults)
    seen: dict[str, int] = {}
    themes = {
        theme: _changes(entries[theme], parameters, seen, faults)
        for theme in THEMES
        if theme in entries
    }
    if faults or name is None:
        raise LineError(file.name, faults)
    return Scenario(name, base_date, horizon_years, **themes)


def _horizon(entry: Entry | None, faults: list[Fault]) -> float:
    if entry is None:
        return DEFAULT_HORIZON_YEARS
    years = entry.number()
    if years is None or not 0.0 < years <= MAXIMUM_HORIZON_YEARS:
        what = (
            f"horizon_years {entry.shown()} is not a number above 0 and at most "
            f"{MAXIMUM_HORIZON_YEARS:g}"
        )
        faults.append(Fault(entry.line, what))
        return DEFAULT_HORIZON_YEARS
    return years


def _changes(
    theme: Entry, parameters: Mapping[str, Parameter], seen: dict[str, int], faults: list[Fault]
) -> tuple[ParameterChange, ...]:
    if isinstance(theme.node, yaml.ScalarNode) and theme.text() is None:
        return ()
    named = mapping_entries(theme.node, allowed=(), what=theme.key, faults=faults)
    changes = []
    for entry in named.values():
        if entry.key not in parameters:
            what = unknown(f'parameter "{entry.key}"', entry.key, list(parameters))
            faults.append(Fault(entry.line, what))
            continue
        if entry.key in seen:
            what = f"{entry.key} is changed in line {seen[entry.key]} already"
            faults.append(Fault(entry.line, what))
        seen[entry.key] = entry.line
        change = _change(entry, parameters[entry.key], faults)
        if change is not None:
            changes.append(change)
    return tuple(changes)


def _change(entry: Entry, baseline: Parameter, faults: list[Fault]) -> ParameterChange | None:
    before = len(faults)
    bounds = mapping_entries(entry.node, allowed=BOUNDS, what=entry.key, faults=faults)
    if len(faults) > before:
        return None
    numbers = {bound: bounds[bound].number() for bound in BOUNDS if bound in bounds}
    low, value, high = (numbers.get(bound) for bound in BOUNDS)
    if low is None or value is None or high is None:
        faults.append(Fault(entry.line, f"{entry.key} needs low, value and high, all numbers"))
    elif not baseline.minimum <= low <= value <= high <= baseline.maximum:
        what = (
            f"{entry.key} needs {baseline.minimum:g} <= low <= value <= high <= "
            f"{baseline.maximum:g}, not {low:g}, {value:g}, {high:g}"
        )
        faults.append(Fault(entry.line, what))
    else:
        return ParameterChange(entry.key, low=low, value=value, high=high)
    return None
