import json
from dataclasses import replace

import polars as pl
import pytest

from jobmorph.reference.edition import open_edition
from jobmorph.reports.market_sensitivity import cost_sentence, render_market_sensitivity
from jobmorph.studies.market import market_record
from jobmorph.studies.market_matter_result import MarketSensitivity
from jobmorph.studies.market_result import MarketNote
from jobmorph.studies.market_scenarios import all_parameters
from jobmorph.studies.market_sobol import REST

OUTCOMES = ("peak_unemployment_rate", "end_unemployment_rate", "end_openings_rate")
CASES = ("difference", "open_difference")
NUMBERS = {
    "ranks": {"correlation": 0.5, "at_low": -0.001, "at_high": 0.002},
    "one-at-a-time": {
        "at_low": -0.001,
        "at_middle": 0.0,
        "at_high": 0.002,
        "swing": 0.003,
        "noise": 0.0001,
    },
    "sobol": {
        "first_order": 0.2,
        "first_order_low": 0.1,
        "first_order_high": 0.3,
        "total": 0.4,
        "total_low": 0.3,
        "total_high": 0.5,
        "members": 1,
    },
}


def answer(method, draws=100, **changed):
    second = (REST, REST) if method == "sobol" else ("market.b", "Second.")
    rows = [
        {
            "rank": place + 1,
            "parameter": name,
            "meaning": meaning,
            "tier": "assumption",
            "outcome": outcome,
            "case": case,
            **NUMBERS[method],
            **changed,
        }
        for case in CASES
        for outcome in OUTCOMES
        for place, (name, meaning) in enumerate([("market.a", "First."), second])
    ]
    return MarketSensitivity(
        "fast",
        method,
        5,
        draws,
        300,
        0,
        pl.DataFrame(rows),
        (),
        market_record(open_edition(), all_parameters(), "fast", 0),
    )


@pytest.mark.parametrize("method", NUMBERS)
def test_every_method_is_told_with_its_limits(method):
    text = render_market_sensitivity(answer(method))
    assert max(map(len, text.splitlines())) <= 80
    told = " ".join(text.split())
    limit = {
        "ranks": "go beyond that by chance too",
        "one-at-a-time": "Equal runs differ by 0.01 points at most",
        "sobol": "Shares below 0",
    }[method]
    assert limit in told
    assert "not what drives the labour market" in told


def test_wide_shares_are_called_wide():
    narrow = render_market_sensitivity(answer("sobol"))
    assert "within 0.20" in narrow
    assert "0.40 (0.30 to 0.50)" in narrow
    wide = " ".join(render_market_sensitivity(answer("sobol", total_high=0.9)).split())
    assert "wide, up to 0.60: 100 base draws are few" in wide
    assert "400 base draws would halve them" in wide


def test_ranks_that_chance_explains_are_not_shown():
    assert "+0.50" in render_market_sensitivity(answer("ranks"))
    few = render_market_sensitivity(answer("ranks", draws=10))
    assert "+0.50" not in few
    assert "No assumption" in few


def test_an_outcome_that_does_not_move_is_not_explained():
    flat = {"first_order": 0.0, "total": 0.0, "total_low": 0.0, "total_high": 0.0}
    assert "does not move" in render_market_sensitivity(answer("sobol", **flat))


def test_pairs_that_draws_cannot_part_and_lost_runs_are_told():
    found = replace(
        answer("ranks"), notes=(MarketNote("alike", "These two go together."),), dropped_runs=7
    )
    text = " ".join(render_market_sensitivity(found).split())
    assert "These two go together." in text
    assert "7 of 300 runs have no state of rest" in text


def test_a_missing_run_is_null_in_json():
    found = answer("one-at-a-time", at_low=float("nan"))
    assert json.loads(render_market_sensitivity(found, "json"))["table"][0]["at_low"] is None
    assert "nan" not in render_market_sensitivity(found).lower()
    assert render_market_sensitivity(found, "csv").startswith("rank,parameter")


def test_what_it_takes_is_told_in_minutes():
    assert cost_sentence(832, 185.0) == "832 runs of the labour market, about 4 minutes."
    assert cost_sentence(20, 8.0) == "20 runs of the labour market, about a minute."
