"""Reads a team's plan back, as far as a comparison needs it."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from jobmorph.reports.words import say
from jobmorph.schema.errors import DataError, SchemaError
from jobmorph.schema.estimate import Estimate
from jobmorph.studies.plan_file import Limit, PlanAssumption, PlanDesign, PlanFile, Value
from jobmorph.studies.team_result import SCHEMA_VERSION

KIND: Final = "team"
PLAN_NAME: Final = "plan.json"
LOG_NAMES: Final = ("log.json", "audit.json")
LIMIT_BYTES: Final = 200_000_000


def read_plan(path: Path) -> PlanFile:
    """Read a plan from its folder or from its JSON file; hashes from the log beside it.

    Raises
    ------
    DataError
        If there is no plan, or it cannot be read.
    """
    from jobmorph.intake.text_file import read_text_file

    file = path / PLAN_NAME if path.is_dir() else path
    if path.is_dir() and not file.is_file():
        raise DataError(say("plans.error.none"), where=str(path), hint=say("plans.error.none.hint"))
    text = read_text_file(file, limit_bytes=LIMIT_BYTES, save_as="JSON").text
    logs = [file.parent / name for name in LOG_NAMES if (file.parent / name).is_file()]
    log = read_text_file(logs[0], limit_bytes=LIMIT_BYTES, save_as="JSON").text if logs else ""
    name = path.name if path.is_dir() else path.stem
    return team_of_json(text, name=name or str(path), log=log)


def team_of_json(text: str, *, name: str = "plan", log: str = "") -> PlanFile:
    """Read what `render_team_json` wrote.

    Parameters
    ----------
    text : str
        The plan.
    name : str
        What it is called in messages and in the comparison.
    log : str
        The run's log, which names the hashes of its inputs; '' if there is none.

    Raises
    ------
    DataError
        If it is no JSON, no plan of a team, of another version, or lacks parts.
    """
    document = _json(text, name)
    if not isinstance(document, dict) or document.get("kind") != KIND:
        raise DataError(say("plans.error.other"), where=name, hint=say("plans.error.other.hint"))
    version = document.get("schema_version")
    if version != SCHEMA_VERSION:
        raise DataError(
            say("plans.error.version", found=version, known=SCHEMA_VERSION), where=name,
            hint=say("plans.error.version.hint"),
        )  # fmt: skip
    try:
        return _plan(document, name, _hashes(log))
    except (KeyError, TypeError, ValueError, AttributeError, SchemaError) as fault:
        raise DataError(
            say("plans.error.parts"), where=name, items=[str(fault).strip("'")],
            hint=say("plans.error.damaged.hint"),
        ) from fault  # fmt: skip


def _json(text: str, name: str) -> Any:
    try:
        return json.loads(text)
    except (json.JSONDecodeError, RecursionError) as fault:
        line = getattr(fault, "lineno", 1)
        raise DataError(
            say("plans.error.damaged", line=line), where=name,
            hint=say("plans.error.damaged.hint"),
        ) from fault  # fmt: skip


def _hashes(log: str) -> dict[str, str]:
    """Hashes of the inputs; none where the log cannot be read, which hides amounts, not more."""
    try:
        found = json.loads(log)["inputs"] if log else []
        return {str(each["name"]): str(each["sha256"]) for each in found}
    except (json.JSONDecodeError, KeyError, TypeError):
        return {}


def _plan(document: Mapping[str, Any], name: str, hashes: Mapping[str, str]) -> PlanFile:
    roster, record, pay = (document[key] for key in ("roster", "record", "pay"))
    seats = document["seats"]
    return PlanFile(
        name=name,
        source=str(roster["source"]),
        people=int(roster["people"]),
        version=str(record["version"]),
        edition=str(record["edition"]),
        scenario=str(record["scenario"]),
        seed=int(record["seed"]),
        quarters=int(document["quarters"]),
        end_name=str(document["end_name"]),
        currency=str(pay["currency"]),
        is_own_pay=bool(pay["is_own"]),
        as_is=_values(document["as_is"]),
        designs=tuple(_design(each) for each in document["designs"]),
        seat_labels={str(seat["seat_id"]): str(seat["label"]) for seat in seats},
        today_heads={str(seat["seat_id"]): int(seat["today_heads"]) for seat in seats},
        assumptions=tuple(
            PlanAssumption(
                str(each["name"]), float(each["value"]), float(each["low"]), float(each["high"]),
                str(each["unit"]),
            )
            for each in record["assumptions"]
        ),
        hashes=dict(hashes),
    )  # fmt: skip


def _design(document: Mapping[str, Any]) -> PlanDesign:
    plan = document["plan"]
    heads: dict[str, int] = {}
    moves: dict[str, int] = {}
    if plan is not None:
        last = max(int(row["quarter"]) for row in plan["seats"])
        heads = {
            str(row["seat_id"]): int(row["planned_heads"])
            for row in plan["seats"]
            if row["quarter"] == last
        }
        for row in plan["moves"]:
            way = f"{row['seat_id']} -> {row['destination_seat_id']}"
            moves[way] = moves.get(way, 0) + int(row["move_heads"])
    measures = document["measures"]
    return PlanDesign(
        name=str(document["name"]),
        label=str(document["label"]),
        limits=_limits(document["limits"]),
        measures=None if measures is None else _values(measures),
        end_heads=heads,
        moves=moves,
    )


def _values(document: Mapping[str, Any]) -> dict[str, Value]:
    return {
        name: Estimate(float(value["low"]), float(value["mid"]), float(value["high"]))
        if isinstance(value, dict)
        else float(value)
        for name, value in document.items()
    }


def _limits(document: Mapping[str, Any]) -> dict[str, Limit]:
    """Limits by name, each one value; lists as their items in words."""
    found: dict[str, Limit] = {}
    for name, value in document.items():
        if isinstance(value, dict):
            found |= {f"{name}.{key}": float(weight) for key, weight in value.items()}
        elif isinstance(value, list):
            found[name] = "; ".join(map(_item, value))
        elif isinstance(value, bool):
            found[name] = say("team.book.yes" if value else "team.book.no")
        else:
            found[name] = None if value is None else float(value)
    return found


def _item(item: Any) -> str:
    if isinstance(item, dict):
        return " ".join(f"{key} {value}" for key, value in item.items() if value is not None)
    return str(item)
