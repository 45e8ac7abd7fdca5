"""Odd rosters: each is read right or refused in one line; nothing is run, lost or given away."""

import io
import struct
import zipfile
import zlib
from datetime import datetime

import pytest
from xlsxwriter import Workbook

from jobmorph.intake.fault import LineError
from jobmorph.intake.roster import read_roster
from jobmorph.intake.roster_columns import RosterRequest
from jobmorph.intake.roster_package import MOST_CELLS, check_package
from jobmorph.schema.errors import DataError, JobmorphError

SECRET = "Quorra Quillfeather"
HEAD = "Job Title,FTE\n"


def file_of(folder, name, content):
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def book_of(folder, fill, name="team.xlsx", **options):
    path = folder / name
    with Workbook(path, options) as book:
        fill(book)
    return path


def plain_book(folder, name="team.xlsx"):
    def fill(book):
        page = book.add_worksheet("People")
        page.write_row(0, 0, ["Job Title", "FTE"])
        page.write_row(1, 0, ["SDR", 0.5])
        page.write_row(2, 0, ["AE", 1])

    return book_of(folder, fill, name)


def titles_of(read):
    return read.rows.get_column("title").to_list()


def refused(path, request=None):
    """Return the one line a roster is refused with; no cell of a person stands in it."""
    with pytest.raises(JobmorphError) as caught:
        read_roster(path, request)
    message = str(caught.value)
    assert "\n" not in message and message.startswith(path.name)
    notes = " ".join(getattr(caught.value, "__notes__", []))
    assert SECRET.split(maxsplit=1)[0] not in message + notes
    return message


def repacked(path, change):
    """Pack a workbook anew, its parts changed."""
    packed = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(entry.filename, change(entry.filename, old.read(entry)))
    path.write_bytes(packed.getvalue())
    return path


def with_declared_size(path, size, part=""):
    """Let the parts of a workbook say that they are so many bytes long."""
    content = bytearray(path.read_bytes())
    at = content.find(b"PK\x01\x02")
    while at >= 0:
        length = struct.unpack("<H", content[at + 28 : at + 30])[0]
        if part.encode() in bytes(content[at + 46 : at + 46 + length]):
            content[at + 24 : at + 28] = struct.pack("<I", size)
        at = content.find(b"PK\x01\x02", at + 4)
    path.write_bytes(bytes(content))
    return path


# --- text that is written in an odd way -----------------------------------------------------


