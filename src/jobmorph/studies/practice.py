"""The apprenticeship problem of one job: practice kept, lost, given back, and a design for it."""

from collections.abc import Sequence

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.schema.estimate import estimate_of_draws
from jobmorph.schema.ids import MOMENTS, Moment
from jobmorph.skills.link import link_matrix
from jobmorph.skills.practice import (
    PracticeDraws,
    PracticeWorth,
    design_hours,
    practice_hours,
    practice_table,
)
from jobmorph.studies.mixed_job import MixedJob
from jobmorph.studies.skill_book import SkillBook
from jobmorph.studies.skills_result import PracticeResult

FloatArray = NDArray[np.float64]


def job_practice(job: MixedJob, links: pl.DataFrame, skill_ids: list[str]) -> PracticeResult:
    """Account for the practice of some skills in a job, at every moment.

    Parameters
    ----------
    job : MixedJob
        The job.
    links : polars.DataFrame
        Contract `task_skill`: how far an hour of each task practises a skill.
    skill_ids : list of str
        Skills to account for.
    """
    book = job.book
    moments = practice_at(job, MOMENTS, links, skill_ids)
    horizon = moments["horizon"]
    most = job.parameters["skills.design_hours_week"].value
    designed = design_hours(horizon, most=most)
    labels = pl.DataFrame(
        {"skill_id": skill_ids, "label": [book.of(each).label for each in skill_ids]},
        schema={"skill_id": pl.String, "label": pl.String},
    )
    table = practice_table(skill_ids, moments).join(labels, on="skill_id", maintain_order="left")
    lost = horizon.lost.mean(axis=1) - horizon.given_back.mean(axis=1)
    unreturned = PracticeDraws(horizon.today, horizon.kept, np.zeros_like(horizon.kept))
    return PracticeResult(
        table=table,
        design=_design(skill_ids, lost, designed, book),
        slower=estimate_of_draws(slower_draws(horizon)),
        slower_designed=estimate_of_draws(slower_draws(horizon, designed)),
        slower_unreturned=estimate_of_draws(slower_draws(unreturned)),
        slowest_label=book.of(skill_ids[int(np.argmax(lost))]).label if skill_ids else "",
    )


def practice_at(
    job: MixedJob, moments: Sequence[Moment], links: pl.DataFrame, skill_ids: list[str]
) -> dict[Moment, PracticeDraws]:
    """Account for the practice of some skills at some moments, draw by draw."""
    draws, today = job.run.draws, job.mix.today
    # One rule for freed hours holds at all moments, so that they share their tasks.
    own = link_matrix(links, skill_ids, today.work.task_ids)
    new = link_matrix(links, skill_ids, today.new_task_ids)
    worth = PracticeWorth(
        draws.of(job.parameters["skills.practice_assisted"]),
        draws.of(job.parameters["skills.practice_checking"]),
    )
    return {
        moment: practice_hours(
            job.mix.mixes[moment],
            links=own,
            new_links=new,
            hours_week=job.judged.tasks.hours_week,
            worth=worth,
        )
        for moment in moments
    }


def slower_draws(practice: PracticeDraws, designed: FloatArray | None = None) -> FloatArray:
    """Return times as long to learn, skills weighted by today's hours of practice; shape (M,)."""
    weight = practice.today.mean(axis=1)
    if weight.size == 0 or weight.sum() == 0:
        return np.ones(practice.today.shape[1])
    slower: FloatArray = (weight / weight.sum()) @ practice.slower(designed)
    return slower


def _design(
    skill_ids: list[str], lost: FloatArray, designed: FloatArray, book: SkillBook
) -> pl.DataFrame:
    rows = []
    for place in np.argsort(-lost, kind="stable"):
        entry = book.of(skill_ids[int(place)])
        if designed[place] <= 0:
            continue
        best = entry.practices[0] if entry.practices else None
        rows.append(
            {
                "skill_id": entry.skill_id,
                "label": entry.label,
                "gap_hours_week": float(lost[place]),
                "design_hours_week": float(designed[place]),
                "teach": entry.teach,
                "practice": best.text if best else None,
                "check": best.check if best else None,
            }
        )
    schema = {
        "skill_id": pl.String(),
        "label": pl.String(),
        "gap_hours_week": pl.Float64(),
        "design_hours_week": pl.Float64(),
        "teach": pl.String(),
        "practice": pl.String(),
        "check": pl.String(),
    }
    return pl.DataFrame(rows, schema=schema)
