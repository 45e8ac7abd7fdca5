"""What the JSON of every answer shares: how it is written, its schema, the job, the record."""

import json
from importlib.resources import files
from typing import Any

from jobmorph.schema.job import Match
from jobmorph.schema.record import RunRecord


def json_text(document: Any) -> str:
    """Write a document as indented JSON (RFC 8259: no NaN, no Infinity)."""
    return json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def schema_text(name: str) -> str:
    """Return a shipped JSON Schema (draft 2020-12) by the name of its file."""
    return (files("jobmorph.reports") / "schemas" / name).read_text(encoding="utf-8")


def job_document(match: Match) -> dict[str, Any]:
    """Return how the words were read."""
    job = match.job
    return {
        "kind": job.kind,
        "id": job.id,
        "title": job.title,
        "level": job.level,
        "is_level_implied": job.is_level_implied,
        "method": match.method,
        "probability": match.probability,
        "anchors": [
            {"occupation_onet2019": each.occupation_onet2019, "weight": each.weight}
            for each in job.anchors
        ],
    }


def record_document(record: RunRecord) -> dict[str, Any]:
    """Return what an answer rests on, lists as lists."""
    told = record.as_dict()
    return {**told, **{key: list(told[key]) for key in ("assumptions", "sources", "notes")}}
