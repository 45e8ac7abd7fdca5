"""Prepared cases of the history: what became of jobs that are often told about."""

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

from jobmorph.schema.errors import ParameterError
from jobmorph.schema.history import DEFINITIONS, LINK_KINDS, Definition, LinkKind
from jobmorph.schema.ids import TIERS, Tier

FILE_NAME: Final = "history_cases.yaml"
CHECKED: Final = ("abstract read", "summary read", "not checked")
KINDS: Final = ("journal", "working paper", "essay", "official")
STORIES: Final = ("fell", "rose", "rose then fell")
_REQUIRED: Final = frozenset(
    {"title", "story", "aliases", "today", "series", "happened", "other", "other_reason"}
)
_OPTIONAL: Final = frozenset({"absent", "literature"})


@dataclass(frozen=True, slots=True)
class CaseSeries:
    """A series that counts a case, and how it stands to it."""

    series_id: str
    kind: LinkKind
    note: str


@dataclass(frozen=True, slots=True)
class CaseAbsence:
    """A count without a row of its own for a case, or with one that ends: what is nearest."""

    definition: Definition
    note: str


@dataclass(frozen=True, slots=True)
class LiteratureClaim:
    """What a study says, in our own words, and what of it we have read.

    Parameters
    ----------
    claim, source : str
        The claim; authors, title and place.
    year : int
        Year of publication.
    kind : str
        'journal', 'working paper', 'essay', 'official'.
    tier : Tier or None
        Kind of evidence; None for working papers and essays, which nobody has reviewed.
    checked : str
        'abstract read', 'summary read' (somebody else's) or 'not checked'.
    doi : str or None
        Where it can be found.
    """

    claim: str
    source: str
    year: int
    kind: str
    tier: Tier | None
    checked: str
    doi: str | None


@dataclass(frozen=True, slots=True)
class HistoryCase:
    """One prepared case.

    Parameters
    ----------
    case_id, title : str
        Id and name.
    story : str
        'fell', 'rose' or 'rose then fell', as it is told.
    aliases : tuple of str
        Other names and codes that mean it.
    today : tuple of str
        SOC 2018 codes whose profile of today stands in for the job.
    series : tuple of CaseSeries
        What counts it, the leading one first.
    absent : tuple of CaseAbsence
        Counts without a row of its own, or with one that ends.
    happened : str
        The story.
    literature : tuple of LiteratureClaim
        What studies say.
    other : str
        The case that must stand beside it.
    other_reason : str
        Why that one.
    """

    case_id: str
    title: str
    story: str
    aliases: tuple[str, ...]
    today: tuple[str, ...]
    series: tuple[CaseSeries, ...]
    happened: str
    other: str
    other_reason: str
    absent: tuple[CaseAbsence, ...] = field(default=())
    literature: tuple[LiteratureClaim, ...] = field(default=())


@cache
def load_cases() -> dict[str, HistoryCase]:
    """Load the cases that ship, by id.

    Raises
    ------
    ParameterError
        If an entry is malformed; all of them are named.

    Examples
    --------
    >>> load_cases()["bank-tellers"].other
    'switchboard-operators'
    """
    text = (files("jobmorph.reference") / FILE_NAME).read_text(encoding="utf-8")
    return read_cases(text)


def read_cases(text: str) -> dict[str, HistoryCase]:
    """Parse the text of a file of cases; see `load_cases`."""
    entries: dict[str, dict[str, Any]] = yaml.safe_load(text)
    faults = [fault for name, entry in entries.items() for fault in _faults(name, entry, entries)]
    if faults:
        raise ParameterError("cases are malformed", where=FILE_NAME, items=faults)
    return {name: _case(name, entry) for name, entry in entries.items()}


def _faults(name: str, entry: dict[str, Any], entries: dict[str, Any]) -> list[str]:
    keys = set(entry)
    if not _REQUIRED <= keys <= _REQUIRED | _OPTIONAL:
        return [f"{name}: keys {', '.join(sorted(keys ^ _REQUIRED))}"]
    faults = [
        f"{name}: {each['id']} is {each['kind']!r}"
        for each in entry["series"]
        if each["kind"] not in LINK_KINDS
    ]
    faults += [
        f"{name}: no count {each['definition']!r}"
        for each in entry.get("absent", [])
        if each["definition"] not in DEFINITIONS
    ]
    faults += [
        f"{name}: {claim['source']}"
        for claim in entry.get("literature", [])
        if claim["checked"] not in CHECKED
        or claim["kind"] not in KINDS
        or claim["tier"] not in (None, *TIERS)
    ]
    if entry["story"] not in STORIES:
        faults.append(f"{name}: story {entry['story']!r}")
    if entry["other"] not in entries or entry["other"] == name:
        faults.append(f"{name}: no other case {entry['other']!r}")
    return faults


def _case(name: str, entry: dict[str, Any]) -> HistoryCase:
    return HistoryCase(
        case_id=name,
        title=entry["title"],
        story=entry["story"],
        aliases=tuple(str(each) for each in entry["aliases"]),
        today=tuple(str(each) for each in entry["today"]),
        series=tuple(CaseSeries(e["id"], e["kind"], e["note"]) for e in entry["series"]),
        happened=entry["happened"],
        other=entry["other"],
        other_reason=entry["other_reason"],
        absent=tuple(CaseAbsence(e["definition"], e["note"]) for e in entry.get("absent", [])),
        literature=tuple(LiteratureClaim(**each) for each in entry.get("literature", [])),
    )
