"""A profile's words read as jobs and skills of an edition; what is not understood, all at once."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from jobmorph.intake.fault import Fault, LineError
from jobmorph.schema.errors import NoMatchError, ParameterError
from jobmorph.schema.parameter import ParameterSet
from jobmorph.schema.profile import Profile, Progress
from jobmorph.skills.order import find_circle
from jobmorph.studies.held_skills import HeldJob
from jobmorph.studies.judged_job import Run
from jobmorph.studies.resolve import resolve_job
from jobmorph.studies.skill_book import SkillBook

UNKNOWN_YEARS: Final = 1.0


@dataclass(frozen=True, slots=True)
class ReadProfile:
    """A profile in the ids of an edition.

    Parameters
    ----------
    jobs : tuple of HeldJob
        Past jobs, newest first.
    levels : dict of str to float
        Stated levels by skill id; levels reached in the log count.
    after : dict of str to tuple of str
        Order of the person's own.
    leave_out : frozenset of str
        Ids not to be planned.
    spent : dict of str to float
        Hours logged since a level was last stated for the skill.
    """

    jobs: tuple[HeldJob, ...]
    levels: dict[str, float]
    after: dict[str, tuple[str, ...]]
    leave_out: frozenset[str]
    spent: dict[str, float]


def understand_profile(
    profile: Profile, book: SkillBook, run: Run, prefer: Collection[str]
) -> ReadProfile:
    """Read the words of a profile.

    Parameters
    ----------
    profile : Profile
        The profile.
    book : SkillBook
        Names of skills.
    run : Run
        Edition and parameters for titles.
    prefer : collection of str
        Skill ids that a name is taken to mean first: those of the target and of one's own job.

    Raises
    ------
    LineError
        If jobs or skills are unknown, skills contradict one another, or wait for one another; all
        problems at once.
    """
    reader = _Reader(profile, book, prefer)
    jobs = reader.jobs(run, run.parameters)
    levels = reader.levels()
    spent = reader.log(levels)
    after = reader.order()
    left = frozenset(
        skill for name in profile.leave_out if (skill := reader.skill(name, None)) is not None
    )
    if reader.faults:
        raise LineError(profile.source, reader.faults)
    return ReadProfile(tuple(jobs), levels, after, left, spent)


class _Reader:
    """Reads names and collects what is wrong."""

    def __init__(self, profile: Profile, book: SkillBook, prefer: Collection[str]) -> None:
        self._profile = profile
        self._book = book
        self._prefer = prefer
        self.faults: list[Fault] = []

    def skill(self, name: str, line: int | None) -> str | None:
        """Return the id a name means; an unknown one is a fault."""
        found = self._book.find(name, self._prefer)
        if found is None:
            near = self._book.near(name, self._prefer)
            known = f"; did you mean {' or '.join(near[:3])}?" if near else ""
            self.faults.append(Fault(line or 1, f'unknown skill "{name}"{known}'))
        return found

    def jobs(self, run: Run, parameters: ParameterSet) -> list[HeldJob]:
        """Read past jobs."""
        found = []
        for past in self._profile.jobs:
            try:
                match = resolve_job(
                    past.title, level=None, edition=run.edition, parameters=parameters
                )
            except (NoMatchError, ParameterError) as fault:
                self.faults.append(Fault(past.line or 1, str(fault).splitlines()[0].rstrip(".")))
            else:
                years = UNKNOWN_YEARS if past.years is None else past.years
                found.append(HeldJob(match.job, years))
        return found

    def levels(self) -> dict[str, float]:
        """Read stated levels; two names of one skill must agree."""
        levels: dict[str, float] = {}
        names: dict[str, str] = {}
        for stated in self._profile.skills:
            skill_id = self.skill(stated.name, stated.line)
            if skill_id is None:
                continue
            if skill_id in levels and levels[skill_id] != stated.level:
                self.faults.append(
                    Fault(
                        stated.line or 1,
                        f'"{stated.name}" is at level {stated.level:g}, but as '
                        f'"{names[skill_id]}" it is at {levels[skill_id]:g}',
                    )
                )
            levels[skill_id], names[skill_id] = stated.level, stated.name
        return levels

    def log(self, levels: dict[str, float]) -> dict[str, float]:
        """Count hours since the last level; levels reached go into `levels`."""
        spent: dict[str, float] = {}
        for entry in sorted(self._profile.log, key=_date):
            skill_id = self.skill(entry.name, entry.line)
            if skill_id is None:
                continue
            spent[skill_id] = spent.get(skill_id, 0.0) + entry.hours
            if entry.level is not None:
                levels[skill_id] = max(entry.level, levels.get(skill_id, 0.0))
                spent[skill_id] = 0.0
        return spent

    def order(self) -> dict[str, tuple[str, ...]]:
        """Read the person's own order; a circle is a fault."""
        order: dict[str, list[str]] = {}
        for rule in self._profile.learn_after:
            later, first = self.skill(rule.name, rule.line), self.skill(rule.first, rule.line)
            if later is not None and first is not None:
                order.setdefault(later, []).append(first)
        circle = find_circle(order)
        if circle:
            names = " before ".join(self._book.of(each).label for each in circle)
            line = min((rule.line or 1 for rule in self._profile.learn_after), default=1)
            self.faults.append(Fault(line, f"skills wait for one another: {names}"))
        return {later: tuple(firsts) for later, firsts in order.items()}


def _date(entry: Progress) -> str:
    return entry.date
