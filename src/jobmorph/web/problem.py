"""What went wrong, as a document for programs: problem details of RFC 9457."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final

from jobmorph.intake.fault import LineError
from jobmorph.schema.errors import (
    SHOWN_ITEMS,
    DataError,
    InfeasibleError,
    JobmorphError,
    NoMatchError,
    ParameterError,
)
from jobmorph.web.dialect import PROGRAM

MEDIA_TYPE: Final = "application/problem+json"
LONGEST_TEXT: Final = 600
OWN_DATA: Final = "the reference data of this server are incomplete or damaged"
OWN_DATA_HINT: Final = "Whoever runs the server finds the reason with: jobmorph data status"
OWN_FAULT: Final = "jobmorph failed, and that is its own fault"
OWN_FAULT_HINT: Final = "Please report what was asked, without anybody's data."
_OPTION: Final = re.compile(r"(?<![\w-])--([a-z][a-z-]*)")
# Options, endpoints, and fields as programs are told of them.
_TYPED: Final = re.compile(r"(?<![\w-])--[a-z]|/api/|\b[a-z_]+=\S")


@dataclass(frozen=True, slots=True)
class Problem:
    """One failure: what, where, how many, the first five, what to do.

    Parameters
    ----------
    status : int
        Of HTTP.
    kind : str
        Short name for programs, such as 'no-match'.
    what : str
        What is wrong, as one sentence.
    where : str or None
        Field, file or table concerned.
    items : tuple of str
        The first five of what is wrong, or the nearest matches.
    count : int
        How many there are.
    hint : str or None
        What to do.
    """

    status: int
    kind: str
    what: str
    where: str | None = None
    items: tuple[str, ...] = ()
    count: int = 0
    hint: str | None = None

    def document(self) -> dict[str, Any]:
        """Return it as plain JSON types.

        Examples
        --------
        >>> Problem(409, "not-ready", "the job still runs", hint="Ask again.").document()["detail"]
        'the job still runs. Ask again.'
        """
        return {
            "type": f"urn:jobmorph:problem:{self.kind}",
            "title": HTTPStatus(self.status).phrase,
            "status": self.status,
            "detail": self._sentence(),
            "what": self.what,
            "where": self.where,
            "count": self.count,
            "items": list(self.items),
            "hint": self.hint,
        }

    def text(self) -> str:
        """Return it as JSON."""
        return json.dumps(self.document(), ensure_ascii=False) + "\n"

    def _sentence(self) -> str:
        text = f"{self.where}: {self.what}" if self.where else self.what
        if self.items:
            more = self.count - len(self.items)
            text += f": {', '.join(self.items)}" + (f" and {more} more" if more > 0 else "")
        if not text.endswith((".", "?", "!")):
            text += "."
        return f"{text} {self.hint}" if self.hint else text


def problem_of(fault: JobmorphError, *, is_own_data: bool = False) -> Problem:
    """Turn an error of a study into a problem.

    Parameters
    ----------
    fault : JobmorphError
        What was raised.
    is_own_data : bool
        Nobody handed in a file: an error of data is then the server's, and told without a word of
        where its files lie.

    Examples
    --------
    >>> problem_of(NoMatchError("no job found", items=["a", "b"])).status
    404
    """
    if isinstance(fault, DataError) and is_own_data:
        return Problem(
            HTTPStatus.SERVICE_UNAVAILABLE, "data", OWN_DATA, hint=OWN_DATA_HINT
        )  # fmt: skip
    status, kind = _kind(fault)
    if isinstance(fault, LineError):
        return Problem(
            status,
            kind,
            _faulty_lines(len(fault.faults)),
            where=visible(fault.source),
            items=first_items([f"line {each.line}: {each.what}" for each in fault.faults]),
            count=len(fault.faults),
            hint=_said(fault.hint),
        )
    return Problem(
        int(status),
        kind,
        visible(PROGRAM.said(fault.what)),
        where=None if fault.where is None else visible(_place(fault.where)),
        items=first_items(fault.items),
        count=fault.count,
        hint=_said(fault.hint),
    )


def without_options(text: str, joiner: str = "_") -> str:
    """Write options of the command line as the fields that they are here.

    Examples
    --------
    >>> without_options("--years is 1 to 10, not 11; --max-months is missing")
    'years is 1 to 10, not 11; max_months is missing'
    """
    return _OPTION.sub(lambda found: found[1].replace("-", joiner), text)


def hint_for_all(hint: str | None) -> str | None:
    """Keep advice that can be followed on a page; nobody types commands, options or fields there.

    Examples
    --------
    >>> hint_for_all("Try: jobmorph market sensitivity") is None, hint_for_all("Choose one.")
    (True, 'Choose one.')
    """
    if hint is None or "jobmorph " in hint or _TYPED.search(hint):
        return None
    return visible(hint)


def own_fault(fault: BaseException) -> Problem:
    """Tell that jobmorph failed: the kind of error, and nothing that it says."""
    what = f"{OWN_FAULT} ({type(fault).__name__})"
    return Problem(HTTPStatus.INTERNAL_SERVER_ERROR, "own-fault", what, hint=OWN_FAULT_HINT)


def first_items(items: Sequence[str]) -> tuple[str, ...]:
    """Return the first five, fit to be shown."""
    return tuple(visible(item) for item in items[:SHOWN_ITEMS])


def visible(text: str) -> str:
    r"""Put a text on one line, not too long; what cannot be printed becomes visible.

    Examples
    --------
    >>> visible("no job\n for \x1b[2J")
    'no job for \\x1b[2J'
    """
    flat = " ".join(text.split())
    shown = "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape", "replace").decode()
        for sign in flat
    )
    return shown if len(shown) <= LONGEST_TEXT else shown[: LONGEST_TEXT - 3] + "..."


def _kind(fault: JobmorphError) -> tuple[HTTPStatus, str]:
    if isinstance(fault, NoMatchError):
        return HTTPStatus.NOT_FOUND, "no-match"
    if isinstance(fault, InfeasibleError):
        return HTTPStatus.UNPROCESSABLE_ENTITY, "infeasible"
    if isinstance(fault, ParameterError):
        return HTTPStatus.UNPROCESSABLE_ENTITY, "parameter"
    return HTTPStatus.UNPROCESSABLE_ENTITY, "data"


def _faulty_lines(count: int) -> str:
    return "one line is faulty" if count == 1 else f"{count:,} things are wrong"


def _place(where: str) -> str:
    """Name a place without the folders before it, and an option as the field that it is here."""
    if where.startswith("--"):
        return PROGRAM.field(where)
    return where.replace("\\", "/").rsplit("/", 1)[-1]


def _said(hint: str | None) -> str | None:
    return None if hint is None else visible(PROGRAM.said(hint))
