"""Every published measure that speaks about a job or a task, and how far they agree."""

import polars as pl

from jobmorph.exposure.ledger import measure_spread
from jobmorph.reference.edition import Edition
from jobmorph.schema.job import JobRef
from jobmorph.schema.parameter import ParameterSet
from jobmorph.studies.role_result import Agreement

_COLUMNS = ["measure", "label", "value", "percentile", "vintage", "source_id", "tier"]


def task_evidence(task_ids: list[str], edition: Edition) -> pl.DataFrame:
    """Return what each measure says about some tasks.

    Returns
    -------
    polars.DataFrame
        task_id, measure, label, value, percentile, vintage, source_id, tier.
    """
    rows = edition.rows_of("task_measure", "task_id", task_ids)
    named = rows.join(edition.table("measure"), on="measure", how="left", maintain_order="left")
    return named.select("task_id", *_COLUMNS)


def job_measures(job: JobRef, edition: Edition) -> pl.DataFrame:
    """Return what each measure says about a job: means over its anchors.

    Returns
    -------
    polars.DataFrame
        measure, label, value, percentile, vintage, source_id, tier, sorted by measure.
    """
    anchors = pl.DataFrame(
        {
            "occupation_onet2019": [anchor.occupation_onet2019 for anchor in job.anchors],
            "weight": [anchor.weight for anchor in job.anchors],
        }
    )
    rows = edition.rows(
        "occupation_measure",
        pl.col("occupation_onet2019").is_in(anchors.get_column("occupation_onet2019").to_list()),
    )
    weight = pl.col("weight") / pl.col("weight").sum()
    means = (
        rows.join(anchors, on="occupation_onet2019", maintain_order="left")
        .group_by("measure", maintain_order=True)
        .agg((pl.col("value") * weight).sum(), (pl.col("percentile") * weight).sum())
        .sort("measure")
    )
    named = means.join(edition.table("measure"), on="measure", how="left", maintain_order="left")
    return named.select(_COLUMNS)


def job_agreement(measures: pl.DataFrame, parameters: ParameterSet) -> Agreement:
    """Say how far the measures of a job agree."""
    spread = measure_spread(measures.get_column("percentile").to_list(), parameters)
    return Agreement(spread.word, spread.spread, spread.lowest, spread.highest, spread.count)
