import pytest

from jobmorph.intake.delimited_text import find_separator, parse_delimited
from jobmorph.intake.fault import LineError
from jobmorph.intake.text_file import TextFile
from jobmorph.schema.errors import DataError


def parse(text):
    return parse_delimited(TextFile("week.csv", text, "UTF-8"))


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_the_one_the_header_uses(separator):
    table = parse(f"task{separator}hours\nCall{separator}2\n")
    assert table.separator == separator
    assert table.rows[0].cells == ("Call", "2")


def test_separators_in_quotation_marks_do_not_count():
    assert find_separator('"a, b, c";hours') == ";"


def test_line_numbers_count_blank_and_quoted_lines():
    table = parse('\n\ntask,hours\r\n"Call,\nthen write",2\n\n,\nLast,1\n')
    assert table.header.line == 3
    assert [(row.line, row.cells) for row in table.rows] == [
        (4, ("Call,\nthen write", "2")),
        (8, ("Last", "1")),
    ]


def test_unusual_line_breaks_do_not_shift_lines():
    table = parse("task,hours\nA\u2028B,1\nC,2\n")
    assert [row.line for row in table.rows] == [2, 3]


def test_the_separator_line_of_spreadsheets_is_obeyed():
    table = parse("sep=;\ntask;hours\nCall, write;2,5\n")
    assert table.header.cells == ("task", "hours")
    assert table.rows[0].cells == ("Call, write", "2,5")


def test_an_open_quotation_mark_is_told_with_its_line():
    with pytest.raises(LineError, match="line 3: a quotation mark is not closed"):
        parse('task,hours\nA,1\n"B,2\nC,3\n')


def test_a_separator_line_without_a_use_is_refused():
    with pytest.raises(DataError, match="separator that cannot be used"):
        parse('sep="\ntask"hours\n')
