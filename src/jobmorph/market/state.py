"""The labour market at one moment: people at work, people without work, open positions."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.schema.errors import SchemaError
from jobmorph.schema.tables import LABOUR_PATH

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class LabourState:
    """Stocks of N occupations.

    Parameters
    ----------
    employed : ndarray, shape (N,)
        People at work.
    unemployed : ndarray, shape (N, K)
        People whose last job was here, by steps without work, counted from 0; the last class
        holds everybody who waits longer.
    vacancies : ndarray, shape (N,)
        Open positions.

    Raises
    ------
    SchemaError
        If shapes differ or a stock is negative.
    """

    employed: FloatArray
    unemployed: FloatArray
    vacancies: FloatArray

    def __post_init__(self) -> None:
        count = self.employed.shape
        if self.unemployed.ndim != 2 or {self.vacancies.shape, self.unemployed.shape[:1]} != {
            count
        }:
            raise SchemaError("stocks of a labour market differ in shape")
        if min(self.employed.min(), self.unemployed.min(), self.vacancies.min()) < 0:
            raise SchemaError("a stock of a labour market is negative")

    @property
    def without_work(self) -> FloatArray:
        """Unemployed of all durations, shape (N,)."""
        total: FloatArray = self.unemployed.sum(axis=1)
        return total

    @property
    def people(self) -> float:
        """Everybody in the labour force."""
        return float(self.employed.sum() + self.unemployed.sum())

    @property
    def unemployment_rate(self) -> float:
        """Unemployed over the labour force."""
        return float(self.unemployed.sum() / self.people)


def path_table(
    states: Sequence[LabourState], nodes: Sequence[str], *, long_term_steps: int
) -> pl.DataFrame:
    """Lay a run out as a table.

    Parameters
    ----------
    states : sequence of LabourState
        Start and each step after it.
    nodes : sequence of str
        The N nodes, in the order of the arrays.
    long_term_steps : int
        Class from which unemployment counts as long-term, counted from 0.

    Returns
    -------
    polars.DataFrame
        Contract `labour_path`.
    """
    frames = [
        pl.DataFrame(
            {
                "moves_node": list(nodes),
                "step": [step] * len(nodes),
                "employed_heads": state.employed,
                "unemployed_heads": state.without_work,
                "long_term_unemployed_heads": state.unemployed[:, long_term_steps:].sum(axis=1),
                "vacancy_jobs": state.vacancies,
            }
        )
        for step, state in enumerate(states)
    ]
    return LABOUR_PATH.check(pl.concat(frames))
