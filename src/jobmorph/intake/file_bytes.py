"""A user's file opened and read within a limit, with one message for whatever goes wrong."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from jobmorph.schema.errors import DataError


@contextmanager
def open_file(path: Path) -> Iterator[BinaryIO]:
    """Open a file that a user handed in.

    Raises
    ------
    DataError
        If it is absent, a folder or unreadable, also while it is read.
    """
    try:
        if path.is_dir():
            raise DataError("this is a folder, not a file", where=str(path))
        with path.open("rb") as stream:
            yield stream
    except FileNotFoundError:
        raise DataError(
            "there is no such file", where=str(path), hint="Check the name and the folder."
        ) from None
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or str(fault)
        raise DataError(f"the file cannot be read ({reason})", where=str(path)) from fault


def read_bytes(path: Path, *, limit_bytes: int, hint: str) -> bytes:
    """Read a whole file that a user handed in.

    Parameters
    ----------
    path : Path
        Where it lies.
    limit_bytes : int
        Larger files are refused.
    hint : str
        What to do when it is too large.

    Raises
    ------
    DataError
        If the file is absent, a folder, unreadable, empty or too large.
    """
    with open_file(path) as stream:
        content = stream.read(limit_bytes + 1)
    if len(content) > limit_bytes:
        raise DataError(
            f"the file is larger than {limit_bytes / 1e6:g} MB", where=str(path), hint=hint
        )
    if not content.strip():
        raise DataError("the file is empty", where=str(path), hint="Nothing was computed.")
    return content
