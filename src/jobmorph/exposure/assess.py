"""The verdict on a job: three shares of every task's time at three moments (section 1)."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.exposure.ends import draw_ends, ordered_calibration
from jobmorph.exposure.facts import TaskArrays, arrays_of_facts, job_starts
from jobmorph.exposure.freed import freed_hours
from jobmorph.exposure.judgement import (
    AuthorJudgement,
    author_of_frame,
    widened_tasks,
)
from jobmorph.exposure.verdict import VerdictDraws, rolled_up, summary_frame, task_frame
from jobmorph.schema.errors import DataError
from jobmorph.schema.estimate import Estimate
from jobmorph.schema.ids import MOMENTS, PARTS, Moment
from jobmorph.schema.parameter import ParameterSet, SharedDraws
from jobmorph.schema.tables import TASK_JUDGEMENT

FloatArray = NDArray[np.float64]

BATCH_TASKS: Final = 1_500


@dataclass(frozen=True, slots=True)
class JobVerdict:
    """What AI does to one job.

    Parameters
    ----------
    tasks : polars.DataFrame
        Contract `task_verdict`, a row per task in the order of the facts.
    summary : polars.DataFrame
        Contract `summary`, nine rows, rolled up within each draw.
    hours_freed_share, checking_share : dict of moment to Estimate
        Shares of the job's week: hours freed after checking, and hours of checking.
    draws : VerdictDraws
        The draws behind all of these, for rooms that compute on.
    judged : polars.DataFrame
        Contract `task_judgement`: model and author side by side; no rows without an author.
    """

    tasks: pl.DataFrame
    summary: pl.DataFrame
    hours_freed_share: dict[Moment, Estimate]
    checking_share: dict[Moment, Estimate]
    draws: VerdictDraws
    judged: pl.DataFrame = field(default_factory=TASK_JUDGEMENT.empty)


@dataclass(frozen=True, slots=True)
class DrawnJob:
    """The draws behind a verdict, before they are reduced to what is shown.

    Parameters
    ----------
    draws : VerdictDraws
        As in `JobVerdict`.
    judged : polars.DataFrame
        As in `JobVerdict`.
    """

    draws: VerdictDraws
    judged: pl.DataFrame


@dataclass(frozen=True, slots=True)
class EconomyVerdict:
    """What AI does to many occupations; no draws are kept.

    Parameters
    ----------
    tasks : polars.DataFrame
        Contract `task_verdict`, sorted by occupation.
    occupations : polars.DataFrame
        occupation_onet2019, moment, part, low, mid, high: shares of the occupation's hours.
    """

    tasks: pl.DataFrame
    occupations: pl.DataFrame


def assess_job(
    facts: pl.DataFrame,
    *,
    parameters: ParameterSet,
    draws: SharedDraws,
    calibration: pl.DataFrame,
    horizon_years: float,
    time_share_sigma: float,
    judgement: pl.DataFrame | None = None,
) -> JobVerdict:
    """Judge the tasks of one job.

    Parameters
    ----------
    facts : polars.DataFrame
        Contract `task_facts`: all rows are tasks of this one job, whatever occupation they come
        from.
    parameters : ParameterSet
        Holds the entries `exposure.*`.
    draws : SharedDraws
        The M shared draws of the run.
    calibration : polars.DataFrame
        Contract `calibration`, one row per draw.
    horizon_years : float
        Years ahead; 0 gives today.
    time_share_sigma : float
        Spread of the rule that gave `time_share`, in logs.
    judgement : polars.DataFrame, optional
        Contract `judgement`: a library author's shares, pooled with the model's today and
        within reach; the horizon follows from the pooled ones.

    Returns
    -------
    JobVerdict
        Same inputs, same bytes. Mids of the three parts sum to 1, low <= mid <= high, no NaN.

    Raises
    ------
    SchemaError, DataError, ParameterError
        If an input breaks its contract or a value is out of range.
    """
    return verdict_of_job(
        draw_job(
            facts,
            parameters=parameters,
            draws=draws,
            calibration=calibration,
            horizon_years=horizon_years,
            time_share_sigma=time_share_sigma,
            judgement=judgement,
        )
    )


def draw_job(
    facts: pl.DataFrame,
    *,
    parameters: ParameterSet,
    draws: SharedDraws,
    calibration: pl.DataFrame,
    horizon_years: float,
    time_share_sigma: float,
    judgement: pl.DataFrame | None = None,
) -> DrawnJob:
    """Draw the shares of one job's tasks; see `assess_job`, which also reduces them."""
    tasks = arrays_of_facts(facts)
    author = None if judgement is None else author_of_frame(judgement, tasks.task_ids, draws)
    return _draw_verdict(
        tasks,
        np.array([0], dtype=np.intp),
        parameters=parameters,
        draws=draws,
        calibration=ordered_calibration(calibration, draws),
        horizon_years=horizon_years,
        time_share_sigma=time_share_sigma,
        author=author,
    )


