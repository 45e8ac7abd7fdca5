"""What may be told about people beside everything that was told before.

Someone who holds two reports on nearly the same people subtracts one from the other: the pay of
forty and of thirty-nine tells that of one. A fact is therefore told anew only if, with all that
was told before, it cannot be turned into one about fewer than five people. Otherwise what was
told about nearly the same people is repeated, or nothing is told.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
import polars as pl

from jobmorph.schema.disclosure import Disclosure
from jobmorph.studies.disclosure_algebra import ToldSums, atoms_of
from jobmorph.studies.suppression import LEAST_GROUP

__all__ = ["Decision", "Disclosure", "PeopleFact", "disclosures_of", "fingerprints", "held_back"]

Verdict = Literal["tell", "as told before", "withhold"]

# What a row is known again by. Pay joins them for facts about pay only: a rise would otherwise
# make a new person of everybody, and hide that one has left.
LASTING_FACTS: Final = ("title", "department", "location", "start_year", "fte")
PAY_FACTS: Final = (*LASTING_FACTS, "pay_amount_year")
FINGERPRINT_BYTES: Final = 8
DIGITS: Final = 6


@dataclass(frozen=True, slots=True)
class PeopleFact:
    """A fact about a group of people that a report would like to tell.

    Parameters
    ----------
    statistic : str
        What it is, such as 'pay_amount_year mean'.
    members : tuple of str
        From `fingerprints`, one for each person.
    value : float
        In the statistic's own unit.
    """

    statistic: str
    members: tuple[str, ...]
    value: float


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of a fact.

    Parameters
    ----------
    fact : PeopleFact
        As it was asked for.
    verdict : {'tell', 'as told before', 'withhold'}
        What to do.
    value : float or None
        What to tell; None for nothing.
    told_on : str or None
        Day on which that value was told first; None if it is new.
    """

    fact: PeopleFact
    verdict: Verdict
    value: float | None
    told_on: str | None = None


def fingerprints(
    rows: pl.DataFrame, key: bytes, facts: Sequence[str] = LASTING_FACTS
) -> tuple[str, ...]:
    """Return a keyed hash of what is kept of each person; nothing can be read back from it.

    Parameters
    ----------
    rows : polars.DataFrame
        One row a person, with the columns `facts`.
    key : bytes
        Secret of this computer, at most 64 bytes.
    facts : sequence of str
        Columns by which people are known again: `LASTING_FACTS`, or `PAY_FACTS` for pay.

    Returns
    -------
    tuple of str
        BLAKE2b of the facts, 16 hexadecimal signs for each row.

    Examples
    --------
    >>> people = pl.DataFrame({"title": ["SDR", "SDR", "AE"], "fte": [1.0, 1.0, 1.0]})
    >>> marks = fingerprints(people, b"key", ("title", "fte"))
    >>> marks[0] == marks[1], marks[0] == marks[2], len(marks[0])
    (True, False, 16)
    """
    return tuple(
        hashlib.blake2b(
            json.dumps([_plain(cell) for cell in row], ensure_ascii=False).encode(),
            key=key,
            digest_size=FINGERPRINT_BYTES,
        ).hexdigest()
        for row in rows.select(facts).iter_rows()
    )


