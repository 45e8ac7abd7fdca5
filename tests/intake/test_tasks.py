import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.intake.fault import LineError
from jobmorph.intake.tasks import LABEL_LENGTH, WEEK_SCHEMA, label_of, parse_week, read_week
from jobmorph.intake.text_file import TextFile
from jobmorph.schema.errors import DataError, JobmorphError


def parse(text):
    return parse_week(TextFile("week.csv", text, "UTF-8"))


def test_a_week_becomes_a_table_with_ids_in_file_order():
    week = parse(
        "id,what,h,activity,side\n"
        "7,Call customers,10,4.A.1.a.1.I01,customer\n"
        '3,"Reports, weekly",2.5,,\n'
    )
    assert dict(week.tasks.schema) == dict(WEEK_SCHEMA)
    assert week.tasks.rows() == [
        ("user:1", "Call customers", "Call customers", 10.0, "4.A.1.a.1.I01", "customer"),
        ("user:2", "Reports, weekly", "Reports, weekly", 2.5, None, None),
    ]
    assert week.hours_week == 12.5


def test_a_german_export_is_understood(tmp_path):
    path = tmp_path / "woche.csv"
    path.write_bytes("Nr;Aufgabe;Stunden\r\n1;Kundengespräche;12,5\r\n".encode("cp1252"))
    week = read_week(path)
    assert week.tasks.item(0, "statement") == "Kundengespräche"
    assert week.hours_week == 12.5
    assert week.notes == (
        "woche.csv: 1 task, 12.5 hours a week, read as Windows-1252 with semicolon between fields.",
    )


def test_all_faulty_lines_are_told_at_once():
    text = "task,hours\nA,1\nB,2\nC,about 5\nD,1\nE,1\nF,-2\nG,1\nH,\nI,1\nJ,1\nA,3\n"
    with pytest.raises(LineError) as caught:
        parse(text)
    assert str(caught.value) == (
        'week.csv, line 4: hours "about 5" is not a number. '
        "Three more lines need a look: 7, 9, 12. Nothing was computed."
    )
    assert caught.value.faults[-1].what == "the same task stands in line 2 already"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("task,hours\n", "there is a header but no task"),
        ("task\nCall\n", "no column looks like hours a week"),
        ("task,hours\nA,100\nB,68.5\n", "the hours add up to 168.5; a week has 168"),
        ("task,hours\nA,0\nB,0\n", "the hours add up to 0"),
        ("task,hours\n" + "".join(f"T{n},0.1\n" for n in range(1001)), "1,001 tasks are more"),
    ],
)
def test_a_file_without_a_usable_week_is_refused(text, words):
    with pytest.raises(DataError, match=words):
        parse(text)


def test_a_whole_week_of_168_hours_is_the_limit():
    assert parse("task,hours\nA,100\nB,68\n").hours_week == 168


def test_tasks_repeat_whatever_their_case_and_blanks():
    with pytest.raises(LineError, match="line 3: the same task stands in line 2 already"):
        parse("task,hours\nCall  customers,1\ncall Customers,2\n")


def test_tasks_without_hours_are_left_out_and_keep_their_number():
    week = parse("task,hours,remark\nA,0,x\nB,2,y\n")
    assert week.tasks.get_column("task_id").to_list() == ["user:2"]
    assert week.notes[1:] == (
        'week.csv: columns not used: "remark".',
        "week.csv: left out for 0 hours: lines 2.",
    )


def test_shares_in_place_of_hours_are_pointed_out():
    assert "Hours a week are expected, not shares" in parse("task,hours\nA,.4\nB,.6\n").notes[-1]


def test_ten_megabytes_are_refused_unread(tmp_path):
    path = tmp_path / "big.csv"
    path.write_bytes(b"task,hours\n" + b"Call customers,1\n" * 620_000)
    with pytest.raises(DataError, match="larger than 1 MB"):
        read_week(path)


def test_labels_are_short_and_never_empty():
    assert label_of("Call customers.") == "Call customers"
    assert len(label_of("x" * 300)) == LABEL_LENGTH
    assert label_of(".") == "."


@given(st.text(min_size=1).filter(str.strip))
def test_any_text_is_a_week_or_an_error_on_one_line(text):
    try:
        week = parse(text)
    except JobmorphError as error:
        assert "\n" not in str(error)
    else:
        assert 0 < week.hours_week <= 168


@given(
    st.dictionaries(
        st.text("abc ,;\"'", min_size=1, max_size=8).map(lambda s: " ".join(f"t{s}".split())),
        st.decimals(0, 30, places=2).map(float),
        min_size=1,
        max_size=5,
    )
)
def test_what_is_written_with_quotes_comes_back(tasks):
    quoted = "".join(f'"{task.replace(chr(34), chr(34) * 2)}";{h}\n' for task, h in tasks.items())
    if sum(tasks.values()) <= 0:
        return
    week = parse("task;hours\n" + quoted)
    kept = {task: hours for task, hours in tasks.items() if hours > 0}
    assert dict(week.tasks.select("statement", "time_hours_week").iter_rows()) == kept
    assert week.tasks.select(pl.col("label").str.len_chars().min()).item() > 0
