import csv
import io
import json
from dataclasses import replace

import jsonschema
import polars as pl
import pytest

from jobmorph.reports.json_parts import schema_text
from jobmorph.reports.layout import SCREEN_LINES, TerminalStyle
from jobmorph.reports.market import (
    SCHEMA_FILE,
    render_changes,
    render_market,
    render_scenarios,
)
from jobmorph.reports.market_terminal import lead_sentence, matters_sentence
from jobmorph.schema.errors import ParameterError
from jobmorph.studies.market_scenarios import (
    all_parameters,
    list_scenarios,
    named_scenario,
    scenario_changes,
)

from ..studies.market_case import YEARS, edition, result


@pytest.mark.parametrize("name", ["cut-first", "slow"])
@pytest.mark.parametrize("occupation", ["SDR", None])
def test_the_answer_fits_one_screen(name, occupation):
    text = render_market(result(name, occupation))
    lines = text.splitlines()
    assert len(lines) <= SCREEN_LINES
    assert max(map(len, lines)) <= 80
    assert "says nothing for the network" in " ".join(lines)
    assert ("This is the reference itself" in text) == (name == "slow")
    assert ("Miscellaneous Sales" in text) == (occupation is not None)


def with_difference(low, mid, high):
    found = result("cut-first", None)
    is_peak = (pl.col("quantity") == "peak_unemployment_rate") & (pl.col("case") == "difference")
    values = {"low": low, "mid": mid, "high": high}
    return replace(
        found,
        headlines=found.headlines.with_columns(
            pl.when(is_peak).then(value).otherwise(pl.col(end)).alias(end)
            for end, value in values.items()
        ),
    )


@pytest.mark.parametrize(
    ("apart", "told"),
    [
        ((0.001, 0.004, 0.008), "0.4 points above the reference (+0.1 to +0.8)"),
        ((-0.008, -0.004, -0.001), "0.4 points below the reference (-0.8 to -0.1)"),
        ((-0.001, 0.004, 0.008), "about as in the reference (-0.1 to +0.8 points)"),
        ((0.0001, 0.0002, 0.0003), "about as in the reference (0.0 to 0.0 points)"),
    ],
)
def test_words_follow_the_range_of_the_difference(apart, told):
    assert told in lead_sentence(with_difference(*apart))


def test_assumptions_that_chance_could_explain_are_not_named():
    found = result("cut-first", None)
    few = replace(found, ranking=found.ranking.with_columns(pl.lit(0.3).alias("correlation")))
    assert "No assumption" in matters_sentence(few)
    many = replace(few, draws=1000)
    assert "No assumption" not in matters_sentence(many)


def test_json_and_csv_hold_the_figures():
    found = result()
    document = json.loads(render_market(found, "json"))
    assert document["schema_version"] == "1.0"
    assert document["occupation"]["moves_node"] == "41-3090"
    assert len(document["demand"]) == 24 * (YEARS + 1)
    assert document["record"]["scenario"] == "cut-first"
    rows = list(csv.DictReader(io.StringIO(render_market(found, "csv"))))
    assert len(rows) == found.quarters.height
    with pytest.raises(ParameterError):
        render_market(found, "xlsx")


SCHEMA = json.loads(schema_text(SCHEMA_FILE))


@pytest.mark.parametrize(("name", "occupation"), [("cut-first", "SDR"), ("slow", None)])
def test_json_is_what_its_schema_says(name, occupation):
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    document = json.loads(render_market(result(name, occupation), "json"))
    jsonschema.Draft202012Validator(SCHEMA).validate(document)
    assert list(document) == SCHEMA["required"]
    del document["moves"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate(document)


def test_scenarios_are_listed_and_laid_beside_the_baseline():
    text = render_scenarios(list_scenarios(edition()), TerminalStyle())
    assert "cut-first: Firms take" in text
    assert "Over the past, with what came of it: computerisation." in text
    for name, told in (("cut-first", "0.9 (0.8 to 0.95)"), ("expected", "changes nothing")):
        scenario = named_scenario(name, edition())
        assert told in render_changes(scenario, scenario_changes(scenario, all_parameters()))
