"""Task statements that the user pulled; absent unless they did."""

from functools import cache
from pathlib import Path

import polars as pl
from platformdirs import user_cache_path

from jobmorph.schema.errors import DataError

STATEMENTS_NAME = "task_statements.parquet"
_SCHEMA = {"task_id": pl.String, "statement": pl.String}


def statements_path() -> Path:
    """Path of the pulled statements in the user's cache."""
    return user_cache_path("jobmorph") / STATEMENTS_NAME


@cache
def task_statements() -> pl.DataFrame:
    """Return the statements of tasks, or no rows where they were not pulled.

    Statements are O*NET's sentences (CC BY 4.0): `jobmorph data pull onet` fetches them for the
    user; the edition ships our own short labels only.

    Returns
    -------
    polars.DataFrame
        task_id, statement.

    Raises
    ------
    DataError
        If the pulled file is damaged.
    """
    path = statements_path()
    if not path.is_file():
        return pl.DataFrame(schema=_SCHEMA)
    try:
        return pl.read_parquet(path, columns=list(_SCHEMA))
    except (OSError, pl.exceptions.PolarsError) as fault:
        raise DataError(
            "the pulled task statements are damaged",
            where=str(path),
            hint="Pull them again with jobmorph data pull onet, or delete the file.",
        ) from fault


def write_statements(statements: pl.DataFrame) -> Path:
    """Keep statements (task_id, statement) in the user's cache."""
    path = statements_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    statements.select(list(_SCHEMA)).write_parquet(path)
    task_statements.cache_clear()
    return path
