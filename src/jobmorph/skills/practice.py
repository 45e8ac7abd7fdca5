"""Practice: the hours of work that teach a skill, and what AI takes of them."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.schema.errors import DataError
from jobmorph.schema.estimate import summarise_draws
from jobmorph.schema.ids import PRACTICE_PARTS, Moment
from jobmorph.schema.tables import PRACTICE
from jobmorph.work.mix import MixDraws

FloatArray = NDArray[np.float64]

SLOWEST: Final = 3.0


@dataclass(frozen=True, slots=True)
class PracticeWorth:
    """What an hour beside AI teaches, compared with an hour of doing it alone.

    Parameters
    ----------
    assisted, checking : ndarray, shape (M,)
        eps_a and eps_chi: learning in an hour of work with AI, and of checking AI's work.
    """

    assisted: FloatArray
    checking: FloatArray


@dataclass(frozen=True, slots=True)
class PracticeDraws:
    """Hours a week that teach S skills, in M draws; every array has shape (S, M).

    `kept + lost` are today's hours, exactly. Given-back hours come on top of what is kept.
    """

    today: FloatArray
    kept: FloatArray
    given_back: FloatArray

    @property
    def lost(self) -> FloatArray:
        """Hours that no longer teach."""
        return self.today - self.kept

    def slower(self, designed: FloatArray | None = None) -> FloatArray:
        """How many times as long it takes to learn, shape (S, M).

        P(0) / (kept + given back + designed), at most 3, at least 1/3; 1 for a skill that the job
        does not practise.

        Parameters
        ----------
        designed : ndarray, shape (S,) or (S, M), optional
            Hours a week that a team sets aside for practice.
        """
        extra = np.zeros(self.today.shape[:1]) if designed is None else designed
        extra = extra if extra.ndim == self.today.ndim else extra[:, None]
        hours = self.kept + self.given_back + extra
        least = self.today / SLOWEST
        ratio = self.today / np.where(self.today > 0, np.maximum(hours, least), 1.0)
        return np.where(self.today > 0, np.maximum(ratio, 1.0 / SLOWEST), 1.0)


def practice_hours(
    mix: MixDraws,
    *,
    links: FloatArray,
    new_links: FloatArray,
    hours_week: float,
    worth: PracticeWorth,
) -> PracticeDraws:
    """Account for the practice of a job at one moment.

    With l the link of skill s to task t, w time shares, d, a, h the parts, chi the checking share
    and y hours put back:

        today       P(0) = H sum_t w l
        kept        H sum_t w l (h + eps_a a + eps_chi chi d)
        lost        P(0) - kept
        given back  H (sum_t put back l + sum_p y_p l_p)

    Parameters
    ----------
    mix : MixDraws
        T own tasks, N new tasks, M draws.
    links, new_links : ndarray, shapes (S, T) and (S, N)
        How far an hour of each task practises a skill.
    hours_week : float
        H.
    worth : PracticeWorth
        eps_a and eps_chi, both 0..1.

    Raises
    ------
    DataError
        If the draws differ in number.

    Notes
    -----
    One task trains several skills: hours must not be summed over skills.
    """
    work = mix.work
    if worth.assisted.shape != mix.vanished.shape or worth.checking.shape != mix.vanished.shape:
        raise DataError("task mix and worth of practice need the same draws")
    teaching = (
        work.human + worth.assisted * work.assisted
        + worth.checking * work.checking_share * work.delegated
    )  # fmt: skip
    today = hours_week * links @ work.time_share
    kept = hours_week * links @ (work.time_share * np.clip(teaching, 0.0, 1.0))
    return PracticeDraws(
        today=today,
        kept=np.minimum(kept, today),
        given_back=hours_week * (links @ mix.put_back + new_links @ mix.new),
    )


def practice_table(skill_ids: list[str], moments: dict[Moment, PracticeDraws]) -> pl.DataFrame:
    """Show practice at some moments, contract `practice`; mids of kept and lost sum to today."""
    frames = []
    for moment, hours in moments.items():
        for part in PRACTICE_PARTS:
            summary = summarise_draws(getattr(hours, part))
            frames.append(
                pl.DataFrame(
                    {
                        "skill_id": pl.Series(skill_ids, dtype=pl.String),
                        "moment": pl.Series([moment] * len(skill_ids), dtype=pl.String),
                        "practice_part": pl.Series([part] * len(skill_ids), dtype=pl.String),
                        "practice_hours_week_low": np.maximum(summary.low, 0.0),
                        "practice_hours_week": np.maximum(summary.mid, 0.0),
                        "practice_hours_week_high": np.maximum(summary.high, 0.0),
                    }
                )
            )
    return PRACTICE.check(pl.concat(frames) if frames else PRACTICE.empty())


def design_hours(practice: PracticeDraws, *, most: float) -> FloatArray:
    """Propose hours a week of designed practice: what is lost and not given back, at the mids.

    Parameters
    ----------
    practice : PracticeDraws
        S skills.
    most : float
        Hours a week that a team can set aside for one person; shared out in proportion if the
        gaps together ask for more.

    Returns
    -------
    ndarray, shape (S,)
        Hours a week. A designed hour may serve several skills, so the sum is an upper bound.

    Examples
    --------
    >>> hours = PracticeDraws(np.array([[4.0]]), np.array([[1.0]]), np.array([[1.0]]))
    >>> design_hours(hours, most=5.0).tolist()
    [2.0]
    """
    gap: FloatArray = np.maximum((practice.lost - practice.given_back).mean(axis=1), 0.0)
    total = float(gap.sum())
    return gap if total <= most else gap * (most / total)
