"""What a user's family changes against the shipped one, field by field."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import polars as pl

from jobmorph.reference.edition import Edition
from jobmorph.reference.overlay import LIBRARY_CONTRACTS, family_of, has_library
from jobmorph.schema.ids import LEVELS, PARTS
from jobmorph.studies.own_library import check_own_library, own_tables

DIFF_COLUMNS: Final = ("family", "kind", "item", "field", "ours", "yours")
_HOURS: Final = ("time_hours_week_low", "time_hours_week", "time_hours_week_high")
_NAMED_BY: Final = {
    "competency": "label",
    "interview": "question",
    "train": "practice",
    "evidence": "claim",
    "feeders": "from",
    "leaders": "from",
}
_SINGLE: Final = ("future", "future_card", "work_sample")
Fields = Mapping[str, str]
Tables = Mapping[str, pl.DataFrame]


def diff_library(
    path: Path, edition: Edition, *, against: Path | None = None, family: str | None = None
) -> pl.DataFrame:
    """Compare a user's families with those of the edition, or of another file or folder.

    Parameters
    ----------
    path : Path
        A family file, or a folder of them.
    edition : Edition
        Holds the shipped library.
    against : Path, optional
        Another file or folder to compare with.
    family : str, optional
        A shipped family to compare with, whatever the ids of the user's families are.

    Returns
    -------
    polars.DataFrame
        family, kind ('role', 'task', 'new task', 'card', 'competency', ...), item, field, ours,
        yours: one row per field that differs. Where a whole item is on one side only, one row
        with the field 'all' and the other side null.

    Raises
    ------
    DataError
        If a file breaks the contract.
    """
    yours = own_tables(check_own_library(path, edition))
    if against is not None:
        ours: Tables = own_tables(check_own_library(against, edition))
    else:
        ours = {
            contract.name: edition.table(contract.name)
            if has_library(edition)
            else contract.empty()
            for contract in LIBRARY_CONTRACTS
        }
    rows = [
        {"family": name, **row}
        for name in yours["role"].get_column("family").unique().sort()
        for row in _family_rows(_of(ours, family or name), _of(yours, name))
    ]
    return pl.DataFrame(rows, schema=dict.fromkeys(DIFF_COLUMNS, pl.String()))


def shipped_families(edition: Edition) -> frozenset[str]:
    """Ids of the families that an edition holds."""
    if not has_library(edition):
        return frozenset()
    return frozenset(edition.table("role").get_column("family"))


def _of(tables: Tables, family: str) -> dict[str, pl.DataFrame]:
    return {
        contract.name: tables[contract.name].filter(family_of(contract) == family)
        for contract in LIBRARY_CONTRACTS
    }


def _family_rows(ours: Tables, yours: Tables) -> Iterator[dict[str, str | None]]:
    for kind, items in (
        ("role", _roles),
        ("task", _tasks),
        ("card", _card),
        ("move", _moves),
    ):
        yield from _differences(kind, items(ours), items(yours))
    sections = pl.concat([ours["role_material"], yours["role_material"]])
    for section in sections.get_column("section").unique(maintain_order=True):
        left, right = (_material(tables["role_material"], section) for tables in (ours, yours))
        yield from _differences(section.replace("_", " "), left, right)


def _differences(
    kind: str, ours: Mapping[str, Fields], yours: Mapping[str, Fields]
) -> Iterator[dict[str, str | None]]:
    for item in dict.fromkeys([*ours, *yours]):
        row: dict[str, str | None] = {"kind": kind, "item": item}
        if item not in yours:
            yield {**row, "field": "all", "ours": _short(ours[item]), "yours": None}
        elif item not in ours:
            yield {**row, "field": "all", "ours": None, "yours": _short(yours[item])}
        else:
            for field in dict.fromkeys([*ours[item], *yours[item]]):
                left, right = ours[item].get(field), yours[item].get(field)
                if left != right:
                    yield {**row, "field": field, "ours": left, "yours": right}


def _short(fields: Fields) -> str:
    return next(iter(fields.values()), "")


def _roles(tables: Tables) -> dict[str, dict[str, str]]:
    found = {}
    for row in tables["role"].sort(_level_place()).iter_rows(named=True):
        mine = pl.col("role_id") == row["role_id"]
        aliases = tables["role_alias"].filter(mine).get_column("title").sort()
        anchors = tables["role_anchor"].filter(mine)
        found[row["level"]] = {
            **{key: row[key] for key in ("title", "scope", "purpose", "field", "as_of")},
            "aliases": ", ".join(title for title in aliases if title != row["title"]),
            "anchors": ", ".join(
                f"{code} {weight:g}"
                for code, weight in anchors.select("occupation_onet2019", "anchor_weight")
                .sort("occupation_onet2019")
                .iter_rows()
            ),
        }
    return found


def _level_place() -> pl.Expr:
    places = {level: place for place, level in enumerate(LEVELS)}
    return pl.col("level").replace_strict(places, return_dtype=pl.Int64)


def _tasks(tables: Tables) -> dict[str, dict[str, str]]:
    hours = tables["role_hours"].filter(pl.col("moment") == "today")
    found = {}
    for row in tables["role_task"].iter_rows(named=True):
        mine = pl.col("task_id") == row["task_id"]
        fields = {key: _text(row[key]) for key in _task_texts(row)}
        for level in hours.filter(mine).iter_rows(named=True):
            name = f"hours, {level['role_id'].split('/')[1]}"
            fields[name] = _range(level)
        for moment in ("today", "reach"):
            if row[f"{moment}_human"] is not None:
                shares = (f"{100 * row[f'{moment}_{part}']:.0f}" for part in PARTS)
                fields[f"shares {moment}"] = "/".join(shares) + " %"
        for quality in tables["role_quality"].filter(mine).iter_rows(named=True):
            fields[quality["quality"]] = f"{quality['author_score']:g}, {quality['text']}"
        skills = tables["role_skill"].filter(mine).sort("place").get_column("skill")
        fields["skills"] = ", ".join(skills)
        found[row["task_id"].partition("/")[2]] = fields
    return found


def _task_texts(row: Mapping[str, Any]) -> list[str]:
    shares = {f"{moment}_{part}" for moment in ("today", "reach") for part in PARTS}
    return [
        key
        for key, value in row.items()
        if key not in shares | {"task_id", "family"} and value is not None
    ]


def _text(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(str(each) for each in value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def _range(row: Mapping[str, Any]) -> str:
    bounds = [f"{row[key]:g}" for key in _HOURS]
    return bounds[0] if len(set(bounds)) == 1 else "-".join(bounds)


def _card(tables: Tables) -> dict[str, dict[str, str]]:
    rows = tables["role_hours"].filter(pl.col("moment") == "horizon")
    return {
        row["task_id"].partition("/")[2]: {
            "hours": _range(row),
            "level": row["role_id"].split("/")[1],
        }
        for row in rows.iter_rows(named=True)
    }


def _moves(tables: Tables) -> dict[str, dict[str, str]]:
    return {
        row["to_role_id"]: {
            "kind": row["move_kind"],
            "from": ", ".join(row["from_levels"]),
            "gap": ", ".join(row["gap"]),
            "months": f"{row['months_low']:g}-{row['months']:g}-{row['months_high']:g}",
            "note": row["note"],
        }
        for row in tables["role_move"].iter_rows(named=True)
    }


def _material(rows: pl.DataFrame, section: str) -> dict[str, dict[str, str]]:
    """Items of a section under a name of their own, so that an inserted one moves no other."""
    items: dict[tuple[str, int], dict[str, str]] = {}
    mine = rows.filter(pl.col("section") == section)
    for row in mine.iter_rows(named=True):
        items.setdefault((row["level"] or "", row["place"]), {})[row["item_key"]] = row["text"]
    named = {}
    for (level, _), fields in items.items():
        key = _NAMED_BY.get(section, "text")
        name = section.replace("_", " ") if section in _SINGLE else fields[key]
        first = {key: fields[key]} if key in fields else {}
        named[f"{level}: {name}" if level else name] = {**first, **fields}
    return named
