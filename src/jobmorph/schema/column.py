"""One quantity that may stand in a table: its type, unit, meaning and range."""

from dataclasses import dataclass

import polars as pl

TEXT = pl.String()
REAL = pl.Float64()
COUNT = pl.Int64()
FLAG = pl.Boolean()
TEXTS = pl.List(pl.String())


@dataclass(frozen=True, slots=True)
class Column:
    """One quantity that may stand in a table.

    Parameters
    ----------
    name : str
        Column name, with its unit or id system.
    dtype : polars data type
        Type of the column.
    unit : str
        Unit in words; empty for text.
    meaning : str
        What a value says.
    minimum, maximum : float or None
        Inclusive bounds for numbers.
    allowed : tuple of str
        The closed vocabulary, if there is one.
    """

    name: str
    dtype: pl.DataType
    unit: str
    meaning: str
    minimum: float | None = None
    maximum: float | None = None
    allowed: tuple[str, ...] = ()

    def outside(self) -> list[pl.Expr]:
        """Expressions that each count non-null values outside a bound or the vocabulary."""
        value = pl.col(self.name)
        counts = []
        if self.minimum is not None:
            counts.append((value < self.minimum).sum())
        if self.maximum is not None:
            counts.append((value > self.maximum).sum())
        if self.allowed:
            counts.append((~value.is_in(list(self.allowed))).sum())
        return counts


def share(name: str, meaning: str) -> Column:
    """Return a column of shares, 0 to 1."""
    return Column(name, REAL, "share", meaning, 0.0, 1.0 + 1e-9)


def text(name: str, meaning: str, allowed: tuple[str, ...] = ()) -> Column:
    """Return a column of words, from a closed vocabulary if one is given."""
    return Column(name, TEXT, "", meaning, allowed=allowed)


def count(name: str, unit: str, meaning: str, minimum: float = 0) -> Column:
    """Return a column of whole numbers."""
    return Column(name, COUNT, unit, meaning, minimum)


def real(
    name: str, unit: str, meaning: str, minimum: float | None = None, maximum: float | None = None
) -> Column:
    """Return a column of real numbers."""
    return Column(name, REAL, unit, meaning, minimum, maximum)
