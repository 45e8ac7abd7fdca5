"""Filed titles, their codes and their folds."""

import numpy as np
import pytest

from jobmorph.build.sources.employer_titles import read_filed_titles, read_title_sample
from jobmorph.build.train.title_labels import (
    FOLDS,
    LabelledTitles,
    read_labelled_titles,
    title_folds,
)
from jobmorph.work.title.normalise import plain_title


def test_titles_with_the_same_core_share_a_fold():
    plain = [
        plain_title(t)
        for t in ("Senior Nurse", "nurse II", "Cook", "Nurse (m/w/d)", "Clerk", "Nurse, Boston")
    ]
    folds = title_folds(plain)
    assert folds[0] == folds[1] == folds[3] == folds[5]


def test_the_order_of_the_titles_moves_none_to_another_fold():
    written = ["Nurse", "Cook", "Clerk", "Store Clerk", "Clerk, Store", "Welder", "Baker"]
    plain = [plain_title(title) for title in written]
    folds = title_folds(plain)
    assert title_folds(plain[::-1]).tolist() == folds[::-1].tolist()
    assert folds[3] == folds[4]


def test_folds_are_of_nearly_the_same_size():
    plain = [
        plain_title(f"job{letter}{other}") for letter in "abcdefghij" for other in "abcdefghij"
    ]
    assert np.bincount(title_folds(plain)).tolist() == [20] * FOLDS


def test_some_of_the_titles_keep_all_that_is_known_of_them():
    plain = tuple(plain_title(t) for t in ("Nurse", "Cook", "Clerk"))
    codes = tuple(frozenset({c}) for c in ("29-1141", "35-2014", "43-4051"))
    every = LabelledTitles(
        ("a", "b", "c"), plain, codes, np.array([True, False, True]), np.array([4, 0, 2])
    )
    some = every.of(np.array([2, 0]))
    assert some.titles == ("c", "a")
    assert some.plain == (plain[2], plain[0])
    assert some.codes == (codes[2], codes[0])
    assert some.is_stratified.tolist() == [True, True]
    assert some.folds.tolist() == [2, 4]


@pytest.mark.raw
def test_the_development_titles_are_read_with_their_codes(raw):
    labelled = read_labelled_titles(raw)
    assert len(labelled.titles) == 6393
    assert int(labelled.is_stratified.sum()) == 999
    by_title = dict(zip(labelled.titles, labelled.codes, strict=True))
    assert by_title["1615.1217 SOFTWARE ENGINEER"] == {"15-1252", "15-1253"}
    assert np.bincount(labelled.folds).min() > 1000


@pytest.mark.raw
def test_filed_titles_are_read_as_published(raw):
    filed, sample = read_filed_titles(raw), read_title_sample(raw)
    assert filed.columns == ["title", "norm", "soc2018", "filings"]
    assert (filed.height, sample.height) == (7464, 999)
    assert filed.get_column("filings").min() >= 1
    assert set(sample.get_column("norm")) <= set(filed.get_column("norm"))
    assert filed.get_column("soc2018").str.contains(r"^\d\d-\d{4}(\|\d\d-\d{4})*$").all()
