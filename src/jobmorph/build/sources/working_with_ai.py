"""Microsoft, 'Working with AI': how Copilot conversations map to intermediate work activities.

arXiv 2507.07935. Activity identifiers are those of O*NET 29.0, the same as in 30.1. 'User' is what
the person wants to get done, 'ai' what the assistant does in the conversation.
"""

from dataclasses import replace

import polars as pl

from jobmorph.build.delimited import Column, read_delimited, read_text_frame
from jobmorph.build.origin import Origin
from jobmorph.build.raw import RawFolder
from jobmorph.build.sources.onet_ratings import with_task_id

_FOLDER = "exposure/microsoft_working_with_ai"
_REPOSITORY = (
    "https://raw.githubusercontent.com/microsoft/working-with-ai/"
    "84c4ebacaa39d1c11e26e16c2f2c98aa89a11834"
)
_BASE = Origin(
    source_id="working_with_ai_activities",
    producer="Microsoft Research",
    title="Working with AI: activity metrics",
    edition="2025 (Copilot conversations January to September 2024)",
    url=f"{_REPOSITORY}/iwa_metrics.csv",
    licence="CC BY 4.0",
    credit=(
        "Tomlinson et al., Working with AI, Microsoft Research (2025), CC BY 4.0; includes O*NET "
        "29.0 by USDOL/ETA, CC BY 4.0."
    ),
    accessed="2026-11-22",
    redistribution=True,
    tier="vendor",
    path=f"{_FOLDER}/iwa_metrics.csv",
    sha256="524f718dba31c987f0d04b55d81fac84f95533a143dfb780e04e63fb831abcf2",
    size_bytes=72575,
    note="One vendor's consumer chat; no hours.",
)
ORIGINS: tuple[Origin, ...] = (
    _BASE,
    replace(
        _BASE,
        source_id="working_with_ai_applicability",
        title="Working with AI: applicability by occupation",
        url=f"{_REPOSITORY}/soc_ai_applicability_scores.csv",
        path=f"{_FOLDER}/soc_ai_applicability_scores.csv",
        sha256="2a077dbe90ff377813adac04b2acef6aee51c4b13505a4760ea84ca3efc9039a",
        size_bytes=49995,
    ),
    replace(
        _BASE,
        source_id="working_with_ai_occupations",
        title="Working with AI: metrics by occupation",
        url=f"{_REPOSITORY}/soc_metrics.csv",
        path=f"{_FOLDER}/soc_metrics.csv",
        sha256="111390f0a0d60e287dfa694b299d144f88eaebf2c4c41e910ae258f17d364a04",
        size_bytes=183429,
    ),
    replace(
        _BASE,
        source_id="working_with_ai_weights",
        title="Working with AI: weight of each activity in an occupation",
        url=f"{_REPOSITORY}/soc_iwa_weights.csv",
        path=f"{_FOLDER}/soc_iwa_weights.csv",
        sha256="f6467d16e4af622eca06ce07b3d9b12519998ca9504743e7f08c629592771891",
        size_bytes=1238819,
    ),
    replace(
        _BASE,
        source_id="working_with_ai_physical",
        title="Working with AI: physical tasks",
        url=(
            "https://raw.githubusercontent.com/theodorewright11/"
            "ai-workforce-exposure-dataset-construction-public/"
            "1694c82c1f5f7efc2646997317e8214a62da3d6e/data/physical_tasks.csv"
        ),
        tier="model",
        path="exposure/physical_tasks/physical_tasks.csv",
        sha256="d731c6f7794d87f927359696ae317e69bf642cb19aa227448b114f778408a7d5",
        size_bytes=209435,
        note="Copy by T. Wright, who cites microsoft/working-with-ai; a model's verdict.",
    ),
)

_METRICS = (
    "share",
    "completion",
    "impact_scope",
    "feedback_positive_fraction",
    "completion_x_scope_x_coverage",
)
_OCCUPATION_METRICS = (
    "coverage",
    "completion",
    "feedback_positive_fraction",
    "impact_scope",
    "ai_applicability_score",
)


def read_activities(raw: RawFolder) -> pl.DataFrame:
    """Read the metrics of 332 intermediate activities.

    Returns
    -------
    polars.DataFrame
        iwa_id, then share, completion, impact_scope, feedback_positive_fraction,
        completion_x_scope_x_coverage, each with suffix _user and _ai (0..1).
    """
    file = raw.read(f"{_FOLDER}/iwa_metrics.csv", source="working_with_ai_activities")
    return read_delimited(file, (Column("iwa_id", ("IWA",)), *_both(_METRICS)))


def read_applicability(raw: RawFolder) -> pl.DataFrame:
    """Read the published score of 785 occupations.

    Returns
    -------
    polars.DataFrame
        occupation_soc2018, ai_applicability_score (0..1).
    """
    columns = (
        Column("occupation_soc2018", ("SOC Code",)),
        Column("ai_applicability_score", ("ai_applicability_score",), pl.Float64),
    )
    name = f"{_FOLDER}/soc_ai_applicability_scores.csv"
    return read_delimited(raw.read(name, source="working_with_ai_applicability"), columns)


def read_occupations(raw: RawFolder) -> pl.DataFrame:
    """Read the parts of the score by occupation.

    Returns
    -------
    polars.DataFrame
        occupation_soc2018, then coverage, completion, feedback_positive_fraction, impact_scope,
        ai_applicability_score, each with suffix _user and _ai.
    """
    file = raw.read(f"{_FOLDER}/soc_metrics.csv", source="working_with_ai_occupations")
    code = Column("occupation_soc2018", ("SOC Code",))
    return read_delimited(file, (code, *_both(_OCCUPATION_METRICS)))


def read_weights(raw: RawFolder) -> pl.DataFrame:
    """Read the weight of each activity in an occupation, zero weights left out.

    Returns
    -------
    polars.DataFrame
        occupation_soc2018, iwa_id, weight (not normalised).
    """
    file = raw.read(f"{_FOLDER}/soc_iwa_weights.csv", source="working_with_ai_weights")
    header = read_text_frame(file).columns
    columns = (
        Column("occupation_soc2018", ("SOC Code",)),
        *(Column(name, (name,), pl.Float64) for name in header if name != "SOC Code"),
    )
    wide = read_delimited(file, columns)
    long = wide.unpivot(index="occupation_soc2018", variable_name="iwa_id", value_name="weight")
    return long.filter(pl.col("weight") != 0).sort("occupation_soc2018", "iwa_id")


def read_physical(raw: RawFolder) -> pl.DataFrame:
    """Read which tasks need a body in a place.

    Returns
    -------
    polars.DataFrame
        onet_task, task_id, is_physical.
    """
    columns = (
        Column("onet_task", ("Task ID",), pl.Int64),
        Column("is_physical", ("Physical",), pl.Boolean),
    )
    file = raw.read("exposure/physical_tasks/physical_tasks.csv", source="working_with_ai_physical")
    return with_task_id(read_delimited(file, columns))


def _both(metrics: tuple[str, ...]) -> tuple[Column, ...]:
    return tuple(
        Column(f"{metric}_{side}", (f"{metric}_{side}",), pl.Float64)
        for metric in metrics
        for side in ("user", "ai")
    )
