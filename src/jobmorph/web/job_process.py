"""The server's side of a worker: started, listened to, killed."""

import json
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any, Final, Literal

from jobmorph.web.job_limits import JobLimits
from jobmorph.web.job_worker import Work, too_much_memory, work_in_process
from jobmorph.web.problem import Problem

POLL_SECONDS: Final = 0.2
MOST_HEADER_BYTES: Final = 64_000
END_SECONDS: Final = 5.0
_STATUS: Final = "/proc/{pid}/status"
_KILOBYTE: Final = 1024


@dataclass(frozen=True, slots=True)
class Told:
    """What a worker tells: a stage, a file, its end, or a problem."""

    kind: Literal["stage", "file", "end", "problem"]
    stage: str = ""
    done: int | None = None
    total: int | None = None
    name: str = ""
    media_type: str = ""
    content: bytes = b""
    problem: Problem | None = None


class WorkerProcess:
    """One worker.

    Parameters
    ----------
    work : Work
        What it does.
    limits : JobLimits
        What it may take.
    """

    def __init__(self, work: Work, limits: JobLimits) -> None:
        self.limits = limits
        context = get_context("spawn")
        self._ours, self._theirs = context.Pipe(duplex=False)
        self._process: SpawnProcess = context.Process(
            target=work_in_process, args=(self._theirs, work, limits), daemon=True
        )
        self._is_killed = False
        self._received = 0

    @property
    def pid(self) -> int | None:
        """Number of the process, once it runs."""
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """Whether the process is there."""
        return self._process.pid is not None and self._process.is_alive()

    def kill(self) -> None:
        """End the process now; nothing it would still tell is heard."""
        self._is_killed = True
        if self.is_alive:
            self._process.kill()

    def run(self, hear: Callable[[Told], None]) -> None:
        """Start the worker and listen until it ended; the last word is its end or a problem.

        Parameters
        ----------
        hear : callable
            Called with everything told. Not called after `kill`.
        """
        try:
            self._process.start()
            self._theirs.close()
            if self._is_killed:  # before there was anything to kill
                self._process.kill()
            last = self._listen(hear)
            if not self._is_killed:
                hear(last)
        finally:
            if self._process.pid is not None:
                self._process.kill()
                self._process.join(END_SECONDS)
            self._ours.close()

    def _listen(self, hear: Callable[[Told], None]) -> Told:
        """Return the last word."""
        until = time.monotonic() + self.limits.seconds
        while not self._is_killed:
            if time.monotonic() > until:
                return _failed(_too_slow(self.limits.seconds))
            if _memory_of(self._process.pid) > self.limits.memory_bytes:
                return _failed(too_much_memory())
            try:
                told = self._next()
            except EOFError:
                self._process.join(END_SECONDS)
                return _failed(_broken_off(self._process.exitcode, self.limits))
            except (OSError, ValueError, KeyError):
                # More than may be sent, or nothing that a worker would say.
                return _failed(_too_large())
            if told is not None and told.kind in ("end", "problem"):
                return told
            if told is not None and not self._is_killed:
                hear(told)
        return Told("end")

    def _next(self) -> Told | None:
        if not self._ours.poll(POLL_SECONDS):
            return None
        header = json.loads(self._ours.recv_bytes(MOST_HEADER_BYTES))
        content = b""
        if header["kind"] == "file":
            content = _content(self._ours, self.limits.result_bytes - self._received)
            self._received += len(content)
        return _told(header, content)


def _content(connection: Connection, most: int) -> bytes:
    if most <= 0:
        raise OSError
    return connection.recv_bytes(most)


def _told(header: dict[str, Any], content: bytes) -> Told:
    kind = header["kind"]
    if kind == "stage":
        return Told("stage", str(header["stage"]), header["done"], header["total"])
    if kind == "file":
        name, media_type = str(header["name"]), str(header["media_type"])
        return Told("file", name=name, media_type=media_type, content=content)
    return _failed(_problem(header["document"])) if kind == "problem" else Told("end")


def _problem(document: dict[str, Any]) -> Problem:
    return Problem(
        int(document["status"]),
        str(document["type"]).rsplit(":", 1)[-1],
        str(document["what"]),
        document["where"],
        tuple(document["items"]),
        int(document["count"]),
        document["hint"],
    )


def _failed(problem: Problem) -> Told:
    return Told("problem", problem=problem)


def _too_slow(seconds: float) -> Problem:
    what = f"the job took longer than {seconds:,.0f} seconds and was ended"
    return Problem(503, "time", what, hint="Ask for less: fewer rows, draws or designs.")


def _too_large() -> Problem:
    return Problem(413, "result-size", "the answer is larger than this server keeps",
                   hint="Ask for less: fewer rows or designs.")  # fmt: skip


def _broken_off(exit_code: int | None, limits: JobLimits) -> Problem:
    """Say why a worker went without a word; libraries abort when memory is refused."""
    if exit_code in (-signal.SIGABRT, -signal.SIGKILL, -signal.SIGSEGV):
        return too_much_memory()
    if exit_code == -getattr(signal, "SIGXCPU", 0):
        return _too_slow(limits.seconds)
    return Problem(500, "own-fault", "the worker ended without an answer",
                   hint="Please report what was asked, without anybody's data.")  # fmt: skip


def _memory_of(pid: int | None) -> int:
    """Bytes a process holds in memory; 0 where the platform does not say."""
    try:
        text = Path(_STATUS.format(pid=pid)).read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0
    for line in text.splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * _KILOBYTE
    return 0
