"""A run of the labour market, made once for all tests: two draws, two years."""

from functools import cache

from jobmorph.reference.edition import open_edition
from jobmorph.studies.level import run_draws
from jobmorph.studies.market import run_request, study_market
from jobmorph.studies.market_demand import market_demand, node_weights, scenario_pair
from jobmorph.studies.market_saving import first_draws
from jobmorph.studies.market_scenarios import all_parameters, reference_scenario, shipped_scenario
from jobmorph.studies.market_start import market_nodes

YEARS = 2
DRAWS = 4


@cache
def edition():
    return open_edition()


@cache
def draws():
    return first_draws(run_draws(0, edition()), DRAWS)


@cache
def nodes():
    return market_nodes(edition())


@cache
def pair(name):
    return scenario_pair(
        shipped_scenario(name, edition()), reference_scenario(edition()), all_parameters()
    )


@cache
def demand(name):
    return market_demand(edition(), pair(name), draws(), years=YEARS)


@cache
def request(name):
    wanted = demand(name)
    weights = node_weights(edition(), wanted.units, nodes().names)
    return run_request(nodes(), weights, pair(name).scenario, wanted)


@cache
def result(name="cut-first", occupation="SDR"):
    return study_market(
        shipped_scenario(name, edition()),
        years=YEARS,
        draws=DRAWS,
        occupation=occupation,
        edition=edition(),
    )
