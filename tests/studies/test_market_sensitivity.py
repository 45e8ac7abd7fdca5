import numpy as np
import polars as pl
import pytest

from jobmorph.schema.errors import ParameterError
from jobmorph.schema.parameter import SharedDraws
from jobmorph.studies import market_sobol
from jobmorph.studies.market_alike import ALIKE_IN_A_RUN, alike_note
from jobmorph.studies.market_scenarios import shipped_scenario
from jobmorph.studies.market_sensitivity import (
    check_sensitivity,
    planned_runs,
    study_sensitivity,
)
from jobmorph.studies.market_sobol import REST, sobol_runs
from jobmorph.studies.market_tornado import ranged_parameters

from .market_case import edition, pair

FEW = {"market.realised_share", "market.closure_share_year", "market.new_work_share_year"}


def few(parameters):
    found = ranged_parameters(parameters)
    return {column: held for column, held in found.items() if FEW & {each.name for each in held}}


def test_shares_of_variance_name_what_an_equation_must_move(monkeypatch):
    monkeypatch.setattr(market_sobol, "ranged_parameters", few)
    told = []
    found = study_sensitivity(
        shipped_scenario("cut-first", edition()),
        method="sobol",
        years=1,
        draws=8,
        edition=edition(),
        progress=lambda done, wanted: told.append((done, wanted)),
    )
    assert (found.runs, told[-1]) == (40, (40, 40))
    assert [done for done, _ in told] == [8, 16, 24, 32, 40]
    left_open = found.ranking("end_unemployment_rate", "open_difference")
    rows = {row["parameter"]: row for row in left_open.to_dicts()}
    assert rows.keys() == FEW
    # Open totals do not know closure; that task scores are shared leaves no noise.
    closure = rows["market.closure_share_year"]
    assert (closure["total"], closure["total_high"]) == (0.0, 0.0)
    assert rows["market.new_work_share_year"]["total"] > 0.1
    closed = found.ranking("end_unemployment_rate")
    assert closed.filter(pl.col("parameter") == "market.closure_share_year").item(0, "total") > 0.0
    for row in rows.values():
        assert row["total_low"] <= row["total"] <= row["total_high"]
    assert left_open.get_column("rank").to_list() == [1, 2, 3]


def test_the_strongest_stand_alone_and_the_rest_together(monkeypatch):
    monkeypatch.setattr(market_sobol, "ALONE", 1)
    monkeypatch.setattr(market_sobol, "ranged_parameters", few)
    found = study_sensitivity(None, method="sobol", years=1, draws=4, edition=edition())
    rows = {row["parameter"]: row for row in found.ranking("peak_unemployment_rate").to_dicts()}
    assert len(rows) == 2
    assert rows[REST]["members"] == 2
    assert found.runs == 16


def test_both_sets_cover_every_assumption_and_are_unlike():
    columns = sorted(ranged_parameters(pair("cut-first").scenario))
    one, other = market_sobol._two_sets(columns, 61, 0)
    assert one.shape == (61, 64)
    assert not one[:, [k for k in range(64) if k not in columns]].any()
    spread = np.concatenate([one, other])[:, columns]
    np.testing.assert_allclose(spread.std(axis=0), 1.0, atol=0.2)
    together = [np.corrcoef(one[:, k], other[:, k])[0, 1] for k in columns]
    assert np.abs(together).max() < 0.5


def test_assumptions_that_few_draws_cannot_part_are_named():
    ranged = ranged_parameters(pair("cut-first").scenario)
    rng = np.random.default_rng(0)
    scores = rng.standard_normal((2_000, 64))
    assert alike_note(SharedDraws(1, scores), ranged) == []
    one, other = sorted(ranged)[3], sorted(ranged)[20]
    scores[:, one] = -scores[:, other]
    text = alike_note(SharedDraws(1, scores), ranged)[0].text
    assert ranged[one][0].name in text and ranged[other][0].name in text
    assert "-1.00" in text
    # A run tells of closer pairs only.
    few = SharedDraws(1, rng.standard_normal((100, 64)) + 0.0)
    together = np.corrcoef(few.z[:, sorted(ranged)], rowvar=False)
    np.fill_diagonal(together, 0.0)
    assert bool(alike_note(few, ranged, ALIKE_IN_A_RUN)) == (np.abs(together).max() >= 0.3)
    assert alike_note(few, ranged, 1.01) == []


def test_ranks_are_those_of_a_run():
    found = study_sensitivity(
        shipped_scenario("cut-first", edition()), years=1, draws=10, edition=edition()
    )
    assert found.runs == 10
    table = found.ranking("peak_unemployment_rate")
    assert table.get_column("correlation").abs().is_sorted(descending=True)
    assert len(ranged_parameters(pair("cut-first").scenario)) == table.height


def test_what_it_takes_is_known_before():
    assumptions = len(ranged_parameters(pair("cut-first").scenario))
    scenario = shipped_scenario("cut-first", edition())
    assert planned_runs(scenario, "sobol", 64, edition=edition()) == 64 * 13
    assert planned_runs(scenario, "ranks", 50, edition=edition()) == 50
    one = planned_runs(scenario, "one-at-a-time", 0, edition=edition())
    assert one == 8 + 2 * assumptions
    assert sobol_runs(16, 10) == 16 * 12


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("luck", 10, None), "no method"),
        (("sobol", 11, 2), r"--years.*--draws"),
        (("ranks", 5, 5_000), "--draws is 10"),
        (("one-at-a-time", 5, 20), "--draws does not go"),
    ],
)
def test_wrong_requests_are_refused_at_once(options, told):
    with pytest.raises(ParameterError, match=told):
        check_sensitivity(*options)
