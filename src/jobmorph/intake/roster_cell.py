"""Numbers and years as people and HR systems write them; what cannot be read comes back as None."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final, Literal

Decimal = Literal[",", "."]
FIRST_YEAR, LAST_YEAR, ENDLESS_YEAR = 1940, 2099, 9999
# A date that a spreadsheet shows as a number: days since the end of 1899.
_SERIAL_ZERO: Final = date(1899, 12, 30)
_DAYS_TO_1904 = 1_462
_FIRST_SERIAL, _LAST_SERIAL = 14_611, 73_050
_BLANKS: Final = re.compile(r"[\s\u00a0\u2009\u202f'’]")
_UNIT: Final = re.compile(
    r"^(?:[€$£¥]|[A-Z]{2,3}\$?(?=[\d.+-]))|(?:[€$£¥%]|kr\.?|[A-Z]{3}|h|hrs?|hours?|std\.?|stunden|"
    r"heures|fte|etp|p\.?a\.?|/\s?(?:yr|year|jahr|mo|month|monat|h|hour))$",
    re.IGNORECASE,
)
_PLAIN: Final = re.compile(r"[+-]?(?:\d[\d.,]*|[.,]\d+)")
_ISO: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_COMPACT: Final = re.compile(r"(19|20)(\d{2})(0[1-9]|1[0-2])([0-2]\d|3[01])")
_ENDING_YEAR: Final = re.compile(r"(\d{1,2})[-/.\s]+(\d{1,2})[-/.\s]+(\d{4}|\d{2})(?:[T ].*)?")
_WORDED: Final = re.compile(
    r"(?:\d{1,2}(?:st|nd|rd|th)?[.\s-]*)?[^\W\d_]{3,10}[.\s,-]*(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?"
    r"(\d{4})"
)
_MONTH_YEAR: Final = re.compile(r"(?:0?[1-9]|1[0-2])[-/.](\d{4})")


def find_decimal(cells: Iterable[str]) -> Decimal | None:
    """Return the decimal sign that the numbers of a column show, or None if none shows it.

    Examples
    --------
    >>> find_decimal(["1.234,50", "900"]), find_decimal(["60.000", "61.500"])
    (',', None)
    """
    votes = {",": 0, ".": 0}
    for cell in cells:
        number = _bare(cell)
        dots, commas = number.count("."), number.count(",")
        if dots and commas:
            votes["," if number.rfind(",") > number.rfind(".") else "."] += 1
        elif dots + commas == 1 and len(re.split(r"[.,]", number)[1]) != 3:
            votes["," if commas else "."] += 1
        elif dots > 1 or commas > 1:
            votes["," if dots else "."] += 1
    if votes[","] == votes["."]:
        return None
    return "," if votes[","] > votes["."] else "."


def number_of(cell: str, decimal: Decimal | None, *, is_grouped: bool) -> float | None:
    """Read a number.

    Parameters
    ----------
    cell : str
        With or without currency, percent sign, unit, blanks or apostrophes between thousands.
    decimal : {',', '.'} or None
        The column's decimal sign, from `find_decimal`.
    is_grouped : bool
        What '60.000' means where the column does not show it: True sixty thousand, False sixty.

    Examples
    --------
    >>> number_of("€ 1.234,50", ",", is_grouped=True), number_of("85k", None, is_grouped=True)
    (1234.5, 85000.0)
    """
    number = _bare(cell)
    sign = -1.0 if number.endswith("-") or re.fullmatch(r"\(.*\)", number) else 1.0
    number = number.strip("()").rstrip("-")
    scale = 1_000.0 if number[-1:] in "kK" and number[-2:-1].isdigit() else 1.0
    number = number.rstrip("kK") if scale > 1 else number
    if _PLAIN.fullmatch(number) is None:
        return None
    plain = _with_point(number, decimal, is_grouped=is_grouped)
    try:
        return sign * scale * float(plain)
    except ValueError:
        return None


def _bare(cell: str) -> str:
    bare = _BLANKS.sub("", cell).replace("−", "-")
    for _ in range(2):
        bare = _UNIT.sub("", bare)
    return bare.removesuffix(",-").removesuffix(".-").removesuffix(",--")


def _with_point(number: str, decimal: Decimal | None, *, is_grouped: bool) -> str:
    dots, commas = number.count("."), number.count(",")
    if dots and commas:
        point = "," if number.rfind(",") > number.rfind(".") else "."
    elif dots + commas == 1 and len(re.split(r"[.,]", number)[1]) != 3:
        # One sign before one, two or many figures can only be a decimal sign.
        point = "," if commas else "."
    elif dots + commas == 1 and not is_grouped:
        point = "," if commas else "."
    elif dots + commas == 1 and decimal is not None:
        point = decimal
    else:
        point = ""
    for sign in ",.":
        if sign != point:
            number = number.replace(sign, "")
    return number.replace(point, ".") if point else number


def year_of(cell: str, *, is_1904: bool = False) -> int | None:
    """Return the year of a date; 0 for a date without end such as 31.12.9999.

    Parameters
    ----------
    cell : str
        '31.12.2025', '12/31/2025', '2025-12-31', '20251231', 'Dec 31, 2025', '12/2025', '2025', or
        the number that a spreadsheet keeps for a day.
    is_1904 : bool
        The spreadsheet counts days from 1904, not from 1900.

    Examples
    --------
    >>> year_of("31.12.25"), year_of("03/04/2025"), year_of("43985"), year_of("31.02.2025")
    (2025, 2025, 2020, None)
    """
    text = cell.strip()
    year = _dated(text, is_1904=is_1904)
    if year == ENDLESS_YEAR:
        return 0
    return year if year is not None and FIRST_YEAR <= year <= LAST_YEAR else None


def _dated(text: str, *, is_1904: bool) -> int | None:
    iso, compact = _ISO.fullmatch(text), _COMPACT.fullmatch(text)
    ending = _ENDING_YEAR.fullmatch(text)
    if iso is not None:
        return _valid(int(iso[1]), int(iso[2]), int(iso[3]))
    if compact is not None:
        return int(compact[1] + compact[2])
    if ending is not None:
        year = int(ending[3]) + (
            0 if len(ending[3]) == 4 else 2000 if int(ending[3]) < 40 else 1900
        )
        first, second = int(ending[1]), int(ending[2])
        return _valid(year, second, first) or _valid(year, first, second)
    worded = _WORDED.fullmatch(text) or _MONTH_YEAR.fullmatch(text)
    if worded is not None:
        return int(worded[1])
    return _counted(text, is_1904=is_1904)


def _counted(text: str, *, is_1904: bool) -> int | None:
    """Year of a bare number: itself, or the day that a spreadsheet counts."""
    if re.fullmatch(r"\d{4,5}(?:[.,]\d+)?", text) is None:
        return None
    number = int(re.split(r"[.,]", text)[0])
    if is_1904 and _FIRST_SERIAL <= number + _DAYS_TO_1904 <= _LAST_SERIAL:
        number += _DAYS_TO_1904
    if _FIRST_SERIAL <= number <= _LAST_SERIAL:
        return (_SERIAL_ZERO + timedelta(days=number)).year
    return number


def _valid(year: int, month: int, day: int) -> int | None:
    if year == ENDLESS_YEAR:
        return year
    try:
        return date(year, month, day).year
    except ValueError:
        return None


def date_order(cells: Iterable[str]) -> Literal["day", "month", "unclear", "mixed", "none"]:
    """Say what comes first in a column's dates: day or month, as far as the dates show it.

    Examples
    --------
    >>> date_order(["03/04/2025", "31/12/2024"]), date_order(["03/04/2025"])
    ('day', 'unclear')
    """
    found = [match for cell in cells if (match := _ENDING_YEAR.fullmatch(cell.strip()))]
    is_day = any(int(match[1]) > 12 for match in found)
    is_month = any(int(match[2]) > 12 for match in found)
    if is_day and is_month:
        return "mixed"
    if is_day or is_month:
        return "day" if is_day else "month"
    return "unclear" if any(match[1] != match[2] for match in found) else "none"
