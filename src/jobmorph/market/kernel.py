"""The expected-value engine for many draws at once, compiled where numba is installed.

The same week as in `phases`, written as loops over nodes with a block of draws innermost. Without
numba the loops run as plain Python: right, and far too slow for anything but a test.
"""

import numpy as np

from jobmorph.market.kernel_arrays import (
    ARRIVED,
    BLOCK,
    EMPLOYED,
    EXITS,
    FILLED,
    FOUND,
    LONG_TERM,
    MEASURES,
    OPENED,
    OUTSIDE,
    QUITS,
    RECALLED,
    SEPARATED,
    STOCKS,
    UNEMPLOYED,
    VACANCIES,
    Fixed,
    FloatArray,
    Habits,
    IntArray,
    Rates,
    Record,
    Spells,
    Stocks,
    Waiting,
    Week,
    compiled,
    compiled_sums,
)
from jobmorph.market.kernel_moves import record_moves
from jobmorph.market.kernel_search import apply_for_jobs, leave_and_open, over


@compiled
def move_people(
    stocks: Stocks, searching: Spells, fixed: Fixed, rates: Rates, habits: Habits, week: Week
) -> None:
    """Apply the flows of a week to all but the spells; quits stay in the stocks."""
    for b in range(BLOCK):
        away_idle = habits.away_idle[b]
        away_busy = habits.away_busy[b]
        discouraged = habits.discouragement_share[b]
        pool_chance = searching.pool_chance[b]
        at_work = week.at_work[b]
        all_entering = week.entering[b]
        entrant_unemployed_share = habits.entrant_unemployed_share[b]
        recall_share = habits.recall_share[b]
        for i in range(stocks.employed.shape[1]):
            stay = 1.0 - fixed.exit_share[i]
            worth, abroad = week.worth[b, i], week.gathered[b, i]
            found = rates.own_idle[b, i] * worth + away_idle * abroad
            finding = over(found, week.reach_idle[b, i])
            found = rates.own_busy[b, i] * worth + away_busy * abroad
            quits = at_work * week.staying[b, i] * over(found, week.reach_busy[b, i])
            outside = stocks.outside[b, i] * stay
            entering = all_entering * rates.entrant_share[b, i]
            idle = entering * entrant_unemployed_share
            waiting = week.separated[b, i] * recall_share
            filled, opened = week.filled[b, i], week.opened[b, i]
            stocks.employed[b, i] = week.staying[b, i] - quits + filled + week.recalled[b, i]
            stocks.outside[b, i] = outside * (1.0 - finding) + entering - idle
            stocks.vacancies[b, i] = max(stocks.vacancies[b, i] + opened - filled, 0.0)
            stocks.quits[b, i] = quits
            week.pull[b, i] = outside * finding
            pooled = discouraged * searching.pool[b, i]
            looking = searching.weighted[b, i] - pooled * pool_chance
            week.product[b, i] = looking * stay * finding
            week.finding[b, i] = finding
            week.starting[b, i] = week.separated[b, i] - waiting + idle
            week.gathered[b, i] = waiting


@compiled_sums
def age_spells(
    spells: Spells,
    finding: FloatArray,
    starting: FloatArray,
    exit_share: FloatArray,
    discouraged: FloatArray,
    now: int,
) -> None:
    """Take out who found a job or left, let the rest wait a week longer, and sum them up."""
    classes = spells.ring.shape[2]
    first, after = now % classes, (now + 1) % classes
    oldest = (classes - 1 - now) % classes
    for b in range(BLOCK):
        chance, fresh_chance = spells.chance[b, first : first + classes], spells.chance[b, 0]
        next_chance = spells.chance[b, after : after + classes]
        pool_chance, given_up = spells.pool_chance[b], 1.0 - discouraged[b]
        for i in range(exit_share.size):
            stay, found, row = 1.0 - exit_share[i], finding[b, i], spells.ring[b, i]
            total = weighted = 0.0
            for place in range(classes):
                heads = row[place] * stay * (1.0 - chance[place] * found)
                row[place] = heads
                total += heads
                weighted += heads * next_chance[place]
            pool = spells.pool[b, i] * stay * given_up * (1.0 - pool_chance * found) + row[oldest]
            change = starting[b, i] - row[oldest]
            spells.pool[b, i] = pool
            spells.total[b, i] = total + change + pool
            spells.weighted[b, i] = weighted + change * fresh_chance + pool * pool_chance
            row[oldest] = starting[b, i]


