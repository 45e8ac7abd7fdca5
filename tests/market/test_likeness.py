"""How far two occupations stand apart."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from jobmorph.market.likeness import Profiles, cosine_distances, profile_distances

RATED = arrays(np.float64, (6, 4), elements=st.integers(10, 50).map(lambda tenths: tenths / 10))


def profiles(activities, skills, wage=None, preparation=None):
    n = activities.shape[0]
    return Profiles(
        tuple(f"11-000{i}" for i in range(n)),
        activities,
        skills,
        np.linspace(0, 1, n) if wage is None else wage,
        np.zeros(n) if preparation is None else preparation,
    )


@given(RATED, st.floats(0.1, 10.0))
def test_distances_lie_between_0_and_1_and_know_no_scale(ratings, factor):
    found = cosine_distances(ratings, [0])
    assert ((found >= -1e-12) & (found <= 1 + 1e-12)).all()
    assert cosine_distances(ratings * factor, [0]) == pytest.approx(found, abs=1e-6)


def test_the_same_profile_is_at_no_distance_and_the_opposite_at_one():
    ratings = np.array([[1.0, 5.0], [5.0, 1.0], [1.0, 5.0]])
    assert cosine_distances(ratings, [0]) == pytest.approx([0.0, 1.0, 0.0])


def test_what_is_not_rated_has_no_distance_and_disturbs_nobody():
    ratings = np.array([[1.0, 5.0], [5.0, 1.0], [np.nan, 5.0], [2.0, 4.0]])
    found = cosine_distances(ratings, [0, 2])
    assert np.isnan(found[2])
    assert found[[0, 1, 3]] == pytest.approx(cosine_distances(ratings[[0, 1, 3]], [0]))
    assert np.isnan(cosine_distances(ratings, [2])).all()


def test_the_parts_weigh_the_same_and_an_unknown_wage_is_left_out():
    ratings = np.array([[1.0, 5.0], [5.0, 1.0], [5.0, 1.0]])
    wage = np.array([0.2, 0.6, np.nan])
    found = profile_distances(profiles(ratings, ratings, wage), [0])
    assert found.total[1] == pytest.approx((1 + 1 + 0.4 + 0) / 4)
    assert found.total[2] == pytest.approx((1 + 1 + 0) / 3)
    assert found.total[0] == 0.0


def test_without_activities_or_skills_there_is_no_total():
    ratings = np.array([[1.0, 5.0], [5.0, 1.0]])
    bare = np.array([[1.0, 5.0], [np.nan, np.nan]])
    assert np.isnan(profile_distances(profiles(ratings, bare), [0]).total[1])
