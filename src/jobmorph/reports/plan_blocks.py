"""The parts of a learning plan as blocks, for the terminal, Markdown and the page alike."""

from collections.abc import Iterator, Mapping
from typing import Any

import polars as pl

from jobmorph.reports.blocks import Block, Bullets, Heading, Paragraph, table_of
from jobmorph.reports.plan_sentences import (
    Beside,
    held_words,
    hours_words,
    level_words,
    step_hours,
    weeks_words,
)
from jobmorph.reports.plan_weeks import PlanWeek, WeekTask, plan_weeks
from jobmorph.reports.sentences import as_heading
from jobmorph.reports.terminal_details import assumption_line, source_line
from jobmorph.reports.words import say
from jobmorph.studies.plan_result import PlanResult


def step_groups(result: PlanResult) -> list[tuple[str, pl.DataFrame]]:
    """Divide the steps: before the first day in the target job, and after it.

    Only the role library says what is asked of somebody who begins.

    Returns
    -------
    list of (str, polars.DataFrame)
        Heading and steps; one group where nothing divides them.
    """
    if not knows_first_day(result) or result.steps.is_empty():
        return [(say("plan.steps"), result.steps)] if result.steps.height else []
    groups = [
        (say("plan.steps.before"), result.steps.filter(pl.col("is_before"))),
        (say("plan.steps.after"), result.steps.filter(~pl.col("is_before"))),
    ]
    return [(heading, rows) for heading, rows in groups if rows.height]


def knows_first_day(result: PlanResult) -> bool:
    """Whether it is known what the target asks of somebody who begins there."""
    return result.aim == "other job" and result.target.job.kind == "role"


def is_ready(result: PlanResult) -> bool:
    """Whether another job could be begun: all steps belong to the months after the first day."""
    has_steps = result.steps.height > 0
    return knows_first_day(result) and has_steps and not result.steps["is_before"].any()


def first_practice(row: Mapping[str, Any], used: set[str]) -> str:
    """Return what a step begins with; a practice that an earlier step has is gone on with."""
    if not row["practices"]:
        return say("plan.task.free")
    text: str = row["practices"][0]
    is_used = text in used
    used.add(text)
    return say("plan.step.go_on") if is_used else text


def steps_table(result: PlanResult, *, is_short: bool = False) -> Iterator[Block]:
    """Set the steps as tables; `is_short` leaves out what each begins with."""
    used: set[str] = set()
    names = ("step", "level", "hours", "weeks", "begin")[: 4 if is_short else 5]
    heads = [say(f"plan.column.{name}") for name in names]
    for heading, steps in step_groups(result):
        rows = [
            [
                as_heading(row["label"]),
                level_words(row),
                str(step_hours(row)),
                weeks_words(row),
                first_practice(row, used),
            ][: len(heads)]
            for row in steps.iter_rows(named=True)
        ]
        if heading != say("plan.steps"):
            yield Heading(heading, 3)
        yield table_of(say("plan.steps.caption"), heads, rows, (1, 2, 3) if is_short else (2,))


def week_lines(week: PlanWeek, *, is_short: bool = False) -> list[str]:
    """Say what to do in a week; `is_short` does not repeat what an earlier week has spelled out."""
    lines = []
    for item in week.items:
        if not item.tasks:
            lines.append(say("plan.task.free"))
        for task in item.tasks:
            lines.append(_task(task, is_short=is_short))
    return list(dict.fromkeys(lines))


def _task(task: WeekTask, *, is_short: bool) -> str:
    if not is_short or task.how == "begin":
        text = say(f"plan.task.{task.how}", text=task.text)
    elif task.how == "go on" or task.is_only:
        text = say(f"plan.task.short.{task.how}")
    else:
        text = say("plan.task.short.any")
    check = say("plan.check", check=task.check) if task.check else ""
    return f"{text} {check}".rstrip()


