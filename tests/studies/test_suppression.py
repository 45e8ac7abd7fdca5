"""Small groups stay hidden, also from somebody who works backwards from what is shown."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobmorph.schema.errors import ParameterError
from jobmorph.studies.suppression import LEAST_GROUP, fold_small_groups, hide_cells

TABLES = st.tuples(st.integers(2, 3), st.integers(2, 3)).flatmap(
    lambda shape: st.lists(
        st.lists(st.integers(0, 7), min_size=shape[1], max_size=shape[1]),
        min_size=shape[0],
        max_size=shape[0],
    )
)
MOST = 12


def extended(counts):
    table = np.zeros((counts.shape[0] + 1, counts.shape[1] + 1), dtype=int)
    table[:-1, :-1] = counts
    table[:-1, -1] = counts.sum(axis=1)
    table[-1, :-1] = counts.sum(axis=0)
    table[-1, -1] = counts.sum()
    return table


def hidden_of(counts):
    found = hide_cells(counts)
    mask = np.zeros((counts.shape[0] + 1, counts.shape[1] + 1), dtype=bool)
    mask[:-1, :-1], mask[:-1, -1], mask[-1, :-1] = (
        found.cells,
        found.row_totals,
        found.column_totals,
    )
    mask[-1, -1] = found.total
    return mask


def worked_out(counts, mask):
    """Every value each hidden number can have, by trying all tables that look alike outside.

    Hidden inner cells are tried from 1 up; whoever attacks knows that zero is never hidden.
    """
    table = extended(counts)
    inner = [tuple(at) for at in np.argwhere(mask[:-1, :-1])]
    free = [range(1, MOST) for _ in inner]
    seen = {tuple(at): set() for at in np.argwhere(mask)}
    for values in itertools.product(*free):
        tried = counts.copy()
        for at, value in zip(inner, values, strict=True):
            tried[at] = value
        other = extended(tried)
        if (other[~mask] == table[~mask]).all():
            for at, found in seen.items():
                found.add(int(other[at]))
    return seen


def fixed_numbers(counts, mask):
    """Hidden numbers that no other table has otherwise, by trying one person more or less.

    Every combination of -1, 0 and +1 in the hidden inner cells is tried. If a number can differ at
    all, it can differ by one, because the tables that look alike are joined by such steps.
    """
    inner = np.argwhere(mask[:-1, :-1])
    steps = np.array(list(itertools.product((-1, 0, 1), repeat=len(inner))))
    values = counts[tuple(inner.T)]
    allowed = (values + steps >= 1).all(axis=1)
    changes = {tuple(at): steps[:, place] for place, at in enumerate(inner)}
    for axis, size in enumerate(counts.shape):
        for line in range(size):
            change = steps[:, inner[:, axis] == line].sum(axis=1)
            at = (line, counts.shape[1]) if axis == 0 else (counts.shape[0], line)
            if mask[at]:
                changes[at] = change
            else:
                allowed &= change == 0
    if mask[-1, -1]:
        changes[counts.shape] = steps.sum(axis=1)
    else:
        allowed &= steps.sum(axis=1) == 0
    return [at for at, change in changes.items() if not change[allowed].any()]


@settings(max_examples=300, deadline=None)
@given(TABLES)
def test_no_hidden_number_can_be_worked_out(rows):
    counts = np.array(rows)
    mask = hidden_of(counts)
    if mask[:-1, :-1].any():
        assert fixed_numbers(counts, mask) == [], (counts, mask)


@settings(max_examples=40, deadline=None)
@given(TABLES)
def test_the_quick_attack_finds_what_the_full_one_finds(rows):
    counts = np.array(rows)
    mask = np.zeros((counts.shape[0] + 1, counts.shape[1] + 1), dtype=bool)
    for at in np.argwhere(counts > 0)[:3]:
        mask[tuple(at)] = True
    full = {at for at, values in worked_out(counts, mask).items() if len(values) == 1}
    quick = set(fixed_numbers(counts, mask)) if mask.any() else set()
    assert quick == full


@settings(max_examples=100, deadline=None)
@given(TABLES)
def test_small_counts_are_hidden_and_lines_hide_a_group(rows):
    counts = np.array(rows)
    table, mask = extended(counts), hidden_of(counts)
    assert mask[(table > 0) & (table < LEAST_GROUP)].all()
    assert not mask[table == 0].any()
    if mask[-1, -1]:
        return
    for line in range(counts.shape[0]):
        hidden = counts[line][mask[line, :-1]].sum()
        assert hidden == 0 or hidden >= LEAST_GROUP or mask[line, -1]


def test_the_attack_itself_finds_what_is_hidden_badly():
    counts = np.array([[2, 9], [9, 9]])
    mask = np.zeros((3, 3), dtype=bool)
    mask[0, 0] = True
    assert worked_out(counts, mask) == {(0, 0): {2}}
    # Two ones in a line add up to two: since zero is never hidden, both are known.
    counts = np.array([[1, 1, 9], [1, 1, 9], [9, 9, 9]])
    mask = np.zeros((4, 4), dtype=bool)
    mask[:2, :2] = True
    assert all(len(values) == 1 for values in worked_out(counts, mask).values())
    assert hidden_of(counts)[:3, :3].sum() > 4


def test_a_table_of_large_counts_hides_nothing():
    assert not hidden_of(np.array([[5, 9], [0, 7]])).any()


def test_a_table_of_one_small_group_hides_everything():
    assert hidden_of(np.array([[3]])).all()


@pytest.mark.parametrize("counts", [np.array([1, 2]), np.array([[1, -1]]), np.zeros((0, 2))])
def test_what_is_no_table_of_people_is_refused(counts):
    with pytest.raises(ParameterError):
        hide_cells(counts)


@given(st.dictionaries(st.text("abc", min_size=1, max_size=3), st.integers(0, 12), max_size=8))
def test_folded_groups_are_never_alone_nor_few(heads):
    folded = fold_small_groups(heads)
    assert {group for group, count in heads.items() if 0 < count < LEAST_GROUP} <= set(folded)
    if folded:
        together = sum(heads[group] for group in folded)
        everybody = sum(heads.values())
        assert together >= LEAST_GROUP or together == everybody
        assert len(folded) > 1 or together == everybody


def test_folding_takes_the_smallest_others_only_as_far_as_needed():
    heads = {"sales": 20, "success": 9, "marketing": 7, "legal": 2, "ops": 1}
    assert fold_small_groups(heads) == ("ops", "legal", "marketing")
    assert fold_small_groups({"a": 3, "b": 4, "c": 6}) == ("a", "b")
