"""Fit the labour flows to the past: the parameters with the least loss, and their intervals."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from jobmorph.market.calibrate_run import Past, courses_of
from jobmorph.market.calibrate_series import MonthlySeries
from jobmorph.market.calibrate_space import Space
from jobmorph.market.evolution import search
from jobmorph.market.loss import loss

FloatArray = NDArray[np.float64]
# Sees every round of a search: places (M, D) in the unit box, and their loss (M,).
Watch = Callable[[FloatArray, FloatArray], None]

# Rise of the loss that bounds an interval, and how far apart it is looked at.
RISE_95: Final = 3.84
RISE_80: Final = 1.642
PROFILE_STEP: Final = 0.1


@dataclass(frozen=True, slots=True)
class Effort:
    """Length of a search: rounds, candidates in each, first spread in the unit box, seed."""

    rounds: int
    candidates: int = 32
    step: float = 0.2
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Fit:
    """The best parameters under one driver.

    Parameters
    ----------
    driver : str
        Its name.
    values : dict of str to float
        Parameters, the held ones too.
    loss : float
        Loss in sample.
    evaluations : int
        Runs that it took.
    """

    driver: str
    values: dict[str, float]
    loss: float
    evaluations: int


def fit(
    past: Past,
    counted: MonthlySeries,
    space: Space,
    effort: Effort,
    *,
    start: FloatArray | None = None,
    watch: Watch | None = None,
) -> Fit:
    """Find the parameters with the least loss in sample.

    Parameters
    ----------
    past : Past
        The economy; weeks after the last month in sample are not run.
    counted : MonthlySeries
        What is to be met.
    space : Space
        What is looked for.
    effort : Effort
        Length of the search.
    start : ndarray, shape (D,), optional
        Where it begins, in the unit box.
    watch : callable, optional
        Called after each round with the places looked at and their loss.
    """
    last = int(np.flatnonzero(counted.in_sample)[-1]) + 1
    seen = past.until(last)

    def worth(places: FloatArray) -> FloatArray:
        courses = courses_of(seen, space.candidates(places))
        found = loss(courses, counted, past.driver.inputs)
        if watch is not None:
            watch(places, found)
        return found

    found = search(
        worth,
        space.start if start is None else start,
        rounds=effort.rounds,
        candidates=effort.candidates,
        step=effort.step,
        rng=np.random.default_rng(effort.seed),
    )
    return Fit(past.driver.name, space.values_of(found.place), found.value, found.evaluations)


@dataclass(frozen=True, slots=True)
class Profile:
    """What the past says of one parameter when all others may give way.

    Parameters
    ----------
    name : str
        The parameter.
    low, high : float
        Ends of the values whose loss is at most some rise above the least; an end of its range if
        the loss does not rise by that much.
    """

    name: str
    low: float
    high: float


def profile(
    past: Past,
    counted: MonthlySeries,
    space: Space,
    best: Fit,
    name: str,
    effort: Effort,
    *,
    rise: float = RISE_95,
) -> Profile:
    """Hold one parameter away from its best value, fit the rest again, and see the loss rise.

    Walks outwards by a tenth of the range of the unit box and interpolates in between.

    Parameters
    ----------
    past, counted, space
        As in `fit`.
    best : Fit
        The best parameters.
    name : str
        Parameter of the space.
    effort : Effort
        Length of each search.
    rise : float
        Rise of the loss at the ends: `RISE_95`, or `RISE_80` for a range of 8 in 10.
    """
    place = next(row for row, each in enumerate(space.ranges) if each.name == name)
    centre = space.places_of(best.values)
    ends = []
    for sign in (-1.0, 1.0):
        here, below = centre, best.loss
        end = 0.0 if sign < 0.0 else 1.0
        while 0.0 < here[place] < 1.0:
            there = here.copy()
            there[place] = np.clip(here[place] + sign * PROFILE_STEP, 0.0, 1.0)
            value = space.values_of(there)[name]
            within = space.holding(name, value)
            found = fit(past, counted, within, effort, start=np.delete(there, place))
            more, before = found.loss - best.loss, max(below - best.loss, 0.0)
            if more > rise:
                part = (rise - before) / (more - before)
                end = here[place] + part * (there[place] - here[place])
                break
            here, below = space.places_of(found.values), found.loss
        ends.append(end)
    low, high = (np.where(np.arange(centre.size) == place, end, centre) for end in ends)
    return Profile(name, space.values_of(low)[name], space.values_of(high)[name])
