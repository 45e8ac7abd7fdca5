"""What long jobs may take, and how long their results are kept."""

from dataclasses import dataclass
from typing import Final

MEGABYTE: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class JobLimits:
    """Bounds of long jobs.

    Parameters
    ----------
    seconds : float
        Longest run of one job; then its process is killed.
    memory_bytes : int
        Memory of one worker process; what needs more is ended.
    running, waiting : int
        Jobs at the same time, and jobs that wait for their turn.
    kept : int
        Finished jobs whose results are kept.
    kept_bytes : int
        Results of all jobs together.
    kept_seconds : float
        How long a result is kept after its job ended.
    result_bytes : int
        Results of one job.
    streams : int
        Open streams of progress.
    heartbeat_seconds : float
        A stream sends something at least that often.
    """

    seconds: float = 900.0
    memory_bytes: int = 3_000 * MEGABYTE
    running: int = 2
    waiting: int = 6
    kept: int = 16
    kept_bytes: int = 256 * MEGABYTE
    kept_seconds: float = 1_800.0
    result_bytes: int = 64 * MEGABYTE
    streams: int = 32
    heartbeat_seconds: float = 10.0
