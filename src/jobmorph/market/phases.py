"""One week of the labour market, phase by phase; each phase returns flows and changes nothing."""

import numpy as np
from numpy.typing import NDArray

from jobmorph.market.chance import Chance
from jobmorph.market.flow_parameters import MOST_RELATIVE_TIGHTNESS, FlowParameters
from jobmorph.market.flows import (
    Entrants,
    Exits,
    Flows,
    Hires,
    Offers,
    Search,
    Separations,
    apply_flows,
)
from jobmorph.market.labour_market import LabourMarket
from jobmorph.market.state import ENTRANT, KINDS, RECALL, SEPARATED, LabourState

FloatArray = NDArray[np.float64]


def step(
    state: LabourState,
    target: FloatArray,
    market: LabourMarket,
    parameters: FlowParameters,
    chance: Chance,
    *,
    separation_scale: float | FloatArray = 1.0,
) -> LabourState:
    """Move the labour market by one week.

    Parameters
    ----------
    state : LabourState
        Stocks at the start of the week.
    target : ndarray, shape (N,) or (..., N)
        D, positions wanted, filled or open.
    market : LabourMarket
        Rates, network and habits of the nodes.
    parameters : FlowParameters
        Weekly shares.
    chance : Chance
        Expected values, or draws of whole heads.
    separation_scale : float or ndarray, shape (M, 1)
        Factor of the week on separations that demand does not cause (layoffs over their mean).
    """
    flows = flows_of(state, target, market, parameters, chance, separation_scale=separation_scale)
    return apply_flows(state, flows)


def flows_of(
    state: LabourState,
    target: FloatArray,
    market: LabourMarket,
    parameters: FlowParameters,
    chance: Chance,
    *,
    separation_scale: float | FloatArray = 1.0,
) -> Flows:
    """Return all flows of one week; arguments as in `step`."""
    gap = state.employed + state.vacancies - target
    lull = _lull(state, market, parameters)
    risk = parameters.separation_share * separation_scale * lull * market.rates.relative_risk
    separations = separate(state, gap, risk, parameters, chance)
    exits = exit_labour_force(state, separations, market, parameters, chance)
    entrants = enter_labour_force(state, exits, market, parameters, chance)
    leavers = state.quits + exits.employed
    opened = open_positions(state, gap, leavers, market, parameters, chance)
    recalled = recall(state, exits, parameters, chance)
    looking = search(state, separations, exits, market, parameters)
    hires = match(looking, market, parameters, chance)
    return Flows(separations, exits, entrants, opened, recalled, hires)


def separate(
    state: LabourState,
    gap: FloatArray,
    risk: FloatArray,
    parameters: FlowParameters,
    chance: Chance,
) -> Separations:
    """People who lose their job: omega = d e + (1 - d) min(e, gamma_u max(0, gap)).

    Parameters
    ----------
    gap : ndarray, shape (..., N)
        e + v - D.
    risk : ndarray, shape (..., N)
        d, share that loses its job whatever demand does.
    """
    closing = parameters.separation_speed * np.maximum(gap, 0.0)
    share = np.minimum(risk, 1.0)
    share = share + (1.0 - share) * _at_most_all(closing, state.employed)
    total = chance.part(state.employed, share)
    return Separations(total, chance.part(total, parameters.recall_share))


def exit_labour_force(
    state: LabourState,
    separations: Separations,
    market: LabourMarket,
    parameters: FlowParameters,
    chance: Chance,
) -> Exits:
    """People who leave the labour force: ex_i of every stock; of the longest waiting some more.

    The newly separated do not leave in the same week.
    """
    share = market.rates.exit_share
    by_class = np.broadcast_to(share[:, None], state.unemployed.shape).copy()
    stay = (1.0 - share) * (1.0 - parameters.discouragement_share)
    by_class[..., -1] = 1.0 - stay[..., None, :]
    return Exits(
        employed=chance.part(state.employed - separations.total, share),
        unemployed=chance.part(state.unemployed, by_class),
        outside=chance.part(state.outside, share),
    )


