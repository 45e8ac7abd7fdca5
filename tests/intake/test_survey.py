import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.intake.survey import job_of_forms, read_survey_files, survey_answers
from jobmorph.intake.survey_words import hours_in, task_key
from jobmorph.schema.errors import DataError, ParameterError

TASKS = ("live calls", "notes, records", "team meetings")
KNOWN = frozenset(map(task_key, TASKS))


def form(path, hours, *, extra=(), separator=",", head=True, job="sales-development/entry"):
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream, delimiter=separator)
        if head:
            writer.writerow(["Where the hours go; a form, with commas"])
            writer.writerow([f"Form: {job}"])
        writer.writerow(["task", "hours in a usual week"])
        writer.writerows([*zip(TASKS, hours, strict=True), *extra, ("", "")])
    return path


def forms(folder, rows, **options):
    return [
        form(folder / f"erika_{n}.csv", hours, **options) for n, hours in enumerate(rows, start=1)
    ]


def table(path, rows):
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def read(paths, known=KNOWN):
    return survey_answers(read_survey_files(paths), known)


def rows_of(answers):
    return sorted(answers.hours.select("answer", "task_key", "time_hours_week").iter_rows())


ROWS = [("20", "10", ""), ("18", "12,5", "2 h"), ("30", "-", "5"), ("1", "2", "3"), ("9", "9", "9")]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_one_form_a_person_whatever_a_spreadsheet_saved(tmp_path, separator):
    answers = read(forms(tmp_path, ROWS, separator=separator))
    assert answers.count == 5
    assert rows_of(answers)[:4] == [
        (0, "live calls", 20.0),
        (0, "notes records", 10.0),
        (1, "live calls", 18.0),
        (1, "notes records", 12.5),
    ]


def test_a_column_each_and_a_row_each_say_the_same(tmp_path):
    columns = table(
        tmp_path / "c.csv",
        [
            "nr;task;Erika;Max;c;d;e",
            "1;live calls;20;18;30;1;9",
            "2;notes, records;10;12,5;;2;9",
            "3;team meetings;;2;5;3;9",
            ";together;30;32,5;35;6;27",
        ],
    )
    rows = table(
        tmp_path / "r.csv",
        [
            "Timestamp;Name;How long? [live calls];How long? [notes, records];team meetings",
            "1.1.;Erika;20;10;",
            "1.1.;Max;18;12,5;2",
            "",
            "1.1.;c;30;-;5",
            "1.1.;d;1;2;3",
            "1.1.;e;9;9;9",
        ],
    )
    expected = rows_of(read(forms(tmp_path, ROWS)))
    assert rows_of(read([columns])) == expected
    assert rows_of(read([rows])) == expected


def test_tasks_in_own_words_are_kept_and_empty_lines_are_not(tmp_path):
    extra = (("Internal tooling", "2"), ("Something I do not do", ""), ("", ""))
    answers = read(forms(tmp_path, ROWS, extra=extra))
    own = answers.hours.filter(answers.hours["task_key"] == "internal tooling")
    assert own.height == 5
    assert "something i do not do" not in answers.hours["task_key"].to_list()


def test_workbooks_are_read_and_their_sum_is_not_an_answer(tmp_path):
    from xlsxwriter import Workbook

    paths = []
    for number, hours in enumerate(((20, 10, 0), (18, 12.5, 2)) * 3):
        path = tmp_path / f"{number}.xlsx"
        with Workbook(path) as book:
            page = book.add_worksheet()
            page.write_string(2, 0, "Form: sales-development/entry")
            page.write_row(4, 0, ["task", "hours in a usual week"])
            for row, (task, value) in enumerate(zip(TASKS, hours, strict=True), start=5):
                page.write_row(row, 0, [task, value])
            page.write_row(9, 0, ["together", sum(hours)])
        paths.append(path)
    sheets = read_survey_files(paths)
    assert job_of_forms(sheets) == "sales-development/entry"
    assert survey_answers(sheets, KNOWN).hours["time_hours_week"].sum() == 3 * 62.5


