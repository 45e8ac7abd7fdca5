"""The compiled engine with demand that follows openings: each week's target is solved for."""

from typing import NamedTuple

import numpy as np

from jobmorph.market.kernel import (
    add_flows,
    age_spells,
    move_people,
    recall_people,
    record_period,
    sum_spells,
)
from jobmorph.market.kernel_arrays import (
    BLOCK,
    MEASURES,
    STOCKS,
    Fixed,
    FloatArray,
    Habits,
    Rates,
    Stocks,
    Waiting,
    Week,
    compiled,
)
from jobmorph.market.kernel_search import apply_for_jobs, leave_and_open

# A week's target is found to a millionth of employment.
HALVINGS = 20
# Targets are looked for up to so many times people at work and vacancies.
MOST = 1.5


class Aim(NamedTuple):
    """What demand follows.

    Parameters
    ----------
    knots : ndarray, shape (Y + 1, B, N)
        What targets are in proportion to, log-linear in between; their sum does not matter.
    openings : ndarray, shape (T,)
        Openings as a share of employment and openings at the end of each week.
    shares : ndarray, shape (B, N)
        Room for the proportions of a week.
    needed : ndarray, shape (B,)
        Room for the positions to open in a week.
    """

    knots: FloatArray
    openings: FloatArray
    shares: FloatArray
    needed: FloatArray


@compiled
def solve_target(
    stocks: Stocks,
    waiting: Waiting,
    fixed: Fixed,
    rates: Rates,
    habits: Habits,
    week: Week,
    aim: Aim,
    now: int,
) -> None:
    """Find Z of each draw so that the positions opened, targets Z times shares, are those needed.

    Where even the least target opens too many the least is taken: the excess at which no post
    is opened again, beyond which a target would change openings no more.
    """
    low, high = np.zeros(BLOCK), np.zeros(BLOCK)
    for b in range(BLOCK):
        total = stocks.employed[b].sum() + stocks.vacancies[b].sum()
        low[b] = total / (1.0 + habits.replacement_band[b])
        high[b] = MOST * total
    for halving in range(HALVINGS + 1):
        for b in range(BLOCK):
            middle = 0.5 * (low[b] + high[b]) if halving < HALVINGS else low[b]
            for i in range(aim.shares.shape[1]):
                week.target[b, i] = middle * aim.shares[b, i]
        leave_and_open(stocks, waiting, fixed, rates, habits, week, now)
        if halving < HALVINGS:
            for b in range(BLOCK):
                middle = 0.5 * (low[b] + high[b])
                if week.opened[b].sum() > aim.needed[b]:
                    high[b] = middle
                else:
                    low[b] = middle


@compiled
def set_shares(aim: Aim, fixed: Fixed, now: int) -> None:
    """Write the proportions of targets at the end of a week, summing to 1 in each draw."""
    year, passed = divmod(now, fixed.weeks_between_knots)
    part = (passed + 1.0) / fixed.weeks_between_knots
    growth = np.log(aim.knots[year + 1] / aim.knots[year])
    aim.shares[:] = aim.knots[year] * np.exp(part * growth)
    for b in range(BLOCK):
        aim.shares[b] /= aim.shares[b].sum()


@compiled
def follow_block(
    stocks: Stocks,
    waiting: Waiting,
    fixed: Fixed,
    rates: Rates,
    habits: Habits,
    week: Week,
    aim: Aim,
    record: FloatArray,
) -> None:
    """Run one block of draws so that openings take a given course.

    Parameters
    ----------
    aim : Aim
        Course of openings; its rooms are changed in place.
    record : ndarray, shape (B, R, G, MEASURES)
        Zero at the start.
    """
    searching, awaiting = waiting.searching, waiting.awaiting
    sum_spells(searching)
    sum_spells(awaiting)
    flows = np.zeros((BLOCK, MEASURES - STOCKS, fixed.group.size))
    has_recall = habits.recall_share.max() > 0.0 or awaiting.total.max() > 0.0
    filled = np.zeros(BLOCK)
    for now in range(fixed.period.size):
        set_shares(aim, fixed, now)
        ratio = aim.openings[now] / (1.0 - aim.openings[now])
        for b in range(BLOCK):
            wanted = ratio * stocks.employed[b].sum()
            # Posts filled change little from week to week; what they do is made good in the next.
            aim.needed[b] = wanted - stocks.vacancies[b].sum() + filled[b]
        solve_target(stocks, waiting, fixed, rates, habits, week, aim, now)
        apply_for_jobs(stocks, searching, fixed, rates, habits, week)
        for b in range(BLOCK):
            filled[b] = week.filled[b].sum()
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
        if now == fixed.period.size - 1 or fixed.period[now + 1] != period:
            record_period(stocks, waiting, fixed.group, flows, record[:, period])
