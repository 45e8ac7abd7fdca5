"""One long job: its state, what it told so far, its results."""

import secrets
import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final, Literal

from jobmorph.web.job_process import Told, WorkerProcess
from jobmorph.web.job_worker import Work
from jobmorph.web.problem import Problem

State = Literal["waiting", "running", "done", "failed", "cancelled"]
ID_BYTES: Final = 24
MOST_EVENTS: Final = 400
ENDED: Final[tuple[State, ...]] = ("done", "failed", "cancelled")


@dataclass(frozen=True, slots=True)
class JobFile:
    """A result that can be downloaded."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class JobEvent:
    """One thing that happened, with a number that only grows."""

    number: int
    state: State
    stage: str
    done: int | None = None
    total: int | None = None


@dataclass(slots=True)
class Job:
    """A job; its board's lock guards what changes.

    Parameters
    ----------
    kind : str
        'team', 'team-check', 'market' or 'study'.
    lane : str or None
        Jobs of one lane run one after the other.
    work : Work or None
        What is to be done, until its worker has it.
    """

    kind: str
    lane: str | None = None
    work: Work | None = None
    id: str = field(default_factory=lambda: secrets.token_urlsafe(ID_BYTES))
    created_at: datetime = field(default_factory=lambda: datetime.now(UTC))
    ended_at: datetime | None = None
    state: State = "waiting"
    files: dict[str, JobFile] = field(default_factory=dict)
    problem: Problem | None = None
    process: WorkerProcess | None = None
    expiry: threading.Timer | None = None
    events: list[JobEvent] = field(default_factory=list)
    _number: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self.note("waiting")

    @property
    def is_ended(self) -> bool:
        """Whether nothing more will happen."""
        return self.state in ENDED

    @property
    def last(self) -> JobEvent:
        """What happened last."""
        return self.events[-1]

    @property
    def bytes(self) -> int:
        """Size of all results."""
        return sum(len(each.content) for each in self.files.values())

    def note(self, stage: str, done: int | None = None, total: int | None = None) -> None:
        """Add an event; the oldest ones go when there are too many."""
        self._number += 1
        self.events.append(JobEvent(self._number, self.state, stage, done, total))
        del self.events[:-MOST_EVENTS]

    def begin(self) -> None:
        """Tell that its turn has come."""
        self.state = "running"
        self.note("starting")

    def hear(self, told: Told) -> None:
        """Take in what the worker tells."""
        if told.kind == "stage":
            self.note(told.stage, told.done, told.total)
        elif told.kind == "file":
            self.files[told.name] = JobFile(told.name, told.media_type, told.content)
        elif told.kind == "problem":
            self.fail(told.problem)
        else:
            self.end("done")

    def fail(self, problem: Problem | None) -> None:
        """End without results."""
        self.problem = problem
        self.files.clear()
        self.end("failed")

    def end(self, state: State) -> None:
        """End in one way or another, once."""
        if not self.is_ended:
            self.state = state
            self.ended_at = datetime.now(UTC)
            self.note(state)

    def after(self, number: int) -> list[JobEvent]:
        """Return what happened after an event."""
        return [event for event in self.events if event.number > number]

    def document(self, kept_seconds: float) -> dict[str, Any]:
        """Return the job as plain JSON types."""
        last = self.last
        base = f"/api/v1/jobs/{self.id}"
        until = None if self.ended_at is None else self.ended_at.timestamp() + kept_seconds
        return {
            "id": self.id,
            "kind": self.kind,
            "state": self.state,
            "stage": last.stage,
            "done": last.done,
            "total": last.total,
            "created_at": self.created_at.isoformat(timespec="seconds"),
            "gone_at": None
            if until is None
            else datetime.fromtimestamp(until, UTC).isoformat(timespec="seconds"),
            "links": {
                "self": base,
                "events": f"{base}/events",
                "result": f"{base}/result",
            },
            "files": [
                {
                    "name": each.name,
                    "media_type": each.media_type,
                    "bytes": len(each.content),
                    "href": f"{base}/files/{each.name}",
                }
                for each in self.files.values()
            ],
            "problem": None if self.problem is None else self.problem.document(),
        }
