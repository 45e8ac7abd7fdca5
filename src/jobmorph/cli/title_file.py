"""`jobmorph title --file`: a whole table coded, with progress, resumable."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from jobmorph.reference.edition import Edition
    from jobmorph.studies.title_coding import TitleCoder
    from jobmorph.studies.title_result import CodedFile

# Endings under which a table as text would be taken for something else.
OTHER_ENDINGS: Final = frozenset(
    (".xlsx", ".xls", ".xlsm", ".ods", ".json", ".md", ".html", ".htm", ".pdf", ".docx")
)
EXAMPLE: Final = "jobmorph title --file titles.csv --column job_title --output coded.csv"


@dataclass(frozen=True, slots=True)
class _Request:
    """What is coded into what."""

    source: Path
    output: Path
    column: str | None
    prefix: str


def code_file(
    source: Path,
    output: Path | None,
    *,
    column: str | None,
    prefix: str,
    edition: Edition | None,
) -> CodedFile:
    """Code a file of titles.

    Raises
    ------
    ParameterError
        If there is no output, it is the input or has another ending, or an added column is there
        already.
    DataError
        If the input cannot be read or the output not be written.
    """
    from jobmorph.intake.title_column import require_prefix
    from jobmorph.intake.title_file import require_text_table
    from jobmorph.reference.edition import open_edition
    from jobmorph.studies.title_coding import TitleCoder

    require_text_table(source)
    place = require_output(source, output)
    request = _Request(source, place, column, require_prefix(prefix))
    coder = TitleCoder(edition or open_edition())
    return _parquet(request, coder) if _is_parquet(source) else _text(request, coder)


def _text(request: _Request, coder: TitleCoder) -> CodedFile:
    from jobmorph.cli.progress import RowProgress
    from jobmorph.intake.title_column import require_free_names
    from jobmorph.intake.title_file import open_title_file
    from jobmorph.reports.title_run import TitleRun
    from jobmorph.reports.words import say

    file = open_title_file(request.source, request.column)
    run = TitleRun(file, coder, request.output, prefix=request.prefix)
    require_free_names(file.header.cells, run.columns, source=file.name)
    progress = RowProgress()
    try:
        with progress:
            return run.code(progress.show)
    except KeyboardInterrupt:
        print(say("title.file.stopped", rows=f"{progress.rows:,}"), file=sys.stderr)
        raise


def _parquet(request: _Request, coder: TitleCoder) -> CodedFile:
    from jobmorph.cli.progress import RowProgress
    from jobmorph.reports.title_parquet import code_parquet
    from jobmorph.reports.words import say

    progress = RowProgress()
    try:
        with progress:
            return code_parquet(
                request.source,
                request.output,
                coder,
                column=request.column,
                prefix=request.prefix,
                on_progress=progress.show,
            )
    except KeyboardInterrupt:
        print(say("title.file.stopped.anew"), file=sys.stderr)
        raise


def _is_parquet(path: Path) -> bool:
    return path.suffix.lower() == ".parquet"


def require_output(source: Path, output: Path | None) -> Path:
    """Return where the coded file goes, or raise if that cannot be."""
    from jobmorph.reports.words import say
    from jobmorph.schema.errors import DataError, ParameterError

    if output is None:
        raise ParameterError("--file needs an --output", hint=f"Try: {EXAMPLE}")
    if _is_parquet(source) != _is_parquet(output) or output.suffix.lower() in OTHER_ENDINGS:
        key = "title.file.parquet" if _is_parquet(source) else "title.file.ending"
        raise ParameterError(say(key), where="--output", hint=say(f"{key}.hint"))
    if output.is_dir():
        raise DataError(
            say("error.is_folder", name=output.name or str(output)),
            hint=say("error.is_folder.hint", other=output / "coded.csv"),
        )
    if not output.parent.is_dir():
        raise DataError(
            say("error.folder", name=output.name, folder=output.parent),
            hint=say("error.folder.hint", other=output.name),
        )
    if output.exists() and not output.is_file():
        raise DataError("this is a device, not a file", where=str(output))
    if source.exists() and output.exists() and source.samefile(output):
        raise ParameterError(
            say("title.file.same"), where="--output", hint=say("title.file.same.hint")
        )
    return output
