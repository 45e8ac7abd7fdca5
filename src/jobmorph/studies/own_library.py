"""A user's own role library: checked against an edition and laid over it."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from jobmorph.intake.library_check import LibraryFiles, check_library
from jobmorph.intake.library_faults import KnownIds
from jobmorph.intake.library_tables import library_tables
from jobmorph.reference.edition import Edition
from jobmorph.reference.overlay import OverlaidEdition, has_library

MARK_LENGTH = 8


def known_ids(edition: Edition) -> KnownIds:
    """Ids of an edition that a family may refer to."""
    tasks = edition.table("task")
    detailed = edition.table("detailed_activity")
    return KnownIds(
        occupations=set(tasks.get_column("occupation_onet2019")),
        activities={*detailed.get_column("dwa_id"), *detailed.get_column("iwa_id")},
        tasks=set(tasks.get_column("task_id")),
        core_skills=set(edition.table("core_skill").get_column("core_id")),
    )


def check_own_library(path: Path, edition: Edition) -> LibraryFiles:
    """Read a user's family file or folder and collect everything wrong in it.

    Raises
    ------
    DataError
        If there is no file to read.
    """
    roles = edition.table("role").get_column("role_id") if has_library(edition) else ()
    return check_library(path, known_ids(edition), shipped_roles=list(roles))


def with_own_library(edition: Edition, path: Path) -> OverlaidEdition:
    """Lay a user's library over an edition.

    Parameters
    ----------
    edition : Edition
        The edition below.
    path : Path
        A family file, or a folder of family files.

    Returns
    -------
    OverlaidEdition
        Its name carries a mark that follows from the content of the user's families.

    Raises
    ------
    DataError
        If any family breaks the contract; all breaches at once.
    """
    families = check_own_library(path, edition).require()
    text = json.dumps([family.content for family in families], sort_keys=True)
    mark = hashlib.sha256(text.encode()).hexdigest()[:MARK_LENGTH]
    return OverlaidEdition(edition, library_tables(families), f"with own roles {mark}")


def own_tables(files: LibraryFiles) -> dict[str, pl.DataFrame]:
    """Tables of checked families; see `LibraryFiles.require` for the errors."""
    return library_tables(files.require())


@dataclass(frozen=True, slots=True)
class CheckedFamilies:
    """What faultless family files hold.

    Parameters
    ----------
    counts : dict of str to int
        Numbers of 'families', 'roles' and 'tasks'.
    replaced, added : tuple of str
        Families in the place of shipped ones, and new ones.
    """

    counts: dict[str, int]
    replaced: tuple[str, ...]
    added: tuple[str, ...]


def checked_families(files: LibraryFiles, edition: Edition) -> CheckedFamilies:
    """Count what checked family files hold, and say which of ours they replace."""
    families = files.require()
    shipped = (
        set(edition.table("role").get_column("family")) if has_library(edition) else frozenset()
    )
    names = [family.family for family in families]
    return CheckedFamilies(
        {
            "families": len(families),
            "roles": sum(len(family.content["roles"]) for family in families),
            "tasks": sum(len(family.content["tasks"]) for family in families),
        },
        tuple(name for name in names if name in shipped),
        tuple(name for name in names if name not in shipped),
    )


def fault_table(files: LibraryFiles) -> pl.DataFrame:
    """Faults as a table: file, line (null where the whole file is meant), what."""
    return pl.DataFrame(
        [(each.file, each.line, each.what) for each in files.faults],
        schema={"file": pl.String(), "line": pl.Int64(), "what": pl.String()},
        orient="row",
    )
