"""Titles as people write them into plain English words."""

import html
import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from jobmorph.work.title.abbreviations import ABBREVIATIONS
from jobmorph.work.title.glossary import GLOSSARY

LONGEST_TITLE: Final = 200
MOST_WORDS: Final = 24
_MARKS: Final = re.compile(
    r"[(\[{]?\s*\b(?:[mwfdxhgi]|all)(?:\s*[/|,*]\s*(?:[mwfdxhni*]|div|gn|nb|a))+\b\s*[)\]}]?|"
    r"\(\s*all genders?\s*\)|\(\s*(?:gn|mwd|mfd|mfx|hf)\s*\)",
    re.IGNORECASE,
)
_ENDINGS: Final = re.compile(
    r"(?<=[a-z]{3})(?:\s?/\s?-?(?:innen|in|frau|trice|euse|ere|ne|e|a|o)\b"
    r"|[*:_](?:innen|in)\b|\((?:in|e|a|trice|euse)\)|[·.](?:e|trice|euse)\b)",
    re.IGNORECASE,
)
_REQUEST: Final = re.compile(
    r"\b(?:req(?:uisition)?|job|jr|id|ref|kennziffer|position|vacancy)[\s.:#-]*(?:id|no|nr)?"
    r"[\s.:#-]*(?=[a-z-]*\d)[a-z0-9-]*\d[a-z0-9-]*\b|#\s*\d+|\b[a-z]{1,3}-?\d{4,}\b"
    r"|\b\d+(?:\.\d+)+\b|\b\d{4,}\b",
    re.IGNORECASE,
)
_TAG: Final = re.compile(r"<[^<>]{1,80}>")
_WORD: Final = re.compile(r"[a-z0-9+#]+")
_DOTTED: Final = re.compile(r"\b(?:[a-z]\.){2,}")
_KEPT_ENDINGS: Final = ("ss", "us", "is", "ics", "ous")
_KEPT: Final = frozenset(
    {"sales", "operations", "news", "ops", "saas", "americas", "texas", "dallas"}
)
_SINGULAR: Final = {"communications": "communication"}

ROMAN: Final = frozenset({"i", "ii", "iii", "iv", "v", "1", "2", "3", "4", "5"})
_SENIORITY_WORDS: Final = """
    senior junior lead principal staff entry level chief head trainee intern graduate leitender
    leitende experienced expert erfahrener experimente confirme principale debutant jefe
"""
SENIORITY: Final = frozenset(_SENIORITY_WORDS.split())
_REGIONS_WORDS: Final = """
    emea apac dach amer americas noram namer latam anz uk uki ireland us usa europe asia
    remote hybrid onsite global worldwide international north south east west northeast
    southeast northwest southwest midwest central nordics benelux germany france spain italy
    india japan canada australia mexico brazil singapore london paris berlin munich madrid york
    chicago boston dallas austin houston seattle denver atlanta toronto sydney dublin bangalore
    california texas florida
"""
REGIONS: Final = frozenset(_REGIONS_WORDS.split())
_SEGMENTS_WORDS: Final = """
    enterprise smb commercial strategic corporate named major scale growth public
"""
SEGMENTS: Final = frozenset(_SEGMENTS_WORDS.split())
_FILLERS_WORDS: Final = """
    of the a an and for in to de la le les al mit y with at or on
"""
_FILLERS: Final = frozenset(_FILLERS_WORDS.split())


@dataclass(frozen=True, slots=True)
class PlainTitle:
    """A title in plain English words.

    Parameters
    ----------
    text : str
        What was written, without mark-up, gender marks and request numbers.
    words : tuple of str
        Lower-case English words in order, abbreviations written out, singular.
    core : tuple of str
        The same without words of seniority, region, numbers and fillers; never empty unless
        `words` is.
    """

    text: str
    words: tuple[str, ...]
    core: tuple[str, ...]

    @property
    def key(self) -> str:
        """The words joined by spaces."""
        return " ".join(self.words)


def clean_title(title: str) -> str:
    """Remove mark-up, gender marks and request numbers; fold accents; lower case.

    Examples
    --------
    >>> clean_title("<b>Key Account Manager</b> (m/w/d) &amp; Sales &#8211; Req #48213")
    'key account manager & sales'
    """
    text = html.unescape(html.unescape(title[: 4 * LONGEST_TITLE]))
    text = _TAG.sub(" ", text).replace("ß", "ss")
    text = unicodedata.normalize("NFKD", text)
    text = "".join(
        c if c.isascii() else ("-" if c in "–—‑" else "'" if c in "’‘" else "." if c == "·" else "")
        for c in text
    ).lower()
    text = _MARKS.sub(" ", text)
    text = _REQUEST.sub(" ", text)
    text = _ENDINGS.sub("", text)
    text = _DOTTED.sub(lambda hit: hit.group().replace(".", "") + " ", text)
    return re.sub(r"\s+", " ", text).strip(" -–|/,;:.()[]")[:LONGEST_TITLE]


def plain_title(title: str) -> PlainTitle:
    """Read a title into plain English words.

    Examples
    --------
    >>> plain_title("Sr. Acct Exec - Enterprise (EMEA)").words
    ('senior', 'account', 'executive', 'enterprise', 'emea')
    >>> plain_title("Vertriebsleiter/in (m/w/d)").core
    ('sales', 'director')
    """
    text = clean_title(title)
    found = _WORD.findall(text.replace("&", " and ").replace("'s", "").replace("'", " "))
    words = tuple(word for word in _expanded(_translated(found)) if word != "and")[:MOST_WORDS]
    core = tuple(
        word
        for word in words
        if word not in SENIORITY
        and word not in REGIONS
        and word not in ROMAN
        and word not in _FILLERS
        and not word.isdigit()
    )
    return PlainTitle(text, words, core or words)


def _translated(words: list[str]) -> list[str]:
    """Write German, French and Spanish phrases in English, the longest phrase first."""
    result: list[str] = []
    place = 0
    while place < len(words):
        for length in (4, 3, 2, 1):
            phrase = _meaning(" ".join(words[place : place + length]))
            if phrase is not None and place + length <= len(words):
                result += phrase.split()
                place += length
                break
        else:
            result.append(words[place])
            place += 1
    return result


def _meaning(phrase: str) -> str | None:
    """Look a phrase up, also in the German feminine."""
    known = GLOSSARY.get(phrase)
    for ending in ("innen", "in"):
        if known is None and phrase.endswith(ending):
            known = GLOSSARY.get(phrase.removesuffix(ending))
    return known


def _expanded(words: list[str]) -> list[str]:
    expanded = [part for word in words for part in ABBREVIATIONS.get(word, word).split()]
    return [singular(word) for word in expanded]


def singular(word: str) -> str:
    """Return the singular of an English word, by its ending.

    Examples
    --------
    >>> singular("secretaries"), singular("nurses"), singular("sales")
    ('secretary', 'nurse', 'sales')
    """
    if word in _SINGULAR:
        return _SINGULAR[word]
    if len(word) < 4 or not word.endswith("s") or word in _KEPT or word.endswith(_KEPT_ENDINGS):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1]