def enter_labour_force(
    state: LabourState,
    exits: Exits,
    market: LabourMarket,
    parameters: FlowParameters,
    chance: Chance,
) -> Entrants:
    """People who enter: N eta_i, N = exits + growth of the labour force; sh_U of them unemployed.

    Whoever gives up is an exit, so entrants replace him: people change by N - exits alone.
    """
    if not market.entrant_share.any():
        none = np.zeros_like(state.employed)
        return Entrants(none, none)
    growth = np.asarray(parameters.growth_share)
    growth = growth[:, 0] if growth.ndim else growth
    total = chance.whole(exits.total + growth * state.people)
    arriving = chance.divide(total, market.entrant_share)
    idle = chance.part(arriving, parameters.entrant_unemployed_share)
    return Entrants(idle, arriving - idle)


def open_positions(
    state: LabourState,
    gap: FloatArray,
    leavers: FloatArray,
    market: LabourMarket,
    parameters: FlowParameters,
    chance: Chance,
) -> FloatArray:
    """Positions opened: d_v e + (1 - d_v) min(e, gamma_v max(0, -gap)) + rep leavers 1(gap <= 0).

    Parameters
    ----------
    gap : ndarray, shape (..., N)
        e + v - D.
    leavers : ndarray, shape (..., N)
        People at work who went to another job in the step before or leave the labour force in this
        one; their posts are opened again unless the target is exceeded. With a band the edge at
        gap = 0 is a slope: 1 - gap / (band D), between 0 and 1.
    """
    closing = parameters.opening_speed * np.maximum(-gap, 0.0)
    share = np.minimum(market.opening_share, 1.0)
    share = share + (1.0 - share) * _at_most_all(closing, state.employed)
    width = parameters.replacement_band * (state.employed + state.vacancies - gap)
    slope = 1.0 - np.divide(gap, width, out=np.where(gap > 0.0, 2.0, 0.0), where=width > 0.0)
    again = parameters.replacement_share * np.clip(slope, 0.0, 1.0)
    return chance.part(state.employed, share) + chance.part(leavers, again)


def recall(
    state: LabourState, exits: Exits, parameters: FlowParameters, chance: Chance
) -> FloatArray:
    """People who return to their old job without a vacancy, shape (..., N, K)."""
    waiting = state.unemployed[..., RECALL, :, :] - exits.unemployed[..., RECALL, :, :]
    rate = np.asarray(parameters.recall_rate)
    return chance.part(waiting, rate[..., None] if rate.ndim else rate)


def search(
    state: LabourState,
    separations: Separations,
    exits: Exits,
    market: LabourMarket,
    parameters: FlowParameters,
) -> Search:
    """Who applies where: x_ijk = z_k u_ik q_ij, and phi e_i q_ij of people at work.

    q_ij = A_ij pull_j / sum_l A_il pull_l with pull_j = (v_j / v0_j) w_j^rho and
    A_ij = (1 - r) P_ij b_j, A_ii the rest. The origin's own wage cancels in the shares.
    """
    p = parameters
    pull = state.vacancies / market.steady_vacancies * np.exp(p.wage_response * market.log_wage)
    abroad = market.network.over_destinations(market.appeal * pull)
    own_u = market.own_search(p.own_search_unemployed)
    own_e = market.own_search(p.own_search_employed)
    away_u, away_e = 1.0 - p.own_search_unemployed, 1.0 - p.own_search_employed
    reach_u = own_u * pull + away_u * abroad
    reach_e = own_e * pull + away_e * abroad
    unemployed = state.unemployed - exits.unemployed
    outside = state.outside - exits.outside
    employed = state.employed - separations.total - exits.employed
    effort = kind_effort(p, state.unemployed.shape[-1])
    at_work = _effort_at_work(state, market, p)
    idle = _over((unemployed * effort).sum(axis=(-3, -1)) + outside, reach_u)
    busy = _over(at_work * employed, reach_e)
    away = away_u * idle + away_e * busy
    applications = pull * (
        own_u * idle + own_e * busy + market.appeal * market.network.into_destinations(away)
    )
    return Search(
        unemployed=unemployed,
        effort=effort,
        outside=outside,
        employed=employed,
        employed_effort=at_work,
        vacancies=state.vacancies,
        pull=pull,
        reach_unemployed=reach_u,
        reach_employed=reach_e,
        applications=applications,
    )


