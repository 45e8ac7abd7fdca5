"""Zip and gzip files read without trusting them."""

import gzip
import io
import stat
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import IO

from jobmorph.intake.packed_file import DAMAGED
from jobmorph.schema.errors import DataError

_CHUNK_BYTES = 1 << 20
_RATIO_FREE_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class ArchiveLimits:
    """How much an archive may unpack to before it is refused.

    Attributes
    ----------
    total_bytes : int
        Unpacked size of all members together.
    members : int
        Number of members.
    ratio : float
        Unpacked over packed size of one member above 1 MiB. Text tables reach about 40.
    """

    total_bytes: int = 1 << 30
    members: int = 10_000
    ratio: float = 200.0


DEFAULT_LIMITS = ArchiveLimits()


class SafeArchive:
    """A zip file whose members are checked before any byte is unpacked.

    Parameters
    ----------
    content : bytes or pathlib.Path
        The zip itself or where it lies.
    where : str
        Its name in messages.
    limits : ArchiveLimits
        What it may unpack to.

    Raises
    ------
    DataError
        If it is not a whole zip file, or a member has an absolute or climbing name, is a link,
        is encrypted, or the archive would unpack to more than the limits.

    Examples
    --------
    >>> buffer = io.BytesIO()
    >>> with zipfile.ZipFile(buffer, "w") as writer:
    ...     writer.writestr("folder/a.txt", "one")
    >>> archive = SafeArchive(buffer.getvalue(), where="a.zip")
    >>> archive.names, archive.read("folder/a.txt")
    (('folder/a.txt',), b'one')
    """

    def __init__(
        self, content: bytes | Path, *, where: str, limits: ArchiveLimits = DEFAULT_LIMITS
    ) -> None:
        self.where = where
        self._limits = limits
        self._size_bytes = len(content) if isinstance(content, bytes) else content.stat().st_size
        stream = io.BytesIO(content) if isinstance(content, bytes) else content
        try:
            self._zip = zipfile.ZipFile(stream)
        except (zipfile.BadZipFile, OSError, ValueError) as error:
            raise _broken(where, error) from error
        self._members = {info.filename: info for info in self._zip.infolist() if not info.is_dir()}
        self._check()

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the members, folders left out, in the order of the archive."""
        return tuple(self._members)

    def read(self, name: str) -> bytes:
        """Return the unpacked bytes of one member.

        Raises
        ------
        DataError
            If there is no such member, or it is damaged (wrong checksum, cut short).
        """
        if name not in self._members:
            raise DataError("there is no such file in the archive", where=f"{self.where}/{name}")
        info = self._members[name]
        try:
            with self._zip.open(info) as stream:
                return _read_at_most(stream, info.file_size, f"{self.where}/{name}")
        except DAMAGED as error:
            raise _broken(f"{self.where}/{name}", error) from error

    def verify(self) -> None:
        """Unpack every member once and compare its checksum."""
        for name in self._members:
            self.read(name)

    def _check(self) -> None:
        self._refuse(
            "the archive would write outside its folder",
            [name for name in self._members if not _is_inside(name)],
        )
        self._refuse(
            "the archive holds links",
            [name for name, info in self._members.items() if _is_link(info)],
        )
        self._refuse(
            "the archive is encrypted",
            [name for name, info in self._members.items() if info.flag_bits & 1],
        )
        limits = self._limits
        if len(self._zip.infolist()) > limits.members:
            self._refuse(
                f"the archive has more than {limits.members:,} members",
                [f"{len(self._zip.infolist()):,} members"],
            )
        total = sum(info.file_size for info in self._members.values())
        if total > limits.total_bytes:
            self._refuse(
                f"the archive would unpack to more than {limits.total_bytes:,} bytes",
                [f"{total:,} bytes"],
            )
        self._refuse(
            f"members unpack to more than {limits.ratio:g} times their packed size",
            [name for name, info in self._members.items() if _ratio(info) > limits.ratio],
        )
        packed = sum(info.compress_size for info in self._members.values())
        if packed > self._size_bytes:
            # Overlapping members let a small file unpack to petabytes with innocent ratios.
            self._refuse("members of the archive overlap", [f"{packed:,} packed bytes"])

    def _refuse(self, what: str, items: list[str]) -> None:
        if items:
            raise DataError(
                what, where=self.where, items=items, hint="Do not use this file; download it again."
            )


def unpack_gzip(content: bytes, *, where: str, limits: ArchiveLimits = DEFAULT_LIMITS) -> bytes:
    """Return the unpacked bytes of a gzip file.

    Raises
    ------
    DataError
        If it is not a whole gzip file or unpacks to more than `limits.total_bytes`.

    Examples
    --------
    >>> unpack_gzip(gzip.compress(b"one"), where="a.gz")
    b'one'
    """
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as stream:
            return _read_at_most(stream, limits.total_bytes, where)
    except (OSError, EOFError, zlib.error) as error:
        raise _broken(where, error) from error


def _read_at_most(stream: IO[bytes] | gzip.GzipFile, limit: int, where: str) -> bytes:
    parts: list[bytes] = []
    size = 0
    while chunk := stream.read(_CHUNK_BYTES):
        size += len(chunk)
        if size > limit:
            raise DataError(
                f"the file unpacks to more than {limit:,} bytes",
                where=where,
                hint="Do not use this file; download it again.",
            )
        parts.append(chunk)
    return b"".join(parts)


def _is_inside(name: str) -> bool:
    windows, posix = PureWindowsPath(name), PurePosixPath(name)
    absolute = posix.is_absolute() or bool(windows.drive) or bool(windows.root)
    return not absolute and ".." not in windows.parts and "\x00" not in name


def _is_link(info: zipfile.ZipInfo) -> bool:
    return stat.S_ISLNK(info.external_attr >> 16)


def _ratio(info: zipfile.ZipInfo) -> float:
    if info.file_size <= _RATIO_FREE_BYTES:
        return 0.0
    return info.file_size / max(info.compress_size, 1)


def _broken(where: str, error: Exception) -> DataError:
    return DataError(
        f"the file is damaged or cut short ({error})",
        where=where,
        hint="Download it again, or hand in a whole copy with --from.",
    )
