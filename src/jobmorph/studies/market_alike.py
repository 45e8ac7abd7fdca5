"""Assumptions that go together in few draws, so that ranks may mistake one for the other."""

from typing import Final

import numpy as np

from jobmorph.schema.parameter import Parameter, SharedDraws
from jobmorph.studies.market_result import MarketNote

# Correlation from which an analysis of assumptions says so, and from which a run does.
ALIKE: Final = 0.2
ALIKE_IN_A_RUN: Final = 0.3
# Over fewer draws everything goes with everything.
FEWEST_DRAWS: Final = 10


def alike_note(
    draws: SharedDraws, ranged: dict[int, list[Parameter]], least: float = ALIKE
) -> list[MarketNote]:
    """Name the two assumptions that go together most in the draws, if that is more than `least`.

    Few of the first shared draws hold such pairs, and ranks cannot tell them apart.

    Parameters
    ----------
    draws : SharedDraws
        The draws.
    ranged : dict of int to list of Parameter
        As `market_tornado.ranged_parameters` returns them.
    least : float
        Correlation from which it is told.
    """
    columns = sorted(ranged)
    if draws.count < FEWEST_DRAWS or len(columns) < 2:
        return []
    together = np.asarray(np.corrcoef(draws.z[:, columns], rowvar=False))
    np.fill_diagonal(together, 0.0)
    one, other = np.unravel_index(int(np.abs(together).argmax()), together.shape)
    strength = float(together[one, other])
    if abs(strength) < least:
        return []
    names = [ranged[columns[int(place)]][0].name for place in (one, other)]
    text = (
        f"In these draws {names[0]} and {names[1]} go together ({strength:+.2f}), and other pairs "
        "nearly as much: what one is credited with may be the other's. More draws part them."
    )
    return [MarketNote("alike", text)]
