"""What a job asks of a person: hours of use of each skill and its importance, now and ahead."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.schema.errors import DataError
from jobmorph.schema.estimate import summarise_draws
from jobmorph.schema.tables import SKILL_IMPORTANCE, SKILL_RATING
from jobmorph.skills.link import link_matrix
from jobmorph.skills.use import SkillHourDraws, change_table, hours_table, use_hours
from jobmorph.work.mix import MixDraws

FloatArray = NDArray[np.float64]

IMPORTANCE_FLOOR: Final = 1.0
IMPORTANCE_SPAN: Final = 4.0


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
        since: MixDraws | None = None,
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
        since : MixDraws, optional
            The same job's mix today: changes count from it, so that today's use of AI is part of
            today. Without it, changes count from work without AI.
        """
        ...


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
        since: MixDraws | None = None,
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
        hours = skill_hours(mix, skill_ids, links=links, hours_week=hours_week, since=since)
        person_time = mix.person_time - (0.0 if since is None else since.person_time - 1.0)
        return SkillDemand(
            hours=hours_table(skill_ids, hours),
            change=change_table(skill_ids, hours),
            importance=self.importance(
                ratings,
                hours,
                hours.directions,
                hours_week=hours_week,
                person_time=person_time,
            ),
        )

    def importance(
        self,
        ratings: pl.DataFrame,
        hours: SkillHourDraws,
        directions: Sequence[str],
        *,
        hours_week: float,
        person_time: FloatArray,
    ) -> pl.DataFrame:
        """Show importance today and at the horizon, contract `skill_importance`.

        Parameters
        ----------
        ratings : polars.DataFrame
            Contract `skill_rating`.
        hours : SkillHourDraws
            Of the rated skills, in their order.
        directions : sequence of str
            `hours.directions`.
        hours_week : float
            Hours of the job's week today.
        person_time : ndarray, shape (M,)
            Hours of people at the horizon, in shares of it.
        """
        is_used = hours.today.min(axis=1) > 0
        share_today = np.where(hours.today > 0, hours.today, 1.0) / hours_week
        share_horizon = hours.horizon / (hours_week * np.where(person_time > 0, person_time, 1.0))
        published = ratings.get_column("importance_today").to_numpy()
        shifted = summarise_draws(
            shift_importance(published, share_horizon / share_today, self.importance_elasticity)
        )
        # Means and quantiles of values at the end of the scale may pass it by rounding.
        low, mid, high = (
            np.clip(end, IMPORTANCE_FLOOR, IMPORTANCE_FLOOR + IMPORTANCE_SPAN)
            for end in (shifted.low, shifted.mid, shifted.high)
        )
        # Hours tell the direction: a larger share of a smaller week is arithmetic, not demand.
        table = ratings.with_columns(
            pl.Series("importance_horizon_low", low),
            pl.Series("importance_horizon", mid),
            pl.Series("importance_horizon_high", high),
            pl.Series("direction", list(directions), dtype=pl.String),
            pl.Series("_is_used", is_used),
        ).with_columns(pl.when("_is_used").then(pl.col("^importance_horizon.*$")))
        return SKILL_IMPORTANCE.check(table.select(SKILL_IMPORTANCE.columns))


def skill_hours(
    mix: MixDraws,
    skill_ids: list[str],
    *,
    links: pl.DataFrame,
    hours_week: float,
    since: MixDraws | None = None,
) -> SkillHourDraws:
    """Find hours of use of some skills in a job, and their change from another mix of it.

    Parameters
    ----------
    mix, links, hours_week, since
        As in `RequirementModel.require`.
    skill_ids : list of str
        The skills, in the order of the arrays.
    """
    return skill_hours_of((mix,), skill_ids, links=links, hours_week=hours_week, since=since)[0]


def skill_hours_of(
    mixes: Sequence[MixDraws],
    skill_ids: list[str],
    *,
    links: pl.DataFrame,
    hours_week: float,
    since: MixDraws | None = None,
) -> list[SkillHourDraws]:
    """Find hours of use of some skills in several mixes of one job; see `skill_hours`."""
    known: dict[tuple[str, ...], FloatArray] = {}

    def linked(task_ids: tuple[str, ...]) -> FloatArray:
        if task_ids not in known:
            known[task_ids] = link_matrix(links, skill_ids, task_ids)
        return known[task_ids]

    def hours_of(mix: MixDraws) -> SkillHourDraws:
        own, new = linked(mix.work.task_ids), linked(mix.new_task_ids)
        return use_hours(mix, links=own, new_links=new, hours_week=hours_week)

    found = [hours_of(mix) for mix in mixes]
    if since is None:
        return found
    base = hours_of(since)
    return [each.since(base) for each in found]
