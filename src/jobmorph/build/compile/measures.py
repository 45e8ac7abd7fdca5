"""What each published measure says about a task or a job, with its rank."""

from dataclasses import dataclass
from typing import Final

import polars as pl

from jobmorph.build.compile.rank import add_percentile
from jobmorph.build.raw import RawFolder
from jobmorph.build.sources import (
    automation_atlas,
    crosswalks,
    daioe,
    gpts_are_gpts,
    working_with_ai,
)
from jobmorph.schema.tables import MEASURE, OCCUPATION_MEASURE, TASK_MEASURE

DAIOE_YEAR = 2023
_LABEL_SCORE: Final = {"E0": 0.0, "E2": 0.5, "E1": 1.0}
_AUTOMATION_SCORE: Final = {f"T{step}": step / 4 for step in range(5)}


@dataclass(frozen=True, slots=True)
class _Described:
    measure: str
    label: str
    vintage: str
    source_id: str
    tier: str
    note: str


_MEASURES: Final = (
    _Described(
        "human_label",
        "people's rubric label",
        "2023",
        "gpts_are_gpts_labels",
        "peer-reviewed",
        "1 if a language model could halve the time, 0.5 if software built on it could.",
    ),
    _Described(
        "gpt4_label",
        "GPT-4's rubric label",
        "2023",
        "gpts_are_gpts_labels",
        "model",
        "The same rubric, labelled by a model.",
    ),
    _Described(
        "automation_label",
        "GPT-4's automation label",
        "2023",
        "gpts_are_gpts_labels",
        "model",
        "How much of the task a model could do without a person, 0 to 1.",
    ),
    _Described(
        "chat_use",
        "share of chat use",
        "2025-11",
        "economic_index_usage_chat_2025_11",
        "vendor",
        "One vendor's users; a job's figure is per worker.",
    ),
    _Described(
        "api_use",
        "share of API use",
        "2025-11",
        "economic_index_usage_api_2025_11",
        "vendor",
        "One vendor's business customers; a job's figure is per worker.",
    ),
    _Described(
        "applicability",
        "chat assistant applicability",
        "2024",
        "working_with_ai_applicability",
        "vendor",
        "From one vendor's conversations, weighted by success and scope.",
    ),
    _Described(
        "capability_progress",
        "progress of AI abilities",
        "2023",
        "daioe_soc2010",
        "peer-reviewed",
        "Benchmarks of generative AI linked to abilities; moved from SOC 2010.",
    ),
    _Described(
        "atlas_exposure",
        "task exposure atlas",
        "2026",
        "automation_atlas_panel",
        "model",
        "Labels by a language model over many countries, weighted by output.",
    ),
)


def compile_measures() -> pl.DataFrame:
    """Compile the table `measure`: name, date, source and tier of each measure."""
    rows = [
        (m.measure, m.label, m.vintage, m.source_id, m.tier, m.note)
        for m in sorted(_MEASURES, key=lambda item: item.measure)
    ]
    return MEASURE.check(pl.DataFrame(rows, schema=MEASURE.polars_schema, orient="row"))


def compile_task_measures(
    raw: RawFolder, tasks: pl.DataFrame, usage: pl.DataFrame, hours: pl.DataFrame
) -> pl.DataFrame:
    """Compile the table `task_measure`.

    Percentiles rank a task among the US work hours of all tasks. A task that was not seen in use
    ranks below every seen one and has no row of its own: unseen is censored, not zero.

    Parameters
    ----------
    raw : RawFolder
        The raw files.
    tasks : polars.DataFrame
        Contract `task`.
    usage : polars.DataFrame
        Contract `usage`.
    hours : polars.DataFrame
        task_id, work_hours (US hours, any unit): weight of a task in the ranks.

    Returns
    -------
    polars.DataFrame
        Contract `task_measure`, sorted by key.
    """
    labels = gpts_are_gpts.read_labels(raw).unique("task_id", maintain_order=True)
    scored = [
        labels.select(
            "task_id",
            pl.lit(measure).alias("measure"),
            pl.col(column)
            .replace_strict(scale, default=None, return_dtype=pl.Float64)
            .alias("value"),
        )
        for measure, column, scale in (
            ("human_label", "human_label", _LABEL_SCORE),
            ("gpt4_label", "gpt4_label", _LABEL_SCORE),
            ("automation_label", "gpt4_automation_label", _AUTOMATION_SCORE),
        )
    ]
    atlas = (
        automation_atlas.read_panel(raw)
        .sort("task_id", "dwa_id")
        .group_by("task_id")
        .agg(pl.col("exposure_mean").mean().alias("value"))
        .select("task_id", pl.lit("atlas_exposure").alias("measure"), "value")
    )
    frame = (
        pl.concat([*scored, atlas, *(_with_unseen(rows, tasks) for rows in _task_use(usage))])
        .drop_nulls("value")
        .join(tasks.select("task_id"), on="task_id", how="semi")
        .join(hours, on="task_id", how="left")
        .with_columns(pl.col("work_hours").fill_null(0.0))
        .sort("measure", "task_id")
    )
    ranked = add_percentile(frame, value="value", weight="work_hours", over=("measure",))
    seen = ranked.filter(~pl.col("measure").str.ends_with("_use") | (pl.col("value") > 0))
    return TASK_MEASURE.check(seen.select(TASK_MEASURE.columns).sort("task_id", "measure"))


