"""A question about a job that takes about a minute, answered by a worker."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import Field, TypeAdapter

from jobmorph.web.job_worker import Teller
from jobmorph.web.rest.jobs_asked import compare_text, own_role_text
from jobmorph.web.rest.persons import ladder_text, plan_text, practice_text, skills_text
from jobmorph.web.rest.profile import PlanAsked
from jobmorph.web.rest.question import Asked, JobAsked, JobsCompared, LadderAsked, OwnWeek
from jobmorph.web.served_edition import edition_of

ANSWER: Final = "answer.json"


class LongRole(Asked):
    """What happens to a job."""

    study: Literal["role"]
    question: OwnWeek


class LongCompare(Asked):
    """Two jobs side by side."""

    study: Literal["compare"]
    question: JobsCompared


class LongSkills(Asked):
    """Skills of a job."""

    study: Literal["skills"]
    question: JobAsked


class LongPractice(Asked):
    """Practice that AI takes."""

    study: Literal["practice"]
    question: LadderAsked


class LongLadder(Asked):
    """From the first day up."""

    study: Literal["ladder"]
    question: LadderAsked


class LongPlan(Asked):
    """What to learn next."""

    study: Literal["plan"]
    question: PlanAsked


LongAsked = Annotated[
    LongRole | LongCompare | LongSkills | LongPractice | LongLadder | LongPlan,
    Field(discriminator="study"),
]
_READ: Final[TypeAdapter[Any]] = TypeAdapter(LongAsked)
_TEXTS: Final[dict[str, Callable[..., str]]] = {
    "role": own_role_text,
    "compare": compare_text,
    "skills": skills_text,
    "practice": practice_text,
    "ladder": ladder_text,
    "plan": plan_text,
}


@dataclass(frozen=True, slots=True)
class StudyRequest:
    """A question as it was read, for a worker.

    Parameters
    ----------
    asked : str
        `LongAsked` as JSON.
    edition, library : Path or None
        The server's own.
    """

    asked: str
    edition: Path | None = None
    library: Path | None = None


def run_study(request: StudyRequest, teller: Teller) -> None:
    """Answer; hands out 'answer.json', as the short endpoint of the same name."""
    asked = _READ.validate_json(request.asked)
    teller.stage("reading")
    edition = edition_of(request.edition, request.library)
    teller.stage("calibrating")
    teller.file(ANSWER, "application/json", _TEXTS[asked.study](asked.question, edition))