@compiled
def sum_spells(spells: Spells) -> None:
    """Sum up the spells at the start."""
    draws, nodes, classes = spells.ring.shape
    for b in range(draws):
        for i in range(nodes):
            total, weighted = spells.pool[b, i], spells.pool[b, i] * spells.pool_chance[b]
            for place in range(classes):
                total += spells.ring[b, i, place]
                weighted += spells.ring[b, i, place] * spells.chance[b, place]
            spells.total[b, i], spells.weighted[b, i] = total, weighted


@compiled
def recall_people(awaiting: Spells, fixed: Fixed, habits: Habits, week: Week) -> None:
    """People who return to their old job this week."""
    for b in range(BLOCK):
        for i in range(week.recalled.shape[1]):
            given_up = habits.discouragement_share[b] * awaiting.pool[b, i]
            left = awaiting.weighted[b, i] - given_up * awaiting.pool_chance[b]
            week.recalled[b, i] = left * (1.0 - fixed.exit_share[i])


@compiled
def add_flows(stocks: Stocks, week: Week, flows: FloatArray) -> None:
    """Add the flows of a week to those of its period, shape (B, MEASURES - STOCKS, N)."""
    for b in range(BLOCK):
        sums = flows[b]
        for i in range(sums.shape[1]):
            sums[SEPARATED - STOCKS, i] += week.separated[b, i]
            sums[EXITS - STOCKS, i] += week.exits[b, i]
            sums[OPENED - STOCKS, i] += week.opened[b, i]
            sums[FOUND - STOCKS, i] += week.product[b, i]
            sums[QUITS - STOCKS, i] += stocks.quits[b, i]
            sums[ARRIVED - STOCKS, i] += week.pull[b, i]
            sums[FILLED - STOCKS, i] += week.filled[b, i]
            sums[RECALLED - STOCKS, i] += week.recalled[b, i]


@compiled
def record_period(
    stocks: Stocks,
    waiting: Waiting,
    group: IntArray,
    flows: FloatArray,
    record: FloatArray,
) -> None:
    """Sum stocks, and the flows of a period, by group: record (B, G, MEASURES); clear the flows."""
    searching, awaiting = waiting.searching, waiting.awaiting
    for b in range(BLOCK):
        for i in range(group.size):
            row = record[b, group[i]]
            row[EMPLOYED] += stocks.employed[b, i]
            row[UNEMPLOYED] += searching.total[b, i] + awaiting.total[b, i]
            row[LONG_TERM] += searching.pool[b, i] + awaiting.pool[b, i]
            row[OUTSIDE] += stocks.outside[b, i]
            row[VACANCIES] += stocks.vacancies[b, i]
            for measure in range(STOCKS, MEASURES):
                row[measure] += flows[b, measure - STOCKS, i]
    flows[:] = 0.0


@compiled
def run_block(
    stocks: Stocks,
    waiting: Waiting,
    fixed: Fixed,
    rates: Rates,
    habits: Habits,
    week: Week,
    knots: FloatArray,
    record: Record,
) -> None:
    """Run one block of draws over all weeks.

    Parameters
    ----------
    stocks : Stocks
        Start; holds the end afterwards. So does `waiting`.
    knots : ndarray, shape (Y + 1, B, N)
        Targets, log-linear in between.
    record : Record
        Written to.
    """
    weeks, searching, awaiting = fixed.period.size, waiting.searching, waiting.awaiting
    sum_spells(searching)
    sum_spells(awaiting)
    flows = np.zeros((BLOCK, MEASURES - STOCKS, fixed.group.size))
    has_recall = habits.recall_share.max() > 0.0 or awaiting.total.max() > 0.0
    for now in range(weeks):
        year, passed = divmod(now, fixed.weeks_between_knots)
        if passed == 0:
            growth = np.log(knots[year + 1] / knots[year]) / fixed.weeks_between_knots
            week.growth[:] = np.exp(growth)
            week.target[:] = knots[year]
        week.target[:] *= week.growth
        leave_and_open(stocks, waiting, fixed, rates, habits, week, now)
        apply_for_jobs(stocks, searching, fixed, rates, habits, week)
        place = record.sampled[now]
        if place >= 0:
            record_moves(stocks, searching, fixed, rates, habits, week, record.moves[:, place])
        if has_recall:
            recall_people(awaiting, fixed, habits, week)
        move_people(stocks, searching, fixed, rates, habits, week)
        lost, gone = habits.discouragement_share, fixed.exit_share
        age_spells(searching, week.finding, week.starting, gone, lost, now)
        if has_recall:
            week.finding[:] = 1.0
            age_spells(awaiting, week.finding, week.gathered, gone, lost, now)
        add_flows(stocks, week, flows)
        period = fixed.period[now]
        if now == weeks - 1 or fixed.period[now + 1] != period:
            record_period(stocks, waiting, fixed.group, flows, record.totals[:, period])
