"""How many threads the libraries below take; to be said before any of them is imported."""

import os
from typing import Final

THREADS: Final = (
    "OPENBLAS_NUM_THREADS",
    "OMP_NUM_THREADS",
    "MKL_NUM_THREADS",
    "POLARS_MAX_THREADS",
)


def one_thread_each() -> None:
    """Keep the libraries below from dividing one answer's small sums over several threads.

    A server, and a copy of its pages, work out several answers at once; threads of their libraries
    then wait for each other (a page of skills took eight times as long on two busy cores). Sums
    divided over threads also differ in their last digit from one machine to the next. What the user
    has set stays.
    """
    for name in THREADS:
        os.environ.setdefault(name, "1")
