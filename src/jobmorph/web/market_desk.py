"""Runs of the market that pages asked for: equal questions share one run and its results."""

import contextlib
import threading
from collections import OrderedDict
from dataclasses import dataclass
from typing import Final

from jobmorph.web.cache import CachedPage, PageCache
from jobmorph.web.job import Job, JobFile
from jobmorph.web.job_worker import Work
from jobmorph.web.jobs import JobBoard, JobError
from jobmorph.web.market_question import MarketQuestion

MOST_KNOWN: Final = 64


@dataclass(slots=True)
class _Known:
    question: MarketQuestion
    job: str = ""
    files: tuple[str, ...] = ()


class MarketDesk:
    """All runs that pages of one server know.

    Parameters
    ----------
    board : JobBoard
        Where they run.
    cache : PageCache
        Where results stay, the least used given up first.
    """

    def __init__(self, board: JobBoard, cache: PageCache) -> None:
        self.board = board
        self.cache = cache
        self._known: OrderedDict[str, _Known] = OrderedDict()
        self._lock = threading.Lock()

    def start(self, stamp: str, question: MarketQuestion, work: Work) -> None:
        """Start a run, unless the same one runs or its results are here."""
        with self._lock:
            known = self._known.setdefault(stamp, _Known(question))
            self._known.move_to_end(stamp)
            while len(self._known) > MOST_KNOWN:
                self._known.popitem(last=False)
            job = self._job(known)
            if (job is not None and job.problem is None) or self._is_here(stamp, known):
                return
            known.job = self.board.start("market", work).id

    def question(self, stamp: str) -> MarketQuestion | None:
        """Return what was asked; None if nobody knows any more."""
        with self._lock:
            known = self._known.get(stamp)
            return None if known is None else known.question

    def job(self, stamp: str) -> Job | None:
        """Return the job of a run that waits, runs or failed; None if there is none."""
        with self._lock:
            known = self._known.get(stamp)
            job = None if known is None else self._job(known)
            if known is not None and job is not None and job.state == "done":
                self._take(stamp, known, job)
                return None
        return job

    def file(self, stamp: str, name: str) -> JobFile | None:
        """Return a result; None if it is not here, or no longer."""
        self.job(stamp)  # takes over what has just been done
        page = self.cache.get(_key(stamp, name))
        return None if page is None else JobFile(name, page.media_type, page.body)

    def names(self, stamp: str) -> tuple[str, ...]:
        """Return the names of a run's results."""
        with self._lock:
            known = self._known.get(stamp)
            return () if known is None else known.files

    def cancel(self, stamp: str) -> None:
        """Kill a run."""
        with self._lock:
            known = self._known.get(stamp)
            job, known_job = (None, "") if known is None else (self._job(known), known.job)
            if known is not None and job is not None:
                known.job = ""
        if job is not None:
            with contextlib.suppress(JobError):
                self.board.delete(known_job)

    def _job(self, known: _Known) -> Job | None:
        try:
            return self.board.find(known.job) if known.job else None
        except JobError:
            return None

    def _is_here(self, stamp: str, known: _Known) -> bool:
        return bool(known.files) and all(
            self.cache.get(_key(stamp, name)) is not None for name in known.files
        )

    def _take(self, stamp: str, known: _Known, job: Job) -> None:
        """Move results to the cache: there they stay as long as there is room."""
        for file in job.files.values():
            self.cache.put(_key(stamp, file.name), CachedPage(file.content, file.media_type))
        known.files, known.job = tuple(job.files), ""
        with contextlib.suppress(JobError):
            self.board.delete(job.id)


def _key(stamp: str, name: str) -> str:
    return f"market:{stamp}:{name}"
