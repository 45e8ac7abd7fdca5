"""A raw folder finds a file however it was packed, and says where it looked."""

import gzip
import hashlib
import io
import zipfile

import pytest

from jobmorph.build.raw import RawFolder
from jobmorph.schema.errors import DataError

TEXT = b"a\tb\r\n1\t2\r\n"


def zipped(members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def put(root, name, content):
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


@pytest.mark.parametrize("name", ["bls/wages.csv", "wages.csv", "elsewhere/deep/Wages.CSV"])
def test_a_file_is_found_by_path_or_by_bare_name(tmp_path, name):
    put(tmp_path, name, TEXT)
    assert RawFolder(tmp_path).read("bls/wages.csv").content == TEXT


def test_a_gzipped_copy_reads_the_same_and_hashes_the_same(tmp_path):
    put(tmp_path / "plain", "wages.csv", TEXT)
    put(tmp_path / "packed", "wages.csv.gz", gzip.compress(TEXT))
    plain, packed = RawFolder(tmp_path / "plain"), RawFolder(tmp_path / "packed")
    assert packed.read("wages.csv").content == plain.read("wages.csv").content == TEXT
    digest = hashlib.sha256(TEXT).hexdigest()
    assert [read.sha256 for read in (*plain.reads, *packed.reads)] == [digest, digest]
    assert packed.reads[0].path == "wages.csv.gz"
    assert packed.reads[0].size_bytes == len(TEXT)
    assert packed.read("wages.csv").name == "wages.csv"


def test_the_first_candidate_that_exists_wins(tmp_path):
    put(tmp_path, "second.csv", b"second")
    put(tmp_path, "third.csv", b"third")
    assert RawFolder(tmp_path).read("first.csv", "second.csv", "third.csv").content == b"second"


@pytest.mark.parametrize(
    "layout",
    [
        {"onet/db_30_1_text.zip": zipped({"db_30_1_text/Skills.txt": TEXT})},
        {"db_30_1_text.zip": zipped({"Skills.txt": TEXT})},
        {"onet/db_30_1_text/Skills.txt": TEXT},
        {"db_30_1_text/Skills.txt": TEXT},
        {"mirror/of/db_30_1_text/Skills.txt": TEXT},
    ],
)
def test_a_release_is_found_zipped_or_unpacked(tmp_path, layout):
    for name, content in layout.items():
        put(tmp_path, name, content)
    folder = RawFolder(tmp_path)
    part = folder.part("onet/db_30_1_text")
    assert part.read("Skills.txt").content == TEXT
    assert [read.size_bytes for read in folder.reads] == [len(TEXT)]
    assert folder.reads[0].path.endswith("Skills.txt")


def test_the_raw_folder_itself_may_be_a_zip_with_zips_inside(tmp_path):
    inner = zipped({"db_30_1_text/Skills.txt": TEXT})
    put(tmp_path, "everything.zip", zipped({"onet/db_30_1_text.zip": inner, "x.csv": b"1"}))
    folder = RawFolder(tmp_path / "everything.zip")
    assert folder.read("x.csv").content == b"1"
    assert folder.part("onet/db_30_1_text").read("Skills.txt").content == TEXT
    assert folder.reads[0].path == "onet/db_30_1_text.zip/db_30_1_text/Skills.txt"


def test_an_absent_file_names_where_it_looked_the_nearest_and_the_way_to_get_it(tmp_path):
    put(tmp_path, "exposure/full_labelset.tsv", b"x")
    with pytest.raises(DataError) as caught:
        RawFolder(tmp_path).read("exposure/full_labelsets.tsv", "labels.tsv", source="labels")
    said = str(caught.value)
    assert str(tmp_path) in said
    assert "exposure/full_labelsets.tsv and labels.tsv" in said
    assert "nearest: exposure/full_labelset.tsv" in said
    assert "`jobmorph data pull labels`" in said


def test_an_absent_release_says_how_to_get_it(tmp_path):
    put(tmp_path, "a.txt", b"x")
    with pytest.raises(DataError, match=r"db_30_1_text\.zip.*jobmorph data pull onet"):
        RawFolder(tmp_path).part("onet/db_30_1_text", source="onet")


def test_a_bare_name_that_occurs_twice_is_not_guessed(tmp_path):
    put(tmp_path, "one/wages.csv", b"1")
    put(tmp_path, "two/wages.csv", b"2")
    with pytest.raises(DataError, match=r"more than once.*one/wages\.csv, two/wages\.csv"):
        RawFolder(tmp_path).read("bls/wages.csv")


def test_half_loaded_files_in_hidden_folders_are_not_seen(tmp_path):
    put(tmp_path, ".loading-x/wages.csv", b"half")
    put(tmp_path, "two/wages.csv", b"whole")
    assert RawFolder(tmp_path).read("bls/wages.csv").content == b"whole"


def test_a_path_that_is_neither_folder_nor_zip_is_refused(tmp_path):
    with pytest.raises(DataError, match="no such folder or zip"):
        RawFolder(tmp_path / "absent")
    put(tmp_path, "note.txt", b"hello")
    with pytest.raises(DataError, match=r"note\.txt: the file is damaged"):
        RawFolder(tmp_path / "note.txt")


def test_a_damaged_inner_zip_is_named(tmp_path):
    put(tmp_path, "onet/db_30_1_text.zip", zipped({"Skills.txt": TEXT})[:-30])
    with pytest.raises(DataError, match=r"^onet/db_30_1_text\.zip: the file is damaged"):
        RawFolder(tmp_path).part("onet/db_30_1_text")
