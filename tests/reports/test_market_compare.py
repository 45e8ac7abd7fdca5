import csv
import io
import json
from dataclasses import replace
from functools import cache

import jsonschema
import polars as pl
import pytest

from jobmorph.reports.json_parts import schema_text
from jobmorph.reports.market_compare import SCHEMA_FILE, lead_sentence, render_market_compare
from jobmorph.reports.market_compare_cells import figure_cell, points
from jobmorph.reports.market_compare_charts import comparison_charts
from jobmorph.schema.errors import ParameterError
from jobmorph.schema.estimate import Estimate
from jobmorph.studies.market_compare import study_market_compare
from jobmorph.studies.market_scenarios import shipped_scenario

from ..studies.market_case import DRAWS, YEARS, edition
from .test_html import Page


@cache
def compared(second="cut-first", occupation=None):
    scenarios = [shipped_scenario(name, edition()) for name in ("expected", second)]
    return study_market_compare(
        *scenarios, years=YEARS, draws=DRAWS, occupation=occupation, edition=edition()
    )


@pytest.mark.parametrize("occupation", ["SDR", None])
def test_what_differs_stands_before_what_comes_of_it(occupation):
    lines = render_market_compare(compared(occupation=occupation)).splitlines()
    assert max(map(len, lines)) <= 80
    text = "\n".join(lines)
    assert text.index("0.9 (0.8 to 0.95)") < text.index("unemployment, peak")
    assert ("Miscellaneous Sales" in " ".join(text.split())) == (occupation is not None)


def with_peak(low, mid, high):
    found = compared()
    is_peak = (pl.col("quantity") == "peak_unemployment_rate") & (pl.col("case") == "difference")
    ends = {"low": low, "mid": mid, "high": high}
    return replace(
        found,
        headlines=found.headlines.with_columns(
            pl.when(is_peak).then(value).otherwise(pl.col(end)).alias(end)
            for end, value in ends.items()
        ),
    )


@pytest.mark.parametrize(
    ("ends", "told"),
    [
        ((0.001, 0.004, 0.008), "0.4 points higher in cut-first than in expected (8 in 10: +0.1"),
        ((-0.008, -0.004, -0.001), "0.4 points lower in cut-first than in expected"),
        ((-0.001, 0.004, 0.008), "about as high in cut-first as in expected"),
        ((0.0001, 0.0002, 0.0003), "about as high"),
    ],
)
def test_words_follow_the_range_of_the_difference(ends, told):
    assert told in lead_sentence(with_peak(*ends))


def test_a_scenario_beside_itself_says_so():
    text = render_market_compare(compared("expected"))
    assert "the same assumptions; nothing differs" in text
    assert "What differs" not in text


def test_jobs_wanted_are_told_beside_the_reference():
    found = Estimate(0.985, 1.0, 1.012)
    assert figure_cell(found, "jobs_wanted_open", "first") == "0.0 (-1.5 to +1.2)"
    rate = Estimate(0.044, 0.045, 0.051)
    assert figure_cell(rate, "end_unemployment_rate", "first") == "4.5% (4.4-5.1)"
    assert points(-0.0001) == "0.0"


def test_other_forms_hold_the_figures():
    found = compared()
    document = json.loads(render_market_compare(found, "json"))
    assert (document["first"], document["second"]) == ("expected", "cut-first")
    assert {row["case"] for row in document["demand"]} == {"first", "second", "difference"}
    rows = list(csv.DictReader(io.StringIO(render_market_compare(found, "csv"))))
    assert len(rows) == found.quarters.height
    text = render_market_compare(found, "md")
    assert text.count("| Legal |") == 2
    assert "<h1" in render_market_compare(found, "html")
    with pytest.raises(ParameterError):
        render_market_compare(found, "xlsx")


SCHEMA = json.loads(schema_text(SCHEMA_FILE))


@pytest.mark.parametrize("occupation", ["SDR", None])
def test_json_is_what_its_schema_says(occupation):
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    document = json.loads(render_market_compare(compared(occupation=occupation), "json"))
    jsonschema.Draft202012Validator(SCHEMA).validate(document)
    assert list(document) == SCHEMA["required"]
    del document["changes"][0]["first_low"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate(document)


def test_charts_show_the_difference_and_not_two_ranges():
    found = compared(occupation="SDR")
    path, groups, demand = comparison_charts(found)
    last = found.path("unemployment_rate").row(-1, named=True)
    cells = path.tables[0].rows[-1]
    assert len(path.drawings) == 2 and len(path.tables[0].rows) == 4 * YEARS
    mid, low, high = (points(last[end]) for end in ("mid", "low", "high"))
    assert cells[-1] == f"{mid} ({low} to {high})"
    assert path.tables[0].headings[1:4] == ("expected", "cut-first", "reference")
    for chart in (groups, demand):
        # The occupation asked for stands first, then 22 groups.
        assert len(chart.rows) == 23 and chart.rows[0].is_asked
        assert not any(row.is_asked for row in chart.rows[1:])
    wide = {row[0]: row[3] for row in demand.tables[0].rows}
    assert all(wide[row.label] == row.figures[0] for row in demand.rows)


def test_the_page_answers_for_the_occupation_first():
    page = Page(render_market_compare(compared(occupation="SDR"), "html"))
    words = " ".join(page.words.split())
    assert words.index("Miscellaneous Sales") < words.index("Unemployment peaks")
    assert page.all("script", "img", "link") == [] and len(page.all("h1")) == 1
    assert len(page.all("table")) == 6
    alone = Page(render_market_compare(compared("expected"), "html"))
    assert "Unemployment is the same in both" in alone.words
    assert len(comparison_charts(compared("expected"))) == 1


def test_the_reference_is_not_drawn_beside_itself():
    slow = study_market_compare(
        *(shipped_scenario(name, edition()) for name in ("slow", "fast")),
        years=1, draws=2, edition=edition(),
    )  # fmt: skip
    assert [key.words.split(":")[0] for key in comparison_charts(slow)[0].keys] == [
        "Solid, with its band", "Dashed, with its ends",
    ]  # fmt: skip
