"""Titles near a title, in a space of three words."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.schema.errors import ParameterError
from jobmorph.work.title.normalise import plain_title
from jobmorph.work.title.similar import (
    LinearMap,
    SimilarTitles,
    TitleSpace,
    WordWeights,
    standardise,
    unit_rows,
)

AXES = {"nurse": 0, "baker": 1, "ward": 2}
KNOWN = ("nurse", "ward", "baker")


def embed(texts):
    """Mean of one axis per known word, unit rows."""
    rows = np.zeros((len(texts), 3), dtype=np.float32)
    for row, text in enumerate(texts):
        for word in text.split():
            if word in AXES:
                rows[row, AXES[word]] += 1.0
    return unit_rows(rows)


def identity():
    return LinearMap(np.zeros(3, dtype=np.float32), np.eye(3, dtype=np.float32))


@pytest.fixture
def similar() -> SimilarTitles:
    space = TitleSpace(embed, WordWeights({"nurse": 1.0, "ward": 3.0}, 2.0), identity(), identity())
    known = space.vectors([plain_title(name) for name in KNOWN])
    # 'nurse' and 'ward' name one occupation, 'baker' another.
    return SimilarTitles(space, known, np.array([0, 0, 1]))


def test_rare_words_pull_harder(similar):
    sums = similar.space.words.sums([plain_title("ward nurse"), plain_title("baker")], embed)
    assert sums[0] == pytest.approx(np.array([1.0, 0.0, 3.0]) / np.sqrt(10.0))
    assert sums[1] == pytest.approx([0.0, 1.0, 0.0])


def test_a_map_moves_scales_and_keeps_length_one():
    moved = LinearMap(np.array([1.0, 0.0]), np.diag([2.0, 1.0])).apply(np.array([[2.5, 4.0]]))
    assert moved[0] == pytest.approx([0.6, 0.8])


def test_meaning_gathers_names_of_one_occupation(similar):
    shares = similar.meanings(similar.space.vectors([plain_title("nurse")]))
    # Cosines 1, 0, 0 with the three names; the first two are of one occupation.
    far = np.exp(-1.0 / 0.12)
    assert shares[0] == pytest.approx([(1 + far) / (1 + 2 * far), far / (1 + 2 * far)], rel=1e-4)


def test_a_word_unlike_in_letters_is_near_through_its_occupation(similar):
    nearness = similar.nearness(["nurse"], ["baker", "ward"])
    assert nearness[0, 1] > nearness[0, 0]
    assert similar.rank("nurse", ["baker", "ward", "nurse"]).tolist() == [2, 1, 0]


def test_equals_keep_their_order_and_one_title_is_ranked(similar):
    assert similar.rank("nurse", ["baker", "baker"]).tolist() == [0, 1]
    assert similar.rank("nurse", ["ward"]).tolist() == [0]


def test_nothing_to_read_is_no_error(similar):
    nearness = similar.nearness(["", "🙂"], ["nurse", "", "baker"])
    assert np.isfinite(nearness).all()
    assert similar.space.vectors([]).shape == (0, 6)


def test_an_empty_corpus_is_refused(similar):
    with pytest.raises(ParameterError, match="no titles to rank"):
        similar.rank("nurse", [])


@given(st.permutations(["nurse", "ward nurse", "baker", "ward", "baker nurse"]))
def test_the_order_of_the_corpus_does_not_matter(corpus):
    space = TitleSpace(embed, WordWeights({}, 1.0), identity(), identity())
    known = space.vectors([plain_title(name) for name in KNOWN])
    index = SimilarTitles(space, known, np.array([0, 0, 1]))
    near = dict(zip(corpus, index.nearness(["ward nurse"], corpus)[0], strict=True))
    straight = sorted(corpus)
    again = dict(zip(straight, index.nearness(["ward nurse"], straight)[0], strict=True))
    assert near == pytest.approx(again, abs=1e-5)


def test_standardised_rows_have_mean_0_and_spread_1():
    rows = standardise(np.array([[1.0, 2.0, 6.0], [0.0, 0.0, 0.0]]))
    assert rows.mean(axis=1) == pytest.approx([0.0, 0.0])
    assert rows.std(axis=1) == pytest.approx([1.0, 0.0])
