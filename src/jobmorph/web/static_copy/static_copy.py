"""A whole copy: chosen jobs, pages, style sheets, titles, and the log of it all."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from jobmorph.reference.edition import Edition
from jobmorph.reports.output import write_output
from jobmorph.reports.words import say
from jobmorph.schema.errors import DataError
from jobmorph.schema.version import VERSION
from jobmorph.web.assets import PREFIX, assets
from jobmorph.web.static_copy.addresses import ASSETS, CopyMap, Depth, copy_map, job_address
from jobmorph.web.static_copy.chosen_jobs import CopiedJob, chosen_jobs
from jobmorph.web.static_copy.copy_log import (
    LOG_NAME,
    CopiedFile,
    CopyLog,
    earlier_files,
    remove_old,
    require_folder,
    write_file,
)
from jobmorph.web.static_copy.copy_pages import CopyWork, made_pages
from jobmorph.web.static_copy.title_index import indexed_titles, script_address, title_script

UNUSED: Final = ("api.", "team", "market", "explore", "vega")  # of pages that need a server
_URL: Final = re.compile(rb'url\("/static/')


@dataclass(frozen=True, slots=True)
class CopyReport:
    """What a run did.

    Parameters
    ----------
    files, bytes : int
        Files of the copy and their size, the log apart.
    written, removed : int
        Files written, and files of an earlier run that went.
    kept : tuple of str
        Files of an earlier run that stay because somebody changed them.
    unlinked : mapping of str to int
        Addresses named without a link, and how often.
    """

    files: int
    bytes: int
    written: int
    removed: int
    kept: tuple[str, ...]
    unlinked: dict[str, int]


def write_copy(
    folder: Path,
    edition: Edition,
    *,
    choice: str = "all",
    depth: Depth = "job",
    edition_folder: Path | None = None,
    library: Path | None = None,
    workers: int = 1,
    on_page: Callable[[int, int], None] = lambda done, wanted: None,
) -> CopyReport:
    """Write a copy of the pages into a folder.

    Parameters
    ----------
    folder : Path
        Made if it is not there; else empty, or that of an earlier copy.
    edition : Edition
        With the user's own roles, if `library` names some.
    choice : str
        'all', 'library', or the path of a list of jobs.
    depth : {'job', 'all'}
        A page a job; or the pages below it and other moments as well.
    edition_folder, library : Path or None
        Where other processes find the same edition and roles.
    workers : int
        Processes.
    on_page : callable
        Told after each page how many of how many are made.

    Raises
    ------
    DataError
        If the folder or the list is none, or pages could not be made: which.
    """
    jobs = chosen_jobs(choice, edition)
    pages = whole_map(jobs, depth)
    require_folder(folder)
    earlier = earlier_files(folder)
    log = partial(_log, folder, edition, len(jobs), depth)
    if not earlier:
        log(())  # so that a run that is broken off can be run again
    titles, script = _titles(jobs, pages, edition)
    work = CopyWork(folder, edition_folder, library, pages, jobs, titles)
    shared = {**_assets(), _name_of(titles): script.encode()}
    written = [write_file(folder, name, content) for name, content in shared.items()]
    made = []
    for page in made_pages(work, workers):
        made.append(page)
        on_page(len(made), len(pages.files))
    written += [(page.file, page.is_new) for page in made if page.file is not None]
    files = sorted((file for file, _ in written), key=lambda file: file.name)
    removed, kept = remove_old(folder, earlier, [file.name for file in files])
    log(files)
    failed = [page.address for page in made if page.file is None]
    if failed:
        raise DataError(say("copy.failed"), items=failed, hint=say("copy.failed.hint"))
    return CopyReport(
        len(files),
        sum(file.bytes for file in files),
        sum(is_new for _, is_new in written),
        removed,
        kept,
        dict(Counter(address for page in made for address in page.unlinked)),
    )


def _titles(jobs: tuple[CopiedJob, ...], pages: CopyMap, edition: Edition) -> tuple[str, str]:
    """Return address and text of the script that finds titles."""
    titles = indexed_titles(jobs, edition)
    script = title_script(titles, [pages.files[job_address(each.job.id)] for each in titles])
    return script_address(script), script


def whole_map(jobs: tuple[CopiedJob, ...], depth: Depth) -> CopyMap:
    """Give every page its file, with the areas, chapters and cases that the product has."""
    from jobmorph.reference.evidence_targets import evidence_areas
    from jobmorph.reference.history_cases import load_cases
    from jobmorph.web.chapters import chapters

    return copy_map(jobs, depth, areas=evidence_areas(), chapters=chapters(), cases=load_cases())


def _assets() -> dict[str, bytes]:
    """Style sheets, fonts and scripts by file; a style sheet names fonts that lie beside it."""
    return {
        _name_of(asset.url): _URL.sub(b'url("', asset.body)
        for name, asset in assets().items()
        if not name.startswith(UNUSED)
    }


def _name_of(address: str) -> str:
    return f"{ASSETS}/{address.removeprefix(PREFIX)}"


def _log(
    folder: Path, edition: Edition, jobs: int, depth: Depth, files: Sequence[CopiedFile]
) -> None:
    from jobmorph.studies.audit import edition_hash

    log = CopyLog(
        version=VERSION,
        edition=edition.name,
        edition_sha256=edition_hash(edition.manifest),
        jobs=jobs,
        pages=depth,
        files=tuple(files),
    )
    write_output(log.to_json(), folder / LOG_NAME)
