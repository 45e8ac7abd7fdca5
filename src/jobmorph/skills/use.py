"""Hours of use of a skill: today, at the horizon, and the exact split of the difference."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.schema.errors import DataError
from jobmorph.schema.estimate import (
    HIGH_QUANTILE,
    LOW_QUANTILE,
    EstimateArray,
    summarise_draws,
)
from jobmorph.schema.ids import CHANGE_PARTS, RANGE_ENDS, Direction, Moment
from jobmorph.schema.tables import SKILL_CHANGE, SKILL_HOURS
from jobmorph.work.mix import MixDraws

FloatArray = NDArray[np.float64]

SIGN_TOLERANCE: Final = 1e-9
PARTS: Final = ("ai_takes", "remaining_work", "new_work")
_WORDS: Final[tuple[Direction, ...]] = ("falling", "unclear", "rising")


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

    def since(self, base: "SkillHourDraws") -> "SkillHourDraws":
        """Count changes from those of another mix of the same job, so that it shows no change.

        Hours of the job today are as they are with today's use of AI: what AI has done already
        is not lost again.

        Raises
        ------
        DataError
            If the other mix has other hours today.
        """
        if not np.array_equal(self.today, base.today):
            raise DataError("changes can only be counted from a mix of the same job")
        return SkillHourDraws(
            self.today,
            self.ai_takes - base.ai_takes,
            self.remaining_work - base.remaining_work,
            self.new_work - base.new_work,
        )

    @property
    def directions(self) -> tuple[Direction, ...]:
        """Where hours go, skill by skill: 'unclear' where 8 in 10 draws do not share a sign."""
        return _directions(*_tails(self.total))

    def at(self, rows: NDArray[np.intp]) -> "SkillHourDraws":
        """Return the draws of some skills, by their rows."""
        return SkillHourDraws(
            self.today[rows], self.ai_takes[rows], self.remaining_work[rows], self.new_work[rows]
        )


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


def hours_table(skill_ids: list[str], hours: SkillHourDraws) -> pl.DataFrame:
    """Show hours today and at the horizon, contract `skill_hours`."""
    today = _hours_at("today", skill_ids, hours.today)
    return SKILL_HOURS.check(pl.concat([today, _hours_at("horizon", skill_ids, hours.horizon)]))


def use_table(skill_ids: list[str], hours: SkillHourDraws, reach: SkillHourDraws) -> pl.DataFrame:
    """Set hours, their change and where they go side by side, one row per skill.

    Parameters
    ----------
    skill_ids : list of str
        S skills.
    hours, reach : SkillHourDraws
        Of these skills: at the horizon, and if all that is within reach were usual.

    Returns
    -------
    polars.DataFrame
        skill_id, time_hours_week_today, time_hours_week_low, time_hours_week,
        time_hours_week_high (at the horizon), change_hours_week_low, change_hours_week,
        change_hours_week_high, ai_takes, remaining_work, new_work (mids, they sum to the change),
        time_hours_week_reach_low, time_hours_week_reach, time_hours_week_reach_high, direction,
        direction_reach.

    Raises
    ------
    SchemaError
        If a draw is not finite.
    """
    total = hours.total
    low, high = _tails(total)
    mid = total.mean(axis=-1)
    change = EstimateArray(np.minimum(low, mid), mid, np.maximum(high, mid))
    parts = {part: getattr(hours, part).mean(axis=-1) for part in PARTS}
    return pl.DataFrame(
        {
            "skill_id": pl.Series(skill_ids, dtype=pl.String),
            "time_hours_week_today": hours.today.mean(axis=-1),
            **_range_columns("time_hours_week", summarise_draws(hours.horizon)),
            **_range_columns("change_hours_week", change),
            **parts,
            **_range_columns("time_hours_week_reach", summarise_draws(reach.horizon)),
            "direction": pl.Series(_directions(low, high), dtype=pl.String),
            "direction_reach": pl.Series(reach.directions, dtype=pl.String),
        }
    )


def _range_columns(name: str, figures: EstimateArray) -> dict[str, FloatArray]:
    ends = (figures.low, figures.mid, figures.high)
    return {f"{name}{end}": values for end, values in zip(RANGE_ENDS, ends, strict=True)}


def _hours_at(moment: Moment, skill_ids: list[str], draws: FloatArray) -> pl.DataFrame:
    summary = summarise_draws(draws)
    return pl.DataFrame(
        {
            "skill_id": pl.Series(skill_ids, dtype=pl.String),
            "moment": pl.Series([moment] * len(skill_ids), dtype=pl.String),
            "time_hours_week_low": summary.low,
            "time_hours_week": summary.mid,
            "time_hours_week_high": summary.high,
        }
    )


def change_table(skill_ids: list[str], hours: SkillHourDraws) -> pl.DataFrame:
    """Show the split of the change, contract `skill_change`."""
    frames = []
    for part in CHANGE_PARTS:
        summary = summarise_draws(getattr(hours, part))
        frames.append(
            pl.DataFrame(
                {
                    "skill_id": pl.Series(skill_ids, dtype=pl.String),
                    "change_part": pl.Series([part] * len(skill_ids), dtype=pl.String),
                    "change_hours_week_low": summary.low,
                    "change_hours_week": summary.mid,
                    "change_hours_week_high": summary.high,
                }
            )
        )
    return SKILL_CHANGE.check(pl.concat(frames))


def _tails(change: FloatArray) -> FloatArray:
    """10th and 90th percentile; shape (2, S)."""
    tails: FloatArray = np.quantile(change, [LOW_QUANTILE, HIGH_QUANTILE], axis=-1)
    return tails


def _directions(low: FloatArray, high: FloatArray) -> tuple[Direction, ...]:
    """Tell where hours go: only where the 10th and 90th percentile share a sign."""
    sign: NDArray[np.int64] = np.zeros(low.shape, dtype=np.int64)
    sign[low > SIGN_TOLERANCE] = 1
    sign[high < -SIGN_TOLERANCE] = -1
    return tuple(_WORDS[each + 1] for each in sign)
