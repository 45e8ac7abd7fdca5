import random
import zipfile

import pytest

from jobmorph.intake import document
from jobmorph.intake.document import make_document, read_document
from jobmorph.intake.playbook_block import Block
from jobmorph.schema.errors import DataError

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word(path, *paragraphs):
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{SPACE}"><w:body>{body}</w:body></w:document>',
        )
    return path


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a"])
def test_text_of_any_name(tmp_path, name):
    path = tmp_path / name
    path.write_text("# Tasks\n- Call buyers\n", encoding="utf-8")
    read = read_document(path)
    assert [(block.kind, block.text) for block in read.blocks] == [
        ("heading", "Tasks"),
        ("item", "Call buyers"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(tmp_path, encoding):
    path = tmp_path / "a.txt"
    path.write_bytes("Begrüßung der Gäste".encode(encoding))
    assert read_document(path).blocks[0].text == "Begrüßung der Gäste"


def test_word_and_tables(tmp_path):
    assert read_document(word(tmp_path / "a.docx", "Tasks", "Call")).blocks[1].text == "Call"
    made = make_document("a.docx", [Block("cells", "", 3, 0, ("Clerk", "", "2019"), 1)])
    assert [block.text for block in made.blocks] == ["Clerk"]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t ", "empty"),
        ("a.txt", b"12 34\n---\n", "holds no words"),
        ("a.txt", b"\x00\x01\x02", "not a text file"),
        ("a.txt", b"%PDF-1.7 x", "PDF"),
        ("a.txt", b"PK\x03\x04 x", "zip"),
        ("a.txt", b"\x81\x8d\x8f", "not a text file"),
        ("a.docx", b"no zip", "damaged"),
        ("a.docx", b"", "empty"),
        ("a.doc", b"\xd0\xcf\x11\xe0", ".doc files are not read"),
        ("a.rtf", b"{\\rtf1}", ".rtf files are not read"),
        ("a.txt", b"x " * 600_000, "larger than"),
        ("a.txt", b"a\n\n" * 3_000, "more than a job description"),
    ],
)
def test_what_cannot_be_read_is_one_message(tmp_path, name, content, told):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(DataError, match=told) as refused:
        read_document(path)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("name", ["none.txt", "none.docx", "none.pdf"])
def test_absent_files(tmp_path, name):
    with pytest.raises(DataError, match="no such file"):
        read_document(tmp_path / name)


def test_random_bytes_are_read_or_refused(tmp_path):
    draw = random.Random(7)
    for number in range(60):
        path = tmp_path / f"{number}{draw.choice(['.txt', '.pdf', '.docx', '.md'])}"
        start = draw.choice([b"", b"%PDF-1.4\n", b"PK\x03\x04"])
        path.write_bytes(start + draw.randbytes(draw.randrange(2_000)))
        try:
            assert read_document(path).blocks
        except DataError as refused:
            assert "\n" not in str(refused)


def test_the_limit_on_lines(monkeypatch):
    monkeypatch.setattr(document, "LIMIT_BLOCKS", 1)
    with pytest.raises(DataError, match="2 lines"):
        make_document("a.txt", [Block("text", "a", 1), Block("text", "b", 2)])
