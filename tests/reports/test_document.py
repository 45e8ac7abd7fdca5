import pytest

from jobmorph.reports.document import (
    Bullets,
    Document,
    Heading,
    Paragraph,
    render_document,
    table_of,
)
from jobmorph.reports.layout import TerminalStyle
from jobmorph.reports.theme import ASCII
from jobmorph.schema.errors import ParameterError

DOCUMENT = Document(
    "A <plan>",
    (
        Paragraph("First the answer & its range.", is_lead=True),
        Heading("Part"),
        table_of("Steps", ["#", "Step"], [["1", "call | write"], ["2", "<b>listen</b>"]], [0]),
        Bullets(("one", "two"), is_numbered=True),
        Bullets(("three",)),
    ),
    "2026.11",
)


def test_the_terminal_keeps_the_width_and_the_order():
    style = TerminalStyle(width=60, glyphs=ASCII)
    long = Document("t" * 90, (Paragraph("word " * 60), Bullets(("item " * 30,))))
    for document in (DOCUMENT, long):
        text = render_document(document, "table", style=style)
        assert max(len(line) for line in text.splitlines()) <= 60
        assert text.isascii()
    text = render_document(DOCUMENT, "table", style=style)
    places = [text.index(part) for part in ("A <PLAN>", "First", "Part", "call | write", " 1. one")]
    assert places == sorted(places)


def test_markdown_escapes_cells_and_numbers_lists():
    text = render_document(DOCUMENT, "md")
    assert text.startswith("# A \\<plan\\>\n")
    assert "**First the answer & its range.**" in text
    assert "| 1 | call \\| write |" in text
    assert "\n1. one\n2. two\n" in text


def test_html_is_one_page_without_script_or_request():
    text = render_document(DOCUMENT, "html")
    assert "&lt;b&gt;listen&lt;/b&gt;" in text
    assert "<b>listen" not in text
    assert text.count("<h1>") == 1
    assert text.count("<section>") == text.count("</section>") == 2
    assert '<th scope="col"' in text
    assert "<script" not in text
    assert "://" not in text
    assert "Edition 2026.11" in text


def test_an_unknown_form_is_refused():
    with pytest.raises(ParameterError, match="xml"):
        render_document(DOCUMENT, "xml")
