import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from jobmorph.reports.rounding import round_table, round_to_total

POSITIVE = st.floats(0.0, 30.0, allow_subnormal=False)


@given(hnp.arrays(float, st.integers(1, 12), elements=POSITIVE), st.integers(1, 168))
def test_parts_add_up_and_stay_next_to_their_value(values, total):
    if values.sum() < 1e-6:
        return
    rounded = round_to_total(values, total)
    scaled = values * total / values.sum()
    assert rounded.sum() == total
    assert (np.abs(rounded - scaled) < 1 + 1e-6).all()


def test_largest_remainder_takes_the_missing_hour():
    assert round_to_total(np.array([13.4, 12.4, 14.2]), 40).tolist() == [14, 12, 14]


def test_a_value_that_is_whole_up_to_noise_keeps_its_hour():
    assert round_to_total(np.array([2.9999999999, 37.0000000001]), 40).tolist() == [3, 37]


def test_nothing_to_share_out_is_zero():
    assert round_to_total(np.zeros(3), 40).tolist() == [0, 0, 0]


@given(hnp.arrays(float, st.tuples(st.integers(1, 25), st.just(3)), elements=POSITIVE))
def test_tables_add_up_both_ways(values):
    week = round(values.sum())
    if week == 0:
        return
    columns = round_to_total(values.sum(axis=0), week)
    table = round_table(values, columns)
    assert (table >= 0).all()
    assert table.sum(axis=0).tolist() == columns.tolist()
    assert table.sum(axis=1).tolist() == round_to_total(values.sum(axis=1), week).tolist()


def test_a_table_of_whole_numbers_is_left_alone():
    values = np.array([[3.0, 1.0, 6.0], [2.0, 0.0, 4.0]])
    assert round_table(values, np.array([5, 1, 10])).tolist() == values.tolist()
