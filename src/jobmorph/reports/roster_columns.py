"""What becomes of a roster's columns, in a report."""

from collections.abc import Sequence
from typing import Final

from jobmorph.intake.roster_columns import ColumnUse
from jobmorph.reports.document import Block, Heading, Paragraph, table_of
from jobmorph.reports.words import say
from jobmorph.studies.roster_result import RosterResult

_READ: Final = ("kept", "line", "aid", "protected")
_USUAL: Final = (*_READ, "personal", "unknown")


def column_blocks(result: RosterResult, *, is_short: bool) -> list[Block]:
    """Say what becomes of the columns: as lines if `is_short` and nothing is unusual."""
    title = say("roster.columns")
    read = [use for use in result.columns if use.purpose in _READ]
    if is_short and all(_is_usual(use) for use in result.columns):
        return [Paragraph(_kept(read)), Paragraph(_dropped(result)), *_protected(result)]
    shown = read if is_short else result.columns
    rows = [(_name(use), _becomes(use), _why(use)) for use in shown]
    heads = [say(f"roster.column.{name}") for name in ("column", "becomes", "why")]
    blocks: list[Block] = [Heading(title), table_of(title, heads, rows)]
    dropped = [Paragraph(_dropped(result))] if is_short else []
    return [*blocks, *dropped, *_protected(result)]


def _is_usual(use: ColumnUse) -> bool:
    """Say whether a column is read, or not, by its name alone."""
    return use.purpose in _USUAL and (not use.is_stated or use.purpose == "protected")


def _kept(read: Sequence[ColumnUse]) -> str:
    kept = [
        say("roster.kept.column", field=_field(use), name=_name(use))
        for use in read
        if use.purpose in ("kept", "aid")
    ]
    told = say("roster.kept", columns=", ".join(kept))
    line = [_name(use) for use in read if use.purpose == "line"]
    return told + (say("roster.kept.line", names=", ".join(line)) if line else "")


def _protected(result: RosterResult) -> list[Block]:
    return [
        Paragraph(say("roster.protected", name=_name(use)))
        for use in result.columns
        if use.purpose == "protected"
    ]


def _dropped(result: RosterResult) -> str:
    dropped = [use for use in result.columns if use.purpose not in _READ]
    if not dropped:
        return say("roster.dropped.none")
    by_why: dict[str, list[str]] = {}
    for use in dropped:
        by_why.setdefault(_short_why(use), []).append(_name(use))
    columns = [
        say("roster.dropped.column", name=", ".join(names), why=why)
        for why, names in by_why.items()
    ]
    return say("roster.dropped", columns="; ".join(columns))


def _short_why(use: ColumnUse) -> str:
    if use.purpose == "personal":
        return use.detail
    return say(f"roster.dropped.short.{use.purpose}", field=_field(use), detail=use.detail)


def _name(use: ColumnUse) -> str:
    return use.name or say("roster.unnamed", number=use.place + 1)


def _field(use: ColumnUse) -> str:
    return "" if use.field is None else say(f"roster.field.{use.field}")


def _becomes(use: ColumnUse) -> str:
    if use.purpose in _READ:
        return say(f"roster.becomes.{use.purpose}", field=_field(use))
    return say("roster.becomes.let_go" if use.purpose == "people" else "roster.becomes.dropped")


def _why(use: ColumnUse) -> str:
    if use.purpose in ("line", "protected"):
        return say(f"roster.why.{use.purpose}")
    if use.purpose in _READ:
        return say("roster.why.named" if use.is_stated else "roster.why.name")
    return say(f"roster.why.{use.purpose}", field=_field(use), detail=use.detail)
