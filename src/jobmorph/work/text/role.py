"""What each sentence of a job description is for: duty, requirement, benefit, boiler-plate."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from jobmorph.work.text.cue import (
    is_benefit,
    is_company,
    is_duty,
    is_requirement,
    opens_like_work,
    strong_cue,
)
from jobmorph.work.text.heading import heading_role
from jobmorph.work.text.line import LONGEST, Sentence, SentenceRole, TextLine, split_sentences

MOST_TITLE_WORDS: Final = 12
TITLE_LINES: Final = 6
_META: Final = re.compile(
    r"\W*(?:location|department|team|reports? to|reporting to|job (?:id|type|code|number|category)|"
    r"req(?:uisition)?(?: id)?|ref(?:erence)?|shift|schedule|hours|start(?: date)?|posted|"
    r"employment type|contract|division|date|salary range|travel|pay period[\w ]*|standort|"
    r"arbeitsort|eintritt|beginn|abteilung|vertragsart|lieu|contrat|ubicación|lugar|"
    r"jornada)\s*[:#]|"
    r"\W*(?:req|job|ref)[- #]*\d|[^.!?]*\b(?:full|part)[- ]time\b[^.!?]*\|",
    re.IGNORECASE,
)
_GENDER: Final = re.compile(r"\((?:[mwfhdxi*][/| ]?){2,4}\)|\([mwfhd]/", re.IGNORECASE)
_APPLYING: Final = re.compile(
    r"\W*(?:please )?(?:apply|send|submit|email|e-mail|visit)\b.{0,40}?(?:\b(?:cv|resume|résumé|"
    r"application|link|online|here|now|before|to \w+@)|$)",
    re.IGNORECASE,
)
_JUST_HAVE: Final = re.compile(r"(?:\d+ ?\+|at least|min\b|minimum)", re.IGNORECASE)


class JobReader:
    """Reads a job description line by line, remembering the heading it is under.

    Parameters
    ----------
    is_foreign : bool
        The text is not English: nouns and infinitives may open a duty.
    """

    def __init__(self, *, is_foreign: bool) -> None:
        self._is_foreign = is_foreign
        self._section: SentenceRole | None = None
        self._has_title = False
        self._lines = 0
        self._last: SentenceRole = "other"

    def read(self, lines: Sequence[TextLine]) -> Iterator[Sentence]:
        """Give every sentence its role."""
        for line in lines:
            self._lines += 1
            yield from self._line(line)

    def _line(self, line: TextLine) -> Iterator[Sentence]:
        if self._is_title(line):
            self._has_title = True
            yield Sentence(line.text[:LONGEST], line.number, "title", is_item=False)
            return
        head, rest = _inline_heading(line.text)
        found = heading_role(line.text)
        is_heading = line.kind == "heading" or (
            line.kind == "text" and (found is not None or _looks_like_heading(line.text))
        )
        if is_heading or (line.kind == "item" and found and line.text.rstrip().endswith(":")):
            self._section = found
            yield Sentence(line.text[:LONGEST], line.number, "heading", is_item=False)
            return
        if head is not None and rest:
            self._section = head
            yield from self._sentences(rest, line)
            return
        yield from self._sentences(line.text, line)

    def _sentences(self, text: str, line: TextLine) -> Iterator[Sentence]:
        is_item = line.kind == "item"
        for sentence in split_sentences(text):
            role = self._role(sentence, is_item=is_item)
            self._last = role
            yield Sentence(sentence, line.number, role, is_item=is_item)

    def _is_title(self, line: TextLine) -> bool:
        if self._has_title or self._lines > TITLE_LINES or line.kind == "item":
            return False
        words = len(line.text.split())
        if words > MOST_TITLE_WORDS or heading_role(line.text) is not None:
            return False
        if _GENDER.search(line.text):
            return True
        is_first = self._lines == 1 or line.kind == "heading"
        return is_first and not line.text.rstrip().endswith((".", "!", "?", ":"))

    def _role(self, text: str, *, is_item: bool) -> SentenceRole:
        is_work = opens_like_work(text, is_foreign=self._is_foreign)
        if self._section == "duty" and is_work and not _APPLYING.match(text):
            return "duty" if not _JUST_HAVE.match(text) else "requirement"
        if not is_item and _META.match(text):
            return "other"
        strong = strong_cue(text)
        if strong is not None and not (strong == "pay" and self._section == "duty" and is_work):
            return strong
        if self._section is None:
            return self._without_heading(text, is_item=is_item, is_work=is_work)
        return self._under_heading(self._section, text, is_item=is_item, is_work=is_work)

    def _under_heading(
        self, section: SentenceRole, text: str, *, is_item: bool, is_work: bool
    ) -> SentenceRole:
        role: SentenceRole = section
        if section == "duty":
            role = _in_duties(text, is_item=is_item)
        elif section == "requirement" and not is_item:
            role = _in_requirements(text)
        elif section == "benefit" and is_requirement(text) and _JUST_HAVE.match(text):
            role = "requirement"
        elif section in ("company", "process", "legal"):
            is_told = is_duty(text) and (is_work if is_item else not is_company(text))
            if is_told and (section == "company" or not is_item):
                role = "duty"
        return role

    def _without_heading(self, text: str, *, is_item: bool, is_work: bool) -> SentenceRole:
        is_told = is_duty(text)
        is_asked, is_ours = is_requirement(text), is_company(text)
        # 'We need people to pick and pack' says what is done as well as who asks.
        is_done = (is_told and not is_ours) or (is_work and not is_asked)
        readings: tuple[tuple[bool, SentenceRole], ...] = (
            (is_done, "duty"),
            (is_asked, "requirement"),
            (is_benefit(text), "benefit"),
            (is_ours and not _names_work(text), "company"),
            (is_ours or is_told, "duty"),
            (is_item and self._last in ("duty", "requirement", "benefit"), self._last),
            (self._lines <= TITLE_LINES, "company"),
        )
        return next((role for holds, role in readings if holds), "other")


def _in_requirements(text: str) -> SentenceRole:
    if is_requirement(text):
        return "requirement"
    if is_duty(text):
        return "duty"
    return "benefit" if is_benefit(text) else "requirement"


def _in_duties(text: str, *, is_item: bool) -> SentenceRole:
    if is_requirement(text) and not is_duty(text):
        return "requirement"
    if is_benefit(text) and not is_duty(text):
        return "benefit"
    if not is_item and is_company(text) and not is_duty(text):
        return "company"
    return "duty"


def _names_work(text: str) -> bool:
    found = re.search(
        r"\bwe (?:need|are looking for|seek)\b.{0,60}?\b(?:to|who(?: can| will)?) (\w+)",
        text,
        re.IGNORECASE,
    )
    return found is not None and opens_like_work(found.group(1), is_foreign=False)


def _inline_heading(text: str) -> tuple[SentenceRole | None, str]:
    head, mark, rest = text.partition(":")
    if not mark or not rest.strip() or len(head.split()) > 4:
        return None, text
    return heading_role(head), rest.strip()


def _looks_like_heading(text: str) -> bool:
    words = text.split()
    if not 1 <= len(words) <= 6 or text.rstrip().endswith((".", "!", ",", ";")):
        return False
    letters = [c for c in text if c.isalpha()]
    is_capital = len(letters) > 3 and all(c.isupper() for c in letters)
    return text.rstrip().endswith(":") or (is_capital and not any(c.isdigit() for c in text))
