"""Answers about moves and plans, shortened."""

from typing import Any, Final

from jobmorph.reports.paths_sentences import brings_sentence, lead_sentence, limit_flags
from jobmorph.reports.paths_view import ROLE, kept, name_of, step_names, target_row
from jobmorph.reports.plan_sentences import lead_sentences, title_of_plan
from jobmorph.reports.words import say
from jobmorph.studies.paths_result import PathsResult
from jobmorph.studies.plan_result import AskedSchooling, PlanResult
from jobmorph.web.mcp.brief import Span
from jobmorph.web.mcp.move_briefs import Move, PathsBrief, PlanBrief, Route, Step
from jobmorph.web.mcp.shorten import (
    brief_notes,
    brief_record,
    command,
    figure,
    figure_or_none,
    job_read,
    level_option,
    option,
    row_span,
    span,
)

DEFAULT_HOURS: Final = 4.0
MOST_TRADE: Final = 3
MOST_COUNTED: Final = 3
MOST_ROUTES: Final = 2
MOST_STEPS: Final = 5
MOST_LEARN: Final = 3


def paths_brief(result: PathsResult, *, has_degree: bool = False) -> PathsBrief:
    """Shorten where a person can go; moves that nobody counts stay in a group of their own.

    Parameters
    ----------
    result : PathsResult
        The answer.
    has_degree : bool
        What was said of the person, for the command.
    """
    rows = [*kept(result, "trade")[:MOST_TRADE], *kept(result, "counted")[:MOST_COUNTED]]
    wanted = target_row(result)
    if wanted is not None:
        rows = [wanted]
    texts = (lead_sentence(result), brings_sentence(result), say("paths.caution"))
    return PathsBrief(
        answer=" ".join(texts),
        more=_paths_command(result, has_degree=has_degree),
        notes=brief_notes(result.notes),
        record=brief_record(result.record),
        job=job_read(result.start.match),
        target=None if result.target is None else job_read(result.target),
        horizon_year=result.horizon_year,
        learning_hours_week=figure(result.hours_week),
        moves=tuple(_move(row) for row in rows),
        routes=tuple(_route(row) for row in result.routes.head(MOST_ROUTES).to_dicts()),
        left_out={row["reason"]: row["count"] for row in result.left_out.to_dicts()},
    )


def _paths_command(result: PathsResult, *, has_degree: bool) -> str:
    limits = result.limits
    return command(
        "path",
        (result.start.match,),
        level_option(result.start.match),
        option("--to", None if result.target is None else result.target.query),
        option("--hours", result.hours_week, DEFAULT_HOURS),
        option("--has-degree", has_degree),
        limit_flags(limits).strip(),
        "--all",
    )


def _move(row: dict[str, Any]) -> Move:
    chance = row_span(row, "move_probability_low", "move_probability", "move_probability_high")
    return Move(
        title=name_of(row),
        group=row["group"],
        of_100_leavers=None if chance is None else _hundred(row),
        brings=row["brings"],
        asks=row["asks"],
        learn=tuple(row["learn"][:MOST_LEARN]),
        months=row_span(row, "months_low", "months", "months_high"),
        human_share=row_span(row, "human_share_low", "human_share", "human_share_high"),
        pay_change_share=figure_or_none(row["wage_change_share"]),
        is_pay_borrowed=row["place_kind"] == ROLE,
        is_crowded=bool(row["is_crowded"]),
        barriers=tuple(row["barrier_words"]),
        left_out=row["left_out"],
    )


def _hundred(row: dict[str, Any]) -> Span:
    low, mid, high = (100 * row[f"move_probability{end}"] for end in ("_low", "", "_high"))
    return Span(low=figure(low), mid=figure(mid), high=figure(high))


def _route(row: dict[str, Any]) -> Route:
    return Route(
        steps=tuple(step_names(row)),
        months=row_span(row, "months_low", "months", "months_high"),
        barriers=tuple(row["barriers"]),
    )


def plan_brief(result: PlanResult) -> PlanBrief:
    """Shorten a learning plan."""
    steps = result.steps.to_dicts()
    target = None if result.aim == "own job" else result.target.query
    return PlanBrief(
        answer=f"{title_of_plan(result)}: {lead_sentences(result)}",
        more=command("plan", (result.match,), level_option(result.match), option("--to", target),
                     option("--hours", result.hours_week, DEFAULT_HOURS), "--all"),
        notes=brief_notes(result.notes),
        record=brief_record(result.record),
        job=job_read(result.match),
        target=job_read(result.target),
        horizon_year=result.horizon_year,
        learning_hours_week=figure(result.hours_week),
        hours=span(result.hours),
        weeks=span(result.weeks_total),
        is_level_assumed=result.is_assumed,
        brings=tuple(result.brings),
        steps=tuple(_step(row) for row in steps[:MOST_STEPS]),
        steps_left_out=len(steps[MOST_STEPS:]),
        degree_asked=_degree(result.asked_schooling),
        questions_for_the_manager=tuple(result.questions),
    )  # fmt: skip


def _step(row: dict[str, Any]) -> Step:
    hours = row_span(row, "learning_hours_low", "learning_hours", "learning_hours_high")
    return Step(
        skill=row["label"],
        from_level=figure(row["proficiency_from"]),
        to_level=figure(row["proficiency_to"]),
        hours=hours or Span(low=0.0, mid=0.0, high=0.0),
        weeks=f"{row['week_first']}-{row['week_last']}",
        practice=next(iter(row["practices"]), None),
        check=next(iter(row["practice_checks"]), None),
    )


def _degree(asked: AskedSchooling | None) -> str | None:
    if asked is None:
        return None
    return f"{round(100 * asked.share)} of 100 in the target job say so: {asked.most_named}"
