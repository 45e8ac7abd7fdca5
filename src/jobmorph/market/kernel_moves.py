"""Who went where in one week, by groups: a record of the compiled engine."""

import numpy as np

from jobmorph.market.kernel_arrays import (
    BLOCK,
    Fixed,
    FloatArray,
    Habits,
    Rates,
    Spells,
    Stocks,
    Week,
    compiled,
)
from jobmorph.market.kernel_search import over


@compiled
def gather_by_group(fixed: Fixed, row: int, x: FloatArray, out: FloatArray) -> None:
    """Write sum_e shares_e x_place(e) over the entries of a row that lead to each group.

    Entries stand by destination and most groups are runs of nodes, so that a sum is written only
    where the group changes.
    """
    out[:] = 0.0
    a0 = a1 = a2 = a3 = a4 = a5 = a6 = a7 = 0.0
    last = fixed.row_starts[row + 1]
    for entry in range(fixed.row_starts[row], last):
        place = fixed.destinations[entry]
        share, values = fixed.row_shares[entry], x[place]
        a0 += share * values[0]
        a1 += share * values[1]
        a2 += share * values[2]
        a3 += share * values[3]
        a4 += share * values[4]
        a5 += share * values[5]
        a6 += share * values[6]
        a7 += share * values[7]
        to = fixed.group[place]
        if entry + 1 == last or fixed.group[fixed.destinations[entry + 1]] != to:
            sums = out[to]
            sums[0] += a0
            sums[1] += a1
            sums[2] += a2
            sums[3] += a3
            sums[4] += a4
            sums[5] += a5
            sums[6] += a6
            sums[7] += a7
            a0 = a1 = a2 = a3 = a4 = a5 = a6 = a7 = 0.0


@compiled
def record_moves(
    stocks: Stocks,
    searching: Spells,
    fixed: Fixed,
    rates: Rates,
    habits: Habits,
    week: Week,
    record: FloatArray,
) -> None:
    """Add the hires of a week by group left and group entered; see `group_moves.moves_between`.

    Stands between `apply_for_jobs`, whose last product leaves b_j pull_j p_j in `week.beside`, and
    `move_people`, which changes the stocks.

    Parameters
    ----------
    record : ndarray, shape (B, G + 1, G)
        Row G is from outside.
    """
    groups = record.shape[2]
    reach, sums = np.zeros((groups, BLOCK)), np.zeros((groups + 1, groups, BLOCK))
    away, newcomers = np.zeros(BLOCK), np.zeros(BLOCK)
    for i in range(fixed.group.size):
        gather_by_group(fixed, i, week.beside, reach)
        stay, own = 1.0 - fixed.exit_share[i], fixed.group[i]
        for b in range(BLOCK):
            pooled = habits.discouragement_share[b] * searching.pool[b, i]
            looking = searching.weighted[b, i] - pooled * searching.pool_chance[b]
            idle = over(looking * stay, week.reach_idle[b, i])
            busy = over(week.at_work[b] * week.staying[b, i], week.reach_busy[b, i])
            fresh = over(stocks.outside[b, i] * stay, week.reach_idle[b, i])
            away[b] = habits.away_idle[b] * idle + habits.away_busy[b] * busy
            newcomers[b] = habits.away_idle[b] * fresh
            worth = week.worth[b, i]
            staying = rates.own_idle[b, i] * idle + rates.own_busy[b, i] * busy
            sums[own, own, b] += staying * worth
            sums[groups, own, b] += rates.own_idle[b, i] * fresh * worth
        for to in range(groups):
            for b in range(BLOCK):
                sums[own, to, b] += away[b] * reach[to, b]
                sums[groups, to, b] += newcomers[b] * reach[to, b]
    for b in range(BLOCK):
        record[b] += sums[:, :, b]
