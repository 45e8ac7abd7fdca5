"""What one request to the interface for programs may hold."""

from dataclasses import dataclass
from typing import Final

from jobmorph.web.job_limits import MEGABYTE, JobLimits

MOST_TITLES: Final = 500
MOST_ROLES: Final = 20
MOST_DRAWS: Final = 1_000


@dataclass(frozen=True, slots=True)
class RestLimits:
    """Bounds of requests.

    Parameters
    ----------
    json_bytes : int
        Largest body in JSON.
    upload_bytes : int
        All files and fields of an upload together.
    roster_rows : int
        Rows of a roster.
    unpacked_bytes : int
        Parts of a workbook, unpacked.
    check_seconds : float
        Longest wait for the check of a roster.
    jobs : JobLimits or None
        Bounds of long jobs of a board of its own; None shares the site's, so that a roster on a
        page and one from a program stand in one line.
    """

    json_bytes: int = 512_000
    upload_bytes: int = 32 * MEGABYTE
    roster_rows: int = 100_000
    unpacked_bytes: int = 300 * MEGABYTE
    check_seconds: float = 90.0
    jobs: JobLimits | None = None
