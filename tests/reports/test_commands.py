from dataclasses import replace

import pytest

from jobmorph.reports.commands import next_line, typed_job
from jobmorph.reports.layout import TerminalStyle, cell_width


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
