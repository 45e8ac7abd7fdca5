import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobmorph.exposure.assess import assess_job
from jobmorph.exposure.reasons import headline_reasons, task_reasons
from jobmorph.schema.errors import DataError
from jobmorph.schema.tables import ACTIVITY, TASK_REASON

SELLING = "4.A.4.a.6.I01"
HARD_ID = "4.A.4.a.6.I02"
ACTIVITIES = pl.DataFrame(
    [
        {
            "iwa_id": iwa_id,
            "gwa_id": "4.A.4.a.6",
            "label": "sell",
            "eases": f"drafts pass {number}",
            "holds": f"tone does not {number}",
            "would_change": f"buyers trust machines {number}",
            "other_side": "customer",
        }
        for number, iwa_id in enumerate((SELLING, HARD_ID))
    ],
    schema=ACTIVITY.polars_schema,
)
NO_ACTIVITIES = ACTIVITY.empty()


@pytest.fixture(scope="session")
def judge(parameters, draws, make_calibration):
    def run(facts, years=5.0):
        return assess_job(
            facts,
            parameters=parameters,
            draws=draws,
            calibration=make_calibration(draws.count),
            horizon_years=years,
            time_share_sigma=0.6,
        ).tasks

    return run


@pytest.fixture(scope="session")
def explain(parameters, judge):
    def run(facts, activities=ACTIVITIES, verdict=None):
        return task_reasons(
            facts,
            judge(facts) if verdict is None else verdict,
            activities=activities,
            parameters=parameters,
        )

    return run


@pytest.fixture(scope="session")
def headline(parameters, judge):
    def run(facts, activities=ACTIVITIES, verdict=None):
        shown = judge(facts) if verdict is None else verdict
        lines = headline_reasons(facts, shown, activities=activities, parameters=parameters)
        return lines["reason_text"].to_list()

    return run


def _leaning(verdict, human):
    """The verdict with another human part within reach."""
    return verdict.with_columns(
        pl.lit(human).alias("reach_human_mid"), pl.lit(1.0 - human).alias("reach_assisted_mid")
    )


def _of(reasons, kind):
    return reasons.filter(reason_kind=kind)["reason_id"].to_list()


def test_reasons_speak_for_the_side_the_verdict_is_on(make_facts, explain, judge):
    facts = make_facts()
    person = explain(facts, verdict=_leaning(judge(facts), 0.7))
    assert set(_of(person, "reason")) == {"activity_holds"}
    ai = {"label_half", "automation_most", "use_seen", "activity_eases"}
    assert set(_of(person, "counter")) == ai
    turned = explain(facts, verdict=_leaning(judge(facts), 0.3))
    assert set(_of(turned, "reason")) == ai
    assert set(_of(turned, "counter")) == {"activity_holds"}


def test_hard_reasons_are_listed_from_their_threshold(make_facts, explain):
    facts = make_facts(
        {"error_cost_percentile": 60.0, "accountability_percentile": 59.0, "access_strength": 0.9}
    )
    listed = _of(explain(facts), "reason") + _of(explain(facts), "counter")
    assert "error_cost" in listed
    assert "access" in listed
    assert "accountability" not in listed


@pytest.mark.parametrize(
    ("change", "tier", "source"),
    [
        ({"regulation_demand": 3.0}, "model", "deployment_labels"),
        ({"accountability_percentile": 90.0}, "official", "stand_in_ratings_2016"),
        (
            {"regulation_demand": None, "accountability_percentile": 90.0},
            "official",
            "stand_in_ratings_2016",
        ),
    ],
)
def test_accountability_names_the_measure_that_decides(make_facts, explain, change, tier, source):
    row = explain(make_facts(change)).row(
        by_predicate=pl.col("reason_id") == "accountability", named=True
    )
    assert (row["tier"], row["source_id"]) == (tier, source)


def test_labels_of_raters_who_disagree_stand_on_both_sides(make_facts, explain):
    reasons = explain(make_facts({"label_e0_share": 0.5, "label_e1_share": 0.5}))
    found = reasons.filter(pl.col("reason_id").is_in(["label_none", "label_half"]))
    assert set(found["reason_kind"]) == {"reason", "counter"}
    assert found["strength"].to_list() == [0.5, 0.5]


def test_borrowed_labels_say_so(make_facts, explain):
    row = explain(make_facts({"label_source": "iwa"})).row(
        by_predicate=pl.col("reason_id") == "label_half", named=True
    )
    assert row["reason_text"].endswith("in similar work")
    assert row["tier"] == "model"


