import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.work.text.hours import suggest_hours

TASK = st.sampled_from([None, "a", "b", "c"])


@given(st.lists(st.tuples(TASK, st.floats(0.5, 20.0)), min_size=1, max_size=120))
def test_hours_sum_to_the_week_and_none_is_zero(rows):
    hours = suggest_hours(
        [task for task, _ in rows], [None if task is None else usual for task, usual in rows]
    )
    assert sum(hours) == pytest.approx(40.0, abs=1e-3)
    assert min(hours) > 0


def test_duties_read_as_one_task_share_its_hours():
    assert suggest_hours(["a", "a", "b"], [8.0, 8.0, 4.0]) == [13.5, 13.5, 13.0]


def test_without_a_library_all_count_alike():
    assert suggest_hours([None] * 4, [None] * 4) == [10.0] * 4
    assert suggest_hours([], []) == []
