"""A plan's chapters as sheets of the team's workbook: training, coaching, risks, measures."""

from collections.abc import Iterator
from typing import Final

from jobmorph.reports.team_plan_amounts import area_name, capital, inside, listed, sentence
from jobmorph.reports.team_plan_risk import risk_texts
from jobmorph.reports.words import say
from jobmorph.reports.workbook import Cell, Sheet, sheet_of
from jobmorph.studies.team_chapters import TeamChapters
from jobmorph.studies.team_chapters_coach import AreaCoaching

HOURS: Final = "#,##0.0"
WHOLE: Final = "#,##0"
RATIO: Final = "0.00"
SHARE: Final = "0%"


def workbook_pages(chapters: TeamChapters) -> dict[str, Sheet]:
    """Set one design's chapters as sheets, in the shape that `team_workbook` takes.

    Parameters
    ----------
    chapters : TeamChapters
        A design, told by `chapters_of`.

    Returns
    -------
    dict of str to Sheet
        'training', 'coaching', 'risks' and 'measures', each with the design in its first column;
        numbers at full precision.
    """
    return {
        "training": _training(chapters),
        "coaching": _coaching(chapters),
        "risks": _risks(chapters),
        "measures": _measures(chapters),
    }


def _heads(*names: str) -> list[str]:
    return [say(f"teamplan.book.{name}") for name in ("design", *names)]


def _training(chapters: TeamChapters) -> Sheet:
    rows = [[chapters.label, *row] for row in _training_rows(chapters)]
    names = _heads("what", "who", "quarter", "people", "hours", "fees", "do", "check")
    return sheet_of(
        say("team.book.training"), names, rows, ["", "", "", "", WHOLE, HOURS, WHOLE, "", ""]
    )


def _training_rows(chapters: TeamChapters) -> Iterator[list[Cell]]:
    """List cohorts, what moves take on top, and practice set aside, quarter by quarter."""
    train, fee = chapters.train, chapters.train.fee_hour.mid
    rest = dict(enumerate(train.training_hours, start=1))
    learn, moves = say("teamplan.book.learn"), say("teamplan.book.moves")
    for each in train.cohorts:
        rest[each.quarter] -= each.hours
        name = chapters.quarters[each.quarter - 1].name
        area = capital(area_name(each.area))
        yield [learn, area, name, each.heads, each.hours, each.fee_amount, None, None]
    for quarter, hours in rest.items():
        if hours >= 0.5:
            name = chapters.quarters[quarter - 1].name
            yield [moves, None, name, None, hours, fee * hours, None, None]
    for aside in train.set_aside:
        what = say("teamplan.book.practice", skill=aside.skill)
        told = [sentence(aside.practice), sentence(aside.check)] if aside.practice else [None, None]
        for quarter, hours in enumerate(aside.by_quarter):
            if hours > 0.0:
                name = chapters.quarters[quarter].name
                yield [what, aside.seat, name, None, hours, None, *told]


def _coaching(chapters: TeamChapters) -> Sheet:
    rows = [
        [chapters.label, capital(area_name(area.area)), *row]
        for area in chapters.coach.areas
        for row in _area_rows(chapters, area)
    ]
    names = _heads("field", "what", "quarter", "hours_head", "text", "instead")
    return sheet_of(say("team.book.coaching"), names, rows, ["", "", "", "", RATIO, "", ""])


def _area_rows(chapters: TeamChapters, area: AreaCoaching) -> Iterator[list[Cell]]:
    """List a field's hours of coaching by quarter, then habits, what to look for and to ask."""
    hours, stop, look, ask = (
        say(f"teamplan.book.{name}") for name in ("coaching", "habit", "look", "ask")
    )
    leaders = listed([inside(each) for each in area.leaders])
    if not area.is_held and area.led_now >= area.leader_heads:
        yield [hours, say("teamplan.book.now"), area.now_hours_head, capital(leaders), None]
        for line, value in zip(chapters.quarters, area.by_quarter, strict=True):
            yield [hours, line.name, value, None, None]
    for each in area.changes:
        yield [stop, None, None, each.before, each.after]
    for text in area.observe:
        yield [look, None, None, sentence(text), None]
    for text in area.ask:
        yield [ask, None, None, text, None]


def _risks(chapters: TeamChapters) -> Sheet:
    rows: list[list[Cell]] = [
        [chapters.label, *risk_texts(chapters, each)] for each in chapters.risks
    ]
    return sheet_of(say("team.book.risks"), _heads("risk", "why", "option"), rows)


def _measures(chapters: TeamChapters) -> Sheet:
    rows = [[chapters.label, *row] for row in (*_task_rows(chapters), *_gate_rows(chapters))]
    names = _heads(
        "measure", "who", "quarter", "as_is", "plan", "allowed", "sample", "stop", "sample_hours"
    )
    formats = ["", "", "", "", RATIO, RATIO, SHARE, WHOLE, RATIO, HOURS]
    return sheet_of(say("team.book.measures"), names, rows, formats)


def _task_rows(chapters: TeamChapters) -> Iterator[list[Cell]]:
    """List samples of AI's work, task by task: wrong results at which it goes back to people."""
    last = chapters.quarters[-1].name
    for each in chapters.measure.checks:
        yield [
            say("teamplan.book.task", task=each.label),
            listed([inside(label) for label in each.seats]),
            last,
            each.delegated_now,
            each.delegated,
            each.allowed_share,
            each.sample,
            each.stop_errors,
            each.sample_hours,
        ]


def _gate_rows(chapters: TeamChapters) -> Iterator[list[Cell]]:
    """List gates at the end of each quarter: what the plan expects, and where to turn back."""
    as_is = chapters.as_is
    for each in chapters.measure.gates:
        name = chapters.quarters[each.quarter - 1].name
        figures = {
            "customers": (
                as_is.customer_hours_week,
                each.customer_hours_week,
                each.customer_least,
            ),
            "coaching": (
                as_is.coaching_hours_head_week,
                each.coaching_hours_head_week,
                each.coaching_least,
            ),
            "late": (as_is.late_hours_week, each.late_hours_week, each.late_most),
        }
        for kind, (now, planned, bound) in figures.items():
            what = say(f"teamplan.book.gate.{kind}")
            yield [what, None, name, now, planned, None, None, bound, None]
