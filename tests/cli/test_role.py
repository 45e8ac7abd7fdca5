import json

import pytest

from jobmorph.intake.overrides import Override

WEEK = "task,hours\nCall customers,10\nWrite reports,5\n"
OVERRIDES = (
    "- {task: 'user:1', delegated: 0.1, assisted: 0.3, human: 0.6, reason: why, date: 2026-11-22}\n"
)


@pytest.fixture(autouse=True)
def _any_activity(monkeypatch):
    monkeypatch.setattr("jobmorph.cli.inputs.known_activities", lambda edition: None)


@pytest.fixture
def refused(command, study, tmp_path, monkeypatch):
    """Run a line that must fail: one line, nothing printed, computed or written."""
    monkeypatch.chdir(tmp_path)

    def run_words(*words, code=2):
        before = sorted(tmp_path.rglob("*"))
        outcome = command(*words)
        assert (outcome.code, outcome.out) == (code, "")
        assert outcome.err.count("\n") == 1
        assert "Traceback" not in outcome.err
        assert study.calls == []
        assert sorted(tmp_path.rglob("*")) == before
        return outcome.err.removeprefix("error: ").rstrip("\n")

    return run_words


def test_the_study_gets_what_was_asked(command, study):
    command("role", "sales manager", "--level", "senior", "--horizon", "7.5", "--seed", "3")
    (query,), options = study.calls[0]
    assert query == "sales manager"
    assert options == {
        "level": "senior",
        "horizon_years": 7.5,
        "week": None,
        "overrides": (),
        "scenario": None,
        "seed": 3,
        "edition": None,
    }


def test_five_years_and_seed_0_are_taken_without_options(command, study):
    command("role", "x")
    assert (study.options["horizon_years"], study.options["seed"]) == (5.0, 0)


def test_a_title_needs_no_quotes(command, study):
    command("role", "sales", "manager")
    assert study.calls[0][0] == ("sales manager",)


def test_a_week_stands_alone_or_beside_a_title(command, study, tmp_path):
    path = tmp_path / "week.csv"
    path.write_text(WEEK)
    assert command("role", "--tasks", str(path)).code == 0
    assert study.calls[-1][0] == (None,)
    assert study.options["week"].hours_week == 15
    command("role", "SDR", "--tasks", str(path))
    assert study.calls[-1][0] == ("SDR",)


def test_overrides_reach_the_study(command, study, tmp_path):
    path = tmp_path / "overrides.yaml"
    path.write_text(OVERRIDES)
    command("role", "x", "--overrides", str(path))
    assert study.options["overrides"] == (
        Override("user:1", 0.1, 0.3, 0.6, "why", "2026-11-22", "all", "overrides.yaml, line 1"),
    )


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ([], "table"),
        (["--format", "json"], "json"),
        (["--output", "a.html"], "html"),
        (["--output", "a.JSON"], "json"),
        (["--output", "a.txt"], "table"),
        (["--output", "a.html", "--format", "md"], "md"),
    ],
)
def test_the_form_is_the_one_named_else_as_the_file_ends(
    command, study, tmp_path, monkeypatch, words, form
):
    monkeypatch.chdir(tmp_path)
    outcome = command("role", "x", *words)
    told = (tmp_path / words[1]).read_text() if "--output" in words else outcome.out
    assert json.loads(told) == {"form": form, "all": False}
    assert bool(outcome.out) == ("--output" not in words)


def test_all_is_passed_on(command, study):
    assert json.loads(command("role", "x", "--all").out)["all"] is True


@pytest.mark.parametrize("words", [["role"], ["role", ""], ["role", "  \n"], ["role", "\x00"]])
def test_an_empty_title_is_refused_with_an_example(refused, words):
    told = refused(*words)
    assert told.endswith('Try: jobmorph role "customer service representative"')


def test_an_empty_title_beside_tasks_is_refused_too(refused, tmp_path):
    (tmp_path / "week.csv").write_text(WEEK)
    assert "the job title is empty" in refused("role", "", "--tasks", "week.csv")


def test_a_page_of_text_is_no_title(refused):
    assert "has 5,000 characters, more than 200" in refused("role", "x" * 5000)


@pytest.mark.parametrize("years", ["-0.5", "-1", "99", "nan", "inf", "15.01"])
def test_a_horizon_outside_its_bounds_is_refused(refused, years):
    told = refused("role", "x", f"--horizon={years}")
    assert told.startswith("--horizon: horizon must be from 0 to 15 years, not ")


