"""Zip and gzip files that mean harm, or are damaged, are refused before anything is unpacked."""

import gzip
import io
import ntpath
import posixpath
import stat
import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.build.archive import ArchiveLimits, SafeArchive, unpack_gzip
from jobmorph.schema.errors import DataError


def zipped(members, compression=zipfile.ZIP_DEFLATED):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def test_members_are_read_and_folders_left_out():
    archive = SafeArchive(zipped({"db/": "", "db/a.txt": "one"}), where="a.zip")
    assert archive.names == ("db/a.txt",)
    assert archive.read("db/a.txt") == b"one"
    archive.verify()


@pytest.mark.parametrize(
    "name", ["../up.txt", "db/../../up.txt", "/etc/passwd", "C:\\evil.txt", "..\\up.txt", "\\a"]
)
def test_a_name_that_leaves_the_folder_is_refused(name):
    # The writer normalises backslashes on some systems, so the name is put in by hand.
    info = zipfile.ZipInfo("x")
    info.filename = name
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(info, "boo")
    with pytest.raises(DataError, match="outside its folder") as caught:
        SafeArchive(buffer.getvalue(), where="bad.zip")
    assert str(caught.value).startswith("bad.zip: ")


PARTS = st.sampled_from(["..", ".", "a", "b.txt", "", "C:", "\\", "..\\x", "…"])


@given(st.lists(PARTS, min_size=1, max_size=6).map("/".join).filter(lambda name: name.strip("/.")))
def test_a_name_that_is_accepted_stays_inside_on_both_systems(name):
    info = zipfile.ZipInfo("x")
    info.filename = name
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(info, "boo")
    try:
        accepted = SafeArchive(buffer.getvalue(), where="a.zip").names
    except DataError:
        return
    for member in accepted:
        for path, root in ((posixpath, "/root/in"), (ntpath, "D:\\root\\in")):
            inside = path.normpath(path.join(root, member))
            assert path.commonpath([inside, root]) == root


def test_a_link_is_refused():
    info = zipfile.ZipInfo("link")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(info, "/etc/passwd")
    with pytest.raises(DataError, match="links"):
        SafeArchive(buffer.getvalue(), where="bad.zip")


def test_a_bomb_is_refused_by_its_ratio_before_it_is_unpacked():
    bomb = zipped({"zeros.txt": b"\0" * (8 << 20)})
    assert len(bomb) < 20_000
    with pytest.raises(DataError, match=r"200 times their packed size: zeros\.txt"):
        SafeArchive(bomb, where="bomb.zip")


def test_the_total_and_the_number_of_members_are_limited():
    content = zipped({f"{i}.txt": "x" * 100 for i in range(5)})
    with pytest.raises(DataError, match="more than 499 bytes: 500 bytes"):
        SafeArchive(content, where="a.zip", limits=ArchiveLimits(total_bytes=499))
    with pytest.raises(DataError, match="more than 4 members: 5 members"):
        SafeArchive(content, where="a.zip", limits=ArchiveLimits(members=4))
    SafeArchive(content, where="a.zip", limits=ArchiveLimits(total_bytes=500, members=5))


def test_members_that_overlap_are_refused():
    content = bytearray(zipped({"a": "y" * 1000, "b": "z" * 1000}, zipfile.ZIP_STORED))
    at = content.rfind(b"PK\x01\x02")
    struct.pack_into("<II", content, at + 20, 5000, 5000)
    with pytest.raises(DataError, match="overlap"):
        SafeArchive(bytes(content), where="a.zip")


def test_an_encrypted_archive_is_refused():
    content = bytearray(zipped({"a.txt": "one"}))
    content[content.rfind(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(DataError, match="encrypted"):
        SafeArchive(bytes(content), where="a.zip")


@pytest.mark.parametrize("keep", [0, 10, 100])
def test_a_cut_archive_is_damaged(keep):
    content = zipped({"a.txt": "one" * 100})
    with pytest.raises(DataError, match="damaged or cut short"):
        SafeArchive(content[:keep], where="a.zip")


def test_a_wrong_checksum_is_found_on_reading():
    content = bytearray(zipped({"a.txt": "one"}, zipfile.ZIP_STORED))
    content[content.find(b"one")] = ord("O")
    archive = SafeArchive(bytes(content), where="a.zip")
    with pytest.raises(DataError, match=r"a\.zip/a\.txt: the file is damaged"):
        archive.verify()


def test_an_absent_member_is_named():
    with pytest.raises(DataError, match=r"a\.zip/b\.txt: there is no such file"):
        SafeArchive(zipped({"a.txt": "one"}), where="a.zip").read("b.txt")


def test_gzip_is_unpacked_to_its_limit_only():
    packed = gzip.compress(b"0" * 1000)
    assert unpack_gzip(packed, where="a.gz") == b"0" * 1000
    with pytest.raises(DataError, match="more than 999 bytes"):
        unpack_gzip(packed, where="a.gz", limits=ArchiveLimits(total_bytes=999))


@pytest.mark.parametrize("content", [b"not gzip", gzip.compress(b"0" * 5000)[:-9]])
def test_a_broken_gzip_is_named(content):
    with pytest.raises(DataError, match=r"^a\.gz: the file is damaged"):
        unpack_gzip(content, where="a.gz")
