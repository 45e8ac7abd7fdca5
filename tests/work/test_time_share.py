import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.schema.errors import DataError
from jobmorph.work.time_share import share_by_hours, share_by_ratings

SCHEMA = {"importance": pl.Float64, "frequency": pl.Float64, "relevance": pl.Float64}


def frame(rows):
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def test_full_ratings_multiply():
    shares = share_by_ratings(frame([(5.0, 2.0, 1.0), (2.5, 4.0, 0.5)]))
    assert shares.rule.rule_id == "rated"
    assert shares.tasks["time_share"].to_list() == pytest.approx([10 / 15, 5 / 15])


def test_a_task_without_rating_takes_the_median():
    shares = share_by_ratings(frame([(4.0, None, None), (2.0, None, None), (None, None, None)]))
    assert shares.rule.rule_id == "importance"
    assert shares.tasks["time_share"].to_list() == pytest.approx([3 / 6, 1 / 6, 2 / 6])


def test_a_job_without_ratings_is_split_equally():
    shares = share_by_ratings(frame([(None, None, None)] * 4))
    assert shares.rule.rule_id == "equal"
    assert shares.tasks["time_share"].to_list() == [0.25] * 4


def test_one_missing_frequency_falls_back_to_importance():
    shares = share_by_ratings(frame([(5.0, 2.0, 1.0), (3.0, None, 1.0)]))
    assert shares.rule.rule_id == "importance"


@given(st.lists(st.floats(1.0, 5.0), min_size=1, max_size=30))
def test_shares_sum_to_one_and_follow_importance(importances):
    shares = share_by_ratings(frame([(value, None, None) for value in importances])).tasks
    assert shares["time_share"].sum() == pytest.approx(1.0, abs=1e-12)
    ordered = shares.sort("importance")["time_share"].to_list()
    assert ordered == sorted(ordered)


def test_hours_are_shared_as_given():
    week = pl.DataFrame({"time_hours_week": [30.0, 10.0]})
    assert share_by_hours(week).tasks["time_share"].to_list() == [0.75, 0.25]


def test_a_week_of_zero_hours_is_refused():
    with pytest.raises(DataError, match="sum to zero"):
        share_by_hours(pl.DataFrame({"time_hours_week": [0.0, 0.0]}))
