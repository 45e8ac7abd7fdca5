"""A job's own tasks with a person's hours in place of ours."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

import polars as pl

from jobmorph.schema.errors import NoMatchError, ParameterError
from jobmorph.studies.role_tasks import JobTasks
from jobmorph.work.time_share import share_by_hours

HOURS_OF_A_WEEK: Final = 168.0


@dataclass(frozen=True, slots=True)
class OwnHours:
    """A person's hours a week, by task_id of their job; other tasks keep ours."""

    hours: Mapping[str, float]


def with_own_hours(tasks: JobTasks, own: OwnHours) -> JobTasks:
    """Put a person's hours in place of ours.

    Tasks that are not named keep the hours we give them, so that the week may become longer or
    shorter. A task with no hours is left out.

    Parameters
    ----------
    tasks : JobTasks
        The job's tasks.
    own : OwnHours
        Hours a week by task_id, 0 to 168.

    Returns
    -------
    JobTasks
        The same tasks, shares of time summing to 1, divided by the person's hours.

    Raises
    ------
    ParameterError
        If hours are out of range or nothing is left of the week.
    NoMatchError
        If the job has no such task.
    """
    hours = own.hours
    _check(tasks, hours)
    if not hours:
        return tasks
    named = pl.DataFrame(
        {"task_id": list(hours), "_own": [float(each) for each in hours.values()]},
        schema={"task_id": pl.String, "_own": pl.Float64},
    )
    ours = pl.col("time_share") * tasks.hours_week
    counted = (
        tasks.shown.join(named, on="task_id", how="left", maintain_order="left")
        .with_columns(pl.coalesce("_own", ours).alias("time_hours_week"))
        .drop("_own")
        .filter(pl.col("time_hours_week") > 0)
    )
    total = float(counted.get_column("time_hours_week").sum())
    if not 0 < total <= HOURS_OF_A_WEEK:
        raise ParameterError(
            f"the hours of the week add up to {total:g}", hint="A week has 168 hours."
        )
    shares = share_by_hours(counted)
    kept = shares.tasks.select("task_id", "time_share")
    facts = tasks.facts.drop("time_share").join(
        kept, on="task_id", how="inner", maintain_order="left"
    )
    library = tasks.library
    if library is not None:
        library = replace(
            library,
            shares=shares,
            facts=facts.select(tasks.facts.columns),
            judgement=_kept(library.judgement, kept),
            words=library.words,
            authored=_kept(library.authored, kept),
        )
    return replace(
        tasks,
        shown=shares.tasks.select(tasks.shown.columns),
        facts=facts.select(tasks.facts.columns),
        rule=shares.rule,
        hours_week=total,
        library=library,
    )


def _kept(frame: pl.DataFrame, tasks: pl.DataFrame) -> pl.DataFrame:
    return frame.join(tasks.select("task_id"), on="task_id", how="semi", maintain_order="left")


def _check(tasks: JobTasks, hours: Mapping[str, float]) -> None:
    wrong = [key for key, value in hours.items() if not 0.0 <= value <= HOURS_OF_A_WEEK]
    if wrong:
        raise ParameterError("hours of a task must be from 0 to 168", items=wrong)
    known = set(tasks.shown.get_column("task_id"))
    unknown = [key for key in hours if key not in known]
    if unknown:
        raise NoMatchError("this job has no such task", items=unknown)
