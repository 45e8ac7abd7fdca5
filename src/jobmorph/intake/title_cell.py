"""One title as a user's table holds it: fit to be read, or why not."""

from typing import Final, Literal

from jobmorph.work.title.normalise import LONGEST_TITLE

CellFault = Literal["empty", "too_long", "undecodable"]

# Bytes that were no text stand as these in what Python decodes.
_SURROGATES: Final = range(0xD800, 0xE000)


def plain_cell(cell: str | None) -> str:
    r"""Return a title on one line, without blanks at its ends; empty where there is none.

    Examples
    --------
    >>> plain_cell("  Sales\n manager ")
    'Sales manager'
    """
    return "" if cell is None else " ".join(cell.split())


def cell_fault(title: str) -> CellFault | None:
    """Say why a plain title cannot be read, or None.

    Examples
    --------
    >>> cell_fault("SDR"), cell_fault(""), cell_fault("x" * 10_000)
    (None, 'empty', 'too_long')
    """
    if not title:
        return "empty"
    if len(title) > LONGEST_TITLE:
        return "too_long"
    if not title.isascii() and any(ord(sign) in _SURROGATES for sign in title):
        return "undecodable"
    return None
