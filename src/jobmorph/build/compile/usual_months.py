"""Ranges of months as our own files give them."""

from typing import Any


def is_range(months: Any) -> bool:
    """Say whether `months` is low, usual and high, in this order and not negative.

    Examples
    --------
    >>> is_range([1, 2, 4]), is_range([2, 1, 4]), is_range([1, 2])
    (True, False, False)
    """
    if not isinstance(months, list) or len(months) != 3:
        return False
    if not all(isinstance(each, int | float) for each in months):
        return False
    low, usual, high = months
    return bool(0 <= low <= usual <= high)
