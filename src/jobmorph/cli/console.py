"""Where an answer goes: the terminal with what it can show, or a file."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from jobmorph.reports.layout import TerminalStyle

FORMAT_OF_SUFFIX: Final = {
    ".json": "json",
    ".csv": "csv",
    ".md": "md",
    ".html": "html",
    ".htm": "html",
    ".ics": "ics",
    ".svg": "svg",
    ".xlsx": "xlsx",
    ".yaml": "yaml",
    ".yml": "yaml",
}


def style_of(output: Path | None, *, is_ascii: bool) -> TerminalStyle:
    """Return how text may look where it goes.

    Parameters
    ----------
    output : Path or None
        The file asked for: UTF-8 and without bold. None is the terminal, or what reads from us.
    is_ascii : bool
        True if the user asked for ASCII.
    """
    from jobmorph.reports.layout import TerminalStyle, detect_style
    from jobmorph.reports.theme import ASCII, UNICODE

    if output is not None:
        return TerminalStyle(glyphs=ASCII if is_ascii else UNICODE)
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    return detect_style(sys.stdout, width=width, is_ascii=is_ascii)


def format_of(chosen: str | None, output: Path | None, *, known: Iterable[str]) -> str:
    """Return the form of an answer: the option's, else as the file's name ends, else a table.

    Parameters
    ----------
    chosen : str or None
        The option's value.
    output : Path or None
        The file asked for.
    known : iterable of str
        The forms that the command has.

    Examples
    --------
    >>> from jobmorph.cli.options import Format
    >>> format_of(None, Path("report.html"), known=Format)
    'html'
    """
    if chosen is not None:
        return str(chosen)
    suffix = output.suffix.lower() if output is not None else ""
    found = FORMAT_OF_SUFFIX.get(suffix, "table")
    return found if found in list(known) else "table"


def deliver(answer: str | bytes, output: Path | None) -> None:
    """Write an answer to a file, or to the terminal.

    Parameters
    ----------
    answer : str or bytes
        Text, or a file that only another program can show.
    output : Path or None
        The file; None is the terminal.

    Raises
    ------
    DataError
        If it cannot be written; nothing is left half written.
    BrokenPipeError
        If the reader of the output went away.
    """
    if output is None:
        if isinstance(answer, bytes):
            from jobmorph.schema.errors import ParameterError

            raise ParameterError(
                "a workbook cannot be shown here", hint="Add --output FILE, such as moves.xlsx."
            )
        _print(answer)
        return
    from jobmorph.reports.output import write_output
    from jobmorph.schema.errors import DataError

    try:
        is_device = output.exists() and not (output.is_file() or output.is_dir())
        if not is_device:
            content = answer if isinstance(answer, bytes) else _whole_lines(answer, "utf-8")
            write_output(content, output)
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or str(fault)
        raise DataError(f"the file cannot be written ({reason})", where=str(output)) from fault
    if is_device:
        raise DataError(
            "this is a device, not a file",
            where=str(output),
            hint="Leave --output out and redirect instead.",
        )


def _print(text: str) -> None:
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    try:
        sys.stdout.write(_whole_lines(text, encoding))
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as fault:
        from jobmorph.schema.errors import DataError

        reason = fault.strerror or str(fault)
        raise DataError(f"the answer could not be printed ({reason})") from fault


def _whole_lines(text: str, encoding: str) -> str:
    # '?' stands for what the place cannot hold, such as bytes of a file name that are no text.
    shown = text.encode(encoding, errors="replace").decode(encoding)
    return shown if shown.endswith("\n") else f"{shown}\n"
