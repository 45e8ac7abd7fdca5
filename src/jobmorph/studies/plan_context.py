"""What stands beside a plan: what to leave, what counts more, what the trade knows, questions."""

from typing import Final

import polars as pl

from jobmorph.schema.estimate import Estimate
from jobmorph.schema.ids import iwa_of_activity
from jobmorph.studies.mixed_job import MixedJob
from jobmorph.studies.plan_result import AskedSchooling, KnownMove, Remark
from jobmorph.studies.preparation import SCHOOLING_LEVELS, job_preparation
from jobmorph.studies.skill_book import LEARNED_DOMAINS
from jobmorph.studies.skill_ratings import job_technology
from jobmorph.studies.trade_moves import trade_moves_of

MOST_REMARKS: Final = 4
MOST_KEPT: Final = 0.7  # share of the hours from which a skill is not falling much
LEAST_HOURS: Final = 0.5  # hours a week below which a change is not worth a remark
DEGREE_FROM: Final = 5  # first category of schooling that is a degree
ASKED_SHARE: Final = 0.5
QUESTIONS: Final = 3
MOST_TASKS: Final = 4
MOST_TOOLS: Final = 3


def not_to_learn(skills: pl.DataFrame) -> tuple[Remark, ...]:
    """Name skills that lose most hours within reach: the trade's words, else the official list."""
    trade = skills.filter(pl.col("domain") == "trade")
    pool = trade if trade.height else skills.filter(pl.col("domain").is_in(["skill", "knowledge"]))
    lost = pl.col("time_hours_week_today") - pl.col("time_hours_week_reach")
    falling = pool.filter(
        (pl.col("direction_reach") == "falling")
        & (lost >= LEAST_HOURS)
        & (pl.col("time_hours_week_reach") <= MOST_KEPT * pl.col("time_hours_week_today"))
    ).sort([lost, "skill_id"], descending=[True, False])
    return _remarks(falling)


def counts_more(gaps: pl.DataFrame, skills: pl.DataFrame) -> tuple[Remark, ...]:
    """Name what the person has at the level needed and what gains hours."""
    had = gaps.filter(
        (pl.col("proficiency_gap") <= 0.0) & (pl.col("proficiency_held") > 0.0)
    ).get_column("skill_id")
    gained = pl.col("time_hours_week_reach") - pl.col("time_hours_week_today")
    rising = skills.filter(
        pl.col("skill_id").is_in(had.implode())
        & (pl.col("direction_reach") == "rising")
        & (gained >= LEAST_HOURS)
    ).sort(
        [pl.col("time_hours_week_reach") - pl.col("time_hours_week_today"), "skill_id"],
        descending=[True, False],
    )
    return _remarks(rising)


def known_move(own: MixedJob, target: MixedJob) -> KnownMove | None:
    """Return what the role library knows about the move, or about the first step towards it."""
    source, goal = own.judged.match.job, target.judged.match.job
    if source.kind != "role" or goal.kind != "role":
        return None
    edition, family = own.run.edition, goal.id.partition("/")[0]
    rows = trade_moves_of(source, edition).filter(
        pl.col("to_role_id").str.starts_with(f"{family}/") & pl.col("months").is_not_null()
    )
    if rows.is_empty():
        return None
    exact = rows.filter(pl.col("to_role_id") == goal.id)
    row = (exact if exact.height else rows.sort("months")).row(0, named=True)
    titles = edition.rows("role", pl.col("role_id") == row["to_role_id"])
    return KnownMove(
        row["to_role_id"],
        titles.item(0, "title"),
        Estimate(row["months_low"], row["months"], row["months_high"]),
        tuple(row["gap"]),
        row["note"],
    )


