"""The bytes of a large text file, read once: hash, encoding, and whether it is text at all."""

import codecs
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from jobmorph.intake.file_bytes import open_file
from jobmorph.schema.errors import DataError

CHUNK: Final = 1 << 20
LONGEST_LINE_CHUNKS: Final = 8
MOST_CONTROLS_SHARE: Final = 0.01
_CONTROL: Final = re.compile(rb"[\x01-\x08\x0b\x0e-\x1f\x7f]")
# Two to four bytes that are one character of UTF-8, and bytes that are not part of any.
_WIDE: Final = re.compile(r"[\x80-\ud7ff\ue000-\U0010ffff]")
_BROKEN: Final = re.compile(r"[\udc80-\udcff]")
_MARKED: Final = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_NAMES: Final = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "cp1252": "Windows-1252",
}
_SAVE: Final = "Save the table as CSV (UTF-8) and try again."
_SIGNATURES: Final = {
    b"PK\x03\x04": "a workbook or a zip file, not a text file",
    b"\xd0\xcf\x11\xe0": "an old workbook, not a text file",
    b"%PDF": "a PDF, not a text file",
    b"\x1f\x8b": "a gzip file; unpack it first",
    b"PAR1": "a parquet file with the wrong ending; call it .parquet",
}


@dataclass(frozen=True, slots=True)
class TextBytes:
    """What one pass over a file's bytes shows.

    Parameters
    ----------
    sha256 : str
        Of the whole file.
    size_bytes : int
        Its length.
    codec : str
        Python's name of the encoding.
    encoding : str
        'UTF-8', 'UTF-16' or 'Windows-1252'.
    mark : bytes
        The byte-order mark at its start; empty if there is none.
    """

    sha256: str
    size_bytes: int
    codec: str
    encoding: str
    mark: bytes


class _Pass:
    """One pass over the bytes after the mark: hash, length, whole and broken wide characters."""

    def __init__(self, codec: str, mark: bytes) -> None:
        self._is_wide = codec != "utf-8"
        self._decoder = codecs.getincrementaldecoder(codec)(errors_of(codec))
        self._digest = hashlib.sha256(mark)
        self._chunks_without_end = 0
        self.size_bytes = len(mark)
        self.wide = 0
        self.broken = 0

    @property
    def sha256(self) -> str:
        return self._digest.hexdigest()

    @property
    def has_endless_line(self) -> bool:
        return self._chunks_without_end > LONGEST_LINE_CHUNKS

    def take(self, chunk: bytes, *, is_last: bool = False) -> None:
        self._digest.update(chunk)
        self.size_bytes += len(chunk)
        ends_line = b"\n" in chunk or b"\r" in chunk
        self._chunks_without_end = 0 if ends_line else self._chunks_without_end + 1
        # Plain ASCII needs no look unless a character of the chunk before is still open.
        if self._is_wide or not chunk.isascii() or self._decoder.getstate()[0]:
            text = self._decoder.decode(chunk, is_last)
            if not text.isascii():
                self.wide += len(_WIDE.findall(text))
                self.broken += len(_BROKEN.findall(text))


def errors_of(codec: str) -> str:
    """How to decode so that writing gives every byte back, also those that are no text."""
    return "surrogatepass" if codec.startswith("utf-16") else "surrogateescape"


def scan_bytes(path: Path) -> TextBytes:
    """Read a file once.

    A file without a mark is UTF-8 if it decodes, or if it holds more whole wide characters of
    UTF-8 than broken ones; else Windows-1252.

    Raises
    ------
    DataError
        If it is absent, a folder, unreadable, empty, no text, or has no line ends.
    """
    with open_file(path) as stream:
        head = stream.read(CHUNK)
        mark = _require_text(path, head)
        stream.seek(len(mark))
        return _scan(path, stream, mark)


def _require_text(path: Path, head: bytes) -> bytes:
    if not head.strip():
        raise DataError("the file is empty", where=path.name, hint="Nothing was coded.")
    for signature, kind in _SIGNATURES.items():
        if head.startswith(signature):
            raise DataError(f"this is {kind}", where=path.name, hint=_SAVE)
    for mark in _MARKED:
        if head.startswith(mark):
            return mark
    controls = len(_CONTROL.findall(head))
    if b"\x00" in head or controls > max(1.0, MOST_CONTROLS_SHARE * len(head)):
        raise DataError("this is not a text file", where=path.name, hint=_SAVE)
    return b""


def _scan(path: Path, stream: BinaryIO, mark: bytes) -> TextBytes:
    codec = _MARKED.get(mark, "utf-8")
    found = _Pass(codec, mark)
    while chunk := stream.read(CHUNK):
        found.take(chunk)
        if found.has_endless_line:
            what = f"a line is longer than {LONGEST_LINE_CHUNKS} MB"
            raise DataError(what, where=path.name, hint=_SAVE)
    try:
        found.take(b"", is_last=True)
    except UnicodeDecodeError:
        raise DataError("the file ends inside a character", where=path.name, hint=_SAVE) from None
    if codec == "utf-8" and not mark and found.broken > found.wide:
        codec = "cp1252"
    return TextBytes(found.sha256, found.size_bytes, codec, _NAMES[codec], mark)
