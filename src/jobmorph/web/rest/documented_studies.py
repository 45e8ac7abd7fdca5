"""Answers of studies that have no JSON Schema of their own among the reports: their outer shape."""

from typing import Any, Final

_TEXT: Final = {"type": "string"}
_MAYBE: Final = {"type": ["string", "null"]}
_NUMBER: Final = {"type": "number"}
_WHOLE: Final = {"type": "integer", "minimum": 0}
_YES: Final = {"type": "boolean"}
_ROWS: Final = {"type": "array", "items": {"type": "object"}}
_TEXTS: Final = {"type": "array", "items": _TEXT}
_RECORD: Final = {
    "type": "object",
    "description": "Version, edition, scenario, seed, assumptions and sources used.",
    "required": ["version", "edition", "scenario", "seed", "assumptions", "sources"],
}
_OBJECT: Final = {"type": "object"}
_VERSION: Final = {"const": "1.0"}


def study_schemas() -> dict[str, Any]:
    """Return the schemas by name."""
    return {
        "playbook": _playbook(),
        "library_roles": _rows(
            **dict.fromkeys(("role_id", "family", "level", "title"), _TEXT),
            n_tasks=_WHOLE,
            hours_week=_NUMBER,
        ),
        "library_role": _library_role(),
        "library_faults": _rows(file=_TEXT, line={"type": ["integer", "null"]}, what=_TEXT),
        "library_changes": _rows(
            **dict.fromkeys(("family", "kind", "item", "field"), _TEXT), ours=_MAYBE, yours=_MAYBE
        ),
        "plans_compared": {"type": "object", "required": ["schema_version"]},
        "roster_template": _whole(columns=_ROWS, never_read=_OBJECT),
        "survey_form": _whole(
            job=_OBJECT, title=_TEXT, lines=_TEXTS, tasks=_ROWS, free_tasks=_WHOLE, record=_RECORD
        ),
        "survey": {"type": "object", "required": ["schema_version", "job", "record"]},
    }


def _playbook() -> dict[str, Any]:
    return _whole(
        **dict.fromkeys(("source", "title", "country", "usage_as_of"), _TEXT),
        job={"type": ["object", "null"]},
        minutes_total=_NUMBER,
        are_minutes_stated=_YES,
        **dict.fromkeys(("steps", "summary", "totals_minutes", "redesign"), _ROWS),
        record=_RECORD,
    )


def _library_role() -> dict[str, Any]:
    words = ("edition", "role_id", "family", "level", "title", "field", "purpose", "scope",
             "as_of", "tier")  # fmt: skip
    lists = ("anchors", "tasks", "qualities", "competencies", "moves")
    return _whole(
        **dict.fromkeys(words, _TEXT),
        **dict.fromkeys(lists, _ROWS),
        **dict.fromkeys(("future", "promotion", "material"), _OBJECT),
        is_new_role=_YES,
        aliases=_TEXTS,
        hours_week=_NUMBER,
    )


def _whole(**properties: Any) -> dict[str, Any]:
    """Describe an answer with a version; it may come to hold more than is named."""
    told = {"schema_version": _VERSION, **properties}
    return {"type": "object", "properties": told, "required": list(told)}


def _rows(**properties: Any) -> dict[str, Any]:
    row = {"type": "object", "properties": properties, "required": list(properties)}
    return {"type": "array", "items": row}
