"""The two engines: a share of a stock as its expected value, or as a draw of whole heads."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from jobmorph.market.flows import Hires, Offers, Search
from jobmorph.market.labour_market import LabourMarket
from jobmorph.market.placement import place_people

FloatArray = NDArray[np.float64]


class Chance(Protocol):
    """How shares of people become flows; every phase asks it in the same order."""

    def part(self, stock: FloatArray, share: FloatArray | float) -> FloatArray:
        """Return those of a stock to whom something happens with a chance of `share`."""
        ...

    def whole(self, amount: FloatArray) -> FloatArray:
        """Return an expected number of heads as a number of heads."""
        ...

    def divide(self, total: FloatArray, shares: FloatArray) -> FloatArray:
        """Divide totals, shape (...), by shares over the last axis, shape (..., N)."""
        ...

    def hire(self, looking: Search, offers: Offers, market: LabourMarket) -> Hires:
        """Return who finds a job, and the vacancies they fill."""
        ...


class ExpectedValues:
    """Expected values: shares of stocks, without chance.

    Examples
    --------
    >>> ExpectedValues().part(np.array([200.0]), 0.25).tolist()
    [50.0]
    """

    def part(self, stock: FloatArray, share: FloatArray | float) -> FloatArray:
        """See `Chance.part`."""
        return stock * share

    def whole(self, amount: FloatArray) -> FloatArray:
        """See `Chance.whole`."""
        return amount

    def divide(self, total: FloatArray, shares: FloatArray) -> FloatArray:
        """See `Chance.divide`."""
        divided: FloatArray = np.asarray(total)[..., None] * shares
        return divided

    def hire(self, looking: Search, offers: Offers, market: LabourMarket) -> Hires:
        """See `Chance.hire`; F_ik = z_k u_ik sum_j q_ij p_j, summed over destinations."""
        del market
        finding = offers.finding_unemployed
        return Hires(
            unemployed=looking.unemployed * looking.effort * finding[..., None, :, None],
            outside=looking.outside * finding,
            employed=looking.employed * looking.employed_effort * offers.finding_employed,
            filled=offers.filled,
        )


@dataclass(frozen=True, slots=True)
class IntegerDraws:
    """Whole heads: binomial and multinomial draws of the same shares; states without leading axes.

    Parameters
    ----------
    rng : numpy.random.Generator
        Source of all draws.

    Examples
    --------
    >>> IntegerDraws(np.random.default_rng(1)).part(np.array([200.0]), 1.0).tolist()
    [200.0]
    """

    rng: np.random.Generator

    def part(self, stock: FloatArray, share: FloatArray | float) -> FloatArray:
        """See `Chance.part`; binomial."""
        # Rounding may lift a share of everybody above 1.
        drawn = self.rng.binomial(stock.astype(np.int64), np.minimum(share, 1.0))
        return np.asarray(drawn, dtype=np.float64)

    def whole(self, amount: FloatArray) -> FloatArray:
        """See `Chance.whole`; rounds up with the chance of what is left over."""
        down = np.floor(amount)
        heads: FloatArray = down + (self.rng.random(np.shape(amount)) < amount - down)
        return heads

    def divide(self, total: FloatArray, shares: FloatArray) -> FloatArray:
        """See `Chance.divide`; multinomial."""
        drawn = self.rng.multinomial(np.asarray(total).astype(np.int64), shares)
        return drawn.astype(np.float64)

    def hire(self, looking: Search, offers: Offers, market: LabourMarket) -> Hires:
        """See `Chance.hire`.

        First who finds a job, then where. Where more people find one than posts are open, some of
        them, drawn at random, go on searching: hires fall short of their expected value where a
        week fills nearly all posts of a small node.
        """
        finding = offers.finding_unemployed
        found = Hires(
            unemployed=self.part(looking.unemployed, looking.effort * finding[..., None, :, None]),
            outside=self.part(looking.outside, finding),
            employed=self.part(looking.employed, looking.employed_effort * offers.finding_employed),
            filled=offers.filled,
        )
        return place_people(found, looking.vacancies, offers, market, self.rng)
