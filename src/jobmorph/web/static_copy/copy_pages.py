"""Making the pages of a copy: in this process, or in several."""

import logging
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from jobmorph.web.static_copy.addresses import CopyMap, is_below_job
from jobmorph.web.static_copy.chosen_jobs import CopiedJob
from jobmorph.web.static_copy.copied_site import (
    CopiedSite,
    Renderer,
    copy_app,
    copy_settings,
)
from jobmorph.web.static_copy.copy_log import CopiedFile, write_file
from jobmorph.web.static_copy.rewritten import rewritten

BATCH: Final = 4
DONE: Final = 200
OWN_FAULT: Final = 500


@dataclass(frozen=True, slots=True)
class CopyWork:
    """What every process needs to make pages.

    Parameters
    ----------
    folder : Path
        Where files go.
    edition, library : Path or None
        Another edition, and the user's own roles.
    pages : CopyMap
        Which page is which file.
    jobs : tuple of CopiedJob
        Whose pages the copy has.
    titles : str
        Address of the script that holds titles.
    """

    folder: Path
    edition: Path | None
    library: Path | None
    pages: CopyMap
    jobs: tuple[CopiedJob, ...]
    titles: str


@dataclass(frozen=True, slots=True)
class CopiedPage:
    """A page that was made.

    Parameters
    ----------
    address : str
        Its address.
    file : CopiedFile or None
        What was written; None if the page could not be made.
    is_new : bool
        Whether it was not there as it is.
    unlinked : tuple of str
        Addresses that it names without a link.
    """

    address: str
    file: CopiedFile | None
    is_new: bool = False
    unlinked: tuple[str, ...] = ()


class PageMaker:
    """Makes pages and writes them as files.

    Parameters
    ----------
    work : CopyWork
        What to make them of.
    """

    def __init__(self, work: CopyWork) -> None:
        self.work = work
        settings = copy_settings(work.edition, work.library)
        site = CopiedSite(settings, work.pages, work.jobs, work.titles)
        site.read_tables()
        self._renderer = Renderer(copy_app(site))

    def make(self, address: str) -> CopiedPage:
        """Make one page; one without an answer says so, one that fails is not written."""
        answer = self._renderer.get(address)
        name = self.work.pages.files[address]
        if answer.status >= OWN_FAULT or (answer.status != DONE and not is_below_job(name)):
            return CopiedPage(address, None)
        page = rewritten(answer.text, name, self.work.pages)
        file, is_new = write_file(self.work.folder, name, page.text.encode())
        return CopiedPage(address, file, is_new, page.unlinked)

    def close(self) -> None:
        """Let go of what it holds."""
        self._renderer.close()


def made_pages(work: CopyWork, workers: int) -> Iterator[CopiedPage]:
    """Make all pages of a copy, in no order.

    Parameters
    ----------
    work : CopyWork
        What to make.
    workers : int
        Processes; 1 makes them here.
    """
    addresses = list(work.pages.files)
    if workers == 1:
        maker = PageMaker(work)
        try:
            yield from map(maker.make, addresses)
        finally:
            maker.close()
        return
    with ProcessPoolExecutor(
        workers, mp_context=get_context("spawn"), initializer=_begin, initargs=(work,)
    ) as pool:
        try:
            yield from pool.map(_make, addresses, chunksize=BATCH)
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise


_MAKERS: list[PageMaker] = []


def _begin(work: CopyWork) -> None:
    logging.getLogger("asyncio").setLevel(logging.ERROR)
    _MAKERS[:] = [PageMaker(work)]


def _make(address: str) -> CopiedPage:
    return _MAKERS[0].make(address)
