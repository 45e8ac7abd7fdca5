"""Moves, limits and routes of real jobs."""

import numpy as np
import polars as pl
import pytest

from jobmorph.intake.profile import read_profile
from jobmorph.reference.edition import open_edition
from jobmorph.schema.errors import DataError, NoMatchError, ParameterError
from jobmorph.schema.profile import PastJob, Profile
from jobmorph.studies.paths import study_moves, study_paths
from jobmorph.studies.paths_result import BARRIERS, LEFT_OUT_REASONS, PathLimits
from jobmorph.studies.place_facts import edition_facts
from jobmorph.studies.plan import study_plan

EDITION = open_edition()
TELLER = study_paths("43-3071.00")
SDR = study_paths("sales-development/entry")


def row_of(result, place):
    return result.destinations.row(by_predicate=pl.col("place_id") == place, named=True)


def test_groups_stand_apart_and_only_counted_moves_have_a_probability():
    for result in (TELLER, SDR):
        groups = result.destinations["group"].to_list()
        assert groups == sorted(groups, key=["asked", "trade", "counted"].index)
        counted = result.destinations.filter(pl.col("group") == "counted")
        shares = counted["move_probability"].to_list()
        assert shares == sorted(shares, reverse=True)
        assert min(shares) >= 0.005
        assert sum(shares) + result.elsewhere_share == pytest.approx(1.0)
        others = result.destinations.filter(pl.col("group") != "counted")
        assert others["move_probability"].null_count() == others.height > 0
        low, high = counted["move_probability_low"], counted["move_probability_high"]
        assert (low <= counted["move_probability"]).all()
        assert (counted["move_probability"] <= high).all()


def test_nobody_moves_to_the_job_they_leave():
    assert "node:43-3070" not in TELLER.destinations["place_id"].to_list()
    assert TELLER.start.nodes == ("43-3070",)
    ends = [SDR.destinations["place_id"].to_list(), *SDR.routes["place_ids"].to_list()]
    for places in ends:
        assert "role:sales-development/entry" not in places
        assert not {f"node:{node}" for node in SDR.start.nodes} & set(places)


def test_codes_that_the_survey_merges_are_told_apart_from_no_moves():
    wholesale = study_paths("41-4012.00")
    assert "41-4011.00" in wholesale.unseen["occupation_onet2019"].to_list()
    assert "41-4012.00" not in wholesale.unseen["occupation_onet2019"].to_list()


@pytest.mark.parametrize(
    ("start", "end"),
    [("43-3071.00", "43-4051.00"), ("43-2011.00", "43-4171.00"), ("41-2031.00", "41-3021.00")],
)
def test_hours_equal_those_of_a_learning_plan(start, end):
    move = study_paths(start, to=end)
    plan = study_plan(start, profile=Profile("", target=end))
    row = row_of(move, next(iter(move.routes.filter(hops=1)["place_ids"][0])))
    before = plan.steps.filter("is_before")
    for column in ("learning_hours_low", "learning_hours", "learning_hours_high"):
        assert row[column] == pytest.approx(before[column].sum())
    if "licence" not in row["barriers"]:
        assert row["months"] == pytest.approx(row["learning_hours"] / (4.0 * 52.0 / 12.0))


def test_hours_to_a_role_are_those_before_the_first_day():
    move = study_paths("43-3071.00", to="customer-success/mid")
    plan = study_plan("43-3071.00", profile=Profile("", target="customer-success/mid"))
    row = row_of(move, "role:customer-success/mid")
    assert row["group"] == "asked"
    assert row["learning_hours"] == pytest.approx(
        plan.steps.filter("is_before")["learning_hours"].sum()
    )
    at_hand = pl.col("proficiency_start") - pl.col("proficiency_held") < 0.05
    assert row["brings"] == plan.gaps.filter(at_hand).height
    assert row["asks"] == plan.gaps.height


def test_the_trade_tells_months_and_gap_of_its_moves():
    row = row_of(SDR, "role:customer-success/entry")
    known = EDITION.rows(
        "role_move",
        (pl.col("family") == "sales-development")
        & (pl.col("to_role_id") == "customer-success/entry"),
    ).row(0, named=True)
    assert (row["group"], row["months_from"]) == ("trade", "trade")
    assert (row["months_low"], row["months"], row["months_high"]) == (
        known["months_low"],
        known["months"],
        known["months_high"],
    )
    assert row["learn"] == known["gap"]


