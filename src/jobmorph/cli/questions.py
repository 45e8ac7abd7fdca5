"""The guided questionnaire of `jobmorph plan --ask`: jobs, target, hours, then levels."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, TextIO

from jobmorph.cli.dialogue import Question, hold_talk, numbered, tell
from jobmorph.intake.profile_field import LONGEST_TEXT, MOST_HOURS_WEEK, MOST_YEARS, key_of
from jobmorph.reports.words import say
from jobmorph.schema.profile import PastJob, Profile, StatedSkill

SOURCE: Final = "answers"
USUAL_HOURS: Final = 4.0
MOST_JOBS_ASKED: Final = 20
_NUMBER: Final = r"(\d{1,3}(?:[.,]\d{1,3})?)"
_YEARS: Final = re.compile(rf"{_NUMBER}\s*(?:y|yrs?|years?)?\.?", re.IGNORECASE)
_MONTHS: Final = re.compile(rf"{_NUMBER}\s*(?:m|mos?|months?)\.?", re.IGNORECASE)
_HOURS: Final = re.compile(rf"{_NUMBER}\s*(?:h|hrs?|hours?)?\.?", re.IGNORECASE)
_LEVEL: Final = re.compile(r"[0-5]")


@dataclass(frozen=True, slots=True)
class AskedSkill:
    """A skill to ask about.

    Parameters
    ----------
    name : str
        What the profile calls it: a label, a slug or an id.
    label : str
        What the person reads.
    levels : tuple of str
        Five sentences: what somebody does at level 1, 2, 3, 4, 5.
    """

    name: str
    label: str
    levels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """What is asked.

    Parameters
    ----------
    job, target : str or None
        Known already; None asks.
    skills : tuple of AskedSkill
        Skills to ask about, in order.
    """

    job: str | None = None
    target: str | None = None
    skills: tuple[AskedSkill, ...] = ()


@dataclass(frozen=True, slots=True)
class _Answers:
    jobs: tuple[PastJob, ...] = ()
    title: str | None = None
    stage: Literal["jobs", "target", "hours", "done"] = "jobs"
    target: str | None = None
    hours_week: float | None = None


def ask_profile(stream_in: TextIO, stream_out: TextIO, *, questions: Questionnaire) -> Profile:
    """Ask for jobs, target, hours and then for the level of each skill.

    Use `ask_jobs` and `ask_levels` where the skills depend on the target.
    """
    profile = ask_jobs(stream_in, stream_out, job=questions.job, target=questions.target)
    return ask_levels(stream_in, stream_out, questions.skills, profile)


def ask_jobs(
    stream_in: TextIO, stream_out: TextIO, *, job: str | None = None, target: str | None = None
) -> Profile:
    """Ask for past jobs with years, the job wanted, and hours a week.

    Parameters
    ----------
    stream_in, stream_out : text stream
        Where answers come from and questions go to.
    job : str, optional
        The first job, if it is known; its years are asked.
    target : str, optional
        The job wanted, if it is known; then it is not asked.

    Returns
    -------
    Profile
        What was answered; a note says so if questions were left, and `ask_levels` then asks
        nothing. Hours are None where they were not reached.
    """
    tell(stream_out, say("question.intro"), say("question.keys"))
    start = _Answers(title=job, target=target)
    talk = hold_talk(
        stream_in, stream_out, start, lambda answers: _job_question(answers, is_aimed=bool(target))
    )
    answers = talk.state
    # Whoever stops at the years has named the job.
    left = () if answers.title is None else (PastJob(answers.title),)
    return Profile(
        source=SOURCE,
        jobs=(*answers.jobs, *left),
        target=answers.target,
        hours_week=answers.hours_week,
        notes=(say("question.stopped"),) if talk.is_stopped else (),
    )


def ask_levels(
    stream_in: TextIO, stream_out: TextIO, skills: Sequence[AskedSkill], profile: Profile
) -> Profile:
    """Ask for the level of each skill.

    Parameters
    ----------
    stream_in, stream_out : text stream
        Where answers come from and questions go to.
    skills : sequence of AskedSkill
        Skills to ask about, in order.
    profile : Profile
        What is known; a level it has is shown, and kept unless another is given.

    Returns
    -------
    Profile
        With the levels answered. The same profile if there is no skill to ask about, or the
        questions were stopped before.
    """
    if not skills or say("question.stopped") in profile.notes:
        return profile
    known = {key_of(skill.name): skill.level for skill in profile.skills}
    tell(stream_out, "", say("question.levels", count=len(skills)))
    nothing: tuple[float | None, ...] = ()
    talk = hold_talk(
        stream_in, stream_out, nothing, lambda levels: _level_question(levels, skills, known)
    )
    answered = {
        key_of(skill.name): StatedSkill(skill.name, level)
        for skill, level in zip(skills, talk.state, strict=False)
        if level is not None
    }
    kept = [answered.pop(key_of(skill.name), skill) for skill in profile.skills]
    if talk.is_stopped:
        profile = replace(profile, notes=(*profile.notes, say("question.stopped")))
    else:
        tell(stream_out, "", say("question.done"))
    return replace(profile, skills=(*kept, *answered.values()))


def _job_question(answers: _Answers, *, is_aimed: bool) -> Question[_Answers] | None:
    if answers.stage == "jobs":
        return _years(answers) if answers.title is not None else _title(answers, is_aimed=is_aimed)
    if answers.stage == "target":
        return Question(
            (), say("question.target"), say("question.title.expected"),
            lambda told: _with_target(answers, told),
        )  # fmt: skip
    if answers.stage == "hours":
        usual = f"{USUAL_HOURS:g}"
        return Question(
            (),
            say("question.hours", usual=usual),
            say("question.hours.expected", usual=usual, most=f"{MOST_HOURS_WEEK:g}"),
            lambda told: _with_hours(answers, told),
        )
    return None


def _title(answers: _Answers, *, is_aimed: bool) -> Question[_Answers]:
    after = replace(answers, stage="hours" if is_aimed else "target")

    def take(told: str) -> _Answers | None:
        if not told:
            return after
        is_room = len(answers.jobs) < MOST_JOBS_ASKED
        return replace(answers, title=told) if is_room and _is_title(told) else None

    key = "question.title.more" if answers.jobs else "question.title"
    return Question((), say(key), say("question.title.expected"), take)


def _is_title(told: str) -> bool:
    # An address is no job, and is not to be kept.
    return len(told) <= LONGEST_TEXT and "@" not in told and any(c.isalpha() for c in told)


def _years(answers: _Answers) -> Question[_Answers]:
    title = answers.title or ""

    def take(told: str) -> _Answers | None:
        years = _number(_YEARS, told)
        months = _number(_MONTHS, told)
        if years is None and months is not None:
            years = months / 12
        if told and (years is None or years > MOST_YEARS):
            return None
        return replace(answers, title=None, jobs=(*answers.jobs, PastJob(title, years)))

    expected = say("question.years.expected", most=f"{MOST_YEARS:g}")
    return Question((), say("question.years", title=title), expected, take)


def _with_target(answers: _Answers, told: str) -> _Answers | None:
    if told and not _is_title(told):
        return None
    return replace(answers, target=told or None, stage="hours")


def _with_hours(answers: _Answers, told: str) -> _Answers | None:
    hours = _number(_HOURS, told) if told else USUAL_HOURS
    if hours is None or not 0 < hours <= MOST_HOURS_WEEK:
        return None
    return replace(answers, hours_week=hours, stage="done")


def _number(pattern: re.Pattern[str], told: str) -> float | None:
    found = pattern.fullmatch(told)
    return None if found is None else float(found.group(1).replace(",", "."))


def _level_question(
    levels: tuple[float | None, ...], skills: Sequence[AskedSkill], known: dict[str, float]
) -> Question[tuple[float | None, ...]] | None:
    if len(levels) == len(skills):
        return None
    skill = skills[len(levels)]

    def take(told: str) -> tuple[float | None, ...] | None:
        if not told:
            return (*levels, None)
        return (*levels, float(told)) if _LEVEL.fullmatch(told) else None

    place = say("question.level.place", place=len(levels) + 1, count=len(skills),
                label=skill.label)  # fmt: skip
    has = known.get(key_of(skill.name))
    text = say("question.level") if has is None else say("question.level.again", level=f"{has:g}")
    lines = (place, *numbered([say("question.level.none"), *skill.levels]))
    return Question(lines, text, say("question.level.expected"), take)
