"""Families of the role library as tables: the form that studies read, shipped or a user's own."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

import polars as pl

from jobmorph.intake.library import Family
from jobmorph.schema import tables as contracts
from jobmorph.schema.ids import PARTS, competency_id
from jobmorph.schema.table import TableContract
from jobmorph.work.titles import title_key

EXISTING: Final = "existing"
NEW_FIELD: Final = "ai"
_MONTHS: Final = ("competence_months_low", "competence_months", "competence_months_high")


def library_tables(families: Sequence[Family]) -> dict[str, pl.DataFrame]:
    """Turn families into the edition's `role*` tables.

    Parameters
    ----------
    families : sequence of Family
        Families that keep the contract.

    Returns
    -------
    dict of str to polars.DataFrame
        role, role_alias, role_anchor, role_task, role_hours, role_quality, role_skill,
        role_practice, role_material, role_move; sorted by key.

    Raises
    ------
    SchemaError
        If two families use one id or one alias.
    """
    rows = {
        contracts.ROLE: _roles,
        contracts.ROLE_ALIAS: _aliases,
        contracts.ROLE_ANCHOR: _anchors,
        contracts.ROLE_TASK: _tasks,
        contracts.ROLE_HOURS: _hours,
        contracts.ROLE_QUALITY: _qualities,
        contracts.ROLE_SKILL: _skills,
        contracts.ROLE_PRACTICE: _practised,
        contracts.ROLE_MATERIAL: _material,
        contracts.ROLE_MOVE: _moves,
    }
    return {
        contract.name: _table(contract, [row for family in families for row in make(family)])
        for contract, make in rows.items()
    }


def task_id_of(family: str, slug: str) -> str:
    """Id of a library task.

    Examples
    --------
    >>> task_id_of("sales-development", "live-calls")
    'lib:sales-development/live-calls'
    """
    return f"lib:{family}/{slug}"


def _table(contract: TableContract, rows: list[dict[str, Any]]) -> pl.DataFrame:
    frame = pl.DataFrame(rows, schema=contract.polars_schema, orient="row")
    return contract.check(frame.sort(contract.key, nulls_last=False))


def _roles(family: Family) -> Iterator[dict[str, Any]]:
    content = family.content
    for place, role in enumerate(content["roles"]):
        yield {
            "role_id": f"{family.family}/{role['level']}",
            "place": place,
            "family": family.family,
            "level": role["level"],
            "title": role["title"],
            "scope": role["scope"],
            "field": content["field"],
            "purpose": content["purpose"],
            "as_of": content["as_of"],
            "is_new_role": content["field"] == NEW_FIELD,
            **dict(zip(_MONTHS, role.get("months", ()), strict=False)),
        }


def _aliases(family: Family) -> Iterator[dict[str, Any]]:
    for role in family.content["roles"]:
        seen: set[str] = set()
        for title in (role["title"], *role["aliases"]):
            key = title_key(title)
            if key and key not in seen:
                seen.add(key)
                yield {
                    "title": title,
                    "title_key": key,
                    "role_id": f"{family.family}/{role['level']}",
                }


def _anchors(family: Family) -> Iterator[dict[str, Any]]:
    for role in family.content["roles"]:
        for code, weight in role["anchors"].items():
            yield {
                "role_id": f"{family.family}/{role['level']}",
                "occupation_onet2019": code,
                "anchor_weight": weight,
            }


def _tasks(family: Family) -> Iterator[dict[str, Any]]:
    for task in family.content["tasks"]:
        shares = {
            f"{moment}_{part}": task["ai"][moment][place]
            for moment in ("today", "reach")
            for place, part in enumerate(PARTS)
        }
        yield {
            **_task_head(family, task, EXISTING),
            "onet_ids": task.get("onet_tasks", []),
            "access_strength": task.get("access", 0.0),
            "reason_line": task["reason"],
            "counter_line": task["counter"],
            "would_change": task["would_change"],
            "takes": task["ai"]["takes"],
            "leaves": task["ai"]["leaves"],
            **shares,
            "tier": task["tier"],
        }
    for task in family.content["future"]["new_tasks"]:
        yield {
            **_task_head(family, task, task["kind"]),
            "onet_ids": [],
            "access_strength": 0.0,
            "tier": "assumption",
        }


def _task_head(family: Family, task: dict[str, Any], kind: str) -> dict[str, Any]:
    return {
        "task_id": task_id_of(family.family, task["slug"]),
        "family": family.family,
        "label": task["label"],
        "statement": task["statement"],
        "task_kind": kind,
        "activity_ids": task["activities"],
        "other_side": task["side"],
    }


def _hours(family: Family) -> Iterator[dict[str, Any]]:
    content = family.content
    for role in content["roles"]:
        for task in content["tasks"]:
            if role["level"] in task["hours"]:
                yield _hours_row(
                    family, role["level"], task["slug"], "today", task["hours"][role["level"]]
                )
    card = content["future"]["card"]
    ranges = {task["slug"]: task["hours"] for task in content["future"]["new_tasks"]}
    for slug, hours in card["hours"].items():
        low, _, high = ranges.get(slug, (hours, hours, hours))
        around = (min(low, hours), hours, max(high, hours))
        yield _hours_row(family, card["level"], slug, "horizon", around)


def _hours_row(
    family: Family, level: str, slug: str, moment: str, hours: Sequence[float]
) -> dict[str, Any]:
    return {
        "role_id": f"{family.family}/{level}",
        "task_id": task_id_of(family.family, slug),
        "moment": moment,
        "time_hours_week_low": hours[0],
        "time_hours_week": hours[1],
        "time_hours_week_high": hours[2],
    }


def _qualities(family: Family) -> Iterator[dict[str, Any]]:
    for task in family.content["tasks"]:
        for quality, value in task["qualities"].items():
            if quality != "_line":
                yield {
                    "task_id": task_id_of(family.family, task["slug"]),
                    "quality": quality,
                    "author_score": value[0],
                    "text": value[1],
                }


def _skills(family: Family) -> Iterator[dict[str, Any]]:
    content = family.content
    for task in (*content["tasks"], *content["future"]["new_tasks"]):
        for place, skill in enumerate(task["skills"]):
            yield {
                "task_id": task_id_of(family.family, task["slug"]),
                "place": place,
                "skill": skill,
            }


def _practised(family: Family) -> Iterator[dict[str, Any]]:
    for competency in family.content["competencies"]:
        for slug, share in competency.get("practised_in", {}).items():
            if slug != "_line":
                yield {
                    "skill_id": competency_id(family.family, competency["slug"]),
                    "task_id": task_id_of(family.family, slug),
                    "link_share": share,
                }


def _moves(family: Family) -> Iterator[dict[str, Any]]:
    for move in family.content["moves"]:
        low, usual, high = move["months"]
        yield {
            "family": family.family,
            "to_role_id": move["to"],
            "move_kind": move["kind"],
            "from_levels": move.get("from", []),
            "gap": move["gap"],
            "months_low": low,
            "months": usual,
            "months_high": high,
            "note": move["note"],
        }


def _material(family: Family) -> Iterator[dict[str, Any]]:
    content = family.content
    sections: list[tuple[str, Any]] = [
        ("future", [_texts(content["future"], ("year", "summary", "drops", "grows"))]),
        ("future_card", [_texts(content["future"]["card"], ("level", "title"))]),
        ("competency", [_competency(each) for each in content["competencies"]]),
        ("entry", [{"text": each} for each in content["entry"]]),
        ("profile", [{"text": each} for each in content["recruit"]["profile"]]),
        (
            "work_sample",
            [_texts(content["recruit"]["work_sample"], ("task", "minutes", "look_for"))],
        ),
        ("interview", [_interview(each) for each in content["recruit"]["interview"]]),
        *(
            (f"onboard_{days}", [{"text": each} for each in content["onboard"][f"days_{days}"]])
            for days in (30, 60, 90)
        ),
        ("train", [_practice(each) for each in content["train"]]),
        ("develop", [{"text": each} for each in content["develop"]]),
        ("observe", [{"text": each} for each in content["coach"]["observe"]]),
        ("ask", [{"text": each} for each in content["coach"]["ask"]]),
        (
            "evidence",
            [
                _texts(each, ("claim", "source", "date", "tier", "agrees"))
                for each in content["evidence"]
            ],
        ),
        ("leaders", [_texts(each, ("from", "to")) for each in content.get("leaders", [])]),
        (
            "feeders",
            [_texts(each, ("from", "brings", "lacks")) for each in content.get("feeders", [])],
        ),
    ]
    for section, items in sections:
        yield from _rows(family, section, None, items)
    for level, sentences in content["promotion"].items():
        yield from _rows(family, "promotion", level, [{"text": each} for each in sentences])


def _rows(
    family: Family, section: str, level: str | None, items: Sequence[dict[str, str]]
) -> Iterator[dict[str, Any]]:
    for place, item in enumerate(items):
        for key, text in item.items():
            yield {
                "family": family.family,
                "section": section,
                "level": level,
                "place": place,
                "item_key": key,
                "text": text,
            }


def _texts(entry: dict[str, Any], keys: Sequence[str]) -> dict[str, str]:
    return {key: _text(entry[key]) for key in keys}


def _text(value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(str(each) for each in value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def _competency(entry: dict[str, Any]) -> dict[str, str]:
    levels = {f"level_{level}": entry["levels"][str(level)] for level in range(1, 6)}
    needs = {f"needs_{level}": f"{need:g}" for level, need in entry["needs"].items()}
    links = {key: _text(entry[key]) for key in ("core", "after") if entry.get(key)}
    return {"slug": entry["slug"], "label": entry["label"], **links, **levels, **needs}


def _practice(entry: dict[str, Any]) -> dict[str, str]:
    return _texts(entry, ("practice", "hours", "check", *(["builds"] if "builds" in entry else [])))


def _interview(entry: dict[str, Any]) -> dict[str, str]:
    anchors = {f"anchor_{score}": entry["anchors"][score] for score in ("1", "3", "5")}
    return {"question": entry["question"], **anchors}
