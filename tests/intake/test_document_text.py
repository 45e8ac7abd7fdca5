import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.intake.document_text import text_blocks


def read(text):
    return [(block.kind, block.text) for block in text_blocks(text)]


@pytest.mark.parametrize("mark", ["-", "*", "•", "●", "–", "1.", "2)", "▪", "·"])
def test_bullets_of_every_kind(mark):
    assert read(f"{mark} Call buyers\n") == [("item", "Call buyers")]


def test_left_overs_of_html_are_gone():
    text = (
        "<div class='x'><h2>Your&nbsp;tasks</h2><ul><li>Sell &amp; serve</li><li>Plan</li></ul>"
        "<script>alert(1)</script><p>Done<br/>Well</p><!-- note --></div>"
    )
    assert read(text) == [
        ("heading", "Your tasks"),
        ("item", "Sell & serve"),
        ("item", "Plan"),
        ("text", "Done"),
        ("text", "Well"),
    ]


def test_wrapped_lines_are_joined_and_short_lines_are_not():
    long = "You prepare the monthly close for three sites and answer what the"
    assert read(f"{long}\nauditors ask.\n") == [("text", f"{long} auditors ask.")]
    assert len(read("patient in writing\nready to learn\n")) == 2
    assert len(read(f"{long}\n\nauditors ask.\n")) == 2


def test_headings_rules_and_page_numbers():
    assert read("## Tasks\n---\n**What you do**\nPage 1 of 2\n") == [
        ("heading", "Tasks"),
        ("heading", "What you do"),
    ]


@given(st.text(max_size=400))
def test_any_text_gives_printable_lines(text):
    for block in text_blocks(text):
        assert "\n" not in block.text
        assert not any(ord(character) < 32 for character in block.text)
