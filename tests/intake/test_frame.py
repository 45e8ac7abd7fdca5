import pandas as pd
import polars as pl
import pytest

from jobmorph.intake.frame import cell_text, frame_sheet, is_frame
from jobmorph.schema.errors import DataError


def test_whole_floats_of_pandas_are_whole_again_and_others_are_no_groups_of_three():
    frame = pd.DataFrame({"id": [12, None], "pay": [52.125, 1000.0]})
    rows = [row.cells for row in frame_sheet(frame).rows([0, 1])]
    assert rows == [("12", "52.125000"), ("", "1000")]
    assert cell_text(pd.NaT) == cell_text(pd.NA) == ""
    assert cell_text(pd.Timestamp(2025, 3, 1, 8)) == "2025-03-01"


def test_columns_of_one_name_and_an_index_are_no_trouble():
    frame = pd.DataFrame([["a", "b"], ["c", "d"]], columns=["x", "x"], index=[7, 7])
    sheet = frame_sheet(frame)
    assert sheet.names == ("x", "x")
    assert [row.cells for row in sheet.rows([1])] == [("b",), ("d",)]
    assert [row.line for row in sheet.rows([1])] == [2, 3]


@pytest.mark.parametrize("value", [pl.LazyFrame({"a": [1]}), [["a"]], "table.csv"])
def test_what_is_no_table_is_refused(value):
    with pytest.raises(DataError, match="a table is taken from polars or pandas"):
        frame_sheet(value)
    assert is_frame(value) is isinstance(value, pl.LazyFrame)


def test_text_with_separators_and_quotes_comes_back_whole():
    from jobmorph.intake.tasks import week_of_frame

    told = 'Write "offers", and\ncheck; them'
    week = week_of_frame(pl.DataFrame({"task": [told, "Call"], "hours": [2.5, 1.0]}))
    assert week.tasks["statement"][0].split() == told.split()
    assert week.hours_week == 3.5
