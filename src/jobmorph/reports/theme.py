"""The one theme: palette, patterns, type, glyphs, number formats, the words for parts and tiers.

Terminal, HTML, and every later output take looks and formats from here; wording comes from
`words`. Contrast and colour-vision figures of the palette are recomputed by a test.
"""

import math
from dataclasses import dataclass
from typing import Final, Literal

from jobmorph.reports.words import CATALOGUE, say
from jobmorph.schema.estimate import Estimate
from jobmorph.schema.ids import Moment, Part, Tier

Audience = Literal["person", "leader", "short", "tiny"]


# --- colour --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours of one mode as `#RRGGBB`; the last three fill the parts of a bar."""

    paper: str
    ink: str
    soft: str
    link: str
    notice: str
    rule: str
    delegated: str
    assisted: str
    human: str

    def part(self, part: Part) -> str:
        """Fill of one part."""
        fills: dict[Part, str] = {
            "delegated": self.delegated,
            "assisted": self.assisted,
            "human": self.human,
        }
        return fills[part]


LIGHT: Final = Palette(
    paper="#FBFAF7",
    ink="#1F2328",
    soft="#4F565E",
    link="#1F4E79",
    notice="#7A3B12",
    rule="#8A8F95",
    delegated="#B5822B",
    assisted="#356886",
    human="#14293D",
)
DARK: Final = Palette(
    paper="#15181C",
    ink="#E8E6E1",
    soft="#B1B5BA",
    link="#8FBCE0",
    notice="#E9B48C",
    rule="#6C737A",
    delegated="#D9A036",
    assisted="#4A84A8",
    human="#F1EFE9",
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """What lies in paper colour over a part's fill, in px.

    `lines`: strokes of `size` at 45 degrees, one every `step`; `dots`: radius `size`, one every
    `step`; `solid`: nothing.
    """

    kind: Literal["lines", "dots", "solid"]
    size: float
    step: float


PATTERNS: Final[dict[Part, Pattern]] = {
    "delegated": Pattern("lines", 1.5, 7.0),
    "assisted": Pattern("dots", 1.2, 7.0),
    "human": Pattern("solid", 0.0, 7.0),
}
PART_GAP_PX: Final = 2
BAR_HEIGHT_PX: Final = 56
RANGE_STROKE_PX: Final = 2

# --- type ----------------------------------------------------------------------------------

SERIF: Final = '"Source Serif 4", Charter, Georgia, serif'
SANS: Final = '"Source Sans 3", system-ui, sans-serif'
MEASURE_CHARACTERS: Final = 66

# --- terminal glyphs -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Marks of the terminal; `is_ascii` also asks for plain ASCII text."""

    delegated: str
    assisted: str
    human: str
    ellipsis: str
    bullet: str
    rule: str
    is_ascii: bool

    def part(self, part: Part) -> str:
        """Mark of one hour of a part."""
        marks: dict[Part, str] = {
            "delegated": self.delegated,
            "assisted": self.assisted,
            "human": self.human,
        }
        return marks[part]


UNICODE: Final = Glyphs("░", "▒", "█", "…", "·", "─", is_ascii=False)
ASCII: Final = Glyphs(".", "+", "#", "...", "-", "-", is_ascii=True)

# --- words of the theme --------------------------------------------------------------------


def part_words(part: Part, audience: Audience = "person") -> str:
    """Name a part as it is called to a person, a leader, or where space is short.

    Examples
    --------
    >>> part_words("delegated")
    'AI does it, you check'
    """
    return say(f"part.{audience}.{part}")


def moment_words(moment: Moment, *, year: int, usage: str) -> str:
    """Name a moment; the use data's date always stands beside 'seen so far'."""
    return say(f"moment.{moment}", year=year, usage=usage)


def tier_words(tier: Tier) -> str:
    """Kind of evidence in words."""
    return say(f"tier.{tier}")


def tier_letter(tier: Tier) -> str:
    """Kind of evidence in one letter: O, P, S, V, M or A."""
    return say(f"letter.{tier}")


def agreement_words(word: str) -> str:
    """Agreement of sources in words; unknown words read as 'no published source'."""
    key = f"agreement.{word}"
    return say(key if key in CATALOGUE else "agreement.unknown")


def month_words(date: str) -> str:
    """Write 'YYYY-MM' (or 'YYYY-MM-DD') as month and year; 'YYYY' stays.

    Examples
    --------
    >>> month_words("2026-02"), month_words("2025")
    ('Feb 2026', '2025')
    """
    year, _, rest = date.partition("-")
    key = f"month.{rest[:2]}"
    return say(key, year=year) if key in CATALOGUE else date


def count_words(count: int) -> str:
    """Small counts as words, larger ones as digits.

    Examples
    --------
    >>> count_words(5), count_words(12)
    ('five', '12')
    """
    key = f"number.{count}"
    return say(key) if key in CATALOGUE else str(count)


# --- numbers -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ShownRange:
    """A range in the whole units a reader sees; `low <= mid <= high` always."""

    low: int
    mid: int
    high: int

    def __str__(self) -> str:
        """`14 (9-19)`."""
        return say("range", low=self.low, mid=self.mid, high=self.high)

    @property
    def percent(self) -> str:
        """`14% (9-19)`."""
        return say("range.percent", low=self.low, mid=self.mid, high=self.high)

    @property
    def between(self) -> str:
        """`8 in 10: 9 to 19`; `8 in 10: under 1` where even the high end rounds to none."""
        if self.high == 0:
            return say("between.none")
        return say("between", low=self.low, high=self.high)


def whole(value: float) -> int:
    """Round half up, so that 2.5 hours never show as 2 and 3.5 as 4.

    Examples
    --------
    >>> whole(2.5), whole(3.5)
    (3, 4)
    """
    return math.floor(value + 0.5)


def shown(estimate: Estimate, mid: int | None = None) -> ShownRange:
    """Round a range to whole units; `mid` is given where it must add up with others.

    Examples
    --------
    >>> str(shown(Estimate(8.8, 13.5, 19.2)))
    '14 (9-19)'
    """
    middle = whole(estimate.mid) if mid is None else mid
    return ShownRange(min(whole(estimate.low), middle), middle, max(whole(estimate.high), middle))


def significant(value: float, digits: int = 2) -> float:
    """Round to `digits` significant digits.

    Examples
    --------
    >>> significant(41_873.0), significant(0.0)
    (42000.0, 0.0)
    """
    if value == 0.0:
        return 0.0
    return round(value, digits - 1 - math.floor(math.log10(abs(value))))


def money(value: float) -> str:
    """US dollars with two significant digits.

    Examples
    --------
    >>> money(41_873.0), money(1_640_000.0)
    ('USD 42,000', 'USD 1.6 m')
    """
    rounded = significant(value)
    if abs(rounded) >= 1e6:
        return say("money", amount=say("million", number=f"{rounded / 1e6:.2g}"))
    return say("money", amount=f"{rounded:,.0f}")


def people(value: float) -> str:
    """People: whole below a million, else millions with one decimal.

    Examples
    --------
    >>> people(2_725_930.0), people(41_230.4)
    ('2.7 m', '41,230')
    """
    if value >= 999_950:
        return say("million", number=f"{value / 1e6:.1f}")
    return f"{whole(value):,}"


def signed_percent(share: float) -> str:
    """Write a change as a signed whole percent.

    Examples
    --------
    >>> signed_percent(-0.053), signed_percent(0.0)
    ('-5%', '0%')
    """
    points = whole(abs(share) * 100) * (1 if share > 0 else -1)
    return f"{points:+d}%" if points else "0%"


def plain_number(value: float) -> str:
    """Write a number of unknown size in at most three significant digits.

    Examples
    --------
    >>> plain_number(0.79512), plain_number(18428.0), plain_number(0.25)
    ('0.795', '18,428', '0.25')
    """
    if abs(value) >= 1000:
        return f"{value:,.0f}"
    return f"{significant(value, 3):g}"
