"""All rows of the evidence ledger for the trained part of exposure, in one run."""

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.build.raw import RawFolder
from jobmorph.build.score import (
    applicability,
    intensity,
    next_wave,
    rows,
    seen,
    seen_again,
    workbank,
)
from jobmorph.build.sources import validation, working_with_ai
from jobmorph.build.train.automation import LABEL, automation_levels
from jobmorph.build.train.features import FULL
from jobmorph.build.train.inputs import TrainingInputs
from jobmorph.build.train.propensity import UseModels
from jobmorph.exposure.edge import task_edge
from jobmorph.reference.edition import Edition
from jobmorph.reference.parameters import load_parameters
from jobmorph.schema.job import Anchor
from jobmorph.studies.role import RATED_SCALES

FloatArray = NDArray[np.float64]


def score_exposure(
    raw: RawFolder, edition: Edition, inputs: TrainingInputs, models: UseModels
) -> pl.DataFrame:
    """Score the fitted models of use, the automation levels and the human edge.

    Parameters
    ----------
    raw : RawFolder
        Holds the sources, the validation-only ones included.
    edition : Edition
        The edition whose human edge is scored.
    inputs, models : TrainingInputs, UseModels
        What training read and fitted.

    Returns
    -------
    polars.DataFrame
        Rows of the ledger without command, date and hash; those named `exposure.variants.*` are
        everything else that was tried.
    """
    levels = automation_levels(models.design, models.folds)
    experts = validation.read_expert_ratings(raw)
    found = [
        *seen.score_seen(inputs, models),
        *seen.score_seen_by_wave(inputs, models),
        *next_wave.score_rank(inputs, models),
        *next_wave.score_range(inputs),
        *seen_again.score_seen_again(inputs, models),
        *applicability.score_applicability(
            inputs, working_with_ai.read_applicability(raw), roll_up_candidates(inputs, models)
        ),
        *workbank.score_substitution(
            inputs.tasks, experts, substitution_candidates(inputs, levels)
        ),
        workbank.score_edge_agency(edge_scores(edition), inputs.tasks, experts),
        *seen.score_seen_variants(inputs, models),
        *intensity.score_intensity(inputs, models),
    ]
    return rows.score_frame(found)


def edge_scores(edition: Edition) -> pl.DataFrame:
    """Human edge of every task: the mean of its six qualities, fixed before any scoring.

    Returns
    -------
    polars.DataFrame
        task_id, edge_score (0 to 100).
    """
    parameters = load_parameters("exposure")
    frames = []
    for tasks in edition.table("task").partition_by("occupation_onet2019", maintain_order=True):
        code = tasks.item(0, "occupation_onet2019")
        ratings = edition.rows(
            "rating",
            (pl.col("occupation_onet2019") == code) & pl.col("scale").is_in(RATED_SCALES),
        )
        scored = task_edge(
            tasks, ratings=ratings, anchors=[Anchor(code, 1.0)], parameters=parameters
        )
        frames.append(scored.group_by("task_id").agg(pl.col("score").mean().alias("edge_score")))
    return pl.concat(frames).sort("task_id")


def label_reach(inputs: TrainingInputs) -> FloatArray:
    """Reach by the labels alone, R0 at the parameters' values (method section 1.2).

    Returns
    -------
    ndarray, shape (T,)
        Mean over the human and the GPT-4 label, at most the cap of physical tasks; NaN where a
        task has no label.
    """
    entries = load_parameters("exposure")
    level = {label: entries[f"exposure.reach_label_{label}"].value for label in ("e0", "e1", "e2")}
    known = inputs.known
    raters = [
        pl.when(pl.col(f"label_{rater}_beta").is_null())
        .then(None)
        .when(pl.col(f"label_{rater}_e1") == 1)
        .then(level["e1"])
        .when(pl.col(f"label_{rater}_e2") == 1)
        .then(level["e2"])
        .otherwise(level["e0"])
        for rater in ("human", "gpt4")
    ]
    reach = known.select(pl.mean_horizontal(*raters)).to_series().to_numpy()
    cap = entries["exposure.physical_reach_cap"].value
    threshold = entries["exposure.physical_demand_from"].value
    is_physical = known.select(
        (pl.col("label_late_physical").fill_null(0.0) == 1)
        | (pl.col("label_late_consensus_deployment").fill_null(0.0) >= threshold)
    )
    return np.where(is_physical.to_series().to_numpy(), np.minimum(reach, cap), reach)


def roll_up_candidates(inputs: TrainingInputs, models: UseModels) -> dict[str, FloatArray]:
    """Task scores whose occupation roll-ups are compared with applicability."""
    propensity = models.table["propensity"].to_numpy()
    early = models.logits["labels_2023"].mean(axis=1)
    reach = label_reach(inputs)
    return {
        "reach_propensity": reach * propensity,
        "reach": reach,
        "propensity": propensity,
        "propensity_logit": models.logits[FULL.name].mean(axis=1),
        "propensity_labels_2023": 0.5 * (1.0 + np.tanh(0.5 * early)),
        "human_label": _known(inputs, "label_human_beta"),
        "gpt4_label": _known(inputs, "label_gpt4_beta"),
        "automation_label": _known(inputs, LABEL),
    }


def substitution_candidates(inputs: TrainingInputs, levels: FloatArray) -> dict[str, FloatArray]:
    """Task scores that are compared with expert-rated capacity."""
    label = _known(inputs, LABEL)
    reach = label_reach(inputs)
    entries = load_parameters("exposure")
    steps = [entries[f"exposure.delegable_t{step}"].value for step in range(5)]
    presence, regulation, cognition = (
        np.nan_to_num(_known(inputs, f"label_late_consensus_{axis}")) / 4.0
        for axis in ("deployment", "regulation", "cognition")
    )
    presence = np.where(_known(inputs, "label_late_physical") == 1, 1.0, presence)
    kept = (1.0 - entries["exposure.cap_presence"].value * presence) * (
        1.0 - entries["exposure.cap_accountability"].value * regulation
    )
    delegable = np.interp(label, np.arange(5.0), steps)
    finer = np.interp(levels, np.arange(5.0), steps)
    return {
        "automation_level": levels,
        "automation_label": label,
        "delegable_in_reach": reach * delegable * kept,
        "delegable": delegable * kept,
        "delegable_in_reach_by_level": reach * finer * kept,
        "delegable_by_level": finer * kept,
        "label_and_low_cognition": _standard(label) - _standard(cognition),
        "reach": reach,
    }


def _known(inputs: TrainingInputs, name: str) -> FloatArray:
    return inputs.known[name].to_numpy().astype(np.float64)


def _standard(values: FloatArray) -> FloatArray:
    return np.asarray((values - np.nanmean(values)) / np.nanstd(values))
