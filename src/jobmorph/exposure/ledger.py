"""How far published measures agree about a job or a task (section 1.9)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import polars as pl

from jobmorph.schema.errors import DataError
from jobmorph.schema.parameter import ParameterSet

Word = Literal["agree", "differ", "far apart", "unknown"]


@dataclass(frozen=True, slots=True)
class MeasureSpread:
    """Spread of measures of one thing.

    Parameters
    ----------
    word : {'agree', 'differ', 'far apart', 'unknown'}
        In a word; 'unknown' with fewer than two measures.
    spread : float or None
        Standard deviation of the percentiles (population form), 0 to 50.
    lowest, highest : float or None
        Smallest and largest percentile.
    count : int
        Number of measures.
    """

    word: Word
    spread: float | None
    lowest: float | None
    highest: float | None
    count: int


def measure_spread(percentiles: Sequence[float], parameters: ParameterSet) -> MeasureSpread:
    """Say how far measures agree.

    Parameters
    ----------
    percentiles : sequence of float
        Rank of the job or task by each measure, 0 to 100.
    parameters : ParameterSet
        'agree' below `agreement_agree_below`, 'differ' up to `agreement_differ_up_to`, else
        'far apart'.

    Returns
    -------
    MeasureSpread

    Raises
    ------
    DataError
        If a percentile is outside 0..100.

    Notes
    -----
    Measures that rank at random have a standard deviation of about 29; two that differ by 20
    points have 10. The cut-offs 10 and 20 are our judgement.
    """
    values = np.asarray(percentiles, dtype=float)
    faulty = values[~((values >= 0.0) & (values <= 100.0))]
    if faulty.size:
        raise DataError(
            "percentiles lie outside 0..100", where="measures", items=[str(v) for v in faulty]
        )
    if values.size == 0:
        return MeasureSpread("unknown", None, None, None, 0)
    lowest, highest = float(values.min()), float(values.max())
    if values.size == 1:
        return MeasureSpread("unknown", None, lowest, highest, 1)
    spread = float(values.std())
    return MeasureSpread(_word(spread, parameters), spread, lowest, highest, int(values.size))


def spread_by_task(measures: pl.DataFrame, parameters: ParameterSet) -> pl.DataFrame:
    """Spread of the measures of every task.

    Parameters
    ----------
    measures : polars.DataFrame
        Contract `task_measure`.
    parameters : ParameterSet
        Cut-offs.

    Returns
    -------
    polars.DataFrame
        task_id, agreement, spread, lowest, highest, count; a task without measures has no row.
    """
    agree = parameters["exposure.agreement_agree_below"].value
    differ = parameters["exposure.agreement_differ_up_to"].value
    grouped = measures.group_by("task_id", maintain_order=True).agg(
        pl.col("percentile").std(ddof=0).alias("spread"),
        pl.col("percentile").min().alias("lowest"),
        pl.col("percentile").max().alias("highest"),
        pl.len().cast(pl.Int64).alias("count"),
    )
    single = pl.col("count") < 2
    word = (
        pl.when(single)
        .then(pl.lit("unknown"))
        .when(pl.col("spread") < agree)
        .then(pl.lit("agree"))
        .when(pl.col("spread") <= differ)
        .then(pl.lit("differ"))
        .otherwise(pl.lit("far apart"))
    )
    spread = pl.when(single).then(None).otherwise(pl.col("spread"))
    return grouped.select(
        "task_id",
        word.alias("agreement"),
        spread.alias("spread"),
        "lowest",
        "highest",
        "count",
    )


def _word(spread: float, parameters: ParameterSet) -> Word:
    if spread < parameters["exposure.agreement_agree_below"].value:
        return "agree"
    if spread <= parameters["exposure.agreement_differ_up_to"].value:
        return "differ"
    return "far apart"
