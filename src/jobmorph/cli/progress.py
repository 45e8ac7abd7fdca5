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
