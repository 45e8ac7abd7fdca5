"""Conditions of work that a person may want to avoid, and the jobs that have them."""

import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any, Final

import polars as pl
import yaml

from jobmorph.schema.errors import NoMatchError, ParameterError

FILE_NAME: Final = "conditions.yaml"
SCALES: Final = ("IM", "LV", "CX", "CT")
_NEEDED: Final = frozenset({"label", "when", "aliases", "measures"})
_OPTIONAL: Final = frozenset({"always", "never"})
_MEASURE_KEYS: Final = ({"element", "scale", "from"}, {"element", "scale", "to"})
_LEADING: Final = re.compile(r"^(?:(?:no|not|avoid|avoiding|without|any|too|much|the|a|an) )+")
_CLOSE: Final = 0.85
_SHORTEST_CLOSE: Final = 5


@dataclass(frozen=True, slots=True)
class Measure:
    """A rating from which, or up to which, a job has a condition.

    Parameters
    ----------
    element_id, scale : str
        What is rated, and on which scale ('IM', 'LV', 'CX', 'CT').
    least, most : float or None
        The rating must be at least, at most this; one of them is None.
    """

    element_id: str
    scale: str
    least: float | None
    most: float | None


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition of work.

    Parameters
    ----------
    condition_id, label, when : str
        Id, a few plain words, and what a job with it asks.
    aliases : tuple of str
        What people call it.
    measures : tuple of Measure
        One of them must hold.
    always, never : dict of str to str
        Occupations that have it, or not, whatever the ratings say, and why.
    """

    condition_id: str
    label: str
    when: str
    aliases: tuple[str, ...]
    measures: tuple[Measure, ...]
    always: dict[str, str] = field(default_factory=dict)
    never: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ConditionBook:
    """All conditions, and what people ask for that nobody rated.

    Parameters
    ----------
    conditions : tuple of Condition
        In the order of the file.
    unrated : dict of str to tuple of str
        What it is, with what people call it.
    """

    conditions: tuple[Condition, ...]
    unrated: dict[str, tuple[str, ...]]


def conditions() -> tuple[Condition, ...]:
    """Return all conditions that ship.

    Examples
    --------
    >>> conditions()[0].condition_id
    'heavy-lifting'
    """
    return load_conditions().conditions


@cache
def load_conditions() -> ConditionBook:
    """Load the conditions that ship.

    Raises
    ------
    ParameterError
        If an entry is malformed; all of them are named.
    """
    return read_conditions((files("jobmorph.reference") / FILE_NAME).read_text(encoding="utf-8"))


def read_conditions(text: str) -> ConditionBook:
    """Parse the text of a conditions file; see `load_conditions`."""
    content: dict[str, dict[str, Any]] = yaml.safe_load(text)
    entries: dict[str, dict[str, Any]] = content["conditions"]
    unrated: dict[str, list[str]] = content.get("unrated", {})
    faults = [fault for name, entry in entries.items() for fault in _faults(name, entry)]
    faults = faults or _repeated(entries, unrated)
    if faults:
        raise ParameterError("conditions of work are malformed", where=FILE_NAME, items=faults)
    return ConditionBook(
        conditions=tuple(_condition(name, entry) for name, entry in entries.items()),
        unrated={name: tuple(aliases) for name, aliases in unrated.items()},
    )


def find_condition(words: str) -> Condition:
    """Find the condition that words name.

    Exact names come first, then names inside the words, then misspelt names.

    Parameters
    ----------
    words : str
        An id, a label or what people call it.

    Raises
    ------
    NoMatchError
        If nothing is named, several things are, or something that nobody rated.

    Examples
    --------
    >>> find_condition("no lifting of heavy boxes").condition_id
    'heavy-lifting'
    """
    names = _names()
    plain = _plain(words)
    named = {names[plain]} if plain in names else {names[each] for each in _inside(plain, names)}
    if not named and len(plain) >= _SHORTEST_CLOSE:
        pool = [name for name in names if len(name) >= _SHORTEST_CLOSE]
        named = {names[each] for each in get_close_matches(plain, pool, n=1, cutoff=_CLOSE)}
    known = {each.condition_id: each for each in conditions()}
    if len(named) > 1:
        raise NoMatchError(
            f"{words!r} names several things; say one at a time", items=sorted(named)
        )
    if not named:
        near = [names[each] for each in get_close_matches(plain, names, n=5, cutoff=0.4)]
        ids = dict.fromkeys([*(each for each in near if each in known), *known])
        raise NoMatchError(f"no condition of work {words!r}; there are", items=ids)
    (name,) = named
    if name not in known:
        raise NoMatchError(f"no rating tells which jobs have {name}", hint="Ask the employer.")
    return known[name]


def jobs_with(condition: Condition, ratings: pl.DataFrame) -> pl.DataFrame:
    """Say which occupations have a condition.

    Parameters
    ----------
    condition : Condition
        The condition.
    ratings : polars.DataFrame
        Contract `rating`.

    Returns
    -------
    polars.DataFrame
        occupation_onet2019, has_condition: null where a rating that would decide is missing;
        one row per occupation of `ratings`.
    """
    wanted = {measure.element_id for measure in condition.measures}
    rated = ratings.filter(pl.col("element_id").is_in(wanted))
    table = ratings.select("occupation_onet2019").unique().sort("occupation_onet2019")
    for place, measure in enumerate(condition.measures):
        table = table.join(
            _holds(measure, rated, f"_{place}"),
            on="occupation_onet2019",
            how="left",
            maintain_order="left",
        )
    code = pl.col("occupation_onet2019")
    has = (
        pl.when(code.is_in(list(condition.always)))
        .then(pl.lit(value=True))
        .when(code.is_in(list(condition.never)))
        .then(pl.lit(value=False))
        .otherwise(pl.any_horizontal(f"_{at}" for at in range(len(condition.measures))))
    )
    return table.select("occupation_onet2019", has.alias("has_condition"))


def _holds(measure: Measure, rated: pl.DataFrame, name: str) -> pl.DataFrame:
    rating = pl.col("rating")
    holds = rating >= measure.least if measure.least is not None else rating <= measure.most
    return rated.filter(element_id=measure.element_id, scale=measure.scale).select(
        "occupation_onet2019", holds.alias(name)
    )


def _plain(words: str) -> str:
    spaced = " ".join(re.findall(r"\w+", words.casefold().replace("'", "")))
    return _LEADING.sub("", spaced)


@cache
def _names() -> dict[str, str]:
    book = load_conditions()
    names = {
        _plain(alias): each.condition_id
        for each in book.conditions
        for alias in (each.condition_id, each.label, *each.aliases)
    }
    return names | {_plain(each): name for name, all_ in book.unrated.items() for each in all_}


def _inside(plain: str, names: dict[str, str]) -> list[str]:
    """Names that stand inside the words, without those that stand inside a longer one."""
    found = [name for name in names if f" {name} " in f" {plain} "]
    return [
        name
        for name in found
        if not any(name != other and f" {name} " in f" {other} " for other in found)
    ]


def _condition(name: str, entry: dict[str, Any]) -> Condition:
    return Condition(
        condition_id=name,
        label=entry["label"],
        when=entry["when"],
        aliases=tuple(entry["aliases"]),
        measures=tuple(_measure(each) for each in entry["measures"]),
        always=entry.get("always", {}),
        never=entry.get("never", {}),
    )


def _measure(entry: dict[str, Any]) -> Measure:
    return Measure(entry["element"], entry["scale"], entry.get("from"), entry.get("to"))


def _faults(name: str, entry: dict[str, Any]) -> list[str]:
    if not _NEEDED <= set(entry) <= _NEEDED | _OPTIONAL:
        return [f"{name}: needs {', '.join(sorted(_NEEDED))}, and may have always, never"]
    faults = [] if entry["measures"] else [f"{name}: is measured by nothing"]
    faults += [
        f"{name}: a measure is an element, a scale ({', '.join(SCALES)}), and from or to"
        for each in entry["measures"]
        if set(each) not in _MEASURE_KEYS or each["scale"] not in SCALES
    ]
    return faults


def _repeated(entries: dict[str, dict[str, Any]], unrated: dict[str, list[str]]) -> list[str]:
    seen: dict[str, str] = {}
    named = [(name, (name, entry["label"], *entry["aliases"])) for name, entry in entries.items()]
    named += [(name, tuple(aliases)) for name, aliases in unrated.items()]
    return [
        f"{name}: {alias!r} also names {seen[_plain(alias)]}"
        for name, aliases in named
        for alias in aliases
        if seen.setdefault(_plain(alias), name) != name
    ]
