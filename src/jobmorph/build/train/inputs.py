"""What the models of use are trained on: tasks, what is known about them, and the use seen."""

from dataclasses import dataclass

import polars as pl

from jobmorph.build.compile.employment import compile_employment
from jobmorph.build.compile.usage import compile_usage, task_statements
from jobmorph.build.raw import RawFolder
from jobmorph.build.sources import (
    crosswalks,
    deployment_labels,
    gpts_are_gpts,
    onet,
    onet_ratings,
    onet_stand_ins,
    working_with_ai,
)
from jobmorph.build.train.folds import soc_minor_group
from jobmorph.build.train.text import text_lengths
from jobmorph.schema.ids import gwa_of_activity, iwa_of_activity

EXPOSURE_VALUE = {"E0": 0.0, "E1": 1.0, "E2": 0.5}
_RERUN_2023_MODEL = "gpt-4-0613-full-923"
_AXES = ("cognition", "deployment", "regulation")


@dataclass(frozen=True, slots=True)
class TrainingInputs:
    """Tasks of the current O*NET release; frames share the order of `tasks`.

    Parameters
    ----------
    tasks : polars.DataFrame
        task_id, occupation_onet2019, occupation_soc2018, minor_group, major_group, statement,
        statement_key, n_occupations, is_usage_observable, importance, employment_heads.
    known : polars.DataFrame
        Numbers known about each task without any usage; each column name starts with its block:
        label_, label_late_, task_, text_, occupation_, occupation_late_ ('late': made from 2024
        on), volume_.
    activities : polars.DataFrame
        task_id, dwa_id, iwa_id, gwa_id: links of tasks to work activities.
    usage : polars.DataFrame
        task_id, channel, wave, usage_share, automated_share. Never a source of features.
    """

    tasks: pl.DataFrame
    known: pl.DataFrame
    activities: pl.DataFrame
    usage: pl.DataFrame


def read_inputs(raw: RawFolder) -> TrainingInputs:
    """Read and join everything the models are trained on.

    Parameters
    ----------
    raw : RawFolder
        Holds O*NET 30.1 and 20.1 texts, labels, usage waves, employment, stand-ins.

    Raises
    ------
    DataError
        If a file is absent or does not parse.
    """
    tasks = _tasks(raw)
    return TrainingInputs(
        tasks=tasks,
        known=pl.concat(
            [
                _labels(raw, tasks),
                _late_labels(raw, tasks),
                _task_figures(raw, tasks),
                _occupation_figures(raw, tasks),
            ],
            how="horizontal",
        ),
        activities=_activities(raw),
        usage=compile_usage(raw).select(
            "task_id", "channel", "wave", "usage_share", "automated_share"
        ),
    )


def _tasks(raw: RawFolder) -> pl.DataFrame:
    soc = crosswalks.read_onet2019_to_soc2018(raw).select(
        "occupation_onet2019", "occupation_soc2018"
    )
    base = (
        onet.read_tasks(raw)
        .select("task_id", "occupation_onet2019", "statement", "task_type")
        .join(soc, on="occupation_onet2019", how="left", validate="m:1", maintain_order="left")
        .join(task_statements(raw), on="task_id", validate="1:1", maintain_order="left")
    )
    jobs = base.select("occupation_onet2019", "occupation_soc2018").unique(maintain_order=True)
    heads = compile_employment(raw, soc).select("occupation_soc2018", "employment_heads")
    split = jobs.join(heads, on="occupation_soc2018", how="left").with_columns(
        pl.col("employment_heads") / pl.len().over("occupation_soc2018")
    )
    importance = onet_stand_ins.read_task_importance(raw).select("task_id", "importance")
    return (
        base.join(
            split.select("occupation_onet2019", "employment_heads"),
            on="occupation_onet2019",
            how="left",
            maintain_order="left",
        )
        .join(importance.unique("task_id"), on="task_id", how="left", maintain_order="left")
        .with_columns(
            soc_minor_group(base["occupation_onet2019"]).alias("minor_group"),
            pl.col("occupation_onet2019").str.slice(0, 2).alias("major_group"),
        )
    )


def _aligned(tasks: pl.DataFrame, frame: pl.DataFrame, key: str = "task_id") -> pl.DataFrame:
    names = [name for name in frame.columns if name != key]
    joined = tasks.select(key).join(
        frame.unique(key, maintain_order=True), on=key, how="left", maintain_order="left"
    )
    return joined.select(pl.col(names).cast(pl.Float64))


def _exposure_columns(column: str, name: str) -> list[pl.Expr]:
    label = pl.col(column)
    return [
        (label == "E1").cast(pl.Float64).alias(f"{name}_e1"),
        (label == "E2").cast(pl.Float64).alias(f"{name}_e2"),
        label.replace_strict(EXPOSURE_VALUE, default=None).alias(f"{name}_beta"),
    ]


