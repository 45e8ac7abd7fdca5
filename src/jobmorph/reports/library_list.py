"""Lists of the role library: its roles, the faults of a file, the changes of a user's family."""

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from jobmorph.reports.document import (
    Bullets,
    Document,
    Heading,
    Paragraph,
    render_document,
    table_of,
)
from jobmorph.reports.frame import render_frame
from jobmorph.reports.json_parts import json_text
from jobmorph.reports.layout import TerminalStyle
from jobmorph.reports.words import say

MOST_LABELS = 7


def render_role_list(
    listed: pl.DataFrame,
    output_format: str = "table",
    *,
    edition: str,
    style: TerminalStyle | None = None,
) -> str:
    """Write the roles of a library.

    Parameters
    ----------
    listed : polars.DataFrame
        As `studies.library_list.list_roles` returns it.
    output_format : {'table', 'json', 'csv', 'md'}
        'json' is a list of rows.
    edition : str
        Name of the edition.
    style : TerminalStyle, optional
        Width and marks of 'table'.
    """
    if output_format in ("json", "csv"):
        return _plain(listed, output_format)
    is_new = "tasks" in listed.columns
    families = listed.get_column("family").n_unique()
    key = "library.title.new" if is_new else "library.title"
    title = say(key, roles=_count("roles", listed.height), families=_count("families", families))
    if listed.is_empty():
        title, blocks = say("library.title.none"), [Paragraph(say("library.none"))]
    elif is_new:
        blocks = [*_new_blocks(listed), Paragraph(""), Paragraph(say("library.foot.new"))]
    else:
        blocks = [_role_grid(listed, title), Paragraph(say("library.foot", edition=edition))]
    document = Document(title, tuple(blocks), edition)
    return render_document(document, output_format, style=style)


def _plain(listed: pl.DataFrame, output_format: str) -> str:
    if output_format == "json":
        return json_text(listed.to_dicts())
    lists = [name for name, dtype in listed.schema.items() if dtype == pl.List(pl.String)]
    return render_frame(listed.with_columns(pl.col(name).list.join("; ") for name in lists), "csv")


def _count(noun: str, count: int) -> str:
    return say(f"library.{noun}.one" if count == 1 else f"library.{noun}", count=count)


def _role_grid(listed: pl.DataFrame, title: str) -> Any:
    names = ("role_id", "title", "n_tasks", "hours_week")
    rows = [
        [row["role_id"], row["title"], str(row["n_tasks"]), f"{row['hours_week']:g}"]
        for row in listed.iter_rows(named=True)
    ]
    heads = [say(f"library.column.{name}") for name in names]
    return table_of(title, heads, rows, (2, 3))


def _new_blocks(listed: pl.DataFrame) -> list[Any]:
    blocks: list[Any] = []
    for family in listed.partition_by("family", maintain_order=True):
        for row in family.iter_rows(named=True):
            blocks += [Heading(_role_line(row)), Paragraph(row["role_id"])]
            blocks.append(
                Bullets(
                    (
                        say("library.new.tasks", items=_some(row["tasks"])),
                        say("library.new.skills", items=_some(row["skills"])),
                    )
                )
            )
        feeders = family.item(0, "feeders").to_list()
        if feeders:
            blocks.append(Paragraph(say("library.new.feeders", items=_some(feeders))))
    return blocks


def _role_line(row: Mapping[str, Any]) -> str:
    return say(
        "library.role",
        title=row["title"],
        level=say(f"level.{row['level']}"),
        hours=f"{row['hours_week']:g}",
        tasks=row["n_tasks"],
    )


def _some(labels: Sequence[str]) -> str:
    shown = ", ".join(labels[:MOST_LABELS])
    rest = len(labels) - MOST_LABELS
    return say("library.new.more", items=shown, count=rest) if rest > 0 else shown


def render_faults(
    faults: pl.DataFrame, output_format: str, *, source: str, style: TerminalStyle | None = None
) -> str:
    """Write the faults of family files: file, line, what is expected.

    Parameters
    ----------
    faults : polars.DataFrame
        file, line (null where the whole file is meant), what.
    output_format : {'table', 'json', 'csv', 'md'}
        Form of the answer.
    source : str
        The file or folder that was read.
    style : TerminalStyle, optional
        Width and marks of 'table'.
    """
    if output_format in ("json", "csv"):
        return render_frame(faults, output_format)
    rows = [
        [row["file"], "" if row["line"] is None else str(row["line"]), row["what"]]
        for row in faults.iter_rows(named=True)
    ]
    heads = [say(f"library.column.{name}") for name in ("file", "line", "what")]
    title = say("library.faults")
    if not rows:
        return render_document(
            Document(title, (Paragraph(say("library.faults.none", files=source)),)),
            output_format,
            style=style,
        )
    return render_document(
        Document(title, (table_of(title, heads, rows, (1,)),)), output_format, style=style
    )


def valid_words(
    source: str, counts: Mapping[str, int], replaced: Sequence[str], added: Sequence[str]
) -> str:
    """Say that family files have no faults, what they hold, and how they would be used.

    Parameters
    ----------
    source : str
        The file or folder.
    counts : mapping
        Numbers of 'families', 'roles' and 'tasks'.
    replaced, added : sequence of str
        Families that stand in the place of ours, and new ones.
    """
    key = "library.valid.one" if counts["families"] == 1 else "library.valid"
    lines = [say(key, files=source, **counts)]
    if replaced:
        lines.append(say("library.replaces", items=", ".join(replaced)))
    if added:
        lines.append(say("library.adds", items=", ".join(added)))
    return "\n".join([*lines, say("library.valid.use", path=source)])


def render_diff(
    changes: pl.DataFrame, output_format: str = "table", *, style: TerminalStyle | None = None
) -> str:
    """Write what a user's families change.

    Parameters
    ----------
    changes : polars.DataFrame
        As `studies.library_diff.diff_library` returns it.
    output_format : {'table', 'json', 'csv', 'md'}
        Form of the answer.
    style : TerminalStyle, optional
        Width and marks of 'table'.
    """
    if output_format in ("json", "csv"):
        return render_frame(changes, output_format)
    key = "library.diff.title.one" if changes.height == 1 else "library.diff.title"
    blocks: list[Any] = [Paragraph(say("library.diff.same"))] if changes.is_empty() else []
    for part in changes.partition_by("family", maintain_order=True):
        name = part.item(0, "family")
        is_new = part.get_column("ours").null_count() == part.height
        if is_new:
            blocks.append(Heading(say("library.diff.family.new", family=name)))
        else:
            number = "library.diff.family.one" if part.height == 1 else "library.diff.family"
            blocks.append(Heading(say(number, family=name, count=part.height)))
        heads = ("item", "field", "ours", "yours")
        rows = [_diff_row(row) for row in part.iter_rows(named=True)]
        headings = [say(f"library.column.{head}") for head in heads]
        blocks.append(table_of(say("library.diff.family", family=name, count=part.height),
                               headings, rows))  # fmt: skip
    title = say(key, count=changes.height)
    return render_document(Document(title, tuple(blocks)), output_format, style=style)


def _diff_row(row: Mapping[str, Any]) -> list[str]:
    absent = say("library.diff.absent")
    field = say("library.diff.all") if row["field"] == "all" else row["field"].replace("_", " ")
    item = row["item"] if row["item"].startswith(row["kind"]) else f"{row['kind']}: {row['item']}"
    return [
        item,
        field,
        absent if row["ours"] is None else row["ours"],
        absent if row["yours"] is None else row["yours"],
    ]
