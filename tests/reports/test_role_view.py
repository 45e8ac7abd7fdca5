import pytest

from jobmorph.reports.role_view import view_role
from jobmorph.schema.ids import MOMENTS, PARTS


def test_parts_add_up_to_the_week_at_every_moment(result):
    view = view_role(result)
    assert view.week == 40
    for moment in MOMENTS:
        assert view.bars[moment].mids.total == 40


def test_tasks_add_up_to_the_week_bar_part_by_part(result):
    view = view_role(result)
    for part in PARTS:
        assert sum(task.parts.of(part) for task in view.tasks) == view.horizon.of(part).mid


def test_shown_hours_are_next_to_the_data(result):
    view = view_role(result)
    for moment in MOMENTS:
        for part in PARTS:
            exact, shown = result.hours(moment, part), view.bars[moment].of(part)
            assert abs(shown.mid - exact.mid) < 1
            assert abs(shown.low - exact.low) <= 0.5 or shown.low == shown.mid
            assert abs(shown.high - exact.high) <= 0.5 or shown.high == shown.mid


def test_percent_of_a_task_adds_up_to_100(result):
    for task in view_role(result).tasks:
        for moment in MOMENTS:
            assert sum(task.percent(moment, part).mid for part in PARTS) == 100


def test_tasks_stand_by_hours_with_their_own_reasons_and_measures(result):
    tasks = view_role(result).tasks
    hours = [task.hours_exact for task in tasks]
    assert hours == sorted(hours, reverse=True)
    first = tasks[0]
    assert first.reasons[0].text == "most questions repeat; the answers are written down"
    assert first.counters[0].text == "an upset customer hears at once that nobody is there"
    assert first.changes[0].tier == "assumption"
    assert [mark.mark for mark in first.measures] == ["a", "b"]
    assert [task.measures for task in tasks if task.task_id == "user:8"] == [()]


@pytest.mark.parametrize("hours", [37.5, 12.0, 60.0])
def test_other_weeks_add_up_too(result, hours):
    from dataclasses import replace

    import polars as pl

    factor = hours / result.hours_week
    changed = replace(
        result,
        hours_week=hours,
        tasks=result.tasks.with_columns(pl.col("time_hours_week") * factor),
    )
    view = view_role(changed)
    assert view.week == int(hours + 0.5)
    assert sum(task.hours for task in view.tasks) == view.week
