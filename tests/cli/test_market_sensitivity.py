import json


def test_ranks_cost_a_run_and_say_so_before(command):
    told = command("market", "sensitivity", "--draws", "10", "--years", "1")
    assert told.code == 0
    assert told.err == "10 runs of the labour market, about a minute.\n"
    assert told.out.startswith("Which assumption matters most, scenario expected, one year")


def test_variance_is_shared_out(command, tmp_path):
    path = tmp_path / "matters.json"
    options = ("--method", "sobol", "--draws", "6", "--years", "1", "--output", str(path))
    told = command("market", "sensitivity", "--scenario", "fast", *options)
    assert (told.code, told.out) == (0, "")
    assert told.err.startswith("78 runs")
    document = json.loads(path.read_text("utf-8"))
    assert (document["method"], document["runs"]) == ("sobol", 78)


def test_faults_come_before_any_work(command):
    fault = command("market", "sensitivity", "--years", "11", "--draws", "1")
    assert (fault.code, fault.out) == (2, "")
    assert "--years" in fault.err and "--draws" in fault.err
    assert "cut-first" in command("market", "sensitivity", "--scenario", "nix").err
    fault = command("market", "sensitivity", "--method", "one-at-a-time", "--draws", "9")
    assert "one-at-a-time" in fault.err