@pytest.mark.parametrize(
    ("content", "form"),
    [
        (f"\ufeff{HEAD}Verkäufer,0.5\n".encode(), "UTF-8, commas"),
        ("Stelle;FTE\nVerkäufer;0,5\n".encode("cp1252"), "Windows-1252, semicolons"),
        ("Stelle;FTE\nVerkäufer;0,5\n".encode("utf-16"), "UTF-16, semicolons"),
        (b"\xfe\xff" + "Stelle\tFTE\nVerkäufer\t0,5\n".encode("utf-16-be"), "UTF-16, tabs"),
        ("Stelle|FTE\r\nVerkäufer|50 %\r\n".encode(), "UTF-8, bars"),
        ("Stelle;FTE\rVerkäufer;0,5\r".encode(), "UTF-8, semicolons"),
        ("sep=;\r\nStelle;FTE\r\nVerkäufer;0,5\r\n".encode(), "UTF-8, semicolons"),
        ('"Job Title"\t"FTE"\n"Verkäufer"\t".5"\n'.encode(), "UTF-8, tabs"),
    ],
)
def test_encodings_marks_separators_and_line_ends(tmp_path, content, form):
    read = read_roster(file_of(tmp_path, "team.csv", content))
    assert read.form == form
    assert read.rows.select("title", "fte").rows() == [("Verkäufer", 0.5)]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.csv", HEAD.encode("utf-16-le") * 2, "this is UTF-16 without its mark"),
        ("a.csv", (HEAD + "SDR,1\n").encode("utf-32"), "this is UTF-32, which is not read"),
        ("a.csv", b"%PDF-1.7 " + b"x" * 99, "this is a PDF, not a text file"),
        ("a.xlsx", b"%PDF-1.7 " + b"x" * 99, "this is no workbook, or a damaged one"),
        ("a.csv", b"\x1f\x8b\x08\x00" + b"x" * 99, "this is a gzip file; unpack it first"),
        ("a.xls", "<html><table><tr><td>Job Title</td></tr></table></html>",
         "this is a web page with the ending .xls"),
        ("a.xls", "\ufeff <!DOCTYPE html><p>", "this is a web page with the ending .xls"),
        ("a.xls", '<?xml version="1.0"?><Workbook/>', "this is an XML file with the ending .xls"),
        ("a.csv", '[{"Job Title": "SDR"}]', "this is a JSON file with the ending .csv"),
        ("a.csv", r"{\rtf1 Job Title}", "this is a text document with the ending .csv"),
        ("a.csv", "Job Title,FTE\nSDR\x00,1\n", "this is not a text file"),
        ("a.csv", "Job Title,FTE\nS\x07\x1b[31mDR,1\n", "this is not a text file"),
        ("a.csv", "sep=^\nJob Title^FTE\nSDR^1\n", "a separator that cannot be used"),
        ("a.csv", " \t\n \n", "the file is empty"),
        ("a.csv", HEAD + "\n\n", "nobody is listed below the header"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le") * 9,
         "locked with a password"),
        ("a.ods", b"PK\x03\x04" + b"x" * 99, ".ods files are not read"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_called_by_its_name(tmp_path, name, content, told):
    assert told in refused(file_of(tmp_path, name, content))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (f'{HEAD}"SDR,1\n{SECRET},1\n', 'line 2: more cells than columns, a quotation mark'),
        ("Job Title;FTE\nSDR;1\nAE,1\nCSM;1\n", "line 3: other signs between its cells"),
        (f"Job Title,FTE\nSDR;1\n{SECRET};1\n", "line 2: other signs between its cells"),
        (f"{HEAD}SDR,1,{SECRET}\n", "line 2: more cells than columns"),
        (f"{HEAD}{'x' * 5_000},1\n", 'line 2: "Job Title" holds more than 4,000 signs'),
        (f"{HEAD}{'x' * 1_000_000},1\nAE,1\n", "a cell of more than 131,072 signs"),
        ("Job Title,FTE\nSDR,#REF!\n", 'line 2: "FTE" is not a number'),
        ("Job Title,Hire Date\nSDR,01/01/1900\nAE,1900-01-01\n", 'line 2: "Hire Date" is not'),
        ("Job Title,Hire Date\nSDR,31.02.2025\n", 'line 2: "Hire Date" is not a date'),
        ("ID,Job Title,Manager ID\n1,A,2\n2,B,3\n3,C,1\n4,D,1\n", "lines need a look: 3, 4."),
        ("ID,Job Title\n1,SDR\n01,AE\n", 'line 3: "ID" names the same person as line 2'),
        ("Job Title,Department,FTE\nSDR,Sales,1\n\nCost center,Manager,Location\n9,x,y\n",
         "line 4: another table seems to begin here"),
    ],
)  # fmt: skip
def test_faulty_rows_are_named_by_line_and_column(tmp_path, content, told):
    assert told in refused(file_of(tmp_path, "team.csv", content))


def test_a_title_with_signs_that_nobody_sees_is_the_plain_title(tmp_path):
    text = "Job\u00a0Title,FTE\nAccount\u200b Execu\u00adtive,1\n\u202eSDR\u202c,1\nמנהל מכירות,1\n"
    read = read_roster(file_of(tmp_path, "team.csv", text))
    assert titles_of(read) == ["Account Executive", "SDR", "מנהל מכירות"]


def test_cells_that_look_like_formulas_are_words(tmp_path):
    rows = ['"=HYPERLINK(""http://x.example"",""SDR"")",1', "=cmd|' /C calc'!A0,1", "@SUM(A1),1"]
    read = read_roster(file_of(tmp_path, "team.csv", HEAD + "\n".join(rows)))
    assert titles_of(read)[1:] == ["=cmd|' /C calc'!A0", "@SUM(A1)"]
    assert titles_of(read)[0].startswith("=HYPERLINK(")


def test_of_columns_with_one_name_the_first_is_taken_and_the_others_are_told(tmp_path):
    text = "Job Title,FTE,FTE,Department,Department\nSDR,1,0.5,Sales,Ops\n"
    path = file_of(tmp_path, "team.csv", text)
    read = read_roster(path)
    assert read.rows.select("fte", "department").row(0) == (1.0, "Sales")
    assert [use.purpose for use in read.columns] == ["kept", "kept", "spare", "kept", "spare"]
    with pytest.raises(JobmorphError, match='2 columns are called "FTE"'):
        read_roster(path, RosterRequest({"fte": "FTE"}))


