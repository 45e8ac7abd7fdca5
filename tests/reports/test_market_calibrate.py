import csv
import io
import json
from dataclasses import replace

import jsonschema
import polars as pl
import pytest
import yaml

from jobmorph.reports.json_parts import schema_text
from jobmorph.reports.market_calibrate import failing, interval_words, number, render_calibration
from jobmorph.reports.market_refit import render_refit
from jobmorph.schema.errors import ParameterError
from jobmorph.studies.market_calibrate import study_calibration
from jobmorph.studies.market_refit import study_refit


@pytest.fixture(scope="module")
def found():
    return study_calibration()


@pytest.fixture(scope="module")
def refit():
    return study_refit("openings", evaluations=33)


def test_every_score_has_its_rule_and_inputs_say_so(found):
    lines = render_calibration(found).splitlines()
    assert max(map(len, lines)) <= 80
    given = [line for line in lines if "given, never scored" in line]
    assert [line.split()[0] for line in given] == ["openings", "openings", "layoffs"]
    rows = [line for line in lines if line.startswith("unemployment ")]
    assert [len(row.split()) for row in rows] == [8, 8, 8]


def test_the_cells_are_the_scores_in_points(found):
    line = next(line for line in render_calibration(found).splitlines() if line.startswith("hires"))
    cells = line.split()[3:]
    scores = found.scores.filter(
        (pl.col("driver") == "output") & (pl.col("series") == "hires")
    ).to_dicts()
    by_key = {(row["statistic"], row["window"]): row for row in scores}
    assert cells[0] == f"{by_key['r', 'in']['value']:.2f}"
    assert cells[3] == f"{100 * by_key['rmse', 'in']['regression']:.2f}"
    assert cells[6] == f"{100 * by_key['rmse', 'after']['no_change']:.2f}"


def test_what_fails_is_said(found):
    scores = found.scores.filter(pl.col("driver") == "output")
    worst = pl.when((pl.col("series") == "hires") & (pl.col("window") == "in")).then(1.0)
    one = scores.with_columns(worst.otherwise(0.0).alias("value"))
    assert failing(one, "in", "regression") == ["hires a month"]
    assert failing(one, "after", "no_change") == []
    all_of_them = scores.with_columns(pl.lit(1.0).alias("value"))
    assert failing(all_of_them, "after", "no_change") == ["everything scored"]
    text = " ".join(render_calibration(replace(found, scores=one)).split())
    assert "in sample a regression on the same inputs is closer for: hires a month." in text


def test_ends_that_the_search_set_carry_a_mark():
    row = {"low": 0.1, "high": 0.6, "is_low_bound": False, "is_high_bound": True}
    assert interval_words(row) == "0.1* to 0.6"
    assert number(5.5e-06) == "0"


def test_networks_are_told_with_what_the_search_found(found):
    text = " ".join(render_calibration(found).split())
    assert "totals say nothing for a network" in text
    assert "found nothing better" in text
    moved = found.fits.with_columns(pl.lit(value=True).alias("is_refitted"))
    assert "found nothing better" not in render_calibration(replace(found, fits=moved))


def test_stale_scores_are_told(found):
    assert "Stale. data" in render_calibration(replace(found, stale_reason="data changed"))
    assert "Stale" not in render_calibration(replace(found, stale_reason=None))


def test_other_forms_hold_the_figures(found):
    document = json.loads(render_calibration(found, "json"))
    assert len(document["scores"]) == found.scores.height
    rows = list(csv.DictReader(io.StringIO(render_calibration(found, "csv"))))
    assert len(rows) == found.scores.height
    fits = yaml.safe_load(render_calibration(found, "yaml"))["fits"]
    assert fits["output"]["vacancy_window"] > 1.0
    with pytest.raises(ParameterError):
        render_calibration(found, "html")


def test_a_fit_stands_beside_the_shipped_one(refit):
    lines = render_refit(refit).splitlines()
    assert max(map(len, lines)) <= 80
    text = " ".join(" ".join(lines).split())
    assert f"Loss in sample {refit.loss:.2f}, the shipped fit {refit.shipped_loss:.2f}" in text
    assert "33 runs" in text
    assert "given, never scored" in text
    kept = yaml.safe_load(render_refit(refit, "yaml"))
    assert kept["fit"]["driver"] == "openings"
    assert kept["parameters"] == dict(refit.parameters.select("parameter", "value").iter_rows())
    document = json.loads(render_refit(refit, "json"))
    assert document["evaluations"] == 33
    assert render_refit(refit, "csv").startswith("parameter,meaning,unit,is_free,value,shipped")


@pytest.mark.parametrize("name", ["market-calibrate-1.0.json", "market-refit-1.0.json"])
def test_json_is_what_its_schema_says(name, found, refit):
    schema = json.loads(schema_text(name))
    jsonschema.Draft202012Validator.check_schema(schema)
    text = render_refit(refit, "json") if "refit" in name else render_calibration(found, "json")
    document = json.loads(text)
    jsonschema.Draft202012Validator(schema).validate(document)
    assert list(document) == schema["required"]
    document["scores"][0]["window"] = "before"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema).validate(document)
