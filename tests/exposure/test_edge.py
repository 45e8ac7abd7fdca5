import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.exposure.edge import job_edge, task_edge
from jobmorph.exposure.loadings import ACTIVITY_WORDS, ELEMENT_WORDS, QUALITY_LOADINGS
from jobmorph.schema.errors import DataError
from jobmorph.schema.ids import QUALITIES
from jobmorph.schema.job import Anchor

ONE = (Anchor("11-1111.00", 1.0),)
SELLING, COACHING, RECORDING, TEACHING = (
    f"{gwa}.I01.D01" for gwa in ("4.A.4.a.6", "4.A.4.b.5", "4.A.3.b.6", "4.A.4.b.3")
)


def _ratings(**percentiles):
    rows = [
        {
            "occupation_onet2019": "11-1111.00",
            "element_id": element.replace("_", "."),
            "percentile": value,
            "vintage": "30.1",
        }
        for element, value in percentiles.items()
    ]
    schema = {
        "occupation_onet2019": pl.String,
        "element_id": pl.String,
        "percentile": pl.Float64,
        "vintage": pl.String,
    }
    return pl.DataFrame(rows, schema=schema)


PERSUADING = _ratings(**{"2_B_1_c": 90.0, "2_B_1_d": 70.0})


def _quality(frame, quality):
    return frame.filter(quality=quality).row(0, named=True)


def test_a_task_scores_by_its_activities_and_its_job(make_facts, parameters):
    # relationship: loadings 1 (selling), .5 (teaching), 0 (recording): b = .5; o = .8
    # 100 (.6 x .5 + .4 x .8) = 62; with g .4: 20 + 48 = 68; with .8: 40 + 16 = 56
    facts = make_facts({"activity_ids": [SELLING, TEACHING, RECORDING]})
    found = task_edge(facts, ratings=PERSUADING, anchors=ONE, parameters=parameters)
    row = _quality(found, "relationship")
    assert (row["score_low"], row["score"], row["score_high"]) == pytest.approx((56, 62, 68))


def test_a_rating_adds_nothing_where_no_activity_asks(make_facts, parameters):
    facts = make_facts({"activity_ids": [RECORDING]})
    row = _quality(
        task_edge(facts, ratings=PERSUADING, anchors=ONE, parameters=parameters), "relationship"
    )
    assert (row["score_low"], row["score"], row["score_high"]) == (0.0, 0.0, 0.0)


def test_each_vintage_widens_the_range(make_facts, parameters):
    old = PERSUADING.with_columns(pl.lit("24.1").alias("vintage"), pl.lit(0.0).alias("percentile"))
    facts = make_facts({"activity_ids": [SELLING]})
    row = _quality(
        task_edge(facts, ratings=pl.concat([PERSUADING, old]), anchors=ONE, parameters=parameters),
        "relationship",
    )
    # b = 1: .6 + .4 x .8 = .92; all of the old vintage: .6 + .4 x 0
    assert (row["score_low"], row["score"]) == pytest.approx((60.0, 92.0))


def test_a_job_is_the_time_weighted_sum_and_names_its_driver(make_facts, parameters):
    # selling .7 of the week scores 92, recording .3 scores 0: 64.4
    facts = make_facts(
        {"time_share": 0.3, "activity_ids": [RECORDING]},
        {"time_share": 0.7, "activity_ids": [SELLING]},
    )
    found = job_edge(facts, ratings=PERSUADING, anchors=ONE, parameters=parameters)
    assert found["quality"].to_list() == list(QUALITIES)
    row = _quality(found, "relationship")
    assert row["score"] == pytest.approx(64.4)
    assert row["task_id"] == "onet:2"
    assert row["reason_text"] == (
        "mostly from winning people over; ranks above 90 of 100 jobs on persuading"
    )
    none = _quality(found, "creativity")
    assert (none["score"], none["task_id"], none["reason_text"]) == (
        0.0,
        None,
        "no task here asks for it",
    )


