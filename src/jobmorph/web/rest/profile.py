"""What a person brings, in the body of a question; the server keeps nothing of it."""

import json
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from jobmorph.schema.profile import Profile
from jobmorph.web.rest.question import AnyLevel, Hours, PathLimitsAsked, Setting, Title

Words = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Level = Annotated[float, Field(ge=0.0, le=5.0, allow_inf_nan=False)]
SOURCE: Final = "options"


class Piece(BaseModel):
    """A part of a profile; nothing about who the person is has a place in it."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class JobHeld(Piece):
    """A job that was or is held."""

    title: Words
    years: Annotated[float | None, Field(ge=0.0, le=60.0, allow_inf_nan=False)] = None


class LogEntry(Piece):
    """Hours spent on a skill, and the level reached if it was checked."""

    date: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    skill: Words
    hours: Annotated[float, Field(ge=0.0, le=1_000.0, allow_inf_nan=False)] = 0.0
    level: Level | None = None


class ProfileAsked(Piece):
    """A profile, with the keys of a profile file."""

    jobs: Annotated[list[JobHeld], Field(max_length=50)] = Field(default_factory=list)
    skills: Annotated[
        dict[Words, Level], Field(max_length=200, description="Levels stated, 0 to 5.")
    ] = Field(default_factory=dict)
    target: Words | None = None
    hours_week: Hours = None
    learn_after: Annotated[
        dict[Words, Annotated[list[Words], Field(min_length=1, max_length=20)]],
        Field(max_length=50, description="Skills, each with those to learn first."),
    ] = Field(default_factory=dict)
    leave_out: Annotated[list[Words], Field(max_length=100)] = Field(default_factory=list)
    log: Annotated[list[LogEntry], Field(max_length=500)] = Field(default_factory=list)
    mentioned: Annotated[list[Words], Field(max_length=200)] = Field(default_factory=list)


class PlanAsked(Setting):
    """What to learn next, from what a person brings to what a job asks."""

    title: Annotated[
        Title | None, Field(description="The job you have; your profile's newest if left out.")
    ] = None
    to: Annotated[Title | None, Field(description="The job you want; else your own.")] = None
    level: AnyLevel = None
    hours: Hours = None
    profile: ProfileAsked | None = None


class PathsFromProfile(PathLimitsAsked):
    """Moves from a job, with what a person brings."""

    title: Title | None = None
    profile: ProfileAsked | None = None


def profile_of(asked: ProfileAsked | None) -> Profile | None:
    """Read a profile by the same rules as a profile file.

    Raises
    ------
    LineError
        If parts contradict one another, all of them at once.
    DataError
        If it says nothing.
    """
    from jobmorph.intake.profile import parse_profile
    from jobmorph.intake.text_file import TextFile

    if asked is None:
        return None
    told = asked.model_dump(mode="json", exclude_unset=True)
    text = json.dumps(told, ensure_ascii=False, indent=1)
    return parse_profile(TextFile("profile.json", text, "UTF-8"))
