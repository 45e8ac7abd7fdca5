"""Every job gets destinations, or is told why not."""

import polars as pl
import pytest

from jobmorph.reference.edition import open_edition
from jobmorph.schema.job import Anchor, JobRef
from jobmorph.studies.path_moves import job_moves

EDITION = open_edition()


def jobs():
    codes = EDITION.table("bridge").select("occupation_onet2019", "moves_node")
    for code, node in codes.gather_every(9).iter_rows():
        yield JobRef("occupation", code, code, None, (Anchor(code, 1.0),)), node
    anchors = EDITION.table("role_anchor")
    for role_id in EDITION.table("role")["role_id"]:
        own = anchors.filter(pl.col("role_id") == role_id)
        level = role_id.partition("/")[2]
        parts = own.select("occupation_onet2019", "anchor_weight").iter_rows()
        yield JobRef("role", role_id, role_id, level, tuple(Anchor(*each) for each in parts)), "own"


def test_every_occupation_and_role_gets_destinations_or_the_reason():
    checked = 0
    for job, node in jobs():
        found = job_moves(job, None, EDITION)
        counted = found.moves.filter(pl.col("group") == "counted")
        if node is None:
            assert (found.nodes, counted.height, found.elsewhere_share) == ((), 0, 1.0), job.id
            continue
        assert counted.height >= 5, job.id
        total = counted["move_probability"].sum() + found.elsewhere_share
        assert total == pytest.approx(1.0), job.id
        assert not found.own_places & set(found.moves["place_id"]), job.id
        if job.kind == "role":
            assert (found.moves["group"] == "trade").any() or job.level in ("lead", "executive")
        checked += 1
    assert checked > 180


def test_a_place_asked_for_stands_in_its_own_group_only_if_nothing_else_holds_it():
    teller = JobRef("occupation", "43-3071.00", "Tellers", None, (Anchor("43-3071.00", 1.0),))
    asked = job_moves(teller, "role:gtm-executive/executive", EDITION).moves
    assert asked.row(0, named=True)["group"] == "asked"
    counted = job_moves(teller, "node:43-3050", EDITION).moves
    assert "asked" not in counted["group"].to_list()
    # A destination that is too rare for a line of its own is listed where it is asked for.
    rare = job_moves(teller, "node:29-1140", EDITION).moves
    row = rare.row(by_predicate=pl.col("place_id") == "node:29-1140", named=True)
    assert (row["group"], row["move_probability"] < 0.005) == ("counted", True)
