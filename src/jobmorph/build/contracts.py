"""Table contracts as pandera schemas: the full check at build time and in tests."""

from typing import Any

import polars as pl

from jobmorph.schema.columns import COLUMNS, Column
from jobmorph.schema.errors import SchemaError
from jobmorph.schema.table import TableContract


def pandera_schema(contract: TableContract) -> Any:
    """Turn a contract into a strict pandera schema with types, nulls, ranges, words and key.

    Returns
    -------
    pandera.polars.DataFrameSchema
    """
    import pandera.polars as pa

    columns = {
        name: pa.Column(
            COLUMNS[name].dtype,
            checks=_checks(COLUMNS[name], pa),
            nullable=name in contract.nullable,
        )
        for name in contract.columns
    }
    return pa.DataFrameSchema(
        columns, name=contract.name, strict=True, unique=list(contract.key) or None
    )


def validate_table(contract: TableContract, frame: pl.DataFrame) -> pl.DataFrame:
    """Return `frame` if pandera finds no breach of the contract.

    Raises
    ------
    SchemaError
        With every kind of breach at once.
    """
    import pandera.errors

    try:
        pandera_schema(contract).validate(frame, lazy=True)
    except pandera.errors.SchemaErrors as fault:
        cases = fault.failure_cases.select("column", "check").unique(maintain_order=True)
        found = [f"{row['column']}: {row['check']}" for row in cases.iter_rows(named=True)]
        raise SchemaError(
            "table breaks its contract", where=f"table {contract.name}", items=found
        ) from fault
    return frame


def _checks(column: Column, pa: Any) -> list[Any]:
    checks = []
    if column.minimum is not None:
        checks.append(pa.Check.ge(column.minimum))
    if column.maximum is not None:
        checks.append(pa.Check.le(column.maximum))
    if column.allowed:
        checks.append(pa.Check.isin(list(column.allowed)))
    return checks