@pytest.mark.parametrize(
    ("change", "reason_id", "source"),
    [
        ({}, "use_seen", "economic_index_usage_chat_2025_11"),
        (
            {"usage_chat_share": None, "usage_api_share": 0.01},
            "use_seen",
            "economic_index_usage_api_2025_11",
        ),
        ({"usage_chat_share": None}, "use_rare", "economic_index_usage_chat_2025_11"),
        ({"usage_chat_share": None, "is_usage_observable": False}, None, None),
    ],
)
def test_use_is_seen_rare_or_unknown(make_facts, explain, change, reason_id, source):
    found = explain(make_facts(change)).filter(pl.col("reason_id").str.starts_with("use_"))
    expected = [] if reason_id is None else [(reason_id, source)]
    assert found.select("reason_id", "source_id").rows() == expected


def test_changes_that_matter_are_named_largest_first(make_facts, explain):
    # base .36: somebody on the spot leaves .10 x .06; T2 leaves .15; T4 adds .18; a licence
    # leaves .144; costly mistakes or no access leave .18.
    reasons = explain(make_facts()).filter(reason_kind="would_change")
    assert reasons["reason_id"].to_list() == ["presence_on", "accountability_on", "automation_down"]
    assert reasons["strength"].to_list() == pytest.approx([0.354, 0.216, 0.21])
    assert reasons["reason_text"][1] == "if a licence or a named person were required"


def test_without_a_change_that_matters_the_activity_speaks(make_facts, explain):
    facts = make_facts({"automation_t3_share": 0.0, "automation_t0_share": 1.0})
    rows = explain(facts).filter(reason_kind="would_change").rows(named=True)
    assert [row["reason_text"] for row in rows] == ["if buyers trust machines 0"]
    assert rows[0]["tier"] == "assumption"
    bare = explain(facts, activities=NO_ACTIVITIES).filter(reason_kind="would_change")
    assert bare["reason_id"].to_list() == ["none"]


def test_the_most_frequent_activity_speaks(make_facts, explain):
    links = [f"{SELLING}.D01", f"{HARD_ID}.D01", f"{HARD_ID}.D02"]
    reasons = explain(make_facts({"activity_ids": links}))
    assert reasons.row(by_predicate=pl.col("reason_id") == "activity_eases", named=True)[
        "reason_text"
    ] == ("drafts pass 1")


def test_a_task_without_words_still_has_both_sides(make_facts, explain):
    facts = make_facts({"activity_ids": []})
    reasons = explain(facts)
    assert set(reasons["reason_kind"]) == {"reason", "counter", "would_change"}
    assert "some_person" in reasons["reason_id"].to_list()


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(seed=st.integers(0, 10_000), known=st.booleans())
def test_every_task_has_every_kind_of_row(random_facts, explain, seed, known):
    facts = random_facts(seed)
    reasons = TASK_REASON.check(explain(facts, ACTIVITIES if known else NO_ACTIVITIES))
    kinds = reasons.group_by("task_id").agg(pl.col("reason_kind").n_unique())
    assert kinds["reason_kind"].to_list() == [3] * facts.height
    for _, rows in reasons.group_by("task_id", "reason_kind"):
        assert rows["strength"].is_sorted(descending=True)


def test_a_missing_verdict_is_named(make_facts, explain, judge):
    facts = make_facts({}, {})
    with pytest.raises(DataError, match="no verdict: onet:2"):
        explain(facts, verdict=judge(facts).head(1))


def test_the_line_shown_is_what_eases_or_what_holds(make_facts, headline, judge):
    facts = make_facts()
    assert headline(facts, verdict=_leaning(judge(facts), 0.3)) == ["drafts pass 0"]
    assert headline(facts, verdict=_leaning(judge(facts), 0.7)) == ["tone does not 0"]


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({"is_physical": True}, "somebody has to be on the spot"),
        ({"regulation_demand": 3.5}, "somebody must answer for it"),  # .6 x .875 = .525
        ({"regulation_demand": 3.0}, "tone does not 0"),  # .6 x .75 = .45, below .5
        ({"access_strength": 1.0}, "AI cannot get in there"),
        ({"accountability_percentile": 99.0}, "tone does not 0"),  # of the job, not of the task
    ],
)
def test_a_strong_hard_reason_of_the_task_takes_the_line(make_facts, headline, judge, change, line):
    facts = make_facts(change)
    assert headline(facts, verdict=_leaning(judge(facts), 0.7)) == [line]
    assert headline(facts, verdict=_leaning(judge(facts), 0.3)) == ["drafts pass 0"]


def test_without_words_the_strongest_statement_is_shown(make_facts, headline, judge):
    facts = make_facts({"automation_t3_share": 0.1, "automation_t0_share": 0.9})
    lines = headline(facts, NO_ACTIVITIES, _leaning(judge(facts), 0.7))
    assert lines == ["AI could do little of it alone"]
