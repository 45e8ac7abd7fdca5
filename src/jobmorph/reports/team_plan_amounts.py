"""How the plan of a team writes hours, people, money and their ranges."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from jobmorph.reports.theme import count_words, significant, tier_words, whole
from jobmorph.reports.words import CATALOGUE, say
from jobmorph.schema.estimate import Estimate
from jobmorph.schema.ids import Tier

MILLION: Final = 1e6
QUARTERS_YEAR: Final = 4
# Below this, hours have a decimal.
_WHOLE_FROM: Final = 9.95


def hours_text(hours: float) -> str:
    """Write hours: whole from ten on, else with a decimal.

    Examples
    --------
    >>> hours_text(158.4), hours_text(3.46), hours_text(4.0), hours_text(0.01)
    ('158', '3.5', '4', '0')
    """
    if abs(hours) >= _WHOLE_FROM:
        return f"{whole(hours):,}"
    text = f"{hours:.1f}"
    return "0" if text == "-0.0" else text.removesuffix(".0")


def hours_range(estimate: Estimate) -> str:
    """Write hours with their range: '158 (108 to 213)'."""
    low, mid, high = map(hours_text, (estimate.low, estimate.mid, estimate.high))
    return say("teamplan.range", mid=mid, low=low, high=high)


def count_range(estimate: Estimate) -> str:
    """Write people with their range, whole; without it where both ends are the same."""
    low, mid, high = whole(estimate.low), whole(estimate.mid), whole(estimate.high)
    if low == mid == high:
        return f"{mid:,}"
    return say("teamplan.range", mid=f"{mid:,}", low=f"{low:,}", high=f"{high:,}")


def percent_text(share: float) -> str:
    """Write a share as a whole percent."""
    return f"{whole(100.0 * share)}%"


@dataclass(frozen=True, slots=True)
class Purse:
    """How amounts of one team are written: with two digits, three from a million on."""

    currency: str

    def amount(self, value: float) -> str:
        """Write an amount, without its sign.

        Examples
        --------
        >>> Purse("USD").amount(-89_940.0), Purse("EUR").amount(5_469_103.0)
        ('USD 90,000', 'EUR 5.47 m')
        """
        return say("teamplan.money", currency=self.currency, amount=self.plain(abs(value)))

    def plain(self, value: float) -> str:
        """Write an amount without the currency."""
        if abs(value) >= MILLION:
            digits = 2 if abs(value) < 100 * MILLION else 0
            return say("million", number=f"{value / MILLION:,.{digits}f}")
        shown = significant(value)
        return f"{shown:,.0f}" if shown else "0"

    def ranged(self, estimate: Estimate) -> str:
        """Write an amount with its range: 'USD 15,000 (7,500 to 26,000)'."""
        return say(
            "teamplan.range",
            mid=self.amount(estimate.mid),
            low=self.plain(estimate.low),
            high=self.plain(estimate.high),
        )

    def cell(self, estimate: Estimate) -> str:
        """Write an amount with its range for a table: no currency."""
        low, mid, high = map(self.plain, (estimate.low, estimate.mid, estimate.high))
        return say("teamplan.range", mid=mid, low=low, high=high)


def claim(tier: Tier) -> str:
    """Say whose claim a figure is, in brackets."""
    return say("teamplan.claim", tier=tier_words(tier))


def inside(label: str) -> str:
    """Write a seat's name inside a sentence; short forms keep their capitals.

    Examples
    --------
    >>> inside("Account executive"), inside("VP Sales"), inside("AI agent reviewer")
    ('account executive', 'VP Sales', 'AI agent reviewer')
    """
    first, _, rest = label.partition(" ")
    is_name = not first.istitle() or any(word[0].isupper() for word in rest.split())
    return label if is_name else label[:1].lower() + label[1:]


def listed(names: Sequence[str], most: int = 0) -> str:
    """Join names with 'and'; beyond `most` they are counted.

    Examples
    --------
    >>> listed(["a", "b", "c"]), listed(["a", "b", "c", "d"], most=2)
    ('a, b and c', 'a, b and two others')
    """
    shown = list(names)
    if most and len(shown) > most:
        rest = len(shown) - most
        key = "teamplan.others.one" if rest == 1 else "teamplan.others"
        shown = [*shown[:most], say(key, count=count_words(rest))]
    if len(shown) < 2:
        return "".join(shown)
    return say("teamplan.and", first=", ".join(shown[:-1]), last=shown[-1])


def capital(text: str) -> str:
    """Begin with a capital letter; the rest stays.

    Examples
    --------
    >>> capital("sales engineer and VP Sales")
    'Sales engineer and VP Sales'
    """
    return text[:1].upper() + text[1:]


def quoted(label: str) -> str:
    """Set a task's name apart inside a sentence, because it may hold commas."""
    return f'"{label}"'


def people_text(count: int) -> str:
    """Write so many people.

    Examples
    --------
    >>> people_text(1), people_text(12)
    ('one person', '12 people')
    """
    return say("teamplan.people.one") if count == 1 else say("teamplan.people", count=f"{count:,}")


def counted(count: int) -> str:
    """Write a small count as a word.

    Examples
    --------
    >>> counted(1), counted(3), counted(40)
    ('one', 'three', '40')
    """
    return say("teamplan.one") if count == 1 else count_words(count)


def sentence(text: str) -> str:
    """End a line with a full stop unless it has one."""
    stripped = text.strip()
    return stripped if stripped.endswith((".", "?", "!")) else f"{stripped}."


def area_name(area: str) -> str:
    """Name a field of work."""
    key = f"teamplan.area.{area}"
    return say(key) if key in CATALOGUE else area


def years_text(quarters: int) -> str:
    """Write the length of a plan.

    Examples
    --------
    >>> years_text(8), years_text(4), years_text(6)
    ('two years', 'a year', 'six quarters')
    """
    years, rest = divmod(quarters, 4)
    if rest:
        return say("teamplan.length.quarters", count=count_words(quarters))
    return say(
        "teamplan.length.year" if years == 1 else "teamplan.length.years", count=count_words(years)
    )


def span_text(quarters: int) -> str:
    """Name the quarters that a year's cost is taken from.

    Examples
    --------
    >>> span_text(8), span_text(2)
    ('its last four quarters', 'all its quarters')
    """
    return say("teamplan.span.year" if quarters > QUARTERS_YEAR else "teamplan.span.all")


def hires_text(count: int) -> str:
    """Write so many hires.

    Examples
    --------
    >>> hires_text(1), hires_text(24)
    ('one hire', '24 hires')
    """
    word = say("teamplan.hire" if count == 1 else "teamplan.hires")
    number = say("teamplan.one") if count == 1 else f"{count:,}"
    return say("teamplan.count", count=number, what=word)


def by_quarters(counts: Sequence[int], names: Sequence[str]) -> str:
    """Write counts by quarter: 'Q1 2027, Q3 2027 (2)'."""
    cells = [
        name if count == 1 else say("teamplan.heads", label=name, count=count)
        for name, count in zip(names, counts, strict=True)
        if count
    ]
    return ", ".join(cells)
