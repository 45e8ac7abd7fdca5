"""A problem's tables as arrays over S seats, T tasks of seats, P quarters and K moves."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.redesign.problem import TeamProblem

FloatArray = NDArray[np.float64]
CountArray = NDArray[np.int64]
FlagArray = NDArray[np.bool_]

MONTHS_QUARTER: Final = 3.0
TRAINING_QUARTERS: Final = 4
ENTRY: Final = "entry"


@dataclass(frozen=True, slots=True)
class SeatArrays:
    """Seats; arrays of shape (S,) unless said otherwise.

    Parameters
    ----------
    ids : tuple of str
        Their ids, in the order of the problem.
    locations : tuple of str or None
        Places of work.
    heads : ndarray of int
        People today.
    hours, cost, attrition : ndarray
        Of one person in a quarter: hours at work, cost, chance to leave.
    start_up : ndarray, shape (S, P)
        Hours that somebody hired does not yet work in the k-th quarter after the hire.
    rounding : ndarray
        u of `leavers`: where each seat's fraction of a leaver stands.
    area, service : ndarray of int
        Row of its area in `areas`, and of its service in `services`.
    is_manager, is_entry, is_checker, is_held : ndarray of bool
        Leads others; entry level; mid level or above; kept as it is.
    """

    ids: tuple[str, ...]
    locations: tuple[str | None, ...]
    heads: CountArray
    hours: FloatArray
    cost: FloatArray
    attrition: FloatArray
    start_up: FloatArray
    rounding: FloatArray
    area: CountArray
    service: CountArray
    is_manager: FlagArray
    is_entry: FlagArray
    is_checker: FlagArray
    is_held: FlagArray


@dataclass(frozen=True, slots=True)
class TaskArrays:
    """Tasks of seats; arrays of shape (T,) or, by quarter, (T, P).

    Parameters
    ----------
    ids : tuple of str
        Task ids; one may stand in several seats.
    seat : ndarray of int
        Row of the seat.
    load : ndarray, shape (T, P)
        Hours at today's productivity.
    delegated_today, assisted_today : ndarray, shape (T,)
        Shares of the load today.
    delegated, assisted : ndarray, shape (T, P)
        Most hours.
    delegated_sure, assisted_sure : ndarray, shape (T, P)
        Part of what is planned that holds if AI does as little as at its 10th percentile.
    is_customer, is_coaching : ndarray of bool, shape (T,)
        With a customer; coaching.
    """

    ids: tuple[str, ...]
    seat: CountArray
    load: FloatArray
    delegated_today: FloatArray
    assisted_today: FloatArray
    delegated: FloatArray
    assisted: FloatArray
    delegated_sure: FloatArray
    assisted_sure: FloatArray
    is_customer: FlagArray
    is_coaching: FlagArray


@dataclass(frozen=True, slots=True)
class PracticeArrays:
    """J pairs of a seat and a skill that people learn in it.

    Parameters
    ----------
    seat : ndarray of int, shape (J,)
        Row of the seat.
    skill_ids : tuple of str
        The skill.
    link : ndarray, shape (J, T)
        How far an hour of each task practises it.
    """

    seat: CountArray
    skill_ids: tuple[str, ...]
    link: FloatArray


@dataclass(frozen=True, slots=True)
class MoveArrays:
    """K possible moves; arrays of shape (K,).

    Parameters
    ----------
    origin, destination : ndarray of int
        Rows of the seats.
    training : ndarray
        Hours of training.
    earliest : ndarray of int
        First quarter, counted from 0.
    """

    origin: CountArray
    destination: CountArray
    training: FloatArray
    earliest: CountArray


@dataclass(frozen=True, slots=True)
class TeamArrays:
    """All of a problem as arrays.

    Parameters
    ----------
    seats, tasks, practice, moves
        See there.
    areas, services : tuple of str
        Parts of the team that are led together; seats that stand in for each other.
    holders : ndarray of bool, shape (Q, S)
        Seats whose people hold each of `skill_ids`.
    skill_ids : tuple of str
        Skills that somebody holds today.
    quarters : int
        P.
    """

    seats: SeatArrays
    tasks: TaskArrays
    practice: PracticeArrays
    moves: MoveArrays
    areas: tuple[str, ...]
    services: tuple[str, ...]
    holders: FlagArray
    skill_ids: tuple[str, ...]
    quarters: int

    def by_seat(self, of_tasks: FloatArray) -> FloatArray:
        """Sum values of tasks by seat: (T, P) to (S, P)."""
        sums = np.zeros((len(self.seats.ids), *of_tasks.shape[1:]))
        np.add.at(sums, self.tasks.seat, of_tasks)
        return sums


def arrays_of(problem: TeamProblem) -> TeamArrays:
    """Lay a problem out as arrays, in the order of its tables."""
    areas = _distinct(problem.seats, "team_area")
    services = _distinct(problem.seats, "service")
    seats = _seats(problem, areas, services)
    row = {seat: place for place, seat in enumerate(seats.ids)}
    tasks = _tasks(problem, row)
    skills = problem.skills.filter(
        pl.col("seat_id").is_in(
            [seat for seat, heads in zip(seats.ids, seats.heads, strict=True) if heads > 0]
        )
    )
    skill_ids = _distinct(skills, "skill_id")
    holders = np.zeros((len(skill_ids), len(seats.ids)), dtype=bool)
    for seat, skill in problem.skills.iter_rows():
        if skill in skill_ids:
            holders[skill_ids.index(skill), row[seat]] = True
    return TeamArrays(
        seats,
        tasks,
        _practice(problem, row, tasks),
        _moves(problem, row),
        areas,
        services,
        holders,
        skill_ids,
        problem.quarters,
    )


def start_up_hours(months: FloatArray, hours: FloatArray, quarters: int) -> FloatArray:
    """Hours that somebody new does not yet work, by quarter after the start; shape (S, P).

    Output rises in a line from nothing to full over `months` m, so by time t the part
    t/m - (t/m)^2/2 of m is lost; a quarter has three months.

    Examples
    --------
    >>> start_up_hours(np.array([6.0]), np.array([400.0]), 3).round(0).tolist()
    [[300.0, 100.0, 0.0]]
    """
    ends = MONTHS_QUARTER * np.arange(quarters + 1)
    safe = np.where(months > 0.0, months, 1.0)[:, None]
    part = np.minimum(ends[None, :] / safe, 1.0)
    lost = np.where(months[:, None] > 0.0, safe * (part - part**2 / 2.0), 0.0)
    hours_lost: FloatArray = np.diff(lost, axis=1) / MONTHS_QUARTER * hours[:, None]
    return hours_lost


def _distinct(frame: pl.DataFrame, column: str) -> tuple[str, ...]:
    return tuple(frame.get_column(column).unique(maintain_order=True).to_list())


def _seats(problem: TeamProblem, areas: tuple[str, ...], services: tuple[str, ...]) -> SeatArrays:
    table = problem.seats
    hours = table.get_column("work_hours_head_quarter").to_numpy()
    months = table.get_column("start_up_months").to_numpy()
    heads = table.get_column("today_heads").to_numpy()
    attrition = table.get_column("attrition_share_quarter").to_numpy()
    level = pl.col("level").fill_null("")
    return SeatArrays(
        ids=tuple(table.get_column("seat_id").to_list()),
        locations=tuple(table.get_column("location").to_list()),
        heads=heads,
        hours=hours,
        cost=table.get_column("cost_amount_quarter").to_numpy(),
        attrition=attrition,
        start_up=start_up_hours(months, hours, problem.quarters),
        rounding=_rounding(table.get_column("seat_id"), attrition * heads * problem.quarters),
        area=np.array([areas.index(each) for each in table["team_area"]], dtype=np.int64),
        service=np.array([services.index(each) for each in table["service"]], dtype=np.int64),
        is_manager=table.get_column("is_manager").to_numpy(),
        is_entry=table.select(level == ENTRY).to_series().to_numpy(),
        is_checker=table.select(~level.is_in(["", ENTRY])).to_series().to_numpy(),
        is_held=table.get_column("is_held").to_numpy(),
    )


def _rounding(ids: pl.Series, expected: FloatArray) -> FloatArray:
    """Where a seat's fraction of a leaver stands, so that all leavers together come out right.

    Seats are laid end to end by id, each as long as its expected leavers; a leaver stands at
    every half-way mark. So a seat has floor(expected + u) leavers, within 1 of what is expected,
    and the team as many as are expected, within a half.
    """
    order = ids.arg_sort().to_numpy()
    starts = np.zeros(expected.size)
    starts[order] = np.cumsum(expected[order]) - expected[order]
    rounding: FloatArray = (starts + 0.5) % 1.0
    return rounding


def _tasks(problem: TeamProblem, row: dict[str, int]) -> TaskArrays:
    table = problem.work.sort("quarter", "seat_id", "task_id")
    first = table.filter(pl.col("quarter") == 1)
    shape = (problem.quarters, first.height)

    def grid(column: str) -> FloatArray:
        values: FloatArray = table.get_column(column).to_numpy().reshape(shape).T
        return values

    load = grid("load_hours_quarter")
    return TaskArrays(
        ids=tuple(first.get_column("task_id").to_list()),
        seat=np.array([row[seat] for seat in first["seat_id"]], dtype=np.int64),
        load=load,
        delegated_today=first.get_column("delegated_today").to_numpy(),
        assisted_today=first.get_column("assisted_today").to_numpy(),
        delegated=grid("delegated_limit") * load,
        assisted=grid("assisted_limit") * load,
        delegated_sure=_sure(grid("delegated_limit_low"), grid("delegated_limit")),
        assisted_sure=_sure(grid("assisted_limit_low"), grid("assisted_limit")),
        is_customer=first.get_column("is_customer").to_numpy(),
        is_coaching=first.get_column("is_coaching").to_numpy(),
    )


def _sure(low: FloatArray, limit: FloatArray) -> FloatArray:
    part: FloatArray = np.minimum(low / np.where(limit > 0.0, limit, 1.0), 1.0)
    return part


def _practice(problem: TeamProblem, row: dict[str, int], tasks: TaskArrays) -> PracticeArrays:
    pairs = problem.practice.select("seat_id", "skill_id").unique(maintain_order=True)
    place = {pair: at for at, pair in enumerate(pairs.iter_rows())}
    pairs_of_tasks = zip(tasks.seat.tolist(), tasks.ids, strict=True)
    task_row = {pair: at for at, pair in enumerate(pairs_of_tasks)}
    link = np.zeros((len(place), len(tasks.ids)))
    columns = ("seat_id", "skill_id", "task_id", "link_share")
    for seat, skill, task, share in problem.practice.select(columns).iter_rows():
        link[place[seat, skill], task_row[row[seat], task]] = share
    return PracticeArrays(
        np.array([row[seat] for seat in pairs["seat_id"]], dtype=np.int64),
        tuple(pairs.get_column("skill_id").to_list()),
        link,
    )


def _moves(problem: TeamProblem, row: dict[str, int]) -> MoveArrays:
    table = problem.moves
    return MoveArrays(
        np.array([row[seat] for seat in table["seat_id"]], dtype=np.int64),
        np.array([row[seat] for seat in table["destination_seat_id"]], dtype=np.int64),
        table.get_column("training_hours").to_numpy(),
        table.get_column("earliest_quarter").to_numpy() - 1,
    )
