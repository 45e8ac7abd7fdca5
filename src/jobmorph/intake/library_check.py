"""A user's family files read for checking: every fault of every file, and nothing raised."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml

from jobmorph.intake.fault import Fault, LineError
from jobmorph.intake.library import LIMIT_BYTES, Family, parse_family
from jobmorph.intake.library_faults import KnownIds
from jobmorph.intake.library_folder import library_faults
from jobmorph.intake.text_file import TextFile, read_text_file
from jobmorph.intake.yaml_node import compose_yaml
from jobmorph.schema.errors import DataError

SUFFIXES: Final = (".yaml", ".yml")
LIMIT_FILES: Final = 200


@dataclass(frozen=True, slots=True)
class FileFault:
    """One thing wrong in one file; `line` is None where the file as a whole is meant."""

    file: str
    line: int | None
    what: str


@dataclass(frozen=True, slots=True)
class LibraryFiles:
    """Family files of a user, read and checked.

    Parameters
    ----------
    source : str
        The file or folder as named.
    files : tuple of str
        Names of the files that were read.
    families : tuple of Family
        The families without faults of their own, in the order of the files.
    faults : tuple of FileFault
        Everything wrong, by file and line.
    """

    source: str
    files: tuple[str, ...]
    families: tuple[Family, ...]
    faults: tuple[FileFault, ...]

    def require(self) -> tuple[Family, ...]:
        """Return the families, or raise the first file's faults with all others in the notes.

        Raises
        ------
        DataError
            If anything is wrong.
        """
        if not self.faults:
            return self.families
        first = self.faults[0]
        same = [each for each in self.faults if each.file == first.file and each.line is not None]
        error: DataError = (
            LineError(first.file, [Fault(each.line or 1, each.what) for each in same])
            if same
            else DataError(first.what, where=first.file, hint="Nothing was computed.")
        )
        for each in self.faults:
            if each.file != first.file:
                error.add_note(f"{each.file}, line {each.line or 1}: {each.what}")
        raise error


def check_library(
    path: Path, known: KnownIds, *, shipped_roles: Collection[str] = ()
) -> LibraryFiles:
    """Read a family file, or every family file of a folder.

    Parameters
    ----------
    path : Path
        A `.yaml` file, or a folder of them.
    known : KnownIds
        Ids that may be referred to.
    shipped_roles : collection of str
        Roles of the edition, to which moves may lead; those of families that the user's files
        replace do not count.

    Returns
    -------
    LibraryFiles

    Raises
    ------
    DataError
        If there is nothing to read.
    """
    families: list[Family] = []
    faults: list[FileFault] = []
    names = []
    for file in _paths(path):
        name = _plain(file.name)
        names.append(name)
        try:
            families.append(_read(file, known))
        except LineError as fault:
            faults += [FileFault(name, each.line, each.what) for each in fault.faults]
        except DataError as fault:
            faults.append(FileFault(name, None, fault.what))
    faults += _twice(families)
    own = {family.family for family in families}
    others = {role for role in shipped_roles if role.split("/")[0] not in own}
    if not faults:
        for error in library_faults(families, others):
            faults += [FileFault(error.source, each.line, each.what) for each in error.faults]
    return LibraryFiles(_plain(str(path)), tuple(names), tuple(families), tuple(faults))


def _plain(name: str) -> str:
    # Bytes of a name that are no text would stop every table below.
    return name.encode("utf-8", errors="replace").decode("utf-8")


def _paths(path: Path) -> list[Path]:
    try:
        if not path.is_dir():
            return [path]
        found = sorted(each for each in path.iterdir() if each.suffix.lower() in SUFFIXES)
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or str(fault)
        raise DataError(f"the folder cannot be read ({reason})", where=str(path)) from fault
    if not found:
        raise DataError(
            "no family files (*.yaml) here",
            where=str(path),
            hint="Start one: jobmorph library new my-family --output my-family.yaml",
        )
    if len(found) > LIMIT_FILES:
        raise DataError(f"{len(found)} files are more than {LIMIT_FILES}", where=str(path))
    return found


def _read(path: Path, known: KnownIds) -> Family:
    file = read_text_file(path, limit_bytes=LIMIT_BYTES, save_as="YAML")
    _refuse_aliases(file)
    return parse_family(file, known)


def _refuse_aliases(file: TextFile) -> None:
    """Refuse YAML aliases: a few lines of them can stand for millions of values."""
    root = compose_yaml(file)
    seen: set[int] = set()
    waiting = [root] if root is not None else []
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            line = node.start_mark.line + 1
            what = "this is used again with * elsewhere; write it out in both places"
            raise LineError(file.name, [Fault(line, what)])
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            waiting += [each for pair in node.value for each in pair]
        elif isinstance(node, yaml.SequenceNode):
            waiting += node.value


def _twice(families: list[Family]) -> list[FileFault]:
    first: dict[str, str] = {}
    faults = []
    for family in families:
        if first.setdefault(family.family, family.source) != family.source:
            other = first[family.family]
            faults.append(FileFault(family.source, 1, f"{family.family} stands in {other} already"))
    return faults
