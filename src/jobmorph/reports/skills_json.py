"""Answers about skills and practice as JSON and CSV, at full precision."""

from typing import Any

import polars as pl

from jobmorph.reports.frame import render_frame
from jobmorph.reports.json_parts import job_document, record_document
from jobmorph.schema.ids import RANGE_ENDS
from jobmorph.studies.skills_result import PracticeResult, SkillsResult

SKILLS_SCHEMA_FILE = "skills-1.0.json"


def skills_document(result: SkillsResult) -> dict[str, Any]:
    """Return the answer about skills as plain JSON types."""
    return {
        "schema_version": result.schema_version,
        "query": result.match.query,
        "job": job_document(result.match),
        "country": "US",
        "horizon_years": result.horizon_years,
        "horizon_year": result.horizon_year,
        "hours_week": result.hours_week,
        "person_hours_week": result.person_hours.as_dict(),
        "freed_rule": result.freed_rule,
        "skills": [_skill(row) for row in result.skills.iter_rows(named=True)],
        "styles": result.styles.to_dicts(),
        "technology": result.technology.to_dicts(),
        "practice": practice_document(result.practice),
        "notes": list(result.notes),
        "record": record_document(result.record),
    }


def skills_csv(result: SkillsResult) -> str:
    """Write the skills, one row each, with the job's id and the horizon's year."""
    head = pl.select(
        pl.lit(result.match.job.id).alias("job_id"),
        pl.lit(result.horizon_year).alias("horizon_year"),
    )
    return render_frame(head.join(result.skills, how="cross"), "csv")


def practice_document(practice: PracticeResult) -> dict[str, Any]:
    """Return the account of practice: hours, design, and how much longer learning takes."""
    return {
        "hours": [
            {
                "skill_id": row["skill_id"],
                "label": row["label"],
                "moment": row["moment"],
                "practice_part": row["practice_part"],
                "practice_hours_week": _range(row, "practice_hours_week"),
            }
            for row in practice.table.iter_rows(named=True)
        ],
        "design": practice.design.to_dicts(),
        "slower": practice.slower.as_dict(),
        "slower_designed": practice.slower_designed.as_dict(),
        "slower_unreturned": practice.slower_unreturned.as_dict(),
        "slowest_label": practice.slowest_label,
    }


def _skill(row: dict[str, Any]) -> dict[str, Any]:
    rated = row["importance_horizon"] is not None
    return {
        "skill_id": row["skill_id"],
        "label": row["label"],
        "title": row["title"],
        "domain": row["domain"],
        "proficiency_needed": row["proficiency_needed"],
        "importance_today": row["importance_today"],
        "importance_horizon": _range(row, "importance_horizon") if rated else None,
        "importance_percentile": row["importance_percentile"],
        "time_hours_week_today": row["time_hours_week_today"],
        "time_hours_week": _range(row, "time_hours_week"),
        "change_hours_week": _range(row, "change_hours_week"),
        "ai_takes": row["ai_takes"],
        "remaining_work": row["remaining_work"],
        "new_work": row["new_work"],
        "direction": row["direction"],
        "time_hours_week_reach": _range(row, "time_hours_week_reach"),
        "direction_reach": row["direction_reach"],
        "is_linked": row["is_linked"],
        "vintage": row["vintage"],
        "tier": row["tier"],
    }


def _range(row: dict[str, Any], name: str) -> dict[str, Any]:
    return {
        key: row[f"{name}{end}"]
        for key, end in zip(("low", "mid", "high"), RANGE_ENDS, strict=True)
    }