def test_a_header_in_row_five_and_rows_that_are_nobody(tmp_path):
    text = (
        f"Headcount report\nConfidential\n\nRun by,{SECRET}\nJob Title,FTE\nSDR,1\n\nAE,0.5\n"
        "Job Title,FTE\nCSM,1\nTotal,2.5\n"
    )
    read = read_roster(file_of(tmp_path, "team.csv", text))
    assert titles_of(read) == ["SDR", "AE", "CSM"]
    assert read.said == {
        "header.below": 5, "skipped.blank": 1, "skipped.header": 1, "skipped.total": 1,
    }  # fmt: skip
    assert SECRET not in repr(read)


def test_figures_without_a_title_are_a_person_unless_they_add_up(tmp_path):
    read = read_roster(file_of(tmp_path, "team.csv", f"{HEAD},1\nSDR,0.5\nAE,0.8\n,2.3\n"))
    assert titles_of(read) == [None, "SDR", "AE"]
    assert (read.untitled_lines, read.said["skipped.total"]) == ((2,), 1)


def test_two_tables_side_by_side_are_the_first_one(tmp_path):
    text = "Job Title,FTE,,Cost center,Budget\nSDR,1,,100,5\nAE,1,,200,6\n,,,300,7\n,,,400,8\n"
    read = read_roster(file_of(tmp_path, "team.csv", text))
    assert titles_of(read) == ["SDR", "AE"]


def test_days_that_a_spreadsheet_counts(tmp_path):
    text = "Job Title,Hire Date\nSDR,43831\nAE,44197.5\nCSM,2020\nSE,20210506\n"
    read = read_roster(file_of(tmp_path, "team.csv", text))
    assert read.rows.get_column("start_year").to_list() == [2020, 2021, 2020, 2021]


def test_somebody_who_is_their_own_manager_heads_the_team(tmp_path):
    text = "ID,Job Title,Manager ID\n1,CEO,1\n2,SDR,1\n"
    read = read_roster(file_of(tmp_path, "team.csv", text))
    assert read.rows.get_column("manager_roster_row").to_list() == [None, 1]


def test_ten_thousand_columns_and_two_hundred_thousand_empty_rows(tmp_path):
    names = ",".join(["Job Title", "FTE", *(f"c{place}" for place in range(9_998))])
    wide = f"{names}\n" + ",".join(["SDR", "1", *["x"] * 9_998]) + "\n"
    read = read_roster(file_of(tmp_path, "wide.csv", wide))
    assert (titles_of(read), len(read.columns)) == (["SDR"], 10_000)
    tall = read_roster(file_of(tmp_path, "tall.csv", HEAD + ",\n" * 200_000 + "AE,1\n"))
    assert (titles_of(tall), tall.said["skipped.blank"]) == (["AE"], 200_000)
    assert tall.title_lines == {"AE": 200_002}


# --- workbooks ------------------------------------------------------------------------------


def test_merged_cells_of_a_department_are_filled_and_of_a_title_are_told(tmp_path):
    def fill(book):
        page = book.add_worksheet()
        page.write_row(0, 0, ["Department", "Job Title", "FTE"])
        page.merge_range(1, 0, 3, 0, "Sales")
        page.merge_range(1, 1, 2, 1, "SDR")
        page.write(3, 1, "AE")
        page.write_column(1, 2, [1, 0.5, 0.8])

    read = read_roster(book_of(tmp_path, fill))
    assert read.rows.get_column("department").to_list() == ["Sales"] * 3
    assert titles_of(read) == ["SDR", None, "AE"]
    assert read.untitled_lines == (3,)


@pytest.mark.parametrize("is_1904", [False, True])
def test_dates_of_1900_and_1904(tmp_path, is_1904):
    def fill(book):
        page = book.add_worksheet()
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        page.write_row(0, 0, ["Job Title", "Hire Date"])
        page.write(1, 0, "SDR")
        page.write_datetime(1, 1, datetime(2021, 5, 6), day)
        # A bare number is counted as the workbook counts.
        page.write_row(2, 0, ["AE", 42_369 if is_1904 else 43_831])

    read = read_roster(book_of(tmp_path, fill, date_1904=is_1904))
    assert read.rows.get_column("start_year").to_list() == [2021, 2020]


def test_a_day_of_1900_is_no_day_of_hire(tmp_path):
    def fill(book):
        page = book.add_worksheet()
        page.write_row(0, 0, ["Job Title", "Hire Date"])
        page.write_row(1, 0, ["SDR", 1], book.add_format({"num_format": "yyyy-mm-dd"}))

    assert 'line 2: "Hire Date" is not a date' in refused(book_of(tmp_path, fill))


