import io
import re
import zipfile

import pytest

from jobmorph.reports.paths import paths_workbook
from jobmorph.reports.workbook import sheet_of, tab_name, write_workbook

from .paths_example import make_empty, make_paths, make_paths_to

DANGEROUS = ("=1+1", "+SUM(A1)", "-2+3", "@cmd", "https://example.org", "007")


def parts(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def read(content, sheet, **options):
    fastexcel = pytest.importorskip("fastexcel")
    return fastexcel.read_excel(content).load_sheet(sheet, **options).to_polars()


def tabs(content):
    return re.findall(r'<sheet name="([^"]+)"', parts(content)["xl/workbook.xml"])


def test_text_that_looks_like_a_formula_stays_text():
    sheet = sheet_of("Data", ["text", "number"], [(text, 1.5) for text in DANGEROUS])
    content = write_workbook([sheet], "Test")
    files = parts(content)
    assert "<f>" not in files["xl/worksheets/sheet1.xml"]
    assert "hyperlink" not in files["xl/worksheets/sheet1.xml"]
    assert read(content, "Data")["text"].to_list() == list(DANGEROUS)


def test_numbers_are_numbers_and_missing_cells_are_empty():
    sheet = sheet_of("Data", ["a", "b", "c"], [(1, 0.123456789, None), (2, 1e6, "x")])
    frame = read(write_workbook([sheet], "Test"), "Data")
    assert frame["b"].to_list() == [0.123456789, 1e6]
    assert frame["c"].to_list() == [None, "x"]


def test_headings_are_frozen_and_no_cell_is_merged():
    content = write_workbook([sheet_of("Data", ["a"], [(1,)])], "Test")
    page = parts(content)["xl/worksheets/sheet1.xml"]
    assert 'state="frozen"' in page
    assert "mergeCell" not in page
    assert "<autoFilter" in page


def test_columns_are_as_wide_as_their_text_within_bounds():
    content = write_workbook([sheet_of("Data", ["a", "b"], [("x" * 400, 1)])], "Test")
    widths = re.findall(r'<col [^>]*width="([\d.]+)"', parts(content)["xl/worksheets/sheet1.xml"])
    assert [round(float(each)) for each in widths] == [61, 9]


def test_the_same_answer_has_the_same_bytes():
    assert paths_workbook(make_paths()) == paths_workbook(make_paths())


@pytest.mark.parametrize(
    ("name", "tab"),
    [("a/b:c*?[d]\\e", "a b c   d  e"), ("'quoted'", "quoted"), ("x" * 40, "x" * 31)],
)
def test_names_that_excel_refuses(name, tab):
    assert tab_name(name) == tab


def test_sheets_of_moves():
    content = paths_workbook(make_paths())
    names = ["Read me", "Destinations", "Routes", "Left out", "Assumptions", "Sources"]
    assert tabs(content) == names
    moves = read(content, "Destinations")
    assert moves.height == 15
    assert "left_out" not in moves.columns
    row = moves.row(0, named=True)
    assert row["title"] == "Account executive"
    assert row["learn"] == "closing a deal; forecasts; negotiating terms"
    assert row["move_probability"] is None
    assert moves["move_probability"].to_list()[7] == pytest.approx(0.062)
    out = read(content, "Left out")
    assert out["Why left out"].to_list() == [
        "Takes over 18 months",
        "Needs a licence",
        "Takes over 18 months",
    ]
    assert read(content, "Assumptions").row(0, named=True)["value"] == 40.0
    assert read(content, "Sources")["tier"].to_list() == ["survey"]


def test_read_me_starts_with_the_answer():
    lines = read(paths_workbook(make_paths_to()), "Read me", header_row=None)
    first, second = lines.to_series(0).to_list()[:2]
    assert first.endswith("the way to Customer success associate")
    assert second.startswith("Customer success associate: this move usually takes 3 to 8 months.")
    assert any("They are not your odds" in line for line in lines.to_series(0).drop_nulls())


def test_nothing_left_still_makes_a_workbook():
    content = paths_workbook(make_empty(is_bare=True))
    assert len(tabs(content)) == 6
    assert read(paths_workbook(make_empty()), "Left out").height == 18
