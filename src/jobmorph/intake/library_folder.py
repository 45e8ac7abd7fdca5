"""A folder of family files, read together: aliases belong to one role, moves lead somewhere."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from pathlib import Path

from jobmorph.intake.fault import Fault, LineError
from jobmorph.intake.library import Family, read_family
from jobmorph.intake.library_faults import KnownIds
from jobmorph.schema.errors import DataError
from jobmorph.work.titles import title_key


def read_library(
    folder: Path, known: KnownIds, *, other_roles: Collection[str] = ()
) -> tuple[Family, ...]:
    """Read every `*.yaml` of a folder and check the families against one another.

    Parameters
    ----------
    folder : Path
        Folder of family files.
    known : KnownIds
        Ids that may be referred to.
    other_roles : collection of str
        Roles defined elsewhere that moves may lead to.

    Returns
    -------
    tuple of Family
        Sorted by file name.

    Raises
    ------
    LineError
        The faults of the first faulty file; every other faulty file is named in the notes.
    DataError
        If the folder holds no family.
    """
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        raise DataError("no family files (*.yaml) here", where=str(folder))
    families: list[Family] = []
    faulty: list[LineError] = []
    for path in paths:
        try:
            families.append(read_family(path, known))
        except LineError as fault:
            faulty.append(fault)
    if not faulty:
        faulty = library_faults(families, other_roles)
    if faulty:
        first, *others = faulty
        for other in others:
            first.add_note(str(other))
            for note in getattr(other, "__notes__", ()):
                first.add_note(note)
        raise first
    return tuple(families)


def library_faults(
    families: Sequence[Family], other_roles: Collection[str] = ()
) -> list[LineError]:
    """Say what is wrong between families: one error per file, in the order of the files."""
    roles = {
        f"{family.family}/{role['level']}"
        for family in families
        for role in family.content["roles"]
    } | set(other_roles)
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for family in families:
        for role in family.content["roles"]:
            for title in (role["title"], *role["aliases"]):
                owners[title_key(title)].add(f"{family.family}/{role['level']}")
    errors = []
    for family in families:
        faults = [
            Fault(move["_line"], f"move leads to {move['to']}, which no family has")
            for move in family.content["moves"]
            if move["to"] not in roles
        ]
        for role in family.content["roles"]:
            mine = f"{family.family}/{role['level']}"
            for title in (role["title"], *role["aliases"]):
                others = sorted(owners[title_key(title)] - {mine})
                if others:
                    faults.append(
                        Fault(role["_line"], f'"{title}" belongs to {", ".join(others)} too')
                    )
        if faults:
            errors.append(LineError(family.source, faults))
    return errors