def test_limits_are_never_broken():
    limits = PathLimits(
        most_months=18.0,
        least_wage_usd_year=45_000.0,
        no_degree=True,
        no_licence=True,
        part_time=True,
        avoid=("heavy lifting", "driving"),
        most_hops=2,
    )
    result = study_paths("43-3071.00", limits=limits)
    facts = {row["place_id"]: row for row in edition_facts(EDITION, 5).iter_rows(named=True)}
    kept = result.destinations.filter(pl.col("left_out").is_null())
    for place in {*kept["place_id"], *(each for row in result.routes["place_ids"] for each in row)}:
        assert facts[place]["wage_usd_year"] >= 45_000.0
        assert facts[place]["degree_share"] < 0.5
        assert facts[place]["licence_id"] is None
    assert kept["months"].max() <= 18.0
    assert result.routes.is_empty() or result.routes["months"].max() <= 18.0
    assert result.routes.is_empty() or result.routes["hops"].max() <= 2
    reasons = result.destinations.drop_nulls("left_out")
    assert set(reasons["left_out"]) <= set(LEFT_OUT_REASONS)
    assert dict(result.left_out.iter_rows()) == dict(reasons.group_by("left_out").len().iter_rows())
    assert result.limits.avoid == ("heavy-lifting", "driving")


def test_each_limit_leaves_out_what_it_names():
    everything = dict(TELLER.destinations.select("place_id", "barriers").iter_rows())
    no_degree = study_paths("43-3071.00", limits=PathLimits(no_degree=True))
    out = set(no_degree.destinations.filter(left_out="degree")["place_id"])
    assert {place for place, barriers in everything.items() if "degree" in barriers} <= out
    heavy = study_paths("43-3071.00", limits=PathLimits(avoid=("lifting",)))
    out = heavy.destinations.filter(left_out="avoid")["title"].to_list()
    assert "Laborers and Freight, Stock, and Material Movers, Hand" in out
    assert "Receptionists and Information Clerks" not in out


def test_barriers_are_named_in_words_in_the_same_order():
    for row in TELLER.destinations.iter_rows(named=True):
        assert len(row["barriers"]) == len(row["barrier_words"])
        assert row["barriers"] == sorted(row["barriers"], key=BARRIERS.index)
    nurse = study_paths("43-3071.00", to="29-1141.00")
    row = row_of(nurse, "node:29-1140")
    assert {"degree", "licence"} <= set(row["barriers"])
    assert "nursing" in " ".join(row["barrier_words"])
    # No step on the way brings the degree or the licence.
    assert set(nurse.routes["hops"]) == {1}


def test_a_licence_that_comes_with_the_job_left_is_no_barrier():
    row = row_of(study_paths("29-2061.00", to="29-1141.00"), "node:29-1140")
    assert "licence" in row["barriers"]  # a practical nurse's licence is another one
    midwife = study_paths("29-1161.00", to="29-1141.00")
    assert "licence" not in row_of(midwife, "node:29-1140")["barriers"]


def test_routes_never_lead_through_jobs_that_are_closed():
    shut = {
        row["place_id"]
        for row in study_paths("43-3071.00").destinations.iter_rows(named=True)
        if row["place_id"].startswith("node:")
        and {"degree", "licence", "preparation"} & set(row["barriers"])
    }
    for places in TELLER.routes["place_ids"]:
        assert not shut & set(places)


def test_routes_without_a_target_reach_better_pay_in_several_steps():
    routes = SDR.routes
    assert routes["hops"].min() >= 2
    assert routes["wage_end_usd_year"].min() >= 1.1 * SDR.start.wage_usd_year
    for row in routes.iter_rows(named=True):
        lists = ("place_ids", "titles", "hop_probability", "hop_months", "wages_usd_year")
        assert {len(row[name]) for name in lists} == {row["hops"]}
        assert sum(row["hop_months"]) == pytest.approx(row["months"])
        assert sum(each is None for each in row["hop_probability"]) == row["uncounted_hops"]
        assert row["wages_usd_year"][-1] == row["wage_end_usd_year"]


