"""Long jobs: started, watched, cancelled; results in memory until they are deleted or grow old."""

import contextlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from http import HTTPStatus
from typing import Final

from jobmorph.web.job import Job, JobEvent
from jobmorph.web.job_limits import JobLimits
from jobmorph.web.job_process import Told, WorkerProcess
from jobmorph.web.job_worker import Work
from jobmorph.web.problem import Problem, own_fault

CLOSE_SECONDS: Final = 5.0


class JobError(Exception):
    """A job that cannot be had, with the problem to tell."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.what)


class JobBoard:
    """All jobs of one server.

    Parameters
    ----------
    limits : JobLimits, optional
        How many, how long, how large.
    """

    def __init__(self, limits: JobLimits | None = None) -> None:
        self.limits = limits or JobLimits()
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._threads: dict[str, threading.Thread] = {}
        # Jobs whose workers are there, also those that were deleted and are just being ended.
        self._busy: list[Job] = []
        self._changed = threading.Condition()
        self._streams = 0
        self._is_closed = False

    def start(self, kind: str, work: Work, *, lane: str | None = None) -> Job:
        """Start a job, or put it in line.

        Parameters
        ----------
        kind : str
            What it is called.
        work : Work
            What its worker does.
        lane : str, optional
            Jobs of one lane run one after the other, in their order.

        Raises
        ------
        JobError
            If too many wait already, or the server is closing.
        """
        job = Job(kind, lane, work)
        with self._changed:
            waiting = sum(each.state == "waiting" for each in self._jobs.values())
            if self._is_closed or waiting >= self.limits.waiting:
                raise JobError(_busy())
            self._jobs[job.id] = job
            thread = threading.Thread(target=self._run, args=(job,), daemon=True)
            self._threads[job.id] = thread
        thread.start()
        return job

    def find(self, job_id: str) -> Job:
        """Return a job.

        Raises
        ------
        JobError
            If there is none, or no longer.
        """
        with self._changed:
            job = self._jobs.get(job_id)
        if job is None:
            raise JobError(_gone())
        return job

    def delete(self, job_id: str) -> None:
        """Cancel a job, kill its worker, and forget its results.

        Raises
        ------
        JobError
            If there is none, or no longer.
        """
        self._forget(self.find(job_id))

    def wait(self, job: Job, seconds: float) -> bool:
        """Wait for a job's end; say whether it came."""
        with self._changed:
            return self._changed.wait_for(lambda: job.is_ended, seconds)

    def events(self, job: Job, after: int) -> list[JobEvent]:
        """Return what happened to a job after an event."""
        with self._changed:
            return job.after(after)

    def counts(self) -> dict[str, int]:
        """Return how many jobs run, wait, and are kept."""
        with self._changed:
            states = [job.state for job in self._jobs.values()]
        running, waiting = states.count("running"), states.count("waiting")
        return {"running": running, "waiting": waiting, "kept": len(states) - running - waiting}

    @contextlib.contextmanager
    def stream(self) -> Iterator[None]:
        """Hold one of the streams of progress while it is open.

        Raises
        ------
        JobError
            If too many are open.
        """
        with self._changed:
            if self._streams >= self.limits.streams:
                raise JobError(_busy())
            self._streams += 1
        try:
            yield
        finally:
            with self._changed:
                self._streams -= 1

    def close(self) -> None:
        """Kill all workers and forget all results; new jobs are refused."""
        with self._changed:
            self._is_closed = True
            jobs, threads = list(self._jobs.values()), list(self._threads.values())
        for job in jobs:
            self._forget(job)
        for thread in threads:
            thread.join(CLOSE_SECONDS)

    def _run(self, job: Job) -> None:
        """Wait for the job's turn, then listen to its worker: one thread a job."""
        try:
            process = self._turn(job)
            if process is not None:
                process.run(lambda told: self._hear(job, told))
        except Exception as fault:  # whatever it is: the job must end
            problem = own_fault(fault)
            self._change(job, lambda: job.fail(problem))
        finally:
            with self._changed:
                job.process = job.work = None
                self._busy = [each for each in self._busy if each is not job]
                self._threads.pop(job.id, None)
                self._changed.notify_all()

    def _turn(self, job: Job) -> WorkerProcess | None:
        """Wait until the job may run; None if it was cancelled meanwhile."""
        with self._changed:
            self._changed.wait_for(lambda: job.is_ended or self._may_run(job))
            if job.is_ended or job.work is None:
                return None
            job.begin()
            job.process = WorkerProcess(job.work, self.limits)
            job.work = None  # what was handed in lives in the worker alone from here on
            self._busy.append(job)
            self._changed.notify_all()
            return job.process

    def _may_run(self, job: Job) -> bool:
        """Say whether a job's turn has come; a killed one's worker counts until it is gone."""
        if len(self._busy) >= self.limits.running:
            return False
        if job.lane is None:
            return True
        line = (each for each in self._jobs.values() if each.lane == job.lane)
        first = next(each for each in line if each.state == "waiting")
        return first is job and all(each.lane != job.lane for each in self._busy)

    def _hear(self, job: Job, told: Told) -> None:
        self._change(job, lambda: job.hear(told))
        if job.is_ended:
            self._keep(job)

    def _change(self, job: Job, change: Callable[[], None]) -> None:
        with self._changed:
            if not job.is_ended:
                change()
            self._changed.notify_all()

    def _keep(self, job: Job) -> None:
        """Keep an ended job for a while; older ones go where room is needed."""
        timer = threading.Timer(self.limits.kept_seconds, self._forget, (job,))
        timer.daemon = True
        with self._changed:
            if job.id not in self._jobs:
                return
            job.expiry = timer
            ended = [each for each in self._jobs.values() if each.is_ended]
            over = len(ended) - self.limits.kept
            size = sum(each.bytes for each in ended)
            old: list[Job] = []
            for each in ended:
                if each is not job and (len(old) < over or size > self.limits.kept_bytes):
                    old.append(each)
                    size -= each.bytes
        timer.start()
        for each in old:
            self._forget(each)

    def _forget(self, job: Job) -> None:
        with self._changed:
            self._jobs.pop(job.id, None)
            job.end("cancelled")
            job.files.clear()
            process, timer = job.process, job.expiry
            job.expiry = None
            self._changed.notify_all()
        if timer is not None:
            timer.cancel()
        if process is not None:
            process.kill()


def _busy() -> Problem:
    return Problem(
        HTTPStatus.SERVICE_UNAVAILABLE, "busy", "this server is working on as much as it takes on",
        hint="Try again in a minute, or delete a job that you no longer need.",
    )  # fmt: skip


def _gone() -> Problem:
    return Problem(
        HTTPStatus.NOT_FOUND, "no-job", "there is no such job, or its results are gone",
        hint="Results are kept in memory for a while only. Start it again.",
    )  # fmt: skip
