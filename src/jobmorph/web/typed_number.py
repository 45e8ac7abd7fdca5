"""Numbers as people type them into a form."""

import math
import re
from typing import Final

_NUMBER: Final = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)(e[+-]?\d+)?", re.IGNORECASE)
_THOUSANDS: Final = re.compile(r"(?<=\d)[,'\u2019\u00a0\u202f ](?=\d{3}(?!\d))")
_PERCENT: Final = re.compile(r"\s*%$")


def typed_number(text: str) -> float | None:
    """Read a number with decimal point or comma, marks between thousands, or a percent sign.

    Returns
    -------
    float or None
        None if it is no finite number; a percent sign changes nothing.

    Examples
    --------
    >>> typed_number("1,200,000"), typed_number("0,5"), typed_number("about 5")
    (1200000.0, 0.5, None)
    """
    plain = _PERCENT.sub("", text.strip())
    joined = _THOUSANDS.sub("", plain)
    if _NUMBER.fullmatch(joined) is None:
        return None
    value = float(joined.replace(",", "."))
    return value if math.isfinite(value) else None
