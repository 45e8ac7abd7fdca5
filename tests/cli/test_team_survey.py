import json

import pytest


@pytest.fixture
def answers(tmp_path):
    paths = []
    for number in range(5):
        path = tmp_path / f"erika_{number}.csv"
        path.write_text(
            "Form: sales-development/entry\ntask;hours\n"
            f"live calls with prospects;{20 + number}\nanswer written replies;10,5\n"
        )
        paths.append(str(path))
    return paths


def test_a_form_is_written_in_every_form(command, tmp_path):
    shown = command("team", "survey", "write", "SDR", "--to", "Works council")
    assert shown.code == 0
    assert shown.out.startswith("WHERE THE HOURS GO: SALES DEVELOPMENT REPRESENTATIVE\n")
    assert "Give it to: Works council." in shown.out
    for name, start in (("f.csv", b"\xef\xbb\xbfWhere"), ("f.html", b"<!"), ("f.xlsx", b"PK"),
                        ("f.md", b"# Where"), ("f.json", b"{")):  # fmt: skip
        path = tmp_path / name
        assert command("team", "survey", "write", "SDR", "--output", str(path)).code == 0
        assert path.read_bytes().startswith(start)
    refused = command("team", "survey", "write", "SDR", "--format", "xlsx")
    assert (refused.code, refused.out) == (2, "")
    assert command("team", "survey", "write", "xqzv blorp").code == 1


def test_answers_become_hours_and_hours_an_answer(command, answers, tmp_path):
    shown = command("team", "survey", "read", *answers)
    assert shown.code == 0
    assert "AS 5 PEOPLE SAY" in shown.out
    hours = tmp_path / "hours.csv"
    assert command("team", "survey", "read", *answers, "--output", str(hours)).code == 0
    role = json.loads(command("role", "SDR", "--tasks", str(hours), "--format", "json").out)
    assert [task["statement"] for task in role["tasks"]][:2] == [
        "live calls with prospects",
        "answer written replies",
    ]


def test_no_output_and_no_message_names_a_file_of_answers(command, answers):
    for form in ("table", "json", "csv", "md", "html"):
        told = command("team", "survey", "read", *answers, "--format", form)
        assert told.code == 0
        assert "erika" not in (told.out + told.err).lower()
    few = command("team", "survey", "read", *answers[:4], "--debug")
    assert (few.code, few.out) == (2, "")
    assert "4 answers; fewer than 5 are never read" in few.err
    lost = command("team", "survey", "read", *answers[:4], "erika_9.csv")
    assert lost.code == 2
    assert "erika" not in few.err + lost.err
    assert "file 5" in lost.err


def test_a_table_needs_the_job(command, tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("task,a,b,c,d,e\nlive calls with prospects,20,20,20,20,20\n")
    told = command("team", "survey", "read", str(path))
    assert told.code == 2
    assert "--role SDR" in told.err
    assert command("team", "survey", "read", str(path), "--role", "SDR").code == 0
