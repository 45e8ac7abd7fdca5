"""Scores of the data behind skills: cells, shifts, rating changes, linked time."""

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.build.score.occupation_cells import join_cells, link_published
from jobmorph.build.score.rating_change import is_moved, rated_twice, score_rating_change
from jobmorph.build.score.shift_cells import ShiftCells, read_vintages, shift, shift_cells
from jobmorph.build.score.skill_hours import (
    RatedTime,
    activity_time,
    group_agreement,
    mean_agreement,
    permuted_agreement,
    rated_time,
    score_agreement,
)
from jobmorph.build.score.skill_shift import both, error_ratio, same_sign
from jobmorph.reference.edition import open_edition
from jobmorph.schema.errors import DataError


def test_a_published_group_stands_for_members_that_are_not_published_alone():
    codes = ["51-2091", "51-2092", "51-2093", "51-2099", "53-1021", "53-1031", "53-1011"]
    found = link_published(["51-2098", "51-2091", "53-1048", "53-1011"], codes)
    assert found.filter(pl.col("published") == "51-2098")["code"].to_list() == [
        "51-2092",
        "51-2093",
        "51-2099",
    ]
    # A group whose members have other first digits is known by name.
    assert found.filter(pl.col("published") == "53-1048")["code"].to_list() == [
        "53-1021",
        "53-1031",
    ]


def test_published_codes_that_stand_for_nothing_are_told():
    with pytest.raises(DataError, match="99-9999"):
        link_published(["99-9999", "51-2091"], ["51-2091"])


def test_a_chain_of_links_makes_one_cell():
    links = pl.DataFrame({"a": ["1", "2", "2", "3"], "b": ["x", "x", "y", "z"]})
    more = pl.DataFrame({"b": ["x", "z"], "c": ["p", "q"]})
    cells = join_cells({("a", "b"): links, ("b", "c"): more})
    cell = {row[:2]: row[2] for row in cells.iter_rows()}
    assert cell["a", "1"] == cell["a", "2"] == cell["b", "y"] == cell["c", "p"]
    assert cell["a", "3"] == cell["c", "q"] != cell["a", "1"]
    assert set(cell.values()) == {0, 1}


def test_shift_by_hand_and_none_where_all_grow_alike():
    importance = np.array([[1.0, 4.0], [5.0, 4.0]])
    before = np.array([30.0, 10.0])
    assert shift(before, np.array([20.0, 20.0]), importance) == pytest.approx([1.0, 0.0])
    assert shift(before, before * 1.7, importance) == pytest.approx([0.0, 0.0], abs=1e-12)


def test_expected_and_real_shift_start_from_the_same_shares():
    cells = ShiftCells(
        ("a",),
        np.array([[1.0], [5.0], [3.0]]),
        np.array([10.0, 10.0, 20.0]),
        np.array([10.0, 30.0, 20.0]),
        np.array([10.0, 10.0, 20.0]),
        1.0,
    )
    expected, real = both(cells, np.array([0, 1]))
    assert (expected[0], real[0]) == (0.0, pytest.approx(4.0 - 3.0))


def test_measures_of_a_shift_by_hand():
    real = np.array([1.0, -1.0, 2.0, 0.5])
    assert error_ratio(np.zeros(4), real) == 1.0
    assert error_ratio(real, real) == 0.0
    assert same_sign(np.array([3.0, 1.0, 0.1, 0.2]), real) == 0.75


def test_moved_is_beyond_both_errors_together():
    cells = pl.DataFrame(
        {
            "rating_old": [3.0, 3.0, 3.0, 3.0],
            "rating_new": [3.41, 3.42, 2.58, 3.0],
            "error_old": [0.15, 0.15, 0.15, 0.0],
            "error_new": [0.15, 0.15, 0.15, 0.0],
        }
    )
    # 1.96 sqrt(2) .15 = .4158
    assert is_moved(cells).to_list() == [False, True, True, False]


def test_agreement_by_hand_overall_and_within_groups():
    time = np.array([[0.1], [0.2], [0.8], [0.9]])
    importance = np.array([[2.0], [1.0], [5.0], [4.0]])
    assert mean_agreement(time, importance) == pytest.approx(0.6)
    assert group_agreement(time, importance, np.array(["a", "a", "b", "b"])) == pytest.approx(-1)


