"""A learning plan as JSON, the contract others build on, and as a table with a row a step."""

import csv
import io
from dataclasses import asdict
from typing import Any, Final

from jobmorph.reports.csv import guard_cell
from jobmorph.reports.json_parts import job_document, json_text, record_document
from jobmorph.reports.plan_sentences import ALONE, Beside
from jobmorph.schema.estimate import Estimate
from jobmorph.schema.job import Match
from jobmorph.studies.plan_result import KnownMove, PlanResult

SCHEMA_FILE: Final = "plan-1.0.json"
STEP_COLUMNS: Final = (
    "own_job_id",
    "target_job_id",
    "edition",
    "step",
    "is_before",
    "skill_id",
    "label",
    "proficiency_from",
    "proficiency_to",
    "learning_hours_low",
    "learning_hours",
    "learning_hours_high",
    "week_first",
    "week_last",
    "practices",
    "practice_checks",
    "seen",
)


def plan_json(result: PlanResult, beside: Beside = ALONE) -> str:
    """Write a plan as indented JSON that keeps the shipped schema."""
    return json_text(plan_document(result, beside))


def plan_document(result: PlanResult, beside: Beside = ALONE) -> dict[str, Any]:
    """Return a plan as plain JSON types, at full precision."""
    return {
        "schema_version": result.schema_version,
        "country": "US",
        "aim": result.aim,
        "own_job": _job(result.match),
        "target_job": _job(result.target),
        "horizon_year": result.horizon_year,
        "hours_week": result.hours_week,
        "hours": _range(result.hours),
        "weeks_total": _range(result.weeks_total),
        "already_there": result.already_there,
        "is_assumed": result.is_assumed,
        "brings": list(result.brings),
        "steps": [{**row, "step": row["step"] + 1} for row in result.steps.to_dicts()],
        "weeks": [{**row, "step": row["step"] + 1} for row in result.weeks.to_dicts()],
        "gaps": result.gaps.to_dicts(),
        "not_to_learn": [asdict(each) for each in result.not_to_learn],
        "counts_more": [asdict(each) for each in result.counts_more],
        "comes_with_work": list(result.comes_with_work),
        "left_out": list(result.left_out),
        "new_tasks": list(result.new_tasks),
        "new_software": list(result.new_software),
        "mentioned": list(beside.mentioned),
        "asked_schooling": None if result.asked_schooling is None else asdict(
            result.asked_schooling
        ),
        "known_move": None if result.known_move is None else _move(result.known_move),
        "questions": list(result.questions),
        "notes": list(result.notes),
        "record": record_document(result.record),
    }  # fmt: skip


def plan_csv(result: PlanResult) -> str:
    """Write the steps as CSV with the columns `STEP_COLUMNS`; lists are joined by ' | '."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(STEP_COLUMNS)
    head = {
        "own_job_id": result.match.job.id,
        "target_job_id": result.target.job.id,
        "edition": result.record.edition,
    }
    for row in result.steps.iter_rows(named=True):
        told = {
            **row,
            **head,
            "step": row["step"] + 1,
            "is_before": str(row["is_before"]).lower(),
            "practices": " | ".join(row["practices"]),
            "practice_checks": " | ".join(row["practice_checks"]),
        }
        writer.writerow([guard_cell(told[name]) for name in STEP_COLUMNS])
    return buffer.getvalue()


def _job(match: Match) -> dict[str, Any]:
    return {"query": match.query, **job_document(match)}


def _range(estimate: Estimate) -> dict[str, float]:
    return {"low": estimate.low, "mid": estimate.mid, "high": estimate.high}


def _move(move: KnownMove) -> dict[str, Any]:
    return {
        "role_id": move.role_id,
        "title": move.title,
        "months": _range(move.months),
        "gap": list(move.gap),
        "note": move.note,
        "tier": "assumption",
    }
