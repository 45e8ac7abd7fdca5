"""Progress of long work on stderr, only where somebody watches."""

import sys
from types import TracebackType

_CLEAR_LINE = "\r\x1b[K"


class ByteProgress:
    """Shows how many bytes have come, on one line that disappears at the end."""

    def __init__(self) -> None:
        self._is_watched = sys.stderr.isatty()

    def __enter__(self) -> "ByteProgress":
        """Start; prints nothing yet."""
        return self

    def show(self, loaded_bytes: int) -> None:
        """Replace the line by the number of megabytes loaded of the present file."""
        if self._is_watched:
            sys.stderr.write(f"{_CLEAR_LINE}{loaded_bytes / 1e6:,.1f} MB")
            sys.stderr.flush()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Remove the line."""
        if self._is_watched:
            sys.stderr.write(_CLEAR_LINE)
            sys.stderr.flush()


class RowProgress:
    """Shows a bar, the share done and the rows so far, on one line that disappears at the end."""

    _MARKS = 30

    def __init__(self) -> None:
        self._is_watched = sys.stderr.isatty()
        self.rows = 0

    def __enter__(self) -> "RowProgress":
        """Start; prints nothing yet."""
        return self

    def show(self, rows: int, share: float) -> None:
        """Replace the line by the share (0..1) of the file that has been read."""
        self.rows = rows
        if self._is_watched:
            done = round(self._MARKS * min(max(share, 0.0), 1.0))
            bar = "#" * done + "." * (self._MARKS - done)
            sys.stderr.write(f"{_CLEAR_LINE}{bar} {share:4.0%}  {rows:,} rows")
            sys.stderr.flush()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Remove the line."""
        if self._is_watched:
            sys.stderr.write(_CLEAR_LINE)
            sys.stderr.flush()