def test_a_skill_that_no_job_differs_in_is_left_out():
    time = np.array([[0.1, 0.5], [0.2, 0.5], [0.3, 0.5]])
    importance = np.array([[1.0, 2.0], [2.0, 3.0], [3.0, 4.0]])
    assert mean_agreement(time, importance) == pytest.approx(1.0)


@given(st.integers(0, 10_000))
def test_agreement_does_not_depend_on_scale_or_order(seed):
    rng = np.random.default_rng(seed)
    time, importance = rng.uniform(size=(20, 3)), rng.uniform(1, 5, size=(20, 3))
    plain = mean_agreement(time, importance)
    order = rng.permutation(20)
    assert mean_agreement(time[order] ** 3 * 7.0, importance[order]) == pytest.approx(plain)


def make_rated(count=66, skills=6, seed=5):
    rng = np.random.default_rng(seed)
    codes = tuple(sorted(f"{11 + 2 * (n % 3)}-{1000 + n}.00" for n in range(count)))
    time = rng.uniform(size=(count, skills))
    return RatedTime(codes, time, 1.0 + 4.0 * time**2)


def test_links_of_other_skills_agree_by_chance_only():
    rated = make_rated()
    # With six skills a permutation keeps one of them in place on average.
    assert permuted_agreement(rated) < 0.4
    row, inside = score_agreement(rated, "skills.x", "skills", "how")
    assert (row.metric_id, inside.metric_id) == ("skills.x", "skills.x_within")
    assert row.value == pytest.approx(1.0)
    assert inside.value == pytest.approx(1.0)
    assert (row.n, row.floor, row.area) == (66, None, "skills")
    assert row.baseline_value == permuted_agreement(rated)


def test_small_groups_are_left_out_of_the_rows_within():
    rated = make_rated(66)
    more = RatedTime(
        (*rated.occupations, "99-0001.00"),
        np.vstack([rated.time, rated.time[:1]]),
        np.vstack([rated.importance, rated.importance[:1]]),
    )
    overall, inside = score_agreement(more, "skills.x", "skills", "how")
    assert (overall.n, inside.n) == (67, 66)
    assert "the 3 groups" in inside.protocol


def test_linked_time_is_the_share_of_time_times_the_link():
    activity = pl.DataFrame(
        {"occupation_onet2019": ["11-1011.00"], "4.A.1.a.1": [0.75], "4.A.1.a.2": [0.25]}
    )
    links = pl.DataFrame(
        {
            "skill_id": ["s1", "s2", "s2", "s3"],
            "gwa_id": ["4.A.1.a.1", "4.A.1.a.1", "4.A.1.a.2", "4.A.9.z.9"],
            "link_share": [1.0, 0.5, 1.0, 1.0],
        }
    )
    ratings = pl.DataFrame(
        {
            "occupation_onet2019": ["11-1011.00"] * 2,
            "element_id": ["s1", "s2"],
            "scale": ["IM"] * 2,
            "rating": [2.0, 4.0],
        }
    )
    found = rated_time(activity, links, ratings)
    # An activity that no task belongs to gives no column, not a column of zeros.
    assert found.time.tolist() == [[0.75, 0.625]]
    assert found.importance.tolist() == [[2.0, 4.0]]


def test_time_of_activities_fills_the_week():
    time = activity_time(open_edition())
    assert time.height == 923
    assert time.width == 38
    assert np.allclose(time.drop("occupation_onet2019").sum_horizontal().to_numpy(), 1.0)


@pytest.mark.raw
def test_cells_hold_nearly_all_jobs_of_both_years(raw):
    vintages = read_vintages(raw)
    cells = shift_cells(raw, vintages)
    assert (len(cells.skill_ids), cells.before.size) == (35, 737)
    assert cells.covered == pytest.approx(0.988, abs=5e-4)
    assert cells.after.sum() / vintages.heads[2025]["heads"].sum() > 0.98
    assert ((cells.importance >= 1) & (cells.importance <= 5)).all()
    # The projection of 2016-26: 7.4% in ten years over all jobs.
    assert cells.expected.sum() / cells.before.sum() == pytest.approx(1.074**0.8, abs=0.005)


@pytest.mark.raw
def test_rating_changes_are_fewer_than_chance(raw):
    cells = rated_twice(raw)
    assert cells.height == 27_615
    assert cells.get_column("is_rated_again").mean() == pytest.approx(0.697, abs=5e-4)
    row = score_rating_change(raw)
    assert row.value == pytest.approx(0.0338, abs=5e-5)
    assert row.high < row.baseline_value == 0.05
