"""What a person brings to a target: levels they state, and levels their past jobs speak for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import polars as pl

from jobmorph.reference.edition import Edition
from jobmorph.schema.job import JobRef
from jobmorph.schema.parameter import ParameterSet
from jobmorph.skills.ladder import proficiency_of_level
from jobmorph.studies.skill_book import SkillBook, SkillEntry, core_id
from jobmorph.studies.skill_ratings import job_ratings

MONTHS_IN_A_YEAR: Final = 12.0
UNKNOWN_MONTHS: Final = 12.0


@dataclass(frozen=True, slots=True)
class HeldJob:
    """A job that a person has or had.

    Parameters
    ----------
    job : JobRef
        The job.
    years : float
        How long.
    """

    job: JobRef
    years: float


@dataclass(frozen=True, slots=True)
class Held:
    """A level that a person is taken to have.

    Parameters
    ----------
    level : float
        0 to 5.
    source : {'stated', 'stated kind', 'job', 'kind', 'general', 'none'}
        Said by the person, of this skill or of its kind; asked for by a past job; the same kind of
        ability there; general skills there; nothing known.
    title : str
        The past job, where one speaks for the level.
    """

    level: float
    source: str
    title: str = ""


NOTHING: Final = Held(0.0, "none")


class PastWork:
    """The levels that past jobs speak for.

    Parameters
    ----------
    jobs : sequence of HeldJob
        Newest first.
    book : SkillBook
        Names and kinds of skills.
    edition : Edition
        Holds needs, months and ratings.
    parameters : ParameterSet
        `skills.transfer_same_kind`, `skills.transfer_general_most`.
    """

    def __init__(
        self, jobs: Sequence[HeldJob], book: SkillBook, edition: Edition, parameters: ParameterSet
    ) -> None:
        self._book = book
        self._kind_share = parameters["skills.transfer_same_kind"].value
        self._general_most = parameters["skills.transfer_general_most"].value
        self._levels: dict[str, Held] = {}
        self._rated: dict[str, Held] = {}
        for held in jobs:
            done = _share_done(held, edition)
            if held.job.kind == "role":
                self._add_role(held.job, done)
            for skill_id, level in _rated_levels(held.job, edition):
                _keep(self._rated, skill_id, Held(level * done, "job", held.job.title))

    def held(self, entry: SkillEntry) -> Held:
        """Return the level that past work speaks for; 0 where nothing does."""
        found = [self._levels.get(entry.skill_id), self._rated.get(entry.skill_id)]
        if entry.core is not None:
            found += [self._of_kind(entry.core), self._general(entry.core)]
        elif entry.domain in ("skill", "knowledge"):
            found.append(self._through_kinds(entry.skill_id))
        known = [each for each in found if each is not None]
        return max(known, key=lambda each: each.level, default=NOTHING)

    def _add_role(self, job: JobRef, done: float) -> None:
        for entry in self._book.family(job.id.partition("/")[0]):
            need = (entry.needs or {}).get(job.level or "")
            if need is not None:
                level = max(need - 1.0, 1.0) + (need - max(need - 1.0, 1.0)) * done
                _keep(self._levels, entry.skill_id, Held(level, "job", job.title))

    def _of_kind(self, core: str) -> Held | None:
        """Take the same kind of ability in another trade, less what does not carry over."""
        others = [
            Held(held.level * self._kind_share, "kind", held.title)
            for skill_id, held in self._levels.items()
            if self._book.of(skill_id).core == core
        ]
        return max(others, key=lambda each: each.level, default=None)

    def _general(self, core: str) -> Held | None:
        """Take general skills for a trade's ability, but only up to a low level."""
        elements = self._book.core_elements.get(core, ())
        rated = [self._rated[each] for each in elements if each in self._rated]
        if not rated or len(rated) < len(elements):
            return None
        weakest = min(rated, key=lambda each: each.level)
        return Held(min(weakest.level, self._general_most), "general", weakest.title)

    def _through_kinds(self, element: str) -> Held | None:
        """Take a trade's ability for a general skill that it leans on first."""
        found = [
            Held(held.level * self._kind_share, "kind", held.title)
            for skill_id, held in self._levels.items()
            if element in self._book.core_elements.get(self._book.of(skill_id).core or "", ())[:1]
        ]
        return max(found, key=lambda each: each.level, default=None)


class StatedLevels:
    """The levels that a person states, and what they say about other skills.

    Parameters
    ----------
    levels : mapping of str to float
        Level by id of the skill.
    book : SkillBook
        Kinds of skills.
    kind_share : float
        How much of a level counts for the same kind of ability elsewhere, 0 to 1.
    """

    def __init__(self, levels: Mapping[str, float], book: SkillBook, kind_share: float) -> None:
        self._levels = dict(levels)
        self._book = book
        self._kind_share = kind_share

    def exact(self, entry: SkillEntry) -> Held | None:
        """Return the level stated for this very skill, or for its kind."""
        for skill_id in (entry.skill_id, core_id(entry.core or "")):
            if skill_id in self._levels:
                return Held(self._levels[skill_id], "stated")
        return None

    def near(self, entry: SkillEntry) -> Held | None:
        """Return what is stated for the same kind of ability elsewhere, less what is lost."""
        found = [
            level * self._kind_share
            for skill_id, level in self._levels.items()
            if self._is_kin(entry, self._book.of(skill_id))
        ]
        return Held(max(found), "stated kind") if found else None

    def _is_kin(self, entry: SkillEntry, other: SkillEntry) -> bool:
        kinds = {entry.core or "", other.core or ""} - {""}
        if entry.core is not None and other.core is not None:
            return entry.core == other.core
        leans_on = {
            element for kind in kinds for element in self._book.core_elements.get(kind, ())[:1]
        }
        return bool(leans_on & {entry.skill_id, other.skill_id})


def held_level(entry: SkillEntry, stated: StatedLevels, past: PastWork) -> Held:
    """Return what a person brings: what they state for the skill, else the most that speaks for it.

    Parameters
    ----------
    entry : SkillEntry
        A skill of the target.
    stated : StatedLevels
        What the person says.
    past : PastWork
        What past jobs say.
    """
    exact = stated.exact(entry)
    if exact is not None:
        return exact
    near, worked = stated.near(entry), past.held(entry)
    return near if near is not None and near.level > worked.level else worked


def _keep(held: dict[str, Held], skill_id: str, found: Held) -> None:
    if skill_id not in held or found.level > held[skill_id].level:
        held[skill_id] = found


def _share_done(held: HeldJob, edition: Edition) -> float:
    """Share of the way to doing the job well that the years have brought."""
    months = competence_months(held.job, edition)
    return min(held.years * MONTHS_IN_A_YEAR / months, 1.0)


def competence_months(job: JobRef, edition: Edition) -> float:
    """Months until a job is done well: the library's, else a year."""
    if job.kind != "role":
        return UNKNOWN_MONTHS
    months = edition.rows_of("role", "role_id", [job.id]).item(0, "competence_months")
    return float(months) if months is not None else UNKNOWN_MONTHS


def _rated_levels(job: JobRef, edition: Edition) -> list[tuple[str, float]]:
    ratings = job_ratings(job, edition).filter(pl.col("level_published").is_not_null())
    return list(
        ratings.select(
            "skill_id", proficiency_of_level(pl.col("level_published")).alias("level")
        ).iter_rows()
    )
