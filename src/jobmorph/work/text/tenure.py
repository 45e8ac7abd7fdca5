"""How long a position was held, from the dates that stand beside it in a resume."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

MONTH_NAMES: Final = (
    "jan|january|januar|jänner|janvier|janv|enero|ene",
    "feb|february|februar|feber|février|fevrier|févr|febrero",
    "mar|march|mär|mrz|märz|maerz|mars|marzo",
    "apr|april|avril|avr|abril|abr",
    "may|mai|mayo",
    "jun|june|juni|juin|junio",
    "jul|july|juli|juillet|juil|julio",
    "aug|august|août|aout|agosto|ago",
    "sep|sept|september|septembre|septiembre",
    "oct|october|okt|oktober|octobre|octubre",
    "nov|november|novembre|noviembre",
    "dec|december|dez|dezember|décembre|decembre|déc|diciembre|dic",
)
MOST_YEARS: Final = 60.0
HALF_YEAR: Final = 6  # months
_MONTH_OF: Final = {
    name: number for number, names in enumerate(MONTH_NAMES, start=1) for name in names.split("|")
}
_YEAR: Final = r"(?:19|20)\d\d"
_MOMENT: Final = re.compile(
    rf"""
    (?<![\w.]) (?:\d{{1,2}}(?:st|nd|rd|th)?\.?\s(?:of\s|de\s)?)?
        (?P<word>{"|".join(MONTH_NAMES)})(?!\w)\.?,?\s (?:\d{{1,2}}(?:st|nd|rd|th)?,\s)?
        (?: (?P<word_year>{_YEAR}) | ['’](?P<short_year>\d\d) )(?!\d)
    | (?<![\d./-]) (?:(?P<first>\d{{1,2}})(?P<mark>[./]))? (?P<month>\d{{1,2}})[./]
        (?P<month_year>{_YEAR})(?!\d)
    | (?<!\d)(?P<iso_year>{_YEAR})[-/.](?P<iso_month>0[1-9]|1[0-2])(?:-\d\d)?(?!\d)
    | (?<!\d)(?P<year>{_YEAR})(?!\d)
    | (?<!\w)(?P<now>presente?|now|today|current(?:ly)?|ongoing|date|heute|jetzt|aktuell|laufend|
        aujourd['’]hui|présent|actualidad|hoy)(?!\w)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_BETWEEN: Final = re.compile(
    r"\)?\s*(?:[-–—−~/]+(?:\s?to)?|to|until|till|through|thru|bis(?:\szum)?|à|au|jusqu['’]à|a|al|hasta)\s*"
    r"(?:the\s|l['’]|la\s)?\(?",
    re.IGNORECASE,
)
_SHORT_END: Final = re.compile(r"\s?[-–—/]\s?['’]?(\d\d)(?!\d)")
_OPEN_START: Final = re.compile(
    r"(?<!\w)(?:since|from|seit|ab|depuis|desde)\W{1,3}$", re.IGNORECASE
)
_OPEN_END: Final = re.compile(r"\s?[-–—]\s*\W*$")
_SPAN: Final = re.compile(
    r"(?<![\d.,])(?P<years>\d{1,2}(?:[.,]\d)?)\s?\+?\s?(?:years?|yrs?|jahren?|jahre?|ans?|años?)(?!\w)"
    r"|(?<![\d.,])(?P<months>\d{1,3})\s?(?:months?|mos?|monaten?|monate?|mois|mes(?:es)?)(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Moment:
    """A month, a year, or now, and where it stands in the text."""

    year: int
    month: int | None
    start: int
    end: int
    is_now: bool = False

    @property
    def opens(self) -> int:
        """Months of the calendar before it; a year alone opens at its middle."""
        return 12 * self.year + (HALF_YEAR if self.month is None else self.month - 1)

    @property
    def closes(self) -> int:
        """Months of the calendar up to its end; a year alone closes at its middle."""
        return 12 * self.year + (HALF_YEAR if self.month is None else self.month)


def position_years(text: str, today: str) -> float | None:
    """Return how long a position was held, in years; None if the text does not say.

    Both months of a range count. A year without a month stands for its middle, so that
    '2019 - 2022' is three years; a range within one year is half a year. What still goes on is
    counted to `today`. Only where no range stands is a length in words read.

    Parameters
    ----------
    text : str
        A line of a resume, in English, German, French or Spanish.
    today : str
        The month to count to, 'YYYY-MM'; the edition's base date, never the clock.

    Returns
    -------
    float or None
        Above 0 and at most 60. None also for dates that run backwards or start after `today`.

    Examples
    --------
    >>> position_years("Waiter, 2019 - 2022", "2026-11")
    3.0
    >>> position_years("Seit 03/2020: Sachbearbeiterin", "2026-11")
    6.75
    """
    year, month = (int(piece) for piece in today.split("-"))
    now = _Moment(year, month, 0, 0, is_now=True)
    found = next(_ranges(text, list(_moments(text, now)), now), None)
    if found is not None:
        return _length(*found, now)
    return _in_words(text)


def _moments(text: str, now: _Moment) -> Iterator[_Moment]:
    for found in _MOMENT.finditer(text):
        part = found.groupdict()
        month: int | None = None
        if part["now"]:
            yield _Moment(now.year, now.month, found.start(), found.end(), is_now=True)
            continue
        if part["word"]:
            month = _MONTH_OF[part["word"].casefold()]
            year = int(part["word_year"] or 0) or _century(int(part["short_year"]), now)
        elif part["month_year"]:
            year = int(part["month_year"])
            month = _numbered(part["first"], part["mark"], int(part["month"]))
        elif part["iso_year"]:
            year, month = int(part["iso_year"]), int(part["iso_month"])
        else:
            year = int(part["year"])
        yield _Moment(year, month, found.start(), found.end())


def _numbered(first: str | None, mark: str | None, second: int) -> int | None:
    """Month of '03/2020', '31.12.2020' or '12/31/2020'; None where day and month may be swapped."""
    if first is None or mark == ".":
        return second if 1 <= second <= 12 else None
    may_be = {number for number in (int(first), second) if 1 <= number <= 12}
    return may_be.pop() if len(may_be) == 1 else None


def _century(year: int, now: _Moment) -> int:
    return 2000 + year if 2000 + year <= now.year else 1900 + year


def _ranges(text: str, moments: list[_Moment], now: _Moment) -> Iterator[tuple[_Moment, _Moment]]:
    for place, start in enumerate(moments):
        if start.is_now:
            continue
        rest = moments[place + 1 :]
        short = _SHORT_END.match(text, start.end)
        if rest and _BETWEEN.fullmatch(text[start.end : rest[0].start]):
            yield start, rest[0]
        elif start.month is None and short and not (rest and rest[0].start < short.end()):
            yield start, _Moment(_after(start.year, int(short.group(1))), None, 0, 0)
        elif _OPEN_START.search(text[: start.start]) or _OPEN_END.fullmatch(text[start.end :]):
            yield start, now


def _after(year: int, short: int) -> int:
    """Year that two digits after a full year stand for: '2019-22', '1998/02'."""
    end = year - year % 100 + short
    return end if end >= year else end + 100


def _length(start: _Moment, end: _Moment, now: _Moment) -> float | None:
    months = min(end.closes, now.closes) - start.opens
    if start.month is None and start.year == end.year:
        months = HALF_YEAR if end.month is None else max(months, 1)
    if start.opens >= now.closes or not 0 < months <= 12 * MOST_YEARS:
        return None
    return months / 12


def _in_words(text: str) -> float | None:
    years = 0.0
    for found in _SPAN.finditer(text):
        if found["years"]:
            years += float(found["years"].replace(",", "."))
        else:
            years += int(found["months"]) / 12
    return years if 0 < years <= MOST_YEARS else None
