import csv
import io
import json
import re

import jsonschema
import polars as pl
import pytest

from jobmorph.reports.economy import render_economy
from jobmorph.reports.economy_blocks import millions, percent
from jobmorph.reports.json_parts import schema_text
from jobmorph.reports.layout import TerminalStyle
from jobmorph.reports.outlook_json import ECONOMY_SCHEMA_FILE
from jobmorph.reports.page_fonts import without_fonts
from jobmorph.reports.theme import ASCII
from jobmorph.studies.economy import study_economy

FORMS = ("table", "json", "csv", "md", "html")


@pytest.fixture(scope="module")
def result():
    return study_economy()


def flat(text):
    return " ".join(text.split())


def test_the_first_sentence_holds_both_ranges(result):
    text = flat(render_economy(result))
    found = re.search(
        r"By 2035 kinds of US jobs that shrink may lose ([\d.]+) m jobs \(8 in 10: ([\d.]+) to "
        r"([\d.]+) m\) and those that grow gain ([\d.]+) m \(([\d.]+) to ([\d.]+) m\)\.",
        text,
    )
    told = [float(each) for each in found.groups()]
    ten = result.ahead.filter(pl.col("year_ahead") == 10)
    exact = [
        ten.row(by_predicate=pl.col("quantity") == name, named=True)[end] / 1e6
        for name in ("lost", "gained")
        for end in ("middle", "low", "high")
    ]
    assert told == pytest.approx(exact, rel=0.05)
    assert told[1] < told[0] < told[2]
    assert told[4] < told[3] < told[5]


def test_what_came_and_what_was_foreseen(result):
    text = flat(render_economy(result))
    assert "Counted in the ten years to 2025: 8.5 m lost, 25 m gained." in text
    assert "foresaw 1.4 m lost, 11 m gained; 7.7 and 25 m came." in text


def test_a_rule_stands_where_counts_must_not_be_joined(result):
    lines = render_economy(result).splitlines()
    rows = [line for line in lines if re.match(r" \d{4}-\d{4} ", line)]
    assert [row.split()[0] for row in rows] == [
        "1910-1930",
        "1930-1950",
        "1960-1980",
        "1980-2000",
        "2005-2015",
        "2015-2025",
        "2025-2030",
        "2025-2035",
        "2025-2035",
    ]
    for before, after in (("1930-1950", "1960"), ("1980-2000", "2005"), ("2015-2025", "2025-2030")):
        start = next(k for k, line in enumerate(lines) if line.startswith(f" {before}"))
        assert lines[start + 1].startswith(" ──")
        assert lines[start + 2].startswith(f" {after}")


def test_it_is_one_screen(result):
    text = render_economy(result)
    assert len(text.splitlines()) <= 23
    assert max(map(len, text.splitlines())) <= 80
    narrow = render_economy(result, style=TerminalStyle(width=60, glyphs=ASCII), is_all=True)
    assert narrow.isascii()
    assert max(map(len, narrow.splitlines())) <= 60


def test_numbers_are_rounded_alike():
    assert [millions(value) for value in (0.949e6, 9.949e6, 9.951e6, 25.2e6)] == [
        "0.9",
        "9.9",
        "10",
        "25",
    ]
    assert [percent(share) for share in (0.0269, 0.0999, 0.1157)] == ["2.7", "10", "12"]


def test_csv_holds_ours_with_range_and_counts_without(result):
    rows = list(csv.DictReader(io.StringIO(render_economy(result, "csv"))))
    ours = [row for row in rows if row["source"] == "ours"]
    assert len(ours) == result.ahead.height
    assert all(float(r["low"]) <= float(r["middle"]) <= float(r["high"]) for r in ours)
    counted = next(
        row
        for row in rows
        if (row["source"], row["base_year"], row["quantity"]) == ("survey", "2014", "lost")
    )
    assert (float(counted["middle"]), counted["low"]) == (7_734_320.0, "")


def test_json_keeps_its_schema(result):
    schema = json.loads(schema_text(ECONOMY_SCHEMA_FILE))
    jsonschema.Draft202012Validator.check_schema(schema)
    document = json.loads(render_economy(result, "json"))
    jsonschema.Draft202012Validator(schema).validate(document)
    document["periods"][0]["source"] = "guess"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema).validate(document)


def test_all_that_cannot_be_known_is_said(result):
    text = flat(render_economy(result, "md"))
    assert "new work under old names" in text
    assert "a count that fell, not a person" in text
    assert "What-ifs stand beside the outlook of a job or a group." in text


@pytest.mark.parametrize("form", FORMS)
def test_no_form_holds_a_banned_word(result, form, banned_words):
    text = without_fonts(render_economy(result, form)).lower()
    assert [word for word in banned_words if word in text] == []
