"""A first look is what a run gives: worked out when an edition is built, never by other rules."""

import os
from functools import cache
from pathlib import Path

import polars as pl
import pytest

from jobmorph.build.compile.market_looks import compile_market_looks
from jobmorph.reference.edition import open_edition
from jobmorph.reference.tables import CompiledDraws
from jobmorph.schema.tables import MARKET_LOOK
from jobmorph.studies.market_look import HEADLINES, TABLE, look_rows, market_looks
from jobmorph.studies.market_scenarios import reference_scenario, shipped_scenario

from .market_case import DRAWS, YEARS, edition, result

RANGE = ["low", "mid", "high"]
KEPT = {"market_rate_low": "low", "market_rate": "mid", "market_rate_high": "high"}


@cache
def rows():
    found = look_rows(
        edition(),
        shipped_scenario("cut-first", edition()),
        reference_scenario(edition()),
        years=YEARS,
        draws=DRAWS,
    )
    return found.rename(KEPT)


def test_headlines_are_those_of_the_run():
    run = result("cut-first", None)
    table = rows().filter(pl.col("year_ahead") == YEARS)
    for quantity in HEADLINES:
        for case in ("scenario", "reference", "open", "difference"):
            row = table.filter(
                (pl.col("market_quantity") == quantity) & (pl.col("market_case") == case)
            )
            found = run.headline(quantity, case)
            assert row.select(RANGE).row(0) == pytest.approx(
                (found.low, found.mid, found.high), abs=1e-9
            )


def test_the_path_is_that_of_the_run():
    run = result("cut-first", None)
    for case in ("scenario", "reference", "open", "difference"):
        told = rows().filter(
            (pl.col("market_quantity") == "unemployment_rate") & (pl.col("market_case") == case)
        )
        path = run.path("unemployment_rate", case)
        assert told.get_column("year_ahead").to_list() == [each / 4 for each in path["quarter"]]
        for end in RANGE:
            assert told.get_column(end).to_list() == pytest.approx(path[end].to_list(), abs=1e-9)


def test_draws_stand_in_every_row():
    assert set(rows().get_column("run_draws")) == {DRAWS}
    assert rows().select(MARKET_LOOK.key).is_unique().all()


def test_without_moves_there_is_no_look():
    bare = CompiledDraws({"market_node": edition().table("market_node").clear()}, edition().draws())
    assert compile_market_looks(bare, "2026-11").is_empty()


@cache
def looked_at():
    folder = os.environ.get("JOBMORPH_TEST_EDITION")
    return open_edition(Path(folder) if folder else None)


@pytest.fixture
def looks():
    if not looked_at().path(TABLE).is_file():
        pytest.skip("this edition holds no first look")
    return {look.scenario: look for look in market_looks(looked_at())}


def test_every_shipped_scenario_is_there_and_slow_differs_in_nothing(looks):
    assert set(looks) == {"expected", "slow", "fast", "augment-first", "cut-first"}
    for look in looks.values():
        assert (look.draws + look.dropped_draws, look.years, look.seed) == (100, 10, 0)
        assert look.base_date == looked_at().manifest.base_date
        assert look.path("unemployment_rate").height == 40
        peak, end = (look.headline(f"{name}_unemployment_rate") for name in ("peak", "end"))
        assert peak.mid >= end.mid
        assert look.path("unemployment_rate").item(-1, "mid") == pytest.approx(end.mid, abs=1e-6)
    apart = looks["slow"].headline("peak_unemployment_rate", "difference")
    assert (apart.low, apart.high) == pytest.approx((0.0, 0.0), abs=1e-9)


def test_the_shipped_look_is_what_the_command_works_out(looks):
    # A run of a hundred draws over ten years takes a quarter of a minute: one of the five.
    opened = looked_at()
    scenario = shipped_scenario("expected", opened)
    fresh = look_rows(opened, scenario, reference_scenario(opened)).sort(MARKET_LOOK.key)
    kept = opened.table(TABLE).filter(pl.col("scenario") == "expected")
    assert kept.select(MARKET_LOOK.key).equals(fresh.select(MARKET_LOOK.key))
    gaps = kept.select(list(KEPT)).to_numpy() - fresh.select(list(KEPT)).to_numpy()
    assert abs(gaps).max() < 1e-9


def test_an_edition_without_the_table_has_no_look():
    class Bare(type(looked_at())):
        def path(self, table):
            return super().path("absent" if table == TABLE else table)

    assert market_looks(Bare(looked_at().folder)) == ()
