import pytest
from jinja2 import UndefinedError

from jobmorph.reports.document import Document, Paragraph, document_html
from jobmorph.reports.html import fill_page, page_chunks
from jobmorph.reports.page_frame import STANDALONE, Frame, page_environment


def test_alone_a_page_holds_its_styles():
    text = document_html(Document("A title", (Paragraph("One & two."),)))
    assert "<style>" in text and "<link" not in text and "<script" not in text
    assert "<title>A title</title>" in text and "One &amp; two." in text


def test_pieces_make_up_the_page():
    document = Document("A title", (Paragraph("One."),))
    parts = {"document": document, "blocks": [("paragraph", document.blocks[0])]}
    pieces = "".join(page_chunks("document.html.j2", frame=STANDALONE, **parts))
    assert fill_page("document.html.j2", **parts) == pieces.rstrip("\n") + "\n"


def test_a_frame_without_its_parts_is_a_mistake():
    bare = Frame("site.html.j2", ("jobmorph.web",), is_inline=False)
    with pytest.raises(UndefinedError):
        document_html(Document("A title", ()), bare)


def test_templates_are_read_once():
    assert page_environment(()) is page_environment(())
