from dataclasses import replace

import numpy as np
import pytest

from jobmorph.schema.errors import InfeasibleError
from jobmorph.schema.parameter import ParameterChange
from jobmorph.studies.market_scenarios import all_parameters
from jobmorph.studies.market_start import as_one_node, market_start, without_moves

from .market_case import draws, nodes


@pytest.mark.parametrize("form", [lambda each: each, without_moves, as_one_node])
def test_a_run_starts_at_todays_unemployment_and_openings(form):
    start = market_start(form(nodes()), all_parameters(), draws())
    state = start.steady.state
    employed, vacancies = state.employed.sum(axis=1), state.vacancies.sum(axis=1)
    np.testing.assert_allclose(state.unemployment_rate, nodes().unemployment_rate, atol=1e-9)
    np.testing.assert_allclose(vacancies / (vacancies + employed), nodes().openings_rate, rtol=1e-6)
    assert start.dropped == 0
    np.testing.assert_allclose(employed, nodes().employed.sum())


def test_moves_held_back_are_a_share_and_none_without_moves():
    start = market_start(nodes(), all_parameters(), draws())
    assert 0.1 < start.held_back_share < 0.4
    assert market_start(without_moves(nodes()), all_parameters(), draws()).held_back_share == 0.0


def test_a_draw_without_rest_is_dropped_and_counted():
    # No success of a search is so sure that so few unemployed could be explained.
    one = replace(as_one_node(nodes()), unemployment_rate=0.014)
    wide = all_parameters().patched(
        [ParameterChange("market.flow_separation_share", low=0.0016, value=0.003, high=0.0049)]
    )
    start = market_start(one, wide, draws())
    assert 0 < start.dropped < draws().count
    assert start.kept.size == draws().count - start.dropped
    assert start.steady.state.employed.shape == (start.kept.size, 1)
    with pytest.raises(InfeasibleError, match="no draw"):
        market_start(replace(one, unemployment_rate=0.0001), all_parameters(), draws())
