import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.reports import layout
from jobmorph.reports.theme import ASCII, UNICODE


class FakeTerminal:
    def __init__(self, encoding, is_tty=True):
        self.encoding = encoding
        self.is_tty = is_tty

    def isatty(self):
        return self.is_tty


@pytest.mark.parametrize(
    ("encoding", "asked", "glyphs"),
    [
        ("utf-8", False, UNICODE),
        ("UTF8", False, UNICODE),
        ("cp1252", False, ASCII),
        ("utf-8", True, ASCII),
        (None, False, ASCII),
    ],
)
def test_marks_follow_the_encoding(encoding, asked, glyphs):
    style = layout.detect_style(FakeTerminal(encoding), is_ascii=asked, environment={})
    assert style.glyphs is glyphs


@pytest.mark.parametrize(
    ("environment", "is_tty", "is_bold"),
    [
        ({}, True, True),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"TERM": "dumb"}, True, False),
        ({}, False, False),
    ],
)
def test_bold_only_where_it_is_wanted(environment, is_tty, is_bold):
    style = layout.detect_style(FakeTerminal("utf-8", is_tty), environment=environment)
    assert style.is_bold is is_bold
    assert ("\x1b" in style.bold("title")) is is_bold


@pytest.mark.parametrize(("width", "used"), [(None, 80), (20, 60), (72, 72), (300, 100)])
def test_width_is_held_between_60_and_100(width, used):
    assert layout.detect_style(io.StringIO(), width=width, environment={}).width == used


def test_escape_sequences_in_a_users_text_never_reach_the_terminal():
    cleaned = layout.TerminalStyle().clean("red\x1b[31m \u202e text\nnext\tline")
    assert cleaned == "red [31m text next line"


@given(st.text(max_size=60))
def test_ascii_is_ascii(text):
    assert layout.to_ascii(text).isascii()


@given(st.text(alphabet="abc äé営 ;-", max_size=80), st.integers(6, 40))
def test_cut_and_wrap_fit(text, width):
    assert layout.cell_width(layout.cut(text, width)) <= width
    lines = layout.wrap(text, width, " ", "   ")
    assert all(layout.cell_width(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_a_number_keeps_its_range():
    lines = layout.wrap("the rules that AI works by 12 (10-24)", 34)
    assert lines == ["the rules that AI works by", "12 (10-24)"]


def test_cut_prefers_a_whole_clause():
    assert layout.cut("most questions repeat; answers are written", 30) == "most questions repeat"
    assert layout.cut("tone and trust matter more", 20) == "tone and trust…"


def test_table_fits_and_sets_numbers_right():
    lines = layout.plain_table(
        ["name", "hours"],
        [["a", "1"], ["a name that is far too long for this table to hold " * 2, "40"]],
        layout.TerminalStyle(60),
        right=frozenset({1}),
    )
    assert max(map(layout.cell_width, lines)) <= 60
    assert lines[2].endswith("     1")


def test_empty_table_says_so():
    lines = layout.plain_table(["name"], [], layout.TerminalStyle())
    assert lines == ["Nothing to show: this table has no rows."]
