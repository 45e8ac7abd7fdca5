import csv
import io
import json
import re
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree

import jsonschema
import polars as pl
import pytest

from jobmorph.reference.history_cases import load_cases
from jobmorph.reports.history import render_history
from jobmorph.reports.history_chart import gaps_of, history_svg, points_of
from jobmorph.reports.history_json import HISTORY_SCHEMA_FILE
from jobmorph.reports.history_view import (
    change_words,
    crossed_years,
    half_words,
    main_path,
    other_path,
    pair_sentence,
    short_title,
    spark,
    year_slots,
)
from jobmorph.reports.json_parts import schema_text
from jobmorph.reports.layout import TerminalStyle
from jobmorph.reports.output import ANSWER_FORMATS
from jobmorph.reports.theme import ASCII
from jobmorph.schema.errors import ParameterError
from jobmorph.studies.history import study_history

SCHEMA = json.loads(schema_text(HISTORY_SCHEMA_FILE))
PAIRS = "Pairs like these show what can happen, not which one happens to you."


@pytest.fixture(scope="module")
def operators():
    return study_history("switchboard operator")


@pytest.fixture(scope="module")
def results():
    return {name: study_history(name) for name in [*load_cases(), "SDR"]}


def flat(text):
    return " ".join(text.split())


def test_the_first_sentence_says_what_the_survey_counts_to_the_head(operators):
    text = flat(render_history(operators))
    assert (
        "Switchboard Operators: 34,280 in 2025, 85% fewer than 226,890 in 2002 "
        "(survey of employers, US)" in text
    )
    assert "389,772; peak 1950" in text
    assert "counted apart: Telephone Operators, 46,420 → 3,430" in text
    assert "halved in 28 years*" in text
    assert "halved in 11 years" in text
    assert "* The count itself changed in between (1980)" in text


def test_the_screen_holds_it_with_the_pair_and_what_to_do(operators):
    lines = render_history(operators).splitlines()
    assert len(lines) <= 23
    assert max(map(len, lines)) <= 80
    assert PAIRS in lines
    assert lines[-1].startswith('Next: history "bank tellers"')
    assert "[P, abstract checked]" in flat("\n".join(lines))


def test_each_spark_runs_from_none_to_its_own_peak(operators):
    census, wider, survey = (operators.path(name) for name in (
        "census_at_work", "census_experienced", "employers"))  # fmt: skip
    # 1880: 1,197 of 389,772; no census of 1890; 1900: 24,111; then 1910 and on.
    assert spark(census) == "▁ ▁▂▄▅▅█"
    assert spark(census, is_ascii=True) == "1 1245" + "5" + "8"
    assert spark(wider) == "██▆▄▃"
    assert year_slots(census)[1] == 1890
    # 226,890 to 34,280: 34,280 / 226,890 * 8 = 1.2, the second mark.
    assert (spark(survey)[0], spark(survey)[-1], len(spark(survey))) == ("█", "▂", 24)


def test_a_missing_year_is_a_blank_in_the_spark_and_no_point_in_the_chart(operators):
    path = operators.path("employers")
    table = path.table.with_columns(
        pl.when(pl.col("year") == 2015).then(None).otherwise("history_heads").alias("history_heads")
    )
    gappy = replace(path, table=table)
    assert spark(gappy)[2015 - 2002] == " "
    assert 2015 not in [point.year for point in points_of(gappy)]
    assert (2014, 2016) in [(gap.before, gap.after) for gap in gaps_of(gappy)]


def test_no_line_joins_two_counts_or_crosses_a_break(results):
    for result in results.values():
        for path in (*result.paths, *result.other.paths):
            years = [point.year for point in points_of(path)]
            broken = {(gap.before, gap.after) for gap in gaps_of(path)}
            for left, right in pairwise(years):
                crosses = any(left < each.year <= right for each in path.breaks)
                step = 1 if path.definition == "employers" else 10
                assert ((left, right) in broken) == (crosses or right - left > step)
            drawn = history_svg(path, "label").count('class="course"')
            assert drawn == max(len(years) - 1, 0) - len(broken)


def test_a_page_has_one_chart_for_each_row_with_a_text_and_a_table(operators):
    page = render_history(operators, "html")
    charts = re.findall(r'<svg class="history".*?</svg>', page, re.DOTALL)
    assert len(charts) == len(operators.paths) + 1
    assert all(re.search(r'role="img"[^>]*aria-label="[^"]{40,}"', chart) for chart in charts)
    assert page.count('<details class="behind">') == len(charts)
    assert page.count("Source: ") == len(charts)
    assert "<script" not in page
    assert "34,280" in page
    assert '<h2 id="beside">The other story: Bank tellers</h2>' in page


def test_falling_and_rising_stand_together_always(results):
    for name, result in results.items():
        other = other_path(result).summary.change
        if result.story is not None:
            assert (result.other.story == "fell") != (result.story == "fell"), name
        assert (other < 0) == (result.other.story == "fell"), name
        assert other_path(result).kind != "nearest", name
        pair = pair_sentence(result)
        assert (" fell (-" in pair) == (" rose (+" in pair), name
        for form in ("table", "md", "html"):
            text = flat(render_history(result, form))
            assert "The other story: " in text
            assert PAIRS in text


