"""How likely each task is to be seen in use, and how intense its use would be."""

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.build.train.cross_fit import Fit, cross_fit
from jobmorph.build.train.features import FULL, VARIANTS, Design, build_design, statement_vectors
from jobmorph.build.train.folds import assign_folds, linked_groups
from jobmorph.build.train.inputs import TrainingInputs
from jobmorph.build.train.learners import fit_linear, fit_trees
from jobmorph.schema.errors import DataError
from jobmorph.schema.tables import TASK_PROPENSITY
from jobmorph.work.time_share import share_by_ratings

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

FOLDS = 10
CHANNELS = ("chat", "api")
HOURS_WEEK = 40.0
LEARNERS: tuple[Fit, ...] = (fit_trees, fit_linear)
_BOUND = 1e-4


@dataclass(frozen=True, slots=True)
class UseModels:
    """Cross-fitted predictions for all tasks.

    Parameters
    ----------
    table : polars.DataFrame
        Contract `task_propensity`, in the order of the tasks.
    logits : dict of str to ndarray, shape (T, 2)
        Logits of trees and linear model for each feature variant, out of fold.
    seen : ndarray, shape (T,)
        1 if the task's text is seen in any wave, 0 if not, NaN if it cannot be.
    folds : ndarray of int, shape (T,)
        Fold of each task.
    design : Design
        Features of the full variant.
    """

    table: pl.DataFrame
    logits: dict[str, FloatArray]
    seen: FloatArray
    folds: IntArray
    design: Design


def fit_use_models(inputs: TrainingInputs) -> UseModels:
    """Fit propensity, for every variant of features, and intensity.

    Parameters
    ----------
    inputs : TrainingInputs
        Tasks, features and usage.

    Returns
    -------
    UseModels

    Notes
    -----
    Propensity is the mean of the two learners' logits, at median employment: how many people do
    the work must not decide whether AI suits it. Settings were fixed beforehand; nothing is
    chosen on a held-out fold. Intensity is fitted to the latest wave of a channel.
    """
    folds = task_folds(inputs.tasks)
    seen = seen_target(inputs)
    vectors = statement_vectors(inputs.tasks)
    designs = {variant.name: build_design(inputs, variant, vectors) for variant in VARIANTS}
    logits = {
        name: cross_fit(design, seen, folds, LEARNERS, score_design=design.at_median_volume())
        for name, design in designs.items()
    }
    full = designs[FULL.name]
    propensity = np.clip(_expit(logits[FULL.name].mean(axis=1)), _BOUND, 1.0 - _BOUND)
    hours = log_task_hours(inputs.tasks)
    columns = {
        f"log_intensity_{channel}": predict_log_intensity(inputs, full, folds, hours, channel)
        for channel in CHANNELS
    }
    table = pl.DataFrame(
        {
            "task_id": inputs.tasks["task_id"],
            "propensity": propensity,
            **columns,
        }
    )
    return UseModels(TASK_PROPENSITY.check(table), logits, seen, folds, full)


def task_folds(tasks: pl.DataFrame) -> IntArray:
    """Folds of whole SOC minor groups that share no text with other folds; shape (T,)."""
    return assign_folds(linked_groups(tasks["minor_group"], tasks["statement_key"]), FOLDS)


def seen_target(
    inputs: TrainingInputs, waves: tuple[tuple[str, str], ...] | None = None
) -> FloatArray:
    """Mark the tasks whose text is seen in use.

    Parameters
    ----------
    inputs : TrainingInputs
        Tasks and usage.
    waves : tuple of (channel, wave), optional
        The waves that count; all if absent.

    Returns
    -------
    ndarray, shape (T,)
        1 seen in any of the waves, 0 not seen, NaN where the text does not exist in the release
        that usage is keyed on.

    Raises
    ------
    DataError
        If a wave is not in the data.
    """
    usage = inputs.usage
    if waves is not None:
        present = set(usage.select("channel", "wave").unique().iter_rows())
        absent = [f"{channel} {wave}" for channel, wave in waves if (channel, wave) not in present]
        if absent:
            raise DataError("usage has no such wave", where="usage", items=absent)
        keys = pl.DataFrame(waves, schema=["channel", "wave"], orient="row")
        usage = usage.join(keys, on=["channel", "wave"], how="semi")
    seen = inputs.tasks["task_id"].is_in(usage["task_id"].unique().to_list()).to_numpy()
    observable = inputs.tasks["is_usage_observable"].to_numpy()
    return np.where(observable, seen.astype(np.float64), np.nan)


def log_task_hours(tasks: pl.DataFrame) -> FloatArray:
    """Log of the hours a week that all people of the occupation give to the task.

    Equation: log(E_i w_it H) with w by the ratings rule and H = 40 hours. An occupation without
    published employment takes the median over occupations.

    Parameters
    ----------
    tasks : polars.DataFrame
        task_id, occupation_onet2019, importance, employment_heads.

    Returns
    -------
    ndarray, shape (T,)
    """
    median = tasks.unique("occupation_onet2019")["employment_heads"].median()
    rated = tasks.with_columns(
        pl.lit(None, dtype=pl.Float64).alias("frequency"),
        pl.lit(None, dtype=pl.Float64).alias("relevance"),
    )
    shares = pl.concat(
        share_by_ratings(part).tasks.select("task_id", "time_share")
        for part in rated.partition_by("occupation_onet2019", maintain_order=True)
    )
    joined = tasks.join(shares, on="task_id", maintain_order="left")
    least = shares.filter(pl.col("time_share") > 0)["time_share"].min()
    hours = joined.select(
        pl.col("employment_heads").fill_null(median)
        * pl.max_horizontal("time_share", pl.lit(least))
        * HOURS_WEEK
    )
    return np.asarray(np.log(hours.to_series().to_numpy()))


def predict_log_intensity(
    inputs: TrainingInputs,
    design: Design,
    folds: IntArray,
    log_hours: FloatArray,
    channel: str,
) -> FloatArray:
    """Predict log use per hour of work, given that the task is seen.

    Intensity of a task in a channel is its share of the channel's conversations, divided over
    the occupations with its text, per hour of work: log i = log usage_share - log(E w H).

    Parameters
    ----------
    inputs : TrainingInputs
        Usage; the channel's latest wave is the target.
    design : Design
        Features.
    folds : ndarray of int, shape (T,)
        Folds.
    log_hours : ndarray, shape (T,)
        Log hours of each task.
    channel : str
        'chat' or 'api'.

    Returns
    -------
    ndarray, shape (T,)
        Cross-fitted: the share is predicted, the hours are subtracted.
    """
    rows = inputs.usage.filter(pl.col("channel") == channel)
    newest = rows.filter(pl.col("wave") == pl.col("wave").max())
    joined = inputs.tasks.select("task_id").join(
        newest.select("task_id", "usage_share"), on="task_id", how="left", maintain_order="left"
    )
    target = np.log(joined["usage_share"].to_numpy())
    wider = design.with_columns(("volume_log_hours",), log_hours[:, None])
    scores = cross_fit(wider, target, folds, LEARNERS, kind="regression")
    return np.asarray(scores.mean(axis=1) - log_hours)


def _expit(score: FloatArray) -> FloatArray:
    return np.asarray(0.5 * (1.0 + np.tanh(0.5 * score)))