def match(
    looking: Search, market: LabourMarket, parameters: FlowParameters, chance: Chance
) -> Hires:
    """People who find a job: m_j = (v_j / tau) (1 - exp(-tau mu s_j / v_j)).

    Each applicant succeeds with m_j / s_j.
    """
    return chance.hire(looking, offer(looking, market, parameters), market)


def offer(looking: Search, market: LabourMarket, parameters: FlowParameters) -> Offers:
    """Return what applications are worth: success at each node, and from where it is reached."""
    received, p = looking.applications, parameters
    load = p.matching_window * p.vacancy_window * _over(received, looking.vacancies)
    filled = looking.vacancies * -np.expm1(-load) / p.vacancy_window
    worth = looking.pull * _over(filled, received)
    attraction = market.appeal * worth
    abroad = market.network.over_destinations(attraction)
    own_u = market.own_search(p.own_search_unemployed)
    own_e = market.own_search(p.own_search_employed)
    found_u = own_u * worth + (1.0 - p.own_search_unemployed) * abroad
    found_e = own_e * worth + (1.0 - p.own_search_employed) * abroad
    return Offers(
        filled=filled,
        finding_unemployed=_over(found_u, looking.reach_unemployed),
        finding_employed=_over(found_e, looking.reach_employed),
        own_unemployed=_over(own_u * worth, found_u),
        own_employed=_over(own_e * worth, found_e),
        attraction=attraction,
    )


def kind_effort(parameters: FlowParameters, classes: int) -> FloatArray:
    """Search effort by kind and class, (3, 1, K) or (M, 3, 1, K); 0 while recall is awaited."""
    effort = parameters.effort(classes)
    by_kind = np.zeros((*effort.shape[:-2], KINDS, 1, classes))
    for kind in (SEPARATED, ENTRANT):
        by_kind[..., kind, 0, :] = effort[..., 0, :] if effort.ndim > 1 else effort
    return by_kind


def _effort_at_work(
    state: LabourState, market: LabourMarket, parameters: FlowParameters
) -> FloatArray:
    """Share at work who search, at most 1: phi_0 (tightness / its steady level) ^ phi_1."""
    relative = _relative_tightness(state, market)
    effort = parameters.job_search_share * relative**parameters.search_cyclicality
    return np.minimum(effort, 1.0)


def _lull(state: LabourState, market: LabourMarket, parameters: FlowParameters) -> FloatArray:
    """Factor on separations that demand does not cause: (tightness / its steady level) ^ -kappa."""
    ends = (1.0 / MOST_RELATIVE_TIGHTNESS, MOST_RELATIVE_TIGHTNESS)
    relative = np.clip(_relative_tightness(state, market), *ends)
    factor: FloatArray = relative ** -np.asarray(parameters.separation_cyclicality)
    return factor


def _relative_tightness(state: LabourState, market: LabourMarket) -> FloatArray:
    """Vacancies per unemployed over their steady level, shape (..., 1)."""
    return state.tightness[..., None] / market.steady_tightness


def _at_most_all(amount: FloatArray, stock: FloatArray) -> FloatArray:
    """min(stock, amount) as a share of the stock; 0 where there is none."""
    return np.minimum(_over(amount, stock), 1.0)


def _over(top: FloatArray, bottom: FloatArray) -> FloatArray:
    """Divide, and give 0 where the bottom is 0."""
    shape = np.broadcast_shapes(top.shape, bottom.shape)
    result: FloatArray = np.divide(top, bottom, out=np.zeros(shape), where=bottom > 0.0)
    return result
