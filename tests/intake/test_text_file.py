import pytest

from jobmorph.intake.text_file import read_text_file
from jobmorph.schema.errors import DataError


def read(path, limit_bytes=1000):
    return read_text_file(path, limit_bytes=limit_bytes, save_as="CSV")


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("cp1252", "Windows-1252"),
    ],
)
def test_text_is_the_same_in_every_encoding(tmp_path, codec, name):
    path = tmp_path / "week.csv"
    path.write_bytes("Tätigkeit;Stunden\r\n".encode(codec))
    file = read(path)
    assert (file.text, file.encoding) == ("Tätigkeit;Stunden\r\n", name)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "the file is empty"),
        (b" \n\r\n", "the file is empty"),
        (b"\xef\xbb\xbf\n", "the file is empty"),
        (b"PK\x03\x04rest", "a workbook or a zip file"),
        (b"%PDF-1.7", "a PDF"),
        (b"task\x00hours", "not a text file"),
        (bytes(range(1, 32)), "not a text file"),
        (b"\x81\x8d\x8f\x90", "UTF-8 or Windows-1252"),
        (b"\xff\xfea", "UTF-8 or Windows-1252"),
        (b"x" * 1001, "larger than 0.001 MB"),
    ],
)
def test_no_text_is_refused_in_one_sentence(tmp_path, content, words):
    path = tmp_path / "week.csv"
    path.write_bytes(content)
    with pytest.raises(DataError, match=words) as caught:
        read(path)
    assert str(caught.value).startswith(f"{path}: ")


def test_a_file_at_the_limit_is_read(tmp_path):
    path = tmp_path / "week.csv"
    path.write_bytes(b"x" * 1000)
    assert len(read(path).text) == 1000


def test_absent_files_and_folders_are_told_apart(tmp_path):
    with pytest.raises(DataError, match="there is no such file"):
        read(tmp_path / "week.csv")
    with pytest.raises(DataError, match="this is a folder"):
        read(tmp_path)
    with pytest.raises(DataError, match="cannot be read"):
        read(tmp_path / ("x" * 300))
