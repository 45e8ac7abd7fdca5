"""The role answer in the whole numbers a reader sees, so that every output shows the same."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl

from jobmorph.reports.rounding import round_table, round_to_total
from jobmorph.reports.theme import ShownRange, shown, whole
from jobmorph.schema.estimate import Estimate
from jobmorph.schema.ids import MOMENTS, PARTS, Moment, Part, Tier
from jobmorph.studies.role_result import RoleResult


@dataclass(frozen=True, slots=True)
class PartHours:
    """Whole hours of the three parts."""

    delegated: int
    assisted: int
    human: int

    def of(self, part: Part) -> int:
        """Hours of one part."""
        hours: int = getattr(self, part)
        return hours

    @property
    def total(self) -> int:
        """Hours of all parts."""
        return self.delegated + self.assisted + self.human

    def plus(self, other: "PartHours") -> "PartHours":
        """Add two sets of hours part by part."""
        return PartHours(*(self.of(part) + other.of(part) for part in PARTS))


@dataclass(frozen=True, slots=True)
class WeekBar:
    """The week at one moment: whole hours that add up to it, each with its range."""

    delegated: ShownRange
    assisted: ShownRange
    human: ShownRange

    def of(self, part: Part) -> ShownRange:
        """Hours of one part with their range."""
        hours: ShownRange = getattr(self, part)
        return hours

    @property
    def mids(self) -> PartHours:
        """Middle hours of the three parts."""
        return PartHours(*(self.of(part).mid for part in PARTS))


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for, against, or that would change a verdict."""

    text: str
    tier: Tier


@dataclass(frozen=True, slots=True)
class MeasureMark:
    """What one published measure says, with the letter of its tick."""

    mark: str
    label: str
    value: float | None
    percentile: float | None
    vintage: str
    tier: Tier
    source_id: str


@dataclass(frozen=True, slots=True)
class TaskView:
    """One task as shown.

    Parameters
    ----------
    task_id, label, statement : str
        Statement is empty unless the official sentences were pulled.
    hours_exact : float
        Hours a week, unrounded.
    parts : PartHours
        Whole hours by the horizon; over all tasks they add up to the week's bar.
    reason, agreement, label_source : str
        One line, agreement word, where the labels come from.
    is_overruled : bool
        True if the user's own verdict stands here.
    reasons, counters, changes : tuple of Reason
        Reasons for and against, and what would change the verdict, strongest first.
    measures : tuple of MeasureMark
        Published measures of this task.
    takes, leaves : str
        What AI takes of a library task and what it leaves, in the author's words; else empty.
    row : dict
        The task's columns, for the ranges at each moment.
    """

    task_id: str
    label: str
    statement: str
    hours_exact: float
    parts: PartHours
    reason: str
    agreement: str
    label_source: str
    is_overruled: bool
    reasons: tuple[Reason, ...]
    counters: tuple[Reason, ...]
    changes: tuple[Reason, ...]
    measures: tuple[MeasureMark, ...]
    takes: str
    leaves: str
    row: dict[str, Any]

    @property
    def hours(self) -> int:
        """Whole hours a week, as the marks of its bar count."""
        return self.parts.total

    def share(self, moment: Moment, part: Part) -> Estimate:
        """Share of this task's time that is `part` at `moment`."""
        low, mid, high = (self.row[f"{moment}_{part}_{bound}"] for bound in ("low", "mid", "high"))
        return Estimate(low, mid, high)

    def percent(self, moment: Moment, part: Part) -> ShownRange:
        """Whole percent of this task's time; the three parts add up to 100."""
        mids = np.array([self.row[f"{moment}_{each}_mid"] for each in PARTS])
        whole_mids = round_to_total(mids, 100)
        return shown(self.share(moment, part).scaled(100.0), int(whole_mids[PARTS.index(part)]))

    def hours_of(self, moment: Moment, part: Part) -> Estimate:
        """Hours a week of one part at one moment, unrounded."""
        return self.share(moment, part).scaled(self.hours_exact)


