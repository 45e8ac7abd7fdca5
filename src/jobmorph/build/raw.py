"""The raw files of an edition: a folder or a zip, however they were packed."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from typing import Protocol

from jobmorph.build.archive import SafeArchive, unpack_gzip
from jobmorph.schema.errors import DataError


@dataclass(frozen=True, slots=True)
class RawRead:
    """One file that was read, for the manifest of an edition.

    Attributes
    ----------
    path : str
        Where it was found, relative to the raw folder, members of a zip after its name.
    sha256 : str
        Hash of the unpacked bytes: the same for a plain, gzipped or zipped copy.
    size_bytes : int
        Number of unpacked bytes.
    """

    path: str
    sha256: str
    size_bytes: int


@dataclass(frozen=True, slots=True)
class RawFile:
    """One raw file in memory, unpacked.

    Attributes
    ----------
    path : str
        Where it was found, for messages.
    content : bytes
        Its unpacked bytes.
    """

    path: str
    content: bytes = field(repr=False)

    @property
    def name(self) -> str:
        """Name without folders and without `.gz`."""
        return PurePosixPath(self.path).name.removesuffix(".gz")


class _Store(Protocol):
    """Files by relative posix path."""

    def names(self) -> tuple[str, ...]: ...

    def has(self, name: str) -> bool: ...

    def read(self, name: str) -> bytes: ...


class RawFolder:
    """Where raw files are read from: what `--from DIR|ZIP` names, or the download cache.

    A file is asked for by its candidate paths; the first that exists wins. Each candidate is
    tried as given, gzipped, and at last by its bare name anywhere in the folder. Every file
    read is remembered in `reads`.

    Parameters
    ----------
    path : pathlib.Path
        A folder or a zip file.

    Raises
    ------
    DataError
        If `path` is neither.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as name:
    ...     _ = Path(name, "wages.csv").write_text("a,b")
    ...     raw = RawFolder(Path(name))
    ...     raw.read("bls/wages.csv").content, raw.reads[0].size_bytes
    (b'a,b', 3)
    """

    def __init__(self, path: Path) -> None:
        if path.is_dir():
            self._store: _Store = _Directory(path)
        elif path.is_file():
            self._store = _Zip(SafeArchive(path, where=path.name))
        else:
            raise DataError(
                "there is no such folder or zip file",
                where=str(path),
                hint="Name an existing one with --from, or download with `jobmorph data pull`.",
            )
        self.label = str(path)
        self._prefix = ""
        self._reads: dict[str, RawRead] = {}
        self._parts: dict[tuple[str, ...], RawFolder] = {}

    @property
    def reads(self) -> tuple[RawRead, ...]:
        """Every file read so far, sorted by path."""
        return tuple(self._reads[path] for path in sorted(self._reads))

    def names(self) -> tuple[str, ...]:
        """Relative paths of all files, sorted."""
        return self._store.names()

    def has(self, *candidates: str) -> bool:
        """Return whether one of the candidates is here."""
        return self._locate(candidates) is not None

    def read(self, *candidates: str, source: str | None = None) -> RawFile:
        """Return the first candidate that exists, unpacked.

        Parameters
        ----------
        *candidates : str
            Relative paths in order of preference, without `.gz`.
        source : str, optional
            Name to pull the file by, for the message when it is absent.

        Raises
        ------
        DataError
            If none is here (with the places looked at and the nearest names), if a bare name
            occurs more than once, or if the file is damaged.
        """
        found = self._locate(candidates)
        if found is None:
            raise self._absent(candidates, source)
        content = self._store.read(found)
        path = self._prefix + found
        if found.endswith(".gz") and not candidates[0].endswith(".gz"):
            content = unpack_gzip(content, where=path)
        digest = hashlib.sha256(content).hexdigest()
        self._reads[path] = RawRead(path, digest, len(content))
        return RawFile(path, content)

    def part(self, *candidates: str, source: str | None = None) -> "RawFolder":
        """Return a zip or a folder inside this one as a raw folder of its own.

        Parameters
        ----------
        *candidates : str
            Relative paths without `.zip`, e.g. `onet/db_30_1_text`. A bare name matches too.
        source : str, optional
            Name to pull it by, for the message when it is absent.

        Raises
        ------
        DataError
            If none of them is here.
        """
        if not self.has_part(*candidates):
            raise self._absent([f"{name}.zip" for name in candidates], source)
        return self._parts[candidates]

    def has_part(self, *candidates: str) -> bool:
        """Return whether one of the zips or folders is here."""
        if candidates not in self._parts:
            opened = self._open_part(candidates)
            if opened is None:
                return False
            self._parts[candidates] = opened
        return True

    def _open_part(self, candidates: Sequence[str]) -> "RawFolder | None":
        bare = [PurePosixPath(name).name for name in candidates]
        for name in (*candidates, *bare):
            folders = {f"{name}/"}
            archive = self._locate([f"{name}.zip"])
            if archive is not None:
                content = self._store.read(archive)
                where = self._prefix + archive
                return self._child(_Zip(SafeArchive(content, where=where)), f"{where}/")
            for member in self._store.names():
                folders |= {f"{p}/" for p in PurePosixPath(member).parents if p.name == name}
            for folder in sorted(folders, key=len):
                if any(member.startswith(folder) for member in self._store.names()):
                    return self._child(_Inside(self._store, folder), self._prefix + folder)
        return None

    def _child(self, store: _Store, prefix: str) -> "RawFolder":
        child = RawFolder.__new__(RawFolder)
        child._store, child._prefix = store, prefix
        child.label, child._reads, child._parts = f"{self.label}/{prefix}", self._reads, {}
        return child

    def _locate(self, candidates: Sequence[str]) -> str | None:
        for name in candidates:
            for packed in (name, f"{name}.gz"):
                if self._store.has(packed):
                    return packed
        for name in candidates:
            bare = PurePosixPath(name).name.casefold()
            found = [
                path
                for path in self._store.names()
                if PurePosixPath(path).name.casefold() in (bare, f"{bare}.gz")
            ]
            if len(found) > 1:
                raise DataError(
                    f"{PurePosixPath(name).name!r} occurs more than once and none is where "
                    f"it is expected ({name})",
                    where=self.label,
                    items=found,
                    hint="Keep one of them, or hand in a folder that holds only one.",
                )
            if found:
                return found[0]
        return None

    def _absent(self, candidates: Sequence[str], source: str | None) -> DataError:
        wanted = PurePosixPath(candidates[0]).name
        known = {PurePosixPath(path).name: path for path in self._store.names()}
        near = [known[name] for name in get_close_matches(wanted, known, n=3, cutoff=0.6)]
        what = f"{wanted!r} is not there; looked for {' and '.join(candidates)}"
        what += "; nearest" if near else ""
        pull = f"`jobmorph data pull {source}`" if source else "`jobmorph data pull`"
        return DataError(
            what,
            where=self.label,
            items=near,
            hint=f"Get it with {pull}, or name the folder or zip that holds it with --from.",
        )


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") for part in PurePosixPath(name).parts)


class _Directory:
    def __init__(self, root: Path) -> None:
        self._root = root
        self._names: tuple[str, ...] | None = None

    def names(self) -> tuple[str, ...]:
        if self._names is None:
            paths = (path for path in self._root.rglob("*") if path.is_file())
            names = (path.relative_to(self._root).as_posix() for path in paths)
            # Hidden folders hold half-loaded files, version control and the like.
            self._names = tuple(sorted(name for name in names if not _is_hidden(name)))
        return self._names

    def has(self, name: str) -> bool:
        return (self._root / name).is_file()

    def read(self, name: str) -> bytes:
        path = self._root / name
        try:
            return path.read_bytes()
        except OSError as error:
            what = f"the file cannot be read ({error.strerror})"
            raise DataError(what, where=str(path)) from error


class _Zip:
    def __init__(self, archive: SafeArchive) -> None:
        self._archive = archive
        self._names = tuple(sorted(archive.names))

    def names(self) -> tuple[str, ...]:
        return self._names

    def has(self, name: str) -> bool:
        return name in self._archive.names

    def read(self, name: str) -> bytes:
        return self._archive.read(name)


class _Inside:
    def __init__(self, store: _Store, folder: str) -> None:
        self._store = store
        self._folder = folder
        self._names = tuple(
            name.removeprefix(folder) for name in store.names() if name.startswith(folder)
        )

    def names(self) -> tuple[str, ...]:
        return self._names

    def has(self, name: str) -> bool:
        return self._store.has(self._folder + name)

    def read(self, name: str) -> bytes:
        return self._store.read(self._folder + name)
