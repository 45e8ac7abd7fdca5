"""Jobs and chances as shown: never more digits than the range supports."""

import math
from dataclasses import dataclass
from typing import Final

from jobmorph.reports.theme import people, whole
from jobmorph.reports.words import say

MILLION: Final = 1_000_000
TABLE_MILLION: Final = 100_000  # tables write millions from here on

# Lowest chance, in whole percent, of each word.
_WORDS: Final = (
    (90, "outlook.chance.fewer.very"),
    (75, "outlook.chance.fewer.likely"),
    (58, "outlook.chance.fewer.rather"),
    (43, "outlook.chance.even"),
    (26, "outlook.chance.more.rather"),
    (11, "outlook.chance.more.likely"),
    (0, "outlook.chance.more.very"),
)


def chance_number(probability: float) -> str:
    """Write a chance in 100; never as sure.

    Examples
    --------
    >>> chance_number(0.9355), chance_number(0.998), chance_number(0.001)
    ('94', 'over 99', 'under 1')
    """
    chance = whole(100 * probability)
    if chance <= 0:
        return say("outlook.under")
    return say("outlook.over") if chance >= 100 else str(chance)


def chance_words(probability: float) -> str:
    """Say in words how likely fewer jobs are.

    Examples
    --------
    >>> chance_words(0.45), chance_words(0.94)
    ('Nearly an even bet', 'Very likely fewer')
    """
    chance = whole(100 * probability)
    return say(next(key for least, key in _WORDS if chance >= least))


@dataclass(frozen=True, slots=True)
class Scale:
    """The unit to which a range's numbers are rounded.

    Parameters
    ----------
    unit : int
        A power of ten, about a tenth to a hundredth of the range.
    is_million : bool
        Written in millions.
    """

    unit: int
    is_million: bool

    def bare(self, value: float) -> str:
        """Write a number without 'm'."""
        rounded = whole(value / self.unit) * self.unit
        if not self.is_million:
            return f"{rounded:,}"
        decimals = max(round(math.log10(MILLION / self.unit)), 0)
        return f"{rounded / MILLION:.{decimals}f}"

    def write(self, value: float) -> str:
        """Write a number."""
        return say("outlook.jobs", number=self.bare(value)) if self.is_million else self.bare(value)

    def span(self, low: float, high: float) -> str:
        """Write two ends with one 'm'."""
        text = say("outlook.jobs.range", low=self.bare(low), high=self.bare(high))
        return say("outlook.jobs", number=text) if self.is_million else text


def scale_of(low: float, high: float, *, million: int = MILLION) -> Scale:
    """Choose how a range is rounded.

    Parameters
    ----------
    low, high : float
        Ends.
    million : int
        Least high end that is written in millions.

    Examples
    --------
    >>> scale_of(18_032, 32_266).write(24_368), scale_of(9.58e6, 11.9e6).write(10.69e6)
    ('24,000', '10.7 m')
    """
    width = max(high - low, 1.0)
    is_million = high >= million
    unit = 10 ** max(math.floor(math.log10(width)) - 1, 0)
    # Millions with more than two decimals say too much.
    return Scale(max(unit, 10_000) if is_million else unit, is_million)


def counted(heads: float) -> str:
    """Write a published count: whole, or in millions.

    Examples
    --------
    >>> counted(34_280.0), counted(2_595_750.0)
    ('34,280', '2.6 m')
    """
    return people(heads)
