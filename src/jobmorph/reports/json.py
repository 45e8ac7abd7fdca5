"""The role answer as JSON: the contract others build on, at full precision."""

import math
from typing import Any

import polars as pl

from jobmorph.reports.json_library import judged_document, library_document
from jobmorph.reports.json_parts import job_document, json_text, record_document
from jobmorph.reports.words import say
from jobmorph.schema.errors import DataError
from jobmorph.schema.ids import MOMENTS, PARTS, Moment
from jobmorph.schema.job import Match
from jobmorph.studies.role_result import Employment, RoleResult, WagePercentiles

SCHEMA_FILE = "role-1.0.json"


def role_json(result: RoleResult) -> str:
    """Write the role answer as indented JSON (RFC 8259: no NaN, no Infinity).

    Parameters
    ----------
    result : RoleResult
        The answer.

    Returns
    -------
    str
        Text that keeps the shipped JSON Schema, ended by a line break.

    Raises
    ------
    DataError
        If a number is not finite, with its place in the document.
    """
    document = role_document(result)
    places = list(_not_finite(document, "$"))
    if places:
        raise DataError(say("error.number"), items=places, hint=say("error.number.hint"))
    return json_text(document)


def role_document(result: RoleResult) -> dict[str, Any]:
    """Return the role answer as plain JSON types."""
    return {
        "schema_version": result.schema_version,
        "query": result.match.query,
        "match": _match(result.match),
        "horizon_years": result.horizon_years,
        "horizon_year": result.horizon_year,
        "usage_as_of": result.usage_as_of,
        "country": "US",
        "hours_week": result.hours_week,
        "time_rule": result.time_rule,
        "tasks": _tasks(result),
        "summary": {moment: _summary(result, moment) for moment in MOMENTS},
        "new_work": _new_work(result.new_work),
        "human_edge": {row["quality"]: row["score"] for row in result.edge.iter_rows(named=True)},
        "human_edge_detail": _edge(result.edge),
        "scriptedness": result.scriptedness.as_dict(),
        "wage": _wage(result.wage),
        "employment": _employment(result.employment),
        "disagreement": {
            "word": result.agreement.word,
            "spread": result.agreement.spread,
            "lowest": result.agreement.lowest,
            "highest": result.agreement.highest,
            "count": result.agreement.count,
            "measures": _measures(result.measures),
        },
        "overrides": _overrides(result.overrides),
        "judged": judged_document(result.judged),
        "library": library_document(result.library),
        "notes": list(result.notes),
        "record": record_document(result.record),
    }


def _match(match: Match) -> dict[str, Any]:
    return {
        **job_document(match),
        "alternatives": [
            {"id": each.id, "title": each.title, "probability": each.probability}
            for each in match.alternatives
        ],
    }


def _tasks(result: RoleResult) -> list[dict[str, Any]]:
    reasons = {
        kind: _texts_by_task(result.reasons, kind) for kind in ("reason", "counter", "would_change")
    }
    evidence = {
        str(task_id): _measures(rows)
        for (task_id,), rows in result.evidence.group_by(["task_id"], maintain_order=True)
    }
    return [
        {
            "task_id": row["task_id"],
            "label": row["label"],
            "statement": row["statement"],
            "time_share": row["time_share"],
            "time_hours_week": row["time_hours_week"],
            "origin": row["origin"],
            **{moment: _verdict(row, moment) for moment in MOMENTS},
            "reason": row["reason_text"],
            "reasons": reasons["reason"].get(row["task_id"], []),
            "counter_reasons": reasons["counter"].get(row["task_id"], []),
            "would_change": reasons["would_change"].get(row["task_id"], []),
            "evidence": evidence.get(row["task_id"], []),
            "agreement": row["agreement"],
            "label_source": row["label_source"],
            "is_overruled": row["is_overruled"],
            "takes": row.get("takes"),
            "leaves": row.get("leaves"),
        }
        for row in result.tasks.iter_rows(named=True)
    ]


