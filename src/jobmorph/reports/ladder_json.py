"""The ladder as JSON and CSV, at full precision."""

from typing import Any

import polars as pl

from jobmorph.reports.frame import render_frame
from jobmorph.reports.json_parts import job_document, record_document
from jobmorph.schema.estimate import Estimate
from jobmorph.studies.skills_result import LadderResult, LadderRungResult, PipelineWarning

LADDER_SCHEMA_FILE = "ladder-1.0.json"


def ladder_document(result: LadderResult) -> dict[str, Any]:
    """Return the ladder as plain JSON types."""
    return {
        "schema_version": result.schema_version,
        "query": result.match.query,
        "job": job_document(result.match),
        "country": "US",
        "horizon_year": result.horizon_year,
        "is_inferred": result.is_inferred,
        "entry": list(result.entry),
        "rungs": [_rung(rung) for rung in result.rungs],
        "preparation": result.preparation.to_dicts(),
        "job_zone": result.job_zone,
        "pipeline": pipeline_document(result),
        "notes": list(result.notes),
        "record": record_document(result.record),
    }


def ladder_csv(result: LadderResult) -> str:
    """Write the levels, one row for each level and skill, with months."""
    frames = [
        rung.needs.select(
            pl.lit(rung.level).alias("level"),
            pl.lit(rung.job_id).alias("job_id"),
            pl.lit(rung.title).alias("title"),
            pl.all(),
            *(
                pl.lit(None if months is None else getattr(months, end), dtype=pl.Float64).alias(
                    f"{name}_{end}"
                )
                for name, months in (
                    ("months", rung.months),
                    ("months_horizon", rung.months_horizon),
                    ("months_designed", rung.months_designed),
                )
                for end in ("low", "mid", "high")
            ),
            pl.lit(rung.months_tier).alias("months_tier"),
        )
        for rung in result.rungs
    ]
    return render_frame(pl.concat(frames), "csv")


def pipeline_document(result: LadderResult) -> dict[str, Any] | None:
    """Return the team's pipeline; None where nobody asked for it."""
    if not result.pipeline_warnings:
        return None
    return {
        "years": result.pipeline.to_dicts(),
        "warnings": [_warning(each) for each in result.pipeline_warnings],
    }


def _warning(warning: PipelineWarning) -> dict[str, Any]:
    return {
        "design": warning.design,
        "level": warning.level,
        "year_ahead": warning.year_ahead,
    }


def _rung(rung: LadderRungResult) -> dict[str, Any]:
    return {
        "level": rung.level,
        "job_id": rung.job_id,
        "title": rung.title,
        "needs": rung.needs.to_dicts(),
        "promotion": list(rung.promotion),
        "months": _estimate(rung.months),
        "months_source": rung.months_source,
        "months_tier": rung.months_tier,
        "months_horizon": _estimate(rung.months_horizon),
        "months_designed": _estimate(rung.months_designed),
    }


def _estimate(value: Estimate | None) -> dict[str, float] | None:
    return None if value is None else value.as_dict()
