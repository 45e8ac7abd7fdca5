"""Word files as blocks: read from the zip as text, without running or expanding anything."""

import io
import re
import zipfile
from pathlib import Path
from typing import Any, Final
from xml.parsers import expat

from jobmorph.intake.file_bytes import read_bytes
from jobmorph.intake.packed_file import DAMAGED
from jobmorph.intake.playbook_block import Block
from jobmorph.schema.errors import DataError

LIMIT_BYTES: Final = 10_000_000
LIMIT_XML_BYTES: Final = 20_000_000
LIMIT_MEMBERS: Final = 5_000
DOCUMENT: Final = "word/document.xml"
STYLES: Final = "word/styles.xml"
NOTHING: Final = "Save it as Markdown or CSV and try again. Nothing was computed."
_WORD_SPACE: Final = re.compile(
    r"http://(schemas\.openxmlformats\.org/wordprocessingml/\d+|purl\.oclc\.org/ooxml/"
    r"wordprocessingml)/main"
)
_HEADING: Final = re.compile(r"heading\s*(\d)", re.IGNORECASE)
_QUOTE: Final = re.compile(r"quote|citation", re.IGNORECASE)
_LIST: Final = re.compile(r"list|aufz", re.IGNORECASE)


class _RefusedError(Exception):
    """The XML holds what no Word file needs."""


def docx_blocks(path: Path) -> list[Block]:
    """Read the text of a Word file (.docx).

    Parameters
    ----------
    path : Path
        Where it lies.

    Returns
    -------
    list of Block
        Headings by style, list items by numbering or style, tables row by row; deleted text,
        comments, notes and drawings are left out.

    Raises
    ------
    DataError
        If it is too large, no Word file, encrypted, damaged, or unpacks to more than 20 MB.
    """
    content = read_bytes(path, limit_bytes=LIMIT_BYTES, hint=NOTHING)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if len(archive.infolist()) > LIMIT_MEMBERS:
                raise _damaged(path, "it holds too many parts")
            styles = _styles(archive, path)
            reader = _BodyReader(styles)
            _parse(_member(archive, DOCUMENT, path), reader, path)
    except KeyError:
        raise _damaged(path, "this is no Word file") from None
    except (*DAMAGED, ValueError) as fault:
        raise _damaged(path, "the Word file is damaged") from fault
    except RuntimeError as fault:
        raise _damaged(path, "the Word file is protected by a password") from fault
    return reader.blocks


def _damaged(path: Path, what: str) -> DataError:
    return DataError(what, where=path.name, hint=NOTHING)


def _member(archive: zipfile.ZipFile, name: str, path: Path) -> bytes:
    # The size that the archive states may lie, so what comes out is counted.
    with archive.open(archive.getinfo(name)) as stream:
        content = stream.read(LIMIT_XML_BYTES + 1)
    if len(content) > LIMIT_XML_BYTES:
        raise _damaged(path, f"it unpacks to more than {LIMIT_XML_BYTES / 1e6:g} MB of text")
    return content


def _parse(content: bytes, reader: Any, path: Path) -> None:
    parser = expat.ParserCreate(namespace_separator="}")

    def refuse(*_: object) -> None:
        raise _RefusedError

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError) as fault:
        raise _damaged(path, "the Word file is damaged") from fault
    except _RefusedError:
        raise _damaged(path, "the Word file holds a document type, which none needs") from None


def _styles(archive: zipfile.ZipFile, path: Path) -> dict[str, str]:
    """Names of styles by id: names are English in every language of Word."""
    if STYLES not in archive.namelist():
        return {}
    reader = _StyleReader()
    _parse(_member(archive, STYLES, path), reader, path)
    return reader.names


def _local(name: str) -> str:
    space, _, local = name.rpartition("}")
    return local if _WORD_SPACE.fullmatch(space) else ""


def _value(attributes: dict[str, str], key: str = "val") -> str:
    return next((value for name, value in attributes.items() if _local(name) == key), "")


class _StyleReader:
    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self._style = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = _local(name)
        if local == "style":
            self._style = _value(attributes, "styleId")
        elif local == "name" and self._style:
            self.names.setdefault(self._style, _value(attributes))

    def end(self, name: str) -> None:
        if _local(name) == "style":
            self._style = ""

    def text(self, data: str) -> None:
        pass


class _BodyReader:
    """Follows the elements of a document's body and keeps its paragraphs."""

    def __init__(self, styles: dict[str, str]) -> None:
        self.blocks: list[Block] = []
        self._styles = styles
        self._parts: list[str] = []
        self._style = ""
        self._depth: int | None = None
        self._heading = 0
        self._is_text = False
        self._skipped = 0
        self._paragraph = 0
        self._tables = 0
        self._nesting = 0
        self._cells: list[str] = []
        self._cell: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = _local(name)
        if name.endswith("}Fallback") or local == "txbxContent" or self._skipped:
            self._skipped += 1
            return
        if local == "p":
            self._paragraph += 1
            self._parts, self._style, self._depth, self._heading = [], "", None, 0
        elif local == "pStyle":
            self._style = _value(attributes)
        elif local == "numPr" and self._depth is None:
            self._depth = 0
        elif local == "ilvl":
            self._depth = int(_value(attributes) or 0) if _value(attributes).isdigit() else 0
        elif local == "outlineLvl" and _value(attributes).isdigit():
            self._heading = int(_value(attributes)) + 1
        elif local == "t":
            self._is_text = True
        elif local in ("tab", "br", "cr"):
            self._parts.append(" ")
        elif local == "tbl":
            self._nesting += 1
            self._tables += self._nesting == 1
        elif local == "tr" and self._nesting == 1:
            self._cells = []
        elif local == "tc" and self._nesting == 1:
            self._cell = []

    def text(self, data: str) -> None:
        if self._is_text and not self._skipped:
            self._parts.append(data)

    def end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        local = _local(name)
        if local == "t":
            self._is_text = False
        elif local == "p":
            self._keep(" ".join("".join(self._parts).split()))
            self._parts = []
        elif local == "tc" and self._nesting == 1:
            self._cells.append(" ".join(self._cell))
        elif local == "tr" and self._nesting == 1:
            cells = tuple(self._cells)
            self.blocks.append(Block("cells", "", self._paragraph, 0, cells, self._tables))
        elif local == "tbl":
            self._nesting -= 1

    def _keep(self, text: str) -> None:
        if not text:
            return
        if self._nesting:
            self._cell.append(text)
            return
        style = self._styles.get(self._style, self._style)
        heading = _HEADING.search(style)
        if style.lower() == "title":
            self.blocks.append(Block("heading", text, self._paragraph, 1))
        elif heading or 0 < self._heading < 10:
            level = int(heading.group(1)) if heading else self._heading
            self.blocks.append(Block("heading", text, self._paragraph, level))
        elif self._depth is not None or _LIST.search(style):
            self.blocks.append(Block("item", text, self._paragraph, self._depth or 0))
        elif _QUOTE.search(style):
            self.blocks.append(Block("quote", text, self._paragraph))
        else:
            self.blocks.append(Block("text", text, self._paragraph))