def _verdict(row: dict[str, Any], moment: Moment) -> dict[str, Any]:
    return {
        part: {bound: row[f"{moment}_{part}_{bound}"] for bound in ("low", "mid", "high")}
        for part in PARTS
    }


def _texts_by_task(reasons: pl.DataFrame, kind: str) -> dict[str, list[str]]:
    texts: dict[str, list[str]] = {}
    rows = reasons.filter(pl.col("reason_kind") == kind)
    for row in rows.sort("strength", descending=True, maintain_order=True).iter_rows(named=True):
        texts.setdefault(row["task_id"], []).append(row["reason_text"])
    return texts


def _measures(measures: pl.DataFrame) -> list[dict[str, Any]]:
    return [
        {
            "measure": row["measure"],
            "label": row["label"],
            "value": row["value"],
            "percentile": row["percentile"],
            "vintage": row["vintage"],
            "source": row["source_id"],
            "tier": row["tier"],
        }
        for row in measures.iter_rows(named=True)
    ]


def _summary(result: RoleResult, moment: Moment) -> dict[str, Any]:
    shares: dict[str, Any] = {part: result.share(moment, part).as_dict() for part in PARTS}
    freed = result.hours_freed_week.get(moment)
    return {**shares, "hours_freed_week": freed.as_dict() if freed else None}


def _new_work(new_work: pl.DataFrame) -> list[dict[str, Any]]:
    return [
        {
            "label": row["label"],
            "origin": row["origin"],
            "time_hours_week": {
                "low": row["time_hours_week_low"],
                "mid": row["time_hours_week"],
                "high": row["time_hours_week_high"],
            },
        }
        for row in new_work.iter_rows(named=True)
    ]


def _edge(edge: pl.DataFrame) -> list[dict[str, Any]]:
    return [
        {
            "quality": row["quality"],
            "low": row["score_low"],
            "score": row["score"],
            "high": row["score_high"],
            "task_id": row["task_id"],
            "reason": row["reason_text"],
        }
        for row in edge.iter_rows(named=True)
    ]


def _wage(wage: WagePercentiles) -> dict[str, Any]:
    return {
        "country": "US",
        "unit": "USD a year",
        "as_of": wage.as_of,
        "p10": wage.p10_usd_year,
        "p25": wage.p25_usd_year,
        "median": wage.median_usd_year,
        "p75": wage.p75_usd_year,
        "p90": wage.p90_usd_year,
        "is_topcoded": wage.is_topcoded,
        "is_borrowed": wage.is_borrowed,
    }


def _employment(employment: Employment) -> dict[str, Any]:
    return {
        "country": "US",
        "as_of": employment.as_of,
        "heads": employment.heads,
        "is_split": employment.is_split,
        "is_borrowed": employment.is_borrowed,
        "projection": {
            "base_year": employment.base_year,
            "target_year": employment.target_year,
            "change_share": employment.projected_change_share,
        },
    }


def _overrides(overrides: pl.DataFrame) -> list[dict[str, Any]]:
    return [
        {
            "task_id": row["task_id"],
            "moment": row["moment"],
            "ours": {part: row[f"ours_{part}"] for part in PARTS},
            "theirs": {part: row[f"theirs_{part}"] for part in PARTS},
            "reason": row["reason"],
            "date": str(row["date"]),
        }
        for row in overrides.iter_rows(named=True)
    ]


def _not_finite(value: Any, place: str) -> list[str]:
    if isinstance(value, float):
        return [] if math.isfinite(value) else [place]
    if isinstance(value, dict):
        return [bad for key, each in value.items() for bad in _not_finite(each, f"{place}.{key}")]
    if isinstance(value, list):
        return [bad for at, each in enumerate(value) for bad in _not_finite(each, f"{place}[{at}]")]
    return []
