"""The one task mix: what people's hours consist of once AI has done its part."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.schema.errors import ParameterError, SchemaError
from jobmorph.schema.ids import MOMENTS, Moment, Origin
from jobmorph.schema.tables import TASK_MIX
from jobmorph.work.freed_time import FreedTime

FloatArray = NDArray[np.float64]

SHARE_TOLERANCE: Final = 1e-9


@dataclass(frozen=True, slots=True)
class WorkDraws:
    """Who does a job's tasks at one moment, draw by draw.

    Parameters
    ----------
    task_ids : tuple of str
        The T tasks of the job.
    time_share, delegated, assisted : ndarray, shape (T, M)
        Share of the job's hours today, and shares of the task's hours; M may be 1.
    checking_share, saving_share : ndarray, shape (M,)
        Checking hours per delegated hour; hours saved per assisted hour.

    Raises
    ------
    SchemaError
        If shapes differ, time shares do not sum to 1, or shares leave 0..1.
    """

    task_ids: tuple[str, ...]
    time_share: FloatArray
    delegated: FloatArray
    assisted: FloatArray
    checking_share: FloatArray
    saving_share: FloatArray

    def __post_init__(self) -> None:
        shape = (len(self.task_ids), self.checking_share.size)
        tables = (self.time_share, self.delegated, self.assisted)
        if any(table.shape != shape for table in tables) or self.saving_share.shape != shape[1:]:
            raise SchemaError(f"draws of a job need arrays of shape {shape}")
        shares = np.concatenate(
            [*tables, self.human, self.checking_share[None, :], self.saving_share[None, :]]
        )
        if not ((shares >= -SHARE_TOLERANCE) & (shares <= 1 + SHARE_TOLERANCE)).all():
            raise SchemaError("a share of a task's time lies outside 0..1")
        if np.abs(self.time_share.sum(axis=0) - 1.0).max() > SHARE_TOLERANCE:
            raise SchemaError("time shares of a job do not sum to 1")

    @property
    def human(self) -> FloatArray:
        """Share of each task's hours that a person does without AI; shape (T, M)."""
        return 1.0 - self.delegated - self.assisted

    @property
    def kept(self) -> FloatArray:
        """People's hours left in each task, w (human + assisted (1 - saving)); shape (T, M)."""
        return self.time_share * (self.human + self.assisted * (1.0 - self.saving_share))

    @property
    def checking(self) -> FloatArray:
        """People's hours of checking, w delegated checking_share; shape (T, M)."""
        return self.time_share * self.delegated * self.checking_share

    @property
    def freed(self) -> FloatArray:
        """Freed hours per task, w (delegated (1 - checking) + assisted saving); shape (T, M)."""
        return self.time_share * (
            self.delegated * (1.0 - self.checking_share) + self.assisted * self.saving_share
        )


@dataclass(frozen=True, slots=True)
class MixDraws:
    """People's hours after AI, in shares of the job's hours today, draw by draw.

    Parameters
    ----------
    work : WorkDraws
        Who does the tasks.
    put_back : ndarray, shape (T, M)
        Freed hours put back into the job's own tasks.
    new_task_ids : tuple of str
        The N tasks that are new to the job.
    new : ndarray, shape (N, M)
        Freed hours put into new tasks.
    vanished : ndarray, shape (M,)
        Freed hours that are given up.

    Notes
    -----
    In every draw: sum of kept + checking + put_back + new, plus vanished, is 1 (to 1e-12).
    """

    work: WorkDraws
    put_back: FloatArray
    new_task_ids: tuple[str, ...]
    new: FloatArray
    vanished: FloatArray

    @property
    def person_time(self) -> FloatArray:
        """All hours of people, the job's hours today being 1; shape (M,)."""
        own = self.work.kept + self.work.checking + self.put_back
        hours: FloatArray = own.sum(axis=0) + self.new.sum(axis=0)
        return hours


def mix_draws(
    work: WorkDraws, *, freed_time: FreedTime, share: FloatArray | None = None
) -> MixDraws:
    """Put freed hours where the rule says, draw by draw.

    With w time shares, d delegated, a assisted, h human, chi checking share, s saving share and H
    the hours of the week, freed hours are F = H sum_t w [d (1 - chi) + a s], and

        H = H sum_t w [h + a (1 - s) + d chi] + put back + new + vanished,

    where put back + new = share x F: hours before are hours after plus hours vanished.

    Parameters
    ----------
    work : WorkDraws
        Who does the tasks.
    freed_time : FreedTime
        The rule.
    share : ndarray, shape (M,), optional
        Draws of the share put back, in place of `freed_time.share`.

    Returns
    -------
    MixDraws
        Under 'refilled', a draw that leaves people no hours at all lets its freed hours vanish:
        there is nothing left to do more of.

    Raises
    ------
    ParameterError
        If drawn shares leave 0..1 or are given for hours that vanish.
    """
    returned = _returned_share(freed_time, share, work.checking_share.size)
    freed = work.freed.sum(axis=0)
    hours = returned * freed
    if freed_time.rule == "refilled":
        kept = work.kept
        total = kept.sum(axis=0)
        hours = np.where(total > 0, hours, 0.0)
        put_back = kept * (hours / np.where(total > 0, total, 1.0))
        return MixDraws(work, put_back, (), np.zeros((0, hours.size)), freed - hours)
    own = {task_id: row for row, task_id in enumerate(work.task_ids)}
    put_back = np.zeros_like(work.time_share)
    new_ids, new_rows = [], [np.zeros((0, hours.size))]
    for target, weight in zip(freed_time.targets, freed_time.weights, strict=True):
        if target.task_id in own:
            put_back[own[target.task_id]] = weight * hours
        else:
            new_ids.append(target.task_id)
            new_rows.append(weight * hours[None, :])
    return MixDraws(work, put_back, tuple(new_ids), np.concatenate(new_rows), freed - hours)


