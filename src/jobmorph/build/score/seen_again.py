"""Scores of the chance to be seen in the next wave, against base rates."""

import numpy as np
from numpy.typing import NDArray

from jobmorph.build.score.metrics import brier, calibration_error, cluster_interval, on_rows
from jobmorph.build.score.next_wave import DATA, TARGET
from jobmorph.build.score.rows import ScoreRow, gain_row
from jobmorph.build.train.change import base_rates, predict_seen, state_features
from jobmorph.build.train.cross_fit import cross_fit
from jobmorph.build.train.inputs import TrainingInputs
from jobmorph.build.train.learners import fit_linear
from jobmorph.build.train.propensity import UseModels, seen_target
from jobmorph.build.train.waves import WaveSeries, wave_series

FloatArray = NDArray[np.float64]


_PROTOCOL = (
    "distinct texts; logistic regression on the state in the last two waves and on content "
    "propensity cross-fitted to those waves, fitted one step earlier; scored on November 2025; "
    "interval by bootstrap over SOC minor groups"
)


def score_seen_again(inputs: TrainingInputs, models: UseModels) -> list[ScoreRow]:
    """Score the chance to be seen in the next chat wave: Brier score and calibration.

    Fitted to August given February and March, applied to November given March and August.
    """
    series = wave_series(inputs, "chat")
    early, late = (
        state_features(part, _content_logit(inputs, models, part))
        for part in (series.before("2025-08"), series.before(TARGET))
    )
    after_early = ~np.isnan(series.column("2025-08"))
    truth = ~np.isnan(series.column(TARGET))
    chance = predict_seen(early, after_early, late)
    base = base_rates(early, after_early, late)
    clusters = inputs.tasks["minor_group"].to_numpy()[series.rows]
    rows = [
        ScoreRow(
            f"exposure.will_be_seen_{name}",
            f"task will be seen in the next chat wave: {words}",
            _PROTOCOL,
            cluster_interval(on_rows(measure, truth, chance), clusters),
            truth.size,
            "share seen again or newly seen one step earlier",
            measure(truth, base),
            None,
            None,
            DATA,
            is_higher_better=False,
        )
        for name, words, measure in (
            ("brier", "Brier score", brier),
            ("ece", "expected calibration error", calibration_error),
        )
    ]
    name, metric = "exposure.will_be_seen_brier_gain", "Brier score: gain over base rates, paired"
    paired = cluster_interval(on_rows(_gain, truth, chance, base), clusters)
    return [*rows, gain_row(paired, name, metric, _PROTOCOL, truth.size, data=DATA)]


def _gain(truth: NDArray[np.bool_], chance: FloatArray, base: FloatArray) -> float:
    return brier(truth, base) - brier(truth, chance)


def _content_logit(inputs: TrainingInputs, models: UseModels, part: WaveSeries) -> FloatArray:
    seen = seen_target(inputs, tuple(("chat", wave) for wave in part.waves[-2:]))
    design = models.design
    logits = cross_fit(
        design, seen, models.folds, (fit_linear,), score_design=design.at_median_volume()
    )
    return np.asarray(logits[part.rows, 0])
