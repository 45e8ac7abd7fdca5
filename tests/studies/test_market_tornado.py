import polars as pl

from jobmorph.studies import market_tornado
from jobmorph.studies.market_scenarios import shipped_scenario
from jobmorph.studies.market_tornado import ranged_parameters, study_tornado

from .market_case import edition, pair


def test_every_drawn_assumption_is_ranked():
    ranged = ranged_parameters(pair("cut-first").scenario)
    names = {each.name for held in ranged.values() for each in held}
    assert {"market.realised_share", "exposure.adoption_speed"} <= names
    assert "market.flow_search_cyclicality" not in names
    assert not any(name.startswith("redesign") for name in names)


def test_one_at_a_time_finds_what_an_equation_must_move(monkeypatch):
    wanted = {"market.realised_share", "market.closure_share_year", "market.labour_share"}

    def few(parameters):
        found = ranged_parameters(parameters)
        return {
            column: held for column, held in found.items() if wanted & {each.name for each in held}
        }

    monkeypatch.setattr(market_tornado, "ranged_parameters", few)
    ranking = study_tornado(shipped_scenario("expected", edition()), years=1, edition=edition())
    left_open = ranking.filter(
        (pl.col("case") == "open_difference") & (pl.col("outcome") == "end_unemployment_rate")
    )
    rows = {row["parameter"]: row for row in left_open.to_dicts()}
    assert rows.keys() == wanted
    # Open totals do not know closure; more realised saving means more unemployed.
    assert rows["market.closure_share_year"]["swing"] <= rows["market.closure_share_year"]["noise"]
    saved = rows["market.realised_share"]
    assert saved["at_low"] < saved["at_middle"] < saved["at_high"]
    assert left_open["rank"].to_list() == [1, 2, 3]
