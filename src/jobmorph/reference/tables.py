"""Where studies take tables from: an edition on disk, or tables just compiled."""

from collections.abc import Iterable, Mapping
from typing import Protocol

import polars as pl

from jobmorph.schema.errors import DataError
from jobmorph.schema.parameter import SharedDraws


class TableSource(Protocol):
    """Anything that hands out edition tables by name."""

    def __hash__(self) -> int:
        """Return a hash, so that what is computed from its tables can be kept for the session."""
        ...

    def table(self, name: str) -> pl.DataFrame:
        """Return a whole table."""
        ...

    def rows(self, name: str, condition: pl.Expr) -> pl.DataFrame:
        """Return the rows of a table that meet a condition."""
        ...

    def rows_of(self, name: str, column: str, values: Iterable[str]) -> pl.DataFrame:
        """Return the rows of a table whose column holds one of some values, in its order."""
        ...


class DrawnTables(TableSource, Protocol):
    """Tables, with the shared draws of seed 0."""

    def draws(self) -> SharedDraws:
        """Return the shared draws."""
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

    def rows_of(self, name: str, column: str, values: Iterable[str]) -> pl.DataFrame:
        """Return the rows of a table whose column holds one of some values, in its order."""
        return self.rows(name, pl.col(column).is_in(list(values)))


class CompiledDraws(CompiledTables):
    """Tables in memory, with the draws that ship with them."""

    def __init__(self, frames: Mapping[str, pl.DataFrame], draws: SharedDraws) -> None:
        super().__init__(frames)
        self._draws = draws

    def draws(self) -> SharedDraws:
        """Return the shared draws."""
        return self._draws
