"""A question about the market: an address, and a stamp of all that decides its answer."""

import hashlib
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from jobmorph.reference.edition import Edition
from jobmorph.schema.version import VERSION
from jobmorph.studies.market_matter_result import METHODS, Method

DEFAULT_YEARS: Final = 10
DEFAULT_DRAWS: Final = 100
MOST_YEARS: Final = 10
LEAST_DRAWS: Final = 10
MOST_DRAWS: Final = 500
STAMP_LENGTH: Final = 32
SENSITIVITY: Final = "/market/sensitivity"
LONGEST_JOB: Final = 200


@dataclass(frozen=True, slots=True)
class DrawBounds:
    """How many draws a page may ask for."""

    least: int
    usual: int
    most: int


_RUN_DRAWS: Final = DrawBounds(LEAST_DRAWS, DEFAULT_DRAWS, MOST_DRAWS)
# Base draws: each takes thirteen runs. One at a time takes none.
_METHOD_DRAWS: Final[dict[Method, DrawBounds]] = {
    "ranks": _RUN_DRAWS,
    "one-at-a-time": DrawBounds(0, 0, 0),
    "sobol": DrawBounds(8, 64, 128),
}


@dataclass(frozen=True, slots=True)
class MarketQuestion:
    """A run of the market.

    Parameters
    ----------
    scenario : str
        Its name.
    text : str or None
        Its file, if it is nobody's but the reader's.
    beside : str
        Name of a shipped scenario that it is set beside: differences are from that one; empty for
        none.
    years, draws : int
        As in `study_market`.
    occupation : str
        A job in the reader's words, recorded by itself; empty for none.
    method : {'ranks', 'one-at-a-time', 'sobol'} or None
        How to find out which assumption matters most, in place of a run.

    Examples
    --------
    >>> MarketQuestion("fast", years=5).address("")
    '/market/fast?years=5&draws=100'
    >>> MarketQuestion("fast", years=5, draws=0, method="one-at-a-time").address("")
    '/market/sensitivity/fast?method=one-at-a-time&years=5'
    """

    scenario: str
    text: str | None = None
    beside: str = ""
    years: int = DEFAULT_YEARS
    draws: int = DEFAULT_DRAWS
    occupation: str = ""
    method: Method | None = None

    @property
    def bounds(self) -> DrawBounds:
        """How many draws may be asked for."""
        return _RUN_DRAWS if self.method is None else _METHOD_DRAWS[self.method]

    def stamp(self, edition: Edition) -> str:
        """Return one name for all that decides the answer: equal stamps, equal answers."""
        tables = (entry.sha256 for entry in edition.manifest.tables)
        parts = (VERSION, *tables, self.scenario, self.text or "", self.beside,
                 str(self.years), str(self.draws), self.occupation, self.method or "")  # fmt: skip
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:STAMP_LENGTH]

    def address(self, stamp: str) -> str:
        """Return where the run is: by what was asked, or by its stamp if the scenario is own."""
        if self.text is not None:
            return f"/market/own/{stamp}"
        asked = {
            "method": self.method or "",
            "beside": self.beside,
            "occupation": self.occupation,
            "years": str(self.years),
            "draws": str(self.draws) if self.draws else "",
        }
        query = urlencode({name: text for name, text in asked.items() if text})
        place = "/market" if self.method is None else SENSITIVITY
        return f"{place}/{self.scenario}?{query}"


def method_draws() -> dict[Method, DrawBounds]:
    """Return the methods in the order in which they are offered, with their draws."""
    return dict(_METHOD_DRAWS)


def method_of(text: str) -> Method | None:
    """Return the method of that name; None if there is none."""
    return next((each for each in METHODS if each == text), None)