def test_formulas_count_as_their_last_value_and_text_stays_text(tmp_path):
    def fill(book):
        page = book.add_worksheet()
        page.write_row(0, 0, ["Job Title", "FTE", "Annual salary"])
        page.write_formula(1, 0, '=HYPERLINK("http://x.example","SDR")', None, "SDR")
        page.write_formula(1, 1, "=1/2", None, 0.5)
        page.write_formula(1, 2, "=50000*1.1", None, 55_000)
        page.write_string(2, 0, "=cmd|' /C calc'!A0")
        page.write_formula(2, 1, "=1/0", None, "#DIV/0!")
        page.write(2, 2, 60_000)

    read = read_roster(book_of(tmp_path, fill))
    assert read.rows.select("title", "fte", "pay_amount_year").rows() == [
        ("SDR", 0.5, 55_000.0),
        ("=cmd|' /C calc'!A0", None, 60_000.0),
    ]


def test_a_formula_that_was_never_computed_loses_nobody(tmp_path):
    def fill(book):
        page = book.add_worksheet()
        page.write_row(0, 0, ["Job Title", "FTE"])
        page.write_formula(1, 0, '="SDR"', None, "")
        page.write(1, 1, 1)
        page.write_row(2, 0, ["AE", 0.5])

    read = read_roster(book_of(tmp_path, fill))
    assert (titles_of(read), read.untitled_lines) == ([None, "AE"], (2,))


def test_a_visible_sheet_goes_before_a_hidden_one(tmp_path):
    def fill(book):
        lists = book.add_worksheet("Lists")
        lists.write_column(0, 0, ["Job Title", "Chief", "Cook"])
        people = book.add_worksheet("Team")
        people.write_column(0, 0, ["Job Title", "SDR"])
        people.activate()
        lists.hide()

    path = book_of(tmp_path, fill)
    assert read_roster(path).form == 'workbook, sheet "Team"'
    assert titles_of(read_roster(path, RosterRequest(sheet="Lists"))) == ["Chief", "Cook"]


def test_hidden_rows_and_sheets_of_charts_lose_nobody(tmp_path):
    def fill(book):
        chart = book.add_chart({"type": "line"})
        page = book.add_worksheet("People")
        page.write_column(0, 0, ["Job Title", "SDR", "AE"])
        page.set_row(2, None, None, {"hidden": True})
        chart.add_series({"values": "=People!$A$2:$A$3"})
        book.add_chartsheet("Chart").set_chart(chart)

    assert titles_of(read_roster(book_of(tmp_path, fill))) == ["SDR", "AE"]


def test_empty_formatted_rows_are_no_people(tmp_path):
    def fill(book):
        page = book.add_worksheet()
        page.write_row(0, 0, ["Job Title", "FTE"])
        page.write_row(1, 0, ["SDR", 1])
        white = book.add_format({"bg_color": "#FFFFFF"})
        for row in range(2, 60_000):
            page.write_blank(row, 0, None, white)
        page.write_row(60_000, 0, ["AE", 1])

    read = read_roster(book_of(tmp_path, fill, constant_memory=True))
    assert titles_of(read) == ["SDR", "AE"]
    assert read.title_lines["AE"] == 60_001


def test_a_macro_workbook_is_read_and_its_macros_are_not(tmp_path):
    path = plain_book(tmp_path, "team.xlsm")

    def with_macro(name, content):
        return content.replace(
            b"spreadsheetml.sheet.main+xml", b"vnd.ms-excel.sheet.macroEnabled.main+xml"
        )

    repacked(path, with_macro)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"Sub Auto_Open()\nShell\nEnd Sub")
    assert titles_of(read_roster(path)) == ["SDR", "AE"]


def test_an_empty_workbook_and_one_without_titles(tmp_path):
    assert "the workbook is empty" in refused(book_of(tmp_path, lambda book: book.add_worksheet()))
    path = book_of(tmp_path, lambda book: book.add_worksheet().write_row(0, 0, ["Budget", "FTE"]))
    assert "no column looks like a job title" in refused(path)


def test_a_workbook_with_another_ending(tmp_path):
    content = plain_book(tmp_path).read_bytes()
    assert "a workbook or a zip file" in refused(file_of(tmp_path, "team.csv", content))


@pytest.mark.parametrize("part", [0.3, 0.9])
def test_a_workbook_cut_short(tmp_path, part):
    content = plain_book(tmp_path).read_bytes()
    path = file_of(tmp_path, "cut.xlsx", content[: int(part * len(content))])
    assert "this is no workbook, or a damaged one" in refused(path)


