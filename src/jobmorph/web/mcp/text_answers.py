"""Answers about texts and the role library, shortened."""

import textwrap
from typing import Any, Final

import polars as pl

from jobmorph.reports.reading import dropped_sentence, lead_sentence
from jobmorph.reports.theme import month_words, tier_words
from jobmorph.reports.words import say
from jobmorph.schema.ids import TIERS
from jobmorph.schema.version import VERSION
from jobmorph.studies.library_show import LibraryRole
from jobmorph.studies.reading_result import ReadingResult
from jobmorph.web.mcp.brief import Record, Span
from jobmorph.web.mcp.shorten import (
    brief_notes,
    brief_record,
    command,
    figure,
    job_read,
    option,
)
from jobmorph.web.mcp.text_briefs import (
    DutyRead,
    FamilyListed,
    LibraryRoleBrief,
    LibraryTask,
    MoveListed,
    ReadBrief,
    RoleListed,
    RolesBrief,
)

MOST_DUTIES: Final = 8
MOST_SKILLS: Final = 8
MOST_ASKED: Final = 4
MOST_TASKS: Final = 5
MOST_MOVES: Final = 3
MOST_LISTED: Final = 3
MOST_PARTS: Final = 2
MOST_FEEDERS: Final = 1
LONGEST_SENTENCE: Final = 110


def read_brief(result: ReadingResult) -> ReadBrief:
    """Shorten what a text says."""
    asked = result.requirements.get_column("statement").to_list()[:MOST_ASKED]
    names = result.skills.get_column("skill_label").to_list()
    return ReadBrief(
        answer=lead_sentence(result),
        more="jobmorph read FILE --all",
        notes=brief_notes(result.notes),
        record=brief_record(result.record),
        kind=result.kind,
        language=result.language,
        job=None if result.match is None else job_read(result.match),
        duties=tuple(_duty(row) for row in result.tasks.head(MOST_DUTIES).iter_rows(named=True)),
        duties_left_out=max(result.tasks.height - MOST_DUTIES, 0),
        skills=tuple(names[:MOST_SKILLS]),
        skills_left_out=max(len(names) - MOST_SKILLS, 0),
        asks_for=tuple(_short(each) for each in asked),
        dropped=dropped_sentence(result),
    )


def roles_brief(listed: pl.DataFrame, edition: str, *, family: str | None) -> RolesBrief:
    """Shorten the list of roles: families, or roles where one family or only new ones are asked.

    Parameters
    ----------
    listed : polars.DataFrame
        As `studies.library_list.list_roles` returns it.
    edition : str
        Name of the edition.
    family : str or None
        The one asked for.
    """
    is_new = "tasks" in listed.columns
    count = listed.get_column("family").n_unique()
    title = say(
        "library.title.new" if is_new else "library.title",
        roles=_counted("roles", listed.height),
        families=_counted("families", count),
    )
    rows = listed.to_dicts()
    is_listed = is_new or family is not None
    return RolesBrief(
        answer=f"{title}. {say('library.lead.judgement')}",
        more=command("library list", (), option("--new", is_new), option("--family", family)),
        record=_record(edition),
        families=() if is_listed else _families(rows),
        roles=tuple(_listed(row) for row in rows) if is_listed else (),
    )


def library_role_brief(role: LibraryRole) -> LibraryRoleBrief:
    """Shorten what the library says about a role."""
    context = role.context
    claims = {each["tier"]: each["source"] for each in reversed(role.items("evidence"))}
    named = (f"{claims[tier]} ({tier_words(tier)})" for tier in TIERS
             if tier in claims and tier != "assumption")  # fmt: skip
    return LibraryRoleBrief(
        answer=f"{context.purpose.rstrip('.')}. {context.scope}",
        more=command("library show", (role.job.id,)),
        notes=(say("library.show.judgement", as_of=month_words(context.as_of)),),
        record=_record(role.edition, tuple(named)),
        role_id=role.job.id,
        title=context.title,
        level=context.level,
        as_of=context.as_of,
        hours_week=figure(float(role.tasks.get_column("time_hours_week").sum())),
        tasks=tuple(_task(row) for row in role.tasks.head(MOST_TASKS).iter_rows(named=True)),
        tasks_left_out=max(role.tasks.height - MOST_TASKS, 0),
        becomes=f"{context.future['year']}: {context.future['summary']}",
        competencies=tuple(context.competencies.get_column("label")),
        to_enter=tuple(each["text"] for each in role.items("entry")[:MOST_LISTED]),
        moves=tuple(_move(row) for row in context.moves.head(MOST_MOVES).iter_rows(named=True)),
    )


def _duty(row: dict[str, Any]) -> DutyRead:
    return DutyRead(
        duty=_short(row["statement"]),
        hours_week=figure(row["time_hours_week"]),
        read_as=row["library_label"] or row["activity_label"],
    )


def _short(text: str) -> str:
    return textwrap.shorten(text, LONGEST_SENTENCE, placeholder="...")


def _counted(noun: str, count: int) -> str:
    return say(f"library.{noun}.one" if count == 1 else f"library.{noun}", count=count)


def _families(rows: list[dict[str, Any]]) -> tuple[FamilyListed, ...]:
    levels: dict[str, list[str]] = {}
    for row in rows:
        levels.setdefault(row["family"], []).append(row["level"])
    return tuple(FamilyListed(family=family, levels=tuple(each)) for family, each in levels.items())


def _listed(row: dict[str, Any]) -> RoleListed:
    return RoleListed(
        role_id=row["role_id"],
        title=row["title"],
        hours_week=figure(row["hours_week"]),
        tasks=tuple(row.get("tasks", ())[:MOST_PARTS]),
        feeders=tuple(row.get("feeders", ())[:MOST_FEEDERS]),
    )


def _task(row: dict[str, Any]) -> LibraryTask:
    low, usual, high = (row[f"time_hours_week{end}"] for end in ("_low", "", "_high"))
    return LibraryTask(
        task=row["label"],
        hours_week=Span(low=figure(low), mid=figure(usual), high=figure(high)),
        takes=row["takes"],
        leaves=row["leaves"],
    )


def _move(row: dict[str, Any]) -> MoveListed:
    months = Span(
        low=figure(row["months_low"]), mid=figure(row["months"]), high=figure(row["months_high"])
    )
    return MoveListed(to=row["title"] or row["to_role_id"], months=months, gap=tuple(row["gap"]))


def _record(edition: str, sources: tuple[str, ...] = ()) -> Record:
    return Record(edition=edition, version=VERSION, sources=sources)
