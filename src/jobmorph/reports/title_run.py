"""Code a file of titles row by row: bounded memory, resumable, whole at the end or not at all."""

import hashlib
import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, Final

from jobmorph.intake.title_file import TitleFile, open_text
from jobmorph.intake.title_file_bytes import errors_of
from jobmorph.intake.title_row import ROW_FAULTS, TitleRow, delimited, read_title_rows
from jobmorph.reference.manifest import MANIFEST_NAME, hash_file
from jobmorph.reports.csv import guard_cell
from jobmorph.reports.layout import to_ascii
from jobmorph.reports.title_sidecar import AddedCells, Fingerprint, Sidecar
from jobmorph.reports.words import say
from jobmorph.schema.errors import DataError
from jobmorph.schema.version import VERSION
from jobmorph.studies.title import title_record
from jobmorph.studies.title_coding import ADDED_COLUMNS, UNREAD, CodedTitle, TitleCoder
from jobmorph.studies.title_result import CodedFile, CodingCounts, FaultCount

BLOCK_ROWS: Final = 4096
KEPT_LINES: Final = 100
FAMILY, OCCUPATION = 1, 2

Progress = Callable[[int, float], None]


class _Tally:
    """Counts of the rows so far, as plain numbers that a sidecar can keep."""

    def __init__(self, state: Mapping[str, Any]) -> None:
        self.counts: Counter[str] = Counter(state.get("counts", {}))
        self.lines: dict[str, list[int]] = dict(state.get("lines", {}))

    def add(self, row: TitleRow, stated: int) -> None:
        if row.is_blank:
            return
        self.counts["rows"] += 1
        if row.fault is not None:
            self.counts[row.fault] += 1
            lines = self.lines.setdefault(row.fault, [])
            if len(lines) < KEPT_LINES:
                lines.append(row.line)
            return
        self.counts["family"] += bool(stated & FAMILY)
        self.counts["occupation"] += bool(stated & OCCUPATION)
        self.counts["abstained"] += stated == 0

    def state(self) -> dict[str, Any]:
        return {"counts": dict(self.counts), "lines": self.lines}

    def result(self, distinct: int) -> CodingCounts:
        count = self.counts
        faults = tuple(
            FaultCount(fault, count[fault], tuple(self.lines[fault]))
            for fault in ROW_FAULTS
            if count[fault]
        )
        stated = (count["family"], count["occupation"], count["abstained"])
        return CodingCounts(count["rows"], distinct, *stated, faults)


