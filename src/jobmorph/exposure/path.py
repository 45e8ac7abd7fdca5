"""What AI does to one job at several moments ahead, for plans by quarter."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.exposure.ends import draw_ends, ordered_calibration
from jobmorph.exposure.facts import arrays_of_facts
from jobmorph.exposure.judgement import author_of_frame
from jobmorph.exposure.observed import Shares
from jobmorph.schema.parameter import ParameterSet, SharedDraws

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class JobPath:
    """What AI does to one job at several moments ahead, draw by draw.

    Parameters
    ----------
    task_ids : tuple of str
        The T tasks.
    time_share : ndarray, shape (T, M)
        Share of the job's hours today.
    today : Shares
        Delegated and assisted shares today, shape (T, M) each.
    ahead : tuple of Shares
        Within reach at each of the moments asked for.
    usual : tuple of Shares
        In use at these moments if use spreads as in the economy as a whole.
    """

    task_ids: tuple[str, ...]
    time_share: FloatArray
    today: Shares
    ahead: tuple[Shares, ...]
    usual: tuple[Shares, ...]


def assess_path(
    facts: pl.DataFrame,
    horizons: Sequence[float],
    *,
    parameters: ParameterSet,
    draws: SharedDraws,
    calibration: pl.DataFrame,
    time_share_sigma: float,
    judgement: pl.DataFrame | None = None,
) -> JobPath:
    """Judge the tasks of one job at several moments at once.

    Parameters
    ----------
    horizons : sequence of float
        Years ahead.
    facts, parameters, draws, calibration, time_share_sigma, judgement
        As in `assess_job`, whose verdict at a horizon is `usual`.
    """
    tasks = arrays_of_facts(facts)
    ends = draw_ends(
        tasks,
        np.array([0], dtype=np.intp),
        parameters=parameters,
        draws=draws,
        calibration=ordered_calibration(calibration, draws),
        time_share_sigma=time_share_sigma,
        author=None if judgement is None else author_of_frame(judgement, tasks.task_ids, draws),
    )
    ahead = tuple(ends.within_at(years) for years in horizons)
    usual = tuple(ends.at(years) for years in horizons)
    return JobPath(tasks.task_ids, ends.time_share, ends.today, ahead, usual)
