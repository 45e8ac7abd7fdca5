"""A family of the role library: its file read, every fault told at once."""

import math
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from jobmorph.intake.fault import Fault, LineError
from jobmorph.intake.shape import Choice, Items, Mapped, Number, Record, Row, Shape, Text
from jobmorph.intake.text_file import TextFile, read_text_file
from jobmorph.intake.yaml_node import Entry, compose_yaml, unknown
from jobmorph.schema.errors import DataError
from jobmorph.schema.ids import LEVELS, QUALITIES, TIERS

LIMIT_BYTES: Final = 1_000_000
LEAST_HOURS, MOST_HOURS = 35.0, 50.0
SHARE_TOLERANCE: Final = 1e-6
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
    }
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
    }
)
_FAMILY = Record(
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
            Record({"practice": _SENTENCE, "hours": Number(0.5, 80), "check": _SENTENCE}), 4, 10
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
                }
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


@dataclass(frozen=True, slots=True)
class KnownIds:
    """Ids that a family may refer to.

    Parameters
    ----------
    occupations, activities, tasks : collection of str
        O*NET-SOC codes with tasks; work activities; O*NET tasks.
    """

    occupations: Collection[str]
    activities: Collection[str]
    tasks: Collection[str]


@dataclass(frozen=True, slots=True)
class Family:
    """One family file that keeps the contract of `docs/library.md`.

    Parameters
    ----------
    source : str
        Name of the file.
    family : str
        Id of the family.
    content : dict
        The file's content, shaped as the contract says; records keep their line as '_line'.
    """

    source: str
    family: str
    content: dict[str, Any]


def read_family(path: Path, known: KnownIds) -> Family:
    """Read one family file.

    Raises
    ------
    LineError
        If anything breaks the contract; all breaches at once, with their lines.
    DataError
        If the file as a whole cannot be used.
    """
    return parse_family(read_text_file(path, limit_bytes=LIMIT_BYTES, save_as="YAML"), known)


def parse_family(file: TextFile, known: KnownIds) -> Family:
    """Turn the text of a family file into a family; see `read_family`."""
    root = compose_yaml(file)
    if not isinstance(root, yaml.MappingNode):
        raise DataError(
            "the file is not a family of roles", where=file.name, hint="See docs/library.md."
        )
    faults: list[Fault] = []
    content = _FAMILY.read(Entry("the family", 1, root), faults)
    if not faults:
        faults = [*_reference_faults(content, known), *_sum_faults(content), *_slug_faults(content)]
    if faults:
        raise LineError(file.name, faults)
    return Family(file.name, content["family"], content)


def _reference_faults(content: dict[str, Any], known: KnownIds) -> list[Fault]:
    faults = [
        Fault(role["_line"], unknown(f"occupation {code}", code, known.occupations))
        for role in content["roles"]
        for code in role["anchors"]
        if code not in known.occupations
    ]
    for task in (*content["tasks"], *content["future"]["new_tasks"]):
        faults += [
            Fault(task["_line"], unknown(f"activity {each}", each, known.activities))
            for each in task["activities"]
            if each not in known.activities
        ]
        faults += [
            Fault(task["_line"], unknown(f"task {each}", each, known.tasks))
            for each in task.get("onet_tasks", ())
            if each not in known.tasks
        ]
    return faults


def _sum_faults(content: dict[str, Any]) -> list[Fault]:
    faults = []
    for role in content["roles"]:
        total = math.fsum(role["anchors"].values())
        if abs(total - 1.0) > SHARE_TOLERANCE:
            faults.append(Fault(role["_line"], f"anchors sum to {total:g}, not to 1"))
        week = math.fsum(
            task["hours"][role["level"]][1]
            for task in content["tasks"]
            if role["level"] in task["hours"]
        )
        if not LEAST_HOURS <= week <= MOST_HOURS:
            faults.append(
                Fault(
                    role["_line"], f"hours of level {role['level']} sum to {week:g}, not 35 to 50"
                )
            )
    for task in content["tasks"]:
        for moment in ("today", "reach"):
            total = math.fsum(task["ai"][moment])
            if abs(total - 1.0) > SHARE_TOLERANCE:
                faults.append(
                    Fault(
                        task["ai"]["_line"], f"{task['slug']}: {moment} sums to {total:g}, not to 1"
                    )
                )
        faults += [
            Fault(task["_line"], f"{task['slug']}: hours of {level} are not low, usual, high")
            for level, hours in task["hours"].items()
            if sorted(hours) != hours
        ]
    card = content["future"]["card"]
    week = math.fsum(card["hours"].values())
    if not LEAST_HOURS <= week <= MOST_HOURS:
        faults.append(Fault(card["_line"], f"hours of the card sum to {week:g}, not 35 to 50"))
    return faults


def _slug_faults(content: dict[str, Any]) -> list[Fault]:
    levels = {role["level"] for role in content["roles"]}
    tasks = (*content["tasks"], *content["future"]["new_tasks"])
    slugs = Counter(task["slug"] for task in tasks)
    faults = [
        Fault(task["_line"], f"slug {task['slug']} is used twice")
        for task in tasks
        if slugs[task["slug"]] > 1
    ]
    faults += [
        Fault(task["_line"], f"{task['slug']}: no role has level {level}")
        for task in content["tasks"]
        for level in task["hours"]
        if level not in levels
    ]
    future = content["future"]
    for key in ("drops", "grows"):
        faults += [
            Fault(future["_line"], unknown(f"slug {slug} in {key}", slug, slugs))
            for slug in future[key]
            if slug not in slugs
        ]
    faults += [
        Fault(future["card"]["_line"], unknown(f"slug {slug} in card", slug, slugs))
        for slug in future["card"]["hours"]
        if slug not in slugs
    ]
    if future["card"]["level"] not in levels:
        faults.append(
            Fault(future["card"]["_line"], f"no role has level {future['card']['level']}")
        )
    for competency in content["competencies"]:
        faults += [
            Fault(competency["_line"], f"{competency['slug']}: no role has level {level}")
            for level in competency["needs"]
            if level not in levels
        ]
    return faults
