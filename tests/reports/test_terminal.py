import re
from dataclasses import replace

import polars as pl
import pytest

from jobmorph.reports.layout import TerminalStyle, cell_width
from jobmorph.reports.role_view import view_role
from jobmorph.reports.terminal import terminal_role
from jobmorph.reports.theme import ASCII, UNICODE
from jobmorph.schema.ids import PARTS
from jobmorph.schema.job import Alternative

ALL_RESULTS = [
    "result",
    "occupation_result",
    "overruled_result",
    "library_result",
    "shared_labels_result",
]


@pytest.fixture(params=ALL_RESULTS)
def any_result(request):
    return request.getfixturevalue(request.param)


def test_fits_80_by_24(any_result):
    for glyphs in (UNICODE, ASCII):
        lines = terminal_role(any_result, TerminalStyle(80, glyphs)).splitlines()
        assert len(lines) <= 24
        assert max(map(cell_width, lines)) <= 80


@pytest.mark.parametrize("width", [60, 71, 80, 100])
def test_no_line_is_wider_than_asked(any_result, width):
    lines = terminal_role(any_result, TerminalStyle(width)).splitlines()
    assert max(map(cell_width, lines)) <= width
    assert all(line == line.rstrip() for line in lines)


def test_order_is_that_of_reading(result):
    text = terminal_role(result)
    places = [
        text.index(part)
        for part in (
            "EXAMPLE SERVICE REPRESENTATIVE, ENTRY",
            "Role library",
            "About 8 of your 40 hours",
            "by 2031  ░",
            "so far ",
            "Task ",
            "Freed by 2031",
            "Sources are far apart",
            "Exposure is not probability of job loss.",
            "Edition 2099.01, US.",
            "Next: role",
        )
    ]
    assert places == sorted(places)


def test_a_bar_of_40_marks_has_exactly_40(result):
    view = view_role(result)
    for glyphs in (UNICODE, ASCII):
        text = terminal_role(result, TerminalStyle(80, glyphs))
        marks = "".join(glyphs.part(part) for part in PARTS)
        bars = [
            re.search(rf"^ {name}\s+([{re.escape(marks)}]+)", text, re.M).group(1)
            for name in ("by 2031", "so far")
        ]
        assert [len(bar) for bar in bars] == [40, 40]
        assert bars[0].count(glyphs.delegated) == view.horizon.delegated.mid
        assert bars[1].count(glyphs.human) == view.bars["today"].human.mid


def test_task_rows_add_up_to_the_week(result):
    text = terminal_role(result)
    table = text.split("What helps or holds AI\n")[1].split("Freed")[0]
    assert sum(table.count(UNICODE.part(part)) for part in PARTS) == 40
    hours = [int(row) for row in re.findall(r"\s(\d+)  [░▒█]", table)]
    assert sum(hours) == 40
    view = view_role(result)
    for part in PARTS:
        assert table.count(UNICODE.part(part)) == view.horizon.of(part).mid


def test_ascii_is_pure(any_result):
    odd = any_result.tasks.with_columns(pl.lit("Kundengespräche – 営業…").alias("label"))
    text = terminal_role(replace(any_result, tasks=odd), TerminalStyle(80, ASCII))
    assert text.isascii()


def test_no_escape_sequence_without_bold(result):
    assert "\x1b" not in terminal_role(result, TerminalStyle(80))
    assert terminal_role(result, TerminalStyle(80, is_bold=True)).startswith("\x1b[1mEXAMPLE")


def test_few_tasks_are_all_shown(result):
    few = result.tasks.head(2).with_columns(
        pl.Series("time_share", [0.8, 0.2]), pl.Series("time_hours_week", [32.0, 8.0])
    )
    text = terminal_role(replace(result, tasks=few))
    assert "smaller" not in text
    # 32 marks would leave no room for the reason: the bar says its own scale.
    assert "by 2031" in text
    assert max(map(cell_width, text.splitlines())) <= 80


def test_a_week_that_does_not_fit_names_its_scale(result):
    long_week = replace(
        result,
        hours_week=80.0,
        tasks=result.tasks.with_columns(pl.col("time_hours_week") * 2),
    )
    assert "one mark = 2 hours" in terminal_role(long_week)


def test_other_readings_of_the_words(result):
    match = replace(
        result.match,
        alternatives=(Alternative("service/mid", "BDR", 0.1), Alternative("b/mid", "AE", 0.1)),
        job=replace(result.match.job, title="SDR"),
    )
    first = terminal_role(replace(result, match=match)).splitlines()[0]
    assert first.startswith("SDR, ENTRY (GUESSED)")
    assert first.endswith("not yours? --level mid, or: BDR, AE")


def test_overruled_verdicts_are_named(overruled_result):
    assert "One of our verdicts is overruled" in terminal_role(overruled_result)


def test_tasks_of_one_label_stand_together_and_hours_still_add_up(shared_labels_result):
    text = terminal_role(shared_labels_result)
    (row,) = re.findall(r"^ Calm people who complain.*$", text, re.M)
    assert row.startswith(" Calm people who complain (2 tasks) 12  ")
    table = text.split("What helps or holds AI\n")[1].split("Freed")[0]
    assert sum(table.count(UNICODE.part(part)) for part in PARTS) == 40


def test_a_library_role_offers_its_own_levels_and_commands_that_exist(library_result):
    lines = terminal_role(library_result).splitlines()
    assert lines[0].endswith("not yours? --level mid, or: Example service specialist") or (
        "--level mid" in lines[0] + lines[1]
    )
    assert "no official code exists. US context borrowed from 43-4051 +1." in lines[1] + lines[2]
    assert lines[-1].startswith('Next: role "example service representative" --output page.html')


def test_new_work_takes_at_most_two_lines(library_result):
    many = pl.DataFrame(
        {
            "label": [f"a rather long kind of new work, number {place}" for place in range(8)],
            "time_hours_week_low": [0.5] * 8,
            "time_hours_week": [float(9 - place) for place in range(8)],
            "time_hours_week_high": [12.0] * 8,
            "origin": ["new"] * 8,
        }
    )
    text = terminal_role(replace(library_result, new_work=many))
    start = text.index("New on the library's card of 2031")
    said = text[start:].split("Sources are")[0].splitlines()
    assert len(said) <= 2
    assert said[-1].endswith(" more.")
    assert len(text.splitlines()) <= 24


def test_the_last_level_offers_the_one_below(library_result):
    job = replace(library_result.match.job, level="lead", title="Lead")
    match = replace(library_result.match, job=job, alternatives=())
    assert "--level mid" in terminal_role(replace(library_result, match=match))


def test_a_narrow_terminal_drops_reasons_instead_of_crumbs(result):
    text = terminal_role(result, TerminalStyle(60))
    assert "most questions" not in text
    assert "What helps" not in text
