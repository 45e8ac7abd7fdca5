"""Candidate staffings of a team: every combination of hires, layoffs and moves, as arrays."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.redesign.problem import TeamProblem
from jobmorph.schema.errors import ParameterError

FloatArray = NDArray[np.float64]
CountArray = NDArray[np.int64]

CANDIDATES_MAXIMUM: Final = 2_000_000


@dataclass(frozen=True, slots=True)
class Team:
    """A problem's tables as arrays over R roles and K possible moves.

    Parameters
    ----------
    today, leave, entry_seats : ndarray, shape (R,)
        People today, people who leave by themselves, seats that must stay.
    cost, put_back_limit : ndarray, shape (R,)
        Dollars of one person in the quarter; most freed hours the role can use.
    is_manager, is_checker : ndarray of bool, shape (R,)
        Leads others; is at mid level or above and may check.
    family : ndarray of int, shape (R,)
        Number of the role's family.
    origin, destination : ndarray of int, shape (K,)
        Rows of the roles that a move joins.
    training_hours : ndarray, shape (K,)
        Hours of training of one move.
    """

    today: CountArray
    leave: CountArray
    entry_seats: CountArray
    cost: FloatArray
    put_back_limit: FloatArray
    is_manager: NDArray[np.bool_]
    is_checker: NDArray[np.bool_]
    family: CountArray
    origin: CountArray
    destination: CountArray
    training_hours: FloatArray


@dataclass(frozen=True, slots=True)
class Staffings:
    """G candidate staffings.

    Parameters
    ----------
    hires, layoffs, planned : ndarray of int, shape (G, R)
        People hired, laid off, and in the role afterwards.
    moves : ndarray of int, shape (G, K)
        People who make each move.
    """

    hires: CountArray
    layoffs: CountArray
    planned: CountArray
    moves: CountArray


def team_of(problem: TeamProblem) -> Team:
    """Lay a problem out as arrays.

    People who leave are attrition x people, rounded half up, so that they stay within 1 of the
    expected number.
    """
    roles, moves = problem.roles, problem.moves
    today = roles.get_column("today_heads").to_numpy()
    row = {role_id: place for place, role_id in enumerate(roles.get_column("role_id"))}
    families = roles.get_column("role_id").str.split("/").list.first()
    attrition = roles.get_column("attrition_share_quarter").to_numpy()
    return Team(
        today=today,
        leave=np.floor(attrition * today + 0.5).astype(np.int64),
        entry_seats=roles.get_column("entry_seat_heads").to_numpy(),
        cost=roles.get_column("cost_usd_quarter").to_numpy(),
        put_back_limit=roles.get_column("put_back_limit_hours_quarter").to_numpy(),
        is_manager=roles.get_column("is_manager").to_numpy(),
        is_checker=roles.select(pl.col("level") != "entry").to_series().to_numpy(),
        family=families.rank("dense").cast(pl.Int64).to_numpy(),
        origin=np.array([row[name] for name in moves["role_id"]], dtype=np.int64),
        destination=np.array([row[name] for name in moves["destination_role_id"]], dtype=np.int64),
        training_hours=moves.get_column("training_hours").to_numpy(),
    )


def enumerate_staffings(
    team: Team, *, hire_maximum: int, layoff_maximum: CountArray, move_maximum: int
) -> Staffings:
    """List every staffing that keeps stocks and lets attrition come before layoffs.

    planned = today - leave + hires - layoffs + moved in - moved out; nobody moves out or is laid
    off twice; a family of roles that lays off neither hires nor backfills.

    Parameters
    ----------
    team : Team
        R roles, K moves.
    hire_maximum, move_maximum : int
        Most hires in a role, and most people in one move.
    layoff_maximum : ndarray of int, shape (R,)
        Most layoffs in each role.

    Raises
    ------
    ParameterError
        If there are more than two million combinations.
    """
    stay = team.today - team.leave
    ranges = [np.arange(-most, hire_maximum + 1) for most in layoff_maximum]
    ranges += [np.arange(min(move_maximum, stay[row]) + 1) for row in team.origin]
    count = int(np.prod([len(values) for values in ranges], dtype=float))
    if count > CANDIDATES_MAXIMUM:
        raise ParameterError(
            f"{count} staffings are too many to try one by one",
            hint="Lower the most hires or moves, or use an optimiser.",
        )
    grid = np.stack([axis.ravel() for axis in np.meshgrid(*ranges, indexing="ij")], axis=1)
    net, moves = grid[:, : team.today.size], grid[:, team.today.size :]
    moved_in = people_moved(team, moves, team.destination)
    moved_out = people_moved(team, moves, team.origin)
    hires, layoffs = np.maximum(net, 0), np.maximum(-net, 0)
    is_possible = (moved_out + layoffs <= stay).all(axis=1)
    for family in np.unique(team.family):
        members = team.family == family
        is_possible &= ~(hires[:, members].any(axis=1) & layoffs[:, members].any(axis=1))
    planned = stay + net + moved_in - moved_out
    return Staffings(
        hires=hires[is_possible],
        layoffs=layoffs[is_possible],
        planned=planned[is_possible],
        moves=moves[is_possible],
    )


def people_moved(team: Team, moves: CountArray, ends: CountArray) -> CountArray:
    """Sum moves by the role at one of their ends (`team.origin` or `team.destination`); (G, R)."""
    people = np.zeros((moves.shape[0], team.today.size), dtype=np.int64)
    for move, role in enumerate(ends):
        people[:, role] += moves[:, move]
    return people
