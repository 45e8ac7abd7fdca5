"""The week of every job at the horizon: how much of it goes to AI, how much stays with people.

Answers that look at hundreds of jobs at once read these figures from the edition; they are those
of `study_role` for each job, under the default scenario, `HORIZON_YEARS` ahead, seed 0.
"""

from collections.abc import Iterable, Sequence
from typing import Final

import polars as pl

from jobmorph.exposure.assess import assess_economy, assess_job
from jobmorph.reference.edition import Edition
from jobmorph.reference.parameters import load_parameters
from jobmorph.reference.tables import TableSource
from jobmorph.schema.ids import PARTS
from jobmorph.schema.parameter import ParameterSet, SharedDraws
from jobmorph.schema.tables import JOB_WEEK
from jobmorph.studies.job_facts import task_facts, with_activity
from jobmorph.studies.judged_job import spread_of
from jobmorph.studies.library_facts import library_facts
from jobmorph.studies.library_role import role_of_library
from jobmorph.work.time_share import TimeRule, share_by_ratings

HORIZON_YEARS: Final = 5.0
DIGITS: Final = 4
_BOUNDS: Final = {"low": "_share_low", "mid": "_share", "high": "_share_high"}


def job_weeks(edition: Edition) -> pl.DataFrame:
    """Return the parts of the week at the horizon, for every job that an edition knows.

    Roles of a user's own library, which no edition holds, are judged here (40 ms each).

    Parameters
    ----------
    edition : Edition
        Holds the table `job_week`.

    Returns
    -------
    polars.DataFrame
        Contract `job_week`: the default scenario, five years ahead, seed 0.

    Raises
    ------
    DataError
        If the edition was built before there was such a table.

    Examples
    --------
    >>> from jobmorph.reference.edition import open_edition
    >>> job_weeks(open_edition()).height
    1000
    """
    stored = edition.table(JOB_WEEK.name)
    roles = edition.table("role").get_column("role_id")
    own = roles.filter(~roles.is_in(stored.get_column("job_id").implode())).to_list()
    if not own:
        return stored
    parameters = load_parameters("exposure").merged(load_parameters("work"))
    judged = judge_role_weeks(own, edition, parameters, edition.draws())
    return pl.concat([stored, round_weeks(judged)]).sort("job_id")


def judge_weeks(tables: TableSource, parameters: ParameterSet, draws: SharedDraws) -> pl.DataFrame:
    """Judge every occupation with tasks and every library role.

    Parameters
    ----------
    tables : TableSource
        An edition's tables, `calibration` among them.
    parameters : ParameterSet
        Rooms exposure and work, unchanged by any scenario.
    draws : SharedDraws
        The draws that the calibration goes with.

    Returns
    -------
    polars.DataFrame
        Contract `job_week`, sorted by job_id, not rounded.

    Raises
    ------
    DataError, SchemaError
        If a table is missing or breaks its contract.
    """
    roles = tables.table("role").get_column("role_id").to_list()
    return pl.concat(
        [
            judge_occupation_weeks(tables, parameters, draws),
            judge_role_weeks(roles, tables, parameters, draws),
        ]
    ).sort("job_id")


def judge_occupation_weeks(
    tables: TableSource, parameters: ParameterSet, draws: SharedDraws
) -> pl.DataFrame:
    """Judge every occupation with tasks, all of one time rule together; see `judge_weeks`."""
    weeks: dict[TimeRule, list[pl.DataFrame]] = {}
    for tasks in tables.table("task").partition_by("occupation_onet2019", maintain_order=True):
        shared = share_by_ratings(tasks)
        # Activities are shared out among the tasks of one job: never over several jobs at once.
        weeks.setdefault(shared.rule, []).append(with_activity(shared.tasks))
    judged = [
        assess_economy(
            task_facts(pl.concat(frames), tables),
            parameters=parameters,
            draws=draws,
            calibration=tables.table("calibration"),
            horizon_years=HORIZON_YEARS,
            time_share_sigma=parameters[spread_of(rule)].value,
        ).occupations
        for rule, frames in weeks.items()
    ]
    return _week_frame(frame.rename({"occupation_onet2019": "job_id"}) for frame in judged)


def judge_role_weeks(
    role_ids: Sequence[str], tables: TableSource, parameters: ParameterSet, draws: SharedDraws
) -> pl.DataFrame:
    """Judge library roles, each with its author's view pooled in; see `judge_weeks`."""
    summaries = []
    for role_id in role_ids:
        library = library_facts(role_of_library(role_id, tables), tables, parameters)
        verdict = assess_job(
            library.facts,
            parameters=parameters,
            draws=draws,
            calibration=tables.table("calibration"),
            horizon_years=HORIZON_YEARS,
            time_share_sigma=parameters[spread_of(library.shares.rule)].value,
            judgement=library.judgement,
        )
        summaries.append(verdict.summary.with_columns(pl.lit(role_id).alias("job_id")))
    return _week_frame(summaries)


def round_weeks(weeks: pl.DataFrame) -> pl.DataFrame:
    """Round a frame of contract `job_week` as it is kept; low <= mid <= high stays true.

    The three mids then sum to 1 within 1.5 units of the last digit.
    """
    return JOB_WEEK.check(weeks.with_columns(pl.selectors.float().round(DIGITS)))


def _week_frame(judged: Iterable[pl.DataFrame]) -> pl.DataFrame:
    """Lay rows of job_id, moment, part, low, mid, high out as one row a job."""
    columns = [
        pl.col(bound).filter(pl.col("part") == part).first().alias(f"{part}{ending}")
        for part in PARTS
        for bound, ending in _BOUNDS.items()
    ]
    laid = [
        frame.filter(pl.col("moment") == "horizon")
        .group_by("job_id", maintain_order=True)
        .agg(columns)
        for frame in judged
    ]
    found = pl.concat([JOB_WEEK.empty(), *(frame.select(JOB_WEEK.columns) for frame in laid)])
    return JOB_WEEK.check(found)
