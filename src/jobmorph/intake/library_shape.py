"""The shape of a family file of the role library: keys, kinds of values, bounds."""

from typing import Final

from jobmorph.intake.shape import Choice, Items, Mapped, Number, Record, Row, Shape, Text
from jobmorph.schema.ids import LEVELS, QUALITIES, TIERS

FIELDS: Final = ("sales", "marketing", "service", "operations", "leadership", "ai")
NEW_WORK: Final = ("checking", "exceptions", "orchestration", "teaching", "customer")

_SLUG = Text(40, r"[a-z0-9]+(-[a-z0-9]+)*", "lower-case words joined by hyphens")
_SENTENCE = Text(320)
_ACTIVITY = Text(
    20, r"4\.A\.\d\.[a-z]\.\d+\.I\d{2}(\.D\d{2})?", "a work activity such as 4.A.1.a.1.I04"
)
_LABEL = Text(34, r"\S+( \S+){1,5}", "two to six words")
_HOURS = Row((Number(0, 60), Number(0, 60), Number(0, 60)))
_SHARES = Row((Number(0, 1), Number(0, 1), Number(0, 1)))
_LEVEL_PATTERN: Final = "|".join(LEVELS)


def _by_level(shape: Shape, least: int = 0) -> Mapped:
    return Mapped(shape, _LEVEL_PATTERN, f"one of {', '.join(LEVELS)}", least)


_ROLE = Record(
    {
        "level": Choice(LEVELS),
        "title": Text(60),
        "aliases": Items(Text(60), 1, 40),
        "anchors": Mapped(
            Number(0.01, 1), r"\d{2}-\d{4}\.\d{2}", "an O*NET-SOC code such as 41-3091.00", 1
        ),
        "scope": _SENTENCE,
    },
    {"months": Row((Number(0.5, 36), Number(0.5, 36), Number(0.5, 36)))},
)
_TASK = Record(
    {
        "slug": _SLUG,
        "label": _LABEL,
        "statement": _SENTENCE,
        "activities": Items(_ACTIVITY, 1, 5),
        "side": Choice(("customer", "colleague", "nobody")),
        "hours": _by_level(_HOURS, 1),
        "qualities": Record(dict.fromkeys(QUALITIES, Row((Number(0, 4), Text(90))))),
        "ai": Record({"today": _SHARES, "reach": _SHARES, "takes": _SENTENCE, "leaves": _SENTENCE}),
        "reason": Text(48),
        "counter": Text(60),
        "would_change": Text(60),
        "skills": Items(Text(50), 1, 8),
        "tier": Choice(TIERS),
    },
    {
        "onet_tasks": Items(Text(20, r"onet:\d+", "a task such as onet:8823"), 0, 8),
        "access": Number(0, 1),
    },
)
_NEW_TASK = Record(
    {
        "slug": _SLUG,
        "label": _LABEL,
        "statement": _SENTENCE,
        "kind": Choice(NEW_WORK),
        "activities": Items(_ACTIVITY, 1, 5),
        "side": Choice(("customer", "colleague", "nobody")),
        "hours": _HOURS,
        "skills": Items(Text(50), 1, 8),
    }
)
_FUTURE = Record(
    {
        "year": Number(2027, 2041),
        "summary": Text(700),
        "drops": Items(_SLUG, 1, 12),
        "grows": Items(_SLUG, 1, 12),
        "new_tasks": Items(_NEW_TASK, 3, 6),
        "card": Record(
            {
                "level": Choice(LEVELS),
                "title": Text(80),
                "hours": Mapped(Number(0.25, 40), _SLUG.pattern, "a task's slug", 5),
            }
        ),
    }
)
_COMPETENCY = Record(
    {
        "slug": _SLUG,
        "label": Text(60),
        "levels": Record({str(level): _SENTENCE for level in range(1, 6)}),
        "needs": _by_level(Number(1, 5), 1),
    },
    {
        "core": _SLUG,
        "practised_in": Mapped(Number(0.1, 1), _SLUG.pattern, "a task's slug", 1),
        "after": Items(_SLUG, 0, 3),
    },
)
FAMILY: Final = Record(
    {
        "family": _SLUG,
        "title": Text(60),
        "field": Choice(FIELDS),
        "purpose": _SENTENCE,
        "as_of": Text(7, r"\d{4}-\d{2}", "a month such as 2026-11"),
        "roles": Items(_ROLE, 1, 5),
        "tasks": Items(_TASK, 12, 20),
        "future": _FUTURE,
        "competencies": Items(_COMPETENCY, 5, 8),
        "entry": Items(_SENTENCE, 3, 10),
        "promotion": _by_level(Items(_SENTENCE, 2, 8)),
        "recruit": Record(
            {
                "profile": Items(_SENTENCE, 3, 6),
                "work_sample": Record(
                    {
                        "task": Text(600),
                        "minutes": Number(10, 240),
                        "look_for": Items(_SENTENCE, 2, 8),
                    }
                ),
                "interview": Items(
                    Record(
                        {
                            "question": _SENTENCE,
                            "anchors": Record({"1": _SENTENCE, "3": _SENTENCE, "5": _SENTENCE}),
                        }
                    ),
                    3,
                    8,
                ),
            }
        ),
        "onboard": Record({f"days_{days}": Items(_SENTENCE, 3, 8) for days in (30, 60, 90)}),
        "train": Items(
            Record(
                {"practice": _SENTENCE, "hours": Number(0.5, 80), "check": _SENTENCE},
                {"builds": Items(_SLUG, 1, 3)},
            ),
            4,
            10,
        ),
        "develop": Items(_SENTENCE, 3, 8),
        "coach": Record({"observe": Items(_SENTENCE, 3, 8), "ask": Items(_SENTENCE, 3, 8)}),
        "moves": Items(
            Record(
                {
                    "to": Text(
                        60,
                        rf"[a-z0-9-]+/({_LEVEL_PATTERN})",
                        "a role such as sales-development/entry",
                    ),
                    "kind": Choice(("up", "across", "into")),
                    "gap": Items(Text(60), 1, 8),
                    "months": Row((Number(0, 60), Number(0, 60), Number(0, 60))),
                    "note": _SENTENCE,
                },
                {"from": Items(Choice(LEVELS), 1, 5)},
            ),
            1,
            8,
        ),
        "evidence": Items(
            Record(
                {
                    "claim": Text(400),
                    "source": Text(240),
                    "date": Text(10, r"\d{4}(-\d{2}){0,2}", "a year or day"),
                    "tier": Choice(TIERS),
                    "agrees": Choice(("yes", "partly", "no")),
                }
            ),
            1,
            12,
        ),
    },
    {
        "leaders": Items(Record({"from": _SENTENCE, "to": _SENTENCE}), 2, 8),
        "feeders": Items(Record({"from": Text(60), "brings": _SENTENCE, "lacks": _SENTENCE}), 1, 8),
    },
)