def held_back(
    now: Sequence[PeopleFact], earlier: Sequence[Disclosure], least: int = LEAST_GROUP
) -> tuple[Decision, ...]:
    """Decide which facts a report may tell beside all that was told before.

    Parameters
    ----------
    now : sequence of PeopleFact
        Facts in the order of their importance: one that is told stands in the way of later ones.
    earlier : sequence of Disclosure
        What was told before.
    least : int
        Fewest people that a fact, or what can be worked out from facts, may speak about.

    Returns
    -------
    tuple of Decision
        One for each fact, in the same order.

    Notes
    -----
    Facts of different statistics are not compared. Within one, a fact about group G is told anew
    if G has `least` people and, with everything told before or earlier in the same report:

    - for every told group E that overlaps G, those only in E are none or at least `least`, and so
      are those only in G;
    - no weighted sum of told groups, with whatever weights, speaks about one to `least` - 1
      people (`disclosure_algebra.ToldSums`).

    For sums and means this is exact: nobody can add, subtract and weigh what was told until fewer
    than `least` people are left. A middle is no sum; for it the first condition keeps apart the
    groups whose middles could be compared. People are known again by their fingerprints only, so
    form groups by facts that are part of them; a department that is renamed looks like new people.

    If the very group was told before, its value is told again. Otherwise the value of the told
    group that differs least is repeated, if fewer than `least` people came and fewer went; else
    nothing is told.

    Examples
    --------
    >>> told = Disclosure("pay mean", tuple("abcdefgh"), 50.0, "2026-11-01")
    >>> one_left = PeopleFact("pay mean", tuple("abcdefg"), 48.0)
    >>> [(each.verdict, each.value) for each in held_back([one_left], [told])]
    [('as told before', 50.0)]
    """
    decisions: dict[int, Decision] = {}
    for statistic in dict.fromkeys(fact.statistic for fact in now):
        places = [k for k, fact in enumerate(now) if fact.statistic == statistic]
        told = [each for each in earlier if each.statistic == statistic]
        book = _Book(told, [now[k] for k in places], least)
        decisions |= {k: book.decide(number) for number, k in enumerate(places)}
    return tuple(decisions[k] for k in range(len(now)))


def disclosures_of(decisions: Sequence[Decision], told_on: str) -> tuple[Disclosure, ...]:
    """Return what is told for the first time, to be kept for reports to come.

    Parameters
    ----------
    decisions : sequence of Decision
        From `held_back`.
    told_on : str
        'YYYY-MM-DD'.
    """
    told = (
        Disclosure(each.fact.statistic, tuple(sorted(each.fact.members)), each.value, told_on)
        for each in decisions
        if each.verdict == "tell" and each.told_on is None and each.value is not None
    )
    return tuple(dict.fromkeys(told))


class _Book:
    """Facts of one statistic: those told before, those asked for, and which are told by now."""

    def __init__(
        self, earlier: Sequence[Disclosure], now: Sequence[PeopleFact], least: int
    ) -> None:
        self._least = least
        self._now = now
        self._first = len(earlier)
        self._atoms = atoms_of(
            [*(each.members for each in earlier), *(each.members for each in now)]
        )
        self._sums = ToldSums(self._atoms, least)
        self._told: dict[int, Disclosure] = dict(enumerate(earlier))
        for place in self._told:
            self._sums.add(place, is_told=True)

    def decide(self, number: int) -> Decision:
        """Decide one fact and remember it if it is told."""
        fact, place = self._now[number], self._first + number
        size = len(fact.members)
        if size < self._least:
            return Decision(fact, "withhold", None)
        told = list(self._told)
        came, went = self._atoms.came_and_went(place, told)
        same = next((self._told[told[k]] for k in np.flatnonzero(came + went == 0)), None)
        if same is not None:
            verdict: Verdict = "tell" if same.value == fact.value else "as told before"
            return Decision(fact, verdict, same.value, same.told_on or None)
        few = [((count > 0) & (count < self._least)) for count in (came, went)]
        overlaps = came < size
        if not (overlaps & (few[0] | few[1])).any() and self._sums.add(place):
            self._told[place] = Disclosure(fact.statistic, fact.members, fact.value, "")
            return Decision(fact, "tell", fact.value)
        is_near = overlaps & (came < self._least) & (went < self._least)
        near = sorted((int(came[k] + went[k]), -told[k]) for k in np.flatnonzero(is_near))
        if not near:
            return Decision(fact, "withhold", None)
        nearest = self._told[-near[0][1]]
        return Decision(fact, "as told before", nearest.value, nearest.told_on or None)


def _plain(cell: object) -> object:
    """Write numbers that mean the same alike, whatever was computed to get them."""
    return round(float(cell), DIGITS) if isinstance(cell, int | float) else cell
