"""The level that a title names, in English words."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from jobmorph.schema.ids import LEVELS, Level
from jobmorph.work.title.normalise import PlainTitle

_RULES: Final[tuple[tuple[Level, tuple[str, ...]], ...]] = (
    (
        "executive",
        ("chief", "senior vice president", "executive vice president", "vice president"),
    ),
    (
        "lead",
        ("head", "team lead", "team leader", "team manager", "group lead", "lead", "supervisor"),
    ),
    (
        "senior",
        (
            *("senior", "principal", "staff", "director", "expert", "experienced", "confirme"),
            *("iii", "iv"),
        ),
    ),
    ("entry", ("junior", "trainee", "entry", "intern", "apprentice", "graduate", "debutant", "i")),
)
# Vice presidents who are first-line directors, or senior clerks of a bank.
_LESSER: Final = ("regional", "area", "assistant", "associate")
# Only among these is staff a rank; a staff nurse is a nurse.
_CRAFTS: Final = frozenset(
    ("engineer", "scientist", "developer", "designer", "architect", "researcher", "manager")
)
# Here a lead is somebody who might buy, not a rank.
_LEADS: Final = ("lead generation", "lead development", "lead qualification", "lead gen")


def level_in_words(title: PlainTitle) -> Level | None:
    """Level that the words of a title name, or None.

    A regional, area, assistant or associate vice president counts as senior.

    Examples
    --------
    >>> from jobmorph.work.title.normalise import plain_title
    >>> level_in_words(plain_title("Sr. CSM")), level_in_words(plain_title("VP, Sales"))
    ('senior', 'executive')
    """
    return _level_of(title.key)


@lru_cache(8192)
def _level_of(words: str) -> Level | None:
    text = f" {words} "
    if any(f" {rank} vice president " in text for rank in _LESSER):
        return "senior"
    if _CRAFTS.isdisjoint(words.split()):
        text = text.replace(" staff ", " ")
    for leads in _LEADS:
        text = text.replace(f" {leads} ", " ")
    for level, phrases in _RULES:
        if any(f" {phrase} " in text for phrase in phrases):
            return level
    return None


def nearest_level(wanted: Level, available: Sequence[Level]) -> Level:
    """Return the level of a family that lies nearest to a wanted one; ties go up.

    Examples
    --------
    >>> nearest_level("entry", ("mid", "senior"))
    'mid'
    """
    place = LEVELS.index(wanted)
    return min(
        available, key=lambda level: (abs(LEVELS.index(level) - place), -LEVELS.index(level))
    )
