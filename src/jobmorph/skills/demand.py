"""What a job asks of a person: hours of use of each skill, now and once AI has done its part."""

from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.schema.errors import DataError
from jobmorph.schema.estimate import HIGH_QUANTILE, LOW_QUANTILE, summarise_draws
from jobmorph.schema.ids import CHANGE_PARTS
from jobmorph.schema.tables import SKILL_CHANGE, SKILL_HOURS, SKILL_IMPORTANCE, SKILL_RATING
from jobmorph.skills.link import link_matrix
from jobmorph.work.mix import MixDraws

FloatArray = NDArray[np.float64]

IMPORTANCE_FLOOR: Final = 1.0
IMPORTANCE_SPAN: Final = 4.0
SIGN_TOLERANCE: Final = 1e-12


@dataclass(frozen=True, slots=True)
class SkillDemand:
    """Skills of one job: three tables, skill by skill.

    Parameters
    ----------
    hours : polars.DataFrame
        Contract `skill_hours`.
    change : polars.DataFrame
        Contract `skill_change`.
    importance : polars.DataFrame
        Contract `skill_importance`.
    """

    hours: pl.DataFrame
    change: pl.DataFrame
    importance: pl.DataFrame


class RequirementModel(Protocol):
    """Turns a task mix into what the job asks of a person."""

    def require(
        self,
        mix: MixDraws,
        *,
        links: pl.DataFrame,
        ratings: pl.DataFrame,
        hours_week: float,
    ) -> SkillDemand:
        """Find demand for every rated skill.

        Parameters
        ----------
        mix : MixDraws
            The job's mix at the horizon, M draws.
        links : polars.DataFrame
            Contract `task_skill`, for the job's tasks and for new tasks.
        ratings : polars.DataFrame
            Contract `skill_rating`: the skills to assess and their published importance.
        hours_week : float
            Hours of the job's week today.
        """
        ...


@dataclass(frozen=True, slots=True)
class SkillHourDraws:
    """Hours a week of use of S skills in M draws; every array has shape (S, M).

    `today + ai_takes + remaining_work + new_work` are the hours at the horizon, exactly.
    """

    today: FloatArray
    ai_takes: FloatArray
    remaining_work: FloatArray
    new_work: FloatArray

    @property
    def total(self) -> FloatArray:
        """Change from today to the horizon."""
        return self.ai_takes + self.remaining_work + self.new_work

    @property
    def horizon(self) -> FloatArray:
        """Hours at the horizon; rounding may not take them below 0."""
        return np.maximum(self.today + self.total, 0.0)


def use_hours(
    mix: MixDraws, *, links: FloatArray, new_links: FloatArray, hours_week: float
) -> SkillHourDraws:
    """Find hours of use P_s and their exact split.

    With l the link of skill s to task t, w time shares, d, a, h the parts, chi the checking and
    s the saving share, y hours put back:

        P(0) = H sum_t w l
        P(h) = H sum_t w [h + a (1 - s) + d chi] l + sum_p y_p l_p
        AI takes        -H sum_t w [d (1 - chi) + a s] l
        remaining work  hours put back into the job's own tasks
        new work        hours put into new tasks

    Parameters
    ----------
    mix : MixDraws
        T own tasks, N new tasks, M draws.
    links, new_links : ndarray, shapes (S, T) and (S, N)
        Link of each skill to own and new tasks.
    hours_week : float
        H.

    Notes
    -----
    At fixed hours put back, delegating a task never raises the hours of any skill. A task uses
    several skills at once: hours must not be summed over skills.
    """
    return SkillHourDraws(
        today=hours_week * links @ mix.work.time_share,
        ai_takes=-hours_week * links @ mix.work.freed,
        remaining_work=hours_week * links @ mix.put_back,
        new_work=hours_week * new_links @ mix.new,
    )


def shift_importance(
    importance: FloatArray, share_ratio: FloatArray, elasticity: FloatArray
) -> FloatArray:
    """Shift importance with the share of time in which a skill is used.

    With x = (IM - 1)/4 and r the share of time at the horizon over that of today,
    logit x(h) = logit x(0) + beta ln r; written as x r^beta / (x r^beta + 1 - x), which also
    holds at the ends of the scale.

    Parameters
    ----------
    importance : ndarray, shape (S,)
        Published importance, 1 to 5.
    share_ratio : ndarray, shape (S, M)
        r, 0 or more.
    elasticity : ndarray, shape (M,)
        beta, above 0.

    Returns
    -------
    ndarray, shape (S, M)
        Importance at the horizon, 1 to 5; 1 where nobody uses the skill any more.

    Examples
    --------
    >>> shift_importance(np.array([3.0]), np.array([[4.0]]), np.array([0.5])).round(3)
    array([[3.667]])
    """
    x = ((importance - IMPORTANCE_FLOOR) / IMPORTANCE_SPAN)[:, None]
    pull = x * share_ratio**elasticity
    total = pull + 1.0 - x
    shifted = np.divide(pull, total, out=np.zeros_like(total), where=total > 0)
    return IMPORTANCE_FLOOR + IMPORTANCE_SPAN * shifted


