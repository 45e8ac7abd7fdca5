"""The worker's side of a long job: bounds first, then the work, and what it tells.

A worker is a process of its own, so that it can be killed whatever it does. What it tells goes
through a pipe as JSON and plain bytes: nothing that it sends is ever unpickled, since it reads what
strangers hand in. It writes no log: an error may repeat cells.
"""

import contextlib
import json
import os
import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from typing import Any, Final

from jobmorph.schema.errors import JobmorphError
from jobmorph.web.job_limits import JobLimits
from jobmorph.web.problem import Problem, own_fault, problem_of

NICENESS: Final = 5
MOST_FILE_BYTES: Final = 64_000_000
TOO_MUCH: Final = "the job needs more memory than this server gives one"
TOO_MUCH_HINT: Final = "Ask for less: fewer rows, draws or designs."
STATUS_TOO_MUCH: Final = 413


@dataclass(frozen=True, slots=True)
class Work:
    """What a worker does.

    Parameters
    ----------
    run : callable
        A function of a module, called with the request and a `Teller`.
    request : object
        Plain data.
    """

    run: "Callable[[Any, Teller], None]"
    request: Any


class Teller:
    """Sends progress and results to whoever started the worker."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def stage(self, stage: str, done: int | None = None, total: int | None = None) -> None:
        """Tell how far the work is."""
        self._send({"kind": "stage", "stage": stage, "done": done, "total": total})

    def file(self, name: str, media_type: str, content: str | bytes) -> None:
        """Hand out one result."""
        self._send({"kind": "file", "name": name, "media_type": media_type})
        self._connection.send_bytes(content.encode() if isinstance(content, str) else content)

    def end(self) -> None:
        """Tell that all is done."""
        self._send({"kind": "end"})

    def problem(self, problem: Problem) -> None:
        """Tell why nothing comes."""
        self._send({"kind": "problem", "document": problem.document()})

    def _send(self, header: dict[str, Any]) -> None:
        self._connection.send_bytes(json.dumps(header).encode())


def work_in_process(connection: Connection, work: Work, limits: JobLimits) -> None:
    """Do the work and tell about it: the first function of a worker process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupted server ends its workers itself
    _silence()
    _bound(limits)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    teller = Teller(connection)
    try:
        work.run(work.request, teller)
        teller.end()
    except JobmorphError as fault:
        teller.problem(problem_of(fault))
    except MemoryError:
        teller.problem(too_much_memory())
    except OSError:
        # Nobody listens any more.
        return
    except Exception as fault:  # told by its kind alone: what it says may repeat cells
        teller.problem(own_fault(fault))


def too_much_memory() -> Problem:
    """Tell that a job asked for more memory than it may have."""
    return Problem(STATUS_TOO_MUCH, "memory", TOO_MUCH, hint=TOO_MUCH_HINT)


def _silence() -> None:
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in (sys.stdout, sys.stderr):
            os.dup2(nowhere, stream.fileno())


def _bound(limits: JobLimits) -> None:
    """Bound memory, time, files and what a crash leaves, where the platform can."""
    with contextlib.suppress(AttributeError, OSError):
        os.nice(NICENESS)
    try:
        import resource
    except ModuleNotFoundError:
        return
    seconds = int(limits.seconds * (os.cpu_count() or 1)) + 1
    for bound, most in (
        # Memory that is written to; address space that is only reserved does not count.
        (resource.RLIMIT_DATA, limits.memory_bytes),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, MOST_FILE_BYTES),
        (resource.RLIMIT_CORE, 0),  # a crash must leave nobody's roster behind
    ):
        _, hard = resource.getrlimit(bound)
        at_most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(bound, (at_most, at_most))


def _end_with_parent() -> None:
    """End at once when the server is gone, however it went."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
