"""Rows of the evidence ledger."""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from jobmorph.build.score.metrics import Interval

_FLOATS = ("value", "low", "high", "baseline_value", "floor", "goal")


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One score beside its baseline; what the ledger adds on writing is left out.

    Parameters
    ----------
    metric_id : str
        Dotted, stable name.
    metric : str
        What is measured, in a phrase.
    protocol : str
        How: unit, folds, what was held out, how the interval was made.
    found : Interval
        Score and its 95% interval; NaN ends where there is none.
    n : int
        Number of scored units.
    baseline_name : str
        What it is compared with.
    baseline_value : float or None
        Its score on the same rows.
    floor, goal : float or None
        What must and what should be reached; None where the score is only reported.
    data : str
        Datasets that the score stands on.
    is_higher_better : bool
        Direction.
    area : str
        Room that the figure belongs to.
    """

    metric_id: str
    metric: str
    protocol: str
    found: Interval
    n: int
    baseline_name: str
    baseline_value: float | None
    floor: float | None
    goal: float | None
    data: str
    is_higher_better: bool = True
    area: str = "exposure"

    @property
    def value(self) -> float:
        """The score."""
        return self.found.value

    @property
    def low(self) -> float:
        """Lower end of its interval."""
        return self.found.low

    @property
    def high(self) -> float:
        """Upper end of its interval."""
        return self.found.high


def gain_row(
    found: Interval,
    metric_id: str,
    metric: str,
    protocol: str,
    n: int,
    *,
    data: str,
    floor: float | None = None,
) -> ScoreRow:
    """Make the row of a paired gain, whose baseline is no gain."""
    return ScoreRow(
        metric_id,
        metric,
        protocol,
        found,
        n,
        "no gain",
        0.0,
        floor,
        None,
        data,
    )


def score_frame(rows: Sequence[ScoreRow]) -> pl.DataFrame:
    """Put rows into a frame, in the order of the ledger's columns.

    Returns
    -------
    polars.DataFrame
        metric_id, area, metric, protocol, value, low, high, n, baseline_name, baseline_value,
        floor, goal, is_higher_better, data.
    """
    order = (
        "metric_id",
        "area",
        "metric",
        "protocol",
        "value",
        "low",
        "high",
        "n",
        "baseline_name",
        "baseline_value",
        "floor",
        "goal",
        "is_higher_better",
        "data",
    )
    frame = pl.DataFrame(
        [{name: getattr(row, name) for name in order} for row in rows], infer_schema_length=None
    )
    return frame.with_columns(pl.col(_FLOATS).cast(pl.Float64).fill_nan(None))
