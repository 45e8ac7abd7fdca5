"""The page of what decides an outcome: figures are the study's, chance is called chance."""

import json

import jsonschema
import polars as pl
import pytest

from jobmorph.reports.json_parts import schema_text
from jobmorph.reports.market_sensitivity import SCHEMA_FILE, render_market_sensitivity
from jobmorph.reports.market_sensitivity_page import sensitivity_charts

from .test_html import Page
from .test_market_sensitivity import NUMBERS, answer

SCHEMA = json.loads(schema_text(SCHEMA_FILE))


@pytest.mark.parametrize("method", NUMBERS)
def test_json_is_what_its_schema_says(method):
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    document = json.loads(render_market_sensitivity(answer(method), "json"))
    jsonschema.Draft202012Validator(SCHEMA).validate(document)
    assert list(document) == SCHEMA["required"]
    document["table"][0]["stray"] = 1
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate(document)


@pytest.mark.parametrize("method", NUMBERS)
def test_every_chart_has_its_table_and_every_outcome_a_table(method):
    page = Page(render_market_sensitivity(answer(method), "html"))
    charts = sensitivity_charts(answer(method))
    assert [len(chart.rows) for chart in charts] == [2, 2]
    for chart in charts:
        assert chart.title and chart.unit and "edition" in chart.source
        assert len(chart.tables[0].rows) == 2
    # Six outcomes, and the assumptions.
    assert len(page.all("table")) == 7
    assert len(page.all("h1")) == 1 and page.all("script", "img", "link") == []
    text = render_market_sensitivity(answer(method), "md")
    assert text.startswith("# Which assumption matters most, scenario fast, 5 years")
    assert text.count("\n| rank |") + text.count("\n| --") >= 6


def test_rows_say_where_an_assumption_is_low_and_high():
    chart = sensitivity_charts(answer("ranks"))[0]
    assert chart.rows[0].label == "First"
    assert chart.rows[0].figures == ("low -0.10, high +0.20",)
    assert "rank correlation +0.50" in chart.title
    shares = sensitivity_charts(answer("sobol"))[0]
    assert shares.rows[0].figures == ("in all 0.40 (0.30 to 0.50)",)
    assert "0.40 (0.30 to 0.50) of the variance" in shares.title


def test_what_chance_explains_is_marked_and_never_leads():
    few = answer("ranks", draws=10)
    (chart,) = sensitivity_charts(few)
    assert "nothing stands out" in chart.title
    assert chart.rows[0].figures[1] == "could be chance"
    assert "No assumption goes clearly" in Page(render_market_sensitivity(few, "html")).words
    noisy = answer("one-at-a-time", noise=0.004)
    assert sensitivity_charts(noisy)[0].rows[0].figures[1] == "no more than chance"


def test_a_run_without_rest_is_left_out_of_the_chart_and_empty_in_the_table():
    found = answer("one-at-a-time")
    first = pl.col("parameter") == "market.a"
    lost = found.table.with_columns(
        pl.when(first).then(float("nan")).otherwise(pl.col("at_low")).alias("at_low")
    )
    from dataclasses import replace

    chart = sensitivity_charts(replace(found, table=lost))[0]
    assert [row.label for row in chart.rows] == ["Second"]
    assert chart.tables[0].rows[0][3] == ""