def test_a_target_gets_the_direct_move_and_ways_around():
    there = study_paths("sales-development/entry", to="customer-success/mid")
    assert set(there.routes["place_ids"].list.last()) == {"role:customer-success/mid"}
    ways = {tuple(each) for each in there.routes["place_ids"]}
    assert ("role:customer-success/mid",) in ways
    assert ("role:customer-success/entry", "role:customer-success/mid") in ways
    shortest = there.routes.row(by_predicate=pl.col("hops") == 2, named=True)
    assert "months" in shortest["gains"]


def test_direction_matters():
    there = study_paths("43-3071.00", to="43-3051.00")
    back = study_paths("43-3051.00", to="43-3071.00")
    first, second = row_of(there, "node:43-3050"), row_of(back, "node:43-3070")
    assert first["move_probability"] != second["move_probability"]
    assert first["learning_hours"] != second["learning_hours"]


def test_an_official_target_speaks_for_itself_within_its_node():
    whole = study_paths("43-3071.00", to="29-1141.00")
    acute = study_paths("43-3071.00", to="29-1141.01")
    assert row_of(whole, "node:29-1140")["title"] != row_of(acute, "node:29-1140")["title"]


def test_a_profile_brings_jobs_target_and_hours():
    stated = Profile(
        "me",
        jobs=(PastJob("teller", 4.0), PastJob("SDR", 3.0)),
        target="customer success manager",
        hours_week=8.0,
    )
    mine = study_paths(None, profile=stated)
    assert mine.start.match.job.id == "43-3071.00"
    assert mine.target is not None
    assert mine.target.job.id == "customer-success/mid"
    assert (mine.hours_week, mine.is_from_profile) == (8.0, True)
    plain = study_paths("43-3071.00", to="customer-success/mid", hours_week=8.0)
    own, other = (row_of(each, "role:customer-success/mid") for each in (mine, plain))
    assert own["learning_hours"] < other["learning_hours"]


def test_jobs_without_counted_moves_still_get_the_rest():
    soldier = study_paths("45-3031.00")  # fishing and hunting: no node in the survey
    assert soldier.start.nodes == ()
    assert "counted" not in set(soldier.destinations["group"])
    assert soldier.elsewhere_share == 1.0


def test_jobs_nobody_rated_say_nothing_of_months():
    other = SDR.destinations.filter(pl.col("asks") == 0)
    assert other.height > 0
    assert other["months"].null_count() == other["learning_hours"].null_count() == other.height
    limited = study_paths("sales-development/entry", limits=PathLimits(most_months=18))
    kept = limited.destinations.filter(pl.col("left_out").is_null())
    assert kept["months"].null_count() == 0


@pytest.mark.parametrize(
    ("kind", "words", "changes"),
    [
        (ParameterError, "is the job you leave", {"to": "SDR"}),
        (ParameterError, "limit of months is -1", {"limits": PathLimits(most_months=-1.0)}),
        (ParameterError, "limit of pay is nan", {"limits": PathLimits(least_wage_usd_year=np.nan)}),
        (ParameterError, "1 to 3 steps", {"limits": PathLimits(most_hops=4)}),
        (
            ParameterError,
            "(?s)months is 0.*hours a week are 99.*3 steps, not 0",
            {"limits": PathLimits(most_months=0.0, most_hops=0), "hours_week": 99.0},
        ),
        (ParameterError, "hours a week are 0", {"hours_week": 0.0}),
        (NoMatchError, "no job found", {"to": "growth ninja of the void"}),
        (NoMatchError, "avoid|condition|rating", {"limits": PathLimits(avoid=("dragons",))}),
    ],
)
def test_bad_questions_are_refused(kind, words, changes):
    with pytest.raises(kind, match=words):
        study_paths("SDR", **changes)


def test_a_job_must_be_named():
    with pytest.raises(ParameterError, match="name the job you leave"):
        study_paths(None)


def test_a_faulty_profile_is_refused_with_its_line(tmp_path):
    file = tmp_path / "me.yaml"
    file.write_text("jobs:\n  - title: teller\n  - title: zzqx flurb\n", encoding="utf-8")
    with pytest.raises(DataError, match="line 3"):
        study_paths(None, profile=read_profile(file))


@pytest.mark.parametrize("query", ["SDR", "43-4051.00"])
def test_moves_alone_are_those_of_the_whole_answer(query):
    whole, alone = study_paths(query), study_moves(query)
    assert alone.destinations.equals(whole.destinations)
    assert alone.start == whole.start
    assert whole.routes.height
    assert alone.routes.equals(whole.routes.clear())
