"""What endpoints answer, as OpenAPI says it: shipped JSON Schemas, and problems."""

from collections.abc import Collection
from functools import cache
from importlib.resources import files
from json import loads
from typing import Any, Final

from jobmorph.schema.column import Column
from jobmorph.schema.columns import COLUMNS
from jobmorph.schema.tables import EDITION_TABLES
from jobmorph.web.problem import MEDIA_TYPE
from jobmorph.web.rest.documented_studies import study_schemas

JSON: Final = "application/json"
PROBLEM: Final = "problem"
_LOCAL: Final = "#/$defs/"
_TEXT: Final = {"type": "string"}
_LONG: Final = (
    "team-1.0", "market-1.0", "role-1.0", "skills-1.0", "practice-1.0", "ladder-1.0", "plan-1.0",
    "market-compare-1.0", "market-sensitivity-1.0", "compare",
)  # fmt: skip
_WHOLE: Final = {"type": "integer", "minimum": 0}
_NUMBER: Final = {"type": "number"}
_ALWAYS: Final = {
    "400": "The request cannot be read.",
    "422": "A value is out of range, or unknown; every fault at once.",
    "429": "Too many requests from one address.",
    "500": "jobmorph failed, and that is its own fault.",
    "503": "The server is busy, or its data are damaged.",
}
_BODY: Final = {
    "413": "The body is too large.",
    "415": "The body is of another kind.",
    "408": "The body came too slowly.",
}
_UNKNOWN: Final = {"404": "No answer: no such job, group, scenario or area; the nearest are named."}
_KEPT: Final = "Unchanged since the ETag that was sent."

Responses = dict[int | str, dict[str, Any]]


def answers(name: str, *, has_body: bool = False, is_found: bool = True) -> Responses:
    """Say what an endpoint answers.

    Parameters
    ----------
    name : str
        A schema of `component_schemas`.
    has_body : bool
        It takes a body, and nobody keeps its answer.
    is_found : bool
        It may have no answer (404).
    """
    told = sends(200, "The answer.", content_of(name))
    told |= {} if has_body or name == "health" else sends(304, _KEPT)
    return told | problems(has_body=has_body, is_found=is_found)


def sends(status: int, description: str, content: dict[str, Any] | None = None) -> Responses:
    """Say what an answer without fault holds."""
    told: dict[str, Any] = {"description": description}
    return {status: told if content is None else {**told, "content": content}}


def problems(*, has_body: bool = False, is_found: bool = True, **more: str) -> Responses:
    """Say which failures an endpoint has.

    Parameters
    ----------
    has_body, is_found
        As in `answers`.
    **more
        Further ones, as 's409="..."'.
    """
    texts = _ALWAYS | (_BODY if has_body else {}) | (_UNKNOWN if is_found else {})
    texts |= {status.removeprefix("s"): text for status, text in more.items()}
    return {
        status: {"description": text, "content": content_of(PROBLEM, MEDIA_TYPE)}
        for status, text in sorted(texts.items())
    }


def content_of(name: str, media_type: str = JSON) -> dict[str, Any]:
    """Return the content of an answer that keeps a schema."""
    return {media_type: {"schema": _here(name)}}


@cache
def component_schemas() -> dict[str, Any]:
    """Return all schemas by name: those that ship with the reports, and those of this interface."""
    shipped = _shipped()
    return {**shipped, **study_schemas(), **_own(shipped)}


def _shipped() -> dict[str, Any]:
    folder = files("jobmorph.reports") / "schemas"
    found = {}
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        if entry.name.endswith(".json"):
            name = entry.name.removesuffix(".json")
            schema = loads(entry.read_text(encoding="utf-8"))
            found[name] = _moved(schema, f"#/components/schemas/{name}/$defs/")
    return found


def _moved(schema: Any, place: str) -> Any:
    """Point references inside a schema to where it stands here."""
    if isinstance(schema, dict):
        return {
            key: place + value.removeprefix(_LOCAL)
            if key == "$ref" and isinstance(value, str) and value.startswith(_LOCAL)
            else _moved(value, place)
            for key, value in schema.items()
            if key not in ("$schema", "$id")
        }
    return [_moved(each, place) for each in schema] if isinstance(schema, list) else schema


