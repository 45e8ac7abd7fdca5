"""Nodes of the simulator: jobs of today, exits, growth, risks, entrants."""

import numpy as np
import polars as pl
import pytest

from jobmorph.build.compile.market_node_jobs import compile_node_jobs, split_jobs
from jobmorph.build.compile.market_nodes import (
    _fill_from_group,
    compile_market_nodes,
    separation_risks,
    yearly_movers,
)
from jobmorph.reference.edition import open_edition
from jobmorph.schema.errors import DataError
from jobmorph.schema.tables import MOVE_PROBABILITY

TABLES = ("bridge", "employment", "move_node", "move_probability")


def test_jobs_follow_what_each_older_code_gave():
    before = pl.DataFrame(
        {
            "moves_node": ["a", "b"],
            "occupation_soc2010": ["1", "2"],
            "heads_2018": [100.0, 100.0],
        }
    )
    # Code 2 went into x and y, which are of equal size today; code 1 into x alone.
    pairs = pl.DataFrame(
        {"occupation_soc2010": ["1", "2", "2"], "occupation_soc2018": ["x", "x", "y"]}
    )
    today = pl.DataFrame(
        {
            "occupation_soc2018": ["x", "y", "z"],
            "published_code": ["x", "y", "z"],
            "employment_heads": [300.0, 300.0, None],
        }
    )
    assert split_jobs(before, pairs, today).rows() == [
        ("a", "x", 200.0),
        ("b", "x", 100.0),
        ("b", "y", 300.0),
    ]


def test_movers_leave_and_arrive_in_equal_number():
    nodes = pl.DataFrame(
        {
            "moves_node": ["a", "b", "c"],
            "employment_heads": [1000.0, 500.0, 10.0],
            "leave_share_year": [0.1, 0.2, 0.0],
        }
    )
    rows = [
        ("a", "b", 0.6),
        ("a", "c", 0.2),
        ("a", "elsewhere", 0.2),
        ("b", "a", 0.5),
        ("b", "elsewhere", 0.5),
    ]
    table = pl.DataFrame(
        [(*row, None, None, None, "30+") for row in rows],
        schema=MOVE_PROBABILITY.polars_schema,
        orient="row",
    )
    moved = yearly_movers(nodes, table)
    expected = [[0.0, 75.0, 25.0], [100.0, 0.0, 0.0], [0.0, 0.0, 0.0]]
    assert np.allclose(moved, expected)


def nodes(**change):
    frame = {
        "moves_node": ["11-1010", "11-2010", "13-1010"],
        "soc2018_major": ["11-0000", "11-0000", "13-0000"],
        "heads_2018": [100.0, 50.0, 80.0],
        "employment_heads": [120.0, None, 40.0],
        "wage_mean_usd_year": [9.0, None, 5.0],
        "exit_share_year": [0.03, None, 0.05],
        "growth_share_year": [0.01, None, None],
    }
    schema = dict.fromkeys(list(frame)[2:], pl.Float64)
    return pl.DataFrame(frame | change, schema_overrides=schema)


def test_a_node_without_figures_takes_those_of_its_group():
    filled = _fill_from_group(nodes(growth_share_year=[0.01, None, 0.02])).row(1, named=True)
    assert filled["employment_heads"] == pytest.approx(60.0)
    assert filled["wage_mean_usd_year"] == pytest.approx(9.0)
    assert filled["exit_share_year"] == pytest.approx(0.03)
    assert filled["is_employment_filled"] and filled["is_wage_filled"] and filled["is_rate_filled"]


def test_a_group_without_figures_is_refused():
    with pytest.raises(DataError, match="13-1010"):
        _fill_from_group(nodes())


@pytest.fixture(scope="module")
def compiled(raw):
    edition = open_edition()
    tables = {name: edition.table(name) for name in TABLES}
    tables["market_node_job"] = compile_node_jobs(raw, tables["employment"])
    return tables | {"market_node": compile_market_nodes(raw, tables)}


@pytest.mark.raw
def test_every_job_of_today_lies_in_a_node(compiled):
    jobs = (
        compiled["market_node_job"]
        .group_by("published_code")
        .agg(pl.col("employment_heads").sum().alias("heads"))
    )
    counted = (
        compiled["employment"]
        .drop_nulls("employment_heads")
        .group_by("published_code")
        .agg(pl.col("employment_heads").sum())
    )
    both = counted.join(jobs, on="published_code")
    assert both.height == counted.height == 830
    assert (both["heads"] - both["employment_heads"]).abs().max() < 1.0
    frame = compiled["market_node"]
    assert frame["employment_heads"].sum() == pytest.approx(155_481_840, rel=1e-6)
    grown = np.log(frame["employment_heads"] / compiled["move_node"]["employment_heads"])
    assert np.quantile(np.abs(grown), 0.9) < 0.5


@pytest.mark.raw
def test_rates_are_those_of_the_method(compiled):
    frame = compiled["market_node"]
    heads = frame["employment_heads"]
    assert frame.height == 519
    assert (heads * frame["exit_share_year"]).sum() / heads.sum() == pytest.approx(0.047, abs=1e-3)
    assert (heads * frame["separation_risk"]).sum() / heads.sum() == pytest.approx(1.0, abs=0.02)
    assert frame["entrant_share"].sum() == pytest.approx(1.0)
    moved = frame.select(pl.col("moves_in_heads_year", "moves_out_heads_year").sum()).row(0)
    assert moved[0] == pytest.approx(moved[1], rel=1e-5)
    assert moved[0] / heads.sum() == pytest.approx(0.077, abs=2e-3)
    assert not frame.select(pl.col("^is_.*_filled$").any()).row(0)[0]


@pytest.mark.raw
def test_farm_work_is_lost_most_often_and_health_work_least(raw):
    risks = separation_risks(raw).sort("separation_risk")
    assert risks.height == 22
    assert risks["soc2018_major"][0] == "29-0000"
    assert risks["soc2018_major"][-2:].to_list() == ["47-0000", "45-0000"]
    assert risks["separation_risk"].max() == pytest.approx(2.766, abs=1e-3)


def test_before_any_training_there_is_no_table():
    empty = {"move_probability": MOVE_PROBABILITY.empty()}
    assert compile_market_nodes(None, empty).is_empty()
