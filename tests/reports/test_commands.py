from dataclasses import replace

import pytest

from jobmorph.reports.commands import next_line, other_readings, typed_job
from jobmorph.reports.layout import TerminalStyle, cell_width
from jobmorph.schema.job import Alternative


def asked(result, query):
    return replace(result, match=replace(result.match, query=query))


@pytest.mark.parametrize(
    ("query", "typed"),
    [
        ("SDR", "SDR"),
        ("43-4051.00", "43-4051.00"),
        ("VP  Sales", '"VP Sales"'),
        # What a shell would run or swallow is not repeated; the id stands for it.
        ("$(reboot)", "service/entry"),
        ('say "hi"', "service/entry"),
        ("Verkäufer", "service/entry"),
        ("x" * 60, "service/entry"),
        ("-rf", "service/entry"),
    ],
)
def test_the_job_is_written_as_a_shell_takes_it(result, query, typed):
    assert typed_job(asked(result, query)) == typed


def test_library_roles_are_offered_the_library(library_result):
    line = next_line(asked(library_result, "CSR"), TerminalStyle(80))
    assert line == (
        "Next: role CSR --output page.html · library show CSR · role CSR --tasks mine.csv"
    )
    wide = next_line(asked(library_result, "CSR"), TerminalStyle(100))
    assert 'compare CSR "Example success associate"' in wide


@pytest.mark.parametrize("width", [60, 80, 100])
@pytest.mark.parametrize("query", ["CSR", "customer service representative, retail"])
def test_one_line_that_fits(library_result, occupation_result, width, query):
    for result in (library_result, occupation_result):
        line = next_line(asked(result, query), TerminalStyle(width))
        assert cell_width(line) <= width
        assert "role " in line


def test_an_own_week_is_offered_its_own_page(result):
    match = replace(result.match, job=replace(result.match.job, kind="custom", level=None))
    line = next_line(replace(result, match=match), TerminalStyle(80))
    assert line == "Next: role --tasks mine.csv --output page.html · role TITLE"


def read_as(result, level, *others):
    alternatives = tuple(Alternative(each, each, None) for each in others)
    job = replace(result.match.job, id=f"service/{level}", level=level)
    return replace(result, match=replace(result.match, job=job, alternatives=alternatives))


@pytest.mark.parametrize(
    ("level", "offered"), [("lead", "senior"), ("senior", "executive"), ("executive", "senior")]
)
def test_the_next_level_is_that_of_the_career_not_of_the_usual_order(result, level, offered):
    leaders = ("lead", "senior", "executive")
    answer = read_as(result, level, *(f"service/{each}" for each in leaders if each != level))
    text = other_readings(answer, TerminalStyle(), 40, leaders)
    assert text.startswith(f"not yours? --level {offered}")


def test_levels_of_other_families_are_no_option(result):
    style = TerminalStyle()
    answer = read_as(result, "mid", "service/entry", "sales/senior")
    assert other_readings(answer, style, 60) == (
        "not yours? --level entry, or: service/entry, sales/senior"
    )
    assert other_readings(answer, style, 56) == "not yours? --level entry, or: service/entry"
    assert other_readings(answer, style, 24) == "not yours? --level entry"
    assert other_readings(answer, style, 23) == ""
    assert other_readings(read_as(result, "mid"), style, 60) == ""
