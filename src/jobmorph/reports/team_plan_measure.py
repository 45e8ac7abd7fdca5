"""What to measure and when to turn back, in words."""

from collections.abc import Iterator

from jobmorph.reports.blocks import Block, Bullets, Heading, Paragraph, table_of
from jobmorph.reports.team_plan_amounts import capital, hours_text, percent_text
from jobmorph.reports.words import say
from jobmorph.studies.team_chapters import TeamChapters
from jobmorph.studies.team_chapters_measure import (
    MINUTES_ITEM,
    MeasureChapter,
    QuarterGate,
    TaskCheck,
)
from jobmorph.studies.team_result import TeamResult


def measure_parts(result: TeamResult, chapters: TeamChapters) -> Iterator[Block]:
    """Tell what to measure and when to turn back."""
    measure = chapters.measure
    yield Paragraph(say("teamplan.measure.lead"))
    yield Heading(say("teamplan.measure.tasks"), 3)
    yield from _tasks(measure)
    yield Heading(say("teamplan.measure.quarters"), 3)
    names = (
        "quarter",
        "customers",
        "customers_stop",
        "coaching",
        "coaching_stop",
        "late",
        "late_stop",
    )
    heads = [say(f"teamplan.gate.{name}") for name in names]
    rows = [_gate_row(result, each) for each in measure.gates]
    yield table_of(say("teamplan.gate.table"), heads, rows, range(1, len(heads)))
    yield Bullets(tuple(say(f"teamplan.back.{name}") for name in ("late", "customers", "coaching")))


def _tasks(measure: MeasureChapter) -> Iterator[Block]:
    if not measure.checks:
        yield Paragraph(say("teamplan.measure.little", others=measure.other_tasks))
        return
    more = sum(each.delegated - each.delegated_now for each in measure.checks)
    yield Paragraph(
        say(
            "teamplan.measure.first",
            count=len(measure.checks),
            hours=hours_text(more),
            others=measure.other_tasks,
        )
    )
    names = ("task", "ai", "checking", "allowed", "sample", "stop", "time")
    heads = [say(f"teamplan.measure.{name}") for name in names]
    rows = [_check_row(each) for each in measure.checks]
    yield table_of(say("teamplan.measure.table"), heads, rows, range(1, len(heads)))
    yield Paragraph(say("teamplan.measure.how", minutes=f"{MINUTES_ITEM:.0f}"))


def _check_row(each: TaskCheck) -> tuple[str, ...]:
    now, then = hours_text(each.delegated_now), hours_text(each.delegated)
    return (
        capital(each.label),
        say("teamplan.change", before=now, after=then),
        f"{60.0 * each.check_hours_week:.0f}",
        percent_text(each.allowed_share),
        f"{each.sample}",
        f"{each.stop_errors}",
        hours_text(each.sample_hours),
    )


def _gate_row(result: TeamResult, each: QuarterGate) -> tuple[str, ...]:
    return (
        result.quarter_names[each.quarter - 1],
        hours_text(each.customer_hours_week),
        hours_text(each.customer_least),
        f"{each.coaching_hours_head_week:.2f}",
        f"{each.coaching_least:.2f}",
        hours_text(each.late_hours_week),
        hours_text(each.late_most),
    )
