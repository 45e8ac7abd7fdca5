"""How figures of the labour market are written: rates, points, months, people, with ranges."""

from jobmorph.reports.theme import whole
from jobmorph.reports.words import say
from jobmorph.schema.estimate import Estimate

MILLION = 1e6
THOUSAND = 1e3


def percent(share: float) -> str:
    """Write a rate.

    Examples
    --------
    >>> percent(0.0457)
    '4.6%'
    """
    return f"{share * 100:.1f}%"


def percent_range(found: Estimate) -> str:
    """Write a rate with its range.

    Examples
    --------
    >>> percent_range(Estimate(0.041, 0.0457, 0.05))
    '4.6% (4.1-5.0)'
    """
    return f"{percent(found.mid)} ({found.low * 100:.1f}-{found.high * 100:.1f})"


def points(share: float) -> str:
    """Write a difference of rates in points; none has no sign.

    Examples
    --------
    >>> points(0.0012), points(-0.0002)
    ('+0.1', '0.0')
    """
    return signed(share * 100, 1)


def signed(value: float, digits: int = 0) -> str:
    """Write a change with its sign; what rounds to none has none.

    Examples
    --------
    >>> signed(-3.4), signed(0.2), signed(1234.5)
    ('-3', '0', '+1,235')
    """
    rounded = whole(abs(value) * 10**digits) / 10**digits * (1 if value > 0 else -1)
    return f"{rounded:+,.{digits}f}" if rounded else f"{0:.{digits}f}"


def points_range(found: Estimate) -> str:
    """Write a difference of rates with its range.

    Examples
    --------
    >>> points_range(Estimate(-0.001, 0.001, 0.0032))
    '+0.1 (-0.1 to +0.3)'
    """
    return _signed_range(points(found.mid), points(found.low), points(found.high))


def change_range(found: Estimate) -> str:
    """Write a ratio as a change in percent with its range.

    Examples
    --------
    >>> change_range(Estimate(0.96, 0.981, 1.02))
    '-2% (-4 to +2)'
    """
    low, mid, high = (signed((each - 1.0) * 100) for each in (found.low, found.mid, found.high))
    return _signed_range(f"{mid}%", low, high)


def thousands_range(found: Estimate) -> str:
    """Write a change in people with its range, in thousands.

    Examples
    --------
    >>> thousands_range(Estimate(-12_000.0, 8_400.0, 31_000.0))
    '+8 (-12 to +31)'
    """
    low, mid, high = (signed(each / THOUSAND) for each in (found.low, found.mid, found.high))
    return _signed_range(mid, low, high)


def thousands_plain(found: Estimate) -> str:
    """Write people with their range, in thousands.

    Examples
    --------
    >>> thousands_plain(Estimate(1_200.0, 8_400.0, 31_000.0))
    '8 (1-31)'
    """
    low, mid, high = (f"{each / THOUSAND:,.0f}" for each in (found.low, found.mid, found.high))
    return say("market.number.plain", low=low, mid=mid, high=high)


def millions_range(found: Estimate) -> str:
    """Write people with their range, in millions.

    Examples
    --------
    >>> millions_range(Estimate(48.4e6, 64.8e6, 79.5e6))
    '65 m (48-80)'
    """
    low, mid, high = (f"{each / MILLION:.0f}" for each in (found.low, found.mid, found.high))
    return say("market.number.millions", low=low, mid=mid, high=high)


def months_range(found: Estimate) -> str:
    """Write months with their range.

    Examples
    --------
    >>> months_range(Estimate(3.2, 3.97, 4.6))
    '4.0 (3.2-4.6)'
    """
    return f"{found.mid:.1f} ({found.low:.1f}-{found.high:.1f})"


def _signed_range(mid: str, low: str, high: str) -> str:
    return say("market.number.signed", low=low, mid=mid, high=high)
