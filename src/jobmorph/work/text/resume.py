"""What each line of a resume is for: past work, positions, education, skills, contact data."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from jobmorph.work.text.cue import opens_like_work
from jobmorph.work.text.heading import heading_role
from jobmorph.work.text.line import LONGEST, Sentence, SentenceRole, TextLine, split_sentences
from jobmorph.work.text.personal import is_contact
from jobmorph.work.text.tenure import MONTH_NAMES

_TITLE: Final = re.compile(
    r"\W*(?:curriculum vitae|c\.?v\.?|r[eé]sum[eé]|lebenslauf)\W*", re.IGNORECASE
)
_YEAR: Final = re.compile(
    r"\b(?:19|20)\d\d\b|[-–—] ?(?:present|heute|current|actualidad|aujourd'hui|now)\b",
    re.IGNORECASE,
)
_NAME: Final = re.compile(
    r"(?:[A-ZÀ-Ý][\w'’.-]*|[a-z]{1,3})(?: (?:[A-ZÀ-Ý][\w'’.-]*|d[aei]|del|van|von|der|den|bin|"
    r"al)){1,4}"
)
_DATES: Final = re.compile(
    rf"\((?:\d+\+? (?:years?|yrs?|months?|mos?)\b ?)+\)|(?:\b(?:{'|'.join(MONTH_NAMES)})\b\.? |"
    r"\b\d{1,2}[./])*(?:\b(?:19|20)\d\d\b|['’]\d\d\b)|"
    r"\b(?:present|now|today|heute|current|since|seit|bis)\b",
    re.IGNORECASE,
)
_LEAST_HEADINGS: Final = 2
_HEAD_LINES: Final = 8
_MOST_POSITION_WORDS: Final = 14
_MINE: Final = re.compile(r"\b(?:I|my|me)\b")
_ASKS: Final = re.compile(
    r"\b(?:you(?:['’]ll)?|we(?:['’]re)? (?:offer|are|look)|apply|applicants?|candidates?|Sie|wir|"
    r"vous|nous|ofrecemos|buscamos)\b"
)


def is_resume(lines: Sequence[TextLine]) -> bool:
    """Say whether a text is a resume rather than a job description.

    Contact data at the top, headings of a resume, positions with years and 'I' speak for a resume;
    'you', 'we', 'apply' against it.
    """
    heads = {heading_role(line.text, is_resume=True) for line in lines if line.kind != "item"}
    top = lines[:_HEAD_LINES]
    points = 2.0 * any(_TITLE.fullmatch(line.text) for line in top)
    points += 1.5 * any(is_contact(line.text) for line in top)
    points += 1.0 * len(heads & {"education", "skills", "contact"}) + 1.0 * ("duty" in heads)
    points += min(1.5, 0.5 * sum(_is_dated(line.text) for line in lines))
    points += 0.5 * any(_MINE.search(line.text) for line in lines)
    asks = sum(_ASKS.search(line.text) is not None for line in lines)
    jobs = {heading_role(line.text) for line in lines if line.kind != "item"}
    points -= min(3.0, 0.75 * asks) + 1.0 * len(jobs & {"benefit", "process", "legal"})
    return points >= _LEAST_HEADINGS + 0.5


def _is_dated(text: str) -> bool:
    return len(re.findall(r"\b(?:19|20)\d\d\b", text)) > 1 or (
        len(text.split()) <= _MOST_POSITION_WORDS and _YEAR.search(text) is not None
    )


class ResumeReader:
    """Reads a resume line by line, remembering the heading it is under."""

    def __init__(self, *, is_foreign: bool) -> None:
        self._is_foreign = is_foreign
        self._section: SentenceRole | None = None
        self._lines = 0

    def read(self, lines: Sequence[TextLine]) -> Iterator[Sentence]:
        """Give every sentence its role; a paragraph of contact data stays whole."""
        for line in lines:
            self._lines += 1
            role = self._line_role(line)
            if role is not None:
                yield Sentence(line.text[:LONGEST], line.number, role, is_item=False)
                continue
            for sentence in split_sentences(line.text):
                found = self._role(sentence, is_item=line.kind == "item")
                yield Sentence(sentence, line.number, found, is_item=line.kind == "item")

    def _line_role(self, line: TextLine) -> SentenceRole | None:
        head = heading_role(line.text, is_resume=True) if line.kind != "item" else None
        if head is not None:
            self._section = head
            return "heading"
        if _TITLE.fullmatch(line.text):
            return "title"
        if self._section is None and self._lines <= _HEAD_LINES:
            if is_contact(line.text) or self._is_name(line.text):
                return "contact"
        elif is_contact(line.text) and self._section != "duty":
            return "contact"
        return "heading" if line.kind == "heading" and self._section is None else None

    def _is_name(self, text: str) -> bool:
        head = re.split(r"\s[|·–—-]\s|[|,;•]", text)[0].strip()
        return self._lines <= 2 and _NAME.fullmatch(head) is not None

    def _role(self, text: str, *, is_item: bool) -> SentenceRole:
        if self._section is None:
            is_work = opens_like_work(text, is_foreign=self._is_foreign)
            return "duty" if is_item and is_work else "other"
        if self._section != "duty":
            return self._section
        return "duty" if is_item or not self._is_position(text) else "position"

    def _is_position(self, text: str) -> bool:
        words = text.split()
        if len(words) > _MOST_POSITION_WORDS:
            return False
        if _is_dated(text):
            return True
        is_work = opens_like_work(text, is_foreign=self._is_foreign)
        return not is_work and not text.rstrip().endswith(".")


def position_titles(text: str) -> tuple[str, ...]:
    """Parts of a position line that may be a job title, likeliest first.

    Examples
    --------
    >>> position_titles("2020 - 2022: Receptionist, Hotel Mirador")
    ('Receptionist', 'Hotel Mirador')
    """
    plain = _DATES.sub(" | ", text)
    parts = re.split(r"\s[-–—/]\s|[|,;:()–—•]|\bat\b|\bto\b", plain)
    cleaned = [part.strip(" -–—:.") for part in parts]
    return tuple(part for part in cleaned if len(part) > 2 and any(c.isalpha() for c in part))
