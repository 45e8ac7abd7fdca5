"""Columns of a table of steps, found by the names that people give them."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

ALIASES: Final[Mapping[str, frozenset[str]]] = {
    "step": frozenset(
        {"step", "steps", "step name", "what", "task", "action", "activity", "touch", "touchpoint",
         "title", "name", "macro name", "schritt", "aufgabe"}
    ),
    "text": frozenset(
        {"text", "description", "details", "detail", "notes", "instruction", "instructions", "how",
         "beschreibung", "anleitung"}
    ),
    "script": frozenset(
        {"script", "macro", "macro text", "template", "wording", "body", "reply", "message",
         "copy", "say", "vorlage", "wortlaut"}
    ),
    "minutes": frozenset(
        {"minutes", "minute", "min", "mins", "duration", "duration min", "duration minutes",
         "time min", "minuten", "dauer"}
    ),
    "channel": frozenset({"channel", "medium", "type", "via", "kanal"}),
    "section": frozenset({"section", "stage", "phase", "day", "part", "category", "topic", "tag"}),
    "side": frozenset({"side", "other side", "who"}),
    "id": frozenset({"id", "nr", "no", "number", "#", "order"}),
}  # fmt: skip


def step_columns(header: Sequence[str]) -> dict[str, int]:
    """Return the place of each known column of a header; the first of two alike is taken.

    Examples
    --------
    >>> step_columns(["#", "Macro name", "Macro text", "Duration (min)"])
    {'id': 0, 'step': 1, 'script': 2, 'minutes': 3}
    """
    places: dict[str, int] = {}
    for place, cell in enumerate(header):
        plain = " ".join(re.sub(r"[^\w#]+|_", " ", cell.casefold()).split())
        column = next((name for name, known in ALIASES.items() if plain in known), None)
        if column is not None:
            places.setdefault(column, place)
    return places
