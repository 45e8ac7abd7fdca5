"""What a column of a roster holds, by its name: kept, for the reporting line, or never read."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any, Final, Literal

import yaml

FILE_NAME: Final = "roster_headers.yaml"
Field = Literal[
    "title", "department", "level", "manager", "person", "location", "start", "fte", "hours",
    "pay", "band", "period", "currency",
]  # fmt: skip
FIELDS: Final[tuple[Field, ...]] = (
    "title", "department", "level", "manager", "person", "location", "start", "fte", "hours",
    "pay", "band", "period", "currency",
)  # fmt: skip
_LETTERS: Final = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "œ": "oe", "#": " no "}
)
_BRACKETS: Final = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_SIGNS: Final = re.compile(r"[^a-z0-9]+")
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class HeaderBook:
    """Known names of columns.

    Parameters
    ----------
    kept : dict
        Field and rank (0 is the surest name) by key of the name.
    dropped : dict
        Kind of personal data by key of the name.
    periods : dict
        'year', 'month' or 'hour' by word.
    totals : frozenset of str
        How a row begins that adds a table up.
    trade : tuple of str
        Parts of words that stand in titles and hardly in names.
    places : frozenset of str
        Words that stand in names of places and hardly in names of people.
    names : dict
        Names of each field as written, the surest first.
    never : dict
        Names of columns that are never read, as written, by kind of personal data.
    """

    kept: Mapping[str, "KnownName"]
    dropped: Mapping[str, str]
    periods: Mapping[str, str]
    totals: frozenset[str]
    trade: tuple[str, ...]
    places: frozenset[str]
    names: Mapping[Field, tuple[str, ...]]
    never: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name that columns of a field have, and how sure it is; 0 is the surest."""

    field: Field
    rank: int


@cache
def header_book() -> HeaderBook:
    """Return the shipped names."""
    text = (files("jobmorph.intake") / FILE_NAME).read_text(encoding="utf-8")
    told: dict[str, Any] = yaml.safe_load(text)
    kept: dict[str, KnownName] = {}
    for field in FIELDS:
        for rank, name in enumerate(told["kept"][field]):
            kept.setdefault(header_key(name), KnownName(field, rank))
    dropped = {header_key(name): kind for kind, names in told["dropped"].items() for name in names}
    periods = {word: period for period, words in told["period"].items() for word in words}
    totals = frozenset(header_key(name) for name in told["totals"])
    return HeaderBook(
        kept,
        dropped,
        periods,
        totals,
        tuple(told["trade"]),
        frozenset(told["places"]),
        {field: tuple(told["kept"][field]) for field in FIELDS},
        {kind: tuple(names) for kind, names in told["dropped"].items()},
    )


def header_key(name: str) -> str:
    """Return what spellings of one column name share.

    Examples
    --------
    >>> header_key("Beschäftigungsgrad %"), header_key("Employee #"), header_key("E-Mail")
    ('beschaeftigungsgrad', 'employeeno', 'email')
    """
    return "".join(header_words(name))


def header_words(name: str) -> list[str]:
    """Split a column name into plain lower-case words.

    Examples
    --------
    >>> header_words("OrgEinheit / Gehalt (mtl.)")
    ['org', 'einheit', 'gehalt', 'mtl']
    """
    named = re.sub(r"['’]s\b", "", unicodedata.normalize("NFC", name))
    plain = _CAMEL.sub(" ", named).lower().translate(_LETTERS)
    letters = unicodedata.normalize("NFKD", plain)
    marks_off = "".join(sign for sign in letters if not unicodedata.combining(sign))
    return _SIGNS.sub(" ", marks_off).split()


def known_name(name: str) -> KnownName | None:
    """Return the field that a column name stands for, or None.

    Examples
    --------
    >>> known_name("Position / Job Title *").field, known_name("Eintritt (TT.MM.JJJJ)").field
    ('title', 'start')
    """
    kept = header_book().kept
    found = [kept[key] for key in _keys(name) if key in kept]
    return min(found, key=lambda known: known.rank) if found else None


def personal_kind(name: str) -> str | None:
    """Return the kind of personal data that a column of this name holds, or None.

    Examples
    --------
    >>> personal_kind("Geb.-Datum"), personal_kind("Work Email"), personal_kind("Team")
    ('births', 'e-mails', None)
    """
    dropped = header_book().dropped
    return next((dropped[key] for key in _keys(name) if key in dropped), None)


def is_known(name: str) -> bool:
    """Say whether a cell is a column name that rosters have."""
    return personal_kind(name) is not None or known_name(name) is not None


def pay_period(name: str) -> str | None:
    """Return how often a column says that pay is paid: 'year', 'month', 'hour' or None.

    Examples
    --------
    >>> pay_period("Bruttomonatsgehalt"), pay_period("Base salary p.a."), pay_period("Gehalt")
    ('month', 'year', None)
    """
    periods = header_book().periods
    words = header_words(name)
    pairs = [*words, *("".join(pair) for pair in pairwise(words))]
    told = next((periods[word] for word in pairs if word in periods), None)
    inside = {"monats": "month", "jahres": "year", "stunden": "hour", "annual": "year"}
    return told or next((p for part, p in inside.items() if part in "".join(words)), None)


def _keys(name: str) -> Sequence[str]:
    """Keys to look a name up by: whole, without brackets, then each part of 'this / that'."""
    bare = _BRACKETS.sub(" ", name)
    parts = [part for part in re.split(r"[/|\n;]", bare) if part.strip()]
    keys = [header_key(each) for each in (name, bare, *(parts if len(parts) > 1 else ()))]
    return [key for key in dict.fromkeys(keys) if key]
