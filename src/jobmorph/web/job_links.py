"""What the page of a job has beside its figures: links to other moments, levels and questions."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlencode

import polars as pl

from jobmorph.reference.edition import Edition
from jobmorph.reports.role_view import TaskView
from jobmorph.reports.sentences import as_heading
from jobmorph.reports.task_groups import numbered_labels
from jobmorph.reports.tenths import one_decimal
from jobmorph.reports.words import say
from jobmorph.studies.role_result import RoleResult
from jobmorph.web.links import Link
from jobmorph.web.question import (
    DEFAULT_YEARS,
    HOURS_PREFIX,
    SUB_PAGES,
    JobQuestion,
    scenario_names,
)

NEAR_YEARS: Final = 2  # the moment between 'so far' and the usual horizon
MOST_OTHERS: Final = 3
BASELINE: Final = "expected"


@dataclass(frozen=True, slots=True)
class HoursRow:
    """One task of the form for own hours: its label, our hours, the field's name and content."""

    label: str
    ours: str
    name: str
    yours: str


@dataclass(frozen=True, slots=True)
class JobParts:
    """What the template of a job names as `job`.

    Parameters
    ----------
    path, link : str
        Path of the page without a question, and the address of exactly this view.
    levels, moments, others, scenarios : tuple of Link
        Levels of the role, moments, other readings, other assumptions.
    ours, compare : str
        The same view with our hours, and beside another job.
    mine : str
        That the hours are the reader's; empty if none is.
    kept : tuple of (str, str)
        Parts of the question that the form for hours keeps.
    hours : tuple of HoursRow
        Its rows.
    """

    path: str
    link: str
    levels: tuple[Link, ...]
    moments: tuple[Link, ...]
    others: tuple[Link, ...]
    scenarios: tuple[Link, ...]
    ours: str
    compare: str
    mine: str
    kept: tuple[tuple[str, str], ...]
    hours: tuple[HoursRow, ...]


def job_parts(
    question: JobQuestion,
    result: RoleResult,
    edition: Edition,
    origin: str,
    whole: Callable[[], RoleResult],
    tasks: Sequence[TaskView],
) -> JobParts:
    """Gather the links of a job's page.

    Parameters
    ----------
    question : JobQuestion
        What is shown.
    result : RoleResult
        The answer to it.
    edition : Edition
        Holds the levels of a role.
    origin : str
        Scheme and server, for the link that can be copied.
    whole : callable
        Answers with our own hours; called only where the reader's leave tasks out.
    tasks : sequence of TaskView
        The tasks of the answer, as the page shows them.
    """
    bare = replace(question, hours={})
    return JobParts(
        path=JobQuestion(question.title).address(),
        link=origin + question.address(),
        levels=_levels(question, result, edition),
        moments=_moments(question, edition),
        others=_others(question, result),
        scenarios=_scenarios(question),
        ours=bare.address(),
        compare=f"/compare?{urlencode({'first': question.title})}",
        mine=_mine(question),
        kept=_kept(question),
        hours=_hours(question, tasks, whole),
    )


def page_links(question: JobQuestion, here: str) -> tuple[Link, ...]:
    """Link the pages of a job, the one that is shown marked."""
    return tuple(
        Link(question.address(page), say(f"web.job.page.{page or 'job'}"), is_here=page == here)
        for page in ("", *SUB_PAGES)
    )


def _moments(question: JobQuestion, edition: Edition) -> tuple[Link, ...]:
    base = int(edition.manifest.base_date[:4])
    usual = base + int(DEFAULT_YEARS)
    years = sorted({base + NEAR_YEARS, usual, question.year or usual})
    links = [
        Link(
            replace(question, moment="horizon", year=None if year == usual else year).address(),
            str(year),
            is_here=question.moment == "horizon" and (question.year or usual) == year,
        )
        for year in years
    ]
    so_far, reach = (
        Link(
            replace(question, moment=moment).address(),
            as_heading(say(f"web.job.moment.{moment}")),
            is_here=question.moment == moment,
        )
        for moment in ("today", "reach")
    )
    return (so_far, *links, reach)


def _levels(question: JobQuestion, result: RoleResult, edition: Edition) -> tuple[Link, ...]:
    job = result.match.job
    if job.kind != "role":
        return ()
    family = job.id.split("/")[0]
    found = edition.table("role").filter(pl.col("family") == family).sort("place")
    asked = question.title if "/" not in question.title else None
    return tuple(
        Link(
            replace(question, title=asked or role_id, level=level if asked else None,
                    hours={}).address(),
            say(f"level.{level}"),
            is_here=role_id == job.id,
        )
        for role_id, level in found.select("role_id", "level").iter_rows()
    )  # fmt: skip


def _others(question: JobQuestion, result: RoleResult) -> tuple[Link, ...]:
    found = [
        Link(JobQuestion(each.id or each.title).address(), as_heading(each.title))
        for each in result.match.alternatives[:MOST_OTHERS]
    ]
    every = f"/search?{urlencode({'q': question.title, 'every': '1'})}"
    return (*found, Link(every, say("web.search.all")))


def _scenarios(question: JobQuestion) -> tuple[Link, ...]:
    shown = question.scenario or BASELINE
    return tuple(
        Link(
            replace(question, scenario=None if name == BASELINE else name).address(),
            say(f"web.scenario.{name}"),
            is_here=name == shown,
        )
        for name in scenario_names()
    )


def _mine(question: JobQuestion) -> str:
    count = len(question.hours)
    if not count:
        return ""
    return say("web.job.hours.mine.one") if count == 1 else say("web.job.hours.mine", count=count)


def _kept(question: JobQuestion) -> tuple[tuple[str, str], ...]:
    named = (
        ("level", question.level),
        ("year", question.year),
        ("scenario", question.scenario),
        ("moment", question.moment if question.moment != "horizon" else None),
    )
    return tuple((name, str(value)) for name, value in named if value is not None)


def _hours(
    question: JobQuestion, tasks: Sequence[TaskView], whole: Callable[[], RoleResult]
) -> tuple[HoursRow, ...]:
    names = numbered_labels(tasks)
    shown = [
        HoursRow(
            as_heading(names[task.task_id]),
            "" if task.task_id in question.hours else one_decimal(task.hours_exact),
            HOURS_PREFIX + task.task_id,
            f"{question.hours[task.task_id]:g}" if task.task_id in question.hours else "",
        )
        for task in tasks
    ]
    left = [key for key in question.hours if key not in names]
    if not left:
        return tuple(shown)
    labels = dict(whole().tasks.select("task_id", "label").iter_rows())
    gone = (HoursRow(as_heading(labels[key]), "", HOURS_PREFIX + key, "0") for key in left)
    return (*shown, *gone)
