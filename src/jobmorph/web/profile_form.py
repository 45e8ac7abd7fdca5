"""The profile that a form holds: what was typed, and what it means."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from jobmorph.schema.errors import ParameterError
from jobmorph.schema.profile import PastJob, Profile, StatedSkill
from jobmorph.web.question import LONGEST_TITLE, number_of, title_of

MOST_LINES: Final = 60
MOST_YEARS: Final = 60.0
HIGHEST_LEVEL: Final = 5.0
MOST_HOURS: Final = 60.0
SOURCE: Final = "form"


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the fields, as typed."""

    job: str = ""
    target: str = ""
    hours: str = ""
    past: str = ""
    skills: str = ""
    start: str = ""


NOTHING: Final = Typed()


def typed_of(form: Mapping[str, object]) -> Typed:
    """Take the fields of a form; files in their place count as empty."""
    texts = {name: form.get(name, "") for name in Typed.__dataclass_fields__}
    return Typed(**{name: text if isinstance(text, str) else "" for name, text in texts.items()})


def profile_of(typed: Typed) -> Profile:
    """Read the fields.

    Raises
    ------
    ParameterError
        If lines cannot be read; all of them at once.

    Examples
    --------
    >>> profile = profile_of(Typed(job="waiter", past="cook; 3", skills="negotiation; 2"))
    >>> [job.title for job in profile.jobs], profile.skills[0].level
    (['waiter', 'cook'], 2.0)
    """
    faults: list[str] = []
    jobs = [PastJob(title_of(typed.job))] if typed.job.strip() else []
    jobs += [
        PastJob(name, None if not amount else number_of(amount, faults, "years", MOST_YEARS))
        for name, amount in _lines(typed.past, faults)
    ]
    skills = []
    for name, amount in _lines(typed.skills, faults):
        level = number_of(amount, faults, f"the level of {name[:40]}", HIGHEST_LEVEL)
        if level is not None:
            skills.append(StatedSkill(name, level))
    hours = typed.hours.strip()
    hours_week = number_of(hours, faults, "hours a week", MOST_HOURS) if hours else None
    if faults:
        raise ParameterError("; ".join(faults), hint="Nothing was computed.")
    target = title_of(typed.target) if typed.target.strip() else None
    return Profile(SOURCE, tuple(jobs), tuple(skills), target=target, hours_week=hours_week)


def typed_from(profile: Profile) -> Typed:
    """Put a profile into the fields.

    Examples
    --------
    >>> typed_from(Profile("me.yaml", jobs=(PastJob("Waiter", 3.0),), hours_week=4.0))
    Typed(job='Waiter', target='', hours='4', past='', skills='', start='')
    """
    first, *others = profile.jobs or (PastJob(""),)
    return Typed(
        job=first.title,
        target=profile.target or "",
        hours="" if profile.hours_week is None else f"{profile.hours_week:g}",
        past="\n".join(_line(job.title, job.years) for job in others),
        skills="\n".join(_line(skill.name, skill.level) for skill in profile.skills),
    )


def first_day(typed: Typed) -> date:
    """Return the first day of week 1: as typed, else the coming Monday.

    Raises
    ------
    ParameterError
        If it is no day.
    """
    from datetime import timedelta

    if not typed.start.strip():
        today = date.today()
        return today + timedelta(days=7 - today.weekday())
    try:
        return date.fromisoformat(typed.start.strip())
    except ValueError:
        raise ParameterError("the first day must be written as 2027-01-31") from None


def _line(name: str, amount: float | None) -> str:
    return name if amount is None else f"{name}; {amount:g}"


def _lines(text: str, faults: list[str]) -> list[tuple[str, str]]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) > MOST_LINES:
        faults.append(f"{len(lines)} lines are more than {MOST_LINES}")
        return []
    found = []
    for line in lines:
        name, _, amount = line.rpartition(";") if ";" in line else (line, "", "")
        words = " ".join(name.split())
        if not words or len(words) > LONGEST_TITLE:
            faults.append("a line has no name, or one longer than 200 characters")
        else:
            found.append((words, amount.strip()))
    return found
