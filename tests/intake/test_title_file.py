import codecs
import hashlib

import pytest

from jobmorph.intake import title_file_bytes
from jobmorph.intake.title_file import open_text, open_title_file, require_text_table
from jobmorph.intake.title_row import read_title_rows
from jobmorph.schema.errors import DataError


@pytest.fixture
def read(tmp_path):
    def read_bytes(content, column=None):
        path = tmp_path / "titles.csv"
        path.write_bytes(content)
        file = open_title_file(path, column)
        with open_text(path, file.text) as stream:
            return file, list(read_title_rows(file, stream))

    return read_bytes


def titles(rows):
    return [(row.line, row.title) for row in rows]


@pytest.mark.parametrize(
    ("content", "encoding", "separator"),
    [
        ("id,job title\n1,Köchin\n".encode(), "UTF-8", ","),
        ("id;job title\r\n1;Köchin\r\n".encode(), "UTF-8", ";"),
        (codecs.BOM_UTF8 + "id\tjob title\n1\tKöchin\n".encode(), "UTF-8", "\t"),
        ("id|job title\r1|Köchin\r".encode("cp1252"), "Windows-1252", "|"),
        ("id,job title\n1,Köchin".encode("utf-16"), "UTF-16", ","),
        (codecs.BOM_UTF16_BE + "id,job title\n1,Köchin".encode("utf-16-be"), "UTF-16", ","),
        ('sep=;\n\nid;job title\n1;"Köchin"\n'.encode(), "UTF-8", ";"),
    ],
)
def test_encodings_separators_and_line_ends_are_understood(read, content, encoding, separator):
    file, rows = read(content)
    assert (file.text.encoding, file.separator) == (encoding, separator)
    assert [row.title for row in rows] == ["Köchin"]
    assert file.text.sha256 == hashlib.sha256(content).hexdigest()
    assert file.text.size_bytes == len(content)


def test_a_few_broken_bytes_do_not_change_the_encoding(read):
    file, rows = read("job title,n\nKöchin,1\nGärtner,2\n".encode() + b"b\xe4d,3\nSDR,4\n")
    assert file.text.encoding == "UTF-8"
    assert [row.fault for row in rows] == [None, None, "undecodable", None]
    assert rows[2].text.encode("utf-8", "surrogateescape") == b"b\xe4d,3"


def test_a_character_across_two_chunks_is_whole(read, monkeypatch):
    monkeypatch.setattr(title_file_bytes, "CHUNK", 17)
    file, _ = read(b"job title,n\n" + "Köchin,1\n".encode() * 40)
    assert file.text.encoding == "UTF-8"


def test_rows_are_kept_as_written_and_filled_up(read):
    _, rows = read(b'id,job_title,x\n1,"Sales, ""manager""",=1+1\n2,SDR\n3,a,b,,\n')
    assert [row.text for row in rows] == ['1,"Sales, ""manager""",=1+1', "2,SDR,", "3,a,b"]
    assert [row.title for row in rows] == ['Sales, "manager"', "SDR", "a"]


def test_faulty_rows_have_their_own_line_and_the_rest_is_read(read):
    long = b"x" * 10_000
    _, rows = read(
        b'id,job_title\n1,"un\nder"\n2,\n3,' + long + b"\n4,a,b\n\n5,SDR\n6\n7," + b'"open\n8,AE\n'
    )
    assert [(row.line, row.fault) for row in rows if row.fault] == [
        (4, "empty"),
        (5, "too_long"),
        (6, "too_many_cells"),
        (9, "empty"),
        (10, "open_quote"),
    ]
    assert [row.line for row in rows if row.is_blank] == [7]
    assert [row.title for row in rows if row.title] == ["un der", "SDR", "AE"]


def test_in_a_list_of_titles_the_line_is_the_title(read):
    _, rows = read(b"job_title\nManager, Sales\n\nSDR\n")
    assert [(row.title, row.text, row.fault) for row in rows] == [
        ("Manager, Sales", '"Manager, Sales"', None),
        ("", "", "empty"),
        ("SDR", "SDR", None),
    ]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "the file is empty"),
        (b"\n \n", "the file is empty"),
        (codecs.BOM_UTF8, "the file is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not a text file"),
        (b"PK\x03\x04rest", "a workbook or a zip file"),
        (b"%PDF-1.7", "a PDF"),
        (codecs.BOM_UTF16_LE + b"abc", "ends inside a character"),
        (b"id,name\n1,x\n", "no column looks like a job title. Found: id, name."),
        (b"sep=x\njob\n", "separator that cannot be used"),
    ],
)
def test_what_is_no_table_of_titles_is_refused(read, content, told):
    with pytest.raises(DataError) as caught:
        read(content)
    assert told in str(caught.value)


def test_a_file_without_line_ends_is_refused_unread(read, monkeypatch):
    monkeypatch.setattr(title_file_bytes, "CHUNK", 10)
    with pytest.raises(DataError, match="a line is longer"):
        read(b"job_title\n" + b"x" * 200)


def test_absent_files_folders_and_workbooks(tmp_path):
    with pytest.raises(DataError, match="no such file"):
        open_title_file(tmp_path / "absent.csv", None)
    with pytest.raises(DataError, match="a folder"):
        open_title_file(tmp_path, None)
    with pytest.raises(DataError, match="Save as, CSV UTF-8"):
        require_text_table(tmp_path / "titles.xlsx")
