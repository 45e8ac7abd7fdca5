"""A form with files, read into memory: nothing of it touches the disk."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Final

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.requests import Request

from jobmorph.web.problem import Problem
from jobmorph.web.rest.route import ProblemError, too_large
from jobmorph.web.team_request import Upload

MOST_PARTS: Final = 64
MOST_FIELD_BYTES: Final = 4_000
MOST_HEADER_BYTES: Final = 4_000
FORM: Final = "multipart/form-data"


@dataclass(frozen=True, slots=True)
class Form:
    """Fields and files by name, each in the order in which they came."""

    fields: Mapping[str, Sequence[str]]
    files: Mapping[str, Sequence[Upload]]


async def read_form(request: Request, most_bytes: int) -> Form:
    """Read a form while it comes.

    Parameters
    ----------
    request : Request
        Its body is a form with files.
    most_bytes : int
        All parts together.

    Raises
    ------
    ProblemError
        If it is of another kind, larger, or broken.
    """
    kind, options = parse_options_header(request.headers.get("content-type", ""))
    if kind.decode("latin-1").lower() != FORM:
        what = "the body must be a form with files"
        raise ProblemError(
            Problem(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "media-type", what,
                    hint=f"Send it as {FORM}, with the field roster.")
        )  # fmt: skip
    promised = request.headers.get("content-length", "")
    if promised.isdecimal() and int(promised[:18]) > most_bytes:
        raise ProblemError(too_large(most_bytes))
    if not options.get(b"boundary"):
        raise ProblemError(_broken())
    reader = _Reader(options[b"boundary"])
    left = most_bytes
    async for piece in request.stream():
        left -= len(piece)
        if left < 0:
            raise ProblemError(too_large(most_bytes))
        reader.feed(piece)
    return reader.form()


@dataclass(slots=True)
class _Part:
    name: str | None = None
    file_name: str | None = None
    content: bytearray = field(default_factory=bytearray)


class _Reader:
    """Takes a form apart as it comes; parts are kept as bytes, never in a file."""

    def __init__(self, boundary: bytes) -> None:
        self._fields: defaultdict[str, list[str]] = defaultdict(list)
        self._files: defaultdict[str, list[Upload]] = defaultdict(list)
        self._part = _Part()
        self._count = 0
        self._is_whole = False
        self._key, self._value = bytearray(), bytearray()
        callbacks: Any = {
            "on_part_begin": self._begin,
            "on_header_field": self._add_key,
            "on_header_value": self._add_value,
            "on_header_end": self._end_header,
            "on_part_data": self._add,
            "on_part_end": self._end,
            "on_end": self._finish,
        }
        try:
            self._parser = MultipartParser(boundary, callbacks)
        except FormParserError:
            raise ProblemError(_broken()) from None

    def feed(self, piece: bytes) -> None:
        try:
            self._parser.write(piece)
        except FormParserError:
            raise ProblemError(_broken()) from None

    def form(self) -> Form:
        if not self._is_whole:
            raise ProblemError(_broken())
        return Form(dict(self._fields), dict(self._files))

    def _begin(self) -> None:
        self._part = _Part()
        self._count += 1
        if self._count > MOST_PARTS:
            raise ProblemError(_broken(f"the form has more than {MOST_PARTS} parts"))

    def _add_key(self, data: bytes, start: int, end: int) -> None:
        self._key += data[start:end]
        self._require_short(self._key)

    def _add_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]
        self._require_short(self._value)

    def _end_header(self) -> None:
        if bytes(self._key).lower() == b"content-disposition":
            _, options = parse_options_header(bytes(self._value))
            name, file_name = options.get(b"name"), options.get(b"filename")
            self._part.name = None if name is None else name.decode("utf-8", "replace")
            if file_name is not None:
                self._part.file_name = file_name.decode("utf-8", "replace")
        self._key, self._value = bytearray(), bytearray()

    def _add(self, data: bytes, start: int, end: int) -> None:
        self._part.content += data[start:end]
        if self._part.file_name is None and len(self._part.content) > MOST_FIELD_BYTES:
            raise ProblemError(_broken(f"a field has more than {MOST_FIELD_BYTES:,} bytes"))

    def _end(self) -> None:
        part = self._part
        if part.name is None:
            raise ProblemError(_broken("a part of the form has no name"))
        if part.file_name is None:
            self._fields[part.name].append(bytes(part.content).decode("utf-8", "replace"))
        else:
            self._files[part.name].append(Upload(part.file_name, bytes(part.content)))

    def _finish(self) -> None:
        self._is_whole = True

    @staticmethod
    def _require_short(text: bytearray) -> None:
        if len(text) > MOST_HEADER_BYTES:
            raise ProblemError(_broken("the head of a part is too long"))


def _broken(what: str = "the form is broken off or damaged") -> Problem:
    return Problem(HTTPStatus.BAD_REQUEST, "form", what, hint="Send it again, whole.")
