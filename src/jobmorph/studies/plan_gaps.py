"""What a person has, what a target asks, and what lies between."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import polars as pl

from jobmorph.schema.profile import Profile
from jobmorph.skills.ladder import PROFICIENCY_MAXIMUM, gap_between, in_halves
from jobmorph.studies.held_skills import Held, HeldJob, PastWork, StatedLevels, held_level
from jobmorph.studies.mixed_job import MixedJob
from jobmorph.studies.plan_profile import UNKNOWN_YEARS, ReadProfile, understand_profile
from jobmorph.studies.plan_target import Target

SMALLEST_GAP: Final = 1.0
ASSUMED_YEARS: Final = 10.0  # long enough for any job of the library to be done well


@dataclass(frozen=True, slots=True)
class Brought:
    """What a person brings to a target.

    Parameters
    ----------
    profile : ReadProfile
        The profile in the edition's ids.
    held : dict of str to Held
        Level by id of the target's skills.
    is_assumed : bool
        Whether nothing was said, so that the present job speaks for the person.
    """

    profile: ReadProfile
    held: dict[str, Held]
    is_assumed: bool


def read_brought(
    profile: Profile, own: MixedJob, target: MixedJob, wanted: Target, own_ids: Sequence[str]
) -> Brought:
    """Find the level a person has in every skill of a target.

    Parameters
    ----------
    profile : Profile
        What the person says; may be empty.
    own, target : MixedJob
        The job the person has and the one wanted.
    wanted : Target
        What the target asks.
    own_ids : sequence of str
        Competencies of the person's own job, which a name may also mean.

    Raises
    ------
    LineError
        If words of the profile are not understood.
    """
    book, run, parameters = target.book, target.run, target.parameters
    prefer = list(dict.fromkeys([*wanted.entries, *own_ids]))
    read = understand_profile(profile, book, run, prefer)
    is_assumed = not (read.jobs or read.levels)
    jobs = list(read.jobs)
    if own.judged.match.job.id not in [each.job.id for each in jobs]:
        years = ASSUMED_YEARS if is_assumed or not jobs else UNKNOWN_YEARS
        jobs.insert(0, HeldJob(own.judged.match.job, years))
    past = PastWork(jobs, book, run.edition, parameters)
    stated = StatedLevels(read.levels, book, parameters["skills.transfer_same_kind"].value)
    held = {skill_id: held_level(entry, stated, past) for skill_id, entry in wanted.entries.items()}
    return Brought(read, held, is_assumed)


def gap_table(brought: Brought, wanted: Target) -> pl.DataFrame:
    """Lay out gaps, largest first.

    Returns
    -------
    polars.DataFrame
        As `PlanResult.gaps`.
    """
    held = pl.DataFrame(
        [
            (skill, _shown_level(each), each.source, each.title)
            for skill, each in brought.held.items()
        ],
        schema={
            "skill_id": pl.String(),
            "proficiency_held": pl.Float64(),
            "held_from": pl.String(),
            "held_title": pl.String(),
        },
        orient="row",
    )
    gap = gap_between(
        held.select("skill_id", "proficiency_held"),
        wanted.needs.select("skill_id", "proficiency_needed"),
    )
    seen = [
        wanted.entries[skill].seen_at(need)
        for skill, need in gap.select("skill_id", "proficiency_needed").iter_rows()
    ]
    return (
        gap.with_columns(pl.Series("seen", seen, dtype=pl.String))
        .join(held.drop("proficiency_held"), on="skill_id", maintain_order="left")
        .join(wanted.needs.drop("proficiency_needed"), on="skill_id", maintain_order="left")
        .with_columns(_comes_with_work().alias("comes_with_work"))
        .drop("domain", "is_deeper")
    )


def _comes_with_work() -> pl.Expr:
    """General skills that a past job brings to within a level: nobody can tell finer by ratings."""
    is_short = pl.col("proficiency_gap").is_between(0.0, SMALLEST_GAP, closed="none")
    is_rated = (pl.col("domain") == "skill") & (pl.col("held_from") == "job")
    return is_short & is_rated & ~pl.col("is_deeper")


def _shown_level(held: Held) -> float:
    """Return a stated level as it is, a level that a job speaks for in halves."""
    level = min(held.level, PROFICIENCY_MAXIMUM)
    return level if held.source == "stated" else in_halves(level)
