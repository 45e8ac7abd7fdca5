import csv
import io
import json
import re
from dataclasses import replace

import jsonschema
import polars as pl
import pytest

from jobmorph.reports.json_parts import schema_text
from jobmorph.reports.layout import TerminalStyle
from jobmorph.reports.output import ANSWER_FORMATS
from jobmorph.reports.page_fonts import without_fonts
from jobmorph.reports.skills import render_skills
from jobmorph.reports.skills_json import SKILLS_SCHEMA_FILE
from jobmorph.reports.skills_view import main_skills, moves_sentence, skill_lines
from jobmorph.reports.theme import ASCII
from jobmorph.schema.errors import ParameterError
from jobmorph.studies.skills import study_skills

SCHEMA = json.loads(schema_text(SKILLS_SCHEMA_FILE))
JOBS = ("SDR", "bank teller")


@pytest.fixture(scope="module")
def results():
    return {job: study_skills(job) for job in JOBS}


@pytest.fixture(scope="module", params=JOBS)
def result(request, results):
    return results[request.param]


def screen(result, **options):
    return render_skills(result, style=TerminalStyle(**options))


def test_the_first_sentence_answers_with_its_range(result):
    text = " ".join(screen(result).split())
    found = re.search(
        r"fills the most hours: about ([\d.]+) of your 40 now, ([\d.]+) by 2031 "
        r"\(8 in 10: ([\d.]+) to ([\d.]+)\)\.",
        text,
    )
    now, mid, low, high = map(float, found.groups())
    rows = main_skills(result)
    most = rows.row(rows["time_hours_week_today"].arg_max(), named=True)
    assert now == pytest.approx(most["time_hours_week_today"], abs=0.051)
    assert mid == pytest.approx(most["time_hours_week"], abs=0.051)
    ends = (most["time_hours_week_low"], most["time_hours_week_high"])
    assert (low, high) == pytest.approx(ends, abs=0.501)


def test_the_answer_is_one_screen_with_something_to_do_on_it(result):
    lines = screen(result).splitlines()
    assert len(lines) <= 23
    assert max(map(len, lines)) <= 80
    assert any(line.startswith("Start here: ") for line in lines)
    assert "Exposure is not probability of job loss." in screen(result)
    assert "One hour uses several skills: do not add up." in screen(result)


def test_narrow_and_ascii_terminals_hold_it_too(result):
    text = render_skills(result, style=TerminalStyle(width=60, glyphs=ASCII), is_all=True)
    assert text.isascii()
    assert max(map(len, text.splitlines())) <= 60


def test_the_row_of_writing_says_what_the_study_found(results):
    result = results["SDR"]
    row = result.skills.row(by_predicate=pl.col("label") == "writing to one person", named=True)
    line = next(x for x in screen(result).splitlines() if x.startswith("Writing to one person"))
    words = line.removeprefix("Writing to one person").split()
    level, now, mid, between, reach, ai, other, new, word = words
    assert float(level) == row["proficiency_needed"]
    assert float(now) == pytest.approx(row["time_hours_week_today"], abs=0.051)
    assert float(mid) == pytest.approx(row["time_hours_week"], abs=0.051)
    low, high = map(float, between.strip("()").split("-"))
    assert (low, high) == pytest.approx(
        (row["time_hours_week_low"], row["time_hours_week_high"]), abs=0.051
    )
    assert float(reach) == pytest.approx(row["time_hours_week_reach"], abs=0.051)
    assert float(now) + float(ai) + float(other) + float(new) == pytest.approx(float(mid))
    assert (row["direction"], word) == ("falling", "loses")


def test_what_moves_each_skill_adds_up_on_show(result):
    for line in skill_lines(result.skills):
        assert line.ai + line.other + line.new == line.mid - line.now
        assert line.ai <= 0 <= min(line.other, line.new)


@pytest.mark.parametrize(
    ("direction", "word"), [("falling", "loses"), ("rising", "gains"), ("unclear", "unclear")]
)
def test_direction_is_said_in_a_word(results, direction, word):
    row = main_skills(results["SDR"]).head(1).with_columns(direction=pl.lit(direction))
    assert skill_lines(row)[0].word == word


def test_gains_and_losses_are_counted(results):
    rows = main_skills(results["SDR"])
    words = ["falling", "falling", "rising", *["unclear"] * (rows.height - 3)]
    text = moves_sentence(skill_lines(rows.with_columns(pl.Series("direction", words))))
    assert text.startswith("Clearly losing hours by then: two of these eight; gaining: one.")
    unclear = rows.with_columns(direction=pl.lit("unclear"))
    assert "none of these eight" in moves_sentence(skill_lines(unclear))


def test_a_job_without_links_says_so(results):
    empty = replace(results["SDR"], skills=results["SDR"].skills.head(0))
    for form in ("table", "md", "html"):
        assert "No source links the work of this job to skills" in render_skills(empty, form)


def test_unclear_and_reach_are_told_beside_the_horizon(results):
    text = " ".join(screen(results["SDR"]).split())
    assert "Within reach, not yet usual: more hours for" in text
    assert "All changes are small" in text
    assert text.count("unclear") >= 5


def test_official_names_stand_where_all_is_told(results):
    teller = results["bank teller"]
    assert "Active Listening" not in screen(teller)
    for text in (render_skills(teller, "md"), render_skills(teller, is_all=True)):
        flat = " ".join(text.split())
        assert "Active" in flat
        assert "Ratings of 2016" in flat
        assert "our model" in flat
    assert "borrowed" in render_skills(results["SDR"], "md")


def test_csv_and_json_hold_every_skill_with_its_official_name(result):
    rows = list(csv.DictReader(io.StringIO(render_skills(result, "csv"))))
    document = json.loads(render_skills(result, "json"))
    assert [row["skill_id"] for row in rows] == result.skills["skill_id"].to_list()
    assert [each["title"] for each in document["skills"]] == result.skills["title"].to_list()
    jsonschema.Draft202012Validator(SCHEMA).validate(document)


def test_the_schema_is_one_and_refuses_what_it_does_not_know(results):
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    document = json.loads(render_skills(results["SDR"], "json"))
    document["skills"][0]["direction"] = "up"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate(document)


@pytest.mark.parametrize("form", ANSWER_FORMATS)
def test_no_form_holds_a_banned_word(result, form, banned_words):
    bare = replace(result, technology=result.technology.head(0))
    text = without_fonts(render_skills(bare, form)).lower().replace("safety", "")
    assert [word for word in banned_words if word in text] == []


def test_an_unknown_format_is_refused(result):
    with pytest.raises(ParameterError, match="format"):
        render_skills(result, "pdf")
