"""Where studies take tables from: an edition on disk, or tables just compiled."""

from collections.abc import Mapping
from typing import Protocol

import polars as pl

from jobmorph.schema.errors import DataError


class TableSource(Protocol):
    """Anything that hands out edition tables by name."""

    def table(self, name: str) -> pl.DataFrame:
        """Return a whole table."""
        ...

    def rows(self, name: str, condition: pl.Expr) -> pl.DataFrame:
        """Return the rows of a table that meet a condition."""
        ...


class CompiledTables:
    """Tables in memory, handed out like an edition's.

    Examples
    --------
    >>> CompiledTables({"t": pl.DataFrame({"x": [1, 2]})}).rows("t", pl.col("x") > 1).height
    1
    """

    def __init__(self, frames: Mapping[str, pl.DataFrame]) -> None:
        self._frames = dict(frames)

    def table(self, name: str) -> pl.DataFrame:
        """Return a whole table, or raise `DataError` if it was not compiled."""
        if name not in self._frames:
            raise DataError(f"table {name!r} is not compiled; there are", items=self._frames)
        return self._frames[name]

    def rows(self, name: str, condition: pl.Expr) -> pl.DataFrame:
        """Return the rows of a table that meet a condition."""
        return self.table(name).filter(condition)
