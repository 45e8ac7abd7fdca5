"""The compiled engine up to the success of applications; equations as in `phases`."""

import numpy as np

from jobmorph.market.flow_parameters import MOST_RELATIVE_TIGHTNESS
from jobmorph.market.kernel_arrays import (
    BLOCK,
    Fixed,
    FloatArray,
    Habits,
    IntArray,
    PlaceArray,
    Rates,
    Spells,
    Stocks,
    Waiting,
    Week,
    compiled,
    compiled_sums,
)


@compiled
def gather(
    starts: IntArray, places: PlaceArray, shares: FloatArray, x: FloatArray, out: FloatArray
) -> None:
    """Write the sparse product out_i = sum_e shares_e x_place(e) for a block of eight draws."""
    for i in range(starts.size - 1):
        a0 = a1 = a2 = a3 = a4 = a5 = a6 = a7 = 0.0
        for entry in range(starts[i], starts[i + 1]):
            share, row = shares[entry], x[places[entry]]
            a0 += share * row[0]
            a1 += share * row[1]
            a2 += share * row[2]
            a3 += share * row[3]
            a4 += share * row[4]
            a5 += share * row[5]
            a6 += share * row[6]
            a7 += share * row[7]
        row = out[i]
        row[0], row[1], row[2], row[3] = a0, a1, a2, a3
        row[4], row[5], row[6], row[7] = a4, a5, a6, a7


@compiled
def multiply(starts: IntArray, places: PlaceArray, shares: FloatArray, week: Week) -> None:
    """Write the sparse product of `week.product` to `week.gathered`, draws side by side."""
    nodes = week.product.shape[1]
    for i in range(nodes):
        for b in range(BLOCK):
            week.beside[i, b] = week.product[b, i]
    gather(starts, places, shares, week.beside, week.result)
    for i in range(nodes):
        for b in range(BLOCK):
            week.gathered[b, i] = week.result[i, b]


@compiled
def over(top: float, bottom: float) -> float:
    """Divide, and give 0 where the bottom is 0."""
    return top / (bottom if bottom > 0.0 else np.inf)


@compiled
def one_less_exp(week: Week) -> None:
    """Write 1 - exp(-y) of `week.load`, y >= 0, to `week.chance`; to one unit in the last place.

    The library's function takes one number at a time. With y = k ln 2 + r, |r| <= ln 2 / 2:
    1 - exp(-y) = (1 - 2^-k) - 2^-k (exp(-r) - 1), a Taylor sum of 13 terms, 2^-k put together from
    its bits.
    """
    for b in range(BLOCK):
        for i in range(week.load.shape[1]):
            y = min(week.load[b, i], 600.0)
            k = np.floor(y * 1.4426950408889634 + 0.5)
            r = (k * 0.693147180369123816490 - y) + k * 1.90821492927058770002e-10
            tail = 1.0 / 479001600.0 + r * (1.0 / 6227020800.0)
            tail = 1.0 / 3628800.0 + r * (1.0 / 39916800.0 + r * tail)
            tail = 1.0 / 40320.0 + r * (1.0 / 362880.0 + r * tail)
            tail = 1.0 / 720.0 + r * (1.0 / 5040.0 + r * tail)
            tail = 1.0 / 24.0 + r * (1.0 / 120.0 + r * tail)
            week.chance[b, i] = r + r * r * (0.5 + r * (1.0 / 6.0 + r * tail))
            week.bits[b, i] = (1023 - np.int64(k)) << 52
    for b in range(BLOCK):
        for i in range(week.load.shape[1]):
            scale = week.scale[b, i]
            week.chance[b, i] = (1.0 - scale) - scale * week.chance[b, i]


@compiled
def leave_and_open(
    stocks: Stocks,
    waiting: Waiting,
    fixed: Fixed,
    rates: Rates,
    habits: Habits,
    week: Week,
    now: int,
) -> None:
    """Separations, exits and openings of a week, the pull of each node, and who enters."""
    look_around(stocks, waiting, habits, week)
    searching, awaiting = waiting.searching, waiting.awaiting
    cycle = fixed.cycle[now]
    for b in range(BLOCK):
        separation_speed, opening_speed = habits.separation_speed[b], habits.opening_speed[b]
        replacement_share, band = habits.replacement_share[b], habits.replacement_band[b]
        discouraged = habits.discouragement_share[b]
        scale = fixed.separation_scale[now] * week.lull[b]
        for i in range(stocks.employed.shape[1]):
            gone = fixed.exit_share[i]
            employed, vacancies = stocks.employed[b, i], stocks.vacancies[b, i]
            target = week.target[b, i] * cycle
            gap = employed + vacancies - target
            share = min(rates.risk[b, i] * scale, 1.0)
            closing = over(separation_speed * max(gap, 0.0), employed)
            separated = employed * (share + (1.0 - share) * min(closing, 1.0))
            leaving = (employed - separated) * gone
            share = min(rates.opening_share[b, i], 1.0)
            closing = over(opening_speed * max(-gap, 0.0), employed)
            opened = employed * (share + (1.0 - share) * min(closing, 1.0))
            # Without a band the width is so small that the slope is an edge.
            slope = min(max(1.0 - gap / max(band * target, 1e-300), 0.0), 1.0)
            again = replacement_share * slope
            pooled = searching.pool[b, i] + awaiting.pool[b, i]
            idle = searching.total[b, i] + awaiting.total[b, i]
            given_up = discouraged * pooled * (1.0 - gone)
            week.exits[b, i] = leaving + (stocks.outside[b, i] + idle) * gone + given_up
            week.separated[b, i] = separated
            week.opened[b, i] = opened + (stocks.quits[b, i] + leaving) * again
            week.staying[b, i] = employed - separated - leaving
            pull = vacancies * rates.pull_scale[b, i]
            week.pull[b, i], week.product[b, i] = pull, pull * rates.appeal[b, i]
    enter(stocks, waiting, habits, week)