def _here(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


def _own(shipped: Collection[str]) -> dict[str, Any]:
    known = {*shipped, "compare"}
    role, problem = _here("role-1.0"), _here(PROBLEM)
    version = {"const": "1.0"}
    return {
        PROBLEM: _problem(),
        "compare": _object(
            schema_version=version,
            jobs={"type": "array", "items": role, "minItems": 2, "maxItems": 2},
        ),
        "roles": _object(
            schema_version=version,
            answers=_list(_object(query=_TEXT, answer=_or_null(role), problem=_or_null(problem))),
        ),
        "scenarios": _object(
            schema_version=version,
            scenarios=_list(
                _object(
                    name=_TEXT, about=_TEXT, horizon_years=_NUMBER, base_date=_TEXT, changes=_WHOLE
                )
            ),
        ),
        "changes": _list(
            _object(
                **dict.fromkeys(("parameter", "meaning", "unit"), _TEXT),
                **dict.fromkeys(
                    ("base_low", "base_value", "base_high", "low", "value", "high"), _NUMBER
                ),
            )
        ),
        "evidence": _list(_evidence()),
        "edition": _edition(),
        "health": _object(
            status={"const": "ok"}, version=_TEXT, edition=_TEXT,
            jobs=_object(running=_WHOLE, waiting=_WHOLE, kept=_WHOLE),
        ),
        "job": _job(),
        "long": {"anyOf": [_here(name) for name in _LONG if name in known]},
    }  # fmt: skip


def _problem() -> dict[str, Any]:
    told = _object(
        type=_TEXT, title=_TEXT, status={"type": "integer"}, detail=_TEXT, what=_TEXT,
        where=_or_null(_TEXT), count=_WHOLE,
        items={"type": "array", "items": _TEXT, "maxItems": 5}, hint=_or_null(_TEXT),
    )  # fmt: skip
    about = "What is wrong, where, how many, the first five, what to do (RFC 9457)."
    return told | {"description": about}


def _job() -> dict[str, Any]:
    states = ["waiting", "running", "done", "failed", "cancelled"]
    return _object(
        id=_TEXT,
        kind={"enum": ["team", "team-check", "market", "study"]},
        state={"enum": states},
        stage=_TEXT,
        done=_or_null(_WHOLE),
        total=_or_null(_WHOLE),
        created_at=_TEXT,
        gone_at=_or_null(_TEXT),
        links=_object(self=_TEXT, events=_TEXT, result=_TEXT),
        files=_list(_object(name=_TEXT, media_type=_TEXT, bytes=_WHOLE, href=_TEXT)),
        problem=_or_null(_here(PROBLEM)),
    )


def _edition() -> dict[str, Any]:
    credit = ("source_id", "title", "producer", "edition", "url", "licence", "credit", "tier")
    return _object(
        schema_version={"const": "1.0"},
        **dict.fromkeys(("version", "edition", "base_date", "usage_as_of"), _TEXT),
        tables=_list(
            _object(name=_TEXT, rows=_WHOLE, sources=_list(_TEXT), note=_TEXT, sha256=_TEXT)
        ),
        missing=_list(_object(name=_TEXT, weakens=_TEXT, hint=_TEXT)),
        sources=_list(_object(**dict.fromkeys(credit, _TEXT))),
    )


def _evidence() -> dict[str, Any]:
    columns = {name: _column(COLUMNS[name]) for name in EDITION_TABLES["evidence"].columns}
    return _object(**columns, stale_reason=_or_null(_TEXT))


def _column(column: Column) -> dict[str, Any]:
    kind = column.dtype
    plain = "boolean" if str(kind) == "Boolean" else "number" if kind.is_numeric() else "string"
    return {"type": [plain, "null"], "description": column.meaning}


def _object(**properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(item: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": item}


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "null"}]}
