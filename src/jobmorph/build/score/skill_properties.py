"""Properties of answers about skills, measured over many jobs: what must hold exactly."""

from collections.abc import Iterator
from typing import Final

import polars as pl

from jobmorph.build.score.metrics import Interval
from jobmorph.build.score.rows import ScoreRow
from jobmorph.reference.edition import Edition
from jobmorph.studies.judged_job import Run, open_run
from jobmorph.studies.mixed_job import MixedJob, mix_job
from jobmorph.studies.skills import practice_of
from jobmorph.studies.skills_table import job_skills

OCCUPATIONS: Final = 60
LEAST: Final = 1e-6
_DATA: Final = "edition"


def score_properties(edition: Edition) -> list[ScoreRow]:
    """Measure the largest error of three identities over library roles and occupations.

    Parameters
    ----------
    edition : Edition
        The edition whose jobs are answered.

    Returns
    -------
    list of ScoreRow
        Largest error of: importance at horizon 0 against the published one; hours of practice
        kept and lost against today's; the split of a change in hours against the change.
    """
    jobs = list(_jobs(edition))
    ahead = open_run(edition=edition)
    still = open_run(horizon_years=0.0, edition=edition)
    zero = [_horizon_zero(mix_job(job, still)) for job in jobs]
    answered = [_answered(job, ahead) for job in jobs]
    protocol = f"every library role and {OCCUPATIONS} occupations, each n-th of the list"
    found = (
        (
            "skills.horizon_zero_error",
            "importance at horizon 0 less the published importance, largest",
            max(zero),
        ),
        (
            "skills.practice_error",
            "hours of practice kept and lost less today's, largest, at every moment",
            max(practice for practice, _ in answered),
        ),
        (
            "skills.split_error",
            "AI takes, remaining work and new work less the change in hours, largest",
            max(split for _, split in answered),
        ),
    )
    nowhere = float("nan")
    return [
        ScoreRow(
            metric_id,
            metric,
            protocol,
            Interval(value, nowhere, nowhere),
            len(jobs),
            "exact",
            0.0,
            LEAST,
            None,
            _DATA,
            is_higher_better=False,
            area="skills",
        )
        for metric_id, metric, value in found
    ]


def _jobs(edition: Edition) -> Iterator[str]:
    yield from edition.table("role").get_column("role_id").sort()
    codes = edition.table("occupation").filter("has_tasks").get_column("occupation_onet2019").sort()
    yield from codes.gather_every(codes.len() // OCCUPATIONS)[:OCCUPATIONS]


def _horizon_zero(job: MixedJob) -> float:
    shown = job_skills(job).filter(pl.col("importance_horizon").is_not_null())
    return _largest(shown.get_column("importance_horizon") - shown.get_column("importance_today"))


def _answered(query: str, run: Run) -> tuple[float, float]:
    job = mix_job(query, run)
    skills = job_skills(job)
    wide = practice_of(job, skills).table.pivot(
        "practice_part", index=["skill_id", "moment"], values="practice_hours_week"
    )
    parts = pl.col("ai_takes") + pl.col("remaining_work") + pl.col("new_work")
    split = skills.select(parts - pl.col("change_hours_week")).to_series()
    if wide.is_empty():
        return 0.0, _largest(split)
    practice = wide.get_column("kept") + wide.get_column("lost") - wide.get_column("today")
    return _largest(practice), _largest(split)


def _largest(errors: pl.Series) -> float:
    found = errors.abs().max()
    return float(found) if isinstance(found, float) else 0.0
