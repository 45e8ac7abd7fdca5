"""The labour market at rest: stocks and habits of search that nothing but a shock moves."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from jobmorph.market.flow_parameters import FlowParameters
from jobmorph.market.labour_market import LabourMarket, NodeRates
from jobmorph.market.matching import load_of_success
from jobmorph.market.network import MoveNetwork
from jobmorph.market.spells import (
    SpellSums,
    recall_chances,
    search_chances,
    spell_sums,
    spells_at_rest,
)
from jobmorph.market.state import (
    ENTRANT,
    KINDS,
    RECALL,
    SEPARATED,
    LabourState,
)
from jobmorph.schema.errors import DataError, InfeasibleError, ParameterError

FloatArray = NDArray[np.float64]

MOST_ROUNDS: Final = 3000
TOLERANCE: Final = 1e-13
FIRST_SUCCESS: Final = 0.07


@dataclass(frozen=True, slots=True)
class SteadyState:
    """A market at rest.

    Parameters
    ----------
    market : LabourMarket
        Entrants, openings and search that keep it at rest.
    state : LabourState
        Its stocks.
    target : ndarray, shape (N,) or (M, N)
        D, positions wanted: people at work and vacancies.
    success : ndarray, shape () or (M,)
        p0, success of an application, the same at all nodes.
    held_back : ndarray, shape (N,) or (M, N)
        Share of the moves into a node, as the table has them, that would let it grow without a
        shock and that search therefore leaves out; 0 at most nodes.
    rounds : int
        Rounds until it stood still.
    """

    market: LabourMarket
    state: LabourState
    target: FloatArray
    success: FloatArray
    held_back: FloatArray
    rounds: int


@dataclass(frozen=True, slots=True)
class _Known:
    """What no round changes; shape (N,) or (M, N)."""

    network: MoveNetwork
    parameters: FlowParameters
    rates: NodeRates
    employed: FloatArray
    separated: FloatArray
    staying: FloatArray
    exits: FloatArray


@dataclass(frozen=True, slots=True)
class _Guess:
    """What rounds improve: success p0 (M, 1), entrants n (M, N), pull of destinations (M, N)."""

    success: FloatArray
    entrants: FloatArray
    pull: FloatArray


@dataclass(frozen=True, slots=True)
class _Rest:
    """What a guess implies: spells by kind, and people who stay outside per entrant."""

    searching: SpellSums
    recalled: SpellSums
    outside: FloatArray
    outside_hired: FloatArray


def steady_state(
    network: MoveNetwork,
    rates: NodeRates,
    employed: FloatArray,
    parameters: FlowParameters,
    *,
    unemployment_rate: float | FloatArray,
    log_wage: FloatArray | None = None,
) -> SteadyState:
    """Find entrants, openings, vacancies and waiting people that keep employment where it is.

    At rest an application is worth the same everywhere, p0; the unemployed of node i find work at
    p0 z_k, hires abroad follow the move table, entrants of a trade fill what moves do not, posts
    are opened as fast as they are filled, and e + v = D. Where the table alone sends more people to
    a node than leave it, search for that node is held back until nobody enters and it stands still.

    Parameters
    ----------
    network : MoveNetwork
        P, N nodes.
    rates : NodeRates
        Relative risks and exits.
    employed : ndarray, shape (N,)
        e, people at work, any unit.
    parameters : FlowParameters
        One draw, or M.
    unemployment_rate : float or ndarray, shape (M, 1)
        Unemployed over the unemployed and people at work: fixes p0.
    log_wage : ndarray, shape (N,), optional
        ln w; 0 if absent.

    Returns
    -------
    SteadyState
        Arrays of shape (N,), or (M, N) if a parameter or the rate has M rows.

    Raises
    ------
    DataError
        If nobody works at a node.
    InfeasibleError
        If the matching window lets too few applications through, or rounds do not settle.
    """
    known = _known(network, rates, employed, parameters)
    if not (np.asarray(unemployment_rate) > 0.0).all():
        raise ParameterError("the unemployment rate at rest must be above 0")
    rows = np.broadcast_shapes(known.separated.shape[:-1], np.shape(unemployment_rate)[:-1])
    rows = np.broadcast_shapes(rows, np.shape(parameters.effort(2))[:-2])
    shape = (*rows, network.count)
    guess = _Guess(
        np.full((*rows, 1), FIRST_SUCCESS), np.broadcast_to(known.exits, shape), np.ones(shape)
    )
    for rounds in range(1, MOST_ROUNDS + 1):
        better = _improved(guess, known, unemployment_rate)
        change = _distance(guess, better)
        guess = better
        if change < TOLERANCE:
            wages = np.zeros(network.count) if log_wage is None else log_wage
            return _lay_out(guess, known, wages, rounds)
    raise InfeasibleError(
        f"the labour market does not come to rest in {MOST_ROUNDS} rounds",
        items=[f"last change {change:.1g}"],
    )


def _known(
    network: MoveNetwork, rates: NodeRates, employed: FloatArray, p: FlowParameters
) -> _Known:
    if employed.shape != (network.count,) or rates.exit_share.shape != employed.shape:
        raise DataError("people at work, rates and network differ in length")
    if not (employed > 0.0).all():
        count = int((~(employed > 0.0)).sum())
        raise DataError("a market at rest needs people at work at every node", count=count)
    if np.any(np.asarray(p.growth_share) != 0.0):
        raise ParameterError("a labour force that grows is not at rest; set growth_share to 0")
    separated = np.minimum(p.separation_share * rates.relative_risk, 1.0) * employed
    left = employed - separated
    return _Known(
        network=network,
        parameters=p,
        rates=rates,
        employed=employed,
        separated=separated,
        staying=left * (1.0 - rates.exit_share),
        exits=left * rates.exit_share,
    )


def _rest(success: FloatArray, known: _Known) -> _Rest:
    p, exits = known.parameters, known.rates.exit_share
    kept = (1.0 - exits) * (1.0 - success)
    # Where nobody waits for recall any spell will do.
    has_recall = np.any(np.asarray(p.recall_share) > 0.0)
    searching = spell_sums(search_chances(success, p), exits, p.discouragement_share)
    return _Rest(
        searching=searching,
        recalled=spell_sums(recall_chances(p), exits, p.discouragement_share)
        if has_recall
        else searching,
        outside=1.0 / (1.0 - kept),
        outside_hired=(1.0 - exits) * success / (1.0 - kept),
    )


def _improved(guess: _Guess, known: _Known, unemployment_rate: float | FloatArray) -> _Guess:
    """One round: who enters, which destinations are held back, and the success that fits u."""
    p, rest = known.parameters, _rest(guess.success, known)
    share = p.entrant_unemployed_share
    looking = (1.0 - p.recall_share) * known.separated * rest.searching.into_work
    per_entrant = share * rest.searching.into_work + (1.0 - share) * rest.outside_hired
    recalled = p.recall_share * known.separated * rest.recalled.into_work
    idle_hires = looking + guess.entrants * per_entrant
    followed = known.network.over_destinations(guess.pull)
    own = 1.0 - (1.0 - p.own_search_unemployed) * followed
    busy = (1.0 - p.own_search_employed) * p.job_search_share * known.staying * guess.success
    searching = (1.0 - p.own_search_unemployed) * idle_hires + busy
    wanted = known.network.into_destinations(searching)
    lost = known.separated + known.exits + busy * followed - recalled
    entrants = ((lost - guess.pull * wanted) / own - looking) / per_entrant
    room = (lost - own * looking) / np.where(wanted > 0.0, wanted, np.inf)
    pull = np.where(wanted > 0.0, np.minimum(room, 1.0), 1.0)
    entrants = np.maximum(entrants, 0.0)
    starting = (1.0 - p.recall_share) * known.separated + share * entrants
    idle = starting * rest.searching.waiting
    idle = idle + p.recall_share * known.separated * rest.recalled.waiting
    total = idle.sum(axis=-1, keepdims=True)
    rate = total / (total + known.employed.sum())
    success = np.minimum(guess.success * (rate / unemployment_rate) ** 0.7, 1.0)
    return _Guess(success, entrants, pull)


def _distance(guess: _Guess, better: _Guess) -> float:
    """Largest relative change of a round."""
    changes = (
        np.abs(better.success / guess.success - 1.0).max(),
        (
            np.abs(better.entrants - guess.entrants).max(axis=-1)
            / np.maximum(better.entrants.max(axis=-1), 1e-300)
        ).max(),
        np.abs(better.pull - guess.pull).max(),
    )
    return float(max(changes))


def _lay_out(guess: _Guess, known: _Known, log_wage: FloatArray, rounds: int) -> SteadyState:
    """Turn the last guess into stocks, and into the habits that keep them."""
    p, rest = known.parameters, _rest(guess.success, known)
    share = p.entrant_unemployed_share
    quits = p.job_search_share * known.staying * guess.success
    recalled = p.recall_share * known.separated * rest.recalled.into_work
    hired = known.separated + known.exits + quits - recalled
    load = load_of_success(guess.success / p.matching_window)
    vacancies = hired * p.vacancy_window / -np.expm1(-load)
    state = LabourState(
        employed=np.broadcast_to(known.employed, quits.shape).copy(),
        unemployed=_spells_of(guess, known),
        outside=(1.0 - share) * guess.entrants * rest.outside,
        vacancies=vacancies,
        quits=quits,
    )
    again = p.replacement_share * (quits + known.exits)
    market = _market_of(guess, known, log_wage, state, hired - again)
    return SteadyState(
        market=market,
        state=state,
        target=known.employed + vacancies,
        success=guess.success[..., 0],
        held_back=1.0 - guess.pull,
        rounds=rounds,
    )


def _spells_of(guess: _Guess, known: _Known) -> FloatArray:
    """People without work by kind, node and weeks, shape (..., 3, N, K)."""
    p, gone = known.parameters, known.rates.exit_share
    starts = np.zeros((*guess.entrants.shape[:-1], KINDS, gone.size))
    starts[..., SEPARATED, :] = (1.0 - p.recall_share) * known.separated
    starts[..., ENTRANT, :] = p.entrant_unemployed_share * guess.entrants
    starts[..., RECALL, :] = p.recall_share * known.separated
    searching = spells_at_rest(search_chances(guess.success, p), gone, p.discouragement_share)
    recalled = spells_at_rest(recall_chances(p), gone, p.discouragement_share)
    recalled = np.broadcast_to(recalled, searching.shape)
    return starts[..., None] * np.stack([searching, searching, recalled], axis=-3)


def _market_of(
    guess: _Guess, known: _Known, log_wage: FloatArray, state: LabourState, opened: FloatArray
) -> LabourMarket:
    entering = guess.entrants.sum(axis=-1, keepdims=True)
    wage_pull = np.exp(np.asarray(known.parameters.wage_response) * log_wage)
    tightness = state.tightness
    return LabourMarket(
        network=known.network,
        rates=known.rates,
        entrant_share=guess.entrants / np.where(entering > 0.0, entering, 1.0),
        opening_share=np.maximum(opened, 0.0) / known.employed,
        steady_vacancies=state.vacancies * wage_pull,
        appeal=guess.pull,
        log_wage=log_wage,
        steady_tightness=float(tightness) if tightness.ndim == 0 else tightness[:, None],
    )
