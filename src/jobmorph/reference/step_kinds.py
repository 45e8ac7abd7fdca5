"""Kinds of step in a playbook: words that show them, the work they are, what to do with them."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

from jobmorph.schema.errors import ParameterError

OTHER: Final = "other"
_KEYS: Final = frozenset(
    {
        "label",
        "words",
        "side",
        "activities",
        "today",
        "reach",
        "values",
        "runs",
        "assisted",
        "human",
    }
)


@dataclass(frozen=True, slots=True)
class StepKind:
    """One kind of step.

    Parameters
    ----------
    kind_id, label : str
        Id and a few plain words.
    words : tuple of re.Pattern
        What shows it in a step's text.
    side : str or None
        Who is usually on the other side: 'customer', 'colleague', 'nobody'; None if unknown.
    activities : tuple of str
        Intermediate work activities it is read through.
    today, reach : tuple of float or None
        Our judgement of delegated, assisted and human shares; they sum to 1.
    values : str
        What the person on the other side gets out of a human being here.
    proposals : dict of str to str
        What to do where AI 'runs' it, is 'assisted' by it, or it stays 'human'.
    """

    kind_id: str
    label: str
    words: tuple[re.Pattern[str], ...]
    side: str | None
    activities: tuple[str, ...]
    today: tuple[float, ...] | None
    reach: tuple[float, ...] | None
    values: str
    proposals: dict[str, str]


@cache
def load_step_kinds() -> dict[str, StepKind]:
    """Load the kinds that ship, by id; the last is 'other'.

    Raises
    ------
    ParameterError
        If an entry is malformed; all of them are named.

    Examples
    --------
    >>> load_step_kinds()["record"].side
    'nobody'
    """
    text = (files("jobmorph.reference") / "step_kinds.yaml").read_text(encoding="utf-8")
    return read_step_kinds(text)


def read_step_kinds(text: str) -> dict[str, StepKind]:
    """Parse the text of a kinds file; see `load_step_kinds`."""
    entries: dict[str, dict[str, Any]] = yaml.safe_load(text)
    faults = [
        f"{name}: keys {', '.join(sorted(_KEYS ^ set(entry)))}"
        for name, entry in entries.items()
        if set(entry) != _KEYS
    ]
    faults += [
        f"{name}: {moment} does not sum to 1"
        for name, entry in entries.items()
        for moment in ("today", "reach")
        if entry.get(moment) is not None and abs(sum(entry[moment]) - 1.0) > 1e-9
    ]
    if faults or OTHER not in entries:
        raise ParameterError(
            "kinds of step are malformed", where="step_kinds.yaml", items=faults or [OTHER]
        )
    return {name: _kind(name, entry) for name, entry in entries.items()}


def _kind(name: str, entry: dict[str, Any]) -> StepKind:
    return StepKind(
        kind_id=name,
        label=entry["label"],
        words=tuple(re.compile(rf"\b(?:{each})", re.IGNORECASE) for each in entry["words"]),
        side=entry["side"],
        activities=tuple(entry["activities"]),
        today=tuple(entry["today"]) if entry["today"] else None,
        reach=tuple(entry["reach"]) if entry["reach"] else None,
        values=entry["values"],
        proposals={key: entry[key] for key in ("runs", "assisted", "human")},
    )
