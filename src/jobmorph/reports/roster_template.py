"""The empty roster and its data dictionary: which columns, other names, what is kept of them."""

import csv
import io
from typing import Any, Final

from jobmorph.intake.roster_header import Field, header_book
from jobmorph.reports.document import (
    Block,
    Bullets,
    Document,
    Heading,
    Paragraph,
    render_document,
    table_of,
)
from jobmorph.reports.json_parts import json_text
from jobmorph.reports.layout import TerminalStyle
from jobmorph.reports.output import render_form
from jobmorph.reports.words import say
from jobmorph.reports.workbook import sheet_of, write_workbook

FIELDS: Final[tuple[Field, ...]] = (
    "title", "department", "level", "location", "person", "manager", "start", "fte", "hours",
    "pay", "currency", "band",
)  # fmt: skip
SCHEMA_VERSION: Final = "1.0"
SHOWN_NAMES: Final = 2
_KEPT: Final[dict[Field, str]] = {
    "person": "line", "manager": "line", "start": "year", "fte": "number", "hours": "number",
    "pay": "number",
}  # fmt: skip


def render_template(
    output_format: str = "table", *, style: TerminalStyle | None = None
) -> str:  # fmt: skip
    """Write the data dictionary, or as 'csv' the empty table itself.

    Parameters
    ----------
    output_format : {'table', 'json', 'csv', 'md', 'html'}
        'table' is the terminal.
    style : TerminalStyle, optional
        Width and marks of 'table'.

    Raises
    ------
    ParameterError
        If the format is unknown.
    """
    document = _document(is_file=output_format != "table")
    return render_form(
        output_format,
        {
            "table": lambda: render_document(document, style=style or TerminalStyle()),
            "json": lambda: json_text(_json()),
            "csv": _csv,
            "md": lambda: render_document(document, "md"),
            "html": lambda: render_document(document, "html"),
        },
    )


def template_workbook() -> bytes:
    """Return the empty table and its dictionary as a workbook."""
    heads = [_head(name) for name in ("column", "holds", "also", "kept")]
    sheets = [
        sheet_of(say("template.sheet.roster"), _names(), []),
        sheet_of(say("template.sheet.dictionary"), heads, _rows(most=None)),
    ]
    return write_workbook(sheets, say("template.title"))


def _names() -> list[str]:
    return [say(f"template.name.{kind}") for kind in FIELDS]


def _csv() -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow(_names())
    return buffer.getvalue()


def _head(name: str) -> str:
    return say(f"template.column.{name}")


def _rows(most: int | None) -> list[tuple[str, str, str, str]]:
    return [
        (
            say(f"template.name.{kind}"),
            say(f"template.holds.{kind}"),
            _listed(_known(kind), most),
            say(f"template.kept.{_KEPT.get(kind, 'words')}"),
        )
        for kind in FIELDS
    ]


def _known(kind: Field) -> list[str]:
    return [
        name for name in header_book().names[kind] if name != say(f"template.name.{kind}").lower()
    ]


def _listed(names: list[str], most: int | None) -> str:
    shown = names if most is None else names[:most]
    listed = ", ".join(shown)
    rest = len(names) - len(shown)
    return say("template.names", names=listed, count=rest) if rest else listed


def _document(*, is_file: bool) -> Document:
    most = None if is_file else SHOWN_NAMES
    heads = [_head(name) for name in ("column", "holds", "also", "kept")]
    never = [
        say("template.never.kind", kind=kind, names=_listed(list(names), most))
        for kind, names in header_book().never.items()
    ]
    columns = say("template.columns")
    blocks: list[Block] = [
        Paragraph(say("template.lead"), is_lead=True),
        Paragraph(say("template.files")),
        Heading(columns),
        table_of(columns, heads, _rows(most)),
        Heading(say("template.never")),
        Bullets(tuple(never)),
        Paragraph(say("template.written")),
    ]
    return Document(say("template.title"), tuple(blocks))


def _json() -> dict[str, Any]:
    return {
        "schema_version": SCHEMA_VERSION,
        "columns": [
            {
                "field": kind,
                "name": say(f"template.name.{kind}"),
                "holds": say(f"template.holds.{kind}"),
                "other_names": _known(kind),
                "kept": say(f"template.kept.{_KEPT.get(kind, 'words')}"),
            }
            for kind in FIELDS
        ],
        "never_read": {kind: list(names) for kind, names in header_book().never.items()},
    }
