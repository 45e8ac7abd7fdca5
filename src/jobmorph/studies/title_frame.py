"""Tables of titles as users hold them: polars, or pandas without importing it."""

import math
from typing import Any

import polars as pl

from jobmorph.intake.title_column import find_title_column, require_free_names, require_prefix
from jobmorph.reference.edition import Edition
from jobmorph.schema.errors import DataError
from jobmorph.studies.title_coding import (
    ADDED_COLUMNS,
    COLUMN_OPTION,
    PREFIX_OPTION,
    TABLE,
    code_titles,
)


def code_any_frame(
    frame: Any, column: str | None, *, prefix: str = "", edition: Edition | None = None
) -> Any:
    """Code titles in a polars or pandas table; see `title_coding.code_titles`.

    Raises
    ------
    DataError
        If the table is of another kind, or lazy.
    """
    if isinstance(frame, pl.DataFrame):
        return code_titles(frame, column, prefix=prefix, edition=edition)
    kind = type(frame)
    if kind.__module__.partition(".")[0] == "pandas" and kind.__name__ == "DataFrame":
        return _code_pandas(frame, column, prefix, edition)
    raise DataError(
        f"titles are coded in polars or pandas tables, not in {kind.__name__}",
        hint="Collect a lazy table first; a list: polars.DataFrame({'job_title': titles})",
    )


def _code_pandas(frame: Any, column: str | None, prefix: str, edition: Edition | None) -> Any:
    added = [require_prefix(prefix) + name for name in ADDED_COLUMNS]
    names = [str(name) for name in frame.columns]
    place = find_title_column(names, column, source=TABLE, option=COLUMN_OPTION).place
    require_free_names(names, added, source=TABLE, option=PREFIX_OPTION)
    cells = frame.iloc[:, place].tolist()
    titles = pl.Series("job_title", [_title(cell) for cell in cells], dtype=pl.String)
    coded = code_titles(titles.to_frame(), "job_title", edition=edition)
    # Lists carry no index, so that the user's own index stays whatever it is.
    values = zip(added, ADDED_COLUMNS, strict=True)
    return frame.assign(**{name: coded.get_column(own).to_list() for name, own in values})


def _title(cell: object) -> str | None:
    """Return text as it is; what pandas puts for a missing cell (NaN, None, NA) is none."""
    if isinstance(cell, str) or cell is None:
        return cell
    if isinstance(cell, float) and math.isnan(cell):
        return None
    if type(cell).__name__ == "NAType":
        return None
    raise DataError(
        f"the column holds {type(cell).__name__} values, not titles",
        where=TABLE,
        hint="Name the column of titles: column=...",
    )
