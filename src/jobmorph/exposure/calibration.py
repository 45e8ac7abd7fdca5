"""What ties use per conversation to hours: the level of use, once for the whole economy (1.4)."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.exposure.delegability import draw_delegability, hard_reasons
from jobmorph.exposure.facts import TaskArrays, arrays_of_facts, job_starts
from jobmorph.exposure.observed import Shares, bounded_adoption, use_intensity, used_part
from jobmorph.exposure.reach import draw_reach
from jobmorph.exposure.root import ROOT_TOLERANCE, solve_increasing
from jobmorph.exposure.scores import Purpose, task_scores
from jobmorph.exposure.time_share import draw_time_shares
from jobmorph.schema.errors import DataError, InfeasibleError
from jobmorph.schema.parameter import ParameterSet, SharedDraws
from jobmorph.schema.tables import CALIBRATION

FloatArray = NDArray[np.float64]

CHUNK_DRAWS: Final = 50
PURPOSES: Final[tuple[Purpose, ...]] = ("reach", "time_share")
MAXIMUM_ROUNDS: Final = 200


@dataclass(frozen=True, slots=True)
class Level:
    """The level equation of one chunk of draws.

    Parameters
    ----------
    weight : ndarray, shape (T, M)
        E_i w_t R_t over the sum of E: hours in reach as a share of all hours.
    delegability, assisted_intensity, delegated_intensity : ndarray, shape (T, M)
        delta, I^a, I^d.
    relative : ndarray, shape (T, 1)
        rel.
    """

    weight: FloatArray
    delegability: FloatArray
    assisted_intensity: FloatArray
    delegated_intensity: FloatArray
    relative: FloatArray

    def assisted_part(self, theta: FloatArray) -> FloatArray:
        """Part of reach used with a person, before scaling at reach; shape (T, M)."""
        return used_part(theta * self.assisted_intensity, self.relative)

    def delegated_part(self, theta: FloatArray) -> FloatArray:
        """Part of reach used without a person, before scaling at reach; shape (T, M)."""
        return self.delegability * used_part(theta * self.delegated_intensity, self.relative)

    def assisted_hours(self, delegated_part: FloatArray, theta: FloatArray) -> FloatArray:
        """Share of all hours that is assisted, given the delegated part; shape (M,)."""
        return self._hours(self.assisted_part(theta), delegated_part)

    def delegated_hours(self, assisted_part: FloatArray, theta: FloatArray) -> FloatArray:
        """Share of all hours that is delegated, given the assisted part; shape (M,)."""
        return self._hours(self.delegated_part(theta), assisted_part)

    def _hours(self, part: FloatArray, other: FloatArray) -> FloatArray:
        fitted = self.weight * part / np.maximum(1.0, part + other)
        return np.asarray(fitted.sum(axis=0))

    def attainable(self) -> Shares:
        """Hours that each kind of use can surely reach, whatever the other does; shape (M,)."""
        most = np.minimum(1.0, self.relative)
        delegated = most * self.delegability
        fitted = self.weight / np.maximum(1.0, most + delegated)
        used = (self.delegated_intensity > 0.0, self.assisted_intensity > 0.0)
        return Shares(
            delegated=(delegated * fitted * used[0]).sum(axis=0),
            assisted=(most * fitted * used[1]).sum(axis=0),
        )


@dataclass(frozen=True, slots=True)
class CappedDraws:
    """How many of `count` draws had their assumed level of use lowered to fit reach."""

    count: int
    assisted: int
    delegated: int


def calibrate(
    facts: pl.DataFrame,
    *,
    parameters: ParameterSet,
    draws: SharedDraws,
    time_share_sigma: float,
    chunk_draws: int = CHUNK_DRAWS,
) -> pl.DataFrame:
    """Find theta_a and theta_d so that the economy's hours with AI meet the assumed level.

    sum_i E_i sum_t w_t a_t = H_a sum_i E_i, and the same for d with H_d, in every draw.

    Parameters
    ----------
    facts : polars.DataFrame
        Contract `task_facts` for all occupations, each once with all its tasks.
    parameters, draws : ParameterSet, SharedDraws
        Parameters and the M shared draws.
    time_share_sigma : float
        Spread of the time rule in logs.
    chunk_draws : int
        Draws solved at a time; memory grows with it, results do not change.

    Returns
    -------
    polars.DataFrame
        Contract `calibration`, M rows. `adopted_share` is the economy's hours with AI over its
        hours in reach (ratio of the two sums), the starting point of the adoption curve.

    Raises
    ------
    DataError
        If an occupation's tasks disagree on its employment, or nobody is employed.
    InfeasibleError
        If no level meets the equation.

    Notes
    -----
    Where a draw's level exceeds what its own reach allows (little delegable work, a high assumed
    level), `level_attainable_share` of the attainable level is met instead: a level of use above
    reach contradicts the labels, and the method lets reach win. `count_capped_draws` says how
    often.
    """
    pieces = []
    for chunk in _level_chunks(facts, parameters, draws, time_share_sigma, chunk_draws):
        target = level_targets(chunk.level, parameters, chunk.draws)
        theta = solve_level(chunk.level, target)
        adopted = (target.assisted + target.delegated) / chunk.level.weight.sum(axis=0)
        pieces.append(_rows(chunk.first, theta, adopted))
    return CALIBRATION.check(pl.concat(pieces))


def count_capped_draws(
    facts: pl.DataFrame,
    *,
    parameters: ParameterSet,
    draws: SharedDraws,
    time_share_sigma: float,
    chunk_draws: int = CHUNK_DRAWS,
) -> CappedDraws:
    """Count the draws whose assumed level of use reach does not allow; arguments of `calibrate`."""
    assisted = delegated = 0
    for chunk in _level_chunks(facts, parameters, draws, time_share_sigma, chunk_draws):
        wanted = assumed_level(parameters, chunk.draws)
        target = level_targets(chunk.level, parameters, chunk.draws)
        assisted += int((target.assisted < wanted.assisted).sum())
        delegated += int((target.delegated < wanted.delegated).sum())
    return CappedDraws(count=draws.count, assisted=assisted, delegated=delegated)


@dataclass(frozen=True, slots=True)
class _Chunk:
    first: int
    draws: SharedDraws
    level: Level


def _level_chunks(
    facts: pl.DataFrame,
    parameters: ParameterSet,
    draws: SharedDraws,
    time_share_sigma: float,
    chunk_draws: int,
) -> Iterator[_Chunk]:
    ordered = facts.sort("occupation_onet2019", maintain_order=True)
    tasks = arrays_of_facts(ordered)
    starts = job_starts(ordered.get_column("occupation_onet2019"))
    employment = _employment(tasks, starts, ordered)
    reach_scores, time_scores = (
        task_scores(tasks.task_ids, seed=draws.seed, purpose=purpose, count=draws.count)
        for purpose in PURPOSES
    )
    for first in range(0, draws.count, chunk_draws):
        part = slice(first, first + chunk_draws)
        chunk = SharedDraws(draws.seed, draws.z[part])
        shares = draw_time_shares(
            tasks.time_share, time_scores[:, part], sigma=time_share_sigma, starts=starts
        )
        reach = draw_reach(tasks, reach_scores[:, part], parameters, chunk)
        hours = shares * employment[:, None]
        yield _Chunk(
            first,
            chunk,
            level_of(tasks, hours, reach, shares, parameters=parameters, draws=chunk),
        )


def level_of(
    tasks: TaskArrays,
    hours_weight: FloatArray,
    reach: FloatArray,
    time_share: FloatArray,
    *,
    parameters: ParameterSet,
    draws: SharedDraws,
) -> Level:
    """Assemble the level equation; `hours_weight` (T, M) is each task's share of all hours."""
    intensity = use_intensity(tasks, time_share, parameters, draws)
    delegability = draw_delegability(
        tasks.automation_shares, hard_reasons(tasks, parameters), parameters, draws
    )
    return Level(
        weight=hours_weight * reach,
        delegability=delegability,
        assisted_intensity=intensity.assisted,
        delegated_intensity=intensity.delegated,
        relative=bounded_adoption(tasks, parameters)[:, None],
    )


