"""Answers about history as JSON and CSV, at full precision."""

from dataclasses import asdict
from typing import Any, Final

import polars as pl

from jobmorph.reports.frame import render_frame
from jobmorph.reports.json_parts import job_document, record_document
from jobmorph.schema.history import Definition
from jobmorph.studies.history_result import AtlasResult, HistoryPath, HistoryResult

HISTORY_SCHEMA_FILE: Final = "history-1.0.json"
ATLAS_SCHEMA_FILE: Final = "history-atlas-1.0.json"
CASES_SCHEMA_FILE: Final = "history-cases-1.0.json"


def history_document(result: HistoryResult) -> dict[str, Any]:
    """Return the history of a job as plain JSON types."""
    return {
        "schema_version": result.schema_version,
        "query": result.query,
        "title": result.title,
        "case_id": result.case_id,
        "story": result.story,
        "job": None if result.match is None else job_document(result.match),
        "country": "US",
        "paths": [_path(path) for path in result.paths],
        "absent": [asdict(each) for each in result.absent],
        "happened": result.happened,
        "grew_nearby": result.grew_nearby.to_dicts(),
        "grew_economy": result.grew_economy.to_dicts(),
        "moves": None if result.moves is None else result.moves.to_dicts(),
        "moves_note": result.moves_note,
        "literature": [asdict(each) for each in result.literature],
        "other": {
            "case_id": result.other.case_id,
            "title": result.other.title,
            "story": result.other.story,
            "reason": result.other.reason,
            "happened": result.other.happened,
            "paths": [_path(path) for path in result.other.paths],
        },
        "stand_alike": result.stand_alike.to_dicts(),
        "analogues": result.analogues.to_dicts(),
        "notes": list(result.notes),
        "record": record_document(result.record),
    }


def _path(path: HistoryPath) -> dict[str, Any]:
    return {
        "definition": path.definition,
        "label": path.label,
        "counts": path.counts,
        "series_id": path.series_id,
        "title": path.title,
        "kind": path.kind,
        "note": path.note,
        "published_code": path.published_code,
        "is_lead": path.is_lead,
        "figures": path.table.to_dicts(),
        "codes": path.codes.to_dicts(),
        "breaks": [asdict(each) for each in path.breaks],
        "crossed": [asdict(each) for each in path.crossed],
        "summary": asdict(path.summary),
    }


def history_csv(result: HistoryResult) -> str:
    """Write every figure as a tidy series: the job's own rows, then those of the other story."""
    frames = [_tidy(path, result.title, "asked") for path in result.paths]
    frames += [_tidy(path, result.other.title, "other") for path in result.other.paths]
    return render_frame(pl.concat(frames), "csv")


def _tidy(path: HistoryPath, title: str, story: str) -> pl.DataFrame:
    own = pl.select(
        pl.lit(story).alias("story"),
        pl.lit(title).alias("title"),
        pl.lit(path.definition).alias("definition"),
        pl.lit(path.series_id).alias("series_id"),
        pl.lit(path.title).alias("row_title"),
        pl.lit(path.kind).alias("kind"),
        pl.lit(path.is_lead).alias("is_lead"),
    )
    return own.join(path.table, how="cross")


def atlas_document(result: AtlasResult) -> dict[str, Any]:
    """Return the atlas as plain JSON types: jobs with their shares by year."""
    shares: dict[tuple[Definition, str], list[dict[str, Any]]] = {}
    for row in result.shares.iter_rows(named=True):
        kept = {name: row[name] for name in ("year", "history_heads", "share", "is_missing")}
        shares.setdefault((row["definition"], row["series_id"]), []).append(kept)
    return {
        "schema_version": result.schema_version,
        "country": "US",
        "jobs": [
            {**row, "figures": shares[row["definition"], row["series_id"]]}
            for row in result.jobs.iter_rows(named=True)
        ],
        "totals": result.totals.to_dicts(),
        "breaks": [asdict(each) for each in result.breaks],
        "notes": list(result.notes),
        "record": record_document(result.record),
    }


def atlas_csv(result: AtlasResult) -> str:
    """Write every share as a tidy series."""
    titles = result.jobs.select("definition", "series_id", "title", "is_residual")
    rows = result.shares.join(titles, on=["definition", "series_id"], maintain_order="left")
    return render_frame(
        rows.select(
            "definition",
            "series_id",
            "title",
            "is_residual",
            "order",
            "year",
            "history_heads",
            "share",
            "is_missing",
        ),
        "csv",
    )