def test_a_horizon_in_words_is_refused(refused):
    assert '"abc" is not a number of years' in refused("role", "x", "--horizon", "abc")


def test_an_unknown_level_lists_the_known_ones(refused):
    assert refused("role", "x", "--level", "boss") == (
        '--level: unknown level "boss"; levels: entry, mid, senior, lead, executive.'
    )


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "week.csv: the file is empty. Nothing was computed."),
        (b"task,hours\n", "week.csv: there is a header but no task. Nothing was computed."),
        (
            b"task,hours\nA,1\nB,about 5\nC,-1\n",
            'week.csv, line 3: hours "about 5" is not a number. One more line needs a look: 4. '
            "Nothing was computed.",
        ),
        (b"\x00\x01", "week.csv: this is not a text file. Save it as CSV (UTF-8) and try again."),
    ],
)
def test_a_bad_tasks_file_is_one_line(refused, tmp_path, content, told):
    (tmp_path / "week.csv").write_bytes(content)
    assert refused("role", "x", "--tasks", "week.csv", "--output", "a.html") == told


@pytest.mark.parametrize("option", ["--tasks", "--overrides", "--scenario"])
def test_absent_files_and_folders_are_one_line(refused, tmp_path, option):
    (tmp_path / "folder.yaml").mkdir()
    if option != "--scenario":
        assert "there is no such file" in refused("role", "x", option, "absent.yaml")
        assert "this is a folder" in refused("role", "x", option, "folder.yaml")


def test_bad_overrides_are_one_line(refused, tmp_path):
    (tmp_path / "o.yaml").write_text(OVERRIDES.replace("0.6", "60%") + "- {task: a}\n")
    assert refused("role", "x", "--overrides", "o.yaml").startswith(
        'o.yaml, line 1: human "60%" is not a share from 0 to 1, such as 0.6. One more line'
    )


@pytest.mark.parametrize(
    ("output", "told"),
    [
        ("absent/a.html", "there is no folder"),
        (".", "folder"),
        ("x" * 300, "cannot be written (File name too long)"),
    ],
)
def test_an_output_that_cannot_be_written_is_one_line(
    command, study, tmp_path, monkeypatch, output, told
):
    monkeypatch.chdir(tmp_path)
    outcome = command("role", "x", "--output", output)
    assert outcome.code == 2
    assert told in outcome.err
    assert outcome.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_device_is_not_replaced_by_a_file(command, study):
    outcome = command("role", "x", "--output", "/dev/null")
    assert outcome.code == 2
    assert "this is a device" in outcome.err


def test_no_edition_in_a_folder_is_told_with_how_to_rebuild(refused, tmp_path):
    told = refused("role", "x", "--edition", str(tmp_path))
    assert told.startswith(f"{tmp_path}: no edition here. Rebuild it with: jobmorph data build")


def test_an_edition_that_is_no_folder_is_one_line(refused, tmp_path):
    (tmp_path / "file").write_text("x")
    for name in ("file", "x" * 300):
        assert "the edition cannot be read" in refused("role", "x", "--edition", name)


def test_a_damaged_manifest_is_named(refused, tmp_path):
    (tmp_path / "manifest.json").write_text('{"edition": ')
    assert "manifest.json: the manifest cannot be read" in refused(
        "role", "x", "--edition", str(tmp_path)
    )


def test_a_damaged_table_is_named(command, study, tmp_path):
    manifest = {
        "edition": "2026.01",
        "base_date": "2026-01",
        "usage_as_of": "2026-01",
        "schema_version": "1.0",
        "tables": [
            {"name": "task", "sha256": "", "bytes": 3, "rows": 1, "sources": [], "note": ""}
        ],
        "inputs": [],
        "sources": [],
        "missing": [],
    }
    (tmp_path / "manifest.json").write_text(json.dumps(manifest))
    (tmp_path / "task.parquet").write_bytes(b"PAR1 not really PAR1")
    study.action = lambda options: options["edition"].table("task")
    outcome = command("role", "x", "--edition", str(tmp_path))
    assert outcome.code == 2
    assert "task.parquet: this table of the edition is missing or damaged" in outcome.err
    assert outcome.err.count("\n") == 1
