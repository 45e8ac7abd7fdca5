"""Hours, months and levels to one decimal, so that what is shown adds up."""

import math
from collections.abc import Sequence

from jobmorph.reports.words import say
from jobmorph.schema.estimate import Estimate

WHOLE_FROM = 10.0  # months and ranges from here on are whole


def in_tenths(value: float) -> int:
    """Round half up to tenths.

    Examples
    --------
    >>> in_tenths(0.25), in_tenths(9.44)
    (3, 94)
    """
    return math.floor(value * 10.0 + 0.5 + 1e-9)


def tenths(count: int) -> str:
    """Write tenths with their point.

    Examples
    --------
    >>> tenths(94), tenths(0)
    ('9.4', '0.0')
    """
    return f"{count / 10:.1f}"


def signed_tenths(count: int) -> str:
    """Write a change in tenths with its sign; none as '0'.

    Examples
    --------
    >>> signed_tenths(3), signed_tenths(-12), signed_tenths(0)
    ('+0.3', '-1.2', '0')
    """
    return f"{count / 10:+.1f}" if count else "0"


def shown_range(low: float, mid: int, high: float) -> str:
    """Write a range around a middle in tenths that is shown elsewhere too.

    Examples
    --------
    >>> shown_range(8.24, 96, 11.06)
    '9.6 (8.2-11.1)'
    """
    ends = (min(in_tenths(low), mid), max(in_tenths(high), mid))
    return say("range", low=tenths(ends[0]), mid=tenths(mid), high=tenths(ends[1]))


def one_decimal(value: float) -> str:
    """Write a level or months: one decimal below ten, none where it is whole.

    Examples
    --------
    >>> one_decimal(2.0), one_decimal(3.07), one_decimal(12.62)
    ('2', '3.1', '13')
    """
    if value >= WHOLE_FROM:
        return str(math.floor(value + 0.5))
    return tenths(in_tenths(value)).removesuffix(".0")


def range_decimal(value: Estimate) -> str:
    """Write months with their range.

    Examples
    --------
    >>> range_decimal(Estimate(2.0, 3.66, 5.49)), range_decimal(Estimate(8.0, 12.6, 18.0))
    ('3.7 (2-5.5)', '13 (8-18)')
    """
    low, mid, high = (one_decimal(each) for each in (value.low, value.mid, value.high))
    return say("range", low=low, mid=mid, high=high)


def plain_share(value: float) -> str:
    """Write a parameter in at most two digits.

    Examples
    --------
    >>> plain_share(4.0), plain_share(0.3)
    ('4', '0.3')
    """
    return f"{value:.2g}"


def parts_to_total(values: Sequence[float], total: int) -> list[int]:
    """Round parts of either sign to tenths that sum to a total.

    Each part is floored or ceiled; what is missing goes to those that lose most by their floor.

    Parameters
    ----------
    values : sequence of float
        Parts.
    total : int
        Sum in tenths, as shown.

    Examples
    --------
    >>> parts_to_total([-0.28, 0.16, 0.28], 2)
    [-3, 2, 3]
    """
    floors = [math.floor(value * 10.0 + 1e-9) for value in values]
    missing = total - sum(floors)
    order = sorted(range(len(values)), key=lambda k: floors[k] - values[k] * 10.0)
    # Sums rounded on their own may ask for one more or less than there are parts to move.
    raised = order[: max(min(missing, len(values)), 0)]
    return [floor + (place in raised) for place, floor in enumerate(floors)]
