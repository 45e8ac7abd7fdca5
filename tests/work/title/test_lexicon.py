"""Names in their order, and what words say of occupations by counting."""

import numpy as np
import polars as pl
import pytest

from jobmorph.schema.errors import DataError
from jobmorph.work.title.lexicon import associate, distinct_names, index_lexicon, unit_names
from jobmorph.work.title.vocabulary import LONGEST_NAME, tokenise


def test_names_are_sorted_by_code_first_hand_before_second_each_once_a_code(titles):
    names = distinct_names(titles)
    assert names.select("code", "title_words", "row").rows() == [
        ("11-2022", "sales manager", 1),
        ("11-2022", "regional head of sales", 4),
        ("29-1141", "staff nurse", 0),
        ("29-1141", "nurse", 2),
        ("29-1141", "ward sister", 3),
        ("31-1131", "nurse aide", 12),
        ("31-1131", "nurse", 11),
        ("41-2031", "store clerk", 5),
        ("41-2031", "sales clerk", 7),
        ("41-2031", "sales assistant", 6),
        ("43-4051", "sales clerk", 9),
        ("51-3011", "baker", 8),
    ]
    assert names.filter("is_second_hand").get_column("row").to_list() == [3, 11, 6]


def test_a_name_known_at_both_hands_is_one_at_first_hand_and_no_words_are_no_name():
    titles = pl.DataFrame(
        [("cook", "35-2014.00", "esco"), ("cook", "35-2014.00", "title"), ("", "x", "title")],
        schema=["title_words", "occupation_onet2019", "title_source"],
        orient="row",
    )
    assert distinct_names(titles).rows() == [(1, "cook", "35-2014", False)]


def test_exact_names_point_at_every_code_that_bears_them_at_first_hand(lexicon):
    place = {code: number for number, code in enumerate(lexicon.codes)}
    assert lexicon.keys["sales clerk"] == (place["41-2031"], place["43-4051"])
    assert lexicon.keys["nurse"] == (place["29-1141"],)
    assert "ward sister" not in lexicon.keys


def test_numbers_of_occupations_and_names_agree(lexicon):
    assert list(lexicon.codes) == sorted(lexicon.codes)
    assert lexicon.group_starts.tolist() == [0, 2, 5, 7, 10, 11, 12]
    assert lexicon.group_of.tolist() == [0, 0, 1, 1, 1, 2, 2, 3, 3, 3, 4, 5]
    assert lexicon.rows.tolist() == [1, 4, 0, 2, 3, 12, 11, 5, 7, 6, 9, 8]


def test_rarity_follows_its_two_formulas(lexicon):
    nurse = lexicon.numbers["nurse"]
    # 12 names, 4 of them with 'nurse'.
    assert lexicon.rarity.cosine[nurse] == pytest.approx(np.log(13 / 5) + 1)
    assert lexicon.rarity.bm25[nurse] == pytest.approx(np.log(1 + 8.5 / 4.5))


def test_association_is_the_smoothed_log_ratio_worked_by_hand():
    tokens = tokenise(pl.Series(["ward nurse", "nurse", "night clerk", "nurse"]))
    groups, used = np.array([0, 0, 1, 1]), np.array([True, True, True, False])
    found = associate(tokens, groups, used, 2)
    # Of 7 terms the first occupation uses 4 (nurse twice), the second 3; the last name is second
    # hand and does not count.
    number = {word: place for place, word in enumerate(tokens.words)}
    nurse = found.gains_of(number["nurse"]) + found.absent
    expected = [np.log((2 + 20 * 2 / 7) / 24) - np.log(2 / 7), np.log(20 / 23)]
    assert nurse == pytest.approx(expected, rel=1e-6)
    once = np.log((1 + 20 / 7) / 24) - np.log(1 / 7)
    words = [(number[w], found.gains_of(number[w])) for w in ("ward", "nurse")]
    # Two words and the pair 'ward nurse'.
    assert found.score(words)[0] == pytest.approx((expected[0] + 2 * once) / 3, rel=1e-6)
    assert found.score(words)[1] == pytest.approx(np.log(20 / 23), rel=1e-6)
    # The other way round the pair is unknown.
    assert found.score(words[::-1])[0] == pytest.approx((expected[0] + once) / 2, rel=1e-6)


def test_nothing_known_says_nothing():
    tokens = tokenise(pl.Series(["nurse", "clerk"]))
    found = associate(tokens, np.array([0, 1]), np.array([True, True]), 2)
    assert found.score([(-1, None)]).tolist() == [0.0, 0.0]
    assert found.gains_of(99) is None


def test_a_pair_does_not_reach_over_the_end_of_a_name():
    tokens = tokenise(pl.Series(["ward nurse", "night clerk"]))
    found = associate(tokens, np.array([0, 0]), np.array([True, True]), 1)
    # Four words and two pairs.
    assert found.terms.size == 6


def test_a_name_is_the_rarity_weighted_sum_of_its_first_words(lexicon):
    tokens = tokenise(pl.Series(["b c", "b c d e f g h"]))
    vectors = np.eye(7, dtype=np.float32)
    rarity = type(lexicon.rarity)(np.arange(1, 8, dtype=np.float32), np.ones(7, np.float32))
    found = unit_names(tokens, vectors, rarity)
    longest = np.sqrt(sum(number**2 for number in range(1, LONGEST_NAME + 1)))
    assert found.lengths == pytest.approx([np.sqrt(5), longest])
    assert found.vectors[0, :3] == pytest.approx([1 / np.sqrt(5), 2 / np.sqrt(5), 0])
    assert not found.vectors[1, LONGEST_NAME:].any()


def test_the_centre_of_an_occupation_leaves_out_names_at_second_hand(lexicon):
    aide = list(lexicon.codes).index("31-1131")
    names = unit_names(lexicon.tokens, lexicon.vectors[:, :64], lexicon.rarity).vectors
    # 'nurse aide' is its only name at first hand.
    assert lexicon.centres[:, aide] == pytest.approx(names[5], abs=1e-6)
    assert np.linalg.norm(lexicon.centres, axis=0) == pytest.approx(np.ones(6), rel=1e-5)


@pytest.mark.parametrize("change", [-1, 1])
def test_vectors_of_other_words_are_refused(titles, lexicon, change):
    vectors = np.zeros((len(lexicon.tokens.words) + change, 256), dtype=np.int8)
    with pytest.raises(DataError, match="data train"):
        index_lexicon(distinct_names(titles), vectors)
