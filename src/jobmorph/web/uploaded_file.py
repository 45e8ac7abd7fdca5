"""A file that somebody handed in: a name and bytes in memory that read as a file does."""

import io
import re
import sys
from pathlib import PosixPath, PurePath, WindowsPath
from typing import Any, Final

from jobmorph.schema.errors import DataError

if sys.platform == "win32":
    _Path = WindowsPath
else:
    _Path = PosixPath

LONGEST_NAME: Final = 80
_ODD: Final = re.compile(r"[^\w .()+-]")


class UploadedFile(_Path):
    """A path that leads nowhere: what is read from it are bytes in memory.

    Readers of users' files take a path, look at its name, and open it. An upload can so be read by
    the same code as a file, and neither its name nor its content ever reaches the disk.

    Examples
    --------
    >>> uploaded("../../etc/passwd", b"a,b").name
    'passwd'
    >>> uploaded("team.csv", b"a,b").open("rb").read()
    b'a,b'
    """

    content: bytes

    def open(self, *args: Any, **kwargs: Any) -> Any:
        """Return the bytes as a stream; it cannot be written to."""
        if (args[0] if args else kwargs.get("mode", "r")) != "rb":
            raise PermissionError(13, "an upload can only be read as bytes")
        return io.BytesIO(self.content)

    def is_dir(self, *args: Any, **kwargs: Any) -> bool:
        """Say no: an upload is no folder."""
        return False

    def is_file(self, *args: Any, **kwargs: Any) -> bool:
        """Say yes, without asking the disk."""
        return True

    def exists(self, *args: Any, **kwargs: Any) -> bool:
        """Say yes, without asking the disk."""
        return True

    def stat(self, *args: Any, **kwargs: Any) -> Any:
        """Refuse: nothing of this name may be looked for on the disk."""
        raise PermissionError(13, "an upload is not on the disk")


def uploaded(name: str, content: bytes) -> UploadedFile:
    """Make a file of an upload.

    Parameters
    ----------
    name : str
        As the client calls it: folders, odd signs and all but the last 80 letters are left out.
    content : bytes
        What it holds.
    """
    last = PurePath(name.replace("\\", "/")).name
    plain = _ODD.sub("", last).strip(" .")[-LONGEST_NAME:] or "upload"
    file = UploadedFile(plain)
    file.content = content
    return file


def require_modest(file: UploadedFile, *, most_rows: int, most_unpacked_bytes: int) -> None:
    """Refuse a table that would fill a server's memory, before anything is made of it.

    Parameters
    ----------
    file : UploadedFile
        Text, or a packed workbook: that is unpacked piece by piece, and nothing of it kept.
    most_rows : int
        Lines of a text, rows of all sheets.
    most_unpacked_bytes : int
        Size of a workbook's parts.

    Raises
    ------
    DataError
        If it is larger.
    """
    import zipfile

    from jobmorph.intake.packed_file import UNREADABLE, damaged_workbook

    if not file.content.startswith(b"PK"):
        rows = max(file.content.count(b"\n"), file.content.count(b"\r"))
        _require_rows(file.name, rows, most_rows)
        return
    try:
        with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
            entries = archive.infolist()
            unpacked = sum(entry.file_size for entry in entries)
            if unpacked > most_unpacked_bytes:
                raise DataError(
                    f"the workbook unpacks to {unpacked / 1e6:,.0f} MB, more than "
                    f"{most_unpacked_bytes / 1e6:,.0f}",
                    where=file.name,
                    hint="Save the one sheet as CSV UTF-8.",
                )
            rows = sum(_rows(archive, each) for each in entries if "worksheets/" in each.filename)
    except UNREADABLE:
        raise damaged_workbook(file.name) from None
    _require_rows(file.name, rows, most_rows)


def _rows(archive: Any, entry: Any) -> int:
    """Count the rows of a sheet, a megabyte at a time."""
    count, end = 0, b""
    with archive.open(entry) as part:
        while piece := part.read(1 << 20):
            seen = end + piece
            count += seen.count(b"<row")
            end = seen[-3:]
    return count


def _require_rows(name: str, rows: int, most: int) -> None:
    if rows > most:
        raise DataError(
            f"the table has about {rows:,} rows, more than the {most:,} that this server reads",
            where=name,
            hint="On your own computer there is no such limit: jobmorph team ROSTER",
        )
