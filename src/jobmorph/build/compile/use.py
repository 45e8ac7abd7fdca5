"""Per task: the latest observed use beside what the trained model expects."""

import numpy as np
import polars as pl

from jobmorph.build.compile.usage import CHANNELS, channel_mean, latest_use
from jobmorph.schema.tables import TASK_USE

_SMALLEST = 1e-4
_LABELS = ["label_e0_share", "label_e1_share", "label_e2_share"]


def compile_task_use(
    tasks: pl.DataFrame, usage: pl.DataFrame, statements: pl.DataFrame, propensity: pl.DataFrame
) -> pl.DataFrame:
    """Compile the table `task_use`.

    `usage_signal` is the logit of the propensity less its mean over tasks with the same labels:
    use sharpens reach inside a class of labels and never sets its level.

    Parameters
    ----------
    tasks, usage, propensity : polars.DataFrame
        Contracts `task`, `usage`, `task_propensity`.
    statements : polars.DataFrame
        task_id, is_usage_observable.

    Returns
    -------
    polars.DataFrame
        Contract `task_use`, sorted by task_id.
    """
    newest = {
        channel: usage.filter(pl.col("channel") == channel).filter(
            pl.col("wave") == pl.col("wave").max()
        )
        for channel in CHANNELS
    }
    clipped = pl.col("propensity").clip(_SMALLEST, 1 - _SMALLEST)
    logit = (clipped / (1 - clipped)).log()
    frame = (
        tasks.select("task_id", *_LABELS)
        .join(propensity, on="task_id", how="left")
        .join(statements.select("task_id", "is_usage_observable"), on="task_id", how="left")
        .join(latest_use(usage), on="task_id", how="left")
        .with_columns(
            (logit - logit.mean().over(_LABELS)).alias("usage_signal"),
            *(
                pl.col(f"automated_{channel}_share").fill_null(channel_mean(newest[channel]))
                for channel in CHANNELS
            ),
        )
        .select(TASK_USE.columns)
        .sort("task_id")
    )
    return TASK_USE.check(frame)


def work_hours(shared: pl.DataFrame, heads: pl.DataFrame) -> pl.DataFrame:
    """Hours that the US spends on each task: heads x share of the week, in full-time weeks.

    Parameters
    ----------
    shared : polars.DataFrame
        task_id, occupation_onet2019, time_share.
    heads : polars.DataFrame
        occupation_onet2019, employment_heads.

    Returns
    -------
    polars.DataFrame
        task_id, occupation_onet2019, time_share, work_hours.
    """
    known = pl.col("employment_heads").fill_null(0.0)
    return shared.join(heads, on="occupation_onet2019", how="left").select(
        "task_id",
        "occupation_onet2019",
        "time_share",
        (known * pl.col("time_share")).alias("work_hours"),
    )


def median_heads(heads: pl.DataFrame) -> float:
    """Median employment of the occupations that are counted."""
    counted = heads.get_column("employment_heads").drop_nulls().to_numpy()
    return float(np.median(counted))
