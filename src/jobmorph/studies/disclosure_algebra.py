"""Facts about groups, added and subtracted until they speak about fewer than five people.

Every mean that is told, with the number of people, is an equation over what single people earn:
the sum over a group. Someone with several reports may add and subtract them with any weights.
What comes out is again a weighted sum over people. It gives somebody away if only one to four
people have a weight other than 0.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import numpy as np
import numpy.typing as npt

# A Mersenne prime: products of two residues fit 64 bits.
PRIME: Final = 2**31 - 1
# More such combinations than this are not searched: the fact is withheld.
MOST_ROWS: Final = 24

Residues = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Atoms:
    """People put together who are in exactly the same groups.

    Parameters
    ----------
    sizes : array of int, shape (atoms,)
        People in each, largest first.
    groups : array of int, shape (groups, atoms)
        1 where the atom is part of the group.
    """

    sizes: npt.NDArray[np.int64]
    groups: Residues

    def came_and_went(self, group: int, others: Sequence[int]) -> Residues:
        """Count who is in one group only, beside each of others.

        Returns
        -------
        array of int, shape (2, others)
            People in the group and not in the other; in the other and not in the group.
        """
        here, there = self.groups[group], self.groups[list(others)]
        came = (here * (1 - there)) @ self.sizes
        went = (there * (1 - here)) @ self.sizes
        return np.stack([came, went])


def atoms_of(groups: Sequence[Iterable[str]]) -> Atoms:
    """Put people together who are in the same groups.

    Parameters
    ----------
    groups : sequence of iterables of str
        Fingerprints; of people who are alike the first in one group is the first in another, the
        second the second, and so on.

    Examples
    --------
    >>> atoms = atoms_of([["a", "b", "c"], ["b", "c", "c"]])
    >>> atoms.sizes.tolist(), atoms.groups.tolist()
    ([2, 1, 1], [[1, 1, 0], [1, 0, 1]])
    """
    patterns: dict[tuple[str, int], int] = {}
    for place, group in enumerate(groups):
        for person, count in Counter(group).items():
            for copy in range(count):
                key = (person, copy)
                patterns[key] = patterns.get(key, 0) | (1 << place)
    counted = Counter(patterns.values())
    ordered = sorted(counted, key=lambda pattern: (-counted[pattern], pattern))
    cells = [[(pattern >> place) & 1 for pattern in ordered] for place in range(len(groups))]
    sizes = np.array([counted[pattern] for pattern in ordered], dtype=np.int64)
    return Atoms(sizes, np.array(cells, dtype=np.int64).reshape(len(groups), len(ordered)))


class ToldSums:
    """Weighted sums of told groups, and how few people one of them may speak about.

    The sums are the row space of a matrix of 0 and 1, kept in reduced row echelon form modulo a
    large prime: what is found to be 0 is 0 but for a chance of about one in a billion. Atoms stand
    in the order of their size, so rows whose pivot is small speak about small atoms only.

    Parameters
    ----------
    atoms : Atoms
        Of all groups that are or may be told.
    least : int
        Fewest people that a sum may speak about.

    Examples
    --------
    >>> sums = ToldSums(atoms_of([list("abcdefgh"), list("abcdefg"), list("cde")]), 5)
    >>> sums.add(0), sums.add(1)
    (True, False)
    """

    def __init__(self, atoms: Atoms, least: int) -> None:
        self.atoms = atoms
        self._least = least
        self._rows: Residues = np.zeros((0, atoms.sizes.size), dtype=np.int64)
        self._pivots: list[int] = []

    def add(self, group: int, *, is_told: bool = False) -> bool:
        """Tell one more group, unless some sum would then speak about too few people.

        Parameters
        ----------
        group : int
            Which of the groups of `atoms`.
        is_told : bool
            True for one that was told already: it is added whatever follows from it.

        Returns
        -------
        bool
            Whether it was added.
        """
        row = self._reduced(self.atoms.groups[group])
        if not row.any():
            return True
        pivot = int(np.flatnonzero(row)[0])
        row = row * pow(int(row[pivot]), -1, PRIME) % PRIME
        cleared = (self._rows - self._rows[:, [pivot]] * row) % PRIME
        rows, pivots = np.vstack([cleared, row]), [*self._pivots, pivot]
        if not is_told and self._speaks_of_few(rows, pivots):
            return False
        self._rows, self._pivots = rows, pivots
        return True

    def _reduced(self, group: Residues) -> Residues:
        row = group.copy()
        for place, pivot in enumerate(self._pivots):
            if row[pivot]:
                row = (row - row[pivot] * self._rows[place]) % PRIME
        return row

    def _speaks_of_few(self, rows: Residues, pivots: list[int]) -> bool:
        """Say whether a weighted sum of rows has fewer people than allowed.

        A sum of k rows has at least their k pivots, which no other row touches: only few rows with
        small pivots come into question, with what room they leave for further atoms.
        """
        sizes = self.atoms.sizes
        small = [k for k, pivot in enumerate(pivots) if sizes[pivot] < self._least]
        if len(small) > MOST_ROWS:
            return True
        free = np.ones(sizes.size, dtype=bool)
        free[pivots] = False
        for count in range(1, min(self._least, len(small) + 1)):
            for chosen in combinations(small, count):
                spare = self._least - 1 - sum(int(sizes[pivots[k]]) for k in chosen)
                if spare >= 0 and _reaches(rows[list(chosen)][:, free], sizes[free], spare):
                    return True
        return False


def _reaches(rows: Residues, sizes: npt.NDArray[np.int64], spare: int) -> bool:
    """Say whether rows have a weighted sum, not all weights 0, of `spare` people at most.

    Of columns with more than `spare` people together one must be 0: each is tried, which leaves a
    row less.
    """
    touched = np.flatnonzero(rows.any(axis=0))
    taken = np.cumsum(sizes[touched])
    if not touched.size or taken[-1] <= spare:
        return True
    if rows.shape[0] == 1:
        return False
    for column in touched[: int(np.searchsorted(taken, spare, side="right")) + 1]:
        lead = int(np.flatnonzero(rows[:, column])[0])
        unit = rows[lead] * pow(int(rows[lead, column]), -1, PRIME) % PRIME
        others = np.delete(rows, lead, axis=0)
        cleared = (others - others[:, [column]] * unit) % PRIME
        if _reaches(cleared, sizes, spare):
            return True
    return False
