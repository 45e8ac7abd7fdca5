"""The two ends of a verdict, today and within reach, and what lies between them."""

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.exposure.adoption import gap_closed, reach_at, use_at
from jobmorph.exposure.delegability import draw_delegability, hard_reasons
from jobmorph.exposure.facts import TaskArrays
from jobmorph.exposure.judgement import AuthorJudgement, pool_with_author
from jobmorph.exposure.observed import Shares, bounded_adoption, use_intensity, use_so_far
from jobmorph.exposure.reach import draw_reach, reach_limit
from jobmorph.exposure.scores import task_scores
from jobmorph.exposure.time_share import draw_time_shares
from jobmorph.schema.errors import DataError
from jobmorph.schema.parameter import ParameterSet, SharedDraws
from jobmorph.schema.tables import CALIBRATION, TASK_JUDGEMENT

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class WithinReach:
    """What the labels say, before any use: R and delta, shape (T, M) each."""

    reach: FloatArray
    delegability: FloatArray

    @classmethod
    def of_shares(cls, shares: Shares) -> "WithinReach":
        """Recover R and delta from delegated and assisted shares."""
        reach = shares.delegated + shares.assisted
        return cls(reach, shares.delegated / np.where(reach > 0.0, reach, 1.0))

    @property
    def shares(self) -> Shares:
        """Delegated R delta and assisted R (1 - delta)."""
        return Shares(
            delegated=self.reach * self.delegability,
            assisted=self.reach * (1.0 - self.delegability),
        )


def draw_within_reach(
    tasks: TaskArrays, parameters: ParameterSet, draws: SharedDraws
) -> WithinReach:
    """Draw reach and delegability of T tasks; rows depend on their own task only."""
    scores = task_scores(tasks.task_ids, seed=draws.seed, purpose="reach", count=draws.count)
    return WithinReach(
        reach=draw_reach(tasks, scores, parameters, draws),
        delegability=draw_delegability(
            tasks.automation_shares, hard_reasons(tasks, parameters), parameters, draws
        ),
    )


@dataclass(frozen=True, slots=True)
class JobEnds:
    """Today and within reach, draw by draw, and what leads from one to the other.

    Parameters
    ----------
    tasks, parameters, draws : TaskArrays, ParameterSet, SharedDraws
        What it rests on.
    adopted_share : ndarray, shape (M,)
        Part of what is within reach that is used today, over the economy.
    time_share : ndarray, shape (T, M)
        Share of the job's hours today.
    today : Shares
        Delegated and assisted shares today, shape (T, M) each.
    within : WithinReach
        R and delta.
    judged : polars.DataFrame
        Contract `task_judgement`; no rows without an author.
    """

    tasks: TaskArrays
    parameters: ParameterSet
    draws: SharedDraws
    adopted_share: FloatArray
    time_share: FloatArray
    today: Shares
    within: WithinReach
    judged: pl.DataFrame

    def at(self, years: float) -> Shares:
        """Shares some years ahead."""
        limit = reach_limit(self.tasks, self.parameters)
        return use_at(
            self.today,
            reach_at(years, self.within.reach, limit, self.parameters, self.draws),
            self.within.delegability,
            gap_closed(years, self.adopted_share, self.parameters, self.draws),
        )

    def within_at(self, years: float) -> Shares:
        """Shares within reach some years ahead: what could be done, whoever does it so far."""
        limit = reach_limit(self.tasks, self.parameters)
        reach = reach_at(years, self.within.reach, limit, self.parameters, self.draws)
        return WithinReach(reach, self.within.delegability).shares


def draw_ends(
    tasks: TaskArrays,
    starts: NDArray[np.intp],
    *,
    parameters: ParameterSet,
    draws: SharedDraws,
    calibration: pl.DataFrame,
    time_share_sigma: float,
    author: AuthorJudgement | None,
) -> JobEnds:
    """Draw today and within reach for the tasks of jobs; see `assess_job`."""
    scores = task_scores(tasks.task_ids, seed=draws.seed, purpose="time_share", count=draws.count)
    time_share = draw_time_shares(tasks.time_share, scores, sigma=time_share_sigma, starts=starts)
    within = draw_within_reach(tasks, parameters, draws)
    today = use_so_far(
        within.reach,
        within.delegability,
        use_intensity(tasks, time_share, parameters, draws),
        bounded_adoption(tasks, parameters),
        Shares(
            delegated=calibration.get_column("theta_delegated").to_numpy(),
            assisted=calibration.get_column("theta_assisted").to_numpy(),
        ),
    )
    judged = TASK_JUDGEMENT.empty()
    if author is not None:
        pooled = pool_with_author(today, within.shares, author, parameters)
        today, judged = pooled.today, pooled.judged
        within = WithinReach.of_shares(pooled.reach)
    adopted = calibration.get_column("adopted_share").to_numpy()
    return JobEnds(tasks, parameters, draws, adopted, time_share, today, within, judged)


def ordered_calibration(calibration: pl.DataFrame, draws: SharedDraws) -> pl.DataFrame:
    """Sort a calibration by draw.

    Raises
    ------
    DataError
        If it has other draws than the run.
    """
    ordered = CALIBRATION.check(calibration).sort("draw")
    if ordered.get_column("draw").to_list() != list(range(draws.count)):
        raise DataError(
            f"calibration has {ordered.height} draws, the run {draws.count}",
            where="table calibration",
            hint="Calibrate again with the same shared draws.",
        )
    return ordered
