"""Sheets of a team's workbook on what it rests on: folded groups, titles, own verdicts, the run."""

from typing import Final

from jobmorph.reports.paths_workbook import record_sheets
from jobmorph.reports.team_workbook_table import FINE_SHARE, design_words, heads, planned
from jobmorph.reports.words import say
from jobmorph.reports.workbook import Cell, Sheet, Shown, sheet_of
from jobmorph.studies.team_result import TeamResult

_DOUBTFUL: Final = ("confirm", "not_found")


def record_pages(result: TeamResult) -> list[Sheet]:
    """List the sheets from folded groups to the run record."""
    return [
        _folded(result), _titles(result), _overruled(result), *record_sheets(result.record),
        _run(result),
    ]  # fmt: skip


def _folded(result: TeamResult) -> Sheet:
    rows: list[list[Cell]] = [[say("team.book.folded.pay"), name] for name in result.pay.groups]
    rows += [
        [say("team.book.folded.start"), group.name]
        for group in result.roster.groups
        if group.is_folded and group.name
    ]
    if not result.pay.is_own:
        rows.append([say("team.book.folded.lent"), None])
    if not rows:
        rows.append([say("team.book.folded.none"), None])
    return sheet_of(say("team.book.folded"), heads("from", "group"), rows)


def _titles(result: TeamResult) -> Sheet:
    people = dict(result.roster.titles.select("title", "team_heads").iter_rows())
    rows: list[list[Cell]] = []
    for each in result.roster.readings:
        if each.status not in _DOUBTFUL:
            continue
        opening: list[Cell] = [each.title, people[each.title],
                               say(f"roster.status.{each.status}")]  # fmt: skip
        rows += [[*opening, guess.label, guess.job_id, guess.chance] for guess in each.guesses] or [
            [*opening, None, None, None]
        ]
    names = heads("title", "people", "status", "guess", "guess_id", "chance")
    shown = rows or [[say("team.book.titles.none"), *[None] * 5]]
    return sheet_of(say("team.book.titles"), names, shown, ["", "#,##0", "", "", "", "0%"])


def _overruled(result: TeamResult) -> Sheet:
    """Verdicts that somebody overruled; tasks that a design keeps from AI stand beside them."""
    tasks = dict(result.tasks.select("task_id", "label").iter_rows())
    rows: list[list[Cell]] = [[None, None, say("team.book.overruled.none")]]
    for plan in result.plans:
        kept = sorted(plan.request.limits.kept_tasks)
        rows += [
            [tasks[task], plan.offer.label, say("team.book.overruled.kept")]
            for task in kept
            if task in tasks
        ]
    return sheet_of(say("team.book.overruled"), heads("task", "design", "words"), rows)


def _run(result: TeamResult) -> Sheet:
    record, roster = result.record, result.roster
    limits = result.limits_source or say("team.book.record.limits.none")
    entries: dict[str, Cell] = {
        "version": record.version,
        "edition": record.edition,
        "scenario": record.scenario,
        "seed": record.seed,
        "schema": result.schema_version,
        "source": roster.source,
        "form": roster.form,
        "people": roster.totals.people,
        "quarters": result.quarters,
        "limits": limits,
        "chosen": design_words(result, result.chosen) if result.chosen else None,
    }
    rows: list[list[Cell]] = [
        [say(f"team.book.record.{name}"), cell] for name, cell in entries.items()
    ]
    for plan, design, _ in planned(result):
        words = say("team.book.record.gap", design=plan.offer.label)
        rows.append([words, Shown(design.gap, FINE_SHARE)])
    for use in roster.columns:
        words = say("team.book.record.column", name=use.name)
        rows.append([words, say(f"team.book.use.{use.purpose}")])
    rows += [[say("team.book.record.note"), note] for note in (*record.notes, *roster.record.notes)]
    return sheet_of(say("team.book.record"), heads("entry", "value"), rows)
