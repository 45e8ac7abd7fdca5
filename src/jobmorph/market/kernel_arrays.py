"""Arrays of the compiled engine, a block of draws side by side; and how loops are compiled."""

from collections.abc import Callable
from importlib import import_module
from typing import Any, Final, NamedTuple, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
# Without a sign no place can count from the end, which saves a test for each entry.
PlaceArray = NDArray[np.uint32]
Function = TypeVar("Function", bound=Callable[..., Any])

# Draws computed side by side; the sparse product is written out for this many.
BLOCK: Final = 8

# Places of the record's last axis but one.
EMPLOYED, UNEMPLOYED, LONG_TERM, OUTSIDE, VACANCIES = 0, 1, 2, 3, 4
SEPARATED, EXITS, OPENED, FOUND, QUITS, ARRIVED, FILLED, RECALLED = 5, 6, 7, 8, 9, 10, 11, 12
STOCKS: Final = 5
MEASURES: Final = 13


def compiled(function: Function) -> Function:
    """Compile a function of arrays where numba is installed, else return it as it is."""
    return _compile(function, set())


def compiled_sums(function: Function) -> Function:
    """Compile a function whose sums may be taken in any order, so that they use wide registers."""
    return _compile(function, {"reassoc", "nsz"})


def _compile(function: Function, freedom: set[str]) -> Function:
    try:
        numba = import_module("numba")
    except ImportError:
        return function
    # Off by default in numba; without it lines written out for a block stay one number wide.
    numba.config.SLP_VECTORIZE = 1
    make = numba.njit(nogil=True, cache=True, error_model="numpy", fastmath=freedom)
    return cast("Function", make(function))


class Fixed(NamedTuple):
    """What all draws share: the network by rows and by columns, exits, groups, the calendar."""

    row_starts: IntArray
    destinations: PlaceArray
    row_shares: FloatArray
    column_starts: IntArray
    origins: PlaceArray
    column_shares: FloatArray
    exit_share: FloatArray
    group: IntArray
    period: IntArray
    cycle: FloatArray
    separation_scale: FloatArray
    weeks_between_knots: int


class Rates(NamedTuple):
    """Habits of nodes in a block of draws; shape (B, N)."""

    risk: FloatArray
    entrant_share: FloatArray
    opening_share: FloatArray
    appeal: FloatArray
    own_idle: FloatArray
    own_busy: FloatArray
    pull_scale: FloatArray


class Habits(NamedTuple):
    """Parameters of a block of draws; shape (B,)."""

    separation_cyclicality: FloatArray
    separation_speed: FloatArray
    opening_speed: FloatArray
    replacement_share: FloatArray
    replacement_band: FloatArray
    entrant_unemployed_share: FloatArray
    matching_window: FloatArray
    vacancy_window: FloatArray
    away_idle: FloatArray
    away_busy: FloatArray
    job_search_share: FloatArray
    search_cyclicality: FloatArray
    discouragement_share: FloatArray
    recall_share: FloatArray
    recall_rate: FloatArray
    growth_share: FloatArray
    steady_tightness: FloatArray


class Spells(NamedTuple):
    """People without work by weeks, in a ring that never moves; changed in place.

    After w weeks place s holds class s + w, modulo K - 1: to wait a week longer costs nothing.
    `chance`, by class and twice over, is read from place w on.
    """

    ring: FloatArray  # (B, N, K - 1)
    pool: FloatArray  # (B, N), the last class
    chance: FloatArray  # (B, 2 (K - 1)): effort, or the rate of recall, by class
    pool_chance: FloatArray  # (B,)
    total: FloatArray  # (B, N)
    weighted: FloatArray  # (B, N), sum of people times their chance


class Stocks(NamedTuple):
    """Stocks of a block of draws, changed in place; (B, N)."""

    employed: FloatArray
    outside: FloatArray
    vacancies: FloatArray
    quits: FloatArray


class Week(NamedTuple):
    """Room for what a week needs; the first `ROWS` fields are (B, N)."""

    target: FloatArray
    growth: FloatArray
    separated: FloatArray
    exits: FloatArray
    opened: FloatArray
    staying: FloatArray
    pull: FloatArray
    product: FloatArray
    gathered: FloatArray
    reach_idle: FloatArray
    reach_busy: FloatArray
    own_pressure: FloatArray
    filled: FloatArray
    worth: FloatArray
    finding: FloatArray
    starting: FloatArray
    recalled: FloatArray
    received: FloatArray
    load: FloatArray
    chance: FloatArray
    lull: FloatArray  # (B,), factor on separations that demand does not cause
    at_work: FloatArray  # (B,)
    entering: FloatArray  # (B,)
    bits: IntArray
    scale: FloatArray  # the same memory as `bits`
    beside: FloatArray  # (N, B)
    result: FloatArray  # (N, B)


# Fields of `Week` up to `chance`.
ROWS: Final = Week._fields.index("chance") + 1


class Waiting(NamedTuple):
    """Everybody without work: those who search, and those who wait for recall."""

    searching: Spells
    awaiting: Spells


class Record(NamedTuple):
    """What a run of a block writes down; zero at the start."""

    totals: FloatArray  # (B, R, G, MEASURES)
    sampled: IntArray  # (T,), place in `moves` of each week, below 0 if its moves are not wanted
    moves: FloatArray  # (B, S, G + 1, G), hires of a week by group left and entered
