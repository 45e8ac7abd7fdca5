"""A plan that stands, run through draws of what AI can do and what things cost."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.redesign.accounts import Costs
from jobmorph.redesign.layout import TeamArrays
from jobmorph.redesign.problem import TeamDesign
from jobmorph.redesign.rates import PlanRates

FloatArray = NDArray[np.float64]

# A service that lacks less than this part of its work manages.
MANAGES: Final = 0.01


@dataclass(frozen=True, slots=True)
class DrawnWorld:
    """What may turn out, in M draws.

    Parameters
    ----------
    delegated, assisted : ndarray, shape (T, P, M)
        Most of each task's load that AI does, and that is done with AI.
    checking_share, saving_share, used_share : ndarray, shape (M,)
        chi, sav, and the part of freed hours that is used.
    """

    delegated: FloatArray
    assisted: FloatArray
    checking_share: FloatArray
    saving_share: FloatArray
    used_share: FloatArray


@dataclass(frozen=True, slots=True)
class PriceDraws:
    """Prices relative to those that a plan was made with, shape (M,) each."""

    people: FloatArray
    tool: FloatArray
    set_up: FloatArray
    hire: FloatArray


@dataclass(frozen=True, slots=True)
class DrawnPlan:
    """What a fixed plan comes to in M draws.

    Parameters
    ----------
    missed : ndarray of bool, shape (V, P, M)
        Services that lack people.
    freed : ndarray, shape (P, M)
        Hours that AI frees beyond today.
    """

    missed: NDArray[np.bool_]
    freed: FloatArray

    @property
    def missed_share(self) -> float:
        """Part of the draws in which some service lacks people in some quarter."""
        return float(self.missed.any(axis=(0, 1)).mean())


def run_through(
    arrays: TeamArrays, rates: PlanRates, design: TeamDesign, world: DrawnWorld
) -> DrawnPlan:
    """Keep a plan's people and roll-out fixed, and see whether its services are kept.

    In a draw AI does min(planned, what it can), never less than what it does today. A service is
    missed if sum H n < (1 - `MANAGES`) (L - freed), with freed as in rule `service`.
    """
    tasks, seats = arrays.tasks, arrays.seats
    delegated, assisted = (
        _planned(arrays, design, f"{kind}_hours_quarter") for kind in ("delegated", "assisted")
    )
    freed = _freed(tasks.load, tasks.delegated_today, delegated, world.delegated) * (
        1.0 - world.checking_share - rates.care_share
    )
    freed += _freed(tasks.load, tasks.assisted_today, assisted, world.assisted) * world.saving_share
    heads = design.seats.sort("quarter", maintain_order=True)
    order = {seat: row for row, seat in enumerate(seats.ids)}
    people = np.zeros((len(seats.ids), arrays.quarters))
    for seat, quarter, count in heads.select("seat_id", "quarter", "planned_heads").iter_rows():
        people[order[seat], quarter - 1] = count
    missed = np.zeros(
        (len(arrays.services), arrays.quarters, world.checking_share.size), dtype=bool
    )
    for service in range(len(arrays.services)):
        own = (seats.service == service) & ~seats.is_held
        rows = own[tasks.seat]
        if not rows.any():
            continue
        able = (seats.hours[own] @ people[own])[:, None]
        load = tasks.load[rows].sum(axis=0)[:, None]
        missed[service] = able < load - freed[rows].sum(axis=0) - MANAGES * load
    return DrawnPlan(missed, freed.sum(axis=0))


def drawn_costs(costs: Costs, prices: PriceDraws) -> FloatArray:
    """Money of a plan, by quarter and draw, shape (P, M)."""
    total: FloatArray = (
        np.outer(costs.people + costs.layoff, prices.people)
        + np.outer(costs.tool, prices.tool)
        + np.outer(costs.set_up, prices.set_up)
        + np.outer(costs.hire, prices.hire)
        + costs.training[:, None]
    )
    return total


def _planned(arrays: TeamArrays, design: TeamDesign, column: str) -> FloatArray:
    """Hours of a plan by task and quarter, in the order of the arrays; shape (T, P)."""
    table = design.tasks.select("seat_id", "task_id", "quarter", pl.col(column))
    found = {(seat, task, quarter): hours for seat, task, quarter, hours in table.iter_rows()}
    seats = arrays.seats.ids
    return np.array(
        [
            [found[seats[row], task, quarter + 1] for quarter in range(arrays.quarters)]
            for row, task in zip(arrays.tasks.seat, arrays.tasks.ids, strict=True)
        ]
    )


def _freed(
    load: FloatArray, today: FloatArray, planned: FloatArray, most: FloatArray
) -> FloatArray:
    """Hours in each draw beyond today's, shape (T, P, M)."""
    base = today[:, None] * load
    sure = np.minimum(planned, base)[:, :, None]
    done = np.maximum(np.minimum(planned[:, :, None], most * load[:, :, None]), sure)
    beyond: FloatArray = done - base[:, :, None]
    return beyond