def level_targets(level: Level, parameters: ParameterSet, draws: SharedDraws) -> Shares:
    """Assumed shares of all hours, H_d and H_a, at most what is attainable; shape (M,) each."""
    wanted = assumed_level(parameters, draws)
    attainable = level.attainable()
    part = parameters["exposure.level_attainable_share"].value
    return Shares(
        delegated=np.minimum(wanted.delegated, part * attainable.delegated),
        assisted=np.minimum(wanted.assisted, part * attainable.assisted),
    )


def assumed_level(parameters: ParameterSet, draws: SharedDraws) -> Shares:
    """Assumed shares of all work hours, H_d and H_a, shape (M,) each."""
    assisted = draws.of(parameters["exposure.hours_assisted_level"])
    return Shares(
        delegated=assisted * draws.of(parameters["exposure.hours_delegated_ratio"]),
        assisted=assisted,
    )


def solve_level(level: Level, target: Shares) -> Shares:
    """Find theta_d and theta_a, shape (M,) each, that meet both level equations.

    Notes
    -----
    Each kind of use rises in its own theta and falls in the other's, through the scaling at
    reach. Solving them in turn from theta_d = 0 therefore climbs monotonically to the solution.
    """
    if not ((target.assisted > 0.0) & (target.delegated > 0.0)).all():
        raise InfeasibleError(
            "no use of AI is within reach, so no level of use can be met", where="calibration"
        )
    assisted = delegated = np.zeros_like(target.assisted)
    for _ in range(MAXIMUM_ROUNDS):
        delegated_part = level.delegated_part(delegated)
        assisted = solve_increasing(
            partial(level.assisted_hours, delegated_part), target.assisted, assisted
        )
        assisted_part = level.assisted_part(assisted)
        delegated = solve_increasing(
            partial(level.delegated_hours, assisted_part), target.delegated, delegated
        )
        met = level.assisted_hours(level.delegated_part(delegated), assisted)
        if (np.abs(met / target.assisted - 1.0) < 10 * ROOT_TOLERANCE).all():
            return Shares(delegated=delegated, assisted=assisted)
    raise InfeasibleError("the two levels of use do not meet", where="calibration")


def _employment(tasks: TaskArrays, starts: NDArray[np.intp], ordered: pl.DataFrame) -> FloatArray:
    heads = tasks.employment_heads
    sizes = np.diff(np.append(starts, tasks.count))
    first = np.repeat(heads[starts], sizes)
    if (np.abs(heads - first) > 1e-6 * np.maximum(first, 1.0)).any():
        rows = np.flatnonzero(np.abs(heads - first) > 1e-6 * np.maximum(first, 1.0))
        codes = ordered.get_column("occupation_onet2019")
        raise DataError(
            "tasks of one occupation disagree on its employment",
            where="task facts",
            items=sorted({codes[int(row)] for row in rows}),
        )
    total = heads[starts].sum()
    if not total > 0.0:
        raise DataError("no occupation employs anybody", where="task facts")
    return np.asarray(heads / total)


def _rows(first: int, theta: Shares, adopted: FloatArray) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "draw": np.arange(first, first + adopted.size, dtype=np.int64),
            "theta_assisted": theta.assisted,
            "theta_delegated": theta.delegated,
            "adopted_share": adopted,
        }
    )
