"""Rosters that pages work on: in memory, each under an address nobody can guess, and then gone.

A page asks in steps: read, decide titles, choose designs. Between two steps the file stays in the
memory of the server, as it came, and nowhere else.
"""

import contextlib
import secrets
import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Final

from jobmorph.web.job import Job
from jobmorph.web.job_worker import Work
from jobmorph.web.jobs import JobBoard, JobError
from jobmorph.web.problem import Problem
from jobmorph.web.team_request import TeamRequest

ID_BYTES: Final = 24
MOST_TEAMS: Final = 8
MOST_BYTES: Final = 96_000_000
SECONDS_A_MINUTE: Final = 60


@dataclass(slots=True)
class TeamCase:
    """One roster on its way to a plan.

    Parameters
    ----------
    request : TeamRequest
        The roster and what was said so far.
    check, plan : str
        Ids of the jobs that read it and redesigned it; empty before.
    typed : mapping of str to str
        What the form of designs holds.
    """

    request: TeamRequest
    check: str = ""
    plan: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)
    id: str = field(default_factory=lambda: secrets.token_urlsafe(ID_BYTES))
    expiry: threading.Timer | None = field(default=None, repr=False)

    @property
    def bytes(self) -> int:
        """Size of what was handed in."""
        files = (self.request.roster, self.request.mapping, self.request.limits)
        return sum(len(each.content) for each in files if each is not None)


class TeamDesk:
    """All rosters that pages of one server work on.

    Parameters
    ----------
    board : JobBoard
        Where their jobs run.
    """

    def __init__(self, board: JobBoard) -> None:
        self.board = board
        self._cases: OrderedDict[str, TeamCase] = OrderedDict()
        self._lock = threading.Lock()

    @property
    def minutes(self) -> int:
        """How long a roster stays after its last use."""
        return round(self.board.limits.kept_seconds / SECONDS_A_MINUTE)

    def open(self, request: TeamRequest) -> TeamCase:
        """Take in a roster; the oldest goes where room is needed.

        Returns
        -------
        TeamCase
            Not yet read.
        """
        case = TeamCase(request)
        with self._lock:
            self._cases[case.id] = case
            old = self._too_many()
        for each in old:
            self.close(each.id)
        self.touch(case)
        return case

    def find(self, case_id: str) -> TeamCase:
        """Return a roster that is still here.

        Raises
        ------
        JobError
            If there is none, or no longer.
        """
        with self._lock:
            case = self._cases.get(case_id)
        if case is None:
            raise JobError(_gone())
        self.touch(case)
        return case

    def touch(self, case: TeamCase) -> None:
        """Count the time until a roster goes from now."""
        timer = threading.Timer(self.board.limits.kept_seconds, self.close, (case.id,))
        timer.daemon = True
        with self._lock:
            old, case.expiry = case.expiry, timer if case.id in self._cases else None
        if old is not None:
            old.cancel()
        if case.expiry is timer:
            timer.start()

    def job(self, job_id: str) -> Job | None:
        """Return a job of a case; None if there is none, or no longer."""
        try:
            return self.board.find(job_id) if job_id else None
        except JobError:
            return None

    def start_check(self, case: TeamCase, work: Work, lane: str) -> None:
        """Read a roster anew; what was worked out before is forgotten."""
        self._drop(case.check, case.plan)
        case.check = case.plan = ""
        case.check = self.board.start("team-check", work, lane=lane).id

    def start_plan(self, case: TeamCase, work: Work, lane: str) -> None:
        """Redesign the team; an earlier plan is forgotten."""
        self._drop(case.plan)
        case.plan = ""
        case.plan = self.board.start("team", work, lane=lane).id

    def cancel_plan(self, case: TeamCase) -> None:
        """Kill what is being worked out; the roster stays."""
        self._drop(case.plan)
        case.plan = ""

    def close(self, case_id: str) -> None:
        """Forget a roster and all that was made of it; what still runs is killed."""
        with self._lock:
            case = self._cases.pop(case_id, None)
            if case is None:
                return
            timer, case.expiry = case.expiry, None
        if timer is not None:
            timer.cancel()
        self._drop(case.check, case.plan)

    def close_all(self) -> None:
        """Forget everything."""
        with self._lock:
            ids = list(self._cases)
        for each in ids:
            self.close(each)

    def _drop(self, *jobs: str) -> None:
        for each in jobs:
            with contextlib.suppress(JobError):
                self.board.delete(each)

    def _too_many(self) -> list[TeamCase]:
        """Return the oldest ones beyond what this server holds; the newest always stays."""
        cases = list(self._cases.values())
        size = sum(each.bytes for each in cases)
        old: list[TeamCase] = []
        for each in cases[:-1]:
            if len(cases) - len(old) > MOST_TEAMS or size > MOST_BYTES:
                old.append(each)
                size -= each.bytes
        return old


def _gone() -> Problem:
    return Problem(
        HTTPStatus.NOT_FOUND, "no-team", "this team is not here, or no longer",
        hint="A roster stays in memory for a while only. Hand it in again.",
    )  # fmt: skip


def no_file() -> Problem:
    """Tell that a job has no such file, or none any longer."""
    return Problem(HTTPStatus.NOT_FOUND, "no-file", "this file is not here, or no longer")
