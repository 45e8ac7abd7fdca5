"""The tasks that a time survey asks about, with the figure that we have for each."""

from dataclasses import dataclass
from typing import Final

import polars as pl

from jobmorph.intake.survey_words import task_key
from jobmorph.intake.tasks import Week
from jobmorph.reference.edition import Edition, open_edition
from jobmorph.reference.parameters import load_parameters
from jobmorph.schema.errors import ParameterError
from jobmorph.schema.job import JobRef, Match
from jobmorph.schema.parameter import ParameterSet
from jobmorph.schema.record import RunRecord, assumptions_of
from jobmorph.schema.version import VERSION
from jobmorph.studies.job_facts import occupation_tasks
from jobmorph.studies.library_facts import library_facts
from jobmorph.studies.resolve import resolve_job
from jobmorph.work.time_share import USER_HOURS

SCHEMA_VERSION: Final = "1.0"
FREE_TASKS: Final = 5
LONGEST_LABEL: Final = 160
LONGEST_RECIPIENT: Final = 120
_TABLES: Final = ("role_hours", "role_task", "task", "detailed_activity", "title")
_COLUMNS: Final = ("task_id", "task_key", "label", "activity_id", "other_side", "reference_share")


@dataclass(frozen=True, slots=True)
class AskedTasks:
    """What a survey of one job asks about.

    Parameters
    ----------
    match : Match
        The job and how it was found.
    tasks : polars.DataFrame
        One row a task, by label: task_id (several with one label are one task, ids with a blank
        between), task_key, label (the words of the form), activity_id, other_side,
        reference_share (sums to 1).
    reference : str
        Where `reference_share` comes from, in words.
    record : RunRecord
        What it rests on.
    """

    match: Match
    tasks: pl.DataFrame
    reference: str
    record: RunRecord


@dataclass(frozen=True, slots=True)
class SurveyForm:
    """An anonymous form: how a usual week divides over the tasks of one job.

    Parameters
    ----------
    asked : AskedTasks
        The tasks.
    recipient : str
        Whom to give it to; empty for nobody in particular.
    free_tasks : int
        Empty lines for tasks that are missing.
    """

    asked: AskedTasks
    recipient: str
    free_tasks: int = FREE_TASKS
    schema_version: str = SCHEMA_VERSION


def study_survey_form(
    title: str,
    *,
    week: Week | None = None,
    recipient: str = "",
    edition: Edition | None = None,
) -> SurveyForm:
    """Make the form of a time survey.

    Parameters
    ----------
    title : str
        The job, in anybody's words.
    week : Week, optional
        Your own tasks instead of the library's.
    recipient : str
        Whom to give the form to.
    edition : Edition, optional
        The embedded one if not given.

    Raises
    ------
    NoMatchError
        If the title means no job.
    ParameterError
        If the recipient is more than a line.

    Examples
    --------
    >>> form = study_survey_form("SDR")
    >>> form.asked.match.job.id, form.asked.tasks.height, form.free_tasks
    ('sales-development/entry', 14, 5)
    """
    line = " ".join(recipient.split())
    if len(line) > LONGEST_RECIPIENT or not line.isprintable():
        raise ParameterError(
            f"whom to give the form to takes more than {LONGEST_RECIPIENT} characters",
            where="--to",
        )
    return SurveyForm(asked_tasks(title, week, edition or open_edition()), line)


def asked_tasks(title: str, week: Week | None, edition: Edition) -> AskedTasks:
    """Return what a survey of a job asks about; see `study_survey_form`."""
    parameters = load_parameters("exposure").merged(load_parameters("work"))
    match = resolve_job(title, level=None, edition=edition, parameters=parameters)
    if week is not None:
        tasks, reference = _own_tasks(week), USER_HOURS.words
    elif match.job.kind == "role":
        library = library_facts(match.job, edition, parameters)
        named = library.shares.tasks.with_columns(
            pl.col("activity_ids").list.first().alias("activity_id")
        )
        tasks, reference = named, library.shares.rule.words
    else:
        tasks, reference = _official_tasks(match.job, edition)
    asked = tasks.with_columns(
        pl.col("label").map_elements(task_key, return_dtype=pl.String).alias("task_key")
    ).rename({"time_share": "reference_share"})
    return AskedTasks(match, _merged(asked), reference, _record(edition, parameters))


def _own_tasks(week: Week) -> pl.DataFrame:
    is_short = pl.col("statement").str.len_chars() <= LONGEST_LABEL
    return week.tasks.with_columns(
        pl.when(is_short).then("statement").otherwise("label").alias("label"),
        (pl.col("time_hours_week") / week.hours_week).alias("time_share"),
    )


def _official_tasks(job: JobRef, edition: Edition) -> tuple[pl.DataFrame, str]:
    shares = occupation_tasks(job, edition)
    labels = edition.table("detailed_activity").select("dwa_id", "label")
    sides = edition.table("activity").select("iwa_id", "other_side")
    named = (
        shares.tasks.join(labels, on="dwa_id", how="left", maintain_order="left")
        .join(sides, on="iwa_id", how="left", maintain_order="left")
        .with_columns(pl.col("dwa_id").alias("activity_id"))
    )
    return named, shares.rule.words


def _merged(tasks: pl.DataFrame) -> pl.DataFrame:
    """Make one task of those with the same words, in alphabetical order: order suggests nothing."""
    first = ("label", "activity_id", "other_side")
    return (
        tasks.group_by("task_key", maintain_order=True)
        .agg(
            pl.col("task_id").str.join(" "),
            *(pl.col(name).first() for name in first),
            pl.col("reference_share").sum(),
        )
        .sort("task_key")
        .select(_COLUMNS)
    )


def _record(edition: Edition, parameters: ParameterSet) -> RunRecord:
    held = {entry.name for entry in edition.manifest.tables}
    return RunRecord(
        version=VERSION,
        edition=edition.name,
        scenario="none",
        seed=0,
        assumptions=assumptions_of([parameters["work.hours_week"]]),
        sources=edition.manifest.credits_for(tuple(name for name in _TABLES if name in held)),
    )
