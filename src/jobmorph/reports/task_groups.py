"""Tasks that share a label, put together for a short list; every other output keeps them apart."""

from collections.abc import Sequence
from dataclasses import dataclass

from jobmorph.reports.role_view import PartHours, TaskView
from jobmorph.reports.words import say
from jobmorph.schema.ids import Moment, Part


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """Tasks of one label, most hours first."""

    tasks: tuple[TaskView, ...]

    @property
    def label(self) -> str:
        """The label they share."""
        return self.tasks[0].label

    @property
    def count(self) -> int:
        """Number of tasks."""
        return len(self.tasks)

    @property
    def parts(self) -> PartHours:
        """Whole hours by the horizon."""
        total = PartHours(0, 0, 0)
        for task in self.tasks:
            total = total.plus(task.parts)
        return total

    @property
    def hours(self) -> int:
        """Whole hours a week."""
        return self.parts.total

    @property
    def hours_exact(self) -> float:
        """Hours a week, unrounded."""
        return sum(task.hours_exact for task in self.tasks)

    def hours_of(self, moment: Moment, part: Part) -> float:
        """Middle hours a week of one part, unrounded."""
        return sum(task.hours_of(moment, part).mid for task in self.tasks)

    def share_of(self, moment: Moment, part: Part) -> float:
        """Middle share of these hours that is one part."""
        return self.hours_of(moment, part) / self.hours_exact if self.hours_exact else 0.0


def group_tasks(tasks: Sequence[TaskView]) -> list[TaskGroup]:
    """Put tasks of one label together, most hours as shown first.

    Parameters
    ----------
    tasks : sequence of TaskView
        Tasks, most hours first.

    Returns
    -------
    list of TaskGroup
        Hours and parts add up to those of the tasks.
    """
    by_label: dict[str, list[TaskView]] = {}
    for task in tasks:
        by_label.setdefault(task.label, []).append(task)
    groups = [TaskGroup(tuple(each)) for each in by_label.values()]
    return sorted(groups, key=lambda group: (-group.hours, -group.hours_exact))


def hours_words(task: TaskView | TaskGroup) -> str:
    """Whole hours a week; '<1' where they round to none."""
    return str(task.hours) if task.hours or not task.hours_exact else say("under.one")


def numbered_labels(tasks: Sequence[TaskView]) -> dict[str, str]:
    """Name each task by its label, with its place where several tasks share one.

    Returns
    -------
    dict of str to str
        Label by task_id; 'label (1 of 2)' where two tasks share it.
    """
    names = {}
    for group in group_tasks(tasks):
        for place, task in enumerate(group.tasks, start=1):
            names[task.task_id] = (
                say("task.numbered", label=task.label, place=place, count=group.count)
                if group.count > 1
                else task.label
            )
    return names
