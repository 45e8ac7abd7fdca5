from dataclasses import replace

import pytest

from jobmorph.reports.compare import compare_frame, compared_lines, terminal_compare
from jobmorph.reports.layout import TerminalStyle, cell_width
from jobmorph.reports.theme import ASCII


@pytest.mark.parametrize("width", [60, 80, 100])
def test_fits(result, occupation_result, width):
    text = terminal_compare(result, occupation_result, TerminalStyle(width))
    assert max(map(cell_width, text.splitlines())) <= width
    assert "Exposure is not probability of job loss." in text


def test_lines_carry_ranges_dates_and_borrowed(result, occupation_result):
    lines = {line.name: line for line in compared_lines(result, occupation_result)}
    assert lines["By 2031: AI, a person checks"].left == "8 (4-12)"
    assert lines["US jobs, May 2025"].left == "2.7 m, borrowed"
    assert lines["US jobs, May 2025"].right == "2.7 m"
    assert lines["Published sources"].right == "sources agree"


def test_same_title_twice_stays_apart(result):
    frame = compare_frame(result, result)
    assert frame.columns[1].endswith("[1]")
    assert frame.columns[2].endswith("[2]")


def test_different_years_are_named(result):
    later = replace(result, horizon_year=2036)
    text = terminal_compare(result, later)
    assert "look to different years: 2031 and 2036" in text


def test_ascii_is_pure(result, occupation_result):
    assert terminal_compare(result, occupation_result, TerminalStyle(80, ASCII)).isascii()


def test_two_library_roles_say_what_stays_and_grows(library_result, occupation_result):
    text = " ".join(terminal_compare(library_result, occupation_result).split())
    assert text.count("Stays mostly yours") == 2
    assert "Stays mostly yours, and grows: calm people who complain" in text
