"""A library author's judgement of a job's tasks, pooled with the model at two moments."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.exposure.observed import Shares
from jobmorph.exposure.pooling import pool_judgement, widened_range
from jobmorph.exposure.scores import task_scores
from jobmorph.schema.errors import DataError
from jobmorph.schema.estimate import EstimateArray
from jobmorph.schema.ids import PARTS, Moment
from jobmorph.schema.parameter import ParameterSet, SharedDraws
from jobmorph.schema.tables import JUDGEMENT, TASK_JUDGEMENT, TASK_VERDICT

FloatArray = NDArray[np.float64]
JUDGED: Final[tuple[Moment, ...]] = ("today", "reach")


@dataclass(frozen=True, slots=True)
class AuthorJudgement:
    """An author's shares of T tasks, aligned with the tasks of the verdict.

    Parameters
    ----------
    task_ids : tuple of str
        The tasks.
    weight : ndarray, shape (T,)
        pi, the author's weight.
    shares : dict of moment to ndarray, shape (T, 3)
        Delegated, assisted, human today and within reach.
    scores : ndarray, shape (T, M)
        Standard normal scores of the judgement.
    """

    task_ids: tuple[str, ...]
    weight: FloatArray
    shares: dict[Moment, FloatArray]
    scores: FloatArray


@dataclass(frozen=True, slots=True)
class PooledMoments:
    """Pooled shares at both moments, and model and author side by side."""

    today: Shares
    reach: Shares
    judged: pl.DataFrame


def author_of_frame(
    judgement: pl.DataFrame, task_ids: Sequence[str], draws: SharedDraws
) -> AuthorJudgement:
    """Align an author's judgement (contract `judgement`) with the tasks of a job.

    Raises
    ------
    DataError
        If a task has no judgement.
    """
    rows = pl.DataFrame({"task_id": list(task_ids)}).join(
        JUDGEMENT.check(judgement), on="task_id", how="left", maintain_order="left"
    )
    missing = rows.filter(pl.col("judgement_weight").is_null()).get_column("task_id").to_list()
    if missing:
        raise DataError("tasks without an author's judgement", where="judgement", items=missing)
    return AuthorJudgement(
        task_ids=tuple(task_ids),
        weight=rows.get_column("judgement_weight").to_numpy(),
        shares={
            moment: rows.select(f"{moment}_{part}" for part in PARTS).to_numpy()
            for moment in JUDGED
        },
        scores=task_scores(task_ids, seed=draws.seed, purpose="judgement", count=draws.count),
    )


def pool_with_author(
    today: Shares, reach: Shares, author: AuthorJudgement, parameters: ParameterSet
) -> PooledMoments:
    """Pool the model's draws with an author's shares, today and within reach.

    Parameters
    ----------
    today, reach : Shares
        The model's draws, shape (T, M).
    author : AuthorJudgement
        The author's shares.
    parameters : ParameterSet
        Entries `exposure.judgement_*`.

    Returns
    -------
    PooledMoments

    Notes
    -----
    The pooled use today is kept within the pooled reach: d <= R delta and a + d <= R in every
    draw, as in the model itself.
    """
    model = {"today": today, "reach": reach}
    pooled = {
        moment: pool_judgement(
            model[moment], author.shares[moment], author.weight, parameters, author.scores
        )
        for moment in JUDGED
    }
    within = pooled["reach"].shares
    used = pooled["today"].shares
    delegated = np.minimum(used.delegated, within.delegated)
    assisted = np.minimum(used.assisted, within.delegated + within.assisted - delegated)
    frames = [
        _side_by_side(
            moment, model[moment], author, pooled[moment].disagreement, pooled[moment].is_far
        )
        for moment in JUDGED
    ]
    return PooledMoments(
        Shares(delegated=delegated, assisted=assisted),
        within,
        TASK_JUDGEMENT.check(pl.concat(frames)),
    )


def widened_tasks(tasks: pl.DataFrame, judged: pl.DataFrame) -> pl.DataFrame:
    """Widen the ranges of tasks on which model and author are far apart, so that both lie inside.

    Only the two judged moments are widened; the horizon follows from the pooled draws.
    """
    widened = tasks
    for moment in JUDGED:
        rows = tasks.select("task_id").join(
            judged.filter(pl.col("moment") == moment), on="task_id", maintain_order="left"
        )
        for part in PARTS:
            name = f"{moment}_{part}"
            found = widened_range(
                EstimateArray(
                    *(
                        tasks.get_column(f"{name}_{end}").to_numpy()
                        for end in ("low", "mid", "high")
                    )
                ),
                rows.get_column(f"model_{part}").to_numpy(),
                rows.get_column(f"author_{part}").to_numpy(),
                rows.get_column("is_far").to_numpy(),
            )
            widened = widened.with_columns(
                pl.Series(f"{name}_low", found.low), pl.Series(f"{name}_high", found.high)
            )
    return TASK_VERDICT.check(widened)


def _side_by_side(
    moment: Moment,
    model: Shares,
    author: AuthorJudgement,
    disagreement: FloatArray,
    is_far: NDArray[np.bool_],
) -> pl.DataFrame:
    mean = {"delegated": model.delegated.mean(axis=1), "assisted": model.assisted.mean(axis=1)}
    mean["human"] = np.maximum(0.0, 1.0 - mean["delegated"] - mean["assisted"])
    return pl.DataFrame(
        {
            "task_id": list(author.task_ids),
            "moment": [moment] * len(author.task_ids),
            "judgement_weight": author.weight,
            **{f"model_{part}": mean[part] for part in PARTS},
            **{
                f"author_{part}": author.shares[moment][:, place]
                for place, part in enumerate(PARTS)
            },
            "disagreement": np.clip(disagreement, 0.0, 1.0),
            "is_far": is_far,
        },
        schema=TASK_JUDGEMENT.polars_schema,
    )
