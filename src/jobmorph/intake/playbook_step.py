"""One step of a playbook: its words, minutes and channel, read from what somebody wrote."""

import re
from dataclasses import dataclass, field
from typing import Final

from jobmorph.intake.fault import Fault, shown

LIMIT_STEP: Final = 8_000
LONGEST_MINUTES: Final = 24 * 60.0
SIDES: Final = ("customer", "colleague", "nobody")

_AMOUNT: Final = r"(\d{1,4}(?:[.,]\d{1,2})?)(?:\s*(?:-|–|to)\s*(\d{1,4}(?:[.,]\d{1,2})?))?"
_UNIT: Final = r"(seconds?|secs?|sec|minutes?|minuten|mins?|min\.?|m|hours?|hrs?|h|stunden?|std\.?)"
_LEADING: Final = re.compile(
    rf"^\W*(?:about\s+|ca\.?\s+|~)?{_AMOUNT}\s*{_UNIT}\s*[:,)\]–-]\s*", re.IGNORECASE
)
_BRACKETED: Final = re.compile(
    rf"[(\[]\s*(?:about\s+|ca\.?\s+|~|takes\s+)?{_AMOUNT}\s*{_UNIT}\s*[)\]]", re.IGNORECASE
)
_TRAILING: Final = re.compile(
    rf"[,;–-]\s*(?:about\s+|ca\.?\s+|~)?{_AMOUNT}\s*{_UNIT}\s*\.?$", re.IGNORECASE
)
_CHANNELS: Final = (
    ("voicemail", r"voice ?mail|answerphone"),
    ("phone", r"\bcall(s|ed|ing)?\b|\bphone|\bdial|\bring (them|her|him|the)"),
    ("email", r"\be-?mail"),
    ("social", r"linkedin|in-?mail|connection request"),
    ("chat", r"\bchat|whatsapp|\bsms\b|text message"),
    ("meeting", r"\bmeeting\b|\bdemo\b|stand-?up|one-to-one"),
    ("system", r"\bcrm\b|\bticket\b|spreadsheet|dashboard|\bexport\b|\blog\b"),
)
_PREFIX: Final = re.compile(
    r"^\s*(?:(?:step|touch|day|call|email|macro|schritt|tag)\s*)?#?\d{1,3}\s*[.:)–-]\s*",
    re.IGNORECASE,
)


@dataclass(slots=True)
class StepDraft:
    """A step while its lines are collected.

    Parameters
    ----------
    line : int
        Where it starts.
    section : str
        The heading it stands under.
    head : str
        Its first line.
    details, wording : list of str
        Further lines; and wording that it says to use.
    minutes : float or None
        As stated in a column.
    channel, side : str or None
        As stated in a column.
    """

    line: int
    section: str
    head: str
    details: list[str] = field(default_factory=list)
    wording: list[str] = field(default_factory=list)
    minutes: float | None = None
    channel: str | None = None
    side: str | None = None

    @property
    def text(self) -> str:
        """Everything but the wording."""
        return " ".join([self.head, *self.details])

    @property
    def verbatim(self) -> str:
        """The wording that the step says to use."""
        return " ".join(self.wording)

    @property
    def has_words(self) -> bool:
        """Whether anything in it is a word or a number."""
        return re.search(r"\w", f"{self.text} {self.verbatim}") is not None

    def faults(self) -> list[Fault]:
        """Return what is wrong with the step as a whole."""
        length = len(self.text) + len(self.verbatim)
        if length > LIMIT_STEP:
            what = f"this step has {length:,} characters, at most {LIMIT_STEP:,}"
            return [Fault(self.line, what)]
        return []


def minutes_in(text: str) -> float | None:
    """Minutes that a step's first line states: in brackets, or at its start or end.

    Examples
    --------
    >>> minutes_in("Call them (5-10 min)"), minutes_in("Call within 5 minutes of the reply")
    (7.5, None)
    """
    for pattern in (_BRACKETED, _LEADING, _TRAILING):
        found = pattern.search(text)
        if found:
            return _minutes(found)
    return None


def without_minutes(text: str) -> str:
    """Return the first line without its statement of minutes.

    Examples
    --------
    >>> without_minutes("Call them (5 min): listen")
    'Call them: listen'
    """
    plain = _BRACKETED.sub("", text)
    plain = _TRAILING.sub("", _LEADING.sub("", plain))
    return re.sub(r"\s+([:.,;])", r"\1", " ".join(plain.split())) or text


def without_number(text: str) -> str:
    """Return a step's first line without 'Step 3:' or 'Day 5 -' in front.

    Examples
    --------
    >>> without_number("Step 3: Call again")
    'Call again'
    """
    return _PREFIX.sub("", text) or text


def channel_in(text: str) -> str | None:
    """Channel that a text names first; None if it names none.

    Examples
    --------
    >>> channel_in("Email the brief, then call")
    'email'
    """
    found = [
        (match.start(), place, name)
        for place, (name, pattern) in enumerate(_CHANNELS)
        if (match := re.search(pattern, text, re.IGNORECASE))
    ]
    return min(found)[2] if found else None


def read_minutes(cell: str, line: int) -> float | Fault | None:
    """Read a cell of the column minutes: a number, or an amount with its unit."""
    if not cell:
        return None
    found = re.fullmatch(rf"(?:about\s+|ca\.?\s+|~)?{_AMOUNT}\s*{_UNIT}?", cell, re.IGNORECASE)
    value = _minutes(found) if found else None
    if value is None or not 0 <= value <= LONGEST_MINUTES:
        return Fault(line, f"minutes {shown(cell)} is not a number from 0 to 1,440")
    return value


def _minutes(found: re.Match[str]) -> float:
    low = float(found.group(1).replace(",", "."))
    high = float(found.group(2).replace(",", ".")) if found.group(2) else low
    unit = (found.group(3) or "min").lower()
    scale = 1 / 60 if unit.startswith("sec") else 60.0 if unit[0] in "h" or "st" in unit else 1.0
    return (low + high) / 2 * scale