def task_mix(
    verdicts: pl.DataFrame,
    *,
    freed_time: FreedTime,
    checking_share: float,
    saving_share: float,
    moments: Sequence[Moment] = MOMENTS,
) -> pl.DataFrame:
    """Show what a job's hours consist of at each moment, at the mids of its verdicts.

    Parameters
    ----------
    verdicts : polars.DataFrame
        Contract `task_verdict`.
    freed_time : FreedTime
        What becomes of freed hours.
    checking_share, saving_share : float
        Checking hours per delegated hour (chi); hours saved per assisted hour (s).
    moments : sequence of Moment
        Moments to show.

    Returns
    -------
    polars.DataFrame
        Contract `task_mix`. Rows of origin 'existing' carry the task's share of today's hours and
        who does it; 'checking' rows the hours of checking AI in that task (chi x delegated
        hours); 'new' rows hours in tasks new to the job. `person_time_share` is people's hours of
        the row, `put_back_time_share` the part of it that was freed and put back. Per moment,
        person_time_share sums to 1 less the vanished share.

    Notes
    -----
    A mix at the mids is one consistent picture, not the mean over draws of a product; ranges
    of hours come from `mix_draws`.

    Examples
    --------
    >>> from jobmorph.schema.tables import VERDICT_COLUMNS
    >>> shares = {"delegated": 0.4, "assisted": 0.4, "human": 0.2}
    >>> columns = {name: [shares[name.split("_")[1]]] for name in VERDICT_COLUMNS}
    >>> verdicts = pl.DataFrame({"task_id": ["user:1"], "time_share": [1.0], **columns})
    >>> mix = task_mix(verdicts, freed_time=FreedTime.vanishing(), checking_share=0.1,
    ...                saving_share=0.25, moments=["horizon"])
    >>> mix.select("origin", pl.col("person_time_share").round(3)).rows()
    [('existing', 0.5), ('checking', 0.04)]
    """
    frames = []
    for moment in moments:
        work = work_at(verdicts, moment, checking_share=checking_share, saving_share=saving_share)
        frames.append(_frame_of(mix_draws(work, freed_time=freed_time), moment))
    return pl.concat(frames) if frames else TASK_MIX.empty()


def work_at(
    verdicts: pl.DataFrame, moment: Moment, *, checking_share: float, saving_share: float
) -> WorkDraws:
    """Take the mids of verdicts at one moment as a single draw (M = 1)."""
    columns = ("time_share", f"{moment}_delegated_mid", f"{moment}_assisted_mid")
    time_share, delegated, assisted = (
        verdicts.get_column(name).to_numpy().astype(float)[:, None] for name in columns
    )
    return WorkDraws(
        tuple(verdicts.get_column("task_id")),
        time_share,
        delegated,
        assisted,
        np.array([checking_share]),
        np.array([saving_share]),
    )


def _returned_share(freed_time: FreedTime, share: FloatArray | None, count: int) -> FloatArray:
    if share is None:
        return np.full(count, freed_time.share)
    if freed_time.rule == "vanishes":
        raise ParameterError("freed time cannot vanish and be put back")
    if share.shape != (count,) or not ((share >= 0.0) & (share <= 1.0)).all():
        raise ParameterError(f"need {count} shares of freed time, each within 0..1")
    return share


def _frame_of(mix: MixDraws, moment: Moment) -> pl.DataFrame:
    work = mix.work
    existing = pl.DataFrame(
        {
            "task_id": work.task_ids,
            "time_share": work.time_share[:, 0],
            "delegated": work.delegated[:, 0],
            "assisted": work.assisted[:, 0],
            "human": np.clip(work.human[:, 0], 0.0, 1.0),
            # Shares may overshoot 1 by rounding; hours of people never fall below 0.
            "person_time_share": np.maximum((work.kept + mix.put_back)[:, 0], 0.0),
            "put_back_time_share": mix.put_back[:, 0],
        }
    ).with_columns(pl.lit("existing").alias("origin"))
    checking = _people_rows(work.task_ids, work.checking[:, 0], "checking")
    new = _people_rows(mix.new_task_ids, mix.new[:, 0], "new")
    rows = pl.concat(
        [frame.select(sorted(frame.columns)) for frame in (existing, checking, new)]
    ).with_columns(pl.lit(moment).alias("moment"))
    return TASK_MIX.check(rows.select(TASK_MIX.columns))


def _people_rows(task_ids: tuple[str, ...], hours: FloatArray, origin: Origin) -> pl.DataFrame:
    rows = pl.DataFrame(
        {
            "task_id": pl.Series(task_ids, dtype=pl.String),
            "time_share": hours,
            "delegated": np.zeros(hours.size),
            "assisted": np.zeros(hours.size),
            "human": np.ones(hours.size),
            "person_time_share": hours,
            "put_back_time_share": hours if origin == "new" else np.zeros(hours.size),
        }
    ).with_columns(pl.lit(origin).alias("origin"))
    return rows.filter(pl.col("person_time_share") > 0)