@dataclass(frozen=True, slots=True)
class ActivityLinkModel:
    """Requirements through published links from skills to work activities.

    Parameters
    ----------
    importance_elasticity : ndarray, shape (M,)
        beta: change in the logit of importance per log change in share of time. An assumption.
    """

    importance_elasticity: FloatArray

    def require(
        self,
        mix: MixDraws,
        *,
        links: pl.DataFrame,
        ratings: pl.DataFrame,
        hours_week: float,
    ) -> SkillDemand:
        """See `RequirementModel.require`.

        Raises
        ------
        DataError
            If the draws of mix and elasticity differ in number.
        """
        if self.importance_elasticity.shape != mix.vanished.shape:
            raise DataError("task mix and importance elasticity need the same draws")
        SKILL_RATING.check(ratings)
        skill_ids = ratings.get_column("skill_id").to_list()
        hours = use_hours(
            mix,
            links=link_matrix(links, skill_ids, mix.work.task_ids),
            new_links=link_matrix(links, skill_ids, mix.new_task_ids),
            hours_week=hours_week,
        )
        return SkillDemand(
            hours=_hours_table(skill_ids, hours),
            change=_change_table(skill_ids, hours),
            importance=self._shift_table(ratings, hours, hours_week, mix.person_time),
        )

    def _shift_table(
        self,
        ratings: pl.DataFrame,
        hours: SkillHourDraws,
        hours_week: float,
        person_time: FloatArray,
    ) -> pl.DataFrame:
        is_used = hours.today.min(axis=1) > 0
        share_today = np.where(hours.today > 0, hours.today, 1.0) / hours_week
        share_horizon = hours.horizon / (hours_week * np.where(person_time > 0, person_time, 1.0))
        published = ratings.get_column("importance_today").to_numpy()
        shifted = shift_importance(
            published, share_horizon / share_today, self.importance_elasticity
        )
        sign = _common_sign(_sign_of(shifted - published[:, None]), _sign_of(hours.total))
        words = np.array(["falling", "unclear", "rising"])[sign + 1]
        summary = summarise_draws(shifted)
        table = ratings.with_columns(
            pl.Series("importance_horizon_low", summary.low),
            pl.Series("importance_horizon", summary.mid),
            pl.Series("importance_horizon_high", summary.high),
            pl.Series("direction", np.where(is_used, words, "unclear")),
            pl.Series("_is_used", is_used),
        ).with_columns(pl.when("_is_used").then(pl.col("^importance_horizon.*$")))
        return SKILL_IMPORTANCE.check(table.select(SKILL_IMPORTANCE.columns))


def _sign_of(change: FloatArray) -> NDArray[np.int64]:
    """+1 or -1 where the 10th and 90th percentile share that sign, else 0; shape (S,)."""
    low, high = np.quantile(change, [LOW_QUANTILE, HIGH_QUANTILE], axis=-1)
    sign: NDArray[np.int64] = np.zeros(low.shape, dtype=np.int64)
    sign[low > SIGN_TOLERANCE] = 1
    sign[high < -SIGN_TOLERANCE] = -1
    return sign


def _common_sign(first: NDArray[np.int64], second: NDArray[np.int64]) -> NDArray[np.int64]:
    # A larger share of a smaller week is arithmetic, not demand: hours must move the same way.
    return np.where(first == second, first, 0)


def _hours_table(skill_ids: list[str], hours: SkillHourDraws) -> pl.DataFrame:
    frames = []
    for moment, draws in (("today", hours.today), ("horizon", hours.horizon)):
        summary = summarise_draws(draws)
        frames.append(
            pl.DataFrame(
                {
                    "skill_id": skill_ids,
                    "moment": [moment] * len(skill_ids),
                    "time_hours_week_low": summary.low,
                    "time_hours_week": summary.mid,
                    "time_hours_week_high": summary.high,
                }
            )
        )
    return SKILL_HOURS.check(pl.concat(frames))


def _change_table(skill_ids: list[str], hours: SkillHourDraws) -> pl.DataFrame:
    frames = []
    for part in CHANGE_PARTS:
        summary = summarise_draws(getattr(hours, part))
        frames.append(
            pl.DataFrame(
                {
                    "skill_id": skill_ids,
                    "change_part": [part] * len(skill_ids),
                    "change_hours_week_low": summary.low,
                    "change_hours_week": summary.mid,
                    "change_hours_week_high": summary.high,
                }
            )
        )
    return SKILL_CHANGE.check(pl.concat(frames))