def test_a_low_rank_is_not_boasted_of(make_facts, parameters):
    facts = make_facts({"activity_ids": [COACHING]})
    found = job_edge(
        facts, ratings=_ratings(**{"2_B_1_c": 20.0}), anchors=ONE, parameters=parameters
    )
    assert _quality(found, "relationship")["reason_text"] == "mostly from coaching people"


def test_tasks_without_activities_are_left_out_not_zero(make_facts, parameters):
    facts = make_facts(
        {"time_share": 0.5, "activity_ids": []}, {"time_share": 0.5, "activity_ids": [SELLING]}
    )
    found = job_edge(facts, ratings=PERSUADING, anchors=ONE, parameters=parameters)
    assert _quality(found, "relationship")["score"] == pytest.approx(92.0)
    tasks = task_edge(facts, ratings=PERSUADING, anchors=ONE, parameters=parameters)
    assert tasks["task_id"].unique().to_list() == ["onet:2"]


def test_a_job_without_links_has_the_widest_range(make_facts, parameters):
    facts = make_facts({"activity_ids": []})
    row = _quality(
        job_edge(facts, ratings=PERSUADING, anchors=ONE, parameters=parameters), "relationship"
    )
    assert (row["score_low"], row["score"], row["score_high"]) == pytest.approx((0, 32, 100))


def test_a_job_without_ratings_takes_the_middle_and_says_so_by_its_range(make_facts, parameters):
    facts = make_facts({"activity_ids": [SELLING]})
    row = _quality(
        job_edge(facts, ratings=_ratings(), anchors=ONE, parameters=parameters), "relationship"
    )
    assert (row["score_low"], row["score"], row["score_high"]) == pytest.approx((60, 80, 100))


def test_an_authors_score_takes_the_place_of_activities(make_facts, parameters):
    facts = make_facts({"activity_ids": []})
    authored = pl.DataFrame({"task_id": ["onet:1"], "quality": ["relationship"], "score": [3.0]})
    keywords = {"ratings": PERSUADING, "anchors": ONE, "parameters": parameters}
    row = _quality(job_edge(facts, authored=authored, **keywords), "relationship")
    # 100 (.6 x .75 + .4 x .8) = 77
    assert row["score"] == pytest.approx(77.0)
    assert row["reason_text"].startswith("by its author's judgement")
    with pytest.raises(DataError, match=r"outside 0\.\.4"):
        job_edge(facts, authored=authored.with_columns(score=5.0), **keywords)


def test_scored_tasks_need_time(make_facts, parameters):
    facts = make_facts({"time_share": 0.0}, {"activity_ids": []})
    with pytest.raises(DataError, match="no time"):
        job_edge(facts, ratings=PERSUADING, anchors=ONE, parameters=parameters)


@given(
    links=st.lists(st.sampled_from([SELLING, COACHING, RECORDING, TEACHING]), min_size=1),
    percentile=st.floats(0, 100),
)
def test_scores_stay_on_their_scale(make_facts, parameters, links, percentile):
    found = job_edge(
        make_facts({"activity_ids": links}),
        ratings=_ratings(**{"2_B_1_c": percentile}),
        anchors=ONE,
        parameters=parameters,
    )
    assert (found["score_low"] >= 0).all()
    assert (found["score_low"] <= found["score"]).all()
    assert (found["score"] <= found["score_high"]).all()
    assert (found["score_high"] <= 100 + 1e-9).all()


def test_everything_that_loads_has_words():
    for loading in QUALITY_LOADINGS:
        assert set(loading.full + loading.half) <= set(ACTIVITY_WORDS)
        assert set(loading.elements) <= set(ELEMENT_WORDS)
        assert not set(loading.full) & set(loading.half)
    assert tuple(loading.quality for loading in QUALITY_LOADINGS) == QUALITIES
