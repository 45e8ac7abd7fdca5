"""The answer about a team as one page: week, table of designs, what money buys, seats, tasks."""

from typing import Any

from jobmorph.reports.blocks import Block, Bullets, Heading
from jobmorph.reports.figures import pattern_definitions, swatch_svg
from jobmorph.reports.html import fill_page
from jobmorph.reports.page_frame import STANDALONE, Frame
from jobmorph.reports.pin_page import sections_of
from jobmorph.reports.record_blocks import record_blocks
from jobmorph.reports.sentences import as_heading
from jobmorph.reports.team_blocks import (
    design_blocks,
    hold_blocks,
    order_blocks,
    planned_move_blocks,
    possible_move_blocks,
    quarter_blocks,
    task_blocks,
)
from jobmorph.reports.team_changes import change_sentences
from jobmorph.reports.team_conflict import conflict_sentences
from jobmorph.reports.team_cost import budget_sentences, order_sentence
from jobmorph.reports.team_page_figures import (
    quarters_table,
    seat_panels,
    trade_off_figure,
    week_bars,
    week_table,
)
from jobmorph.reports.team_page_table import compare_headings, compare_lines
from jobmorph.reports.team_page_tasks import task_lines, task_table
from jobmorph.reports.team_sentences import (
    answer_sentence,
    cost_sentence,
    held_sentence,
    pace_sentence,
    people_sentences,
    read_sentence,
    stop_sentences,
    win_sentence,
)
from jobmorph.reports.theme import part_words
from jobmorph.reports.words import say
from jobmorph.schema.ids import PARTS
from jobmorph.studies.team_result import TeamResult


def team_html(result: TeamResult, frame: Frame = STANDALONE) -> str:
    """Write a team and its designs as one HTML file: no script, no request, light, dark, print.

    Parameters
    ----------
    result : TeamResult
        The answer.

    Returns
    -------
    str
        A whole document. Facts about people stand in it for groups of five or more only; job
        facts, seats and hours are not hidden from the owner.
    """
    return fill_page("team.html.j2", "pin.css", "team.css", frame=frame, page=_page(result))


def _page(result: TeamResult) -> dict[str, Any]:
    is_solved = any(plan.design is not None for plan in result.plans)
    return {
        **_head(result),
        **_figures(result),
        "headings": compare_headings(result),
        "lines": compare_lines(result),
        "notes": [
            say("team.page.note"),
            say("team.note.late"),
            *stop_sentences(result),
            *conflict_sentences(result),
            win_sentence(result),
            order_sentence(result),
            *budget_sentences(result),
        ],
        "changes": change_sentences(result, is_all=True),
        "moves": sections_of(planned_move_blocks(result) if is_solved else [], "moves"),
        "decides": sections_of([*order_blocks(result), *hold_blocks(result)], "decides"),
        "more": sections_of(_more(result), "more"),
    }


def _head(result: TeamResult) -> dict[str, Any]:
    name, record = result.roster.source, result.record
    pay = say(
        f"team.page.pay.{'own' if result.pay.is_own else 'lent'}", currency=result.pay.currency
    )
    people = f"{result.roster.totals.people:,}"
    return {
        "document_title": say("team.page.title", name=name),
        "title": say("team.page.masthead", name=name, people=people),
        "head": say("team.page.head", edition=record.edition, pay=pay),
        "lead": answer_sentence(result),
        "intro": [
            text
            for text in (pace_sentence(result), cost_sentence(result), held_sentence(result))
            if text
        ],
        "definitions": pattern_definitions(),
    }


def _figures(result: TeamResult) -> dict[str, Any]:
    hours = f"{result.work_hours_week:,.0f}"
    return {
        "week_heading": say("team.page.week", hours=hours, end=result.end_name),
        "week": week_bars(result),
        "week_table": week_table(result),
        "week_key": [(swatch_svg(part), as_heading(part_words(part, "leader"))) for part in PARTS],
        "trade_off": trade_off_figure(result),
        "panels": seat_panels(result),
        "quarters": quarters_table(result),
        "same": say("team.page.quarters.same", before=f"{result.as_is.seats:,}"),
        "tasks": task_lines(result),
        "task_table": task_table(result),
        "tasks_note": say(
            "team.page.tasks.largest",
            count=len(task_lines(result)),
            all=f"{result.tasks.height:,}",
            end=result.end_name,
        ),
    }


def _more(result: TeamResult) -> list[Block]:
    """Return what a reader looks up: all tasks and seats, what was read, what it rests on."""
    people = [read_sentence(result), *people_sentences(result)]
    return [
        *design_blocks(result),
        *task_blocks(result, say("team.page.section.tasks")),
        *quarter_blocks(result, say("team.page.section.quarters")),
        *possible_move_blocks(result, 2),
        Heading(say("team.section.people")),
        Bullets(tuple(people)),
        *record_blocks(result.record),
    ]
