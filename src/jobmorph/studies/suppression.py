"""Facts about people are told for groups of five or more: the one place that holds the rule.

Two rules. A list of groups: groups under five are put together, and with the smallest others until
the whole has five. A table of counts with its totals: cells from one to four are hidden, and more
cells until no hidden cell, and no hidden part of a row or column under five, can be worked out from
what is shown. Someone who works backwards knows the totals, every cell that is shown, and that a
hidden cell holds somebody.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from jobmorph.schema.errors import ParameterError

LEAST_GROUP: Final = 5

Counts = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]


def fold_small_groups(heads: dict[str, int], least: int = LEAST_GROUP) -> tuple[str, ...]:
    """Name the groups whose facts are told together only.

    Parameters
    ----------
    heads : dict of str to int
        People by group.
    least : int
        Smallest group whose facts are told.

    Returns
    -------
    tuple of str
        Groups to be put together, smallest first; none if all are large enough. Together they
        hold at least `least` people, unless all groups together do not. It is never one group
        alone, beside which the total would tell its facts.

    Examples
    --------
    >>> fold_small_groups({"sales": 12, "success": 7, "enablement": 2})
    ('enablement', 'success')
    >>> fold_small_groups({"sales": 12, "success": 7})
    ()
    """
    ordered = sorted((group for group in heads if heads[group]), key=lambda g: (heads[g], g))
    folded = [group for group in ordered if heads[group] < least]
    if not folded:
        return ()
    for group in ordered[len(folded) :]:
        if len(folded) > 1 and sum(heads[each] for each in folded) >= least:
            break
        folded.append(group)
    return tuple(folded)


@dataclass(frozen=True, slots=True)
class HiddenCells:
    """What a two-way table of people hides.

    Parameters
    ----------
    cells : array of bool, shape (rows, columns)
        Hidden counts.
    row_totals, column_totals : array of bool
        Hidden totals.
    total : bool
        Whether the total of all is hidden.
    """

    cells: Mask
    row_totals: Mask
    column_totals: Mask
    total: bool


def hide_cells(counts: Counts, least: int = LEAST_GROUP) -> HiddenCells:
    """Choose which counts of a two-way table stay hidden.

    Parameters
    ----------
    counts : array of int, shape (rows, columns)
        People by row and column.
    least : int
        Smallest count that is shown; zero is shown.

    Returns
    -------
    HiddenCells
        Cells from 1 to `least` less one, and further ones: so many that no hidden number has one
        possible value only, given all that is shown, and the hidden cells of a line hold `least`
        people together.

    Raises
    ------
    ParameterError
        If counts are negative or not a table.

    Notes
    -----
    With the totals as cells of their own, every row and column adds up to zero, so that tables
    that look alike from outside differ by circulations of a network whose arcs are the cells
    [J. Kelly, B. Golden, A. Assad, Networks 22 (1992) 397-417]. A hidden cell is safe if its arc
    lies on a circle along which people can be moved while every hidden cell keeps at least one.

    Examples
    --------
    >>> hide_cells(np.array([[9, 2, 9], [8, 9, 9], [9, 9, 9]])).cells.sum()
    np.int64(4)
    """
    if counts.ndim != 2 or counts.size == 0 or (counts < 0).any():
        raise ParameterError("a table of people needs rows, columns and no negative counts")
    table = _Extended(np.asarray(counts, dtype=np.int64), least)
    table.hide_enough()
    rows, columns = counts.shape
    return HiddenCells(
        table.hidden[:rows, :columns].copy(),
        table.hidden[:rows, columns].copy(),
        table.hidden[rows, :columns].copy(),
        bool(table.hidden[rows, columns]),
    )


class _Extended:
    """A table with its totals as last row and column, and what of it is hidden."""

    def __init__(self, counts: Counts, least: int) -> None:
        self._least = least
        self._rows, self._columns = counts.shape
        self.values = np.zeros((self._rows + 1, self._columns + 1), dtype=np.int64)
        self.values[:-1, :-1] = counts
        self.values[:-1, -1] = counts.sum(axis=1)
        self.values[-1, :-1] = counts.sum(axis=0)
        self.values[-1, -1] = counts.sum()
        self.hidden = (self.values > 0) & (self.values < least)

    def hide_enough(self) -> None:
        """Hide one more cell after the other until nothing can be worked out."""
        while worst := self._exposed(self.hidden):
            choices = list(self._choices(worst))
            if not choices:
                choices = [tuple(at) for at in np.argwhere(~self.hidden & (self.values > 0))]
            if not choices:
                return
            self.hidden[min(choices, key=self._cost)] = True

    def _cost(self, at: tuple[int, int]) -> tuple[int, int, int]:
        """Of two cells the better one leaves less exposed; then totals stay, and large counts."""
        tried = self.hidden.copy()
        tried[at] = True
        is_total = int(at[0] == self._rows) + int(at[1] == self._columns)
        return (len(self._exposed(tried)) + 3 * is_total, is_total, int(self.values[at]))

    def _choices(self, exposed: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Shown cells with people in the rows and columns of exposed ones."""
        rows, columns = {at[0] for at in exposed}, {at[1] for at in exposed}
        for at in np.argwhere(~self.hidden & (self.values > 0)):
            if at[0] in rows or at[1] in columns:
                yield int(at[0]), int(at[1])

    def _exposed(self, hidden: Mask) -> list[tuple[int, int]]:
        """Hidden cells that can be worked out, or are too few in their line together."""
        arcs = [(int(row), int(column)) for row, column in np.argwhere(hidden)]
        graph = self._arcs(arcs)
        alone = [at for at in arcs if not self._is_free(at, graph)]
        return alone or self._thin(hidden)

    def _thin(self, hidden: Mask) -> list[tuple[int, int]]:
        """Hidden cells whose row or column hides fewer people than a group, its total shown."""
        found = []
        for row, column in np.argwhere(hidden[:-1, :-1]):
            in_row = self.values[row, :-1][hidden[row, :-1]].sum()
            in_column = self.values[:-1, column][hidden[:-1, column]].sum()
            row_shown, column_shown = not hidden[row, -1], not hidden[-1, column]
            if (row_shown and in_row < self._least) or (column_shown and in_column < self._least):
                found.append((int(row), int(column)))
        return found

    def _ends(self, at: tuple[int, int]) -> tuple[str, str]:
        """Where the arc of a cell begins and ends, so that every line adds up to zero."""
        row, column = at
        if row == self._rows and column == self._columns:
            return "down", "across"
        if column == self._columns:
            return "across", f"row {row}"
        if row == self._rows:
            return f"column {column}", "down"
        return f"row {row}", f"column {column}"

    def _arcs(self, hidden: list[tuple[int, int]]) -> dict[str, list[tuple[str, tuple[int, int]]]]:
        """Where people can be moved: along each arc, and back where more than one is there."""
        graph: dict[str, list[tuple[str, tuple[int, int]]]] = {}
        for at in hidden:
            start, end = self._ends(at)
            graph.setdefault(start, []).append((end, at))
            if self.values[at] > 1:
                graph.setdefault(end, []).append((start, at))
        return graph

    def _is_free(
        self, at: tuple[int, int], graph: dict[str, list[tuple[str, tuple[int, int]]]]
    ) -> bool:
        start, end = self._ends(at)
        if _is_joined(graph, end, start, at):
            return True
        return bool(self.values[at] > 1) and _is_joined(graph, start, end, at)


def _is_joined(
    graph: dict[str, list[tuple[str, tuple[int, int]]]], start: str, end: str, left: tuple[int, int]
) -> bool:
    """Say whether `end` is reached from `start` without the arc of one cell."""
    seen, queue = {start}, deque([start])
    while queue:
        here = queue.popleft()
        if here == end:
            return True
        for there, at in graph.get(here, ()):
            if at != left and there not in seen:
                seen.add(there)
                queue.append(there)
    return False
