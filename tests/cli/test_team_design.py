"""`team --design` from the command line: limits, counted hours, what was told before, files."""

import json

import pytest

LABEL = "live calls with prospects"


@pytest.fixture
def roster(examples):
    return str(examples / "agency.csv")


@pytest.fixture
def small(tmp_path):
    path = tmp_path / "team.csv"
    rows = ["Job Title,Department,Hire Date,Salary (USD)"]
    rows += [f"SDR,Sales,{2020 + n % 4},{50_000 + 700 * n}" for n in range(6)]
    rows += [f"Account Executive,Sales,{2016 + n % 4},{90_000 + 900 * n}" for n in range(6)]
    path.write_text("\n".join(rows) + "\n")
    return path


def plan_of(command, *words):
    told = command("team", *words, "--design", "hold", "--quarters", "2", "--format", "json")
    assert (told.code, told.err) == (0, "")
    return json.loads(told.out)


def test_a_file_of_limits_reaches_the_designs_and_the_command_line_goes_first(
    command, small, tmp_path
):
    limits = tmp_path / "limits.yaml"
    limits.write_text(f"entry_seats: 5\ncoaching_hours: 0\nkept_tasks: ['{LABEL}']\n")
    plan = plan_of(command, str(small), "--limits", str(limits))
    (design,) = [each for each in plan["designs"] if each["name"] == "hold"]
    assert design["limits"]["entry_seats_least"] == 5
    assert design["limits"]["kept_tasks"] == ["lib:sales-development/live-calls"]
    other = plan_of(command, str(small), "--limits", str(limits), "--entry-seats", "4")
    (design,) = [each for each in other["designs"] if each["name"] == "hold"]
    assert design["limits"]["entry_seats_least"] == 4


def test_a_faulty_file_of_limits_is_one_message(command, small, tmp_path):
    limits = tmp_path / "limits.yaml"
    limits.write_text("entry_seat: 5\nlayoffs: much\n")
    told = command("team", str(small), "--design", "hold", "--limits", str(limits))
    assert (told.code, told.out) == (2, "")
    assert "limits.yaml" in told.err
    assert "did you mean entry_seats?" in told.err
    assert "Traceback" not in told.err


def test_counted_hours_take_the_place_of_the_librarys(command, small, tmp_path):
    hours = tmp_path / "hours.csv"
    hours.write_text(f"task,hours\n{LABEL},30\nnotes and records,10\n")
    words = ["--task-hours", f"SDR={hours}"]
    told = command("team", str(small), "--design", "hold", "--quarters", "2", *words)
    assert told.code == 2 or "hours.csv" in told.out
    hours.write_text(f"task,hours\n{LABEL},40\n")
    plan = plan_of(command, str(small), *words)
    assert "with counted hours" in plan["record"]["edition"]
    assert any("hours.csv" in note for note in plan["record"]["notes"])


@pytest.mark.parametrize("said", ["hours.csv", "=hours.csv", "SDR="])
def test_counted_hours_need_a_role_and_a_file(command, small, said):
    told = command("team", str(small), "--design", "hold", "--task-hours", said)
    assert told.code == 2
    assert "ROLE=FILE" in told.err


def test_a_second_report_repeats_what_the_first_told(command, small):
    first = command("team", str(small), "--design", "hold", "--quarters", "2")
    assert "as told on" not in first.out
    lines = small.read_text().splitlines()
    small.write_text("\n".join(lines[:-1]) + "\n")
    second = command("team", str(small), "--design", "hold", "--quarters", "2")
    assert "as told on" in " ".join(second.out.split())
    check = command("team", str(small))
    assert "as told on" in " ".join(check.out.split())


def test_forgetting_starts_afresh(command, small):
    assert command("team", "forget").out.startswith("There was nothing")
    command("team", str(small))
    assert command("team", "forget").out.startswith("What earlier reports told")
    lines = small.read_text().splitlines()
    small.write_text("\n".join(lines[:-1]) + "\n")
    assert "as told on" not in " ".join(command("team", str(small)).out.split())


def test_a_check_tells_and_keeps_nothing(command, small):
    command("team", str(small), "--check")
    assert command("team", "forget").out.startswith("There was nothing")


def test_adverse_impact_stands_below_the_screen_and_in_no_data(command, small):
    lines = small.read_text().splitlines()
    marked = [f"{line},{'Group' if n == 0 else 'ABQ'[n % 2]}" for n, line in enumerate(lines)]
    small.write_text("\n".join(marked) + "\n")
    words = ["--design", "hold", "--quarters", "2", "--protected", "Group"]
    told = command("team", str(small), *words)
    assert "four fifths" in " ".join(told.out.split())
    data = command("team", str(small), *words, "--format", "json")
    assert "four fifths" not in data.out
    assert "protected" not in json.dumps(json.loads(data.out)["designs"])


def test_a_folder_holds_the_plan_and_two_of_them_are_compared(command, small, tmp_path):
    first, second = tmp_path / "a", tmp_path / "b"
    words = ["--design", "hold", "--quarters", "2"]
    told = command("team", str(small), *words, "--output", str(first))
    assert (told.code, told.err) == (0, "")
    assert "Written to" in told.out
    assert (first / "hold" / "pack" / "notice-to-staff.md").is_file()
    log = json.loads((first / "audit.json").read_text())
    assert {"name": "design", "value": "hold"} in log["choices"]
    assert [each["name"] for each in log["inputs"]] == ["roster"]
    assert log["solver"][0]["status"] == "solved"
    assert "SDR" not in json.dumps(log)
    assert command("team", str(small), *words, "--growth", "0.2", "--output", str(second)).code == 0
    compared = command("team", "compare", str(first), str(second))
    assert compared.code == 0
    assert "Hold" in compared.out


def test_a_file_with_the_folders_name_stays(command, small, tmp_path):
    path = tmp_path / "plan"
    path.write_text("mine")
    told = command("team", str(small), "--design", "hold", "--quarters", "2", "--output", str(path))
    assert (told.code, path.read_text()) == (2, "mine")
    assert "so there can be no folder" in told.err


def test_the_form_goes_before_the_missing_ending(command, small, tmp_path):
    path = tmp_path / "plan"
    words = ["--design", "hold", "--quarters", "2", "--format", "json", "--output", str(path)]
    assert command("team", str(small), *words).code == 0
    assert json.loads(path.read_text())["kind"] == "team"
