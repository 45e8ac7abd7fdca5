"""Progress of long work on stderr, only where somebody watches."""

import sys
from types import TracebackType
from typing import Self

_CLEAR_LINE = "\r\x1b[K"


class _PassingLine:
    """One line on stderr that is replaced while work goes on and disappears at the end."""

    def __init__(self) -> None:
        self._is_watched = sys.stderr.isatty()

    def __enter__(self) -> Self:
        """Start; prints nothing yet."""
        return self

    def _replace(self, text: str) -> None:
        if self._is_watched:
            sys.stderr.write(f"{_CLEAR_LINE}{text}")
            sys.stderr.flush()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Remove the line."""
        self._replace("")


class ByteProgress(_PassingLine):
    """Shows how many bytes have come."""

    def show(self, loaded_bytes: int) -> None:
        """Replace the line by the number of megabytes loaded of the present file."""
        self._replace(f"{loaded_bytes / 1e6:,.1f} MB")


class RowProgress(_PassingLine):
    """Shows a bar, the share done and the rows so far."""

    _MARKS = 30

    def __init__(self) -> None:
        super().__init__()
        self.rows = 0

    def show(self, rows: int, share: float) -> None:
        """Replace the line by the share (0..1) of the file that has been read."""
        self.rows = rows
        done = round(self._MARKS * min(max(share, 0.0), 1.0))
        bar = "#" * done + "." * (self._MARKS - done)
        self._replace(f"{bar} {share:4.0%}  {rows:,} rows")


class StepProgress(_PassingLine):
    """Shows a bar, the steps done of all, and how it goes."""

    _MARKS = 30

    def show(self, done: int, wanted: int, told: str = "") -> None:
        """Replace the line by the number of steps done, and a word on them."""
        marks = round(self._MARKS * min(done / max(wanted, 1), 1.0))
        bar = "#" * marks + "." * (self._MARKS - marks)
        self._replace(f"{bar} {done:,} of {wanted:,}  {told}".rstrip())
