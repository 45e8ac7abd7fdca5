"""Whole people who found a job are placed at nodes, never more than there are open posts."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from jobmorph.market.flows import Hires, Offers
from jobmorph.market.labour_market import LabourMarket
from jobmorph.market.network import MoveNetwork

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Placement:
    """Where people who found a job go; whole heads.

    Parameters
    ----------
    own_idle, own_busy : ndarray of int, shape (N,)
        To the own node, from without work and from a job.
    away_idle, away_busy : ndarray of int, shape (N,)
        To another node, by origin.
    moved : ndarray of int, shape (E,)
        To another node, by entry of the network.
    """

    own_idle: IntArray
    own_busy: IntArray
    away_idle: IntArray
    away_busy: IntArray
    moved: IntArray

    def arriving(self, network: MoveNetwork) -> IntArray:
        """Return everybody who arrives, by node."""
        away = np.bincount(network.destinations, self.moved, network.count).astype(np.int64)
        total: IntArray = self.own_idle + self.own_busy + away
        return total


def place_people(
    found: Hires,
    vacancies: FloatArray,
    offers: Offers,
    market: LabourMarket,
    rng: np.random.Generator,
) -> Hires:
    """Place those who found a job, and turn away whom a node has no post for.

    Parameters
    ----------
    found : Hires
        Whole heads by the node they leave; `filled` is not read.
    vacancies : ndarray, shape (N,)
        Open posts, whole.
    offers : Offers
        Shares of finds by destination.
    market : LabourMarket
        The network.
    rng : numpy.random.Generator
        Source of the draws.
    """
    placed = _draw_places(found, offers, market.network, rng)
    arriving = placed.arriving(market.network)
    excess = arriving - vacancies.astype(np.int64)
    for node in np.flatnonzero(excess > 0):
        found = _turn_away(found, placed, int(node), int(excess[node]), market.network, rng)
    return replace(found, filled=np.minimum(arriving, vacancies).astype(np.float64))


def _draw_places(
    found: Hires, offers: Offers, network: MoveNetwork, rng: np.random.Generator
) -> Placement:
    idle = (found.unemployed.sum(axis=(0, 2)) + found.outside).astype(np.int64)
    busy = found.employed.astype(np.int64)
    own_idle = rng.binomial(idle, np.minimum(offers.own_unemployed, 1.0))
    own_busy = rng.binomial(busy, np.minimum(offers.own_employed, 1.0))
    away = idle - own_idle + busy - own_busy
    shares = network.padded_shares * offers.attraction[network.padded_destinations]
    total = shares.sum(axis=1, keepdims=True)
    shares = np.divide(shares, total, out=np.zeros_like(shares), where=total > 0)
    # A row without shares has nobody to place.
    drawn = rng.multinomial(away, shares)
    moved = drawn[network.is_entry]
    return Placement(own_idle, own_busy, idle - own_idle, busy - own_busy, moved)


def _turn_away(
    found: Hires,
    placed: Placement,
    node: int,
    excess: int,
    network: MoveNetwork,
    rng: np.random.Generator,
) -> Hires:
    """Take back as many hires of one node as it has no post for; each is as likely as another."""
    entries = np.flatnonzero(network.destinations == node)
    groups = np.concatenate([[placed.own_idle[node], placed.own_busy[node]], placed.moved[entries]])
    lost = rng.multivariate_hypergeometric(groups, excess, method="marginals")
    idle = np.zeros(network.count, dtype=np.int64)
    busy = np.zeros(network.count, dtype=np.int64)
    idle[node], busy[node] = lost[0], lost[1]
    for entry, count in zip(entries, lost[2:], strict=True):
        if count:
            origin = network.origins[entry]
            left = placed.away_idle[origin], placed.away_busy[origin]
            from_idle = rng.hypergeometric(*left, count)
            placed.away_idle[origin] -= from_idle
            placed.away_busy[origin] -= count - from_idle
            idle[origin] += from_idle
            busy[origin] += count - from_idle
    return _give_back(found, idle, busy, rng)


def _give_back(found: Hires, idle: IntArray, busy: IntArray, rng: np.random.Generator) -> Hires:
    """Return hires less those turned away, drawn among the classes of each origin."""
    unemployed, outside = found.unemployed.copy(), found.outside.copy()
    for origin in np.flatnonzero(idle):
        heads = np.append(unemployed[:, origin].ravel(), outside[origin]).astype(np.int64)
        lost = rng.multivariate_hypergeometric(heads, idle[origin], method="marginals")
        unemployed[:, origin] -= lost[:-1].reshape(unemployed[:, origin].shape)
        outside[origin] -= lost[-1]
    return replace(found, unemployed=unemployed, outside=outside, employed=found.employed - busy)
