"""Thirteen groups of the joined occupations of 1950 to 2016, by ranges of their codes."""

from bisect import bisect_right
from typing import Final

from jobmorph.schema.errors import DataError

# First code of each range and the group that it belongs to; a range ends where the next begins.
_RANGES: Final = (
    (3, "managers"),
    (23, "business specialists"),
    (43, "professions"),
    (203, "technicians"),
    (243, "sales"),
    (303, "office work"),
    (405, "services"),
    (473, "farming"),
    (503, "repair"),
    (558, "construction and extraction"),
    (628, "skilled production"),
    (703, "machine operators and assemblers"),
    (803, "transport and labour"),
)
LAST_CODE: Final = 889
GROUPS: Final = tuple(name for _, name in _RANGES)
_STARTS: Final = tuple(first for first, _ in _RANGES)


def group_of_occupation(code: str) -> int:
    """Return the place of an occupation's group in `GROUPS`.

    Parameters
    ----------
    code : str
        occupation_occ1990dd.

    Raises
    ------
    DataError
        If the code is none of a civilian occupation.

    Examples
    --------
    >>> GROUPS[group_of_occupation("313")]
    'office work'
    """
    if not code.isdigit() or not _STARTS[0] <= int(code) <= LAST_CODE:
        raise DataError("not a code of a civilian occupation", items=[code])
    return bisect_right(_STARTS, int(code)) - 1
