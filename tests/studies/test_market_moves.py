import numpy as np
import polars as pl
import pytest

from jobmorph.schema.tables import MARKET_MOVE, MARKET_NET_MOVE, MARKET_PAST
from jobmorph.studies.market_blocks import run_blocks
from jobmorph.studies.market_moves import past_table
from jobmorph.studies.market_result import ALL, OUTSIDE
from jobmorph.studies.market_run import MEASURES, moved_weeks

from .market_case import DRAWS, draws, edition, request, result


def wide(found, case="scenario"):
    rows = found.moves.filter(pl.col("market_case") == case)
    return rows.pivot("destination_group", index="origin_group", values="hires_heads_year")


def majors(found):
    return [group for group in found.groups["group_id"] if group.endswith("-0000")]


def test_hires_between_groups_add_up():
    found = result()
    MARKET_MOVE.check(found.moves)
    table, groups = wide(found), majors(found)
    assert table["origin_group"].to_list() == [ALL, *groups, "41-3090", OUTSIDE]
    parts = table.filter(pl.col("origin_group").is_in([*groups, OUTSIDE]))
    whole = table.filter(pl.col("origin_group") == ALL)
    for name in (ALL, *groups, "41-3090"):
        np.testing.assert_allclose(parts[name].sum(), whole[name].item(), rtol=1e-9)
    np.testing.assert_allclose(
        table.select(pl.sum_horizontal(groups)).to_series(), table[ALL], rtol=1e-9
    )


def test_the_year_of_four_weeks_is_near_that_of_all_weeks():
    record = run_blocks(request("cut-first"), draws())
    for case in ("scenario", "reference"):
        months = record.values["network", case][:, -12:].astype(np.float64)
        by_name = {name: months[..., place].sum(axis=1) for place, name in enumerate(MEASURES)}
        moves = record.moves[case].astype(np.float64)
        assert moves.shape == (DRAWS, 23, 22)
        left = by_name["hired_unemployed"] + by_name["quits"]
        np.testing.assert_allclose(moves[:, :-1].sum(axis=2), left, rtol=2e-3)
        np.testing.assert_allclose(moves.sum(axis=1), by_name["filled"], rtol=2e-3)


def test_the_weeks_recorded_are_the_middle_ones_of_the_last_year():
    assert moved_weeks(1) == (6, 19, 32, 45)
    assert moved_weeks(10) == (474, 487, 500, 513)


def test_what_groups_gain_from_each_other_is_nothing_in_all():
    found = result()
    MARKET_NET_MOVE.check(found.net_moves)
    rows = found.net_moves.filter(pl.col("market_group").is_in(majors(found)))
    sums = rows.group_by("market_case").agg(pl.col("net_moves_heads_year").sum())
    assert sums["net_moves_heads_year"].abs().max() < 1.0
    table = wide(found)
    inward, outward = (
        float(each["41-0000"].item() if name == "in" else each[ALL].item())
        for name, each in (
            ("in", table.filter(pl.col("origin_group") == ALL)),
            ("out", table.filter(pl.col("origin_group") == "41-0000")),
        )
    )
    newcomers = table.filter(pl.col("origin_group") == OUTSIDE)["41-0000"].item()
    own = found.net_moves.filter(
        (pl.col("market_group") == "41-0000") & (pl.col("market_case") == "scenario")
    )
    assert own["net_moves_heads_year"].item() == pytest.approx(
        inward - newcomers - outward, abs=1.0
    )


def test_the_reference_moves_as_the_scenario_of_slow():
    found = result("slow", None)
    apart = found.moves.filter(pl.col("market_case").str.ends_with("difference"))
    assert apart.select(pl.col("^hires.*$").abs().max()).row(0) == (0.0, 0.0, 0.0)


def test_the_past_is_that_of_the_publisher():
    past = MARKET_PAST.check(past_table(edition()))
    assert past.row(0, named=True)["period"] == "2000-12"
    worst = past.sort("unemployment_share").row(-1, named=True)
    assert worst["period"] == "2020-04"
    assert worst["unemployment_share"] == pytest.approx(0.148)
