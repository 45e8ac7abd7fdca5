"""The verdict on a job's tasks, draw by draw, and the frames it is shown in."""

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.exposure.observed import Shares
from jobmorph.schema.errors import SchemaError
from jobmorph.schema.estimate import EstimateArray, summarise_draws
from jobmorph.schema.ids import MOMENTS, PARTS, Moment, Part
from jobmorph.schema.tables import SUMMARY, TASK_VERDICT
from jobmorph.work.mix import WorkDraws

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class VerdictDraws:
    """All draws of a job's verdict; shares of each task's hours today.

    Parameters
    ----------
    task_ids : tuple of str
        The T tasks.
    time_share : ndarray, shape (T, M)
        Share of the job's hours today; sums to 1 over the tasks of a job.
    moments : dict of moment to Shares
        Delegated and assisted shares, shape (T, M) each, at every moment.
    checking_share, saving_share : ndarray, shape (M,)
        chi, checking per delegated hour; sav, time saved per assisted hour.
    """

    task_ids: tuple[str, ...]
    time_share: FloatArray
    moments: dict[Moment, Shares]
    checking_share: FloatArray
    saving_share: FloatArray

    def part(self, moment: Moment, part: Part) -> FloatArray:
        """Share of each task that is `part` at `moment`, shape (T, M)."""
        shares = self.moments[moment]
        if part == "delegated":
            return shares.delegated
        if part == "assisted":
            return shares.assisted
        return np.maximum(0.0, 1.0 - shares.delegated - shares.assisted)

    def work_at(self, moment: Moment) -> WorkDraws:
        """Draws at one moment in the form that the task mix takes."""
        shares = self.moments[moment]
        return WorkDraws(
            self.task_ids,
            self.time_share,
            shares.delegated,
            shares.assisted,
            self.checking_share,
            self.saving_share,
        )


def task_frame(draws: VerdictDraws) -> pl.DataFrame:
    """Show the verdict per task.

    Parameters
    ----------
    draws : VerdictDraws
        T tasks, M draws.

    Returns
    -------
    polars.DataFrame
        Contract `task_verdict`, in the order of the tasks. `time_share` is the mean of the draws.

    Notes
    -----
    A task's mid is the mean of the draws weighted by the hours the task takes in each draw,
    sum_m w x / sum_m w: its expected hours of each part over its expected hours. So the three
    mids sum to 1 and time_share x mid sums to the job's summary exactly; with a plain mean the
    two views differ, because a task that takes fewer hours in a draw is used more per hour there.
    """
    weight = draws.time_share
    total = weight.sum(axis=1)
    if not (total > 0.0).all():
        weight, total = (
            np.where(total[:, None] > 0.0, weight, 1.0),
            np.where(total > 0.0, total, float(weight.shape[1])),
        )
    columns: dict[str, object] = {
        "task_id": pl.Series(draws.task_ids, dtype=pl.String),
        "time_share": np.minimum(draws.time_share.mean(axis=1), 1.0),
    }
    for moment in MOMENTS:
        mids = {part: (weight * draws.part(moment, part)).sum(axis=1) / total for part in PARTS[:2]}
        mids["human"] = np.maximum(0.0, 1.0 - mids["delegated"] - mids["assisted"])
        for part in PARTS:
            spread = summarise_draws(draws.part(moment, part))
            name = f"{moment}_{part}"
            columns[f"{name}_low"] = np.clip(np.minimum(spread.low, mids[part]), 0.0, 1.0)
            columns[f"{name}_mid"] = mids[part]
            columns[f"{name}_high"] = np.clip(np.maximum(spread.high, mids[part]), 0.0, 1.0)
    return TASK_VERDICT.check(pl.DataFrame(columns).select(TASK_VERDICT.columns))


def summary_frame(draws: VerdictDraws) -> pl.DataFrame:
    """Show one job's hours by moment and part: contract `summary`, nine rows."""
    rolled = rolled_up(draws, np.array([0]))
    rows = [
        {
            "moment": moment,
            "part": part,
            "low": float(rolled[moment, part].low[0]),
            "mid": float(rolled[moment, part].mid[0]),
            "high": float(rolled[moment, part].high[0]),
        }
        for moment in MOMENTS
        for part in PARTS
    ]
    return SUMMARY.check(pl.DataFrame(rows, schema=SUMMARY.polars_schema))


def rolled_up(
    draws: VerdictDraws, starts: NDArray[np.intp]
) -> dict[tuple[Moment, Part], EstimateArray]:
    """Sum tasks to jobs within each draw, then take the range.

    Parameters
    ----------
    draws : VerdictDraws
        Tasks of J jobs, each job's tasks together.
    starts : ndarray of int, shape (J,)
        First row of each job.

    Returns
    -------
    dict of (moment, part) to EstimateArray
        Arrays of shape (J,); mids of the three parts sum to 1.
    """
    totals = np.add.reduceat(draws.time_share, starts, axis=0)
    if np.abs(totals - 1.0).max() > 1e-9:
        raise SchemaError("time shares of a job do not sum to 1", where="verdict")
    rolled: dict[tuple[Moment, Part], EstimateArray] = {}
    for moment in MOMENTS:
        by_part = {
            part: np.add.reduceat(draws.time_share * draws.part(moment, part), starts, axis=0)
            for part in PARTS[:2]
        }
        by_part["human"] = np.maximum(0.0, 1.0 - by_part["delegated"] - by_part["assisted"])
        for part in PARTS:
            rolled[moment, part] = summarise_draws(by_part[part])
    return rolled
