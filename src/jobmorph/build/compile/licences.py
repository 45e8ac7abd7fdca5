"""Jobs that nobody may do without a licence, from our own list."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Final

import polars as pl
import yaml

from jobmorph.build.compile.usual_months import is_range
from jobmorph.schema.columns.barriers import LICENCE_REACHES
from jobmorph.schema.errors import DataError
from jobmorph.schema.ids import TIERS
from jobmorph.schema.tables import LICENCE

FILE_NAME: Final = "licences.yaml"
_NEEDED: Final = frozenset({"words", "reach", "months", "source", "tier", "codes"})
_OPTIONAL: Final = frozenset({"counts_for"})


def compile_licences(occupations: pl.DataFrame, source: Traversable | None = None) -> pl.DataFrame:
    """Compile the table `licence` from `reference/licences.yaml`.

    Parameters
    ----------
    occupations : polars.DataFrame
        Table `occupation`: the codes there are.
    source : Traversable, optional
        Another file of licences.

    Returns
    -------
    polars.DataFrame
        Contract `licence`, sorted by occupation.

    Raises
    ------
    DataError
        With every fault at once: unknown codes, codes under two licences or both on the list and
        off it, unknown words, unordered months, licences that count for unknown ones.
    """
    file = source or files("jobmorph.reference") / FILE_NAME
    content: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    licences: dict[str, dict[str, Any]] = content["licences"]
    left_out: dict[str, str] = content.get("left_out", {})
    faults = [fault for name, entry in licences.items() for fault in _entry_faults(name, entry)]
    faults = faults or _code_faults(
        licences, left_out, set(occupations.get_column("occupation_soc2018"))
    )
    if faults:
        raise DataError("the list of licences does not fit", where=FILE_NAME, items=faults)
    accepted = {
        name: [name, *(other for other, entry in licences.items() if name in _counts_for(entry))]
        for name in licences
    }
    rows = [
        (
            code,
            licence_id,
            entry["words"],
            entry["reach"],
            *(entry["months"] or (None, None, None)),
            accepted[licence_id],
            entry["source"],
            entry["tier"],
        )
        for licence_id, entry in licences.items()
        for code in entry["codes"]
    ]
    frame = pl.DataFrame(rows, schema=LICENCE.polars_schema, orient="row")
    return LICENCE.check(frame.sort("occupation_soc2018"))


def _counts_for(entry: dict[str, Any]) -> list[str]:
    return list(entry.get("counts_for", []))


def _entry_faults(name: str, entry: dict[str, Any]) -> list[str]:
    if not _NEEDED <= set(entry) <= _NEEDED | _OPTIONAL:
        return [f"{name}: needs {', '.join(sorted(_NEEDED))}, and may have counts_for"]
    faults = [
        f"{name}: unknown {key} {entry[key]!r}"
        for key, allowed in (("reach", LICENCE_REACHES), ("tier", TIERS))
        if entry[key] not in allowed
    ]
    if entry["months"] is not None and not is_range(entry["months"]):
        faults.append(f"{name}: months are three numbers, low to high, or null")
    if not entry["codes"]:
        faults.append(f"{name}: names no job")
    return faults


def _code_faults(
    licences: dict[str, dict[str, Any]], left_out: dict[str, str], known: set[str]
) -> list[str]:
    faults: list[str] = []
    seen: dict[str, str] = {}
    for name, entry in licences.items():
        faults += [
            f"{name}: counts for unknown {other}"
            for other in _counts_for(entry)
            if other not in licences or other == name
        ]
        for code in entry["codes"]:
            first = seen.setdefault(code, name)
            if first != name or entry["codes"].count(code) > 1:
                faults.append(f"{name}: {code} stands under {first} already")
    faults += [f"{name}: no occupation {code}" for code, name in seen.items() if code not in known]
    faults += [f"left_out: no occupation {code}" for code in left_out if code not in known]
    faults += [f"left_out: {code} stands under {seen[code]}" for code in left_out if code in seen]
    return faults
