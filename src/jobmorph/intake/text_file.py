"""A user's text file: read within a limit, decoded, and refused when it is no text."""

import codecs
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from jobmorph.intake.file_bytes import read_bytes
from jobmorph.schema.errors import DataError

_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SIGNATURES: Final = {
    b"PK\x03\x04": "a workbook or a zip file",
    b"\xd0\xcf\x11\xe0": "an old workbook",
    b"%PDF": "a PDF",
    b"\x1f\x8b": "a gzip file",
}


@dataclass(frozen=True, slots=True)
class TextFile:
    """A text file in memory.

    Parameters
    ----------
    name : str
        Its name without folders, for messages.
    text : str
        Its content, without byte-order mark, line ends as written.
    encoding : str
        'UTF-8', 'UTF-16' or 'Windows-1252'.
    """

    name: str
    text: str
    encoding: str


def read_text_file(path: Path, *, limit_bytes: int, save_as: str) -> TextFile:
    """Read a text file that a user handed in.

    Parameters
    ----------
    path : Path
        Where it lies.
    limit_bytes : int
        Larger files are refused unread.
    save_as : str
        The kind of file wanted, for the advice in messages ('CSV', 'YAML').

    Returns
    -------
    TextFile
        Decoded as UTF-8 (with or without mark), UTF-16 with mark, else as Windows-1252.

    Raises
    ------
    DataError
        If the file is absent, a folder, unreadable, empty, too large or no text.
    """
    content = read_bytes(
        path, limit_bytes=limit_bytes, hint="Is it the right file? Nothing was computed."
    )
    return text_of_bytes(content, path, save_as=save_as)


def text_of_bytes(content: bytes, path: Path, *, save_as: str) -> TextFile:
    """Decode what a user handed in, as `read_text_file` does.

    Parameters
    ----------
    content : bytes
        What the file holds, within the reader's limit.
    path : Path
        Its name, for messages: nothing is opened.
    save_as : str
        The kind of file wanted, for the advice in messages.

    Raises
    ------
    DataError
        If it is empty or no text.

    Examples
    --------
    >>> text_of_bytes(b"jobs: []", Path("me.yaml"), save_as="YAML").encoding
    'UTF-8'
    """
    for signature, kind in _SIGNATURES.items():
        if content.startswith(signature):
            raise _not_text(path, f"this is {kind}, not a text file", save_as)
    text, encoding = _decode(path, content, save_as)
    if _CONTROL.search(text):
        raise _not_text(path, "this is not a text file", save_as)
    if not text.strip():
        raise DataError("the file is empty", where=str(path), hint="Nothing was computed.")
    return TextFile(path.name, text, encoding)


def _decode(path: Path, content: bytes, save_as: str) -> tuple[str, str]:
    marked = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    candidates = (
        [("utf-16", "UTF-16")] if marked else [("utf-8-sig", "UTF-8"), ("cp1252", "Windows-1252")]
    )
    for codec, name in candidates:
        try:
            return content.decode(codec), name
        except UnicodeDecodeError:
            continue
    raise _not_text(path, "this is not a text file in UTF-8 or Windows-1252", save_as)


def _not_text(path: Path, what: str, save_as: str) -> DataError:
    return DataError(what, where=str(path), hint=f"Save it as {save_as} (UTF-8) and try again.")
