"""A job description or resume: txt, Markdown, Word or PDF, as lines of text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from jobmorph.intake.document_pdf import pdf_text
from jobmorph.intake.document_text import text_blocks
from jobmorph.intake.playbook_block import Block
from jobmorph.intake.playbook_docx import docx_blocks
from jobmorph.intake.text_file import read_text_file
from jobmorph.schema.errors import DataError

LIMIT_BYTES: Final = 1_000_000
LIMIT_BLOCKS: Final = 2_000
WORD: Final = (".docx", ".docm")
OLD_WORD: Final = (".doc", ".odt", ".rtf", ".pages")
NOTHING: Final = "Nothing was computed."
_MONTH_YEAR: Final = r"(?:\d{1,2}[./])?(?:19|20)\d\d"
# In a resume the years of a position often stand on a line, or in a cell, of their own.
_YEARS_ONLY: Final = re.compile(rf"\W*{_MONTH_YEAR}\s*[-–—/]\s*{_MONTH_YEAR}\W*")


@dataclass(frozen=True, slots=True)
class TextDocument:
    """The text of a document, line by line.

    Parameters
    ----------
    source : str
        Name of the file.
    blocks : tuple of Block
        Headings, list items and paragraphs, in order. May hold personal data: whoever keeps or
        shows a line takes it out first.
    """

    source: str
    blocks: tuple[Block, ...]


def read_document(path: Path) -> TextDocument:
    """Read a job description or resume.

    Parameters
    ----------
    path : Path
        Plain text, Markdown or HTML; a Word file (.docx); a PDF with a text layer.

    Returns
    -------
    TextDocument
        Its lines.

    Raises
    ------
    DataError
        If it is absent, empty, binary, too large, protected by a password, scanned or damaged.
    """
    suffix = path.suffix.lower()
    if suffix in OLD_WORD:
        raise DataError(
            f"{suffix} files are not read",
            where=path.name,
            hint=f"Save it as .docx, .pdf or .txt and try again. {NOTHING}",
        )
    if suffix == ".pdf":
        return make_document(path.name, text_blocks(pdf_text(path)))
    if suffix in WORD:
        if not path.exists():
            raise DataError(
                "there is no such file", where=str(path), hint="Check the name and the folder."
            )
        return make_document(path.name, docx_blocks(path))
    file = read_text_file(path, limit_bytes=LIMIT_BYTES, save_as=".txt, .docx or .pdf")
    return make_document(file.name, text_blocks(file.text))


def make_document(source: str, blocks: Iterable[Block]) -> TextDocument:
    """Keep the lines that hold words or a span of years; cells of a table become lines.

    Raises
    ------
    DataError
        If no line holds a word, or there are more than 2,000.
    """
    kept = [each for block in blocks for each in _lines(block) if _says_something(each.text)]
    if not any(c.isalpha() for each in kept for c in each.text):
        raise DataError("the file holds no words", where=source, hint=NOTHING)
    if len(kept) > LIMIT_BLOCKS:
        raise DataError(
            f"{len(kept):,} lines are more than a job description or resume has ({LIMIT_BLOCKS:,})",
            where=source,
            hint=f"Hand in one document at a time. {NOTHING}",
        )
    return TextDocument(source, tuple(kept))


def _says_something(text: str) -> bool:
    return any(c.isalpha() for c in text) or _YEARS_ONLY.fullmatch(text) is not None


def _lines(block: Block) -> list[Block]:
    if block.kind != "cells":
        return [block]
    return [Block("text", cell, block.line) for cell in block.cells if cell.strip()]
