import pytest

from jobmorph.reports.role_view import view_role
from jobmorph.reports.task_groups import group_tasks, numbered_labels
from jobmorph.schema.ids import PARTS


def test_tasks_of_one_label_are_added_up(shared_labels_result):
    view = view_role(shared_labels_result)
    groups = group_tasks(view.tasks)
    assert len(groups) == len(view.tasks) - 1
    shared = next(group for group in groups if group.count == 2)
    assert shared.label == "calm people who complain"
    assert shared.hours_exact == pytest.approx(7.4 + 4.9)
    for part in PARTS:
        assert sum(group.parts.of(part) for group in groups) == view.horizon.of(part).mid
    shares = sum(shared.share_of("horizon", part) for part in PARTS)
    assert shares == pytest.approx(1.0)


def test_groups_stand_by_the_hours_that_are_shown(shared_labels_result):
    groups = group_tasks(view_role(shared_labels_result).tasks)
    hours = [group.hours for group in groups]
    assert hours == sorted(hours, reverse=True)
    assert groups[0].label == "calm people who complain"


def test_tasks_of_one_label_are_numbered(shared_labels_result, result):
    names = numbered_labels(view_role(shared_labels_result).tasks)
    assert names["user:2"] == "calm people who complain (1 of 2)"
    assert names["user:4"] == "calm people who complain (2 of 2)"
    assert names["user:1"] == "answer customers' questions"
    assert len(set(names.values())) == 9
    assert not any(" of " in name for name in numbered_labels(view_role(result).tasks).values())
