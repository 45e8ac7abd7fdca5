"""The work of a team's seats: tasks in hours, what AI can do of them in each quarter, in draws."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.exposure.path import JobPath, assess_path
from jobmorph.reference.edition import Edition
from jobmorph.schema.tables import TEAM_PRACTICE, TEAM_SKILL, TEAM_WORK
from jobmorph.studies.judged_job import Run, spread_of
from jobmorph.studies.level import economy_calibration
from jobmorph.studies.library_facts import LibraryFacts, library_facts
from jobmorph.studies.library_role import role_of_library
from jobmorph.studies.skill_book import SkillBook
from jobmorph.work.time_share import LIBRARY_HOURS

FloatArray = NDArray[np.float64]

QUARTERS_YEAR: Final = 4
COACHING: Final = "coaching"
COACHES_FROM: Final = 0.7
ENTRY: Final = "entry"
BETWEEN_PEOPLE: Final = ("people", "relationship")
PEOPLE_FROM: Final = 3.0
# Level of a competency from which somebody can stand in for others.
STANDS_IN_FROM: Final = 3.0


@dataclass(frozen=True, slots=True)
class SeatPath:
    """What AI can do of one role's tasks, quarter by quarter.

    Parameters
    ----------
    role_id : str
        The role.
    facts : LibraryFacts
        Its tasks.
    path : JobPath
        The verdict in draws, today and at the end of each quarter.
    """

    role_id: str
    facts: LibraryFacts
    path: JobPath


@dataclass(frozen=True, slots=True)
class TeamWork:
    """Work of all seats.

    Parameters
    ----------
    work : polars.DataFrame
        Contract `team_work`.
    tasks : polars.DataFrame
        task_id, label, other_side, reason_line, counter_line, takes, leaves: words for each task.
    practice, skills : polars.DataFrame
        Contracts `team_practice` and `team_skill`.
    paths : dict of str to SeatPath
        By role.
    people_tasks : frozenset of str
        Tasks that are mostly between people.
    """

    work: pl.DataFrame
    tasks: pl.DataFrame
    practice: pl.DataFrame
    skills: pl.DataFrame
    paths: dict[str, SeatPath]
    people_tasks: frozenset[str]


def work_of_seats(
    seats: pl.DataFrame,
    names: pl.DataFrame,
    run: Run,
    book: SkillBook,
    *,
    quarters: int,
    growth_year: float = 0.0,
) -> TeamWork:
    """Turn people and verdicts into work: load = heads x hours x time share x growth.

    Parameters
    ----------
    seats : polars.DataFrame
        Contract `team_seat`.
    names : polars.DataFrame
        seat_id, role_id.
    run : Run
        Edition, parameters and draws.
    book : SkillBook
        Competencies.
    quarters : int
        Length of the plan.
    growth_year : float
        How much more work there is each year.
    """
    roles = names.drop_nulls("role_id").get_column("role_id").unique(maintain_order=True).to_list()
    level = economy_calibration(run.edition, run.parameters, run.baseline, run.draws)
    paths = {role: _path(role, run, level, quarters) for role in roles}
    role_work = pl.concat([_role_work(paths[role], quarters) for role in roles])
    grown = (1.0 + growth_year) ** ((pl.col("quarter") - 1) / QUARTERS_YEAR)
    load = pl.col("today_heads") * pl.col("work_hours_head_quarter") * pl.col("time_share") * grown
    tasks = _tasks(paths, run.edition)
    people_tasks = people_tasks_of(run.edition.table("role_quality"), tasks)
    coaching = _coaching_tasks(roles, book, run.edition)
    own = seats.join(names.select("seat_id", "role_id"), on="seat_id", maintain_order="left")
    work = (
        own.join(role_work, on="role_id", maintain_order="left")
        .join(tasks.select("task_id", "other_side"), on="task_id", maintain_order="left")
        .with_columns(
            load.alias("load_hours_quarter"),
            (
                (pl.col("other_side") == "customer") & pl.col("task_id").is_in(list(people_tasks))
            ).alias("is_customer"),
            (pl.col("is_manager") & pl.col("task_id").is_in(list(coaching))).alias("is_coaching"),
        )
    )
    return TeamWork(
        TEAM_WORK.check(work.select(TEAM_WORK.columns)),
        tasks,
        _practice(own, work, book, run.edition),
        _skills(own, book),
        paths,
        people_tasks,
    )


def people_tasks_of(quality: pl.DataFrame, tasks: pl.DataFrame) -> frozenset[str]:
    """Tasks that are mostly between people: their author gives people or relationship 3 of 4."""
    found = quality.filter(
        pl.col("task_id").is_in(tasks.get_column("task_id").implode())
        & pl.col("quality").is_in(list(BETWEEN_PEOPLE))
        & (pl.col("author_score") >= PEOPLE_FROM)
    )
    return frozenset(found.get_column("task_id"))


def _path(role_id: str, run: Run, level: pl.DataFrame, quarters: int) -> SeatPath:
    facts = library_facts(role_of_library(role_id, run.edition), run.edition, run.parameters)
    path = assess_path(
        facts.facts,
        [quarter / QUARTERS_YEAR for quarter in range(1, quarters + 1)],
        parameters=run.parameters,
        draws=run.draws,
        calibration=level,
        time_share_sigma=run.parameters[spread_of(LIBRARY_HOURS)].value,
        judgement=facts.judgement,
    )
    return SeatPath(role_id, facts, path)


def _role_work(seat: SeatPath, quarters: int) -> pl.DataFrame:
    """role_id, task_id, quarter, time_share, and limits: means of draws weighted by hours."""
    path = seat.path
    weight = path.time_share
    shares = pl.DataFrame(
        {
            "role_id": seat.role_id,
            "task_id": list(path.task_ids),
            "time_share": weight.mean(axis=1),
            "delegated_today": _mean(path.today.delegated, weight),
            "assisted_today": _mean(path.today.assisted, weight),
        }
    )
    frames = []
    for quarter in range(1, quarters + 1):
        ahead = path.ahead[quarter - 1]
        delegated, assisted = _mean(ahead.delegated, weight), _mean(ahead.assisted, weight)
        frames.append(
            shares.with_columns(
                pl.lit(quarter, pl.Int64).alias("quarter"),
                pl.Series("delegated_limit", delegated),
                pl.Series("assisted_limit", assisted),
                pl.Series("delegated_limit_low", _low(ahead.delegated, delegated)),
                pl.Series("assisted_limit_low", _low(ahead.assisted, assisted)),
            )
        )
    return pl.concat(frames)


def _mean(values: FloatArray, weight: FloatArray) -> FloatArray:
    total = weight.sum(axis=1)
    mean: FloatArray = (values * weight).sum(axis=1) / np.where(total > 0.0, total, 1.0)
    return np.clip(mean, 0.0, 1.0)


def _low(values: FloatArray, mean: FloatArray) -> FloatArray:
    low: FloatArray = np.minimum(np.quantile(values, 0.1, axis=1), mean)
    return low


def _tasks(paths: dict[str, SeatPath], edition: Edition) -> pl.DataFrame:
    ids = list(dict.fromkeys(task for seat in paths.values() for task in seat.path.task_ids))
    return edition.rows("role_task", pl.col("task_id").is_in(ids)).select(
        "task_id", "label", "other_side", "reason_line", "counter_line", "takes", "leaves"
    )


def _coaching_tasks(roles: list[str], book: SkillBook, edition: Edition) -> frozenset[str]:
    """Tasks that mostly practise helping others to improve."""
    families = {role.split("/")[0] for role in roles}
    ids = [entry.skill_id for family in families for entry in book.family(family)
           if entry.core == COACHING]  # fmt: skip
    links = edition.table("role_practice").filter(
        pl.col("skill_id").is_in(ids) & (pl.col("link_share") >= COACHES_FROM)
    )
    return frozenset(links.get_column("task_id"))


def _practice(
    own: pl.DataFrame, work: pl.DataFrame, book: SkillBook, edition: Edition
) -> pl.DataFrame:
    """Links of the tasks of entry seats to what one is hired to learn there."""
    entry = own.filter((pl.col("level") == ENTRY) & ~pl.col("is_held"))
    tasks = work.filter(pl.col("quarter") == 1).select("seat_id", "task_id", "load_hours_quarter")
    links = (
        entry.select("seat_id")
        .join(tasks, on="seat_id", maintain_order="left")
        .join(edition.table("role_practice"), on="task_id", maintain_order="left")
        .filter((pl.col("load_hours_quarter") > 0.0) & pl.col("link_share").is_not_null())
    )
    known = [skill for skill in links.get_column("skill_id").unique(maintain_order=True)
             if skill in book.entries]  # fmt: skip
    kept = links.filter(pl.col("skill_id").is_in(known))
    return TEAM_PRACTICE.check(kept.select(TEAM_PRACTICE.columns))


def _skills(own: pl.DataFrame, book: SkillBook) -> pl.DataFrame:
    """Kinds of ability that the people of each seat hold well enough to stand in."""
    rows = []
    for seat, role, level in own.drop_nulls("role_id").select("seat_id", "role_id", "level").rows():
        for entry in book.family(role.split("/")[0]):
            need = (entry.needs or {}).get(level, 0.0)
            if entry.core is not None and need >= STANDS_IN_FROM:
                rows.append((seat, entry.core))
    frame = pl.DataFrame(rows, schema=TEAM_SKILL.polars_schema, orient="row")
    return TEAM_SKILL.check(frame.unique(maintain_order=True))


@dataclass(frozen=True, slots=True)
class DrawnLimits:
    """Shares of each task's load in N draws, in the order of `TaskArrays`; shape (T, P, N) each."""

    delegated: FloatArray
    assisted: FloatArray


def drawn_limits(
    work: TeamWork, names: pl.DataFrame, count: int, *, is_usual: bool = False
) -> DrawnLimits:
    """Take what AI can do in some draws; with `is_usual`, what the economy will have it do."""
    role = dict(names.select("seat_id", "role_id").iter_rows())
    first = work.work.filter(pl.col("quarter") == 1).sort("seat_id", "task_id")
    delegated, assisted = [], []
    for seat, task in first.select("seat_id", "task_id").iter_rows():
        path = work.paths[role[seat]].path
        at, moments = path.task_ids.index(task), path.usual if is_usual else path.ahead
        delegated.append(np.stack([each.delegated[at, :count] for each in moments]))
        assisted.append(np.stack([each.assisted[at, :count] for each in moments]))
    return DrawnLimits(np.stack(delegated), np.stack(assisted))
