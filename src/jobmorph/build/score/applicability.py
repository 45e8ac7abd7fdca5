"""Transfer to Microsoft's applicability score: nothing is ever fitted to it."""

from collections.abc import Mapping

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.build.score.metrics import cluster_interval, on_rows, pearson, within_groups
from jobmorph.build.score.rows import ScoreRow, gain_row
from jobmorph.build.train.inputs import TrainingInputs

FloatArray = NDArray[np.float64]

DATA = "Microsoft Working with AI applicability (validation only); O*NET 30.1 links and importance"
MAIN = "reach_propensity_activities"
_PROTOCOL = (
    "transfer only, nothing fitted to it; SOC 2018 occupations; interval by bootstrap over SOC "
    "minor groups"
)
_FLOORS = {"overall": (0.72, 0.76), "within_major": (0.50, 0.55)}


def occupation_mean(inputs: TrainingInputs, score: FloatArray) -> pl.DataFrame:
    """Importance-weighted mean of a task score by SOC 2018 occupation.

    A task without importance takes its occupation's median; tasks without a score are left out.

    Returns
    -------
    polars.DataFrame
        occupation_soc2018, score; sorted.
    """
    return _weighted_mean(_scored_tasks(inputs, score))


def occupation_mean_by_activity(inputs: TrainingInputs, score: FloatArray) -> pl.DataFrame:
    """Mean of activity scores by occupation.

    An intermediate activity's score is the mean over all tasks linked to it, in any occupation;
    an occupation weighs its activities by the importance of its tasks, each task's importance
    divided equally over its activities.

    Returns
    -------
    polars.DataFrame
        occupation_soc2018, score; sorted.
    """
    links = inputs.activities.select("task_id", "iwa_id").unique().sort("task_id", "iwa_id")
    linked = links.join(_scored_tasks(inputs, score), on="task_id", maintain_order="left")
    means = linked.group_by("iwa_id").agg(pl.col("score").mean().alias("activity_score"))
    spread = linked.with_columns(pl.col("weight") / pl.len().over("task_id")).join(
        means, on="iwa_id"
    )
    return _weighted_mean(
        spread.with_columns(pl.col("activity_score").alias("score")).sort("task_id", "iwa_id")
    )


def _scored_tasks(inputs: TrainingInputs, score: FloatArray) -> pl.DataFrame:
    importance = pl.col("importance")
    own_median = importance.median().over("occupation_onet2019")
    return (
        inputs.tasks.select(
            "task_id",
            "occupation_soc2018",
            importance.fill_null(own_median).fill_null(importance.median()).alias("weight"),
        )
        .with_columns(pl.Series("score", score))
        .filter(pl.col("score").is_not_nan())
    )


def _weighted_mean(rows: pl.DataFrame) -> pl.DataFrame:
    weighted = (pl.col("score") * pl.col("weight")).sum() / pl.col("weight").sum()
    return (
        rows.group_by("occupation_soc2018").agg(weighted.alias("score")).sort("occupation_soc2018")
    )


def score_applicability(
    inputs: TrainingInputs, published: pl.DataFrame, candidates: Mapping[str, FloatArray]
) -> list[ScoreRow]:
    """Correlate our occupation roll-ups with the published score.

    Parameters
    ----------
    inputs : TrainingInputs
        Tasks, importance, links.
    published : polars.DataFrame
        occupation_soc2018, ai_applicability_score.
    candidates : mapping of str to ndarray, shape (T,)
        Task scores; 'human_label' is the baseline and 'reach_propensity' the ledger's row. Each
        is rolled up plainly and through activities.

    Returns
    -------
    list of ScoreRow
        Overall and within SOC major groups; the ledger's row first.
    """
    rows = []
    for name, score in candidates.items():
        for suffix, roll_up in (
            ("", occupation_mean),
            ("_activities", occupation_mean_by_activity),
        ):
            rows += _rows(
                roll_up(inputs, score),
                occupation_mean(inputs, candidates["human_label"]),
                published,
                name + suffix,
            )
    rows += _gains(inputs, published, candidates)
    return sorted(rows, key=lambda row: row.metric_id.startswith("exposure.variants"))


def _gains(
    inputs: TrainingInputs, published: pl.DataFrame, candidates: Mapping[str, FloatArray]
) -> list[ScoreRow]:
    """Paired gains of the ledger's row over the human label, plain and by the same roll-up."""
    human = candidates["human_label"]
    frames = {
        "ours": occupation_mean_by_activity(inputs, candidates["reach_propensity"]),
        "plain": occupation_mean(inputs, human),
        "same_roll_up": occupation_mean_by_activity(inputs, human),
    }
    joined = published.drop_nulls()
    for name, frame in frames.items():
        joined = joined.join(frame.rename({"score": name}), on="occupation_soc2018")
    joined = joined.sort("occupation_soc2018")
    code = joined["occupation_soc2018"]
    major, minor = (code.str.slice(0, size).to_numpy() for size in (2, 4))
    rows = []
    for part in _FLOORS:
        columns = {name: joined[name].to_numpy() for name in ("ai_applicability_score", *frames)}
        if part == "within_major":
            columns = {name: within_groups(x, major) for name, x in columns.items()}
        for against in ("plain", "same_roll_up"):
            gain = on_rows(
                _difference, columns["ai_applicability_score"], columns["ours"], columns[against]
            )
            rows.append(
                gain_row(
                    cluster_interval(gain, minor),
                    f"exposure.applicability_{part}_gain_{against}",
                    f"Microsoft applicability, {part.replace('_', ' ')}: gain of r over the human "
                    f"label, {against.replace('_', ' ')}, paired",
                    _PROTOCOL,
                    joined.height,
                    data=DATA,
                )
            )
    return rows


def _difference(target: FloatArray, ours: FloatArray, other: FloatArray) -> float:
    return pearson(ours, target) - pearson(other, target)


def _rows(
    ours: pl.DataFrame, baseline: pl.DataFrame, published: pl.DataFrame, name: str
) -> list[ScoreRow]:
    joined = (
        published.drop_nulls()
        .join(ours, on="occupation_soc2018")
        .join(baseline.rename({"score": "baseline"}), on="occupation_soc2018")
        .sort("occupation_soc2018")
    )
    target, score, base = (
        joined[column].to_numpy() for column in ("ai_applicability_score", "score", "baseline")
    )
    code = joined["occupation_soc2018"]
    major, minor = (code.str.slice(0, size).to_numpy() for size in (2, 4))
    parts = {
        "overall": (target, score, base),
        "within_major": tuple(within_groups(x, major) for x in (target, score, base)),
    }
    is_main = name == MAIN
    rows = []
    for part, (y, x, b) in parts.items():
        found = cluster_interval(on_rows(pearson, x, y), minor)
        floor, goal = _FLOORS[part] if is_main else (None, None)
        stem = f"exposure.applicability_{part}"
        rows.append(
            ScoreRow(
                stem if is_main else f"exposure.variants.applicability_{part}.{name}",
                f"Microsoft applicability, {part.replace('_', ' ')}: r of {name.replace('_', ' ')}",
                _PROTOCOL,
                found,
                y.size,
                "human exposure label, importance-weighted mean",
                pearson(b, y),
                floor,
                goal,
                DATA,
            )
        )
    return rows
