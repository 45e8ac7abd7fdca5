import numpy as np
import polars as pl
import pytest

from jobmorph.schema.errors import NoMatchError, ParameterError
from jobmorph.studies.market import study_market
from jobmorph.studies.market_result import SERIES

from .market_case import DRAWS, YEARS, result


def wide(found, series):
    rows = found.quarters.filter((pl.col("series") == series) & (pl.col("case") == "scenario"))
    return rows.pivot("group_id", index="quarter", values="mid")


@pytest.mark.parametrize("series", ["employed_heads", "unemployed_heads", "openings_heads"])
def test_groups_add_up_to_all(series):
    found = result()
    table = wide(found, series)
    majors = [name for name in table.columns if name.endswith("-0000")]
    assert len(majors) == 22
    np.testing.assert_allclose(table["all"], table.select(majors).sum_horizontal(), rtol=1e-9)
    # The node asked for is part of its group as well.
    assert (table["41-3090"] < table["41-0000"]).all()


def test_every_series_of_every_group_and_case_is_there_once():
    found = result()
    keys = found.quarters.select("quarter", "group_id", "series", "case")
    assert keys.is_unique().all()
    assert keys.height == 4 * YEARS * 24 * len(SERIES) * 5
    assert (found.quarters["low"] <= found.quarters["mid"]).all()
    assert (found.quarters["mid"] <= found.quarters["high"]).all()


def test_differences_are_those_of_pairs():
    found = result()
    parts = [found.path("unemployment_rate", case)["mid"] for case in ("scenario", "reference")]
    apart = found.path("unemployment_rate", "difference")
    np.testing.assert_allclose(parts[0] - parts[1], apart["mid"], atol=1e-15)
    # Draws go together: the range of a difference is far narrower than that of either.
    spread = found.path("long_term_share")
    gap = found.path("long_term_share", "difference")
    assert (gap["high"] - gap["low"]).max() < 0.3 * (spread["high"] - spread["low"]).min()


def test_the_reference_run_differs_from_itself_in_nothing():
    found = result("slow", None)
    apart = found.headlines.filter(pl.col("case").str.ends_with("difference"))
    assert apart.select(pl.col("low", "mid", "high").abs().max()).row(0) == (0.0, 0.0, 0.0)
    assert found.ranking["correlation"].abs().max() == 0.0


def test_an_answer_says_what_it_rests_on():
    found = result()
    assert (found.scenario, found.years, found.draws) == ("cut-first", YEARS, DRAWS)
    assert found.asked.moves_node == "41-3090"
    assert 0.1 < found.held_back_share < 0.4
    names = {each.name for each in found.record.assumptions}
    assert {"market.realised_share", "market.flow_separation_share"} <= names
    assert {note.note_id for note in found.notes} >= {"held_back", "network", "closure"}
    assert found.record.sources
    with pytest.raises(KeyError, match="nothing"):
        found.headline("nothing")


def test_what_the_network_adds_is_told_beside_two_simpler_models():
    found = result().network
    assert found["model"].unique(maintain_order=True).to_list() == [
        "network",
        "own_occupation",
        "one_pool",
    ]
    ends = found.filter(
        (pl.col("quantity") == "end_unemployment_rate") & (pl.col("case") == "scenario")
    )["mid"]
    # Nobody can leave a falling occupation: unemployment is highest there.
    assert ends[1] > ends[0] > 0.0


def test_what_cannot_be_asked_is_refused():
    with pytest.raises(ParameterError, match="--years is 1 to 10, not 11; --draws"):
        study_market(years=11, draws=1)
    with pytest.raises(NoMatchError):
        study_market(occupation="qqqqqq zzzz", draws=2, years=1)
