import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.build.train.folds import assign_folds, linked_groups, soc_minor_group
from jobmorph.schema.errors import ParameterError

ROWS = st.lists(
    st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("uvwxyz0123456789")),
    min_size=1,
    max_size=60,
)


@given(ROWS, st.integers(2, 4))
def test_no_group_and_no_text_lies_in_two_folds(rows, count):
    groups = pl.Series([group for group, _ in rows])
    texts = pl.Series([text for _, text in rows])
    blocks = linked_groups(groups, texts)
    if np.unique(blocks).size < count:
        return
    folds = pl.Series("fold", assign_folds(blocks, count))
    frame = pl.DataFrame({"group": groups, "text": texts, "fold": folds})
    for key in ("group", "text"):
        assert frame.group_by(key).agg(pl.col("fold").n_unique())["fold"].max() == 1
    assert folds.n_unique() == count


@given(ROWS)
def test_unlinked_groups_stay_apart(rows):
    groups = pl.Series([group for group, _ in rows])
    texts = pl.Series([f"{group}{text}" for group, text in rows])
    assert np.unique(linked_groups(groups, texts)).size == groups.n_unique()


def test_a_chain_of_texts_links_three_groups():
    groups = pl.Series(["a", "b", "b", "c", "d"])
    texts = pl.Series(["one", "one", "two", "two", "three"])
    assert linked_groups(groups, texts).tolist() == [0, 0, 0, 0, 1]


def test_order_of_rows_does_not_change_the_folds():
    rng = np.random.default_rng(1)
    groups = pl.Series(rng.choice(list("abcdefghij"), 200))
    texts = groups + pl.Series(rng.integers(0, 30, 200)).cast(pl.String)
    order = rng.permutation(200)
    folds = assign_folds(linked_groups(groups, texts), 4)
    shuffled = assign_folds(linked_groups(groups[order], texts[order]), 4)
    assert (folds[order] == shuffled).all()


def test_minor_groups_with_two_digits_stay_whole():
    codes = pl.Series(["15-1211.00", "15-1299.09", "15-2031.00", "31-1131.00"])
    assert soc_minor_group(codes).to_list() == ["15-1", "15-1", "15-2", "31-1"]


def test_more_folds_than_blocks_is_an_error():
    with pytest.raises(ParameterError, match="need 2 to 2 folds"):
        assign_folds(np.array([0, 1]), 3)
