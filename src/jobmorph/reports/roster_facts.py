"""Departments of a roster in a report: seats always, facts about people from five on."""

from jobmorph.reports.document import Block, Heading, Paragraph, table_of
from jobmorph.reports.words import say
from jobmorph.studies.roster_result import GroupFacts, RosterResult


def group_blocks(result: RosterResult, most: int | None) -> list[Block]:
    """Set departments as rows, at most so many, and say what is folded."""
    if not result.groups:
        return []
    if most is not None and len(result.groups) <= most and all(g.is_folded for g in result.groups):
        return [Paragraph(_all_folded(result))]
    shown = result.groups if most is None else result.groups[:most]
    rows = [
        (
            _name(group.name),
            f"{group.people:,}",
            f"{group.fte:,.1f}",
            f"{group.hours_week:,.0f}",
            _start(group),
        )
        for group in shown
    ]
    names = ("department", "people", "fte", "hours", "start")
    heads = [say(f"roster.group.{name}") for name in names]
    title = say("roster.groups")
    blocks: list[Block] = [Heading(title), table_of(title, heads, rows, (1, 2, 3, 4))]
    rest = result.groups[len(shown) :]
    if rest:
        people = sum(group.people for group in rest)
        more = say("roster.groups.more", count=len(rest), people=people)
        blocks.append(Paragraph(more))
    return [*blocks, *_folded(result)]


def start_blocks(result: RosterResult) -> list[Block]:
    """Set people by department and years of hire, small counts hidden."""
    table = result.starts
    if table is None:
        return []
    title = say("roster.starts")
    rows = [
        [
            name or say("roster.group.others"),
            *(_count(count) for count in counts),
            _count(total),
        ]
        for name, counts, total in zip(table.groups, table.people, table.totals, strict=True)
    ]
    heads = [say("roster.group.department"), *table.bands, say("roster.starts.total")]
    numbers = range(1, len(heads))
    return [
        Heading(title),
        table_of(title, heads, rows, numbers),
        Paragraph(say("roster.starts.note")),
    ]


def _all_folded(result: RosterResult) -> str:
    groups = ", ".join(f"{_name(group.name)} {group.people:,}" for group in result.groups)
    if result.folded_start_year is None:
        return say("roster.groups.folded.none", groups=groups)
    return say("roster.groups.folded", groups=groups, year=f"{result.folded_start_year:.0f}")


def _folded(result: RosterResult) -> list[Block]:
    folded = [group for group in result.groups if group.is_folded]
    if not folded:
        return []
    if result.folded_start_year is None:
        return [Paragraph(say("roster.folded.none"))]
    first = _name(folded[0].name)
    names = first
    if len(folded) > 2:
        names = say("roster.folded.many", first=first, count=len(folded) - 1)
    elif len(folded) == 2:
        names = f"{first}, {_name(folded[1].name)}"
    people = sum(group.people for group in folded)
    year = f"{result.folded_start_year:.0f}"
    return [Paragraph(say("roster.folded", groups=names, people=people, year=year))]


def _name(name: str | None) -> str:
    return name or say("roster.group.none")


def _start(group: GroupFacts) -> str:
    if group.is_folded:
        return say("roster.group.folded")
    if group.start_year_middle is None:
        return say("roster.group.unknown")
    return f"{group.start_year_middle:.0f}"


def _count(count: int | None) -> str:
    return say("roster.starts.hidden") if count is None else f"{count:,}"
