"""The tables behind the figures of a role's page."""

from dataclasses import dataclass

from jobmorph.reports.role_page import Table
from jobmorph.reports.role_view import RoleView
from jobmorph.reports.sentences import as_heading, edge_rows, new_work_hours
from jobmorph.reports.task_groups import hours_words
from jobmorph.reports.terminal_details import READING_ORDER
from jobmorph.reports.theme import (
    agreement_words,
    moment_words,
    month_words,
    part_words,
    plain_number,
    tier_words,
    whole,
)
from jobmorph.reports.words import say
from jobmorph.schema.ids import PARTS
from jobmorph.studies.role_result import RoleResult


@dataclass(frozen=True, slots=True)
class PageTables:
    """Every table of the page; `new_work` is None if none comes back."""

    moments: Table
    tasks: Table
    edge: Table
    measures: Table
    assumptions: Table
    new_work: Table | None


def page_tables(result: RoleResult, view: RoleView) -> PageTables:
    """Build the tables behind the page's figures, in the same order as the figures."""
    return PageTables(
        moments=_moments(result, view),
        tasks=_tasks(result, view),
        edge=_edge(result),
        measures=_measures(view),
        assumptions=_assumptions(result),
        new_work=_new_work(result),
    )


def _table(caption: str, headings: list[str], rows: list[list[str]], *numbers: int) -> Table:
    summary = say("page.figure.table")
    return Table(summary, caption, [as_heading(head) for head in headings], rows,
                 frozenset(numbers))  # fmt: skip


def _moments(result: RoleResult, view: RoleView) -> Table:
    usage = month_words(result.usage_as_of)
    rows = []
    for moment in READING_ORDER:
        name = moment_words(moment, year=result.horizon_year, usage=usage)
        for part in PARTS:
            hours = view.bars[moment].of(part)
            cells = [str(hours.low), str(hours.mid), str(hours.high)]
            rows.append([as_heading(name), as_heading(part_words(part)), *cells])
    heads = [say(f"column.{name}") for name in ("moment", "part", "low", "mid", "high")]
    return _table(say("page.moments.table", week=view.week), heads, rows, 2, 3, 4)


def _tasks(result: RoleResult, view: RoleView) -> Table:
    heads = [
        say("column.task"),
        say("column.hours"),
        *(part_words(part, "leader") for part in PARTS),
        say("column.agreement"),
    ]
    rows = [
        [
            as_heading(task.label),
            hours_words(task),
            *(task.percent("horizon", part).percent for part in PARTS),
            as_heading(agreement_words(task.agreement)),
        ]
        for task in view.tasks
    ]
    return _table(say("page.tasks.table", year=result.horizon_year), heads, rows, 1, 2, 3, 4)


def _edge(result: RoleResult) -> Table:
    heads = [say(f"column.{name}") for name in ("quality", "score", "asked_by", "reason")]
    rows = [
        [as_heading(row.name), str(row.score), as_heading(row.task), as_heading(row.reason)]
        for row in edge_rows(result)
    ]
    return _table(say("page.edge.intro"), heads, rows, 1)


def _measures(view: RoleView) -> Table:
    heads = [
        say(f"column.{name}")
        for name in ("measure", "letter", "percentile", "value", "vintage", "tier")
    ]
    rows = [
        [
            measure.label,
            measure.mark,
            say("none") if measure.percentile is None else str(whole(measure.percentile)),
            say("none") if measure.value is None else plain_number(measure.value),
            month_words(measure.vintage),
            as_heading(tier_words(measure.tier)),
        ]
        for measure in view.measures
    ]
    return _table(say("all.measures"), heads, rows, 2, 3)


def _assumptions(result: RoleResult) -> Table:
    heads = [
        say(f"column.{name}")
        for name in ("meaning", "value", "range", "unit", "vintage", "tier", "source")
    ]
    rows = [
        [
            each.meaning.rstrip("."),
            plain_number(each.value),
            f"{plain_number(each.low)}-{plain_number(each.high)}",
            each.unit,
            month_words(each.as_of),
            as_heading(tier_words(each.tier)),
            each.source or say("none.source"),
        ]
        for each in result.record.assumptions
    ]
    return _table(say("page.assumptions.count", count=len(rows)), heads, rows, 1, 2)


def _new_work(result: RoleResult) -> Table | None:
    if result.new_work.is_empty():
        return None
    rows = [
        [as_heading(row["label"]), str(new_work_hours(row))]
        for row in result.new_work.iter_rows(named=True)
    ]
    heads = [say("column.work"), say("column.hours")]
    return _table(say("all.new"), heads, rows, 1)
