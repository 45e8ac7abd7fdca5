"""Small labour markets for tests: invented, drawn from a seed."""

import numpy as np

from jobmorph.market.flow_parameters import FlowParameters
from jobmorph.market.labour_market import LabourMarket, NodeRates
from jobmorph.market.network import network_from_entries
from jobmorph.market.state import KINDS, SPELL_CLASSES, LabourState
from jobmorph.market.steady import steady_state

ALL_ON = FlowParameters(
    recall_share=0.2,
    recall_rate=0.12,
    discouragement_share=0.01,
    wage_response=0.3,
    search_cyclicality=1.0,
    separation_cyclicality=0.3,
    growth_share=0.0001,
)


def network_of_size(count, *, seed=0, degree=4):
    rng = np.random.default_rng(seed)
    origins = np.repeat(np.arange(count), degree)
    destinations = (origins + 1 + rng.integers(0, count - 1, origins.size)) % count
    pairs = np.unique(np.stack([origins, destinations]), axis=1)
    return network_from_entries(count, *pairs, rng.exponential(size=pairs.shape[1]))


def rates_of_size(count, *, seed=0):
    rng = np.random.default_rng(seed)
    return NodeRates(rng.uniform(0.5, 1.5, count), rng.uniform(0.0005, 0.0015, count))


def market_at_rest(count=6, *, seed=0, heads=1e6, parameters=None, **options):
    employed = np.random.default_rng(seed).lognormal(0, 0.7, count) * heads
    employed = np.round(employed) if heads > 1e3 else employed
    return steady_state(
        network_of_size(count, seed=seed),
        rates_of_size(count, seed=seed),
        employed,
        FlowParameters() if parameters is None else parameters,
        unemployment_rate=options.pop("unemployment_rate", 0.06),
        **options,
    )


def plain_market(network, **changes):
    """No exits, no entrants, no posts beyond the target: only what a test switches on."""
    count = network.count
    values = {
        "network": network,
        "rates": NodeRates(np.ones(count), np.zeros(count)),
        "entrant_share": np.zeros(count),
        "opening_share": np.zeros(count),
        "steady_vacancies": np.ones(count),
        "appeal": np.ones(count),
        "log_wage": np.zeros(count),
        "steady_tightness": 1.0,
    }
    return LabourMarket(**(values | changes))


def state_of(employed, vacancies, *, searching=None, outside=None, quits=None, awaiting=None):
    """A state from short lists; `searching` and `awaiting` hold one value per week from 0."""
    employed = np.array(employed, dtype=float)
    unemployed = np.zeros((KINDS, employed.size, SPELL_CLASSES))
    for kind, spells in ((0, searching), (2, awaiting)):
        if spells is not None:
            weeks = np.array(spells, dtype=float)
            unemployed[kind, :, : weeks.shape[1]] = weeks
    zero = [0.0] * employed.size
    rest = (np.array(zero if x is None else x, dtype=float) for x in (outside, vacancies, quits))
    outside, vacancies, quits = rest
    return LabourState(employed, unemployed, outside, vacancies, quits)
