import pytest

from jobmorph.reports.layout import TerminalStyle, cell_width
from jobmorph.reports.terminal_details import terminal_role_all
from jobmorph.reports.theme import ASCII


@pytest.mark.parametrize("width", [60, 80, 100])
def test_no_line_is_too_wide(occupation_result, width):
    text = terminal_role_all(occupation_result, TerminalStyle(width))
    assert max(map(cell_width, text.splitlines())) <= width


def test_everything_is_there_line_by_line(overruled_result):
    text = terminal_role_all(overruled_result, TerminalStyle(100))
    for task in overruled_result.tasks.iter_rows(named=True):
        assert task["label"][1:] in text
    for reason in overruled_result.reasons.get_column("reason_text"):
        assert reason in " ".join(text.split())
    for expected in (
        "By 2031 AI 28% (10-47)",
        "AI 4% (1-9)",
        "Invented labels of people, Mar 2023 [P]: above 91 in 100",
        "US pay, May 2025: middle USD 43,000",
        "US jobs, May 2025: 2.7 m.",
        "Share of delegated time spent on checking: 0.1 (0.05 to 0.3) share, 2026 [A]",
        "https://example.org/labels",
        "CC BY 4.0",
        "Ability ratings of 2016 stand in",
        "VERDICTS OVERRULED BY YOU",
        "adoption curve expected, seed 20260",
        "A our judgement",
    ):
        assert expected in " ".join(text.split())


def test_a_library_role_is_told_in_full(library_result):
    text = terminal_role_all(library_result, TerminalStyle(80))
    assert max(map(cell_width, text.splitlines())) <= 80
    words = " ".join(text.split())
    order = [
        "WHAT THIS JOB IS FOR Help people who got stuck.",
        "On 1 of 2 tasks the two are far apart",
        "AI takes: Known answers.",
        "It leaves: Odd questions.",
        "person 10%. Far apart.",
        "THE JOB AS IT BECOMES, 2031",
        "Take over where AI stops 5.5 (3-8) exceptions",
        "IF YOU ARE STARTING OUT",
        "SKILLS THIS JOB ASKS FOR",
        "WHAT PROMOTION TO MID (EXAMPLE SPECIALIST) TAKES",
        "WHERE IT LEADS Known in the trade, not counted",
        "WHAT PUBLIC SOURCES SAY",
        "[P] Invented and Other 2098",
        "WHAT THIS WORK ASKS OF A PERSON",
    ]
    places = [words.index(part) for part in order]
    assert places == sorted(places)


def test_tasks_of_one_label_are_numbered(shared_labels_result):
    assert "Calm people who complain (2 of 2), 5 hours a week" in terminal_role_all(
        shared_labels_result
    )


def test_ascii_is_pure(result, library_result):
    for each in (result, library_result):
        assert terminal_role_all(each, TerminalStyle(80, ASCII)).isascii()


def test_jobs_and_pay_stand_under_their_own_heading(result):
    text = terminal_role_all(result)
    heading = text.index("A DIFFERENT QUESTION")
    assert heading < text.index("US jobs, May 2025")
    assert heading < text.index("US pay, May 2025")
