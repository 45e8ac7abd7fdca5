"""What each count of the history counts, and the years in which it changed, in our own words."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

from jobmorph.schema.errors import ParameterError
from jobmorph.schema.history import BREAK_KINDS, DEFINITIONS, Definition

FILE_NAME: Final = "history_definitions.yaml"


@dataclass(frozen=True, slots=True)
class HistoryDefinition:
    """One count.

    Parameters
    ----------
    definition : Definition
        Its id.
    label : str
        A few plain words.
    counts : str
        Who or what is counted, in sentences.
    first_year, last_year : int
        Years it spans.
    source_id : str
        Where the figures come from.
    is_counted_by_sex : bool
        Whether men and women are told apart.
    """

    definition: Definition
    label: str
    counts: str
    first_year: int
    last_year: int
    source_id: str
    is_counted_by_sex: bool


@dataclass(frozen=True, slots=True)
class HistoryBreak:
    """A year from which figures of one count are not quite those of the year before.

    Parameters
    ----------
    definition : Definition
        The count.
    year : int
        First year after the change.
    kind : str
        'universe' (who is counted), 'classification' (list of occupations), 'method', 'coding',
        'coverage'.
    note : str
        What changed.
    """

    definition: Definition
    year: int
    kind: str
    note: str


@cache
def load_definitions() -> dict[Definition, HistoryDefinition]:
    """Load the three counts by id.

    Examples
    --------
    >>> load_definitions()["employers"].first_year
    2002
    """
    entries: dict[Definition, dict[str, Any]] = _content()["definitions"]
    if tuple(entries) != DEFINITIONS:
        raise ParameterError("counts are missing or unknown", where=FILE_NAME, items=entries)
    return {name: HistoryDefinition(definition=name, **entry) for name, entry in entries.items()}


@cache
def load_breaks() -> tuple[HistoryBreak, ...]:
    """Load the changes within the counts, in order.

    Raises
    ------
    ParameterError
        If one is of an unknown kind or lies outside its count's years; all of them are named.

    Examples
    --------
    >>> [each.year for each in load_breaks() if each.definition == "census_experienced"]
    [1980, 1980, 2000]
    """
    spans = load_definitions()
    breaks = tuple(HistoryBreak(**entry) for entry in _content()["breaks"])
    faults = [
        f"{each.definition} {each.year} {each.kind}"
        for each in breaks
        if each.kind not in BREAK_KINDS
        or each.definition not in spans
        or not spans[each.definition].first_year < each.year <= spans[each.definition].last_year
    ]
    if faults:
        raise ParameterError("breaks are malformed", where=FILE_NAME, items=faults)
    return breaks


@cache
def _content() -> dict[str, Any]:
    text = (files("jobmorph.reference") / FILE_NAME).read_text(encoding="utf-8")
    content: dict[str, Any] = yaml.safe_load(text)
    return content
