"""A judged job's task mix today and at the horizon, with freed hours put where they go."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import polars as pl

from jobmorph.reference.edition import Edition
from jobmorph.schema.ids import MOMENTS, Moment
from jobmorph.schema.parameter import Parameter, ParameterSet
from jobmorph.studies.judged_job import KEPT_JOBS, JudgedJob
from jobmorph.work.freed_time import FreedTime, ReinvestmentTarget
from jobmorph.work.mix import MixDraws, mix_draws


@dataclass(frozen=True, slots=True, eq=False)
class JobMix:
    """Task mixes of one job; each is equal to itself alone.

    Parameters
    ----------
    mixes : dict of moment to MixDraws
        People's hours at each moment, under the same rule for freed hours.
    new_tasks : polars.DataFrame
        task_id, label, activity_ids of tasks that are new to the job; no rows for jobs outside
        the role library, for which nobody has written down new work.
    rule : str
        Where freed hours go, in words.
    """

    mixes: dict[Moment, MixDraws]
    new_tasks: pl.DataFrame
    rule: str

    @property
    def today(self) -> MixDraws:
        """Mix as seen so far."""
        return self.mixes["today"]

    @property
    def horizon(self) -> MixDraws:
        """Mix at the horizon."""
        return self.mixes["horizon"]


KEPT_CARDS = 64
REFILLED_RULE = "freed hours that are put back go into the work that people keep, in proportion"
CARD_RULE = "freed hours that are put back go where the role library sees the job go"


def job_mix(judged: JudgedJob, parameters: ParameterSet) -> JobMix:
    """Mix a judged job's hours; the mixes of the jobs last judged are kept.

    A library role's freed hours go into the tasks that its card of the future adds or enlarges,
    in proportion to that; other jobs' hours go into the work that people keep.

    Parameters
    ----------
    judged : JudgedJob
        The job with its verdict.
    parameters : ParameterSet
        `skills.reinvested_share`.
    """
    return _mixed(judged, parameters["skills.reinvested_share"])


@lru_cache(maxsize=KEPT_JOBS)
def _mixed(judged: JudgedJob, reinvested: Parameter) -> JobMix:
    draws = judged.draws
    share = judged.run.draws.of(reinvested)
    new_tasks = pl.DataFrame(
        schema={"task_id": pl.String, "label": pl.String, "activity_ids": pl.List(pl.String)}
    )
    freed, rule = FreedTime.refilled(), REFILLED_RULE
    if judged.tasks.library is not None:
        targets = _card_targets(judged, judged.run.edition)
        if targets:
            freed, rule = FreedTime.reinvested(targets), CARD_RULE
            added = pl.col("task_id").is_in([each.task_id for each in targets])
            new_tasks = judged.run.edition.rows(
                "role_task", added & (pl.col("task_kind") != "existing")
            ).select(new_tasks.columns)
    mixes = {
        moment: mix_draws(draws.work_at(moment), freed_time=freed, share=share)
        for moment in MOMENTS
    }
    return JobMix(mixes, new_tasks, rule)


def _card_targets(judged: JudgedJob, edition: Edition) -> list[ReinvestmentTarget]:
    """Weigh tasks by the hours that the family's card adds to them.

    At the card's own level these are its hours less what people keep. The library writes one card
    a family: at other levels the same new tasks count, and tasks that grow there grow as much, in
    proportion, as they do on the card.
    """
    job = judged.match.job
    written = _card(job.id.partition("/")[0], edition)
    card, growth = written.rows, written.growth
    kept = dict(
        zip(
            judged.draws.task_ids,
            judged.tasks.hours_week * judged.draws.work_at("horizon").kept.mean(axis=1),
            strict=True,
        )
    )
    is_own_card = card.height > 0 and card.item(0, "role_id") == job.id
    weights: dict[str, float] = {}
    for row in card.iter_rows(named=True):
        task_id, hours = row["task_id"], row["time_hours_week"]
        if row["task_kind"] != "existing":
            weights[task_id] = hours
        elif is_own_card and task_id in kept:
            weights[task_id] = hours - kept[task_id]
        elif task_id in kept and task_id in growth:
            weights[task_id] = kept[task_id] * growth[task_id]
    return [ReinvestmentTarget(task_id, hours) for task_id, hours in weights.items() if hours > 0]


@dataclass(frozen=True, slots=True, eq=False)
class _Card:
    """A family's card of the future: its hours, and the share by which tasks of its level grow."""

    rows: pl.DataFrame
    growth: Mapping[str, float]


@lru_cache(maxsize=KEPT_CARDS)
def _card(family: str, edition: Edition) -> _Card:
    rows = edition.rows(
        "role_hours",
        pl.col("role_id").str.starts_with(f"{family}/") & (pl.col("moment") == "horizon"),
    )
    kinds = edition.table("role_task").select("task_id", "task_kind")
    card = rows.join(kinds, on="task_id", how="left", maintain_order="left")
    return _Card(card, _growth(card, edition))


def _growth(card: pl.DataFrame, edition: Edition) -> dict[str, float]:
    """Share by which the card enlarges tasks of the level it is written for."""
    if card.is_empty():
        return {}
    today = edition.rows(
        "role_hours",
        (pl.col("role_id") == card.item(0, "role_id")) & (pl.col("moment") == "today"),
    ).select("task_id", pl.col("time_hours_week").alias("_today"))
    grown = card.join(today, on="task_id", maintain_order="left").filter(
        pl.col("time_hours_week") > pl.col("_today")
    )
    ratio = grown.select("task_id", (pl.col("time_hours_week") / pl.col("_today") - 1.0))
    return dict(ratio.iter_rows())
