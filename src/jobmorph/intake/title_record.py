"""Records of delimited text with the very characters they were written in."""

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Record:
    r"""One record: a row of cells, which may run over several lines.

    Parameters
    ----------
    line : int
        Line of the text that it starts in, the first is 1.
    text : str
        As written, without the line end after it.
    end : str
        That line end; empty at the end of a text without one.
    cells : tuple of str
        Its cells; empty for a blank line.
    is_broken : bool
        A quotation mark is never closed, or a cell is too long: `cells` are then the pieces
        between separators as they stand.
    """

    line: int
    text: str
    end: str
    cells: tuple[str, ...]
    is_broken: bool = False


class _Lines:
    """Hands lines to a reader, remembers those of the present record, takes lines back."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._returned: deque[str] = deque()
        self.taken: list[str] = []

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._returned.popleft() if self._returned else next(self._lines)
        self.taken.append(line)
        return line

    def give_back(self, count: int) -> None:
        """Take the last `count` lines of the present record back."""
        if count:
            self._returned.extendleft(reversed(self.taken[-count:]))
            del self.taken[-count:]


def split_records(lines: Iterable[str], separator: str) -> Iterator[Record]:
    r"""Split text into records.

    A record that no closing quotation mark ends is cut after its first line: what follows is read
    as if that mark were not there.

    Parameters
    ----------
    lines : iterable of str
        Lines with their ends.
    separator : str
        Between cells.

    Examples
    --------
    >>> [(r.line, r.cells) for r in split_records(['a,"b\n', 'c"\n', 'd,e\n'], ",")]
    [(1, ('a', 'b\nc')), (3, ('d', 'e'))]
    """
    source = _Lines(lines)
    reader = csv.reader(source, delimiter=separator)
    line = 1
    while True:
        source.taken.clear()
        is_broken = False
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            cells, is_broken = [], True
        if is_broken or _is_unclosed(source.taken, separator):
            source.give_back(len(source.taken) - 1)
            reader = csv.reader(source, delimiter=separator)
            cells, is_broken = _without_end(source.taken[0]).split(separator), True
        written = "".join(source.taken)
        text = _without_end(written)
        yield Record(line, text, written[len(text) :], tuple(cells), is_broken)
        line += len(source.taken)


def _is_unclosed(taken: list[str], separator: str) -> bool:
    """Say whether the last record of a text ended because the text did."""
    written = "".join(taken)
    if '"' not in written or written.count('"') % 2 == 0:
        return False
    try:
        list(csv.reader(taken, delimiter=separator, strict=True))
    except csv.Error as fault:
        return "unexpected end" in str(fault)
    return False


def _without_end(written: str) -> str:
    for end in ("\r\n", "\n", "\r"):
        if written.endswith(end):
            return written[: -len(end)]
    return written
