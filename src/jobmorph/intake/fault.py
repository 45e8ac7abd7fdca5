"""Faults of a user's file, collected line by line and raised once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from jobmorph.schema.errors import SHOWN_ITEMS, DataError

SHOWN_VALUE_LENGTH: Final = 30
_NUMBER_WORDS: Final = (
    "No",
    "One",
    "Two",
    "Three",
    "Four",
    "Five",
    "Six",
    "Seven",
    "Eight",
    "Nine",
    "Ten",
    "Eleven",
    "Twelve",
)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in one line.

    Parameters
    ----------
    line : int
        Line of the file, the first is 1.
    what : str
        The column, the value and what was expected, without a full stop.
    """

    line: int
    what: str


class LineError(DataError):
    """A file with faulty lines: the first in full, the others by number.

    Parameters
    ----------
    source : str
        Name of the file.
    faults : sequence of Fault
        At least one, in any order. All of them are in `faults` and, for a trace, in the notes
        of the exception.

    Examples
    --------
    >>> print(LineError("w.csv", [Fault(9, "x"), Fault(4, 'hours "?" is not a number')]))
    w.csv, line 4: hours "?" is not a number. One more line needs a look: 9. Nothing was computed.
    """

    def __init__(self, source: str, faults: Sequence[Fault]) -> None:
        self.source = source
        self.faults = tuple(sorted(faults, key=lambda fault: fault.line))
        first = self.faults[0].line
        others = sorted({fault.line for fault in self.faults} - {first})
        whats = "; ".join(fault.what for fault in self.faults if fault.line == first)
        text = f"{source}, line {first}: {whats}."
        super().__init__(f"{text} {_other_lines(others)}".strip(), hint="Nothing was computed.")
        for fault in self.faults:
            self.add_note(f"{source}, line {fault.line}: {fault.what}")


def shown(value: str) -> str:
    """Quote a value of the user's file, shortened, on one line.

    Examples
    --------
    >>> shown("about 5")
    '"about 5"'
    """
    flat = " ".join(value.split())
    if len(flat) > SHOWN_VALUE_LENGTH:
        flat = flat[: SHOWN_VALUE_LENGTH - 3] + "..."
    return f'"{flat}"'


def _other_lines(lines: Sequence[int]) -> str:
    if not lines:
        return ""
    count = len(lines)
    word = _NUMBER_WORDS[count] if count < len(_NUMBER_WORDS) else f"{count:,}"
    listed = ", ".join(str(line) for line in lines[:SHOWN_ITEMS])
    rest = f" and {count - SHOWN_ITEMS:,} more" if count > SHOWN_ITEMS else ""
    noun = "line needs" if count == 1 else "lines need"
    return f"{word} more {noun} a look: {listed}{rest}."