@compiled_sums
def look_around(stocks: Stocks, waiting: Waiting, habits: Habits, week: Week) -> None:
    """Write what tightness makes of draws: how many at work search, and how many lose jobs."""
    searching, awaiting = waiting.searching, waiting.awaiting
    for b in range(BLOCK):
        idle = vacancies = 0.0
        for i in range(stocks.employed.shape[1]):
            idle += searching.total[b, i] + awaiting.total[b, i]
            vacancies += stocks.vacancies[b, i]
        relative = over(vacancies, idle) / habits.steady_tightness[b]
        effort = habits.job_search_share[b] * relative ** habits.search_cyclicality[b]
        week.at_work[b] = min(effort, 1.0)
        bounded = min(max(relative, 1.0 / MOST_RELATIVE_TIGHTNESS), MOST_RELATIVE_TIGHTNESS)
        week.lull[b] = bounded ** -habits.separation_cyclicality[b]


@compiled_sums
def enter(stocks: Stocks, waiting: Waiting, habits: Habits, week: Week) -> None:
    """How many people enter the labour force, by draw."""
    searching, awaiting = waiting.searching, waiting.awaiting
    for b in range(BLOCK):
        people = exits = idle = 0.0
        for i in range(stocks.employed.shape[1]):
            idle += searching.total[b, i] + awaiting.total[b, i]
            people += stocks.employed[b, i] + stocks.outside[b, i]
            exits += week.exits[b, i]
        week.entering[b] = exits + habits.growth_share[b] * (people + idle)


@compiled
def apply_for_jobs(
    stocks: Stocks, searching: Spells, fixed: Fixed, rates: Rates, habits: Habits, week: Week
) -> None:
    """Search of every node for every node, up to the success of applications."""
    nodes = stocks.employed.shape[1]
    multiply(fixed.row_starts, fixed.destinations, fixed.row_shares, week)
    for b in range(BLOCK):
        away_idle = habits.away_idle[b]
        away_busy = habits.away_busy[b]
        discouraged = habits.discouragement_share[b]
        pool_chance = searching.pool_chance[b]
        at_work = week.at_work[b]
        for i in range(nodes):
            stay = 1.0 - fixed.exit_share[i]
            pull, abroad = week.pull[b, i], week.gathered[b, i]
            reach_idle = rates.own_idle[b, i] * pull + away_idle * abroad
            reach_busy = rates.own_busy[b, i] * pull + away_busy * abroad
            pooled = discouraged * searching.pool[b, i]
            looking = searching.weighted[b, i] - pooled * pool_chance
            idle = over((looking + stocks.outside[b, i]) * stay, reach_idle)
            busy = over(at_work * week.staying[b, i], reach_busy)
            week.reach_idle[b, i], week.reach_busy[b, i] = reach_idle, reach_busy
            week.own_pressure[b, i] = rates.own_idle[b, i] * idle + rates.own_busy[b, i] * busy
            week.product[b, i] = away_idle * idle + away_busy * busy
    multiply(fixed.column_starts, fixed.origins, fixed.column_shares, week)
    for b in range(BLOCK):
        matching_window = habits.matching_window[b] * habits.vacancy_window[b]
        for i in range(nodes):
            abroad = rates.appeal[b, i] * week.gathered[b, i]
            received = week.pull[b, i] * (week.own_pressure[b, i] + abroad)
            week.received[b, i] = received
            week.load[b, i] = matching_window * over(received, stocks.vacancies[b, i])
    one_less_exp(week)
    for b in range(BLOCK):
        vacancy_window = habits.vacancy_window[b]
        for i in range(nodes):
            filled = stocks.vacancies[b, i] * week.chance[b, i] / vacancy_window
            worth = week.pull[b, i] * over(filled, week.received[b, i])
            week.filled[b, i], week.worth[b, i] = filled, worth
            week.product[b, i] = rates.appeal[b, i] * worth
    multiply(fixed.row_starts, fixed.destinations, fixed.row_shares, week)