def asked_schooling(own: MixedJob, target: MixedJob) -> AskedSchooling | None:
    """Name a degree that most people in the target job say it takes and fewer in one's own do."""
    here, there = (
        job_preparation(each.judged.match.job, each.run.edition).filter(
            (pl.col("scale") == "RL") & (pl.col("category") >= DEGREE_FROM)
        )
        for each in (own, target)
    )
    share = float(there.get_column("share").sum())
    if share < ASKED_SHARE or share <= float(here.get_column("share").sum()):
        return None
    most = there.sort("share", descending=True).item(0, "category")
    return AskedSchooling(share, SCHOOLING_LEVELS[most - 1])


def new_tasks(own: MixedJob, target: MixedJob) -> tuple[str, ...]:
    """Name tasks in which people keep most hours there and that are new in kind.

    Two tasks are of one kind if they share an intermediate work activity.
    """
    known = {
        iwa_of_activity(activity)
        for activities in own.judged.tasks.facts.get_column("activity_ids")
        for activity in activities
    }
    kept = target.judged.draws.work_at("horizon").kept.mean(axis=1)
    rows = (
        target.judged.tasks.facts.select("task_id", "activity_ids")
        .with_columns(pl.Series("_kept", kept))
        .join(
            target.judged.tasks.shown.select("task_id", "label"),
            on="task_id",
            maintain_order="left",
        )
        .sort(["_kept", "task_id"], descending=[True, False])
    )
    fresh = [
        label
        for label, activities in rows.select("label", "activity_ids").iter_rows()
        if known.isdisjoint({iwa_of_activity(activity) for activity in activities})
    ]
    return tuple(dict.fromkeys(fresh))[:MOST_TASKS]


def new_software(own: MixedJob, target: MixedJob) -> tuple[str, ...]:
    """Name kinds of software of the target job that one's own does not name, with an example.

    Only kinds that employers ask for in adverts, and only for official jobs, whose lists are their
    own.
    """
    if target.judged.match.job.is_borrowed:
        return ()
    here, there = (
        job_technology(each.judged.match.job, each.run.edition) for each in (own, target)
    )
    fresh = there.filter(~pl.col("kind").is_in(here.get_column("kind").implode()))
    first = fresh.filter("is_in_demand").unique("kind", keep="first", maintain_order=True)
    return tuple(
        f"{kind} ({example})"
        for kind, example in first.head(MOST_TOOLS).select("kind", "technology").iter_rows()
    )


def plan_questions(target: MixedJob, steps: pl.DataFrame, skills: pl.DataFrame) -> tuple[str, ...]:
    """Choose questions for the next talk with one's manager, filled in with skill and task."""
    guide = target.run.edition.rows("skill_guide", pl.col("element_id") == "question")
    texts = guide.sort("place").get_column("text").to_list()
    skill = steps.item(0, "label") if steps.height else _most_used(skills)
    task = _kept_task(target)
    chosen = [text for text in texts if "{task}" in text][:1]
    chosen += [text for text in texts if "{skill}" in text][:1]
    chosen += [text for text in texts if "{" not in text][:1]
    return tuple(text.format(skill=skill, task=task) for text in chosen[:QUESTIONS])


def _most_used(skills: pl.DataFrame) -> str:
    learned = skills.filter(pl.col("domain").is_in(["competency", *LEARNED_DOMAINS]))
    own = learned.filter(pl.col("domain") == "competency")
    used = (own if own.height else learned).sort("time_hours_week", descending=True)
    return str(used.item(0, "label"))


def _kept_task(target: MixedJob) -> str:
    """Label of the task in which people keep most hours."""
    shown = target.judged.tasks.shown
    kept = target.judged.draws.work_at("horizon").kept.mean(axis=1)
    best = target.judged.draws.task_ids[int(kept.argmax())]
    return str(shown.filter(pl.col("task_id") == best).item(0, "label"))


def _remarks(rows: pl.DataFrame) -> tuple[Remark, ...]:
    return tuple(
        Remark(
            row["skill_id"],
            row["label"],
            row["time_hours_week_today"],
            row["time_hours_week_reach"],
        )
        for row in rows.head(MOST_REMARKS).iter_rows(named=True)
    )