def test_a_pair_with_one_side_missing_is_not_shown(operators):
    lone = operators.analogues.filter(pl.col("direction") == "fell")
    assert "we name no job like it" in pair_sentence(replace(operators, analogues=lone))


@pytest.mark.parametrize("name", sorted(load_cases()))
def test_every_case_renders_in_every_form(results, name, banned_words):
    result = results[name]
    for form in ANSWER_FORMATS:
        text = render_history(result, form)
        assert text.endswith("\n")
        ours = flat(text) if form in ("table", "md") else ""
        # The stories are told elsewhere and may speak of safe doors.
        for story in (result.happened, result.other.happened):
            ours = ours.replace(story, "")
        assert not [word for word in banned_words if re.search(rf"\b{word}\b", ours.lower())]
    lines = render_history(result).splitlines()
    assert len(lines) <= 24
    assert max(map(len, lines)) <= 80
    narrow = render_history(result, style=TerminalStyle(width=60, glyphs=ASCII), is_all=True)
    assert narrow.isascii()
    assert max(map(len, narrow.splitlines())) <= 60
    document = json.loads(render_history(result, "json"))
    jsonschema.Draft202012Validator(SCHEMA).validate(document)


def test_a_case_that_a_count_cannot_show_says_so_with_the_nearest(results):
    typists = flat(render_history(results["typists"]))
    assert typists.count("nearest row: Secretaries, stenographers and typists") == 2
    sellers = flat(render_history(results["telemarketers"]))
    assert "Only one count has a row of it" in sellers
    assert "sales workers are counted together" in sellers
    role = flat(render_history(results["SDR"]))
    assert "Nobody counts this job alone" in role
    assert "is borrowed" in role


def test_the_first_sentence_takes_the_latest_row_of_the_jobs_own(results):
    smiths = results["blacksmiths"]
    assert main_path(smiths).definition == "census_at_work"
    assert "45,467 in 1950, 81% fewer than 239,548 at the peak in 1910" in flat(
        render_history(smiths)
    )
    assert main_path(results["typists"]).series_id == "employers:43-9022"


def test_half_life_is_told_within_one_count_only(results):
    tellers = results["bank-tellers"]
    assert half_words(tellers.path("census_at_work")) == ""
    assert half_words(tellers.path("employers")) == "not halved"
    assert crossed_years(results["switchboard-operators"].path("employers")) == []


def test_untiered_and_unchecked_studies_are_told_as_such(results):
    text = flat(render_history(results["programmers"], "md"))
    assert "no tier, working paper, not checked" in text
    assert "No study of the people is at hand" in flat(render_history(results["gardeners"]))


def test_csv_is_tidy_and_keeps_the_counts_apart(operators):
    rows = list(csv.DictReader(io.StringIO(render_history(operators, "csv"))))
    asked = [row for row in rows if row["story"] == "asked"]
    last = [
        row for row in asked if (row["series_id"], row["year"]) == ("employers:43-2011", "2025")
    ]
    assert [float(row["history_heads"]) for row in last] == [34280.0]
    assert len(asked) == sum(path.table.height for path in operators.paths)
    assert {row["definition"] for row in rows} == {
        "census_at_work", "census_experienced", "employers"}  # fmt: skip
    assert {row["title"] for row in rows if row["story"] == "other"} == {"Bank tellers"}


def test_the_schema_refuses_what_it_does_not_know(operators):
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    document = json.loads(render_history(operators, "json"))
    document["paths"][0]["kind"] = "alike"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate(document)


@pytest.mark.parametrize(
    ("first", "last", "key", "figures"),
    [
        (100.0, 15.0, "fewer", {"share": "85"}),
        (100.0, 101.0, "same", {}),
        (100.0, 140.0, "more", {"share": "40"}),
        (100.0, 275.0, "times", {"times": "2.8"}),
        (1.0, 325.6, "times", {"times": "326"}),
    ],
)
def test_changes_in_words(first, last, key, figures):
    assert change_words(first, last) == (key, figures)


def test_short_titles_stay_names():
    assert short_title("Court, Municipal, and License Clerks") == (
        "Court, Municipal, and License Clerks"
    )
    assert short_title("Sales Representatives of Services, Except Advertising") == (
        "Sales Representatives of Services"
    )


def test_charts_are_well_formed(operators):
    for path in operators.paths:
        root = ElementTree.fromstring(history_svg(path, 'a "label" & more'))
        assert root.get("aria-label") == 'a "label" & more'


def test_an_unknown_format_is_refused(operators):
    with pytest.raises(ParameterError):
        render_history(operators, "svg")


def test_a_fall_beside_is_told_from_its_peak(results):
    text = flat(render_history(results["car-mechanics"]))
    assert "The other story: Blacksmiths fell by 81% from 1910 to 1950." in text
