import numpy as np
import pytest

from jobmorph.market.evolution import search


def valley(places):
    x = 4.0 * places - 2.0
    return (100.0 * (x[:, 1:] - x[:, :-1] ** 2) ** 2 + (1.0 - x[:, :-1]) ** 2).sum(axis=1)


def test_search_follows_a_bent_valley_to_its_end():
    found = search(valley, np.full(3, 0.2), rounds=200, rng=np.random.default_rng(0))
    np.testing.assert_allclose(found.place, 0.75, atol=1e-3)
    assert found.evaluations == 1 + 200 * 32


def test_search_ends_at_a_wall_and_passes_over_places_without_a_value():
    def worth(places):
        return np.where(places[:, 0] < 0.5, places.sum(axis=1), np.inf)

    found = search(worth, np.full(2, 0.7), rounds=60, rng=np.random.default_rng(0))
    assert found.value == pytest.approx(0.0, abs=1e-3)


def test_same_seed_same_result():
    ends = [search(valley, np.full(3, 0.2), rounds=5, rng=np.random.default_rng(4)) for _ in "ab"]
    np.testing.assert_array_equal(ends[0].place, ends[1].place)