def verdict_of_job(drawn: DrawnJob) -> JobVerdict:
    """Reduce one job's draws to what is shown, its author's side with it."""
    verdict = verdict_of_draws(drawn.draws)
    if drawn.judged.is_empty():
        return verdict
    return replace(
        verdict,
        tasks=widened_tasks(verdict.tasks, drawn.judged),
        judged=drawn.judged,
    )


def assess_economy(
    facts: pl.DataFrame,
    *,
    parameters: ParameterSet,
    draws: SharedDraws,
    calibration: pl.DataFrame,
    horizon_years: float,
    time_share_sigma: float,
    batch_tasks: int = BATCH_TASKS,
) -> EconomyVerdict:
    """Judge every occupation, in batches of whole occupations.

    Parameters
    ----------
    facts : polars.DataFrame
        Contract `task_facts`; rows of one `occupation_onet2019` are one job.
    parameters, draws, calibration, horizon_years, time_share_sigma
        As in `assess_job`; a task's verdict is the same in both.
    batch_tasks : int
        About how many tasks are held in memory at a time.

    Returns
    -------
    EconomyVerdict
    """
    ordered = facts.sort("occupation_onet2019", maintain_order=True)
    calibrated = ordered_calibration(calibration, draws)
    task_frames, occupation_frames = [], []
    for batch in _batches(ordered, batch_tasks):
        codes = batch.get_column("occupation_onet2019")
        starts = job_starts(codes)
        verdict = _draw_verdict(
            arrays_of_facts(batch),
            starts,
            parameters=parameters,
            draws=draws,
            calibration=calibrated,
            horizon_years=horizon_years,
            time_share_sigma=time_share_sigma,
        ).draws
        task_frames.append(task_frame(verdict))
        occupation_frames.append(_occupation_rows(codes.gather(starts), verdict, starts))
    return EconomyVerdict(pl.concat(task_frames), pl.concat(occupation_frames))


def verdict_of_draws(draws: VerdictDraws) -> JobVerdict:
    """Reduce one job's draws to the frames and ranges that are shown."""
    hours = freed_hours(draws)
    return JobVerdict(
        tasks=task_frame(draws),
        summary=summary_frame(draws),
        hours_freed_share=hours.freed,
        checking_share=hours.checking,
        draws=draws,
    )


def _draw_verdict(
    tasks: TaskArrays,
    starts: NDArray[np.intp],
    *,
    parameters: ParameterSet,
    draws: SharedDraws,
    calibration: pl.DataFrame,
    horizon_years: float,
    time_share_sigma: float,
    author: AuthorJudgement | None = None,
) -> DrawnJob:
    ends = draw_ends(
        tasks,
        starts,
        parameters=parameters,
        draws=draws,
        calibration=calibration,
        time_share_sigma=time_share_sigma,
        author=author,
    )
    horizon = ends.at(horizon_years)
    verdict = VerdictDraws(
        task_ids=tasks.task_ids,
        time_share=ends.time_share,
        moments={"today": ends.today, "reach": ends.within.shares, "horizon": horizon},
        checking_share=draws.of(parameters["exposure.checking_share"]),
        saving_share=draws.of(parameters["exposure.assisted_saving"]),
    )
    return DrawnJob(verdict, ends.judged)


def _batches(ordered: pl.DataFrame, batch_tasks: int) -> Iterator[pl.DataFrame]:
    if ordered.is_empty():
        raise DataError("there are no tasks to judge", where="task facts")
    starts = job_starts(ordered.get_column("occupation_onet2019")).tolist()
    first = 0
    for end in [*starts[1:], ordered.height]:
        if end - first >= batch_tasks or end == ordered.height:
            yield ordered[first:end]
            first = end


def _occupation_rows(
    codes: pl.Series, verdict: VerdictDraws, starts: NDArray[np.intp]
) -> pl.DataFrame:
    rolled = rolled_up(verdict, starts)
    return pl.concat(
        pl.DataFrame(
            {
                "occupation_onet2019": codes,
                "moment": pl.Series([moment] * codes.len(), dtype=pl.String),
                "part": pl.Series([part] * codes.len(), dtype=pl.String),
                "low": rolled[moment, part].low,
                "mid": rolled[moment, part].mid,
                "high": rolled[moment, part].high,
            }
        )
        for moment in MOMENTS
        for part in PARTS
    )
