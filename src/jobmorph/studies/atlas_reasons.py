"""Words behind the ids of `atlas_job`: our own, or a library author's."""

import polars as pl

from jobmorph.exposure.wording import HARD_WORDING
from jobmorph.reference.edition import Edition
from jobmorph.studies.atlas_job import atlas_jobs


def job_reasons(named: pl.DataFrame, edition: Edition) -> pl.DataFrame:
    """Words behind the ids of `atlas_job`: what goes to AI, what stays, what grows, and why."""
    words = _works(edition)
    own = atlas_jobs(edition).join(named.select("job_id"), on="job_id", how="semi")
    rising = (
        own.select("job_id", pl.col("rising_work_ids").alias("work_id"))
        .explode("work_id")
        .join(words.select("work_id", "label"), on="work_id", how="left", maintain_order="left")
        .group_by("job_id", maintain_order=True)
        .agg(pl.col("label").drop_nulls().alias("rising"))
    )
    hard = {reason: wording.text for reason, wording in HARD_WORDING.items()}
    return (
        own.select(
            "job_id",
            "delegated_work_id",
            "human_work_id",
            pl.col("human_reason_id").replace_strict(hard, default=None).alias("hard_reason"),
        )
        .join(
            _side(words, "delegated", "eases"),
            on="delegated_work_id",
            how="left",
            maintain_order="left",
        )
        .join(_side(words, "human", "holds"), on="human_work_id", how="left", maintain_order="left")
        .join(rising, on="job_id", how="left", maintain_order="left")
        .with_columns(pl.col("rising").fill_null([]))
        .drop("delegated_work_id", "human_work_id")
    )


def _side(words: pl.DataFrame, part: str, column: str) -> pl.DataFrame:
    return words.select(
        pl.col("work_id").alias(f"{part}_work_id"),
        pl.col("label").alias(f"{part}_label"),
        pl.col(column).alias(f"{part}_reason"),
    )


def _works(edition: Edition) -> pl.DataFrame:
    """Names of work, with what eases it and what holds it: our words, or a library author's."""
    activities = edition.table("activity").select("iwa_id", "eases", "holds")
    # A detailed activity's id begins with that of the one above it.
    detailed = (
        edition.table("detailed_activity")
        .select(
            pl.col("dwa_id").alias("work_id"),
            "label",
            pl.col("dwa_id").str.replace(r"\.D\d+$", "").alias("iwa_id"),
        )
        .join(activities, on="iwa_id", how="left", maintain_order="left")
        .drop("iwa_id")
    )
    library = edition.table("role_task").select(
        pl.col("task_id").alias("work_id"),
        "label",
        pl.col("takes").alias("eases"),
        pl.col("leaves").alias("holds"),
    )
    return pl.concat([detailed, library])
