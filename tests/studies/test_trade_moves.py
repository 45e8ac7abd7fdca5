"""Moves that the trade knows: written, by the ladder, fed, through doors."""

import polars as pl

from jobmorph.reference.edition import open_edition
from jobmorph.reference.parameters import load_parameters
from jobmorph.studies.resolve import resolve_job
from jobmorph.studies.trade_moves import trade_hops, trade_moves, trade_moves_of

EDITION = open_edition()
MOVES = trade_moves(EDITION)


FED = set(
    EDITION.rows(
        "role_material", (pl.col("section") == "feeders") & (pl.col("item_key") == "from")
    )["text"]
)


def moves_of(words):
    job = resolve_job(words, level=None, edition=EDITION, parameters=load_parameters("work")).job
    return {row["to_role_id"]: row for row in trade_moves_of(job, EDITION).iter_rows(named=True)}


def test_each_pair_stands_once_and_nobody_moves_to_where_they_are():
    assert not MOVES.select("from_id", "to_role_id").is_duplicated().any()
    assert MOVES.filter(pl.col("from_id") == pl.col("to_role_id")).is_empty()


def test_the_ladder_goes_up_only():
    places = dict(EDITION.table("role").select("role_id", "place").iter_rows())
    families = dict(EDITION.table("role").select("role_id", "family").iter_rows())
    for start, end in (
        MOVES.filter(pl.col("from_id").str.contains("/"))
        .select("from_id", "to_role_id")
        .iter_rows()
    ):
        assert families[start] != families[end] or places[start] < places[end]


def test_the_next_level_takes_until_its_work_is_done_well():
    step = moves_of("sales-development/entry")["sales-development/mid"]
    months = {
        row["role_id"]: row["competence_months"]
        for row in EDITION.table("role").iter_rows(named=True)
    }
    assert step["move_kind"] == "up"
    assert step["months"] == (months["sales-development/entry"] + months["sales-development/mid"])


def test_a_written_move_goes_before_a_feeder_and_keeps_its_months():
    written = EDITION.rows("role_move", pl.col("family") == "sales-development")
    found = moves_of("sales-development/entry")
    assert written.height > 3
    meant = pl.col("from_levels").list.contains("entry") | (pl.col("from_levels").list.len() == 0)
    near = ~pl.col("to_role_id").str.contains("/(senior|lead|executive)$")
    for row in written.filter(meant & near).iter_rows(named=True):
        own = found[row["to_role_id"]]
        assert (own["months"], own["gap"]) == (row["months"], row["gap"])


def test_a_move_starts_from_the_levels_it_names_else_from_near_its_end():
    ranks = {"entry": 0, "mid": 1, "senior": 2, "lead": 3, "executive": 4}
    told = dict(
        EDITION.table("role_move")
        .filter(pl.col("from_levels").list.len() > 0)
        .select(pl.concat_str("family", pl.lit(" "), "to_role_id"), "from_levels")
        .iter_rows()
    )
    assert len(told) > 40
    written = EDITION.table("role_move").select(pl.concat_str("family", pl.lit(" "), "to_role_id"))
    names = set(written.to_series())
    for start, end in MOVES.select("from_id", "to_role_id").iter_rows():
        family, _, level = start.partition("/")
        name = f"{family} {end}"
        if name in told and not end.startswith(f"{family}/"):
            assert level in told[name] or start in FED, (start, end)
        elif name in names and start not in FED and not end.startswith(f"{family}/"):
            climb = ranks[end.partition("/")[2]] - ranks[level]
            assert -2 <= climb <= 1, (start, end)


def test_an_official_job_takes_doors_and_the_moves_of_the_role_that_stands_on_it():
    doors = EDITION.rows("door", pl.col("occupation_onet2019") == "43-2011.00")
    assert doors.height > 0
    assert set(doors["to_role_id"]) <= set(moves_of("43-2011.00"))
    # Most of the role 'customer service' is 43-4051, so its moves are known for it as well.
    anchors = EDITION.rows("role_anchor", pl.col("occupation_onet2019") == "43-4051.00")
    main = anchors.filter(pl.col("anchor_weight") >= 0.6)
    assert main.height > 0
    family = main.sort("anchor_weight", descending=True).item(0, "role_id").partition("/")[0]
    written = EDITION.rows("role_move", pl.col("family") == family)["to_role_id"]
    assert set(written) & set(moves_of("43-4051.00"))


def test_a_door_opens_from_a_node_only_if_most_of_it_is_that_job():
    hops = trade_hops(EDITION)
    assert hops.filter(
        (pl.col("place_id") == "node:43-2010")
        & (pl.col("destination_place") == "role:customer-service/entry")
    ).height == 1  # fmt: skip
    assert not hops.select("place_id", "destination_place").is_duplicated().any()
