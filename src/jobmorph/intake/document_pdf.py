"""The text layer of a PDF."""

import io
import logging
from pathlib import Path
from typing import Any, Final

from jobmorph.intake.file_bytes import read_bytes
from jobmorph.schema.errors import DataError

LIMIT_BYTES: Final = 10_000_000
LIMIT_PAGES: Final = 40
LIMIT_TEXT: Final = 1_000_000
LEAST_LETTERS: Final = 20
NOTHING: Final = "Nothing was computed."
SAVE_AS: Final = f"Save it as text or .docx and try again. {NOTHING}"


def pdf_text(path: Path) -> str:
    """Read the text layer of a PDF, page after page.

    Parameters
    ----------
    path : Path
        Where it lies.

    Returns
    -------
    str
        Its text; nothing is recognised from images.

    Raises
    ------
    DataError
        If it is too large, protected by a password, damaged, or has no text layer (a scan).
    """
    content = read_bytes(path, limit_bytes=LIMIT_BYTES, hint=SAVE_AS)
    if not content.lstrip()[:5].startswith(b"%PDF"):
        raise DataError("this is no PDF", where=path.name, hint=SAVE_AS)
    try:
        pages = _pages(content, path)
    except DataError:
        raise
    except Exception as fault:  # the parser meets a stranger's bytes and raises what it likes
        raise DataError("the PDF is damaged", where=path.name, hint=SAVE_AS) from fault
    text = "\n\n".join(pages)
    if sum(character.isalpha() for character in text) < LEAST_LETTERS:
        raise DataError(
            "the PDF holds no text, only images (a scan?)",
            where=path.name,
            hint=f"Run text recognition on it, or save it as text. {NOTHING}",
        )
    return text


def _pages(content: bytes, path: Path) -> list[str]:
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    reader: Any = pypdf.PdfReader(io.BytesIO(content), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise DataError(
            "the PDF is protected by a password",
            where=path.name,
            hint=f"Save it without one and try again. {NOTHING}",
        )
    if len(reader.pages) > LIMIT_PAGES:
        raise DataError(
            f"{len(reader.pages):,} pages are more than {LIMIT_PAGES}",
            where=path.name,
            hint=f"Hand in one job description or resume. {NOTHING}",
        )
    pages: list[str] = []
    for page in reader.pages:
        pages.append(page.extract_text())
        if sum(map(len, pages)) > LIMIT_TEXT:
            raise DataError("the PDF holds too much text", where=path.name, hint=NOTHING)
    return pages
