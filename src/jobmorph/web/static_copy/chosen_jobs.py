"""Which jobs a static copy has: all of them, the role library, or those of a list."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import polars as pl

from jobmorph.reference.edition import Edition
from jobmorph.reports.words import say
from jobmorph.schema.errors import DataError, NoMatchError

ALL: Final = "all"
LIBRARY: Final = "library"
LARGEST_LIST: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class CopiedJob:
    """A job of the copy: its id, its title, and whether it is of the role library."""

    id: str
    title: str
    is_role: bool


def chosen_jobs(choice: str, edition: Edition) -> tuple[CopiedJob, ...]:
    """Return jobs in the order in which they are written: roles first.

    Parameters
    ----------
    choice : str
        'all', 'library', or the path of a text file with a title, role id or code a line.
    edition : Edition
        Holds occupations with tasks and the role library.

    Raises
    ------
    DataError
        If the file cannot be read, is empty, or lines of it are no job: all of them at once.

    Examples
    --------
    >>> from jobmorph.reference.edition import open_edition
    >>> chosen_jobs("library", open_edition())[0].id
    'account-executive/entry'
    """
    everything = _everything(edition)
    if choice == ALL:
        return everything
    if choice == LIBRARY:
        return tuple(job for job in everything if job.is_role)
    named = _listed(Path(choice), everything, edition)
    return tuple(job for job in everything if job.id in named)


def _everything(edition: Edition) -> tuple[CopiedJob, ...]:
    roles = edition.table("role").select(pl.col("role_id").alias("id"), "title")
    official = edition.table("occupation").filter("has_tasks")
    codes = official.select(pl.col("occupation_onet2019").alias("id"), "title")
    return tuple(
        CopiedJob(id_, title, is_role)
        for table, is_role in ((roles, True), (codes, False))
        for id_, title in table.sort("id").iter_rows()
    )


def _listed(path: Path, everything: tuple[CopiedJob, ...], edition: Edition) -> set[str]:
    from jobmorph.intake.text_file import read_text_file
    from jobmorph.studies.judged_job import open_run
    from jobmorph.studies.resolve import resolve_job

    text = read_text_file(path, limit_bytes=LARGEST_LIST, save_as="plain text, a job a line").text
    wanted = [line.strip() for line in text.splitlines()]
    known = {key.casefold(): job.id for job in everything for key in (job.title, job.id)}
    parameters = open_run(edition=edition).parameters
    found, faults = set[str](), list[str]()
    for number, line in enumerate(wanted, 1):
        if not line or line.startswith("#"):
            continue
        try:
            job = (
                known.get(line.casefold())
                or resolve_job(line, level=None, edition=edition, parameters=parameters).job.id
            )
            found.add(job)
        except NoMatchError:
            faults.append(f"line {number}")
    if faults or not found:
        what = say("copy.jobs.unknown" if faults else "copy.jobs.none")
        raise DataError(
            what,
            where=path.name,
            items=faults,
            hint=say("copy.jobs.hint"),
        )
    return found
