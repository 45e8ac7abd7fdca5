"""Choose the writer for a format, and put text into a file without losing what was there."""

import contextlib
import errno
import os
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from jobmorph.reports.layout import TerminalStyle
from jobmorph.reports.words import say
from jobmorph.schema.errors import DataError, ParameterError
from jobmorph.studies.role_result import RoleResult

ANSWER_FORMATS: Final = ("table", "json", "csv", "md", "html")
TABLE_FORMATS: Final = ("table", "json", "csv", "md")


def render_role(
    result: RoleResult,
    output_format: str = "table",
    *,
    style: TerminalStyle | None = None,
    is_all: bool = False,
) -> str:
    """Write a role's answer in one of the formats.

    Parameters
    ----------
    result : RoleResult
        The answer.
    output_format : {'table', 'json', 'csv', 'md', 'html'}
        'table' is the terminal answer.
    style : TerminalStyle, optional
        Width, marks and bold of 'table'.
    is_all : bool
        'table' only: everything behind the first screen as well.

    Returns
    -------
    str
        Text that ends with a line break.

    Raises
    ------
    ParameterError
        If the format is unknown.
    """
    require_format(output_format, ANSWER_FORMATS)
    if output_format == "table":
        return _role_table(result, style, is_all=is_all)
    return _role_writer(output_format)(result)


def _role_table(result: RoleResult, style: TerminalStyle | None, *, is_all: bool) -> str:
    if is_all:
        from jobmorph.reports.terminal_details import terminal_role_all

        return terminal_role_all(result, style)
    from jobmorph.reports.terminal import terminal_role

    return terminal_role(result, style)


def _role_writer(output_format: str) -> Callable[[RoleResult], str]:
    if output_format == "json":
        from jobmorph.reports.json import role_json

        return role_json
    if output_format == "csv":
        from jobmorph.reports.csv import role_csv

        return role_csv
    if output_format == "md":
        from jobmorph.reports.markdown import role_markdown

        return role_markdown
    from jobmorph.reports.html import role_html

    return role_html


def render_compare(
    left: RoleResult,
    right: RoleResult,
    output_format: str = "table",
    *,
    style: TerminalStyle | None = None,
) -> str:
    """Write two answers side by side.

    'json' holds both role documents in full; 'csv' both task tables below each other, told apart
    by `job_id`.

    Raises
    ------
    ParameterError
        If the format is unknown.
    """
    require_format(output_format, TABLE_FORMATS)
    if output_format == "json":
        from jobmorph.reports.json import role_json

        documents = ",\n".join(role_json(result).rstrip("\n") for result in (left, right))
        return f'{{"schema_version": "{left.schema_version}", "jobs": [\n{documents}\n]}}\n'
    if output_format == "csv":
        from jobmorph.reports.csv import role_csv

        return role_csv(left) + role_csv(right).partition("\n")[2]
    if output_format == "md":
        from jobmorph.reports.markdown import compare_markdown

        return compare_markdown(left, right)
    from jobmorph.reports.compare import terminal_compare

    return terminal_compare(left, right, style)


def require_format(output_format: str, formats: tuple[str, ...]) -> None:
    """Raise `ParameterError` unless the format is one of `formats`."""
    if output_format not in formats:
        raise ParameterError(
            say("error.format", format=repr(output_format)),
            hint=say("error.format.hint", formats=", ".join(formats)),
        )


def render_form(output_format: str, writers: Mapping[str, Callable[[], str]]) -> str:
    """Write one form of an answer; the writers of the others are not called.

    Parameters
    ----------
    output_format : str
        The form asked for.
    writers : mapping of str to callable
        What writes each form, in the order in which an error names them.

    Returns
    -------
    str
        What the form's writer returns.

    Raises
    ------
    ParameterError
        If no writer has that form.

    Examples
    --------
    >>> render_form("md", {"table": lambda: "WEEK", "md": lambda: "# Week"})
    '# Week'
    """
    require_format(output_format, tuple(writers))
    return writers[output_format]()


def write_output(content: str | bytes, path: Path) -> None:
    """Write text or bytes to a file, whole or not at all.

    The text goes to a new file beside it, which then takes its name: whatever goes wrong, the old
    file stays as it was.

    Parameters
    ----------
    content : str or bytes
        Text is written as UTF-8 with line feeds.
    path : Path
        The file; its folder must exist.

    Raises
    ------
    DataError
        If the file cannot be written: why, and what to do.
    """
    _require_place(path)
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as error:
        raise _refusal(path, error) from error
    partial = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content.encode("utf-8") if isinstance(content, str) else content)
        partial.chmod(_mode(path))
        partial.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            partial.unlink()
        raise _refusal(path, error) from error


def _require_place(path: Path) -> None:
    other = _other_name(path)
    if path.is_dir():
        inside = path / "report.html"
        raise DataError(
            say("error.is_folder", name=path.name or str(path)),
            hint=say("error.is_folder.hint", other=inside),
        )
    if not path.parent.is_dir():
        raise DataError(
            say("error.folder", name=path.name, folder=path.parent),
            hint=say("error.folder.hint", other=other),
        )
    if path.exists() and not os.access(path, os.W_OK):
        raise DataError(say("error.denied", name=path.name), hint=say("error.denied.hint",
                                                                      other=other))  # fmt: skip


def _mode(path: Path) -> int:
    """Permissions of the file to be: those of the old one, else what the process allows."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _other_name(path: Path) -> str:
    return f"{path.stem}2{path.suffix}"


def _refusal(path: Path, error: OSError) -> DataError:
    other = _other_name(path)
    # Windows reports a file held open by another program as 'access denied' with winerror 32.
    if getattr(error, "winerror", None) == 32 or error.errno == errno.EBUSY:
        return DataError(say("error.open", name=path.name), hint=say("error.open.hint",
                                                                     other=other))  # fmt: skip
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return DataError(say("error.denied", name=path.name), hint=say("error.denied.hint",
                                                                       other=other))  # fmt: skip
    reason = (error.strerror or type(error).__name__).lower()
    return DataError(
        say("error.disk", name=path.name, reason=reason), hint=say("error.disk.hint", other=other)
    )
