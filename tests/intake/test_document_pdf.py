import io
import zlib

import pypdf
import pytest

from jobmorph.intake import document_pdf
from jobmorph.intake.document import read_document
from jobmorph.intake.document_pdf import pdf_text
from jobmorph.schema.errors import DataError

LINES = ("Sales representative", "Your tasks", "Call the buyers of our region every morning")


def pdf(lines, *, compress=True):
    """Write a PDF of one page by hand; without lines it holds an empty page, like a scan."""
    drawn = " ".join(f"({line}) Tj T*" for line in lines)
    stream = f"BT /F1 12 Tf 14 TL 72 720 Td {drawn} ET".encode()
    body = zlib.compress(stream) if compress else stream
    kind = b"/Filter /FlateDecode " if compress else b""
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< " + kind + b"/Length %d >>\nstream\n" % len(body) + body + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + part + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + table
    return out + b"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % start


def locked(content, password):
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(content))
    writer.encrypt(password, algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def test_the_text_layer_is_read_line_by_line(tmp_path):
    path = tmp_path / "job.pdf"
    path.write_bytes(pdf(LINES))
    assert pdf_text(path).strip().split("\n") == list(LINES)
    assert [block.text for block in read_document(path).blocks] == list(LINES)


def test_a_lock_without_a_password_is_no_hindrance(tmp_path):
    path = tmp_path / "job.pdf"
    path.write_bytes(locked(pdf(LINES), ""))
    assert LINES[2] in pdf_text(path)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (pdf(()), "holds no text, only images"),
        (locked(pdf(LINES), "secret"), "protected by a password"),
        (pdf(LINES)[:300], "damaged"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 20, "damaged"),
        (b"Call the buyers", "this is no PDF"),
        (b"", "empty"),
    ],
    ids=["scan", "password", "cut", "noise", "text", "empty"],
)
def test_what_cannot_be_read_is_one_clear_message(tmp_path, content, told):
    path = tmp_path / "job.pdf"
    path.write_bytes(content)
    with pytest.raises(DataError, match=told) as refused:
        read_document(path)
    assert "Nothing was computed" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_too_large_and_too_long(tmp_path, monkeypatch):
    path = tmp_path / "job.pdf"
    path.write_bytes(pdf(LINES))
    monkeypatch.setattr(document_pdf, "LIMIT_PAGES", 0)
    with pytest.raises(DataError, match="1 pages are more than 0"):
        pdf_text(path)
    monkeypatch.setattr(document_pdf, "LIMIT_BYTES", 100)
    with pytest.raises(DataError, match="larger than"):
        pdf_text(path)
    with pytest.raises(DataError, match="no such file"):
        pdf_text(tmp_path / "none.pdf")
