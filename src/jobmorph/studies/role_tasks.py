"""The tasks of one answer: collected, named, explained, and set into one table."""

from dataclasses import dataclass
from typing import Final

import polars as pl

from jobmorph.exposure.assess import JobVerdict
from jobmorph.exposure.reasons import headline_reasons
from jobmorph.intake.tasks import Week
from jobmorph.reference.edition import Edition
from jobmorph.reference.statements import task_statements
from jobmorph.schema.job import JobRef
from jobmorph.schema.parameter import ParameterSet
from jobmorph.schema.tables import VERDICT_COLUMNS
from jobmorph.studies.job_facts import occupation_tasks, task_facts
from jobmorph.studies.library_context import added_work
from jobmorph.studies.library_facts import LibraryFacts, library_facts
from jobmorph.studies.week_facts import week_facts
from jobmorph.work.time_share import TimeRule

CHECKING_LABEL: Final = "check what AI did"


@dataclass(frozen=True, slots=True)
class JobTasks:
    """The tasks of the question, from the public data, the role library or the user's week.

    Parameters
    ----------
    shown : polars.DataFrame
        What a reader sees of each task: label, statement, time_share, origin, label_source.
    facts : polars.DataFrame
        Contract `task_facts`, same order.
    rule : TimeRule
        How the week was divided.
    hours_week : float
        Hours of the week.
    notes : tuple of str
        What a reader must know.
    library : LibraryFacts or None
        The author's side of a library role.
    """

    shown: pl.DataFrame
    facts: pl.DataFrame
    rule: TimeRule
    hours_week: float
    notes: tuple[str, ...]
    library: LibraryFacts | None = None


def collect_tasks(
    job: JobRef,
    week: Week | None,
    *,
    is_titled: bool,
    edition: Edition,
    parameters: ParameterSet,
) -> JobTasks:
    """Collect the tasks of a question with everything the verdict takes.

    Parameters
    ----------
    job : JobRef
        The job; lends its tasks, or only context where the user gave a week.
    week : Week or None
        The user's own tasks.
    is_titled : bool
        Whether the user named the job; a week without a name borrows no ratings.
    edition : Edition
        The edition.
    parameters : ParameterSet
        Rooms exposure and work.
    """
    if week is None and job.kind == "role":
        own_role = library_facts(job, edition, parameters)
        shown = own_role.shares.tasks.with_columns(pl.lit("existing").alias("origin"))
        hours = float(shown.get_column("time_hours_week").sum())
        return JobTasks(shown, own_role.facts, own_role.shares.rule, hours, (), own_role)
    if week is None:
        shares = occupation_tasks(job, edition)
        labels = edition.table("detailed_activity").select("dwa_id", "label")
        named = shares.tasks.join(labels, on="dwa_id", how="left", maintain_order="left")
        shown = named.join(
            task_statements(), on="task_id", how="left", maintain_order="left"
        ).with_columns(pl.lit("existing").alias("origin"))
        facts = task_facts(shares.tasks, edition)
        hours = parameters["work.hours_week"].value
        return JobTasks(shown, facts, shares.rule, hours, _split_note(job, edition))
    own = week_facts(week, job if is_titled else None, edition)
    shown = own.shares.tasks.with_columns(
        pl.lit("existing").alias("origin"), pl.lit("text").alias("label_source")
    )
    return JobTasks(shown, own.facts, own.shares.rule, week.hours_week, week.notes)


def task_table(
    tasks: JobTasks,
    verdict: JobVerdict,
    headlines: pl.DataFrame,
    agreement: pl.DataFrame,
    overruled: pl.DataFrame,
) -> pl.DataFrame:
    """Set tasks, verdict, headline and agreement into the table of `RoleResult.tasks`."""
    changed = overruled.get_column("task_id").unique().to_list()
    judged = [
        pl.col(name) if tasks.library else pl.lit(None, pl.String).alias(name)
        for name in ("takes", "leaves")
    ]
    frame = (
        tasks.shown.select("task_id", "label", "statement", "origin", "label_source", *judged)
        .join(verdict.tasks, on="task_id", maintain_order="left")
        .join(headlines, on="task_id", maintain_order="left")
        .join(
            agreement.select("task_id", "agreement"),
            on="task_id",
            how="left",
            maintain_order="left",
        )
    )
    return frame.select(
        "task_id",
        "label",
        "statement",
        "time_share",
        (pl.col("time_share") * tasks.hours_week).alias("time_hours_week"),
        "origin",
        "label_source",
        "reason_text",
        pl.col("agreement").fill_null("unknown"),
        *VERDICT_COLUMNS,
        pl.col("task_id").is_in(changed).alias("is_overruled"),
        "takes",
        "leaves",
    ).sort("time_share", descending=True, maintain_order=True)


def explained_facts(tasks: JobTasks, edition: Edition) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Facts under the one activity that explains each task, and the words of these activities.

    A library task is explained by its author. The other activities of a task only load on the
    human edge.
    """
    key = "task_id" if tasks.library else "iwa_id"
    named = tasks.facts.with_columns(
        tasks.shown.select(pl.concat_list(key)).to_series().alias("activity_ids")
    )
    return named, tasks.library.words if tasks.library else edition.table("activity")


def headlines(
    tasks: JobTasks,
    named: pl.DataFrame,
    words: pl.DataFrame,
    verdict: JobVerdict,
    parameters: ParameterSet,
) -> pl.DataFrame:
    """Return the one line beside each task: the author's own reason, or the model's choice."""
    if tasks.library is not None:
        return tasks.shown.select("task_id", pl.col("reason_line").alias("reason_text"))
    return headline_reasons(named, verdict.tasks, activities=words, parameters=parameters)


def new_work(verdict: JobVerdict, tasks: JobTasks, job: JobRef, edition: Edition) -> pl.DataFrame:
    """Work that comes back: checking what AI did, and what the library expects to be added."""
    hours = verdict.checking_share["horizon"].scaled(tasks.hours_week)
    checking = pl.DataFrame(
        {
            "label": [CHECKING_LABEL],
            "time_hours_week_low": [hours.low],
            "time_hours_week": [hours.mid],
            "time_hours_week_high": [hours.high],
            "origin": ["checking"],
        }
    )
    if job.kind != "role":
        return checking
    return pl.concat([checking, added_work(job, edition)])


def _split_note(job: JobRef, edition: Edition) -> tuple[str, ...]:
    codes = [anchor.occupation_onet2019 for anchor in job.anchors]
    bridge = edition.rows("bridge", pl.col("occupation_onet2019").is_in(codes))
    if bridge.get_column("employment_share").min() == 1.0:
        return ()
    return ("Jobs are counted for a wider official code and split equally over its parts.",)
