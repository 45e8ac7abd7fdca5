"""Rows of a table of titles: the user's own text, the title in it, and what is wrong with it."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TextIO, get_args

from jobmorph.intake.title_cell import cell_fault, plain_cell
from jobmorph.intake.title_file import TitleFile
from jobmorph.intake.title_record import Record, split_records

RowFault = Literal["empty", "too_long", "undecodable", "too_many_cells", "open_quote"]
ROW_FAULTS: Final[tuple[RowFault, ...]] = get_args(RowFault)


@dataclass(frozen=True, slots=True)
class TitleRow:
    """One row of the table.

    Parameters
    ----------
    line : int
        Line of the file that it starts in, the first is 1.
    text : str
        Its cells as written, as many as the header has; a blank line is empty.
    end : str
        Its line end.
    title : str
        The title on one line; empty where there is none or it cannot be read.
    fault : str or None
        Why the title is not read.
    is_blank : bool
        A line without anything, in a table of several columns: no row.
    """

    line: int
    text: str
    end: str
    title: str
    fault: RowFault | None = None
    is_blank: bool = False


def read_title_rows(file: TitleFile, stream: TextIO) -> Iterator[TitleRow]:
    """Read the rows below the header, one after the other.

    Missing cells at the end of a row are added as empty ones. A row with more cells than the
    header, or with a quotation mark that is never closed, is kept as far as the header reaches
    and its title is not read. In a table of one column the whole line is the title.

    Parameters
    ----------
    file : TitleFile
        How to read it.
    stream : text stream
        As `open_text` opens it.
    """
    for record in split_records(stream, file.separator):
        if record.line > file.header.line:
            yield _row(record, file)


def _row(record: Record, file: TitleFile) -> TitleRow:
    end = record.end or file.line_end
    if not record.cells and file.width > 1:
        return TitleRow(record.line, record.text, end, "", is_blank=True)
    cells = list(record.cells) or [""]
    if file.width == 1 and len(cells) > 1 and not record.is_broken:
        cells = [record.text]
    kept, extra = cells[: file.width], cells[file.width :]
    if record.is_broken or any(cell.strip() for cell in extra):
        text = _written(kept, file)
        fault: RowFault = "open_quote" if record.is_broken else "too_many_cells"
        return TitleRow(record.line, text, end, "", fault)
    title = plain_cell(kept[file.column.place]) if file.column.place < len(kept) else ""
    text = record.text if tuple(kept) == record.cells else _written(kept, file)
    if len(kept) < file.width:
        text = record.text + file.separator * (file.width - len(kept))
    fault_found = cell_fault(title)
    return TitleRow(record.line, text, end, "" if fault_found else title, fault_found)


def _written(cells: Sequence[str], file: TitleFile) -> str:
    padded = [*cells, *[""] * (file.width - len(cells))]
    return delimited(padded, file.separator)


def delimited(cells: Sequence[str], separator: str) -> str:
    """Write cells as one row, with quotation marks where need be, without a line end.

    Examples
    --------
    >>> print(delimited(["Köchin", "a,b", 'say "yes" to', ""], ","))
    Köchin,"a,b","say ""yes"" to",
    """
    buffer = io.StringIO()
    # The writer puts marks around those characters only that its own line end holds.
    csv.writer(buffer, delimiter=separator, lineterminator="\r\n").writerow(cells)
    # An only cell that is empty would be written as two quotation marks.
    return "" if list(cells) == [""] else buffer.getvalue().removesuffix("\r\n")
