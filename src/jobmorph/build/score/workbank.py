"""Agreement with expert ratings of WORKBank, used for validation only."""

from collections.abc import Mapping

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.build.score.metrics import (
    Interval,
    cluster_interval,
    on_rows,
    partial_spearman,
    spearman,
    within_groups,
)
from jobmorph.build.score.rows import ScoreRow

FloatArray = NDArray[np.float64]

DATA = "WORKBank expert ratings (validation only)"
MAIN = "automation_level"
BASELINE = "automation_label"
_CAPACITY = (
    "tasks rated by experts; rank correlation with their mean rating of AI capacity; nothing "
    "tuned on the ratings; interval by bootstrap over occupations"
)


def score_substitution(
    tasks: pl.DataFrame, ratings: pl.DataFrame, candidates: Mapping[str, FloatArray]
) -> list[ScoreRow]:
    """Rank correlation of task scores with the mean capacity that experts see in AI.

    Parameters
    ----------
    tasks : polars.DataFrame
        task_id, occupation_onet2019; T rows.
    ratings : polars.DataFrame
        task_id, capacity: one row per expert and task.
    candidates : mapping of str to ndarray, shape (T,)
        Scores; 'automation_label' (GPT-4's T) is the baseline, 'automation_level' the ledger's
        row, all others are variants.

    Returns
    -------
    list of ScoreRow
        The row, its paired gain over the baseline, within occupations, then every variant.
    """
    mean = ratings.group_by("task_id").agg(pl.col("capacity").mean())
    frame = (
        tasks.select("task_id", "occupation_onet2019")
        .with_columns(pl.Series(name, score) for name, score in candidates.items())
        .join(mean, on="task_id")
        .filter(pl.all_horizontal(pl.col(list(candidates)).is_not_nan()))
        .drop_nulls("capacity")
        .sort("task_id")
    )
    rows = []
    for name in candidates:
        rows += _capacity_rows(frame, name)
    return sorted(rows, key=lambda row: row.metric_id.startswith("exposure.variants"))


def _capacity_rows(frame: pl.DataFrame, name: str) -> list[ScoreRow]:
    y, x, b = (frame[column].to_numpy() for column in ("capacity", name, BASELINE))
    jobs = frame["occupation_onet2019"].to_numpy()
    is_main = name == MAIN
    stem = "exposure.substitution_workbank"
    metric_id = stem if is_main else f"exposure.variants.substitution_workbank.{name}"
    what = f"expert-rated capacity, rank correlation of {name.replace('_', ' ')}"
    plain = cluster_interval(on_rows(spearman, x, y), jobs)
    paired = cluster_interval(on_rows(_gain, x, y, b), jobs)
    rows = [
        _row(metric_id, what, plain, y.size, spearman(b, y), 0.48 if is_main else None),
        _row(f"{metric_id}_gain", f"{what}: gain over the label, paired", paired, y.size, 0.0),
    ]
    if is_main:
        x_in, y_in, b_in = (within_groups(_mid_ranks(values), jobs) for values in (x, y, b))
        inside = cluster_interval(on_rows(spearman, x_in, y_in), jobs)
        identifier = "exposure.variants.substitution_workbank_within_occupation"
        base = spearman(b_in, y_in)
        rows.append(_row(identifier, f"{what}, within occupations", inside, y.size, base))
    return rows


def _gain(ours: FloatArray, target: FloatArray, other: FloatArray) -> float:
    return spearman(ours, target) - spearman(other, target)


def _row(
    metric_id: str,
    metric: str,
    found: Interval,
    count: int,
    baseline: float,
    goal: float | None = None,
) -> ScoreRow:
    name = "GPT-4 automation label"
    return ScoreRow(metric_id, metric, _CAPACITY, found, count, name, baseline, None, goal, DATA)


def score_edge_agency(edges: pl.DataFrame, tasks: pl.DataFrame, ratings: pl.DataFrame) -> ScoreRow:
    """Correlate human edge with one expert's agency given *another* expert's capacity.

    The same person's capacity and agency ratings repeat each other, so each ordered pair of
    different experts of a task gives one observation; pairs of a task share its weight by being
    averaged over: agency by one, capacity by the mean of the others.

    Parameters
    ----------
    edges : polars.DataFrame
        task_id, edge_score.
    tasks : polars.DataFrame
        task_id, occupation_onet2019.
    ratings : polars.DataFrame
        task_id, rater, capacity, human_agency: one row per expert and task.

    Returns
    -------
    ScoreRow
        Partial rank correlation; baseline: the same without holding capacity fixed.
    """
    others = (pl.col("capacity").sum() - pl.col("capacity")) / (pl.len() - 1)
    pairs = (
        ratings.drop_nulls(["capacity", "human_agency"])
        .with_columns(
            others.over("task_id").alias("capacity_others"), pl.len().over("task_id").alias("n")
        )
        .filter(pl.col("n") > 1)
        .join(edges.select("task_id", "edge_score").drop_nulls(), on="task_id")
        .join(tasks.select("task_id", "occupation_onet2019"), on="task_id")
        .sort("task_id", "rater")
    )
    edge, agency, capacity = (
        pairs[name].cast(pl.Float64).to_numpy()
        for name in ("edge_score", "human_agency", "capacity_others")
    )
    found = cluster_interval(
        on_rows(partial_spearman, edge, agency, capacity),
        pairs["occupation_onet2019"].to_numpy(),
    )
    return ScoreRow(
        "exposure.edge_agency",
        "human edge against expert-rated agency, given capacity from other experts",
        "one row per expert and task with at least two experts; partial rank correlation; "
        "interval by bootstrap over occupations",
        found,
        pairs.height,
        "the same with capacity left free",
        spearman(edge, agency),
        None,
        0.30,
        DATA,
    )


def _mid_ranks(values: FloatArray) -> FloatArray:
    return pl.Series(values).rank("average").to_numpy()
