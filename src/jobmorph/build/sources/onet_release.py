"""One O*NET text release: its layout, its taxonomy, its files.

Two layouts are read. Up to 30.2 skills, software, titles, interests, education and the activity
reference lie in the files named first in `TABLES`; from 30.3 in those named after them. The second
layout is taken from public code that reads 30.3 and 31.0 (file names, `GWA/IWA/DWA Element ID`,
`Workplace Example`, `Job Title`), not from a copy of the release: `Short Title` and `Source(s)` of
`Job Titles`, and the headers of the two skills-to-activities tables, are assumed unchanged. From
30.3 activities carry new identifiers (letters and bare numbers instead of `.I12.D12`), work values
are gone, and from 31.0 job zones run over four steps.
"""

import re
from collections.abc import Sequence
from types import MappingProxyType

import polars as pl

from jobmorph.build.delimited import Column, read_delimited
from jobmorph.build.raw import RawFile, RawFolder
from jobmorph.schema.errors import DataError

CURRENT = "30.1"
_RELEASE_NAME = re.compile(r"(?:^|/)db_(\d+)_(\d+)(?:_text)?(?:\.zip|/)")
_READ_ME_NAME = re.compile(r"O\*NET\D{0,4}(\d+\.\d+)\s+Database")

# Table -> layouts, newest last; a layout may split a table over several files.
TABLES = MappingProxyType(
    {
        "occupations": (("Occupation Data.txt",),),
        "tasks": (("Task Statements.txt",),),
        "task_ratings": (("Task Ratings.txt",),),
        "task_categories": (("Task Categories.txt",),),
        "task_activities": (("Tasks to DWAs.txt",),),
        "emerging_tasks": (("Emerging Tasks.txt",),),
        "activity_reference": (("DWA Reference.txt",), ("GWAs to IWAs to DWAs.txt",)),
        "iwa_reference": (("IWA Reference.txt",), ("GWAs to IWAs to DWAs.txt",)),
        "content_model": (("Content Model Reference.txt",),),
        "scales": (("Scales Reference.txt",),),
        "skills": (("Skills.txt",), ("Essential Skills.txt", "Transferable Skills.txt")),
        "knowledge": (("Knowledge.txt",),),
        "abilities": (("Abilities.txt",),),
        "work_activities": (("Work Activities.txt",),),
        "work_context": (("Work Context.txt",),),
        "work_context_categories": (("Work Context Categories.txt",),),
        "work_styles": (("Work Styles.txt",),),
        "interests": (("Interests.txt",), ("Career Interest Types.txt",)),
        "work_values": (("Work Values.txt",),),
        "job_zones": (("Job Zones.txt",),),
        "education": (
            ("Education, Training, and Experience.txt",),
            ("Education.txt", "Training and Experience.txt"),
        ),
        "education_categories": (
            ("Education, Training, and Experience Categories.txt",),
            ("Education Categories.txt", "Training and Experience Categories.txt"),
        ),
        "alternate_titles": (("Alternate Titles.txt",), ("Job Titles.txt",)),
        "reported_titles": (("Sample of Reported Titles.txt",),),
        "technology": (("Technology Skills.txt",), ("Software Skills.txt",)),
        "tools": (("Tools Used.txt",),),
        "related": (("Related Occupations.txt",),),
        "skill_links": (
            ("Skills to Work Activities.txt",),
            (
                "Essential Skills to Work Activities.txt",
                "Transferable Skills to Work Activities.txt",
            ),
        ),
        "ability_links": (("Abilities to Work Activities.txt",),),
    }
)


def releases_present(raw: RawFolder) -> tuple[str, ...]:
    """Return the O*NET releases in a raw folder, oldest first.

    Parameters
    ----------
    raw : RawFolder
        Any raw folder.

    Returns
    -------
    tuple of str
        Versions such as '30.1'.
    """
    found = {m.groups() for name in raw.names() if (m := _RELEASE_NAME.search(name))}
    if "Occupation Data.txt" in raw.names() and (stated := _stated_version(raw)):
        major, _, minor = stated.partition(".")
        found.add((major, minor))
    ordered = sorted((int(major), int(minor)) for major, minor in found)
    return tuple(f"{major}.{minor}" for major, minor in ordered)


def tables_present(raw: RawFolder, version: str = CURRENT) -> tuple[str, ...]:
    """Return the keys of `TABLES` that a release holds in full.

    Raises
    ------
    DataError
        If the release is not there.
    """
    release = open_release(raw, version)
    return tuple(table for table in TABLES if _files(release, table) is not None)


def occupation_column(version: str) -> str:
    """Name the occupation code of a release with its taxonomy.

    O*NET-SOC 2019 from 25.1, O*NET-SOC 2010 before.

    Raises
    ------
    DataError
        If `version` is not a release number.

    Examples
    --------
    >>> occupation_column("30.1"), occupation_column("24.1")
    ('occupation_onet2019', 'occupation_onet2010')
    """
    return f"occupation_onet{2019 if _release_number(version) >= (25, 1) else 2010}"


def open_release(raw: RawFolder, version: str) -> RawFolder:
    """Return the folder of one release.

    Parameters
    ----------
    raw : RawFolder
        Holds `db_30_1_text.zip`, the unpacked folder, `onet/30.1/`, or the files themselves.
    version : str
        Release, e.g. '30.1'.

    Raises
    ------
    DataError
        If it is not there, or its Read Me names another release.
    """
    _release_number(version)
    stem = f"db_{version.replace('.', '_')}"
    candidates = (f"onet/{stem}_text", f"onet/{stem}", f"onet/{version}")
    if raw.has_part(*candidates):
        release = raw.part(*candidates)
    elif "Occupation Data.txt" in raw.names():
        release = raw
    else:
        release = raw.part(*candidates, source="onet")
    stated = _stated_version(release)
    if stated not in (None, version):
        raise DataError(
            f"its Read Me says release {stated}, not {version}",
            where=release.label,
            hint=f"Hand in release {version}, or ask for {stated}.",
        )
    return release


def read_table(raw: RawFolder, version: str, table: str, columns: Sequence[Column]) -> pl.DataFrame:
    """Read one table of a release, files of a split table below each other.

    Raises
    ------
    DataError
        If the table is not in the release or does not parse.
    SchemaError
        If columns are missing.
    """
    files = table_files(raw, version, table)
    frames = [
        read_delimited(file, columns, separator="\t", quote=None, missing=("", "n/a"))
        for file in files
    ]
    return pl.concat(frames)


def table_files(raw: RawFolder, version: str, table: str) -> tuple[RawFile, ...]:
    """Return the file or files of one table of a release.

    Raises
    ------
    DataError
        If the table is not in the release.
    """
    release = open_release(raw, version)
    names = _files(release, table) or TABLES[table][0]
    source = f"onet_{version.replace('.', '_')}"
    return tuple(release.read(name, source=source) for name in names)


def _release_number(version: str) -> tuple[int, int]:
    if not re.fullmatch(r"\d+\.\d+", version):
        raise DataError(f"{version!r} is not an O*NET release such as '30.1'")
    major, _, minor = version.partition(".")
    return int(major), int(minor)


def _files(release: RawFolder, table: str) -> tuple[str, ...] | None:
    return next((files for files in TABLES[table] if all(release.has(f) for f in files)), None)


def _stated_version(release: RawFolder) -> str | None:
    if not release.has("Read Me.txt"):
        return None
    text = release.read("Read Me.txt").content.decode("utf-8-sig", errors="replace")
    match = _READ_ME_NAME.search(text)
    return match.group(1) if match else None
