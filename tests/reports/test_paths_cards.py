import re
from dataclasses import replace

import polars as pl
import pytest

from jobmorph.reports.paths import render_paths
from jobmorph.reports.paths_cards import WayAddresses, way_cards
from jobmorph.reports.paths_network import anchor_of, paths_network

from .paths_example import make_empty, make_paths

ADDRESSES = WayAddresses(
    job=lambda id_: f"/job/{id_}",
    plan=lambda id_: f"/plan/{id_}",
    ways=lambda id_: f"/ways/{id_}",
)


@pytest.fixture(scope="module")
def cards():
    return {card.title: card for card in way_cards(make_paths(), ADDRESSES)}


def facts(card):
    return {fact.words: fact.figure for fact in card.facts}


def test_every_job_of_the_network_but_the_start_has_its_card():
    result = make_paths()
    anchors = [card.anchor for card in way_cards(result)]
    assert anchors == [stop.anchor for stop in paths_network(result).stops[1:]]
    assert len(set(anchors)) == len(anchors)


def test_a_card_says_what_the_move_takes(cards):
    told = facts(cards["Account executive"])
    assert told["Months"] == "6-14, usual in the trade"
    assert told["You bring"] == "5 of 8 things it asks"
    assert told["Counted"] == "no survey can see this move"
    assert "(borrowed)" in told["US pay"]
    assert "8 in 10 between" in cards["Account executive"].week
    retail = facts(cards["Retail salespersons"])
    assert retail["Counted"] == "of 100 leavers 6 (4-8) went there"
    assert retail["Months"] == "0-1, learning 4 hours a week"


def test_exposure_and_growth_never_stand_in_one_card(cards):
    for card in cards.values():
        assert not any("US jobs" in fact.words for fact in card.facts)


def test_no_count_is_called_odds(cards):
    text = render_paths(make_paths(), "html")
    assert "They are not your odds" in text
    assert not re.search(r"your (chance|odds|probability)s? (is|are)\b", text)
    for card in cards.values():
        assert "%" not in facts(card)["Counted"]


def test_a_longer_way_says_over_what_and_leads_on(cards):
    over = next(card for card in cards.values() if card.onward)
    end = next(card for card in cards.values() if card.way.startswith("Over "))
    assert over.onward[0].path.startswith(f"#{over.anchor}--")
    assert "for the whole way" in facts(end)["Months"]


def test_links_lead_to_the_job_a_plan_and_its_ways(cards):
    role, counted = cards["Account executive"], cards["Retail salespersons"]
    paths = [link.path for link in role.links]
    assert [path.split("/")[1] for path in paths] == ["plan", "job", "ways"]
    assert all(path.endswith(paths[0].split("/", 2)[2]) for path in paths)
    assert counted.links[1].path.startswith("/job/41-2030.00")
    assert all(card.links == () for card in way_cards(make_paths()))


def test_a_stop_that_nothing_is_known_of_says_so():
    result = make_paths()
    bare = replace(result, destinations=result.destinations.with_columns(
        pl.lit(None, pl.Float64).alias("human_share")))  # fmt: skip
    card = way_cards(bare)[0]
    assert card.bar == ""
    assert card.week == "The hours of a week there are not known."


def test_the_page_by_itself_needs_no_script_to_tell_of_a_job():
    text = render_paths(make_paths(), "html")
    for anchor in re.findall(r'<a class="stop" href="#([^"]+)"', text):
        assert text.count(f'id="{anchor}"') == 1
    assert ".way-card:target" in text
    rows = re.findall(r'<tr data-row="([^"]+)">', text)
    stops = paths_network(make_paths()).stops[1:]
    assert sorted(rows) == sorted(stop.anchor for stop in stops)


def test_nothing_left_has_no_card():
    assert way_cards(make_empty()) == []


def test_anchors_are_plain():
    assert anchor_of("role:A.b_c/lead") == "job-a-b-c-lead"
