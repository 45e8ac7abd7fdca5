"""Where people can go, as JSON and CSV, at full precision."""

from dataclasses import asdict
from typing import Any, Final

import polars as pl

from jobmorph.reports.frame import render_frame
from jobmorph.reports.json_parts import job_document, record_document
from jobmorph.schema.job import Match
from jobmorph.studies.paths_result import PathsResult

PATHS_SCHEMA_FILE: Final = "paths-1.0.json"
JOINT: Final = "; "


def paths_document(result: PathsResult) -> dict[str, Any]:
    """Return the answer as plain JSON types, lists as lists."""
    start = result.start
    return {
        "schema_version": result.schema_version,
        "query": start.match.query,
        "job": job_document(start.match),
        "start": {
            "nodes": list(start.nodes),
            "counted_as": start.counted_as,
            "people": start.people,
            "wage_usd_year": start.wage_usd_year,
            "time_hours_week": dict(start.hours),
            "leave_share_year": start.leave_share_year,
        },
        "target": _target(result.target),
        "country": "US",
        "horizon_year": result.horizon_year,
        "hours_week": result.hours_week,
        "is_from_profile": result.is_from_profile,
        "limits": {**asdict(result.limits), "avoid": list(result.limits.avoid)},
        "destinations": result.destinations.to_dicts(),
        "routes": result.routes.to_dicts(),
        "left_out": result.left_out.to_dicts(),
        "unseen": result.unseen.to_dicts(),
        "elsewhere_share": result.elsewhere_share,
        "notes": list(result.notes),
        "record": record_document(result.record),
    }


def _target(match: Match | None) -> dict[str, Any] | None:
    return None if match is None else {"query": match.query, **job_document(match)}


def paths_csv(result: PathsResult) -> str:
    """Write one row per destination.

    Returns
    -------
    str
        Columns of `PathsResult.destinations`; items of a list stand in one cell, joined by '; '.
    """
    return render_frame(flat_lists(result.destinations), "csv")


def flat_lists(frame: pl.DataFrame) -> pl.DataFrame:
    """Join the items of list columns by '; ', so that each fits one cell.

    Examples
    --------
    >>> flat_lists(pl.DataFrame({"learn": [["closing", "forecasts"]]})).item()
    'closing; forecasts'
    """
    return frame.with_columns(
        pl.col(name)
        .map_elements(
            lambda items: JOINT.join("" if item is None else str(item) for item in items),
            return_dtype=pl.String,
        )
        .alias(name)
        for name, dtype in frame.schema.items()
        if isinstance(dtype, pl.List)
    )
