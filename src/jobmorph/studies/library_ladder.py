"""The ladder of a library family: competencies, checks and months at each level."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.reference.edition import Edition
from jobmorph.schema.estimate import Estimate, estimate_of_draws
from jobmorph.schema.ids import RANGE_ENDS
from jobmorph.schema.parameter import Parameter
from jobmorph.skills.ladder import ladder_of_needs
from jobmorph.skills.practice import SLOWEST, design_hours
from jobmorph.studies.job_mix import job_mix
from jobmorph.studies.judged_job import judge_job
from jobmorph.studies.library_context import family_levels
from jobmorph.studies.mixed_job import MixedJob
from jobmorph.studies.practice import practice_at, slower_draws
from jobmorph.studies.skill_book import SkillBook
from jobmorph.studies.skill_links import competency_links
from jobmorph.studies.skills_result import LadderRungResult

FloatArray = NDArray[np.float64]

MONTHS_DIMENSION: Final = 28
KEPT_FAMILIES: Final = 64


@dataclass(frozen=True, slots=True)
class Rung:
    """One level with what the pipeline needs of it.

    Parameters
    ----------
    shown : LadderRungResult
        The level as a reader sees it.
    slower, slower_designed : float
        Times as long to learn at the horizon, without and with designed practice; mids.
    freed_share : float
        Share of the level's hours that AI frees by the horizon, mid.
    """

    shown: LadderRungResult
    slower: float = 1.0
    slower_designed: float = 1.0
    freed_share: float = 0.0


@dataclass(frozen=True, slots=True)
class RungMonths:
    """Months until a level's work is done well, and how many times as long it takes ahead.

    Parameters
    ----------
    months, horizon, designed : Estimate or None
        Today, at the horizon, and there with designed practice.
    slower, slower_designed : float
        Times as long, mids.
    """

    months: Estimate | None
    horizon: Estimate | None
    designed: Estimate | None
    slower: float
    slower_designed: float


def family_of(role_id: str) -> str:
    """Family of a library role.

    Examples
    --------
    >>> family_of("sales-development/entry")
    'sales-development'
    """
    return role_id.partition("/")[0]


def library_rungs(job: MixedJob) -> list[Rung]:
    """Lay out the levels of a role's family, lowest first.

    Each level is judged on its own tasks: practice is lost where its hours pass to AI.
    """
    roles = _family_roles(job)
    needs = competency_needs(job)
    return [_rung(job, role, needs) for role in roles.iter_rows(named=True)]


def own_months(job: MixedJob) -> RungMonths:
    """Months of the very role that was asked for, as on its level of the ladder."""
    roles = _family_roles(job)
    level = job.judged.match.job.level
    own = next((row for row in roles.iter_rows(named=True) if row["level"] == level), None)
    role = own or roles.row(0, named=True)
    return _months_of(_at_level(job, str(role["role_id"])), role, competency_needs(job))


def _family_roles(job: MixedJob) -> pl.DataFrame:
    family = family_of(job.judged.match.job.id)
    return job.run.edition.rows_of("role", "family", [family]).sort("place")


def competency_needs(job: MixedJob) -> pl.DataFrame:
    """Levels that each role of a library role's family asks of each competency.

    Returns
    -------
    polars.DataFrame
        Contract `ladder` with proficiency_needed: what doing the role's work well takes.
    """
    return _family_needs(family_of(job.judged.match.job.id), job.book, job.run.edition)


@lru_cache(maxsize=KEPT_FAMILIES)
def _family_needs(family: str, book: SkillBook, edition: Edition) -> pl.DataFrame:
    levels = family_levels(family, edition).get_column("level").to_list()
    rows = [
        {
            "role_id": f"{family}/{level}",
            "level": level,
            "skill_id": entry.skill_id,
            "proficiency_needed": need,
        }
        for entry in book.family(family)
        for level, need in (entry.needs or {}).items()
    ]
    needs = pl.DataFrame(rows)
    ladder = ladder_of_needs(needs, levels)
    return ladder.join(
        needs.drop("level"), on=["role_id", "skill_id"], how="left", maintain_order="left"
    )


def _rung(job: MixedJob, role: Mapping[str, object], needs: pl.DataFrame) -> Rung:
    role_id = str(role["role_id"])
    at_level = _at_level(job, role_id)
    learned = _months_of(at_level, role, needs)
    return Rung(
        shown=LadderRungResult(
            level=str(role["level"]),
            job_id=role_id,
            title=str(role["title"]),
            needs=shown_needs(job, needs.filter(pl.col("role_id") == role_id)),
            promotion=_promotion(job, role_id, str(role["level"])),
            months=learned.months,
            months_source="library",
            months_tier="assumption",
            months_horizon=learned.horizon,
            months_designed=learned.designed,
        ),
        slower=learned.slower,
        slower_designed=learned.slower_designed,
        freed_share=_freed(at_level),
    )


def _at_level(job: MixedJob, role_id: str) -> MixedJob:
    """Return the job itself, or judge and mix the role of another level."""
    if job.judged.match.job.id == role_id:
        return job
    judged = judge_job(role_id, job.run)
    return MixedJob(judged, job_mix(judged, job.parameters), job.book, job.parameters)


def _months_of(own: MixedJob, role: Mapping[str, object], needs: pl.DataFrame) -> RungMonths:
    of_role = needs.filter(pl.col("role_id") == str(role["role_id"]))
    skills = of_role.get_column("skill_id").to_list()
    moments = practice_at(own, ("today", "horizon"), competency_links(own.judged), skills)
    practice, now = moments["horizon"], slower_draws(moments["today"])
    most = own.parameters["skills.design_hours_week"].value
    # The library's months are those of today, with today's use of AI.
    slower = slower_draws(practice) / now
    designed = slower_draws(practice, design_hours(practice, most=most)) / now
    months = _months(role, own)
    return RungMonths(
        months=None if months is None else estimate_of_draws(months),
        horizon=None if months is None else _scaled(months, slower),
        designed=None if months is None else _scaled(months, designed),
        slower=float(slower.mean()),
        slower_designed=float(designed.mean()),
    )


def _months(role: Mapping[str, object], job: MixedJob) -> FloatArray | None:
    low, usual, high = (role[f"competence_months{end}"] for end in RANGE_ENDS)
    if low is None or usual is None or high is None:
        return None
    months = Parameter(
        "skills.months",
        float(str(usual)),
        float(str(low)),
        float(str(high)),
        "months",
        "2026",
        "",
        "assumption",
        "months until the work is done well",
        minimum=0.1,
        dimension=MONTHS_DIMENSION,
    )
    return job.run.draws.of(months)


def _scaled(months: FloatArray, slower: FloatArray) -> Estimate:
    return estimate_of_draws(months * np.minimum(slower, SLOWEST))


def _freed(job: MixedJob) -> float:
    freed = job.mix.horizon.work.freed.sum(axis=0) - job.mix.today.work.freed.sum(axis=0)
    return float(np.clip(freed, 0.0, 1.0).mean())


def shown_needs(job: MixedJob, needs: pl.DataFrame) -> pl.DataFrame:
    """Name the skills of a rung and say what one sees at the level needed.

    Returns
    -------
    polars.DataFrame
        As `LadderRungResult.needs`.
    """
    entries = [job.book.of(each) for each in needs.get_column("skill_id")]
    seen = [
        entry.seen_at(need)
        for entry, need in zip(entries, needs.get_column("proficiency_needed"), strict=True)
    ]
    return needs.select(
        "skill_id",
        pl.Series("label", [entry.label for entry in entries], dtype=pl.String),
        "proficiency_hire",
        "proficiency_needed",
        "proficiency_advance",
        pl.Series("seen", seen, dtype=pl.String),
    )


def _promotion(job: MixedJob, role_id: str, level: str) -> tuple[str, ...]:
    rows = job.run.edition.rows(
        "role_material",
        (pl.col("family") == family_of(role_id))
        & (pl.col("section") == "promotion")
        & (pl.col("level") == level),
    )
    return tuple(rows.sort("place").get_column("text"))