def _labels(raw: RawFolder, tasks: pl.DataFrame) -> pl.DataFrame:
    labels = gpts_are_gpts.read_labels(raw).select(
        "task_id",
        *_exposure_columns("human_label", "label_human"),
        *_exposure_columns("gpt4_label", "label_gpt4"),
        *_exposure_columns("gpt4_alternative_label", "label_alternative"),
        pl.col("gpt4_automation_label")
        .str.extract(r"^T([0-4])$")
        .cast(pl.Float64)
        .alias("label_automation"),
    )
    return _aligned(tasks, labels)


def _late_labels(raw: RawFolder, tasks: pl.DataFrame) -> pl.DataFrame:
    rows = deployment_labels.read_label_rows(raw)
    scales = [name for name in rows.columns if name.endswith(_AXES)]
    levels = rows.group_by("task_id", maintain_order=True).agg(
        pl.col(name).mean().alias(f"label_late_{name}") for name in scales
    )
    rerun = (
        deployment_labels.read_rubric_reruns(raw)
        .filter(pl.col("run") == _RERUN_2023_MODEL)
        .select("task_id", *_exposure_columns("label", "label_late_rerun"))
        .group_by("task_id", maintain_order=True)
        .mean()
    )
    physical = working_with_ai.read_physical(raw).select(
        "task_id", pl.col("is_physical").cast(pl.Float64).alias("label_late_physical")
    )
    parts = [_aligned(tasks, frame) for frame in (levels, rerun, physical)]
    return pl.concat(parts, how="horizontal")


def _task_figures(raw: RawFolder, tasks: pl.DataFrame) -> pl.DataFrame:
    links = (
        onet.read_task_activities(raw)
        .group_by("task_id")
        .agg(pl.len().cast(pl.Float64).alias("task_activities"))
    )
    figures = tasks.select(
        pl.col("importance").alias("task_importance"),
        (pl.col("task_type") == "Core").cast(pl.Float64).alias("task_core"),
        pl.len().over("occupation_onet2019").cast(pl.Float64).alias("task_siblings"),
        pl.col("n_occupations").cast(pl.Float64).alias("text_occupations"),
    )
    return pl.concat(
        [figures, _aligned(tasks, links), text_lengths(tasks["statement_key"])], how="horizontal"
    )


def _occupation_figures(raw: RawFolder, tasks: pl.DataFrame) -> pl.DataFrame:
    code = "occupation_onet2019"
    parts = [
        _wide(onet_ratings.read_ratings(raw, "skills"), "LV", "occupation"),
        _wide(onet_ratings.read_ratings(raw, "knowledge"), "LV", "occupation"),
        _wide(onet_ratings.read_ratings(raw, "interests"), "OI", "occupation"),
        _wide(onet_ratings.read_ratings(raw, "work_styles"), "WI", "occupation_late"),
        onet_ratings.read_job_zones(raw).select(code, pl.col("job_zone").alias("occupation_zone")),
        _education(raw),
        onet.read_technology(raw)
        .group_by(code)
        .agg(pl.len().cast(pl.Float64).log1p().alias("occupation_log_technologies")),
    ]
    gwa = _wide(onet_stand_ins.read_work_activities(raw), "IM", "occupation", "occupation_soc2018")
    soc = crosswalks.read_onet2019_to_soc2018(raw)
    wage = compile_employment(raw, soc).select(
        "occupation_soc2018", pl.col("wage_median_usd_year").log().alias("occupation_log_wage")
    )
    volume = tasks.select(pl.col("employment_heads").log().alias("volume_log_employment"))
    frames = [_aligned(tasks, part, code) for part in parts]
    frames += [_aligned(tasks, part, "occupation_soc2018") for part in (gwa, wage)]
    return pl.concat([*frames, volume], how="horizontal")


def _wide(
    ratings: pl.DataFrame, scale: str, prefix: str, code: str = "occupation_onet2019"
) -> pl.DataFrame:
    rows = ratings.filter(pl.col("scale_id") == scale).sort(code, "element_id")
    wide = rows.pivot(on="element_id", index=code, values="data_value", aggregate_function="mean")
    elements = sorted(name for name in wide.columns if name != code)
    return wide.select(code, *(pl.col(name).alias(f"{prefix}_{name}") for name in elements))


def _education(raw: RawFolder) -> pl.DataFrame:
    rows = onet_ratings.read_education(raw).filter(pl.col("scale_id") == "RL")
    level = (pl.col("category") * pl.col("data_value")).sum() / pl.col("data_value").sum()
    return rows.group_by("occupation_onet2019", maintain_order=True).agg(
        level.alias("occupation_education")
    )


def _activities(raw: RawFolder) -> pl.DataFrame:
    links = onet.read_task_activities(raw).select("task_id", "dwa_id").unique(maintain_order=True)
    names = links["dwa_id"].to_list()
    return links.with_columns(
        pl.Series("iwa_id", [iwa_of_activity(name) for name in names]),
        pl.Series("gwa_id", [gwa_of_activity(name) for name in names]),
    )
