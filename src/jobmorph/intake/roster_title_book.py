"""German and French titles of a roster, and the jobs that they mean."""

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

from jobmorph.schema.ids import Level

FILE_NAME: Final = "roster_titles.yaml"
_LETTERS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "œ": "oe"})
# Marks of gender in brackets, with colons, stars or dots: 'Leiter:in', 'chargé(e)', '(m/w/d)'.
_BOTH: Final = re.compile(
    r"(?<=\w)(?:[:*_/·.•(-]+|(?<=[a-z])(?=I))(?:innen|in|frau|r|n|e|es|ere|ère|rice|trice|euse|ne)"
    r"\)?(?=$|[\s,;/(-])"
)
_BRACKETS: Final = re.compile(
    r"\([^)]*\)|\[[^\]]*\]|\b(?:[mwfdhx]\s?/\s?){1,3}[mwfdhx]\b|\ball genders\b"
)
# What titles of women end in, and what those of men end in; applied to both sides of a look-up.
_ENDINGS: Final = (
    (re.compile(r"(\w{2}(?:er|or|st|nt|ot|ag|ur))in(?:nen)?$"), r"\1"),
    (re.compile(r"(beauftragte|angestellte)[rn]$"), r"\1"),
    (re.compile(r"frau$"), "mann"),
    (re.compile(r"(?:trice|teuse)$"), "teur"),
    (re.compile(r"euse$"), "eur"),
    (re.compile(r"(\w{3})ere$"), r"\1er"),
    (re.compile(r"(\w{3})ienne$"), r"\1ien"),
    (re.compile(r"(charg|attach|delegu)ee$"), r"\1e"),
    (re.compile(r"(assistant|adjoint|referent|consultant|ingenieur|itinerant)e$"), r"\1"),
    (re.compile(r"commerciale$"), "commercial"),
    (re.compile(r"^cheffe$"), "chef"),
)
_LEVEL_WORDS: Final[dict[str, Level]] = {
    "junior": "entry", "jr": "entry", "trainee": "entry", "debutant": "entry",
    "senior": "senior", "sr": "senior", "confirme": "senior", "principal": "lead",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class BookTitle:
    """What the book says of a title.

    Parameters
    ----------
    jobs : tuple of str
        Library roles, or O*NET-SOC codes of other jobs, that it may mean; the likeliest first.
    level : str or None
        Level that a word of it names, such as 'Senior'.
    is_clear : bool
        It means the first of them wherever it stands.
    """

    jobs: tuple[str, ...]
    level: Level | None = None
    is_clear: bool = True


def book_title(title: str) -> BookTitle | None:
    """Look a title up; None if the book does not have it.

    Examples
    --------
    >>> book_title("Vertriebsmitarbeiterin im Innendienst (m/w/d)").jobs
    ('account-executive/entry',)
    >>> book_title("Senior Chargée de clientèle")
    BookTitle(jobs=('account-management/mid',), level='senior', is_clear=True)
    """
    book = _book()
    words = _words(title)
    whole = book.get("".join(words))
    if whole is not None:
        return whole
    levels = [_LEVEL_WORDS[word] for word in words if word in _LEVEL_WORDS]
    found = book.get("".join(word for word in words if word not in _LEVEL_WORDS))
    return replace(found, level=levels[0]) if found is not None and levels else None


def book_jobs() -> frozenset[str]:
    """Return every role and code that the book names."""
    return frozenset(job for told in _book().values() for job in told.jobs)


def book_titles() -> tuple[str, ...]:
    """Return every title of the book, as written."""
    told = _told()
    return (*(title for titles in told["means"].values() for title in titles), *told["between"])


@cache
def _told() -> dict[str, Any]:
    text = (files("jobmorph.intake") / FILE_NAME).read_text(encoding="utf-8")
    told: dict[str, Any] = yaml.safe_load(text)
    return told


@cache
def _book() -> dict[str, BookTitle]:
    told = _told()
    sure = {
        key_of(title): BookTitle((job,))
        for job, titles in told["means"].items()
        for title in titles
    }
    unsure = {
        key_of(title): BookTitle(tuple(jobs), is_clear=False)
        for title, jobs in told["between"].items()
    }
    return {**sure, **unsure}


def key_of(title: str) -> str:
    """Return what spellings of one title share.

    Examples
    --------
    >>> key_of("Kundenservice-Mitarbeiter:in"), key_of("Directrice de la communication")
    ('kundenservicemitarbeiter', 'directeurcommunication')
    """
    return "".join(_words(title))


def _words(title: str) -> list[str]:
    plain = _BOTH.sub("", unicodedata.normalize("NFC", title))
    plain = _BRACKETS.sub(" ", plain.lower()).translate(_LETTERS)
    letters = unicodedata.normalize("NFKD", plain)
    bare = "".join(sign for sign in letters if not unicodedata.combining(sign))
    words = [_without_gender(word) for word in re.findall(r"[a-z0-9]+", bare)]
    small = frozenset(_told()["small"])
    return [word for word in words if word not in small]


def _without_gender(word: str) -> str:
    for ending, plain in _ENDINGS:
        word = ending.sub(plain, word)
    return word