def compile_occupation_measures(
    raw: RawFolder,
    occupations: pl.DataFrame,
    task_measures: pl.DataFrame,
    usage: pl.DataFrame,
    hours: pl.DataFrame,
    heads: pl.DataFrame,
) -> pl.DataFrame:
    """Compile the table `occupation_measure`; `hours` holds time_share by task and occupation.

    Labels are averaged over a job's hours; use is summed over its tasks and divided by its
    workers; the two whole-job measures are taken as published (SOC 2010 moved by plain means).

    Returns
    -------
    polars.DataFrame
        Contract `occupation_measure`, sorted by key.
    """
    task_hours = hours.select("task_id", "occupation_onet2019", "time_share")
    of_tasks = (
        task_measures.filter(
            pl.col("measure").is_in(
                ["human_label", "gpt4_label", "automation_label", "atlas_exposure"]
            )
        )
        .join(task_hours, on="task_id")
        .sort("task_id", "measure")
        .group_by("occupation_onet2019", "measure")
        .agg((pl.col("value") * pl.col("time_share")).sum() / pl.col("time_share").sum())
    )
    codes = occupations.filter(pl.col("has_tasks")).select(
        "occupation_onet2019", "occupation_soc2018"
    )
    applicability = working_with_ai.read_applicability(raw).join(codes, on="occupation_soc2018")
    progress = (
        daioe.read_exposure(raw)
        .filter(pl.col("year") == DAIOE_YEAR)
        .join(crosswalks.read_soc2010_to_soc2018(raw), on="occupation_soc2010")
        .sort("occupation_soc2018", "occupation_soc2010")
        .group_by("occupation_soc2018")
        .agg(pl.col("daioe_genai").mean().alias("value"))
        .join(codes, on="occupation_soc2018")
    )
    frame = (
        pl.concat(
            [
                of_tasks.select("occupation_onet2019", "measure", "value"),
                _job_use(usage, task_hours, heads),
                _named(applicability, "applicability", "ai_applicability_score"),
                _named(progress, "capability_progress", "value"),
            ]
        )
        .filter(pl.col("value").is_not_null() & pl.col("value").is_not_nan())
        .join(heads, on="occupation_onet2019", how="left")
        .with_columns(pl.col("employment_heads").fill_null(0.0))
        .sort("measure", "occupation_onet2019")
    )
    ranked = add_percentile(frame, value="value", weight="employment_heads", over=("measure",))
    return OCCUPATION_MEASURE.check(
        ranked.select(OCCUPATION_MEASURE.columns).sort("occupation_onet2019", "measure")
    )


def _task_use(usage: pl.DataFrame) -> list[pl.DataFrame]:
    newest = usage.filter(pl.col("wave") == pl.col("wave").max().over("channel"))
    return [
        newest.filter(pl.col("channel") == channel).select(
            "task_id",
            pl.lit(f"{channel}_use").alias("measure"),
            pl.col("usage_share").alias("value"),
        )
        for channel in ("chat", "api")
    ]


def _with_unseen(rows: pl.DataFrame, tasks: pl.DataFrame) -> pl.DataFrame:
    unseen = tasks.join(rows, on="task_id", how="anti").select(
        "task_id", pl.lit(rows.item(0, "measure")).alias("measure"), pl.lit(0.0).alias("value")
    )
    return pl.concat([rows, unseen])


def _job_use(usage: pl.DataFrame, hours: pl.DataFrame, heads: pl.DataFrame) -> pl.DataFrame:
    """Use per worker; a job none of whose tasks was seen stands at zero, the lowest rank."""
    jobs = hours.select("occupation_onet2019").unique().join(heads, on="occupation_onet2019")
    frames = []
    for rows in _task_use(usage):
        used = (
            rows.join(hours, on="task_id")
            .sort("task_id")
            .group_by("occupation_onet2019")
            .agg(pl.col("value").sum(), pl.col("measure").first())
        )
        frames.append(
            jobs.filter(pl.col("employment_heads") > 0)
            .join(used, on="occupation_onet2019", how="left")
            .select(
                "occupation_onet2019",
                pl.lit(rows.item(0, "measure")).alias("measure"),
                (pl.col("value").fill_null(0.0) / pl.col("employment_heads")).alias("value"),
            )
        )
    return pl.concat(frames)


def _named(frame: pl.DataFrame, measure: str, column: str) -> pl.DataFrame:
    return frame.select(
        "occupation_onet2019", pl.lit(measure).alias("measure"), pl.col(column).alias("value")
    )
