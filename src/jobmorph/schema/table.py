"""Table contracts: which columns a frame has, of which type, with which key."""

from dataclasses import dataclass
from functools import cache
from math import isnan
from typing import Any, Final

import polars as pl

from jobmorph.schema.column import Column
from jobmorph.schema.columns import COLUMNS
from jobmorph.schema.errors import SchemaError

FEW_ROWS: Final = 2_000


@dataclass(frozen=True, slots=True)
class TableContract:
    """The declared shape of a table.

    Parameters
    ----------
    name : str
        Table name; also the parquet file's stem in an edition.
    columns : tuple of str
        Column names, in order; types, units and ranges come from the column dictionary.
    key : tuple of str
        Columns that identify a row; empty if rows may repeat.
    nullable : frozenset of str
        Columns that may hold nulls.
    meaning : str
        What a row is.
    """

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    meaning: str
    nullable: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        unknown = [name for name in self.columns if name not in COLUMNS]
        stray = [name for name in (*self.key, *self.nullable) if name not in self.columns]
        if unknown or stray:
            raise SchemaError(
                f"contract {self.name} names unknown columns", items=[*unknown, *stray]
            )

    @property
    def polars_schema(self) -> dict[str, pl.DataType]:
        """Column names with their polars types."""
        return {name: COLUMNS[name].dtype for name in self.columns}

    def empty(self) -> pl.DataFrame:
        """Return a frame of this shape without rows."""
        return pl.DataFrame(schema=self.polars_schema)

    def check(self, frame: pl.DataFrame) -> pl.DataFrame:
        """Return `frame` if it keeps the contract; otherwise raise with every breach at once.

        Raises
        ------
        SchemaError
            Missing, unexpected or mistyped columns, forbidden nulls, NaN, values out of range,
            repeated keys.
        """
        breaches = self._shape_breaches(frame)
        if not breaches and not self._is_sound(frame):
            breaches = self._value_breaches(frame)
        if breaches:
            raise SchemaError(
                "table breaks its contract", where=f"table {self.name}", items=breaches
            )
        return frame

    def _shape_breaches(self, frame: pl.DataFrame) -> list[str]:
        found = frame.schema
        breaches = [f"column {name} is missing" for name in self.columns if name not in found]
        breaches += [f"column {name} is unexpected" for name in found if name not in self.columns]
        for name in self.columns:
            if name in found and found[name] != COLUMNS[name].dtype:
                breaches.append(f"column {name} is {found[name]}, not {COLUMNS[name].dtype}")
        return breaches

    def _is_sound(self, frame: pl.DataFrame) -> bool:
        """Say whether all values keep the contract; quick for the few rows that a study hands on.

        Of a large frame it says no, as of one that might break it: `_value_breaches` then tells.
        """
        return (
            frame.height <= FEW_ROWS
            and all(
                _is_within(frame.get_column(name), COLUMNS[name], name in self.nullable)
                for name in self.columns
            )
            and not (self.key and _repeats(frame, self.key))
        )

    def _value_breaches(self, frame: pl.DataFrame) -> list[str]:
        breaches: list[str] = []
        values = _measures(self)
        measured = frame.select(**values).row(0, named=True) if values else {}
        for name in self.columns:
            nulls = 0 if name in self.nullable else frame.get_column(name).null_count()
            if nulls:
                breaches.append(f"column {name} has {nulls} nulls")
            if measured.get(f"{name}:nan"):
                breaches.append(f"column {name} holds NaN")
            if outside := measured.get(f"{name}:outside"):
                breaches.append(f"column {name} has {outside} values out of range")
        if self.key and frame.select(self.key).is_duplicated().any():
            breaches.append(f"key {', '.join(self.key)} repeats")
        return breaches


@cache
def _vocabulary(allowed: tuple[str, ...]) -> frozenset[str | None]:
    return frozenset((None, *allowed))


def _is_within(values: pl.Series, column: Column, is_nullable: bool) -> bool:
    if values.null_count() and not is_nullable:
        return False
    if column.allowed and not _vocabulary(column.allowed).issuperset(values.to_list()):
        return False
    if column.dtype.is_float() and isnan(values.sum()):
        return False
    low: Any = None if column.minimum is None else values.min()
    high: Any = None if column.maximum is None else values.max()
    return (low is None or low >= column.minimum) and (high is None or high <= column.maximum)


def _repeats(frame: pl.DataFrame, key: tuple[str, ...]) -> bool:
    if any(COLUMNS[name].dtype.is_nested() for name in key):
        return bool(frame.select(key).is_duplicated().any())
    columns = [frame.get_column(name).to_list() for name in key]
    return len(set(zip(*columns, strict=True))) < frame.height


@cache
def _measures(contract: TableContract) -> dict[str, pl.Expr]:
    """Figures of values that are 0 or false in a frame that keeps its contract, for one pass."""
    found: dict[str, pl.Expr] = {}
    for name in contract.columns:
        column = COLUMNS[name]
        if column.dtype.is_float():
            found[f"{name}:nan"] = pl.col(name).is_nan().any()
        if counts := column.outside():
            found[f"{name}:outside"] = sum(counts[1:], counts[0])
    return found
