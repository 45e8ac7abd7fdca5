"""One role of the library as plain JSON types."""

from typing import Any, Final

from jobmorph.schema.ids import LEVELS
from jobmorph.studies.library_show import LibraryRole

_MATERIAL: Final = (
    "entry",
    "profile",
    "work_sample",
    "interview",
    "onboard_30",
    "onboard_60",
    "onboard_90",
    "train",
    "develop",
    "observe",
    "ask",
    "leaders",
    "feeders",
    "evidence",
)


def role_card(role: LibraryRole) -> dict[str, Any]:
    """Return a role as plain JSON types: tasks, future, competencies, moves and all material."""
    context = role.context
    hours = float(role.tasks.get_column("time_hours_week").sum())
    return {
        "schema_version": "1.0",
        "edition": role.edition,
        "role_id": role.job.id,
        "family": context.family,
        "level": context.level,
        "title": context.title,
        "field": role.field,
        "is_new_role": role.is_new_role,
        "purpose": context.purpose,
        "scope": context.scope,
        "as_of": context.as_of,
        "tier": "assumption",
        "aliases": list(role.aliases),
        "anchors": role.anchors.to_dicts(),
        "hours_week": hours,
        "tasks": role.tasks.drop("family").to_dicts(),
        "qualities": role.qualities.to_dicts(),
        "future": {
            "year": int(context.future["year"]),
            "summary": context.future["summary"],
            "drops": context.future["drops"].split("\n"),
            "grows": context.future["grows"].split("\n"),
            "new_tasks": role.new_tasks.select(
                "task_id", "label", "statement", "task_kind", "other_side"
            ).to_dicts(),
            "card": {
                "level": context.card_level,
                "title": context.card_title,
                "tasks": context.card.to_dicts(),
            },
        },
        "competencies": context.competencies.drop("place").to_dicts(),
        "promotion": {
            level: [item["text"] for item in role.items("promotion", level)]
            for level in LEVELS
            if role.items("promotion", level)
        },
        "material": {section: role.items(section) for section in _MATERIAL},
        "moves": context.moves.drop("family").to_dicts(),
    }
