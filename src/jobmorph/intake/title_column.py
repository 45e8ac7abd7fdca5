"""Which column of a table holds job titles: as told, or the only one that looks like it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from jobmorph.intake.fault import shown
from jobmorph.schema.errors import SHOWN_ITEMS, DataError, ParameterError

_SURE_NAMES: Final = """
    jobtitle positiontitle titleofposition employeetitle worktitle jobname businesstitle roletitle
    occupationtitle currenttitle stellenbezeichnung stellentitel berufsbezeichnung jobbezeichnung
    funktionsbezeichnung intituledeposte intituleduposte titredeposte titulodelpuesto
"""
_LIKELY_NAMES: Final = """
    title titles job jobs position role occupation designation funktion beruf stelle taetigkeit
    poste fonction metier emploi puesto cargo profession
"""
SURE: Final = frozenset(_SURE_NAMES.split())
LIKELY: Final = frozenset(_LIKELY_NAMES.split())


@dataclass(frozen=True, slots=True)
class TitleColumn:
    """The column that holds titles.

    Parameters
    ----------
    place : int
        Its position, the first is 0.
    name : str
        As the table calls it.
    is_guessed : bool
        True if nobody named it.
    """

    place: int
    name: str
    is_guessed: bool


def find_title_column(
    names: Sequence[str], wanted: str | None, *, source: str, option: str = "--column "
) -> TitleColumn:
    """Find the column of titles.

    Parameters
    ----------
    names : sequence of str
        The table's column names, in order.
    wanted : str or None
        The name asked for; None takes the only column that looks like a title.
    source : str
        The table, for messages.
    option : str
        What a name is given with, for the advice in messages.

    Raises
    ------
    DataError
        If there is no such column, there are two, or none or several look like a title.

    Examples
    --------
    >>> find_title_column(["id", "Job Title"], None, source="a.csv")
    TitleColumn(place=1, name='Job Title', is_guessed=True)
    """
    if wanted is None:
        return _guess(names, source, option)
    places = [place for place, name in enumerate(names) if name.strip() == wanted.strip()]
    if len(places) == 1:
        return TitleColumn(places[0], names[places[0]], is_guessed=False)
    if places:
        numbers = ", ".join(str(place + 1) for place in places)
        raise DataError(
            f"{len(places)} columns are called {shown(wanted)} (numbers {numbers})",
            where=source,
            hint="Rename all but one of them.",
        )
    raise DataError(
        f"no column is called {shown(wanted)}. Found: {_listed(names)}",
        where=source,
        hint=_advice(names, wanted, option),
    )


def _guess(names: Sequence[str], source: str, option: str) -> TitleColumn:
    keys = [re.sub(r"[^a-z]", "", name.lower()) for name in names]
    for known in (SURE, LIKELY):
        places = [place for place, key in enumerate(keys) if key in known]
        if len(places) == 1:
            return TitleColumn(places[0], names[places[0]], is_guessed=True)
        if places:
            raise DataError(
                "several columns look like a job title",
                where=source,
                items=[names[place].strip() for place in places],
                hint=f"Say which: {option}{_typed(names[places[0]])}",
            )
    raise DataError(
        f"no column looks like a job title. Found: {_listed(names)}",
        where=source,
        hint=f"Say which: {option}NAME",
    )


def require_free_names(
    names: Sequence[str], added: Sequence[str], *, source: str, option: str = "--prefix "
) -> None:
    """Raise `ParameterError` if a table already has a column that is to be added."""
    held = {name.strip() for name in names}
    clash = [name for name in added if name in held]
    if clash:
        raise ParameterError(
            "these columns are there already and would be added",
            where=source,
            items=clash,
            hint=f"Rename them, or put something before the new ones: {option}coded_",
        )


def require_prefix(prefix: str) -> str:
    """Return a prefix of column names, or raise `ParameterError`."""
    if prefix and not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]{0,40}", prefix):
        raise ParameterError(
            f"{shown(prefix)} cannot stand before a column name",
            where="--prefix",
            hint="Use letters, digits and underscores, such as coded_",
        )
    return prefix


def _advice(names: Sequence[str], wanted: str, option: str) -> str:
    plain = {name.strip().lower(): name.strip() for name in names}
    near = get_close_matches(wanted.strip().lower(), plain, n=1, cutoff=0.6)
    if near:
        return f"Did you mean {option}{_typed(plain[near[0]])}?"
    return f"Say which: {option}NAME"


def _typed(name: str) -> str:
    plain = name.strip()
    return plain if re.fullmatch(r"[\w.-]+", plain) else shown(plain)


def _listed(names: Sequence[str]) -> str:
    found = [shown(name)[1:-1] for name in names if name.strip()]
    more = len(found) - SHOWN_ITEMS
    text = ", ".join(found[:SHOWN_ITEMS]) or "no names"
    return text + (f" and {more} more" if more > 0 else "")
