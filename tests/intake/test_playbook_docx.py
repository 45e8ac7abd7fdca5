import zipfile

import pytest

from jobmorph.intake import playbook_docx
from jobmorph.intake.playbook import read_playbook
from jobmorph.intake.playbook_docx import docx_blocks
from jobmorph.schema.errors import DataError

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STYLES = (
    f'<w:styles xmlns:w="{SPACE}"><w:style w:styleId="berschrift1"><w:name w:val="heading 1"/>'
    '</w:style><w:style w:styleId="Zitat"><w:name w:val="Quote"/></w:style></w:styles>'
)


def paragraph(text, style="", level=None):
    look = f'<w:pStyle w:val="{style}"/>' if style else ""
    listed = "" if level is None else f'<w:numPr><w:ilvl w:val="{level}"/></w:numPr>'
    return f"<w:p><w:pPr>{look}{listed}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def write(path, body, styles=STYLES, head=""):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        document = f'{head}<w:document xmlns:w="{SPACE}"><w:body>{body}</w:body></w:document>'
        archive.writestr("word/document.xml", document)
        if styles:
            archive.writestr("word/styles.xml", styles)
    return path


def test_headings_lists_quotations_and_tables(tmp_path):
    body = (
        paragraph("Our plan", "berschrift1")
        + paragraph("Call them (5 min)", level=0)
        + paragraph("ask why", level=1)
        + paragraph("Hi there", "Zitat")
        + "<w:tbl><w:tr><w:tc>" + paragraph("Step") + "</w:tc><w:tc>" + paragraph("Min")
        + "</w:tc></w:tr><w:tr><w:tc>" + paragraph("Write") + "</w:tc><w:tc>" + paragraph("3")
        + "</w:tc></w:tr></w:tbl>"
    )  # fmt: skip
    path = write(tmp_path / "plan.docx", body)
    assert [(each.kind, each.text or each.cells) for each in docx_blocks(path)] == [
        ("heading", "Our plan"),
        ("item", "Call them (5 min)"),
        ("item", "ask why"),
        ("quote", "Hi there"),
        ("cells", ("Step", "Min")),
        ("cells", ("Write", "3")),
    ]
    read = read_playbook(path)
    assert read.title == "Our plan"
    assert read.steps.select("label", "minutes", "verbatim").rows() == [
        ("Call them", 5.0, "Hi there"),
        ("Write", 3.0, ""),
    ]


def test_deleted_text_drawings_and_fallbacks_are_left_out(tmp_path):
    body = (
        '<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>Call</w:t></w:r><w:del><w:r><w:delText>not'
        "</w:delText></w:r></w:del></w:p>"
        '<mc:AlternateContent xmlns:mc="urn:mc"><mc:Fallback>' + paragraph("twice", level=0)
        + "</mc:Fallback></mc:AlternateContent>"
    )  # fmt: skip
    path = write(tmp_path / "plan.docx", body)
    assert [each.text for each in docx_blocks(path)] == ["Call"]


def test_entities_are_refused_and_never_expanded(tmp_path):
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    path = write(tmp_path / "plan.docx", paragraph("&b;", level=0), head=bomb)
    with pytest.raises(DataError, match="document type"):
        docx_blocks(path)


def test_a_zip_that_unpacks_to_too_much_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(playbook_docx, "LIMIT_XML_BYTES", 10_000)
    path = write(tmp_path / "plan.docx", paragraph("x" * 20_000))
    assert path.stat().st_size < 2_000
    with pytest.raises(DataError, match="unpacks to more than"):
        docx_blocks(path)


def test_a_file_that_is_too_large_is_refused_unread(tmp_path, monkeypatch):
    monkeypatch.setattr(playbook_docx, "LIMIT_BYTES", 100)
    path = write(tmp_path / "plan.docx", paragraph("Call", level=0))
    with pytest.raises(DataError, match="larger than"):
        docx_blocks(path)


@pytest.mark.parametrize("spoil", ["text", "truncated", "other zip", "broken xml", "absent"])
def test_what_is_no_word_file_is_one_message(tmp_path, spoil):
    path = write(tmp_path / "plan.docx", paragraph("Call", level=0))
    if spoil == "text":
        path.write_text("1. Call")
    elif spoil == "truncated":
        path.write_bytes(path.read_bytes()[:-40])
    elif spoil == "broken xml":
        write(path, "<w:p>", styles="")
    elif spoil == "absent":
        path = tmp_path / "none.docx"
    else:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("a.txt", "x")
    with pytest.raises(DataError) as told:
        docx_blocks(path)
    assert "\n" not in str(told.value)
