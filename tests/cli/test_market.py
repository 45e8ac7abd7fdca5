import hashlib
import json

import polars as pl


def test_a_run_answers_in_every_form(command, tmp_path):
    options = ("--years", "1", "--draws", "2")
    told = command("market", "--scenario", "cut-first", *options)
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith("US labour market, ")
    path = tmp_path / "market.csv"
    assert command("market", *options, "--output", str(path)).code == 0
    assert path.read_text("utf-8").startswith("quarter,group_id,series,case,low,mid,high")
    kept = tmp_path / "run"
    for _ in range(2):
        document = command("market", *options, "--keep", str(kept), "--format", "json").out
        assert json.loads(document)["scenario"] == "expected"
    assert (kept / "block-0000.parquet").is_file()


def test_a_run_is_written_whole_into_a_folder(command, tmp_path):
    folder, scenario = tmp_path / "run", tmp_path / "mine.yaml"
    command("market", "scenarios", "new", "mine", "--output", str(scenario))
    options = ("--years", "1", "--draws", "2", "--output", f"{folder}/")
    told = command("market", "--scenario", str(scenario), *options)
    assert (told.code, told.err) == (0, "")
    assert "US labour market, " in told.out
    assert "report.html (start here)" in told.out
    log = json.loads((folder / "audit.json").read_text("utf-8"))
    assert [each["name"] for each in log["inputs"]] == ["scenario"]
    for each in log["outputs"]:
        content = (folder / each["name"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == each["sha256"]
    assert pl.read_parquet(folder / "tables" / "moves.parquet").height == 5 * 23 * 24
    page = tmp_path / "run.html"
    assert command("market", *options[:-2], "--output", str(page)).code == 0
    assert page.read_text("utf-8").startswith("<!DOCTYPE html>")


def test_a_folder_that_cannot_be_is_told_before_the_run(command, tmp_path):
    (tmp_path / "run").write_text("x", encoding="utf-8")
    fault = command("market", "--output", str(tmp_path / "run"))
    assert (fault.code, fault.out) == (2, "")
    assert "a file has this name" in fault.err


def test_scenarios_are_listed_shown_checked_and_started(command, tmp_path):
    assert "augment-first" in command("market", "scenarios", "list").out
    shown = command("market", "scenarios", "show", "fast", "--format", "json").out
    assert json.loads(shown)[0]["parameter"] == "exposure.adoption_speed"
    path = tmp_path / "mine.yaml"
    assert command("market", "scenarios", "new", "mine", "--output", str(path)).code == 0
    assert "fine" in command("market", "scenarios", "validate", str(path)).out
    path.write_text("name: mine\nadoption:\n  exposure.adoption: {low: 1, value: 1, high: 1}\n")
    fault = command("market", "scenarios", "validate", str(path))
    assert fault.code == 2
    assert "line 3" in fault.err


def test_faults_of_a_request_come_before_any_work(command):
    fault = command("market", "--years", "11", "--draws", "1")
    assert (fault.code, fault.out) == (2, "")
    assert "--years" in fault.err and "--draws" in fault.err
    assert "cut-first" in command("market", "--scenario", "nix").err
    assert "1980 to 2010" in command("market", "--scenario", "computerisation").err
