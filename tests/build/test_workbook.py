"""Workbooks: titles above the header, several sheets, and what is not a workbook."""

import io
import zipfile

import pytest

from jobmorph.build.raw import RawFile
from jobmorph.build.workbook import read_cells, read_sheet
from jobmorph.schema.errors import DataError, SchemaError


def is_header(row):
    return "Code" in row


def test_rows_above_the_header_and_empty_rows_are_left_out(make_workbook):
    rows = [["A title"], [None], ["Code", "Jobs", "Jobs"], ["11-1011", 5, 6], [None], ["x", 1.5]]
    file = RawFile("a.xlsx", make_workbook({"First": [["nothing"]], "Second": rows}))
    frame = read_sheet(file, is_header, "Second")
    assert frame.columns == ["Code", "Jobs", "Jobs (2)"]
    assert frame.rows() == [("11-1011", "5", "6"), ("x", "1.5", None)]
    assert read_cells(file, 0).rows() == [("nothing",)]


def test_a_sheet_without_the_header_shows_what_it_has(make_workbook):
    file = RawFile("a.xlsx", make_workbook({"S": [["Other", "Table"]]}))
    with pytest.raises(SchemaError, match=r"a\.xlsx, sheet 0: no row .*: Other, Table"):
        read_sheet(file, is_header)


def test_an_absent_sheet_and_a_damaged_workbook_are_named(make_workbook):
    content = make_workbook({"S": [["Code"]]})
    with pytest.raises(DataError, match=r"^a\.xlsx: the workbook cannot be read"):
        read_cells(RawFile("a.xlsx", content), "T")
    with pytest.raises(DataError, match=r"^a\.xlsx: the file is damaged"):
        read_cells(RawFile("a.xlsx", content[:-40]))
    with pytest.raises(DataError, match="cannot be read"):
        read_cells(RawFile("a.xls", b"<html>no</html>"))


def test_a_workbook_is_a_zip_and_may_not_be_a_bomb():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * (4 << 20))
    with pytest.raises(DataError, match="times their packed size"):
        read_cells(RawFile("bomb.xlsx", buffer.getvalue()))