def test_a_workbook_with_damaged_parts(tmp_path):
    def halved(name, content):
        return content[:300] if "sheet1" in name else content

    assert "damaged or locked" in refused(repacked(plain_book(tmp_path), halved))

    def with_entity(name, content):
        if "sharedStrings" not in name:
            return content
        document = content[content.index(b"?>") + 2 :].replace(b">SDR<", b">&b;<")
        entity = b'<!DOCTYPE s [<!ENTITY a "AA"><!ENTITY b "&a;&a;&a;&a;">]>'
        return b'<?xml version="1.0"?>' + entity + document

    assert "damaged or locked" in refused(repacked(plain_book(tmp_path), with_entity))


def with_spoilt_bytes(content, part):
    """Overwrite packed bytes of one part, so that unpacking it fails midway."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entry = next(each for each in archive.infolist() if part in each.filename)
    name_length, extra_length = struct.unpack_from("<HH", content, entry.header_offset + 26)
    start = entry.header_offset + 30 + name_length + extra_length
    return content[:start] + b"\xff" * 8 + content[start + 8 :]


@pytest.mark.parametrize("part", ["sheet1.xml", "workbook.xml"])
def test_a_workbook_whose_packed_bytes_are_spoilt(tmp_path, part):
    content = with_spoilt_bytes(plain_book(tmp_path).read_bytes(), part)
    with zipfile.ZipFile(io.BytesIO(content)) as archive, pytest.raises(zlib.error):
        archive.read(next(name for name in archive.namelist() if part in name))
    path = file_of(tmp_path, "spoilt.xlsx", content)
    assert "this is no workbook, or a damaged one" in refused(path)


def test_a_zip_file_is_no_workbook(tmp_path):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("team.csv", HEAD)
    told = refused(file_of(tmp_path, "team.xlsx", packed.getvalue()))
    assert "this is a zip file, not a workbook" in told


def test_a_workbook_that_says_it_is_huge_is_refused_unread(tmp_path):
    path = with_declared_size(plain_book(tmp_path), 2_000_000_000)
    assert "the workbook unpacks to" in refused(path)


def test_a_workbook_that_is_larger_than_it_says_is_refused(tmp_path):
    def padded(name, content):
        space = b" " * 5_000_000
        return (
            content.replace(b"</worksheet>", space + b"</worksheet>")
            if "sheet1" in name
            else (content)
        )

    path = with_declared_size(repacked(plain_book(tmp_path), padded), 1_000, "sheet1")
    assert "this is no workbook, or a damaged one" in refused(path)


def test_words_that_fill_the_memory_are_refused(tmp_path):
    path = with_declared_size(plain_book(tmp_path), 400_000_000, "sharedStrings")
    assert "the workbook unpacks to 0.4 GB" in refused(path)


def test_a_cell_in_the_far_corner_is_refused_before_the_sheet_is_laid_out(tmp_path):
    def fill(book):
        page = book.add_worksheet()
        page.write_row(0, 0, ["Job Title", "FTE"])
        page.write_row(1, 0, ["SDR", 1])
        page.write(1_048_575, 16_383, "x")

    assert MOST_CELLS < 1_048_576 * 16_384
    told = refused(book_of(tmp_path, fill))
    assert "a sheet reaches to row 1,048,576 and column 16,384" in told


def test_a_plain_workbook_of_many_columns_passes(tmp_path):
    def fill(book):
        page = book.add_worksheet()
        page.write_row(0, 0, ["Job Title", *(f"c{place}" for place in range(800))])
        for row in range(1, 300):
            page.write_row(row, 0, ["SDR", *range(800)])

    path = book_of(tmp_path, fill)
    assert check_package("team.xlsx", path.read_bytes()) is False
    assert read_roster(path).rows.height == 299


def test_faults_of_a_workbook_name_its_lines_and_nobody(tmp_path):
    def fill(book):
        page = book.add_worksheet()
        page.write_row(2, 1, ["Employee", "Job Title", "FTE"])
        page.write_row(3, 1, [SECRET, "SDR", 1])
        page.write_row(4, 1, [SECRET, "AE", "a lot"])

    path = book_of(tmp_path, fill)
    with pytest.raises(LineError) as caught:
        read_roster(path)
    assert [(fault.line, fault.what) for fault in caught.value.faults] == [
        (5, '"FTE" is not a number')
    ]
    assert SECRET not in str(caught.value)


def test_a_folder_a_missing_file_and_a_sheet_of_a_text(tmp_path):
    with pytest.raises(DataError, match="there is no such file"):
        read_roster(tmp_path / "none.csv")
    with pytest.raises(DataError, match="this is a folder"):
        read_roster(tmp_path)
    with pytest.raises(JobmorphError, match="a text file has no sheets"):
        read_roster(file_of(tmp_path, "a.csv", HEAD), RosterRequest(sheet="People"))
