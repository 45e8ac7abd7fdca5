"""Lines of a job description or resume, and the sentences in them."""

import re
from dataclasses import dataclass
from typing import Final, Literal, get_args

LineKind = Literal["heading", "item", "text"]

SentenceRole = Literal[
    "title",
    "heading",
    "duty",
    "requirement",
    "benefit",
    "pay",
    "legal",
    "company",
    "process",
    "education",
    "skills",
    "position",
    "contact",
    "other",
]
ROLES: Final[tuple[SentenceRole, ...]] = get_args(SentenceRole)
LONGEST: Final = 400

_END: Final = re.compile(r"(?<=[.!?])[\"')\]]*\s+(?=[\"'(\[]?[A-ZÄÖÜÀÂÉÈÊÎÔÇÁÍÓÚÑ0-9¿¡])")
_SHORTENED: Final = re.compile(
    r"(?:^|[\s(])(?:[A-Za-z]|Mr|Mrs|Ms|Dr|Prof|St|Nr|No|Tel|Inc|Ltd|Co|Min|min|Max|max|ca|z\. ?B|"
    r"d\. ?h|bzw|inkl|ggf|etc|e\. ?g|i\. ?e|vs|Sr|Jr|Abt|Str|Hr|Fr|Sra|Approx|approx|U\. ?S)\.$"
)


@dataclass(frozen=True, slots=True)
class TextLine:
    """One heading, list item or paragraph.

    Parameters
    ----------
    kind : LineKind
        What it is.
    text : str
        Its text on one line, without bullet or markup.
    number : int
        Line (text) or paragraph (Word, PDF) of the file; the first is 1.
    """

    kind: LineKind
    text: str
    number: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and what it is for.

    Parameters
    ----------
    text : str
        The sentence.
    number : int
        Line of the file that it starts in.
    role : SentenceRole
        What it is for.
    is_item : bool
        True for a list item.
    """

    text: str
    number: int
    role: SentenceRole
    is_item: bool


def split_sentences(text: str) -> list[str]:
    """Cut a paragraph into sentences; shortened words do not end one.

    Nothing is longer than 400 characters: what runs on is cut at a blank.

    Examples
    --------
    >>> split_sentences("You call Dr. Ash. Then you write it up.")
    ['You call Dr. Ash.', 'Then you write it up.']
    """
    parts: list[str] = []
    for piece in _END.split(text.strip()):
        if parts and _SHORTENED.search(parts[-1]):
            parts[-1] = f"{parts[-1]} {piece}"
        else:
            parts.append(piece)
    return [cut for part in parts if part for cut in _cut(part)]


def _cut(text: str) -> list[str]:
    cuts = []
    while len(text) > LONGEST:
        at = text.rfind(" ", 1, LONGEST)
        at = LONGEST if at < 1 else at
        cuts.append(text[:at].strip())
        text = text[at:].strip()
    return [cut for cut in [*cuts, text] if cut]
