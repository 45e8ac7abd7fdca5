"""Kinds of ability that many jobs share, in our own words."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Final

import polars as pl
import yaml

from jobmorph.schema.errors import DataError
from jobmorph.schema.tables import CORE_SKILL

FILE_NAME: Final = "core_skills.yaml"


def compile_core_skills(elements: pl.DataFrame, source: Traversable | None = None) -> pl.DataFrame:
    """Compile the table `core_skill` from `reference/core_skills.yaml`.

    Parameters
    ----------
    elements : polars.DataFrame
        Table `element`: what a kind may lean on.
    source : Traversable, optional
        Another file of kinds.

    Returns
    -------
    polars.DataFrame
        Contract `core_skill`, sorted by kind and place; place 0 is the strongest element.

    Raises
    ------
    DataError
        With every fault at once: unknown or repeated elements, none at all, repeated labels.
    """
    file = source or files("jobmorph.reference") / FILE_NAME
    kinds: dict[str, dict[str, Any]] = yaml.safe_load(file.read_text(encoding="utf-8"))[
        "core_skills"
    ]
    faults = _faults(kinds, set(elements.get_column("element_id")))
    if faults:
        raise DataError("the shared kinds of ability do not fit", where=FILE_NAME, items=faults)
    rows = [
        (core_id, kind["label"], element, place)
        for core_id, kind in sorted(kinds.items())
        for place, element in enumerate(kind["elements"])
    ]
    frame = pl.DataFrame(rows, schema=CORE_SKILL.polars_schema, orient="row")
    return CORE_SKILL.check(frame)


def _faults(kinds: dict[str, dict[str, Any]], known: set[str]) -> list[str]:
    faults: list[str] = []
    seen: dict[str, str] = {}
    for core_id, kind in kinds.items():
        if set(kind) != {"label", "elements"}:
            faults.append(f"{core_id}: needs label and elements, and nothing else")
            continue
        elements = kind["elements"]
        faults += [
            f"{core_id}: no element {element}" for element in elements if element not in known
        ]
        if not elements:
            faults.append(f"{core_id}: leans on no element")
        if len(set(elements)) < len(elements):
            faults.append(f"{core_id}: names an element twice")
        first = seen.setdefault(kind["label"], core_id)
        if first != core_id:
            faults.append(f"{core_id}: has the label of {first}")
    return faults
