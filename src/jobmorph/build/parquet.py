"""Published parquet tables with their columns and types checked."""

import io
from collections.abc import Mapping

import polars as pl

from jobmorph.build.raw import RawFile
from jobmorph.schema.errors import DataError, SchemaError


def read_parquet(
    file: RawFile, columns: Mapping[str, type[pl.DataType] | pl.DataType]
) -> pl.DataFrame:
    """Return the named columns of a parquet file in the types asked for.

    Parameters
    ----------
    file : RawFile
        The file.
    columns : mapping of str to polars data type
        Name as published and type wanted.

    Raises
    ------
    DataError
        If the file is damaged or a value does not fit the type.
    SchemaError
        If columns are missing; the unexpected ones are named beside them.

    Examples
    --------
    >>> buffer = io.BytesIO()
    >>> pl.DataFrame({"year": [2025], "x": [1]}).write_parquet(buffer)
    >>> read_parquet(RawFile("a.parquet", buffer.getvalue()), {"year": pl.Int64}).rows()
    [(2025,)]
    """
    try:
        frame = pl.read_parquet(io.BytesIO(file.content))
    except Exception as error:
        reason = str(error).strip().splitlines()[0]
        raise DataError(f"the table cannot be read ({reason})", where=file.path) from error
    missing = [name for name in columns if name not in frame.columns]
    if missing:
        unexpected = [name for name in frame.columns if name not in columns]
        raise SchemaError(
            f"columns are missing (the file has {', '.join(unexpected) or 'no others'} besides)",
            where=file.path,
            items=missing,
        )
    try:
        return frame.select(pl.col(name).cast(dtype) for name, dtype in columns.items())
    except pl.exceptions.PolarsError as error:
        reason = str(error).strip().splitlines()[0]
        raise DataError(f"values do not fit their type ({reason})", where=file.path) from error
