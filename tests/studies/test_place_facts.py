"""Facts of places against the tables they come from."""

import polars as pl
import pytest

from jobmorph.reference.edition import open_edition
from jobmorph.reference.parameters import load_parameters
from jobmorph.studies.place_facts import edition_facts, job_facts, place_facts
from jobmorph.studies.place_hops import edition_hops, likeliest
from jobmorph.studies.places import Places, all_places
from jobmorph.studies.resolve import resolve_job

EDITION = open_edition()
FACTS = edition_facts(EDITION, 5)


def fact(place):
    return FACTS.row(by_predicate=pl.col("place_id") == place, named=True)


def test_there_is_one_row_for_every_node_with_an_occupation_and_every_role():
    places = all_places(EDITION)
    assert FACTS["place_id"].is_unique().all()
    assert set(FACTS["place_id"]) == set(places.names["place_id"])
    assert FACTS.filter(pl.col("place_kind") == "role").height == EDITION.table("role").height
    weights = places.anchors.group_by("place_id").agg(pl.col("weight").sum())["weight"]
    assert weights.to_list() == pytest.approx([1.0] * weights.len())


def test_a_node_of_one_occupation_has_its_figures():
    teller = fact("node:43-3070")
    pay = EDITION.rows("employment", pl.col("occupation_soc2018") == "43-3071")
    week = EDITION.rows("job_week", pl.col("job_id") == "43-3071.00").row(0, named=True)
    assert teller["wage_usd_year"] == pay.item(0, "wage_median_usd_year")
    assert teller["human_share"] == pytest.approx(week["human_share"])
    assert teller["job_zone"] == 2
    assert teller["growth_low"] < teller["growth_middle"] < teller["growth_high"]


def test_a_role_has_its_own_week_and_months_and_borrows_the_rest():
    role = fact("role:sales-development/entry")
    week = EDITION.rows("job_week", pl.col("job_id") == "sales-development/entry")
    own = EDITION.rows("role", pl.col("role_id") == "sales-development/entry")
    assert role["human_share"] == week.item(0, "human_share")
    assert role["stay_months"] == own.item(0, "competence_months")
    weights = dict(
        EDITION.rows("role_anchor", pl.col("role_id") == "sales-development/entry")
        .select("occupation_onet2019", "anchor_weight")
        .iter_rows()
    )
    pay = dict(
        EDITION.table("employment")
        .select(
            "occupation_soc2018",
            (pl.col("wage_p25_usd_year") + pl.col("wage_median_usd_year")) / 2.0,
        )
        .iter_rows()
    )
    assert role["wage_usd_year"] == pytest.approx(
        sum(weight * pay[code[:7]] for code, weight in weights.items())
    )


def test_pay_never_falls_along_a_ladder():
    pay = FACTS.filter(pl.col("place_kind") == "role").select(
        pl.col("place_id").str.strip_prefix("role:").alias("role_id"), "wage_usd_year"
    )
    ladder = EDITION.table("role").join(pay, on="role_id").sort("family", "place")
    rise = ladder.select(pl.col("wage_usd_year").diff().over("family")).to_series()
    assert rise.drop_nulls().min() >= 0.0


def test_a_degree_is_asked_for_where_most_say_so_or_nobody_was_asked_and_it_is_usual():
    assert fact("node:29-1140")["asks_degree"]
    assert not fact("node:43-3070")["asks_degree"]
    unasked = FACTS.filter(pl.col("degree_share").is_null())
    assert unasked.height > 0
    assert (unasked["asks_degree"] == (unasked["job_zone"].fill_null(0) >= 4)).all()
    roles = FACTS.filter(pl.col("place_kind") == "role")
    assert (roles["asks_degree"] == (roles["degree_share"] >= 2 / 3)).all()


def test_growth_equals_the_outlook():
    from jobmorph.studies.outlook import study_outlook

    outlook = study_outlook("43-3071.00", years=5)
    teller = fact("node:43-3070")
    for name, end in (("low", "growth_low"), ("middle", "growth_middle"), ("high", "growth_high")):
        assert teller[end] == pytest.approx(getattr(outlook, name) / outlook.base - 1.0)


def test_crowding_is_pushed_over_usual_newcomers():
    """By hand for one place: sum E d P over sum E m P times five years."""
    moves = EDITION.rows("move_probability", pl.col("destination_node") == "43-4170")
    nodes = {row["moves_node"]: row for row in EDITION.table("move_node").iter_rows(named=True)}
    given = {row["place_id"]: row["delegated_share"] for row in FACTS.iter_rows(named=True)}
    pushed = usual = 0.0
    for row in moves.iter_rows(named=True):
        node = nodes[row["moves_node"]]
        flow = node["employment_heads"] * row["move_probability"]
        pushed += flow * (given.get(f"node:{row['moves_node']}") or 0.0)
        usual += flow * node["leave_share_year"] * 5
    assert fact("node:43-4170")["crowding"] == pytest.approx(pushed / usual)


def test_licences_are_those_that_most_of_a_place_needs():
    assert fact("node:29-1140")["licence_id"] is not None
    assert fact("node:43-3070")["licence_id"] is None
    assert fact("node:43-3070")["licence_accepted_ids"] == []


def test_hops_of_nodes_are_the_published_moves_and_of_roles_their_mixture():
    hops = edition_hops(EDITION, 5)
    teller = hops.filter(
        (pl.col("place_id") == "node:43-3070") & (pl.col("destination_place") == "node:43-3050")
    ).row(0, named=True)
    row = EDITION.rows(
        "move_probability",
        (pl.col("moves_node") == "43-3070") & (pl.col("destination_node") == "43-3050"),
    ).row(0, named=True)
    leave = EDITION.rows("move_node", pl.col("moves_node") == "43-3070").item(0, "leave_share_year")
    assert teller["move_probability"] == row["move_probability"]
    assert teller["hop_chance"] == pytest.approx(
        1.0 - 2.718281828459045 ** (-5 * leave * row["move_probability"])
    )
    by_place = hops.drop_nulls("move_probability").group_by("place_id")
    totals = by_place.agg(pl.col("move_probability").sum())["move_probability"]
    assert totals.max() <= 1.0 + 0.02  # two digits are shipped


def test_the_likeliest_hops_keep_all_that_the_trade_knows():
    hops = edition_hops(EDITION, 5)
    few = likeliest(hops, 3)
    counted = few.drop_nulls("hop_chance").group_by("place_id").len()["len"]
    assert counted.max() == 3
    assert few.filter(pl.col("hop_chance").is_null()).height == (
        hops.filter(pl.col("hop_chance").is_null()).height
    )


@pytest.mark.parametrize("words", ["SDR", "sales manager", "registered nurse", "43-3071.00"])
def test_one_job_is_known_as_it_would_be_alone(words):
    job = resolve_job(words, level=None, edition=EDITION, parameters=load_parameters("work")).job
    alone = place_facts(Places.of_job(job), EDITION, 5).row(0, named=True)
    assert job_facts(job, EDITION, 5) == alone
