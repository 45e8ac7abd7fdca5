"""The labour market at one moment: people at work, people without work, open positions."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Final, Protocol

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.schema.errors import SchemaError
from jobmorph.schema.tables import LABOUR_PATH

FloatArray = NDArray[np.float64]

# Weeks without work 0 to 26, one class each, and 27 or more: the statistical long-term unemployed.
SPELL_CLASSES: Final = 28

# Kinds of unemployed: who lost a job, who enters the labour force, who waits for recall.
SEPARATED: Final = 0
ENTRANT: Final = 1
RECALL: Final = 2
KINDS: Final = 3


@dataclass(frozen=True, slots=True)
class LabourState:
    """Stocks of N nodes, with any number of leading axes (draws).

    Parameters
    ----------
    employed : ndarray, shape (..., N)
        e, people at work.
    unemployed : ndarray, shape (..., 3, N, K)
        u, people without work by kind (separated, entrant, waiting for recall), node of the last
        job (an entrant's first trade) and full weeks without work; the last class pools.
    outside : ndarray, shape (..., N)
        o, entrants who look for work and are not counted as unemployed.
    vacancies : ndarray, shape (..., N)
        v, open positions.
    quits : ndarray, shape (..., N)
        People who went from here straight to another job in the step before.

    Raises
    ------
    SchemaError
        If shapes differ or a stock is negative or not a number.
    """

    employed: FloatArray
    unemployed: FloatArray
    outside: FloatArray
    vacancies: FloatArray
    quits: FloatArray

    def __post_init__(self) -> None:
        shape = self.employed.shape
        wanted = (*shape[:-1], KINDS, shape[-1])
        flat = {self.outside.shape, self.vacancies.shape, self.quits.shape}
        if flat != {shape} or self.unemployed.shape[:-1] != wanted:
            raise SchemaError("stocks of a labour market differ in shape")
        for field in fields(self):
            # NaN fails the comparison too.
            if not getattr(self, field.name).min() >= 0.0:
                raise SchemaError(f"a stock of a labour market is negative: {field.name}")

    @property
    def without_work(self) -> FloatArray:
        """Unemployed of all kinds and durations, shape (..., N)."""
        total: FloatArray = self.unemployed.sum(axis=(-3, -1))
        return total

    @property
    def long_term(self) -> FloatArray:
        """Unemployed of the last class, shape (..., N)."""
        total: FloatArray = self.unemployed[..., -1].sum(axis=-2)
        return total

    @property
    def people(self) -> FloatArray:
        """Everybody at work, unemployed or searching from outside, shape (...)."""
        total: FloatArray = (self.employed + self.without_work + self.outside).sum(axis=-1)
        return total

    @property
    def unemployment_rate(self) -> FloatArray:
        """Unemployed over the unemployed and people at work, shape (...)."""
        idle = self.without_work.sum(axis=-1)
        rate: FloatArray = idle / (idle + self.employed.sum(axis=-1))
        return rate

    @property
    def tightness(self) -> FloatArray:
        """Vacancies over the unemployed, shape (...); 0 where nobody is unemployed."""
        idle = self.without_work.sum(axis=-1)
        vacancies = self.vacancies.sum(axis=-1)
        ratio: FloatArray = np.divide(vacancies, idle, out=np.zeros_like(vacancies), where=idle > 0)
        return ratio

    def draw(self, place: int) -> "LabourState":
        """Return one entry of the first axis."""
        return LabourState(*(getattr(self, field.name)[place] for field in fields(self)))

    def relabelled(self, order: NDArray[np.int64]) -> "LabourState":
        """Return the same stocks with node order[k] at place k."""
        return LabourState(
            self.employed[..., order],
            self.unemployed[..., order, :],
            self.outside[..., order],
            self.vacancies[..., order],
            self.quits[..., order],
        )


def stack_states(states: Sequence[LabourState]) -> LabourState:
    """Put states of equal shape side by side on a new first axis."""
    names = [field.name for field in fields(LabourState)]
    return LabourState(*(np.stack([getattr(each, name) for each in states]) for name in names))


class NodeStocks(Protocol):
    """What a table of a run shows of a state, node by node."""

    @property
    def employed(self) -> FloatArray:
        """People at work, shape (N,)."""
        ...

    @property
    def without_work(self) -> FloatArray:
        """Unemployed, shape (N,)."""
        ...

    @property
    def long_term(self) -> FloatArray:
        """Long-term unemployed, shape (N,)."""
        ...

    @property
    def vacancies(self) -> FloatArray:
        """Open positions, shape (N,)."""
        ...


def path_table(states: Sequence[NodeStocks], nodes: Sequence[str]) -> pl.DataFrame:
    """Lay a run out as a table.

    Parameters
    ----------
    states : sequence of NodeStocks
        Start and each step after it, without leading axes.
    nodes : sequence of str
        The N nodes, in the order of the arrays.

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
                "long_term_unemployed_heads": state.long_term,
                "vacancy_jobs": state.vacancies,
            }
        )
        for step, state in enumerate(states)
    ]
    return LABOUR_PATH.check(pl.concat(frames))
