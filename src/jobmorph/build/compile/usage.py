"""Observed use of AI by task: waves, channels, modes."""

import numpy as np
import polars as pl

from jobmorph.build.raw import RawFolder
from jobmorph.build.sources import economic_index, onet, task_text_20_1
from jobmorph.schema.tables import USAGE

CHANNELS = ("chat", "api")
PSEUDO_CONVERSATIONS = 20.0
# The smallest published share stands for about 15 in a million conversations.
SMALLEST_SHARE = 0.000015
CONVERSATIONS_AT_SMALLEST = 15.0


def task_statements(raw: RawFolder) -> pl.DataFrame:
    """Key every current task by its text, with the number of occupations that share it.

    Returns
    -------
    polars.DataFrame
        task_id, statement_key, n_occupations, is_usage_observable (the text exists in the
        release that usage is keyed on).
    """
    tasks = onet.read_tasks(raw)
    keyed = tasks.select("task_id").with_columns(task_text_20_1.statement_key(tasks["statement"]))
    known = task_text_20_1.read_task_text(raw).select("statement_key").unique()
    return (
        keyed.with_columns(pl.len().over("statement_key").cast(pl.Int64).alias("n_occupations"))
        .join(
            known.with_columns(pl.lit(value=True).alias("is_usage_observable")),
            on="statement_key",
            how="left",
        )
        .with_columns(pl.col("is_usage_observable").fill_null(value=False))
    )


def compile_usage(raw: RawFolder) -> pl.DataFrame:
    """Compile the table `usage`: a task's share of each channel and wave.

    A text's share is divided equally over the occupations that list it. The automated share is
    (directive + feedback loop) over all five modes, with filtered conversations left out.

    Returns
    -------
    polars.DataFrame
        Contract `usage`, sorted by key.
    """
    modes = economic_index.read_modes(raw)
    directive, feedback, iteration, validation, learning = (
        pl.col(f"{mode}_share") for mode in economic_index.MODES
    )
    automated = directive + feedback
    # A horizontal sum adds in the order of its threads, and the last digit follows that order.
    classified = automated + (iteration + (validation + learning))
    shares = modes.select(
        "channel",
        "wave",
        "statement_key",
        pl.when(classified > 0)
        .then((automated / classified).clip(0.0, 1.0))
        .alias("automated_share"),
    ).unique(["channel", "wave", "statement_key"], maintain_order=True)
    frame = (
        economic_index.read_usage(raw)
        .unique(["channel", "wave", "statement_key"], maintain_order=True)
        .join(shares, on=["channel", "wave", "statement_key"], how="left")
        .join(task_statements(raw), on="statement_key")
        .with_columns(
            (pl.col("usage_percent") / 100 / pl.col("n_occupations")).alias("usage_share")
        )
        .select(USAGE.columns)
        .sort("task_id", "channel", "wave")
    )
    return USAGE.check(frame)


def latest_use(usage: pl.DataFrame) -> pl.DataFrame:
    """Latest share and shrunk automated share per task and channel, one row per task.

    The automated share is shrunk to the channel's usage-weighted mean with 20
    pseudo-conversations, counting 15 conversations at the smallest published share.

    Returns
    -------
    polars.DataFrame
        task_id, usage_chat_share, usage_api_share, automated_chat_share, automated_api_share;
        shares of use are null where the task was not seen in the latest wave.
    """
    frames = [_latest_of(usage, channel) for channel in CHANNELS]
    return frames[0].join(frames[1], on="task_id", how="full", coalesce=True)


def _latest_of(usage: pl.DataFrame, channel: str) -> pl.DataFrame:
    rows = usage.filter(pl.col("channel") == channel)
    newest = rows.filter(pl.col("wave") == pl.col("wave").max())
    conversations = pl.col("usage_share") / SMALLEST_SHARE * CONVERSATIONS_AT_SMALLEST
    mean = channel_mean(newest)
    shrunk = (
        conversations * pl.col("automated_share").fill_null(mean) + PSEUDO_CONVERSATIONS * mean
    ) / (conversations + PSEUDO_CONVERSATIONS)
    return newest.select(
        "task_id",
        pl.col("usage_share").alias(f"usage_{channel}_share"),
        shrunk.alias(f"automated_{channel}_share"),
    )


def channel_mean(wave_rows: pl.DataFrame) -> float:
    """Usage-weighted mean of the automated share over one wave's rows.

    Examples
    --------
    >>> rows = pl.DataFrame({"usage_share": [3.0, 1.0, 6.0], "automated_share": [1.0, 0.0, None]})
    >>> channel_mean(rows)
    0.75
    """
    known = wave_rows.drop_nulls("automated_share")
    weights = known.get_column("usage_share").to_numpy()
    return float(np.average(known.get_column("automated_share").to_numpy(), weights=weights))
