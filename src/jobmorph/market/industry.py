"""Where occupations work: the industries that turn saved time into prices and demand."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from jobmorph.schema.errors import DataError, SchemaError

FloatArray = NDArray[np.float64]
TOLERANCE: Final = 1e-9


@dataclass(frozen=True, slots=True)
class IndustryStructure:
    """Shares that tie N occupations to J industries.

    Parameters
    ----------
    jobs_share : ndarray, shape (N, J)
        Share of an occupation's jobs in an industry; rows sum to 1.
    wage_share : ndarray, shape (N, J)
        Share of an industry's wage bill paid to an occupation; columns sum to 1.
    industry_share : ndarray, shape (J,)
        Share of the whole wage bill paid by an industry; sums to 1.

    Raises
    ------
    SchemaError
        If shapes differ or sums are not 1.
    """

    jobs_share: FloatArray
    wage_share: FloatArray
    industry_share: FloatArray

    def __post_init__(self) -> None:
        if self.jobs_share.shape != self.wage_share.shape or self.industry_share.shape != (
            self.jobs_share.shape[1],
        ):
            raise SchemaError("shares of occupations and industries differ in shape")
        sums = (self.jobs_share.sum(axis=1), self.wage_share.sum(axis=0))
        total = np.array([self.industry_share.sum()])
        if any(np.abs(sum_ - 1.0).max() > TOLERANCE for sum_ in (*sums, total)):
            raise SchemaError("shares of occupations and industries do not sum to 1")


def structure_of(jobs: FloatArray, wage: FloatArray) -> IndustryStructure:
    """Build the shares from jobs and wages.

    Parameters
    ----------
    jobs : ndarray, shape (N, J)
        Jobs of each occupation in each industry, people.
    wage : ndarray, shape (N, J) or (N, 1)
        Annual mean wage, US dollars.

    Raises
    ------
    DataError
        If an occupation has no jobs or an industry no wage bill.

    Examples
    --------
    >>> structure_of(np.array([[30.0, 10.0], [0.0, 20.0]]), np.array([[1.0], [2.0]])).wage_share
    array([[1. , 0.2],
           [0. , 0.8]])
    """
    bill = jobs * wage
    if not (jobs.sum(axis=1) > 0).all() or not (bill.sum(axis=0) > 0).all():
        raise DataError("every occupation needs jobs and every industry a wage bill")
    return IndustryStructure(
        jobs_share=jobs / jobs.sum(axis=1, keepdims=True),
        wage_share=bill / bill.sum(axis=0),
        industry_share=bill.sum(axis=0) / bill.sum(),
    )
