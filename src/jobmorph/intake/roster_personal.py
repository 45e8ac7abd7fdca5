"""People in a roster: told by keyed hashes while it is read, and kept out of what is kept."""

import hashlib
import re
import secrets
from collections.abc import Sequence
from typing import Final

from jobmorph.intake.roster_header import header_book
from jobmorph.work.text.personal import KINDS

LONGEST_WORD: Final = 24
# Letters that a part of a compound ('Vertriebsleiter') needs to be told from a part of a name.
COMPOUND_PART: Final = 6
REGION_LETTERS: Final = 3
_TRAILING_ID: Final = re.compile(r"\(([A-Za-z-]{0,6}\d[\w-]*)\)\s*$")
_LONG_NUMBER: Final = re.compile(r"[(\[#]?\s?\b[A-Z]{0,4}-?\d{4,}\b\s?[)\]]?")
_NAME_WORD: Final = re.compile(r"[A-ZÀ-ÖØ-Þ][\w'’.-]*|von|van|de|der|di|da|la|le|zu|bin|al")
_NAME: Final = re.compile(r"[^\W\d_][\w'’.-]*(?:,?\s+[^\W\d_][\w'’.-]*){1,3}")
# Of ten cells, as many as must look like people for a column to be about people.
NAMES_SHARE: Final = 0.6
PLAIN_SHARE: Final = 0.2
FEWEST: Final = 3


class PersonKeys:
    """Turns numbers and names of people into keys that mean nothing outside this reading.

    The secret is drawn anew for every reading, kept in memory only, and never written.
    """

    __slots__ = ("_secret",)

    def __init__(self) -> None:
        self._secret = secrets.token_bytes(32)

    def key(self, cell: str) -> bytes | None:
        """Return the key of a person; None for an empty cell.

        'Robin Ash (0123)', '0123' and '123' are one person.
        """
        inside = _TRAILING_ID.search(cell)
        text = " ".join((inside.group(1) if inside else cell).casefold().split())
        text = text.removesuffix(".0")
        plain = text.lstrip("0") or text
        if not plain:
            return None
        return hashlib.blake2b(plain.encode(), key=self._secret, digest_size=16).digest()

    def __repr__(self) -> str:
        """Show nothing of the secret."""
        return "PersonKeys()"


def looks_like_name(text: str) -> bool:
    """Say whether words could be a person's name: two to four capitalised words, none of a trade.

    Examples
    --------
    >>> looks_like_name("Robin Ashgrove"), looks_like_name("Account Executive")
    (True, False)
    """
    if _NAME.fullmatch(text) is None:
        return False
    words = text.replace(",", " ").split()
    if not all(_NAME_WORD.fullmatch(word) and len(word) <= LONGEST_WORD for word in words):
        return False
    return not any(_is_of_trade(word.casefold()) for word in words)


def looks_like_place(text: str) -> bool:
    """Say whether words name a place: one is usual in places, or a region's letters end them.

    Examples
    --------
    >>> looks_like_place("Bad Homburg"), looks_like_place("Austin, TX"), looks_like_place("Ada Ash")
    (True, True, False)
    """
    words = text.replace(",", " ").replace("-", " ").split()
    places = header_book().places
    has_region = "," in text and len(words[-1]) <= REGION_LETTERS and words[-1].isupper()
    return has_region or any(word.casefold() in places for word in words)


def _is_of_trade(word: str) -> bool:
    """Say whether a word begins like a trade's, or is a compound with a long part of one.

    A short part may stand inside a name: 'field' in 'Wrenfield'.
    """
    return any(
        word.startswith(part) or (len(part) >= COMPOUND_PART and part in word)
        for part in header_book().trade
    )


def looks_like_contact(text: str, *, is_code: bool = False) -> bool:
    """Say whether a text holds an e-mail address, a telephone or a number of a person.

    Codes of teams and places may look like telephones: with `is_code` they are none.

    Examples
    --------
    >>> looks_like_contact("robin@post.example"), looks_like_contact("SDR, inbound")
    (True, False)
    """
    kinds = ("email", "id") if is_code else ("email", "id", "phone")
    return any(KINDS[kind].search(text) for kind in kinds)


def column_of_people(cells: Sequence[str], *, is_code: bool = False) -> str | None:
    """Say what kind of personal data a column of words holds: 'e-mails', 'names', 'ids' or None.

    Parameters
    ----------
    cells : sequence of str
        Cells that are not empty. Names are told by their look and because hardly two are equal.
    is_code : bool
        The column may hold codes of teams, places or bands, several people to each.
    """
    count = len(cells)
    if count == 0:
        return None
    if sum(looks_like_contact(cell, is_code=is_code) for cell in cells) >= max(
        PLAIN_SHARE * count, 1
    ):
        return "e-mails"
    distinct = len(set(cells))
    if count < FEWEST or distinct < NAMES_SHARE * count:
        return None
    names = sum(looks_like_name(cell) for cell in cells)
    if names >= NAMES_SHARE * count:
        return "names"
    ids = sum(_is_number(cell) for cell in cells)
    return "ids" if ids >= NAMES_SHARE * count else None


def _is_number(cell: str) -> bool:
    return re.fullmatch(r"[A-Za-z]{0,4}[-_. ]?\d{3,}[\w-]*", cell.strip()) is not None


def without_people(text: str, *, is_code: bool = False) -> str:
    """Take contact data, and from titles long numbers, out of a text.

    Examples
    --------
    >>> without_people("Sales Rep (R-10023)"), without_people("SDR robin@post.example")
    ('Sales Rep', 'SDR')
    """
    if text.replace(" ", "").isalpha():
        return text
    kinds = ("email", "born", "id") if is_code else ("email", "born", "id", "phone")
    for kind in kinds:
        text = KINDS[kind].sub(" ", text)
    if not is_code:
        text = _LONG_NUMBER.sub(" ", text)
    return " ".join(text.split()).strip(" -,;:/|")
