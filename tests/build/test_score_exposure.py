from math import nan

import numpy as np
import polars as pl
import pytest

from jobmorph.build.score.applicability import (
    occupation_mean,
    occupation_mean_by_activity,
    score_applicability,
)
from jobmorph.build.score.metrics import Interval
from jobmorph.build.score.rows import ScoreRow, score_frame
from jobmorph.build.score.workbank import score_edge_agency, score_substitution
from jobmorph.build.train.inputs import TrainingInputs


def make_rated(count=300, seed=0):
    rng = np.random.default_rng(seed)
    tasks = pl.DataFrame(
        {
            "task_id": [f"onet:{n}" for n in range(count)],
            "occupation_onet2019": [f"11-{n // 5:04d}.00" for n in range(count)],
        }
    )
    edge = rng.normal(size=count)
    capacity = rng.normal(size=count)
    ratings = pl.concat(
        tasks.select(
            "task_id",
            pl.lit(f"rater{rater}").alias("rater"),
            pl.Series("capacity", capacity + 0.3 * rng.normal(size=count)),
            pl.Series("human_agency", edge - capacity + 0.3 * rng.normal(size=count)),
        )
        for rater in range(2)
    )
    return tasks, ratings, edge, capacity


def make_occupations():
    tasks = pl.DataFrame(
        {
            "task_id": ["a", "b", "c"],
            "occupation_onet2019": ["11-1011.00", "11-1011.00", "13-2011.00"],
            "occupation_soc2018": ["11-1011", "11-1011", "13-2011"],
            "importance": [4.0, None, 2.0],
        }
    )
    links = pl.DataFrame({"task_id": ["a", "a", "b", "c"], "iwa_id": ["x", "y", "y", "x"]})
    return TrainingInputs(tasks, pl.DataFrame(), links, pl.DataFrame())


def test_missing_importance_takes_the_occupations_median():
    score = occupation_mean(make_occupations(), np.array([1.0, 0.0, 0.3]))
    assert dict(score.iter_rows()) == {"11-1011": 0.5, "13-2011": 0.3}


def test_roll_up_through_activities_by_hand():
    # x = mean(1, .4) = .7; y = mean(1, 0) = .5; first job: a gives 2 to x and 2 to y, b 4 to y.
    score = occupation_mean_by_activity(make_occupations(), np.array([1.0, 0.0, 0.4]))
    by_code = dict(score.iter_rows())
    assert by_code["11-1011"] == pytest.approx((2 * 0.7 + 6 * 0.5) / 8)
    assert by_code["13-2011"] == pytest.approx(0.7)


def test_tasks_without_a_score_are_left_out():
    score = occupation_mean(make_occupations(), np.array([1.0, np.nan, np.nan]))
    assert dict(score.iter_rows()) == {"11-1011": 1.0}


def test_applicability_row_names_its_baseline_and_floors():
    rng = np.random.default_rng(1)
    codes = [f"{11 + 2 * (n // 40)}-{n % 40:02d}11" for n in range(200)]
    truth = rng.uniform(0, 0.5, 200)
    tasks = pl.DataFrame(
        {
            "task_id": codes,
            "occupation_onet2019": codes,
            "occupation_soc2018": codes,
            "importance": 3.0,
        }
    )
    links = pl.DataFrame({"task_id": codes, "iwa_id": codes})
    inputs = TrainingInputs(tasks, pl.DataFrame(), links, pl.DataFrame())
    published = pl.DataFrame({"occupation_soc2018": codes, "ai_applicability_score": truth})
    candidates = {"reach_propensity": 2.0 * truth + 1.0, "human_label": rng.uniform(size=200)}
    rows = {row.metric_id: row for row in score_applicability(inputs, published, candidates)}
    overall = rows["exposure.applicability_overall"]
    assert overall.value == pytest.approx(1.0)
    assert (overall.floor, overall.goal, overall.n) == (0.72, 0.76, 200)
    assert rows["exposure.applicability_within_major"].value == pytest.approx(1.0)
    assert abs(overall.baseline_value) < 0.3
    assert "exposure.variants.applicability_overall.human_label" in rows
    gain = rows["exposure.applicability_overall_gain_plain"]
    assert gain.value == pytest.approx(overall.value - overall.baseline_value)


def test_substitution_gain_is_paired():
    tasks, ratings, _, capacity = make_rated()
    noisy = capacity + np.random.default_rng(9).normal(size=capacity.size)
    candidates = {"automation_level": capacity, "automation_label": noisy}
    rows = {row.metric_id: row for row in score_substitution(tasks, ratings, candidates)}
    main = rows["exposure.substitution_workbank"]
    gain = rows["exposure.substitution_workbank_gain"]
    assert main.value > 0.9 > main.baseline_value
    assert gain.value == pytest.approx(main.value - main.baseline_value)
    assert gain.low > 0.0
    label = rows["exposure.variants.substitution_workbank.automation_label_gain"]
    assert (label.value, label.low, label.high) == (0.0, 0.0, 0.0)


def test_edge_is_scored_given_another_raters_capacity():
    tasks, ratings, edge, _ = make_rated()
    edges = tasks.select("task_id").with_columns(pl.Series("edge_score", edge))
    row = score_edge_agency(edges, tasks, ratings)
    assert row.n == 600
    assert row.value > 0.85
    assert row.baseline_value < row.value


def test_edge_that_only_repeats_capacity_scores_nothing():
    tasks, ratings, _, capacity = make_rated()
    edges = tasks.select("task_id").with_columns(pl.Series("edge_score", -capacity))
    row = score_edge_agency(edges, tasks, ratings)
    assert row.baseline_value > 0.5
    # Capacity of one other rater is noisy, so a little of it is left over.
    assert row.value < 0.35


def test_a_single_rater_is_left_out():
    tasks, ratings, edge, _ = make_rated(40)
    alone = ratings.filter((pl.col("rater") == "rater0") | (pl.col("task_id") != "onet:0"))
    edges = tasks.select("task_id").with_columns(pl.Series("edge_score", edge))
    assert score_edge_agency(edges, tasks, alone).n == 78


def test_frame_of_rows_has_the_ledgers_columns_in_order():
    row = ScoreRow("a.b", "m", "p", Interval(0.5, nan, nan), 3, "none", None, None, None, "d")
    frame = score_frame([row])
    assert frame.columns[:5] == ["metric_id", "area", "metric", "protocol", "value"]
    assert frame["goal"].dtype == pl.Float64
    assert (frame["value"][0], frame["low"][0]) == (0.5, None)
    assert frame.row(0, named=True)["area"] == "exposure"
