import json

import yaml


def test_the_shipped_fits_are_printed_without_a_run(command):
    told = command("market", "calibrate")
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith("How well the labour-market simulator follows the past")
    one = json.loads(command("market", "calibrate", "--driver", "layoffs", "--format", "json").out)
    assert {row["driver"] for row in one["scores"]} == {"openings and layoffs"}


def test_a_fit_is_kept_as_its_file_ends(command, tmp_path):
    path = tmp_path / "fit.yaml"
    options = ("--refit", "--evaluations", "33", "--seed", "3", "--output", str(path))
    assert command("market", "calibrate", *options).code == 0
    kept = yaml.safe_load(path.read_text("utf-8"))["fit"]
    assert (kept["driver"], kept["network"], kept["seed"]) == ("output", "one", 3)
    told = command("market", "calibrate", "--refit", "--driver", "openings", "--evaluations", "2")
    assert told.out.startswith("The simulator fitted again: given openings, network one")


def test_how_to_fit_again_needs_a_fit(command):
    fault = command("market", "calibrate", "--network", "size")
    assert (fault.code, fault.out) == (2, "")
    assert "--refit" in fault.err
    assert "--evaluations" in command("market", "calibrate", "--refit", "--evaluations", "0").err