def detail_blocks(result: PlanResult, level: int = 3) -> Iterator[Block]:
    """Set every step with all its practices, checks, and what somebody then sees."""
    used: set[str] = set()
    for number, row in enumerate(result.steps.iter_rows(named=True), start=1):
        hours = step_hours(row)
        yield Heading(
            say(
                "plan.details.head",
                number=number,
                label=as_heading(row["label"]),
                start=f"{row['proficiency_from']:g}",
                end=f"{row['proficiency_to']:g}",
            ),
            level,
        )
        line = say("plan.details.line", hours=hours.mid, low=hours.low, high=hours.high,
                   weeks=weeks_words(row))  # fmt: skip
        seen = say("plan.details.seen", seen=row["seen"]) if row["seen"] else ""
        yield Paragraph(f"{line} {seen}".rstrip())
        items = [
            say("plan.details.do", text=text, hours=hours_words(spent), check=check)
            for text, spent, check in zip(
                row["practices"], row["practice_hours"], row["practice_checks"], strict=True
            )
            if text not in used
        ]
        known = "plan.step.go_on" if row["practices"] else "plan.task.free"
        used.update(row["practices"])
        yield Bullets(tuple(items or [say(known)]))


def gap_table(result: PlanResult) -> Block:
    """Set what the job asks beside what the person has."""
    has_start = knows_first_day(result)
    names = ("skill", "held", *(("start",) if has_start else ()), "needed", "from", "seen")
    rows = []
    for row in result.gaps.iter_rows(named=True):
        needed = row["proficiency_needed"]
        start = [f"{min(row['proficiency_start'], needed):g}"] if has_start else []
        levels = [f"{row['proficiency_held']:g}", *start, f"{needed:g}"]
        source = as_heading(held_words(result, row))
        rows.append([as_heading(row["label"]), *levels, source, row["seen"]])
    heads = [say(f"plan.gaps.{name}") for name in names]
    numbers = range(1, len(names) - 2)
    return table_of(say("plan.gaps.caption"), heads, rows, numbers)


def how_blocks() -> list[Block]:
    """Say how to read levels, hours and where they come from."""
    lines = tuple(say(f"plan.how.{name}") for name in ("levels", "hours", "held"))
    return [Heading(say("plan.how")), Bullets(lines)]


def source_blocks(result: PlanResult) -> list[Block]:
    """List the sources."""
    lines = tuple(source_line(each) for each in result.record.sources)
    return [Heading(say("page.sources")), Bullets(lines)]


def assumption_blocks(result: PlanResult) -> list[Block]:
    """List what the edition lacks, and the numbers that were chosen or taken from a source."""
    record = result.record
    notes = tuple(dict.fromkeys([*result.notes, *record.notes]))
    lines = tuple(assumption_line(each) for each in record.assumptions)
    blocks: list[Block] = [Heading(say("plan.notes")), Bullets(notes)] if notes else []
    return [*blocks, Heading(say("plan.assumptions")), Bullets(lines)]


def record_blocks(result: PlanResult) -> list[Block]:
    """List what the edition lacks, assumptions and sources."""
    return [*assumption_blocks(result), *source_blocks(result)]


def mentioned_line(beside: Beside) -> str:
    """Name what a resume names without a level; '' if there is nothing."""
    if not beside.mentioned:
        return ""
    return say("plan.mentioned", labels=", ".join(beside.mentioned))


def first_week(result: PlanResult) -> tuple[str, list[str]] | None:
    """Heading and lines of week 1, spelled out; None if there is nothing to learn."""
    weeks = plan_weeks(result, most=1)
    if not weeks:
        return None
    checks = {
        text: check
        for row in result.steps.iter_rows(named=True)
        for text, check in zip(row["practices"], row["practice_checks"], strict=True)
    }
    lines = [
        say(
            "plan.task.first",
            text=task.text,
            hours=hours_words(task.hours_total),
            check=checks[task.text],
        )
        for item in weeks[0].items
        for task in item.tasks
        if task.how == "begin"
    ]
    heading = say("plan.tomorrow", hours=hours_words(weeks[0].hours))
    return heading, lines or week_lines(weeks[0])
