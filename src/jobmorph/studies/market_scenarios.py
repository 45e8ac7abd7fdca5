"""Scenarios that ship, what they change, and how a new one starts."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

import polars as pl

from jobmorph.intake.scenario import read_scenario
from jobmorph.reference.edition import Edition
from jobmorph.reference.parameters import load_parameters
from jobmorph.schema.errors import ParameterError
from jobmorph.schema.parameter import ParameterChange, ParameterSet
from jobmorph.schema.scenario import Scenario
from jobmorph.studies.market_demand import HISTORICAL, REFERENCE, past_scenario

# Themes of a scenario file and the parameters that a new file offers under each.
OFFERED: Final = {
    "adoption": (
        "exposure.adoption_speed",
        "exposure.adoption_ceiling",
        "exposure.reach_growth",
        "exposure.delegable_scale",
    ),
    "elasticity": (
        "market.realised_share",
        "market.ai_cost_share",
        "market.product_elasticity",
        "market.pass_through",
        "market.income_effect",
        "market.closure_share_year",
    ),
    "new_work": ("market.new_work_share_year",),
}


@dataclass(frozen=True, slots=True)
class ScenarioList:
    """Scenarios that ship.

    Parameters
    ----------
    scenarios : tuple of Scenario
        In the order of their names.
    abouts : tuple of str
        What each stands for, in its file's own words.
    past : tuple of str
        Scenarios of the past: scored, and never run ahead.
    """

    scenarios: tuple[Scenario, ...]
    abouts: tuple[str, ...]
    past: tuple[str, ...] = HISTORICAL


@cache
def all_parameters() -> ParameterSet:
    """Return the parameters of all rooms together."""
    folder = files("jobmorph.reference") / "parameters"
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".yaml"))
    sets = [load_parameters(name.removesuffix(".yaml")) for name in names]
    return ParameterSet(parameter for one in sets for parameter in one.values())


def shipped_scenario(name: str, edition: Edition) -> Scenario:
    """Read one shipped scenario; see `named_scenario`."""
    known = {path.stem: path for path in _paths()}
    return _read(known[name], edition) if name in known else named_scenario(name, edition)


def named_scenario(name: str, edition: Edition) -> Scenario:
    """Read a scenario by its shipped name or from a YAML file.

    Raises
    ------
    ParameterError
        If there is neither such a name nor such a file, or the scenario lies in the past: with
        its scores, where the edition has them.
    LineError
        If the file is faulty: every fault, with its line.
    """
    known = {path.stem: path for path in _paths()}
    if name in HISTORICAL:
        raise past_scenario(name, _past_scores(name, edition))
    path = known.get(name, Path(name))
    if name not in known and path.suffix not in {".yaml", ".yml"}:
        raise ParameterError(
            f"no scenario is called {name!r}, and there is no such file; shipped ones",
            where="--scenario",
            items=sorted(known),
        )
    return _read(path, edition)


def shipped_scenarios(base_date: str) -> dict[str, Scenario]:
    """Read all shipped scenarios by name, dated as an edition is."""
    parameters = all_parameters()
    return {
        path.stem: read_scenario(path, base_date=base_date, parameters=parameters)
        for path in _paths()
    }


def reference_scenario(edition: Edition) -> Scenario:
    """Return the scenario that all others are compared with."""
    return shipped_scenario(REFERENCE, edition)


def list_scenarios(edition: Edition) -> ScenarioList:
    """List the shipped scenarios with what their files say about them."""
    paths = _paths()
    return ScenarioList(
        tuple(_read(path, edition) for path in paths), tuple(_about(path) for path in paths)
    )


def scenario_changes(scenario: Scenario, parameters: ParameterSet) -> pl.DataFrame:
    """Show what a scenario changes.

    Returns
    -------
    polars.DataFrame
        parameter, meaning, unit, and low, value, high of the baseline (base_*) and the scenario;
        in the order of its file.
    """
    rows = [_change_row(change, parameters) for change in scenario.changes]
    return pl.DataFrame(rows, schema=_CHANGES)


_ENDS: Final = ("low", "value", "high")
_CHANGES: Final = {
    "parameter": pl.String(),
    "meaning": pl.String(),
    "unit": pl.String(),
    **{f"base_{end}": pl.Float64() for end in _ENDS},
    **{end: pl.Float64() for end in _ENDS},
}


def _change_row(change: ParameterChange, parameters: ParameterSet) -> dict[str, object]:
    base = parameters[change.name]
    return {
        "parameter": change.name,
        "meaning": base.meaning,
        "unit": base.unit,
        **{f"base_{end}": getattr(base, end) for end in _ENDS},
        **{end: getattr(change, end) for end in _ENDS},
    }


def new_scenario(name: str, parameters: ParameterSet, offered: Sequence[str] = ()) -> str:
    """Write a file to start from: every offered parameter at its baseline, with its meaning.

    Parameters
    ----------
    name : str
        Name of the scenario: letters, digits, dashes.
    parameters : ParameterSet
        The baseline.
    offered : sequence of str
        Only these parameters; all of `OFFERED` if empty.

    Raises
    ------
    ParameterError
        If the name cannot be one.
    """
    if not name or not all(sign.isalnum() or sign == "-" for sign in name):
        raise ParameterError(
            "a scenario's name is made of letters, digits and dashes", items=[name]
        )
    lines = [
        "# A patch on the baseline: change what you doubt, delete the rest.",
        "# low and high are the ends that 8 in 10 draws stay between.",
        f"name: {name}",
        "horizon_years: 10",
    ]
    for theme, names in OFFERED.items():
        kept = [each for each in names if not offered or each in offered]
        if kept:
            lines.append(f"{theme}:")
        for each in kept:
            p = parameters[each]
            bounds = f"{p.minimum:g} to {p.maximum:g}".replace("inf", "any")
            lines.append(f"  # {p.meaning} {p.unit}, {bounds}.")
            lines.append(f"  {each}: {{low: {p.low:g}, value: {p.value:g}, high: {p.high:g}}}")
    return "\n".join(lines) + "\n"


def _paths() -> list[Path]:
    folder = Path(str(files("jobmorph.reference") / "scenarios"))
    return sorted(folder.glob("*.yaml"))


def _read(path: Path, edition: Edition) -> Scenario:
    return read_scenario(path, base_date=edition.manifest.base_date, parameters=all_parameters())


def _past_scores(name: str, edition: Edition) -> list[str]:
    """Return the scores of a scenario of the past, a line each; none if they were not measured."""
    stem = f"market.{name}.groups."
    rows = edition.table("evidence").filter(pl.col("metric_id").str.starts_with(stem))
    return [
        f"{row['metric'].split('; ')[0]}: {row['value']:.3g} ({row['low']:.3g} to "
        f"{row['high']:.3g}; {row['baseline_name']}: {row['baseline_value']:.3g})"
        for row in rows.sort("metric_id").iter_rows(named=True)
    ]


def _about(path: Path) -> str:
    """Return the comment that a scenario file starts with, as one paragraph."""
    lines = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            break
        lines.append(line.removeprefix("#").strip())
    return " ".join(lines)
