"""Where the rows of a table lie, by the values of one column."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

Places = Mapping[str, NDArray[np.uint32]]
_NONE = np.empty(0, dtype=np.uint32)


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a table, by their names."""

    table: str
    column: str


def places_of(values: pl.Series) -> Places:
    """Return the places of each value of a column of texts, ascending; nulls are left out.

    Examples
    --------
    >>> places_of(pl.Series(["b", "a", "b"]))["b"].tolist()
    [0, 2]
    """
    found = (
        pl.DataFrame({"value": values})
        .with_row_index("place")
        .drop_nulls("value")
        .group_by("value", maintain_order=True)
        .agg("place")
    )
    return {value: place.to_numpy() for value, place in zip(*found.get_columns(), strict=True)}


def rows_at(frame: pl.DataFrame, places: Places, values: Iterable[str]) -> pl.DataFrame:
    """Return the rows of some values, in the table's order.

    Examples
    --------
    >>> frame = pl.DataFrame({"x": ["b", "a", "b"], "y": [1, 2, 3]})
    >>> rows_at(frame, places_of(frame["x"]), ["b", "c"])["y"].to_list()
    [1, 3]
    """
    found = [places.get(value, _NONE) for value in dict.fromkeys(values)]
    wanted = found[0] if len(found) == 1 else np.sort(np.concatenate([_NONE, *found]))
    return frame[wanted]
