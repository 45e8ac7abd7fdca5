import json

import jobmorph as jm

SMALL = ("--years", "1", "--draws", "2")


def test_two_scenarios_are_run_and_compared(command, tmp_path):
    told = command("market", "compare", "slow", "cut-first", *SMALL)
    assert (told.code, told.err) == (0, "")
    assert ": cut-first beside slow" in told.out.splitlines()[0]
    path = tmp_path / "pair.html"
    assert command("market", "compare", "slow", "fast", *SMALL, "--output", str(path)).code == 0
    assert "fast beside slow" in path.read_text("utf-8")


def test_an_own_file_is_compared(command, tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_text(
        "name: mine\nhorizon_years: 10\nelasticity:\n"
        "  market.realised_share: {low: 0.1, value: 0.2, high: 0.3}\n"
    )
    told = command("market", "compare", "expected", str(path), *SMALL, "--format", "json")
    document = json.loads(told.out)
    assert document["second"] == "mine"
    assert [row["parameter"] for row in document["changes"]] == ["market.realised_share"]


def test_faults_come_before_any_work(command):
    fault = command("market", "compare", "slow", "fats", *SMALL)
    assert (fault.code, fault.out) == (2, "")
    assert "cut-first" in fault.err
    fault = command("market", "compare", "slow", "fast", "--years", "0", "--draws", "1")
    assert "--years" in fault.err and "--draws" in fault.err


def test_a_comparison_shows_itself_in_python():
    told = []
    answer = jm.market_compare(
        "slow", "fast", years=1, draws=2, progress=lambda *each: told.append(each)
    )
    assert told == [(2, 2)]
    assert "fast beside slow" in str(answer)
    assert json.loads(answer.to_json())["draws"] == 2
    assert answer.shown_table.height == answer.quarters.height
    assert "<iframe" in answer._repr_html_()
