"""What the role library adds to the JSON answer, and model and author side by side."""

from typing import Any, Final

import polars as pl

from jobmorph.reports.role_library import material_items
from jobmorph.schema.ids import PARTS
from jobmorph.studies.library_context import LibraryContext

ONBOARD_DAYS: Final = (30, 60, 90)


def library_document(library: LibraryContext | None) -> dict[str, Any] | None:
    """Return the library's words on a role as plain JSON types; None without a library role."""
    if library is None:
        return None
    return {
        "role_id": library.role_id,
        "family": library.family,
        "level": library.level,
        "title": library.title,
        "purpose": library.purpose,
        "scope": library.scope,
        "as_of": library.as_of,
        "tier": "assumption",
        "levels": library.levels.select("role_id", "level", "title").to_dicts(),
        "future": _future(library),
        "competencies": _competencies(library.competencies),
        "skills": library.skills.select("skill", "time_hours_week").to_dicts(),
        "entry": _texts(library, "entry"),
        "promotion": _promotion(library),
        "onboarding": [
            {"days": days, "texts": _texts(library, f"onboard_{days}")} for days in ONBOARD_DAYS
        ],
        "moves": _moves(library.moves),
        "evidence": [
            {name: item[name] for name in ("claim", "tier", "source", "date", "agrees")}
            for item in material_items(library, "evidence")
        ],
    }


def judged_document(judged: pl.DataFrame) -> list[dict[str, Any]]:
    """Return model and author side by side, one entry a task and moment."""
    return [
        {
            "task_id": row["task_id"],
            "moment": row["moment"],
            "judgement_weight": row["judgement_weight"],
            "model": {part: row[f"model_{part}"] for part in PARTS},
            "author": {part: row[f"author_{part}"] for part in PARTS},
            "disagreement": row["disagreement"],
            "is_far": row["is_far"],
        }
        for row in judged.iter_rows(named=True)
    ]


def _future(library: LibraryContext) -> dict[str, Any]:
    future = library.future
    return {
        "year": int(future["year"]),
        "summary": future["summary"],
        **{
            key: [label for label in future[key].split("\n") if label] for key in ("drops", "grows")
        },
        "card": {
            "level": library.card_level,
            "title": library.card_title,
            "tasks": [
                {
                    "label": row["label"],
                    "task_kind": row["task_kind"],
                    "time_hours_week": _hours(row),
                }
                for row in library.card.iter_rows(named=True)
            ],
        },
    }


def _hours(row: dict[str, Any]) -> dict[str, float]:
    return {
        "low": row["time_hours_week_low"],
        "mid": row["time_hours_week"],
        "high": row["time_hours_week_high"],
    }


def _competencies(competencies: pl.DataFrame) -> list[dict[str, Any]]:
    return [
        {
            "slug": row["slug"],
            "label": row["label"],
            "need": row["need"],
            "levels": [row[f"level_{step}"] for step in range(1, 6)],
        }
        for row in competencies.iter_rows(named=True)
    ]


def _promotion(library: LibraryContext) -> list[dict[str, Any]]:
    found = []
    for level in library.levels.get_column("level"):
        texts = [item["text"] for item in material_items(library, "promotion", level)]
        found += [{"level": level, "texts": texts}] if texts else []
    return found


def _moves(moves: pl.DataFrame) -> list[dict[str, Any]]:
    return [
        {
            "to_role_id": row["to_role_id"],
            "title": row["title"],
            "move_kind": row["move_kind"],
            "gap": list(row["gap"]),
            "months": {
                "low": row["months_low"],
                "mid": row["months"],
                "high": row["months_high"],
            },
            "note": row["note"],
        }
        for row in moves.iter_rows(named=True)
    ]


def _texts(library: LibraryContext, section: str) -> list[str]:
    return [item["text"] for item in material_items(library, section)]