@pytest.mark.parametrize("count", [1, 4])
def test_fewer_than_five_are_never_read(tmp_path, count):
    with pytest.raises(DataError, match=rf"^{count} answers?; fewer than 5 are never read") as told:
        read(forms(tmp_path, ROWS[:count]))
    assert told.value.exit_code == 2


def test_all_faults_come_at_once_by_place_and_never_by_name_or_content(tmp_path):
    rows = [
        ("20", "Frau Geheim", ""),
        ("70", "11", ""),
        ("2", "1", ""),
        ("-3", "40", ""),
        ("30%", "30", ""),
        ("20", "10", "1"),
    ]
    paths = forms(tmp_path, rows)
    form(paths[5], rows[5], extra=(("", "4"), ("LIVE CALLS!", "2")))
    with pytest.raises(DataError) as told:
        read(paths)
    assert told.value.items == (
        "file 1, row 5, column B: no number of hours",
        "file 2: adds up to more than 80 hours a week",
        "file 3: adds up to less than 5 hours a week",
        "file 4, row 4, column B: no number of hours",
        "file 5, row 4, column B: no number of hours",
        "file 6, row 7, column B: hours without a task",
        "file 6, row 8, column B: the same task a second time",
    )
    shown = "\n".join([str(told.value), *told.value.__notes__])
    assert all(word not in shown for word in ("erika", "Geheim", "30%", "70", str(tmp_path)))


def test_faults_of_a_table_say_which_answer(tmp_path):
    path = table(
        tmp_path / "Erika.csv",
        ["task,Erika,b,c,d,e", "live calls,2,20,90,20,20", "team meetings,,x,,,"],
    )
    with pytest.raises(DataError) as told:
        read([path])
    assert told.value.items == (
        "file 1, column B: adds up to less than 5 hours a week",
        "file 1, row 3, column C: no number of hours",
        "file 1, column D: adds up to more than 80 hours a week",
    )


def test_files_that_cannot_be_read_are_numbered(tmp_path):
    paths = forms(tmp_path, ROWS)
    paths[1].write_bytes(b"")
    paths[3] = tmp_path / "erika.xlsx"
    paths[3].write_bytes(b"PK no zip")
    paths[4].unlink()
    with pytest.raises(DataError) as told:
        read(paths)
    assert [item[:6] for item in told.value.items] == ["file 2", "file 4", "file 5"]
    assert "erika" not in str(told.value)
    table(paths[1], ["a,b", "1,2"])
    with pytest.raises(DataError, match="no column of tasks"):
        read([*paths[:1], paths[1], paths[2]])


def test_the_same_file_twice_no_file_and_two_jobs_are_refused(tmp_path):
    paths = forms(tmp_path, ROWS)
    with pytest.raises(ParameterError, match="handed in before: file 6"):
        read([*paths, paths[2]])
    with pytest.raises(ParameterError, match="no file"):
        read([])
    form(paths[4], ROWS[4], job="account-executive/mid")
    with pytest.raises(DataError, match="another job than the first: file 5"):
        job_of_forms(read_survey_files(paths))
    form(paths[4], ROWS[4], head=False)
    assert job_of_forms(read_survey_files(paths)) == "sales-development/entry"
    assert job_of_forms(read_survey_files(paths[4:])) is None


@given(st.text(max_size=30))
def test_hours_are_a_number_from_0_or_nothing(text):
    hours = hours_in(" ".join(text.split()))
    assert hours is None or hours >= 0


@given(st.lists(st.text(max_size=8), max_size=6), st.sampled_from([",", ";"]))
def test_any_cells_end_in_answers_or_one_error(tmp_path_factory, cells, separator):
    path = tmp_path_factory.mktemp("any") / "a.csv"
    path.write_text(separator.join(["task", *cells]) + "\n" + separator.join(cells) + "\n")
    with pytest.raises(DataError):
        read([path])
