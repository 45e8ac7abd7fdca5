import numpy as np
import pytest

from jobmorph.build.score.market_paired import PairedScores, mean_rank, paired_rows
from jobmorph.build.score.metrics import Interval
from jobmorph.build.score.rows import ScoreRow

TOLD = np.array([[1.0, 2.0, 3.0, 4.0], [2.0, 1.0, 4.0, 3.0]])
SAID = {
    "near": TOLD + np.array([0.1, -0.1, 0.1, -0.2]),
    "far": TOLD[:, ::-1],
    "flat": np.zeros_like(TOLD),
}


def scores(**change):
    plain = ScoreRow(
        "area.stem",
        "what is said",
        "how",
        Interval(np.nan, np.nan, np.nan),
        8,
        "nothing said",
        None,
        None,
        None,
        "data",
        is_higher_better=False,
    )

    def error(name, rows):
        return float(np.sqrt(((SAID[name] - TOLD)[:, rows] ** 2).mean()))

    values = {
        "plain": plain,
        "groups": 4,
        "words": {name: name for name in SAID},
        "rule": "flat",
        "run": "near",
        "others": ("far",),
        "error": error,
        "rank": lambda name, rows: mean_rank(TOLD[:, rows], SAID[name][:, rows]),
        "unranked": ("flat",),
    }
    return PairedScores(**(values | change))


@pytest.fixture(scope="module")
def rows():
    return {row.metric_id: row for row in paired_rows(scores())}


def test_power_is_said_first():
    first = paired_rows(scores())[0]
    assert first.metric_id == "area.stem.told"
    assert first.value > 0


def test_a_gain_is_the_difference_of_two_errors(rows):
    errors = {name: rows[f"area.stem.{name}.rmse"].value for name in SAID}
    assert rows["area.stem.near.rmse_gain"].value == pytest.approx(errors["near"] - errors["flat"])
    paired = rows["area.stem.near.rmse_gain_far"]
    assert paired.value == pytest.approx(errors["near"] - errors["far"])
    assert paired.high < 0 < errors["far"]
    assert errors["near"] == pytest.approx(np.sqrt(0.07 / 4))


def test_what_could_be_told_comes_from_the_spread_of_the_gain(rows):
    gain = rows["area.stem.near.rmse_gain"].found
    assert rows["area.stem.told"].value == pytest.approx(2.8 * (gain.high - gain.low) / 3.92)


def test_a_rule_that_puts_nobody_first_has_no_rank(rows):
    assert "area.stem.flat.spearman" not in rows
    assert rows["area.stem.far.spearman"].baseline_name == "no relation"
    assert rows["area.stem.near.spearman"].value == pytest.approx(1.0)
    assert rows["area.stem.far.spearman"].value == pytest.approx((-1.0 - 0.6) / 2, abs=0.2)
    assert rows["area.stem.near.spearman"].is_higher_better


def test_the_rule_ranked_too_is_what_ranks_stand_beside():
    found = {row.metric_id: row for row in paired_rows(scores(rule="far", unranked=("flat",)))}
    row = found["area.stem.near.spearman"]
    assert row.baseline_name == "nothing said"
    assert row.baseline_value == pytest.approx(found["area.stem.far.spearman"].value)


def test_years_without_any_order_are_left_out():
    told = np.array([[1.0, 2.0, 3.0], [1.0, 1.0, 1.0]])
    assert mean_rank(told, np.array([[3.0, 2.0, 1.0], [1.0, 2.0, 3.0]])) == -1.0
    assert np.isnan(mean_rank(told[1:], told[:1]))
