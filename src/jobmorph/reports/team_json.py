"""A team's redesign as JSON, at full precision; no row of a person and no pay of anybody."""

from dataclasses import asdict
from typing import Any, Final

import polars as pl

from jobmorph.redesign.limits import DesignRequest
from jobmorph.redesign.problem import TeamDesign
from jobmorph.reports.json_parts import json_text, record_document
from jobmorph.reports.team_plan_file import KIND, read_plan, team_of_json
from jobmorph.schema.estimate import Estimate
from jobmorph.studies.team_result import Conflict, TeamMeasures, TeamPlan, TeamResult

__all__ = [
    "TEAM_SCHEMA_FILE",
    "limits_document",
    "measures_document",
    "read_plan",
    "render_team_json",
    "team_document",
    "team_of_json",
]

TEAM_SCHEMA_FILE: Final = "team-1.0.json"
_HOURS: Final = (
    "load", "delegated", "assisted", "human", "freed", "checking", "care", "customer", "coaching",
    "training", "start_up", "idle", "late",
)  # fmt: skip


def render_team_json(result: TeamResult) -> str:
    """Write the answer as JSON text; its schema ships as `team-1.0.json`."""
    return json_text(team_document(result))


def team_document(result: TeamResult) -> dict[str, Any]:
    """Return the answer as plain JSON types.

    Parameters
    ----------
    result : TeamResult
        The answer.

    Returns
    -------
    dict
        Designs with figures, seats and hours by quarter, tasks at the end, moves, what binds. Pay
        is in sums over all seats only.
    """
    return {
        "schema_version": result.schema_version,
        "kind": KIND,
        "roster": _roster(result),
        "pay": {
            "currency": result.pay.currency,
            "is_own": result.pay.is_own,
            "groups_together": list(result.pay.groups),
        },
        "quarters": result.quarters,
        "quarter_names": list(result.quarter_names),
        "end_name": result.end_name,
        "work_hours_week": result.work_hours_week,
        "could_pass_hours_week": result.could_pass_hours_week.as_dict(),
        "checking_hours_week": result.checking_hours_week.as_dict(),
        "usual_hours_week": result.usual_hours_week.as_dict(),
        "seats": result.seats.drop("family", strict=False).to_dicts(),
        "tasks": result.tasks.to_dicts(),
        "moves": result.moves.to_dicts(),
        "as_is": measures_document(result.as_is),
        "designs": [_design(plan) for plan in result.plans],
        "trade_off": result.trade_off.to_dicts(),
        "flips": [asdict(flip) for flip in result.flips],
        "chosen": result.chosen,
        "limits_source": result.limits_source,
        "record": record_document(result.record),
    }


def measures_document(measures: TeamMeasures) -> dict[str, Any]:
    """Return figures by name; those with a range as low, mid and high."""
    found = {name: getattr(measures, name) for name in measures.__dataclass_fields__}
    return {
        name: value.as_dict() if isinstance(value, Estimate) else value
        for name, value in found.items()
    }


def limits_document(request: DesignRequest) -> dict[str, Any]:
    """Return weights and limits, lists as lists."""
    limits = asdict(request.limits)
    return {
        "weights": asdict(request.weights),
        **limits,
        "kept_tasks": sorted(request.limits.kept_tasks),
        "seats": [asdict(each) for each in request.limits.seats],
        "freezes": [asdict(each) for each in request.limits.freezes],
    }


def _roster(result: TeamResult) -> dict[str, Any]:
    roster = result.roster
    return {
        "source": roster.source,
        "form": roster.form,
        "people": roster.totals.people,
        "fte": roster.totals.fte,
        "hours_week": roster.totals.hours_week,
        "titles": len(roster.readings),
        "titles_to_confirm": roster.count_titles("confirm"),
        "titles_not_found": roster.count_titles("not_found"),
    }


def _design(plan: TeamPlan) -> dict[str, Any]:
    offer, design = plan.offer, plan.design
    return {
        "name": offer.name,
        "label": offer.label,
        "purpose": offer.purpose,
        "limits": limits_document(plan.request),
        "measures": None if plan.measures is None else measures_document(plan.measures),
        "plan": None if design is None else _plan(design),
        "binding": list(plan.binding),
        "one_more": [asdict(each) for each in plan.one_more],
        "changes": [asdict(each) for each in plan.changes],
        "conflict": None if plan.conflict is None else _conflict(plan.conflict),
    }


def _conflict(conflict: Conflict) -> dict[str, Any]:
    return {
        "rules": list(conflict.rules),
        "relaxations": [{"rule": rule, "value": value} for rule, value in conflict.relaxations],
    }


def _plan(design: TeamDesign) -> dict[str, Any]:
    hours = design.hours.select(
        "seat_id", "quarter", "available_hours_quarter",
        *(f"{name}_hours_quarter" for name in _HOURS),
        *(f"{name}_back_hours_quarter" for name in ("customer", "coaching", "practice")),
    )  # fmt: skip
    practice = design.practice.filter(pl.col("practice_back_hours_quarter") > 0.0)
    at_end = design.tasks.filter(pl.col("quarter") == pl.col("quarter").max())
    return {
        "objective": design.objective,
        "gap_share": design.gap,
        "seats": design.seats.to_dicts(),
        "hours": hours.to_dicts(),
        "tasks_end": at_end.drop("quarter").to_dicts(),
        "practice": practice.to_dicts(),
        "moves": design.moves.to_dicts(),
        "costs": design.costs.to_dicts(),
    }
