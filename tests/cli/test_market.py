import json


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
    assert "cannot do yet" in command("market", "--scenario", "computerisation").err