class TitleRun:
    """One run of coding: a file, where it goes, and how far an earlier run came.

    Parameters
    ----------
    file : TitleFile
        The table.
    coder : TitleCoder
        Reads titles.
    output : Path
        The coded file: the same text with the added cells at the end of each row.
    prefix : str
        Before the names of the added columns.
    block_rows : int
        Rows between two records of progress.
    """

    def __init__(
        self,
        file: TitleFile,
        coder: TitleCoder,
        output: Path,
        *,
        prefix: str = "",
        block_rows: int = BLOCK_ROWS,
    ) -> None:
        self.file = file
        self.coder = coder
        self.output = output
        self.columns = tuple(prefix + name for name in ADDED_COLUMNS)
        self.block_rows = block_rows
        self.partial = output.with_name(f".{output.name}.part")
        self.resumed_rows = 0
        self.restart_reason: str | None = None
        self._unread = added_cells(UNREAD, file.separator)

    def code(self, on_progress: Progress) -> CodedFile:
        """Code the file; on an interruption what is done stays for the next run.

        Parameters
        ----------
        on_progress : function
            Called with the rows written and the share (0..1) of the file read.

        Raises
        ------
        DataError
            If the output cannot be written, or another run writes it.
        """
        try:
            sidecar = Sidecar(self.output.with_name(f".{self.output.name}.state"))
            try:
                tally = self._write(sidecar, on_progress)
                counts = tally.result(sidecar.count_titles())
            finally:
                sidecar.close()
            self.partial.replace(self.output)
            sidecar.remove()
        except OSError as fault:
            reason = (fault.strerror or str(fault)).lower()
            raise DataError(
                say("error.disk", name=self.output.name, reason=reason),
                hint=say("title.file.disk.hint"),
            ) from fault
        return self._result(counts)

    def _result(self, counts: CodingCounts) -> CodedFile:
        return CodedFile(
            source=self.file.name,
            output=str(self.output),
            column=self.file.column.name.strip(),
            is_column_guessed=self.file.column.is_guessed,
            encoding=self.file.text.encoding,
            columns=self.columns,
            counts=counts,
            resumed_rows=self.resumed_rows,
            restart_reason=self.restart_reason,
            record=title_record(self.coder.edition),
        )

    def _write(self, sidecar: Sidecar, on_progress: Progress) -> _Tally:
        state = self._begin(sidecar)
        tally = _Tally(state)
        self.resumed_rows = tally.counts["rows"]
        done = int(state["records"])
        size = max(self.file.text.size_bytes, 1)
        with self.partial.open("r+b") as out, open_text(self.file.path, self.file.text) as text:
            out.seek(int(state["written_bytes"]))
            out.truncate()
            rows = read_title_rows(self.file, text)
            next(islice(rows, done, done), None)
            while block := list(islice(rows, self.block_rows)):
                added = self._block(block, out, sidecar, tally)
                done += len(block)
                now = {"records": done, "written_bytes": out.tell(), **tally.state()}
                sidecar.commit(now, added)
                on_progress(tally.counts["rows"], text.buffer.tell() / size)
        return tally

    def _begin(self, sidecar: Sidecar) -> dict[str, Any]:
        """Go on from an earlier run of the same input, edition and options, or start anew."""
        mine = self._fingerprint()
        state = sidecar.state()
        if state:
            reason = mine.difference(state)
            held = self.partial.stat().st_size if self.partial.exists() else -1
            if reason is None and held < state["written_bytes"]:
                reason = "partial"
            if reason is None:
                return state
            self.restart_reason = reason
        sidecar.clear()
        header = self._header()
        self.partial.write_bytes(header)
        fresh = {
            "input": mine.input,
            "edition": mine.edition,
            "options": mine.options,
            "records": 0,
            "written_bytes": len(header),
        }
        sidecar.commit(fresh, {})
        return fresh

    def _fingerprint(self) -> Fingerprint:
        options = [VERSION, self.file.column.place, *self.columns]
        return Fingerprint(
            self.file.text.sha256,
            hash_file(self.coder.edition.folder / MANIFEST_NAME),
            hashlib.sha256(json.dumps(options).encode()).hexdigest(),
        )

    def _header(self) -> bytes:
        file = self.file
        added = delimited(self.columns, file.separator)
        text = f"{file.preamble}{file.header.text}{file.separator}{added}{file.line_end}"
        return file.text.mark + text.encode(file.text.codec, errors_of(file.text.codec))

    def _block(
        self, rows: Sequence[TitleRow], out: BinaryIO, sidecar: Sidecar, tally: _Tally
    ) -> dict[str, AddedCells]:
        """Write some rows; return the titles that were read for them."""
        titles = list(dict.fromkeys(row.title for row in rows if row.title))
        known = sidecar.find(titles)
        missing = [title for title in titles if title not in known]
        coded = self.coder.code(missing)
        added = {
            title: added_cells(each, self.file.separator)
            for title, each in zip(missing, coded, strict=True)
        }
        out.write(b"".join(self._encoded(rows, known | added, tally)))
        out.flush()
        os.fsync(out.fileno())
        return added

    def _encoded(
        self, rows: Iterable[TitleRow], known: Mapping[str, AddedCells], tally: _Tally
    ) -> Iterator[bytes]:
        codec, errors = self.file.text.codec, errors_of(self.file.text.codec)
        for row in rows:
            added = known.get(row.title, self._unread)
            tally.add(row, added.stated)
            own = row.text.encode(codec, errors)
            cells = "" if row.is_blank else self.file.separator + added.cells
            try:
                yield own + (cells + row.end).encode(codec)
            except UnicodeEncodeError:
                # A name of ours that the user's encoding cannot hold.
                yield own + (to_ascii(cells) + row.end).encode(codec)


def added_cells(coded: CodedTitle, separator: str) -> AddedCells:
    """Write the added cells of a title; text that a spreadsheet would run is made plain.

    Examples
    --------
    >>> added_cells(UNREAD, ";").cells
    ';;;;;;;true;[];;'
    """
    cells = [_cell(getattr(coded, name)) for name in ADDED_COLUMNS]
    stated = FAMILY * (coded.family is not None)
    stated += OCCUPATION * (coded.occupation_soc2018 is not None)
    return AddedCells(delimited(cells, separator), stated)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return str(guard_cell(value))
