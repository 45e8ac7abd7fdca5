"""Tasks: figures, labels and links, never a sentence."""

import polars as pl

from jobmorph.build.raw import RawFolder
from jobmorph.build.sources import (
    deployment_labels,
    gpts_are_gpts,
    onet,
    onet_ratings,
    onet_stand_ins,
    working_with_ai,
)
from jobmorph.build.sources.onet_release import tables_present
from jobmorph.schema.tables import TASK

PHYSICAL_FROM = 3.0
PHYSICAL_DENIED_BELOW = 0.5
_EXPOSURE = tuple(f"label_e{step}_share" for step in range(3))
_AUTOMATION = tuple(f"automation_t{step}_share" for step in range(5))
# O*NET frequency categories 1..7 as times a day, on 250 working days a year.
TIMES_A_DAY = (1 / 250, 4 / 250, 24 / 250, 100 / 250, 1.0, 4.0, 8.0)


def compile_tasks(raw: RawFolder, automation: pl.DataFrame) -> pl.DataFrame:
    """Compile the table `task`: all tasks of the current O*NET release.

    A task's exposure label shares average the human and the GPT-4 label (one weight each); a task
    without labels takes the mean of the labelled tasks that share a detailed activity, else an
    intermediate, else a generalised one. The automation label is one model's reading, equal to a
    person's on 65 of 100 tasks that both labelled: it is averaged with its expectation given the
    words and other labels of the task (`task_automation`) and shared between the two steps that
    the result lies between.

    A task flagged as physical counts as such unless three raters agree that nothing physical is in
    it; of 344 such tasks 79% have an exposure label, as of tasks that nobody calls physical (85%).

    Parameters
    ----------
    raw : RawFolder
        The raw files.
    automation : polars.DataFrame
        Contract `task_automation`, from training.

    Returns
    -------
    polars.DataFrame
        Contract `task`, sorted by task_id.
    """
    tasks = onet.read_tasks(raw).select("task_id", "occupation_onet2019", "task_type")
    steps = automation.select("task_id", *_steps_around(pl.col("automation_level")))
    links = onet.read_task_activities(raw).select("task_id", "dwa_id").unique(maintain_order=True)
    activities = links.group_by("task_id", maintain_order=True).agg(
        pl.col("dwa_id").sort().alias("activity_ids")
    )
    labels = _with_fallback(_label_shares(raw), links)
    demands = deployment_labels.read_consensus(raw).select(
        "task_id",
        pl.col("cognition").alias("cognitive_demand"),
        pl.col("deployment").alias("physical_demand"),
        pl.col("regulation").alias("regulation_demand"),
    )
    physical = working_with_ai.read_physical(raw).select("task_id", "is_physical")
    frame = (
        tasks.join(_ratings(raw), on="task_id", how="left")
        .join(labels, on="task_id", how="left")
        .join(steps, on="task_id", how="left")
        .join(demands, on="task_id", how="left")
        .join(physical, on="task_id", how="left")
        .join(activities, on="task_id", how="left")
        .with_columns(
            pl.col("task_type").str.to_lowercase().fill_null("unrated"),
            _is_physical(),
        )
        .select(TASK.columns)
        .sort("task_id")
    )
    return TASK.check(frame)


def _is_physical() -> pl.Expr:
    demand = pl.col("physical_demand")
    flagged = pl.col("is_physical").fill_null(value=False)
    denied = (demand < PHYSICAL_DENIED_BELOW).fill_null(value=False)
    demanded = (demand >= PHYSICAL_FROM).fill_null(value=False)
    return ((flagged & ~denied) | demanded).alias("is_physical")


def _label_shares(raw: RawFolder) -> pl.DataFrame:
    labels = gpts_are_gpts.read_labels(raw)
    raters = (pl.col("human_label"), pl.col("gpt4_label"))
    shares = [
        pl.mean_horizontal(*((rater == f"E{step}").cast(pl.Float64) for rater in raters)).alias(
            name
        )
        for step, name in enumerate(_EXPOSURE)
    ]
    complete = labels.drop_nulls(["human_label", "gpt4_label"])
    return complete.unique("task_id", maintain_order=True).select("task_id", *shares)


def _steps_around(level: pl.Expr) -> list[pl.Expr]:
    """Share a level between the two steps it lies between; the shares sum to 1."""
    return [
        (1.0 - (level - step).abs()).clip(0.0, 1.0).alias(name)
        for step, name in enumerate(_AUTOMATION)
    ]


def _with_fallback(labels: pl.DataFrame, links: pl.DataFrame) -> pl.DataFrame:
    """Give every linked task label shares, with where they come from."""
    piece = pl.col("dwa_id").str.split(".")
    keyed = links.select(
        "task_id",
        pl.col("dwa_id").alias("dwa"),
        piece.list.head(6).list.join(".").alias("iwa"),
        piece.list.head(5).list.join(".").alias("gwa"),
    )
    shares = list(_EXPOSURE)
    frames = [labels.with_columns(pl.lit("own").alias("label_source"))]
    for level in ("dwa", "iwa", "gwa"):
        done = pl.concat(frames).select("task_id")
        of_activity = (
            keyed.select("task_id", level)
            .unique()
            .join(labels, on="task_id")
            # Means depend on the order of their terms in the last digit.
            .sort(level, "task_id")
            .group_by(level)
            .agg(pl.col(shares).mean())
        )
        open_tasks = keyed.join(done, on="task_id", how="anti").select("task_id", level).unique()
        borrowed = (
            open_tasks.join(of_activity, on=level)
            .sort("task_id", level)
            .group_by("task_id")
            .agg(pl.col(shares).mean())
            .sort("task_id")
        )
        frames.append(borrowed.with_columns(pl.lit(level).alias("label_source")))
    return pl.concat(frames)


def _ratings(raw: RawFolder) -> pl.DataFrame:
    """Read importance, frequency and relevance: official if present, else stand-ins."""
    if "task_ratings" not in tables_present(raw):
        return onet_stand_ins.read_task_importance(raw).select(
            "task_id",
            "importance",
            pl.lit(None, dtype=pl.Float64).alias("frequency"),
            pl.lit(None, dtype=pl.Float64).alias("relevance"),
        )
    ratings = onet_ratings.read_task_ratings(raw)
    mean_of = {"IM": ("importance", 1.0), "RT": ("relevance", 0.01)}
    simple = [
        ratings.filter(pl.col("scale_id") == scale).select(
            "task_id", (pl.col("data_value") * factor).alias(name)
        )
        for scale, (name, factor) in mean_of.items()
    ]
    a_day = pl.col("category").replace_strict(
        dict(enumerate(TIMES_A_DAY, start=1)), return_dtype=pl.Float64
    )
    frequency = (
        ratings.filter(pl.col("scale_id") == "FT")
        .group_by("task_id")
        .agg((a_day * pl.col("data_value") / 100).sum().alias("frequency"))
    )
    joined = simple[0].join(simple[1], on="task_id", how="full", coalesce=True)
    return joined.join(frequency, on="task_id", how="full", coalesce=True)
