"""Work activities in our own words, coarse and fine, and what is known about each on average."""

from importlib.resources import files
from typing import Any

import polars as pl
import yaml

from jobmorph.schema.ids import gwa_of_activity, iwa_of_activity
from jobmorph.schema.tables import ACTIVITY, ACTIVITY_FACT, DETAILED_ACTIVITY

_SHARES = (
    *(f"label_e{step}_share" for step in range(3)),
    *(f"automation_t{step}_share" for step in range(5)),
)
_DEMANDS = ("cognitive_demand", "physical_demand", "regulation_demand")
_USE = (
    "propensity",
    "usage_signal",
    "log_intensity_chat",
    "log_intensity_api",
    "automated_chat_share",
    "automated_api_share",
)


def compile_activities() -> pl.DataFrame:
    """Compile the table `activity` from `reference/activities.yaml`.

    Returns
    -------
    polars.DataFrame
        Contract `activity`, sorted by id.
    """
    text = (files("jobmorph.reference") / "activities.yaml").read_text(encoding="utf-8")
    entries: dict[str, dict[str, Any]] = yaml.safe_load(text)["activities"]
    rows = [
        {"iwa_id": iwa_id, "gwa_id": gwa_of_activity(iwa_id), **entry}
        for iwa_id, entry in sorted(entries.items())
    ]
    return ACTIVITY.check(pl.DataFrame(rows).select(ACTIVITY.columns))


def compile_detailed_activities() -> pl.DataFrame:
    """Compile the table `detailed_activity` from `reference/detailed_activities/*.yaml`.

    Returns
    -------
    polars.DataFrame
        Contract `detailed_activity`, sorted by id.
    """
    labels: dict[str, str] = {}
    folder = files("jobmorph.reference") / "detailed_activities"
    for part in sorted(folder.iterdir(), key=lambda entry: entry.name):
        labels.update(yaml.safe_load(part.read_text(encoding="utf-8")))
    rows = [(dwa_id, iwa_of_activity(dwa_id), labels[dwa_id]) for dwa_id in sorted(labels)]
    frame = pl.DataFrame(rows, schema=DETAILED_ACTIVITY.polars_schema, orient="row")
    return DETAILED_ACTIVITY.check(frame)


def compile_activity_facts(tasks: pl.DataFrame, use: pl.DataFrame) -> pl.DataFrame:
    """Average what is known about the tasks of each intermediate activity.

    These means stand in for a task that only its text or its activity is known of.

    Returns
    -------
    polars.DataFrame
        Contract `activity_fact`, sorted by id.
    """
    long = (
        tasks.join(use, on="task_id")
        .explode("activity_ids")
        .with_columns(pl.col("activity_ids").str.slice(0, 13).alias("iwa_id"))
        .unique(["task_id", "iwa_id"], maintain_order=True)
    )
    frame = (
        long.sort("iwa_id", "task_id")
        .group_by("iwa_id")
        .agg(
            pl.col(_SHARES).mean(),
            pl.col("is_physical").cast(pl.Float64).mean().alias("physical_share"),
            pl.col(_DEMANDS).mean(),
            pl.col(_USE).mean(),
            pl.len().cast(pl.Int64).alias("n"),
        )
        .select(ACTIVITY_FACT.columns)
        .sort("iwa_id")
    )
    return ACTIVITY_FACT.check(frame)
