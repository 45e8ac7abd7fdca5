"""The log of a copy: every file with its hash; what an earlier run wrote and this one does not."""

import hashlib
import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from jobmorph.reports.output import write_output
from jobmorph.reports.words import say
from jobmorph.schema.errors import DataError

LOG_NAME: Final = "site.json"
SCHEMA_VERSION: Final = "1.0"
LARGEST_LOG: Final = 100_000_000


@dataclass(frozen=True, slots=True)
class CopiedFile:
    """A file of a copy: its place below the folder, its size and hash in hexadecimal."""

    name: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class CopyLog:
    """What a copy holds and what it was made of; no time of day.

    Parameters
    ----------
    version, edition, edition_sha256
        The program and its reference edition.
    jobs : int
        Jobs with pages.
    pages : {'job', 'all'}
        How many pages each has.
    files : tuple of CopiedFile
        By name.
    """

    version: str
    edition: str
    edition_sha256: str
    jobs: int
    pages: str
    files: tuple[CopiedFile, ...]
    schema_version: str = SCHEMA_VERSION

    def to_json(self) -> str:
        """Return the log as JSON with a file a line; the same copy has the same bytes."""
        head = {key: value for key, value in asdict(self).items() if key != "files"}
        lines = ",\n".join(json.dumps(asdict(each), ensure_ascii=False) for each in self.files)
        start = json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}")
        return f'{start},\n "files": [\n{lines}\n]}}\n'


def require_folder(folder: Path) -> None:
    """Make the folder of a copy.

    Raises
    ------
    DataError
        If it cannot be made, or holds files that no copy wrote.
    """
    try:
        folder.mkdir(exist_ok=True)
        holds = any(folder.iterdir())
    except OSError as fault:
        reason = (fault.strerror or type(fault).__name__).lower()
        raise DataError(
            say("copy.folder.error", reason=reason),
            where=str(folder),
            hint=say("copy.folder.error.hint"),
        ) from fault
    if holds and not (folder / LOG_NAME).is_file():
        raise DataError(say("copy.folder"), where=str(folder), hint=say("copy.folder.hint"))


def write_file(folder: Path, name: str, content: bytes) -> tuple[CopiedFile, bool]:
    """Write a file below the folder unless it is there as it should be; say whether it was not."""
    path = folder / name
    digest = hashlib.sha256(content).hexdigest()
    file = CopiedFile(name, len(content), digest)
    with suppress(OSError):
        if path.stat().st_size == len(content) and path.read_bytes() == content:
            return file, False
    path.parent.mkdir(parents=True, exist_ok=True)
    write_output(content, path)
    return file, True


def earlier_files(folder: Path) -> dict[str, str]:
    """Read hash by name of what an earlier run wrote; nothing without its log."""
    log = folder / LOG_NAME
    try:
        if log.stat().st_size > LARGEST_LOG:
            return {}
        files = json.loads(log.read_text(encoding="utf-8"))["files"]
        return {str(each["name"]): str(each["sha256"]) for each in files}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def remove_old(
    folder: Path, earlier: dict[str, str], names: Iterable[str]
) -> tuple[int, tuple[str, ...]]:
    """Remove what an earlier run wrote and this one does not; leave what somebody changed.

    Returns
    -------
    int, tuple of str
        How many were removed, and the names of those that stay.
    """
    new, root = set(names), folder.resolve()
    removed, kept = 0, []
    for name, digest in earlier.items():
        path = folder / name
        is_inside = root in path.resolve().parents
        if name in new or not is_inside or path.is_symlink() or not path.is_file():
            continue
        if hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            kept.append(name)
            continue
        path.unlink()
        removed += 1
        inner = path.parent
        while inner != folder and not any(inner.iterdir()):
            inner.rmdir()
            inner = inner.parent
    return removed, tuple(kept)
