"""How the hours of a job divide over its tasks, and by which rule."""

from dataclasses import dataclass
from typing import Final

import polars as pl

from jobmorph.schema.errors import DataError


@dataclass(frozen=True, slots=True)
class TimeRule:
    """A rule that turns what is known about tasks into shares of time.

    Parameters
    ----------
    rule_id : str
        Stable name; the spread of a rule is the parameter `work.time_spread_<rule_id>`.
    words : str
        How a reader is told about it.
    """

    rule_id: str
    words: str


RATED_FULLY: Final = TimeRule(
    "rated", "from how often, how widely and how importantly the task is done (ratings, no clock)"
)
IMPORTANCE: Final = TimeRule(
    "importance", "from how important workers rate each task (no clock was used)"
)
EQUAL: Final = TimeRule("equal", "equal parts, because no ratings exist for this job yet")
LIBRARY_HOURS: Final = TimeRule("library", "from the role library's hours (our judgement)")
USER_HOURS: Final = TimeRule("user", "from your own hours")


@dataclass(frozen=True, slots=True)
class TimeShares:
    """Tasks with `time_share` (sums to 1) and the rule that gave it."""

    tasks: pl.DataFrame
    rule: TimeRule


def share_by_ratings(tasks: pl.DataFrame) -> TimeShares:
    """Divide an occupation's week by the best ratings at hand.

    The weight of a task is frequency x importance x relevance where all tasks that have
    importance also have frequency and relevance; importance less one where that is all there is
    (a task rated 1, 'not important', takes no time); equal where nothing is rated. Tasks without
    a rating get the median of the occupation's rated tasks. Ratings are no clock: the published
    tables hold no durations, so the result is a heuristic.

    Parameters
    ----------
    tasks : polars.DataFrame
        Tasks of one occupation with importance (1-5), frequency (per day), relevance (0..1).

    Returns
    -------
    TimeShares
        The same rows plus `time_share`.

    Raises
    ------
    DataError
        If there are no tasks.

    Examples
    --------
    >>> frame = pl.DataFrame(
    ...     {"importance": [5.0, 3.0, None], "frequency": [None] * 3, "relevance": [None] * 3},
    ...     schema={"importance": pl.Float64, "frequency": pl.Float64, "relevance": pl.Float64},
    ... )
    >>> share_by_ratings(frame).tasks["time_share"].round(3).to_list()
    [0.444, 0.222, 0.333]
    """
    if tasks.is_empty():
        raise DataError("this occupation has no tasks")
    rule, weight = _best_rule(tasks)
    weighted = tasks.with_columns(weight.cast(pl.Float64).alias("_weight"))
    weighted = weighted.with_columns(pl.col("_weight").fill_null(pl.col("_weight").median()))
    if not weighted.get_column("_weight").fill_null(0.0).sum() > 0:
        rule, weighted = EQUAL, tasks.with_columns(pl.lit(1.0).alias("_weight"))
    shared = weighted.with_columns(
        (pl.col("_weight") / pl.col("_weight").sum()).alias("time_share")
    )
    return TimeShares(shared.drop("_weight"), rule)


def share_by_hours(tasks: pl.DataFrame) -> TimeShares:
    """Divide the week by the hours the user gave in `time_hours_week`."""
    total = tasks.get_column("time_hours_week").sum()
    if not total > 0:
        raise DataError("the hours of all tasks sum to zero", hint="Give at least one task hours.")
    shared = tasks.with_columns((pl.col("time_hours_week") / total).alias("time_share"))
    return TimeShares(shared, USER_HOURS)


def _best_rule(tasks: pl.DataFrame) -> tuple[TimeRule, pl.Expr]:
    rated = tasks.filter(pl.col("importance").is_not_null())
    if rated.is_empty():
        return EQUAL, pl.lit(1.0)
    if not rated.select("frequency", "relevance").null_count().sum_horizontal().sum():
        return RATED_FULLY, pl.col("frequency") * pl.col("importance") * pl.col("relevance")
    return IMPORTANCE, pl.col("importance") - 1.0
