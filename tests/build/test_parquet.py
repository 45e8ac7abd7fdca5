"""Parquet tables with missing columns, wrong types or cut short."""

import io

import polars as pl
import pytest

from jobmorph.build.parquet import read_parquet
from jobmorph.build.raw import RawFile
from jobmorph.schema.errors import DataError, SchemaError


def file_of(**columns):
    buffer = io.BytesIO()
    pl.DataFrame(columns).write_parquet(buffer)
    return RawFile("t.parquet", buffer.getvalue())


def test_columns_come_back_in_the_order_and_type_asked_for():
    frame = read_parquet(file_of(a=[1], b=[2], c=["x"]), {"b": pl.Float64, "a": pl.String})
    assert frame.rows() == [(2.0, "1")]


def test_missing_columns_are_named_beside_the_unexpected():
    with pytest.raises(SchemaError, match=r"t\.parquet: .*has jobs besides.*: employment, wage"):
        read_parquet(
            file_of(year=[1], jobs=[2]),
            {"year": pl.Int64, "employment": pl.Int64, "wage": pl.Int64},
        )


def test_values_that_do_not_fit_and_damage_are_data_errors():
    with pytest.raises(DataError, match="do not fit"):
        read_parquet(file_of(year=["x"]), {"year": pl.Int64})
    good = file_of(year=[1])
    with pytest.raises(DataError, match="cannot be read"):
        read_parquet(RawFile("t.parquet", good.content[:-10]), {"year": pl.Int64})
