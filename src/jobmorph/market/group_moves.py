"""Who went where in one week, by groups of nodes: hires by group left and group entered."""

import numpy as np
from numpy.typing import NDArray

from jobmorph.market.flow_parameters import FlowParameters
from jobmorph.market.flows import Flows
from jobmorph.market.labour_market import LabourMarket
from jobmorph.market.phases import offer, search
from jobmorph.market.state import LabourState

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]


def moves_between(
    state: LabourState,
    flows: Flows,
    market: LabourMarket,
    parameters: FlowParameters,
    group: IntArray,
) -> FloatArray:
    """Sum the hires of a week by group left and group entered, in expected values.

    Of those who find a job from node i, the own share of `Offers` stays in node i; the rest goes to
    j in proportion to P_ij b_j pull_j p_j.

    Parameters
    ----------
    state : LabourState
        Stocks at the start of the week, shape (M, N).
    flows : Flows
        What moved in it.
    market, parameters
        As in `phases.step`.
    group : ndarray of int, shape (N,)
        Group of each node, from 0.

    Returns
    -------
    ndarray, shape (M, G + 1, G)
        Row g: unemployed by their last trade and people at work, by the group they leave. Row G:
        newcomers from outside, who were not unemployed. Columns sum to vacancies filled. Recalls
        take no vacancy and are not in it.
    """
    looking = search(state, flows.separations, flows.exits, market, parameters)
    offers = offer(looking, market, parameters)
    members = np.eye(int(group.max()) + 1)[group]
    reach = np.stack(
        [market.network.over_destinations(offers.attraction * row) for row in members.T], axis=-1
    )
    abroad = reach.sum(axis=-1, keepdims=True)
    split = np.divide(reach, abroad, out=np.zeros_like(reach), where=abroad > 0.0)

    def spread(hires: FloatArray, own: FloatArray) -> FloatArray:
        there: FloatArray = (hires * (1.0 - own))[..., None] * split
        return there + (hires * own)[..., None] * members

    hires = flows.hires
    idle = spread(hires.unemployed.sum(axis=(-3, -1)), offers.own_unemployed)
    busy = spread(hires.employed, offers.own_employed)
    newcomers = spread(hires.outside, offers.own_unemployed)
    return np.concatenate(
        [members.T @ (idle + busy), newcomers.sum(axis=-2, keepdims=True)], axis=-2
    )
