"""What became of a coded file: rows by what is stated, and the lines that were not read."""

from typing import Final

from jobmorph.intake.fault import shown
from jobmorph.reports.document import Block, Bullets, Document, Paragraph, render_document, table_of
from jobmorph.reports.json_parts import json_text
from jobmorph.reports.layout import TerminalStyle
from jobmorph.reports.title_json import file_document
from jobmorph.reports.words import say
from jobmorph.schema.errors import SHOWN_ITEMS
from jobmorph.studies.title_result import PARQUET, CodedFile, FaultCount
from jobmorph.work.title.normalise import LONGEST_TITLE

SUMMARY_FORMATS: Final = ("table", "json", "md", "html")


def render_coded_file(
    coded: CodedFile, output_format: str = "table", *, style: TerminalStyle | None = None
) -> str:
    """Write what became of a coded file.

    Parameters
    ----------
    coded : CodedFile
        Its counts.
    output_format : {'table', 'json', 'md', 'html'}
        'table' is the terminal.
    style : TerminalStyle, optional
        Width and marks of 'table'.
    """
    if output_format == "json":
        return json_text(file_document(coded))
    counts = coded.counts
    key = "title.file.title.one" if counts.rows == 1 else "title.file.title"
    title = say(key, name=coded.source, rows=f"{counts.rows:,}")
    blocks = [
        Paragraph(_lead(coded), is_lead=True),
        *_restart(coded),
        _table(coded),
        *_faults(coded),
        *_notes(coded),
    ]
    document = Document(title, tuple(blocks), coded.record.edition)
    return render_document(document, output_format, style=style)


def _lead(coded: CodedFile) -> str:
    counts = coded.counts
    stated = counts.rows - counts.abstained - _fault_rows(coded)
    percent = round(100 * stated / counts.rows) if counts.rows else 0
    return say(
        "title.file.lead",
        stated=f"{stated:,}",
        rows=f"{counts.rows:,}",
        percent=percent,
        distinct=f"{counts.distinct:,}",
    )


def _fault_rows(coded: CodedFile) -> int:
    return sum(fault.rows for fault in coded.counts.faults)


def _restart(coded: CodedFile) -> list[Block]:
    if coded.restart_reason is not None:
        return [Paragraph(say(f"title.file.restart.{coded.restart_reason}"))]
    if coded.resumed_rows:
        return [Paragraph(say("title.file.resumed", rows=f"{coded.resumed_rows:,}"))]
    return []


def _table(coded: CodedFile) -> Block:
    counts = coded.counts
    rows = [
        (say("title.file.family"), f"{counts.family:,}"),
        (say("title.file.occupation"), f"{counts.occupation:,}"),
        (say("title.file.abstained"), f"{counts.abstained:,}"),
        (say("title.file.faults"), f"{_fault_rows(coded):,}"),
    ]
    heads = [say(f"title.file.column.{name}") for name in ("what", "rows")]
    return table_of(say("title.file.table"), heads, rows, (1,))


def _faults(coded: CodedFile) -> list[Block]:
    if not coded.counts.faults:
        return []
    items = [_fault(fault, coded.encoding) for fault in coded.counts.faults]
    kinds = {fault.fault for fault in coded.counts.faults}
    cut = kinds & {"too_many_cells", "open_quote"}
    note = [Paragraph(say("title.file.kept.faults"))] if cut else []
    return [Bullets(tuple(items)), *note]


def _fault(fault: FaultCount, encoding: str) -> str:
    what = say(
        f"title.file.fault.{fault.fault}",
        count=f"{fault.rows:,}",
        limit=LONGEST_TITLE,
        encoding=encoding,
    )
    first = fault.lines[:SHOWN_ITEMS]
    lines = ", ".join(str(line) for line in first)
    more = fault.rows - len(first)
    unit = "rows" if encoding == PARQUET else "lines"
    ending = ".more" if more else ".one" if fault.rows == 1 else ""
    where = say(f"title.file.{unit}{ending}", lines=lines, count=f"{more:,}")
    return say("title.file.fault", what=what, lines=where)


def _notes(coded: CodedFile) -> list[Block]:
    column = shown(coded.column)
    key = "title.file.guessed" if coded.is_column_guessed else "title.file.named"
    kept = say("title.file.kept", encoding=coded.encoding)
    if coded.encoding == PARQUET:
        kept = say("title.file.kept.parquet")
    return [
        Paragraph(say("title.file.output", output=coded.output)),
        Paragraph(say(key, column=column)),
        Paragraph(kept),
        Paragraph(say("title.file.edition", edition=coded.record.edition)),
        Paragraph(say("title.file.next")),
    ]
