import io
import json

import polars as pl
import pytest

from jobmorph.reports.frame import render_frame
from jobmorph.reports.layout import TerminalStyle, cell_width
from jobmorph.schema.errors import ParameterError

FRAME = pl.DataFrame(
    {
        "source": ["a", "=cmd()"],
        "rows": [1234567, 2],
        "share": [0.123456, None],
        "is_shipped": [True, False],
    }
)


def test_table_rounds_and_counts():
    text = render_frame(FRAME, style=TerminalStyle(60), most_rows=1)
    assert "0.123" in text
    assert "yes" in text
    assert text.endswith("1 of 2 rows.\n")
    assert max(map(cell_width, text.splitlines())) <= 60


def test_csv_keeps_precision_and_disarms_formulas():
    back = pl.read_csv(io.StringIO(render_frame(FRAME, "csv")))
    assert back["share"].to_list() == [0.123456, None]
    assert back["source"].to_list() == ["a", "'=cmd()"]


def test_json_is_rows():
    assert json.loads(render_frame(FRAME, "json")) == FRAME.to_dicts()


def test_markdown():
    assert "| source | rows | share | is\\_shipped |" in render_frame(FRAME, "md")


def test_unknown_format():
    with pytest.raises(ParameterError, match="Choose one of: table, json, csv, md"):
        render_frame(FRAME, "xml")
