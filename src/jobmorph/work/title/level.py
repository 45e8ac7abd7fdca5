"""The level that a title names, in English words."""

from collections.abc import Sequence
from typing import Final

from jobmorph.schema.ids import LEVELS, Level
from jobmorph.work.title.normalise import PlainTitle

_RULES: Final[tuple[tuple[Level, str], ...]] = (
    ("executive", "chief|senior vice president|executive vice president|vice president"),
    ("lead", "head|team lead|team leader|team manager|group lead|lead|supervisor"),
    ("senior", "senior|principal|staff|director|expert|experienced|confirme|iii|iv"),
    ("entry", "junior|trainee|entry|intern|apprentice|graduate|debutant|i"),
)
# Here a lead is somebody who might buy, not a rank.
_LEADS: Final = ("lead generation", "lead development", "lead qualification", "lead gen")


def level_in_words(title: PlainTitle) -> Level | None:
    """Level that the words of a title name, or None.

    A regional or area vice president counts as senior: the rank is a first-line director's.

    Examples
    --------
    >>> from jobmorph.work.title.normalise import plain_title
    >>> level_in_words(plain_title("Sr. CSM")), level_in_words(plain_title("VP, Sales"))
    ('senior', 'executive')
    """
    text = f" {title.key} "
    if " regional vice president " in text or " area vice president " in text:
        return "senior"
    for leads in _LEADS:
        text = text.replace(f" {leads} ", " ")
    for level, phrases in _RULES:
        if any(f" {phrase} " in text for phrase in phrases.split("|")):
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
