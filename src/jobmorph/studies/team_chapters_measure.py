"""What to measure and when to turn back: samples of AI's work, gates at the end of each quarter."""

import math
from dataclasses import dataclass
from typing import Final

import polars as pl

from jobmorph.studies.team_chapters_facts import WEEKS_QUARTER, PlanFacts, by_task

# Thresholds are ours. The share of wrong results that a team accepts, by who is on the other side.
ALLOWED_SHARE: Final = {"customer": 0.02, "colleague": 0.05, "nobody": 0.10}
# Surety with which a clean sample speaks, and the chance to stop a task that keeps within bounds.
SURE: Final = 0.95
FALSE_STOP: Final = 0.05
MINUTES_ITEM: Final = 3.0
COACHING_SHARE: Final = 0.9
LATE_SHARE: Final = 0.02
# Tasks of which AI newly takes less than this a week are checked with their neighbours.
LEAST_HOURS: Final = 0.5
MOST_TASKS: Final = 10


@dataclass(frozen=True, slots=True)
class TaskCheck:
    """How AI's work on one task is checked.

    Parameters
    ----------
    label, side : str
        The task, and who is on the other side: 'customer', 'colleague', 'nobody'.
    seats : tuple of str
        Who does it.
    delegated_now, delegated : float
        Hours a week by AI, now and at the end.
    check_hours_week : float
        Checking that the plan counts in for it, at the end.
    allowed_share : float
        Share of wrong results that is accepted: our threshold.
    sample : int
        Results to check before anybody checks less: if none is wrong, the share is below the
        allowed one with a surety of `SURE`.
    stop_errors : int
        Wrong results in such a sample at which the task goes back to people.
    sample_hours : float
        Time that the sample takes, at `MINUTES_ITEM` a result.
    """

    label: str
    side: str
    seats: tuple[str, ...]
    delegated_now: float
    delegated: float
    check_hours_week: float
    allowed_share: float
    sample: int
    stop_errors: int
    sample_hours: float


@dataclass(frozen=True, slots=True)
class QuarterGate:
    """What the plan expects in a quarter, and where we would turn back.

    Parameters
    ----------
    quarter : int
        1 for the first.
    delegated_hours_week : float
        AI does.
    customer_hours_week, customer_least : float
        With customers; where to turn back: now, or what the plan expects if that is less.
    coaching_hours_head_week, coaching_least : float
        For each person led; where to turn back.
    late_hours_week, late_most : float
        Work that waits because people start or train; where to turn back.
    """

    quarter: int
    delegated_hours_week: float
    customer_hours_week: float
    customer_least: float
    coaching_hours_head_week: float
    coaching_least: float
    late_hours_week: float
    late_most: float


@dataclass(frozen=True, slots=True)
class MeasureChapter:
    """What to measure.

    Parameters
    ----------
    checks : tuple of TaskCheck
        Most newly delegated hours first.
    other_tasks : int
        Tasks of which AI takes a little: checked with the others.
    gates : tuple of QuarterGate
        By quarter.
    """

    checks: tuple[TaskCheck, ...]
    other_tasks: int
    gates: tuple[QuarterGate, ...]


def measure_chapter(facts: PlanFacts) -> MeasureChapter:
    """Write what is measured in a design."""
    tasks = by_task(facts)
    large = tasks.filter(pl.col("more_delegated") >= LEAST_HOURS).head(MOST_TASKS)
    touched = tasks.filter(pl.col("more_delegated") > 1e-6).height
    return MeasureChapter(
        checks=tuple(_check(facts, row) for row in large.iter_rows(named=True)),
        other_tasks=touched - large.height,
        gates=_gates(facts),
    )


def clean_sample(allowed_share: float, sure: float = SURE) -> int:
    """Results to check so that none wrong among them puts the share below the allowed one.

    The smallest n with (1 - p)^n <= 1 - sure.

    Examples
    --------
    >>> clean_sample(0.05), clean_sample(0.02), clean_sample(0.10)
    (59, 149, 29)
    """
    return math.ceil(math.log(1.0 - sure) / math.log(1.0 - allowed_share))


def stopping_errors(sample: int, allowed_share: float, false_stop: float = FALSE_STOP) -> int:
    """Wrong results at which a task stops: fewer would come by chance in one sample of 20.

    The smallest k with P(X >= k) <= `false_stop` for X binomial in `sample` and `allowed_share`.

    Examples
    --------
    >>> stopping_errors(59, 0.05), stopping_errors(20, 0.5)
    (7, 15)
    """
    below = 0.0
    for errors in range(sample + 1):
        if 1.0 - below <= false_stop:
            return errors
        below += (
            math.comb(sample, errors)
            * allowed_share**errors
            * (1.0 - allowed_share) ** (sample - errors)
        )
    return sample + 1


def _check(facts: PlanFacts, row: dict[str, object]) -> TaskCheck:
    side = str(row["other_side"])
    allowed = ALLOWED_SHARE.get(side, min(ALLOWED_SHARE.values()))
    sample = clean_sample(allowed)
    seats = row["seat_ids"]
    delegated = float(str(row["delegated"]))
    return TaskCheck(
        label=str(row["label"]),
        side=side,
        seats=tuple(facts.label(each) for each in seats) if isinstance(seats, list) else (),
        delegated_now=float(str(row["delegated_now"])),
        delegated=delegated,
        check_hours_week=facts.rate("exposure.checking_share").value * delegated,
        allowed_share=allowed,
        sample=sample,
        stop_errors=stopping_errors(sample, allowed),
        sample_hours=sample * MINUTES_ITEM / 60.0,
    )


def _gates(facts: PlanFacts) -> tuple[QuarterGate, ...]:
    hours = (
        facts.design.hours.group_by("quarter", maintain_order=True)
        .agg(
            *(
                (pl.col(f"{name}_hours_quarter").sum() / WEEKS_QUARTER).alias(name)
                for name in ("delegated", "customer", "coaching", "late", "load")
            )
        )
        .sort("quarter")
    )
    led = facts.seats.filter(~pl.col("is_manager"))["seat_id"]
    heads = (
        facts.design.seats.filter(pl.col("seat_id").is_in(led.implode()))
        .group_by("quarter", maintain_order=True)
        .agg(pl.col("planned_heads").sum())
        .sort("quarter")["planned_heads"]
    )
    now = facts.result.as_is.customer_hours_week
    found = []
    for row, people in zip(hours.iter_rows(named=True), heads, strict=True):
        coaching = row["coaching"] / people if people else 0.0
        found.append(
            QuarterGate(
                quarter=row["quarter"],
                delegated_hours_week=row["delegated"],
                customer_hours_week=row["customer"],
                customer_least=min(now, row["customer"]),
                coaching_hours_head_week=coaching,
                coaching_least=COACHING_SHARE * coaching,
                late_hours_week=row["late"],
                late_most=row["late"] + LATE_SHARE * row["load"],
            )
        )
    return tuple(found)
