"""Global Automation Atlas 2026: automation exposure of O*NET tasks, by technology channel.

Levels: 0 no credible margin, 1 assistive only, 2 meaningful partial, 3 extensive. Constructed by a
language model; the notice asks for citation of the paper and of O*NET.
"""

from dataclasses import replace

import polars as pl

from jobmorph.build.origin import Origin
from jobmorph.build.parquet import read_parquet
from jobmorph.build.raw import RawFolder
from jobmorph.build.sources.onet_ratings import with_task_id

_FOLDER = "exposure/global_automation_atlas_2026"
_REPOSITORY = (
    "https://raw.githubusercontent.com/prashgarg/global-automation-atlas/"
    "599747b9d755fdb911bc7d6c7f7b273080c35b40/data_intermediate"
)
_LABELS = Origin(
    source_id="automation_atlas_labels",
    producer="P. Garg, Global Automation Atlas",
    title="Benchmark task labels in five contexts",
    edition="2026",
    url=f"{_REPOSITORY}/benchmark_task_labels.parquet",
    licence="constructed measures, reuse with citation (code MIT); O*NET content CC BY 4.0",
    credit=(
        "Global Automation Atlas (2026), automationatlas.org/paper; O*NET by USDOL/ETA, CC BY 4.0."
    ),
    accessed="2026-11-22",
    redistribution=True,
    tier="model",
    path=f"{_FOLDER}/benchmark_task_labels.parquet",
    sha256="1cd6c722c90edbf60a117dcf615c4d27ca1820f0a5fbd8908666009ece5e96b0",
    size_bytes=397256,
    note="Model labels. The notice states how to cite, not an explicit data licence.",
)
ORIGINS: tuple[Origin, ...] = (
    _LABELS,
    replace(
        _LABELS,
        source_id="automation_atlas_panel",
        title="Task exposure over countries",
        url=f"{_REPOSITORY}/task_contextfree_globalized_panel.parquet",
        path=f"{_FOLDER}/task_contextfree_globalized_panel.parquet",
        sha256="50b1eaf7665300119ecbaab22a70be649d6690474e38d1c45e5f74aa38f0cf52",
        size_bytes=1865248,
    ),
)


def read_labels(raw: RawFolder) -> pl.DataFrame:
    """Read the labels of 18,797 tasks in five contexts.

    Returns
    -------
    polars.DataFrame
        onet_task, task_id, context (five of them), context_type, exposure_level (0 to 3), channel,
        margin, ai_material (0..1).
    """
    columns = {
        "task_id": pl.Int64,
        "context_label": pl.String,
        "context_type": pl.String,
        "exposure_level": pl.Int64,
        "dominant_channel": pl.String,
        "margin": pl.String,
        "has_material_ai_integration": pl.Float64,
    }
    name = f"{_FOLDER}/benchmark_task_labels.parquet"
    frame = read_parquet(raw.read(name, source="automation_atlas_labels"), columns)
    renamed = frame.rename(
        {
            "task_id": "onet_task",
            "context_label": "context",
            "dominant_channel": "channel",
            "has_material_ai_integration": "ai_material",
        }
    )
    return with_task_id(renamed)


def read_panel(raw: RawFolder) -> pl.DataFrame:
    """Read task exposure over countries, one row per task and activity.

    Returns
    -------
    polars.DataFrame
        iwa_id, dwa_id, onet_task, task_id, countries, exposure_mean (0 to 3, by GDP),
        exposed_share (countries at level 2 or 3, by GDP), exposure_deviation, channel, margin.
    """
    columns = {
        "onet_task_code": pl.String,
        "country_count_observed": pl.Int64,
        "mean_exposure_gdp_weighted": pl.Float64,
        "share_exposed_gdp_weighted": pl.Float64,
        "exposure_sd": pl.Float64,
        "dominant_channel_gdp_weighted": pl.String,
        "margin_gdp_weighted": pl.String,
    }
    name = f"{_FOLDER}/task_contextfree_globalized_panel.parquet"
    frame = read_parquet(raw.read(name, source="automation_atlas_panel"), columns)
    code = pl.col("onet_task_code").str.split(":").list
    parsed = frame.select(
        code.get(0).alias("iwa_id"),
        code.get(1).alias("dwa_id"),
        code.get(2).cast(pl.Int64).alias("onet_task"),
        pl.col("country_count_observed").alias("countries"),
        pl.col("mean_exposure_gdp_weighted").alias("exposure_mean"),
        pl.col("share_exposed_gdp_weighted").alias("exposed_share"),
        pl.col("exposure_sd").alias("exposure_deviation"),
        pl.col("dominant_channel_gdp_weighted").alias("channel"),
        pl.col("margin_gdp_weighted").alias("margin"),
    )
    return with_task_id(parsed)
