"""Which rows of a roster are people, and which are totals, footers, headers or another table."""

from collections.abc import Sequence
from typing import Final

from jobmorph.intake.roster_cell import number_of
from jobmorph.intake.roster_header import Field, header_book, header_key, is_known
from jobmorph.intake.roster_values import MOST_FTE, MOST_HOURS

_OF_A_PERSON: Final[frozenset[Field]] = frozenset({"title", "person"})
# How the names of totals begin, see `roster_headers.yaml`.
_TOTAL_STARTS: Final = ("to", "gr", "su", "ge", "er", "zw", "so", "in", "sous")
_SUMS: Final[frozenset[Field]] = frozenset({"fte", "hours", "pay"})
_ONE_PERSONS: Final[dict[Field, float]] = {"fte": MOST_FTE, "hours": MOST_HOURS}
_ALIKE: Final = 1e-6


class RowKinds:
    """Tells the rows of one roster apart, in their order.

    Parameters
    ----------
    fields : tuple of Field
        What each column holds.
    names : tuple of str
        Keys of the names of the columns.
    """

    def __init__(self, fields: tuple[Field, ...], names: tuple[str, ...]) -> None:
        self._fields = fields
        self._names = names
        self._is_below_gap = False
        self._read: dict[str, float | None] = {}
        self._sums: dict[Field, float] = dict.fromkeys(_ONE_PERSONS, 0.0)
        self._summed = [(at, kind) for at, kind in enumerate(fields) if kind in _ONE_PERSONS]

    def kind(self, cells: Sequence[str]) -> str | None:
        """Say why a row is nobody; None for a person.

        Returns
        -------
        str or None
            'blank', 'header' (repeated), 'total', 'footer', or 'table': the names of another one.
        """
        kind = self._kind(cells)
        self._is_below_gap = kind == "blank"
        if kind is None:
            for at, field in self._summed:
                self._sums[field] += self._number(cells[at]) or 0.0
        return kind

    def _kind(self, cells: Sequence[str]) -> str | None:
        filled = [(kind, cell) for kind, cell in zip(self._fields, cells, strict=True) if cell]
        if not filled:
            return "blank"
        if len(filled) > 1 and all(
            not cell or header_key(cell) == name
            for cell, name in zip(cells, self._names, strict=True)
        ):
            return "header"
        if self._is_other_header(filled):
            return "table"
        if self._adds_up(filled):
            return "total"
        is_alone = len(filled) == 1 and len(self._fields) > 1
        is_footer = is_alone and filled[0][0] not in _OF_A_PERSON
        return "footer" if is_footer and not self._is_one_persons(filled) else None

    def _is_other_header(self, filled: Sequence[tuple[Field, str]]) -> bool:
        least = 2 if self._is_below_gap else 3
        if len(filled) < least or any(cell[-1].isdigit() for _, cell in filled):
            return False
        return all(is_known(cell) for _, cell in filled)

    def _adds_up(self, filled: Sequence[tuple[Field, str]]) -> bool:
        """Say whether a row is a total: called so, or sums without anybody's title."""
        kinds = {kind for kind, _ in filled}
        totals = header_book().totals
        if any(_is_total(cell, totals) for kind, cell in filled if kind not in _SUMS):
            return True
        if kinds == {"title"}:
            # A count below the titles; its label stands in a column that is not read.
            return filled[0][1].isdigit()
        return kinds <= _SUMS and not self._is_one_persons(filled)

    def _is_one_persons(self, filled: Sequence[tuple[Field, str]]) -> bool:
        """Say whether figures without a title may be one person's, and are not the sum so far."""
        for kind, cell in filled:
            if kind not in _ONE_PERSONS:
                continue
            number = self._number(cell)
            if number is None or abs(number - self._sums[kind]) < _ALIKE:
                return False
            return number / (100.0 if cell.endswith("%") else 1.0) <= _ONE_PERSONS[kind]
        return False

    def _number(self, cell: str) -> float | None:
        if cell not in self._read:
            self._read[cell] = number_of(cell, None, is_grouped=False) if cell else None
        return self._read[cell]


def _is_total(cell: str, totals: frozenset[str]) -> bool:
    # Most cells are told apart by their first letters, which costs little.
    if not cell[:4].casefold().startswith(_TOTAL_STARTS):
        return False
    return header_key(cell.partition(":")[0]).rstrip("0123456789") in totals
