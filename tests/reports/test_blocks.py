from jobmorph.reports.blocks import (
    Bullets,
    Heading,
    Paragraph,
    markdown_block,
    table_of,
    terminal_block,
)
from jobmorph.reports.layout import TerminalStyle

STYLE = TerminalStyle(60)


def test_terminal():
    assert terminal_block(Heading("Part", 3), STYLE) == ["", "Part"]
    assert terminal_block(Paragraph("A sentence."), STYLE) == ["A sentence."]
    assert terminal_block(Bullets(("one", "two"), is_numbered=True), STYLE) == [
        " 1. one",
        " 2. two",
    ]
    assert terminal_block(Bullets(("one",)), STYLE) == [" · one"]
    lines = terminal_block(table_of("Caption", ["Work", "Hours"], [["calls", "9"]], (1,)), STYLE)
    assert lines[0] == "Work  Hours"
    assert lines[2] == "calls     9"


def test_markdown():
    assert markdown_block(Heading("Part *one*", 3)) == "### Part \\*one\\*"
    assert markdown_block(Paragraph("Lead.", is_lead=True)) == "**Lead.**"
    assert markdown_block(Bullets(("one", "two"), is_numbered=True)) == "1. one\n2. two"
    table = markdown_block(table_of("Caption", ["Work"], [["a|b"]]))
    assert table == "| Work |\n| --- |\n| a\\|b |"
