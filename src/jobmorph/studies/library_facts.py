"""Tasks of a library role: hours, facts borrowed through links, and the author's judgement."""

from dataclasses import dataclass
from typing import Final

import polars as pl

from jobmorph.reference.tables import TableSource
from jobmorph.schema.ids import iwa_of_activity
from jobmorph.schema.job import JobRef
from jobmorph.schema.parameter import ParameterSet
from jobmorph.schema.tables import JUDGEMENT, TASK_FACTS
from jobmorph.studies.job_facts import occupation_context
from jobmorph.work.time_share import LIBRARY_HOURS, TimeShares

_SHARES: Final = (
    *(f"label_e{step}_share" for step in range(3)),
    *(f"automation_t{step}_share" for step in range(5)),
)
_DEMANDS: Final = ("cognitive_demand", "physical_demand", "regulation_demand")
_USE: Final = (
    "propensity",
    "usage_signal",
    "log_intensity_chat",
    "log_intensity_api",
    "automated_chat_share",
    "automated_api_share",
)
_MEANS: Final = (*_SHARES, "physical_share", *_DEMANDS, *_USE)
PHYSICAL_MAJORITY: Final = 0.5


@dataclass(frozen=True, slots=True)
class LibraryFacts:
    """A library role's week, ready for the verdict.

    Parameters
    ----------
    shares : TimeShares
        Columns of `role_task`, the role's hours, time_share, label_source.
    facts : polars.DataFrame
        Contract `task_facts`.
    judgement : polars.DataFrame
        Contract `judgement`.
    words : polars.DataFrame
        Contract `activity`, one row per task under its task_id: the author's reasons in the
        place of an activity's.
    authored : polars.DataFrame
        task_id, quality, score (0 to 4).
    """

    shares: TimeShares
    facts: pl.DataFrame
    judgement: pl.DataFrame
    words: pl.DataFrame
    authored: pl.DataFrame


def library_facts(job: JobRef, tables: TableSource, parameters: ParameterSet) -> LibraryFacts:
    """Collect what the verdict takes for a library role.

    A task's labels, demands and expected use are means over the labelled O*NET tasks it links
    to, else over the intermediate activities it links to. They are borrowed, so ranges are those
    of a task without labels of its own. The author's weight follows from the same links.

    Parameters
    ----------
    job : JobRef
        A job of kind 'role'.
    tables : TableSource
        The edition.
    parameters : ParameterSet
        `exposure.judgement_weight_*`.

    Returns
    -------
    LibraryFacts
    """
    hours = tables.rows_of("role_hours", "role_id", [job.id]).filter(pl.col("moment") == "today")
    tasks = hours.drop("role_id", "moment").join(
        tables.table("role_task"), on="task_id", maintain_order="left"
    )
    total = tasks.get_column("time_hours_week").sum()
    borrowed = _borrowed(tasks, tables)
    shown = (
        tasks.with_columns((pl.col("time_hours_week") / total).alias("time_share"))
        .join(borrowed.select("task_id", "label_source"), on="task_id", maintain_order="left")
        .sort("time_share", descending=True, maintain_order=True)
    )
    return LibraryFacts(
        TimeShares(shown, LIBRARY_HOURS),
        _facts(shown, borrowed, job, tables),
        _judgement(shown, parameters),
        _words(shown),
        tables.rows(
            "role_quality", pl.col("task_id").is_in(shown.get_column("task_id").to_list())
        ).select("task_id", "quality", pl.col("author_score").alias("score")),
    )


def _borrowed(tasks: pl.DataFrame, tables: TableSource) -> pl.DataFrame:
    """Means over linked labelled tasks, else over linked activities; one row per task."""
    linked = tasks.select("task_id", pl.col("onet_ids").alias("onet")).explode("onet").drop_nulls()
    known = (
        tables.rows("task", pl.col("task_id").is_in(linked.get_column("onet").unique().to_list()))
        .join(tables.table("task_use"), on="task_id", maintain_order="left")
        .with_columns(pl.col("is_physical").cast(pl.Float64).alias("physical_share"))
        .rename({"task_id": "onet"})
    )
    by_task = (
        linked.join(known, on="onet", maintain_order="left")
        .group_by("task_id", maintain_order=True)
        .agg(pl.col(_MEANS).mean())
        .with_columns(pl.lit("dwa").alias("label_source"))
    )
    rest = tasks.join(by_task, on="task_id", how="anti").select(
        "task_id",
        pl.col("activity_ids")
        .list.eval(pl.element().map_elements(iwa_of_activity, return_dtype=pl.String))
        .alias("iwa_id"),
    )
    by_activity = (
        rest.explode("iwa_id")
        .unique(maintain_order=True)
        .join(tables.table("activity_fact"), on="iwa_id", maintain_order="left")
        .group_by("task_id", maintain_order=True)
        .agg(pl.col(_MEANS).mean())
        .with_columns(pl.lit("iwa").alias("label_source"))
    )
    return pl.concat([by_task, by_activity])


def _facts(
    shown: pl.DataFrame, borrowed: pl.DataFrame, job: JobRef, tables: TableSource
) -> pl.DataFrame:
    main = max(job.anchors, key=lambda anchor: anchor.weight).occupation_onet2019
    frame = (
        shown.drop("label_source")
        .join(borrowed, on="task_id", maintain_order="left")
        .join(occupation_context([main], tables), how="cross")
        .with_columns(
            (pl.col("physical_share") > PHYSICAL_MAJORITY).alias("is_physical"),
            pl.lit(None, dtype=pl.Float64).alias("usage_chat_share"),
            pl.lit(None, dtype=pl.Float64).alias("usage_api_share"),
            pl.lit(value=False).alias("is_usage_observable"),
        )
        .select(TASK_FACTS.columns)
    )
    return TASK_FACTS.check(frame)


def _judgement(shown: pl.DataFrame, parameters: ParameterSet) -> pl.DataFrame:
    linked = pl.col("onet_ids").list.len() > 0
    return JUDGEMENT.check(
        shown.with_columns(
            pl.when(linked)
            .then(parameters["exposure.judgement_weight_labelled"].value)
            .otherwise(parameters["exposure.judgement_weight_activities"].value)
            .alias("judgement_weight")
        ).select(JUDGEMENT.columns)
    )


def _words(shown: pl.DataFrame) -> pl.DataFrame:
    """Put the author's reasons where an activity's stand, on the side they argue for."""
    # An author argues for a person or for AI alone: the side is that of the larger of the two.
    for_ai = pl.col("reach_human") < pl.col("reach_delegated")
    return shown.select(
        pl.col("task_id").alias("iwa_id"),
        pl.col("task_id").alias("gwa_id"),
        "label",
        pl.when(for_ai).then("reason_line").otherwise("counter_line").alias("eases"),
        pl.when(for_ai).then("counter_line").otherwise("reason_line").alias("holds"),
        "would_change",
        "other_side",
    )
