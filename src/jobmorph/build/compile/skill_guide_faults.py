"""Everything in a skill guide that does not fit: its shape, its ids, its order."""

from collections.abc import Iterator
from typing import Any, Final

import polars as pl

from jobmorph.skills.order import find_circle

DESIGNS: Final = ("observe", "drill", "review", "rotate")
LEVELS: Final = (1, 2, 3, 4, 5)
MOST_AFTER: Final = 2
_DOMAINS: Final = {"skills": "skill", "knowledge": "knowledge"}
_KEYS: Final = {
    "skills": {"label", "levels", "practices", "teach"},
    "knowledge": {"label", "practices", "teach"},
}
_PRACTICES: Final = {"skills": (2, 3), "knowledge": (2,)}
_GENERIC: Final = {"knowledge", "proficiency", "designs", "interview_questions"}


def guide_faults(content: dict[str, Any], elements: pl.DataFrame) -> list[str]:
    """Find every fault of a guide.

    Parameters
    ----------
    content : dict
        Parsed skills.yaml, knowledge.yaml and levels.yaml by the stems of their names.
    elements : polars.DataFrame
        Table `element`.

    Returns
    -------
    list of str
        One line per fault; empty if the guide fits.
    """
    faults: list[str] = []
    after: dict[str, list[str]] = {}
    labels: dict[str, str] = {}
    for name, domain in _DOMAINS.items():
        entries: dict[str, dict[str, Any]] = content[name][name]
        known = set(elements.filter(pl.col("domain") == domain).get_column("element_id"))
        faults += [f"{element}: has no entry" for element in sorted(known - set(entries))]
        faults += [f"{element}: is no {domain}" for element in sorted(set(entries) - known)]
        for element, entry in entries.items():
            faults += [f"{element}: {fault}" for fault in _entry_faults(name, entry)]
            after[element] = entry.get("after", [])
            label = entry.get("label", element)
            first = labels.setdefault(label, element)
            if first != element:
                faults.append(f"{element}: has the label of {first}")
    return [*faults, *_order_faults(after), *_generic_faults(content["levels"])]


def _entry_faults(name: str, entry: dict[str, Any]) -> Iterator[str]:
    needed = _KEYS[name]
    for key in sorted(needed - set(entry)):
        yield f"{key} is missing"
    for key in sorted(set(entry) - needed - {"after"}):
        yield f"{key} is unknown"
    if entry.get("teach", DESIGNS[0]) not in DESIGNS:
        yield f"teach is {entry['teach']}, not one of {', '.join(DESIGNS)}"
    if "levels" in needed & set(entry) and tuple(entry["levels"]) != LEVELS:
        yield "levels are not 1 to 5 in order"
    practices = entry.get("practices", [])
    if "practices" in entry and len(practices) not in _PRACTICES[name]:
        yield f"has {len(practices)} practices"
    for practice in practices:
        if set(practice) != {"practice", "hours", "check"}:
            yield "a practice needs practice, hours and check"
        elif not isinstance(practice["hours"], int) or practice["hours"] < 1:
            yield f"hours {practice['hours']} are not whole hours"


def _order_faults(after: dict[str, list[str]]) -> list[str]:
    faults = []
    for element, before in after.items():
        faults += [f"{element}: waits for {each}, unknown" for each in before if each not in after]
        if len(before) > MOST_AFTER or len(set(before)) < len(before):
            faults.append(f"{element}: waits for too many or twice for one: {', '.join(before)}")
    circle = find_circle(after)
    return [*faults, f"they wait for one another: {' before '.join(circle)}"] if circle else faults


def _generic_faults(levels: dict[str, Any]) -> Iterator[str]:
    for key in sorted(_GENERIC ^ set(levels)):
        yield f"levels.yaml: {key} is {'missing' if key in _GENERIC else 'unknown'}"
    for key in ("knowledge", "proficiency"):
        if key in levels and tuple(levels[key]) != LEVELS:
            yield f"levels.yaml: {key} is not 1 to 5 in order"
    designs = levels.get("designs", {})
    if "designs" in levels and set(designs) != set(DESIGNS):
        yield f"levels.yaml: designs are not {', '.join(DESIGNS)}"
    for design, texts in designs.items():
        if set(texts) != {"label", "how"}:
            yield f"levels.yaml: {design} needs label and how"