@dataclass(frozen=True, slots=True)
class RoleView:
    """The answer as shown: the week at three moments, and its tasks by hours."""

    week: int
    bars: dict[Moment, WeekBar]
    tasks: tuple[TaskView, ...]
    measures: tuple[MeasureMark, ...]

    @property
    def horizon(self) -> WeekBar:
        """The week at the horizon."""
        return self.bars["horizon"]


def view_role(result: RoleResult) -> RoleView:
    """Round a role's answer for show.

    Parameters
    ----------
    result : RoleResult
        The answer at full precision.

    Returns
    -------
    RoleView
        Whole hours: parts add up to the week at every moment, tasks add up to the week's bar.
    """
    week = whole(result.hours_week)
    bars = {moment: _week_bar(result, moment, week) for moment in MOMENTS}
    return RoleView(week, bars, _task_views(result, bars["horizon"]), marks(result.measures))


def _week_bar(result: RoleResult, moment: Moment, week: int) -> WeekBar:
    hours = {part: result.hours(moment, part) for part in PARTS}
    mids = round_to_total(np.array([hours[part].mid for part in PARTS]), week)
    return WeekBar(*(shown(hours[part], int(mid)) for part, mid in zip(PARTS, mids, strict=True)))


def _task_views(result: RoleResult, bar: WeekBar) -> tuple[TaskView, ...]:
    tasks = result.tasks.sort("time_share", "task_id", descending=[True, False])
    shares = tasks.select(f"horizon_{part}_mid" for part in PARTS).to_numpy()
    exact = shares * tasks.get_column("time_hours_week").to_numpy()[:, None]
    totals = np.array([bar.of(part).mid for part in PARTS], dtype=np.int64)
    rounded = round_table(exact, totals)
    reasons = _by_task(result.reasons.sort("strength", descending=True, maintain_order=True))
    evidence = _by_task(result.evidence)
    return tuple(
        _task_view(row, PartHours(*map(int, parts)), reasons, evidence)
        for row, parts in zip(tasks.iter_rows(named=True), rounded, strict=True)
    )


def _task_view(
    row: dict[str, Any],
    parts: PartHours,
    reasons: dict[str, list[dict[str, Any]]],
    evidence: dict[str, list[dict[str, Any]]],
) -> TaskView:
    task_id = row["task_id"]
    own = reasons.get(task_id, [])
    return TaskView(
        task_id=task_id,
        label=row["label"],
        statement=row.get("statement") or "",
        hours_exact=row["time_hours_week"],
        parts=parts,
        reason=row["reason_text"] or "",
        agreement=row["agreement"] or "unknown",
        label_source=row["label_source"] or "",
        is_overruled=bool(row["is_overruled"]),
        reasons=_reasons(own, "reason"),
        counters=_reasons(own, "counter"),
        changes=_reasons(own, "would_change"),
        measures=_lettered(evidence.get(task_id, [])),
        takes=row.get("takes") or "",
        leaves=row.get("leaves") or "",
        row=row,
    )


def _by_task(frame: pl.DataFrame) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in frame.iter_rows(named=True):
        found.setdefault(row["task_id"], []).append(row)
    return found


def _reasons(rows: list[dict[str, Any]], kind: str) -> tuple[Reason, ...]:
    return tuple(
        Reason(row["reason_text"], row["tier"]) for row in rows if row["reason_kind"] == kind
    )


def marks(measures: pl.DataFrame) -> tuple[MeasureMark, ...]:
    """Letter published measures a, b, c ... in their own order.

    Parameters
    ----------
    measures : polars.DataFrame
        Columns measure, label, value, percentile, vintage, source_id, tier.
    """
    return _lettered(measures.to_dicts())


def _lettered(rows: list[dict[str, Any]]) -> tuple[MeasureMark, ...]:
    return tuple(
        MeasureMark(
            mark=_letter(position),
            label=row["label"],
            value=row["value"],
            percentile=row["percentile"],
            vintage=row["vintage"],
            tier=row["tier"],
            source_id=row["source_id"],
        )
        for position, row in enumerate(rows)
    )


def _letter(position: int) -> str:
    alphabet = "abcdefghijklmnopqrstuvwxyz"
    repeats, place = divmod(position, len(alphabet))
    return alphabet[place] * (repeats + 1)
