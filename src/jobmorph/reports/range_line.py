"""A range as a line of signs: short ends, the middle at its place."""

from jobmorph.reports.theme import Glyphs, whole

_UNICODE = ("├", "─", "┃", "┤")
_ASCII = ("|", "-", "+", "|")
SHORTEST = 3


def range_line(low: float, middle: float, high: float, width: int, glyphs: Glyphs) -> str:
    """Draw a range.

    Parameters
    ----------
    low, middle, high : float
        The range; `low <= middle <= high`.
    width : int
        Columns, three at least.
    glyphs : Glyphs
        Whether only ASCII may be used.

    Examples
    --------
    >>> from jobmorph.reports.theme import ASCII
    >>> range_line(0.0, 50.0, 100.0, 11, ASCII)
    '|----+----|'
    """
    left, line, upright, right = _ASCII if glyphs.is_ascii else _UNICODE
    width = max(width, SHORTEST)
    share = (middle - low) / (high - low) if high > low else 0.5
    at = min(max(whole(share * (width - 1)), 1), width - 2)
    body = [left, *[line] * (width - 2), right]
    body[at] = upright
    return "".join(body)
