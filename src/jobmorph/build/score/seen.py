"""Scores of usage propensity: which tasks are seen in use."""

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.build.score.metrics import auc, brier, calibration_error, cluster_interval, on_rows
from jobmorph.build.score.rows import ScoreRow
from jobmorph.build.train.features import FULL, LABELS_2023, SHIPPED
from jobmorph.build.train.inputs import TrainingInputs
from jobmorph.build.train.propensity import UseModels, seen_target

FloatArray = NDArray[np.float64]

DATA = "Anthropic Economic Index Feb 2025 to Nov 2025; O*NET 30.1, 20.1; Eloundou et al. labels"
_PROTOCOL = (
    "tasks of O*NET 30.1 whose text exists in 20.1; out of fold, ten folds of whole SOC minor "
    "groups, groups that share a text in one fold; employment at its median; interval by "
    "bootstrap over minor groups"
)
_VARIANT_ROWS = {
    FULL.name: ("exposure.seen_auc", "task seen in any of six waves, AUC", 0.80, 0.86),
    SHIPPED.name: (
        "exposure.seen_auc_shipped",
        "the same without any word of the task (shipped edition alone)",
        0.77,
        0.82,
    ),
    LABELS_2023.name: (
        "exposure.seen_auc_labels_2023",
        "the same with no label or rating made from 2024 on",
        None,
        0.84,
    ),
}


def score_seen(inputs: TrainingInputs, models: UseModels) -> list[ScoreRow]:
    """Score being seen in any wave, by feature variant.

    Returns
    -------
    list of ScoreRow
        Baseline: the better single label (GPT-4 exposure), same rows.
    """
    baseline = _label(inputs, "label_gpt4_beta")
    rows = []
    for name, logits in models.logits.items():
        metric_id, metric, floor, goal = _VARIANT_ROWS[name]
        rows.append(
            _auc_row(
                inputs,
                models.seen,
                logits.mean(axis=1),
                baseline,
                metric_id=metric_id,
                metric=metric,
                floor=floor,
                goal=goal,
            )
        )
    return rows


def score_seen_by_wave(inputs: TrainingInputs, models: UseModels) -> list[ScoreRow]:
    """Score the one propensity (fitted to all waves) against each wave alone."""
    baseline = _label(inputs, "label_gpt4_beta")
    score = models.logits[FULL.name].mean(axis=1)
    waves = inputs.usage.select("channel", "wave").unique().sort("channel", "wave")
    return [
        _auc_row(
            inputs,
            seen_target(inputs, ((channel, wave),)),
            score,
            baseline,
            metric_id=f"exposure.seen_auc.{channel}_{wave.replace('-', '_')}",
            metric=f"task seen in the {channel} wave of {wave}, AUC",
            floor=None,
            goal=None,
        )
        for channel, wave in waves.iter_rows()
    ]


def score_seen_variants(inputs: TrainingInputs, models: UseModels) -> list[ScoreRow]:
    """Score each learner alone, distinct texts, the linear sum of labels, and calibration."""
    baseline = _label(inputs, "label_gpt4_beta")
    scores = {
        f"{name}_{learner}": logits[:, column]
        for name, logits in models.logits.items()
        for column, learner in enumerate(("trees", "linear"))
    }
    human = _label(inputs, "label_human_beta")
    scores |= {"human_label": human, "both_labels": human + baseline}
    rows = [
        _auc_row(
            inputs,
            models.seen,
            score,
            baseline,
            metric_id=f"exposure.variants.seen_auc_{name}",
            metric=f"task seen in any of six waves, AUC: {name.replace('_', ' ')}",
            floor=None,
            goal=None,
        )
        for name, score in scores.items()
    ]
    first = inputs.tasks["statement_key"].is_first_distinct().to_numpy()
    rows.append(
        _auc_row(
            inputs,
            np.where(first, models.seen, np.nan),
            models.logits[FULL.name].mean(axis=1),
            baseline,
            metric_id="exposure.variants.seen_auc_distinct_texts",
            metric="text seen in any of six waves, AUC, each distinct text once",
            floor=None,
            goal=None,
        )
    )
    return [*rows, *_calibration(inputs, models)]


def _auc_row(
    inputs: TrainingInputs,
    seen: FloatArray,
    score: FloatArray,
    baseline: FloatArray,
    *,
    metric_id: str,
    metric: str,
    floor: float | None,
    goal: float | None,
) -> ScoreRow:
    scored = np.flatnonzero(~np.isnan(seen))
    positive, values = seen[scored] == 1.0, score[scored]
    clusters = inputs.tasks["minor_group"].to_numpy()[scored]
    found = cluster_interval(on_rows(auc, positive, values), clusters)
    return ScoreRow(
        metric_id,
        metric,
        _PROTOCOL,
        found,
        scored.size,
        "GPT-4 exposure label alone",
        auc(positive, baseline[scored]),
        floor,
        goal,
        DATA,
    )


def _calibration(inputs: TrainingInputs, models: UseModels) -> list[ScoreRow]:
    scored = np.flatnonzero(~np.isnan(models.seen))
    positive = models.seen[scored] == 1.0
    chance = models.table["propensity"].to_numpy()[scored]
    clusters = inputs.tasks["minor_group"].to_numpy()[scored]
    base = np.full(scored.size, positive.mean())
    rows = []
    for name, measure in (("brier", brier), ("calibration_error", calibration_error)):
        found = cluster_interval(on_rows(measure, positive, chance), clusters)
        rows.append(
            ScoreRow(
                f"exposure.variants.seen_{name}",
                f"propensity as a probability: {name}",
                _PROTOCOL,
                found,
                scored.size,
                "the overall share for all",
                measure(positive, base),
                None,
                None,
                DATA,
                is_higher_better=False,
            )
        )
    return rows


def _label(inputs: TrainingInputs, name: str) -> FloatArray:
    label = inputs.known.select(pl.col(name).fill_null(pl.col(name).mean()))
    return label.to_series().to_numpy()
