import json

import jobmorph as jm


def test_a_run_shows_itself():
    told = []
    answer = jm.market(
        "cut-first", years=1, draws=2, progress=lambda done, wanted: told.append((done, wanted))
    )
    assert told == [(2, 2)]
    assert str(answer).startswith("US labour market, 2026-11 to 2027-11, scenario cut-first")
    assert json.loads(answer.to_json())["draws"] == 2
    assert answer.shown_table.height == answer.quarters.height
    assert answer.to_html().startswith("<!DOCTYPE html>")
    shown = answer._repr_html_()
    assert shown.startswith('<iframe title="jobmorph: cut-first"')
    assert len(shown) < 0.5 * len(answer.to_html())
    assert answer.render("md").startswith("# US labour market")
    assert callable(jm.market)


def test_the_room_is_reached_as_ever():
    from jobmorph.market.demand import demand_multiplier

    assert demand_multiplier.__module__ == "jobmorph.market.demand"
