import csv
import io
import json
import re
from dataclasses import replace

import jsonschema
import pytest

from jobmorph.reports.json_parts import schema_text
from jobmorph.reports.ladder import render_ladder
from jobmorph.reports.ladder_json import LADDER_SCHEMA_FILE
from jobmorph.reports.layout import TerminalStyle
from jobmorph.reports.output import ANSWER_FORMATS
from jobmorph.reports.page_fonts import without_fonts
from jobmorph.reports.tenths import range_decimal
from jobmorph.reports.theme import ASCII
from jobmorph.studies.ladder import study_ladder
from jobmorph.studies.skills_result import PipelineWarning

SCHEMA = json.loads(schema_text(LADDER_SCHEMA_FILE))
JOBS = ("SDR", "bank teller")


@pytest.fixture(scope="module")
def results():
    heads = {"entry": 8.0, "mid": 4.0, "lead": 1.0}
    return {job: study_ladder(job, heads=heads if job == "SDR" else None) for job in JOBS}


@pytest.fixture(scope="module", params=JOBS)
def result(request, results):
    return results[request.param]


def flat(text):
    return " ".join(text.split())


def test_the_first_sentence_holds_months_and_their_range(result):
    assert re.search(
        r"It takes about [\d.]+ months to do this job well \(8 in 10: [\d.]+ to [\d.]+\)\.",
        flat(render_ladder(result)),
    )


def test_the_ladder_of_a_role_holds_months_entry_and_the_next_step(results):
    result = results["SDR"]
    text = flat(render_ladder(result))
    for rung in result.rungs:
        for months in (rung.months, rung.months_horizon, rung.months_designed):
            assert range_decimal(months) in text
    assert all(item in text for item in result.entry)
    assert all(check in text for check in result.rungs[1].promotion)
    assert not any(check in text for check in result.rungs[2].promotion)
    assert all(check in flat(render_ladder(result, is_all=True)) for check in
               result.rungs[2].promotion)  # fmt: skip
    assert "our judgement [A]" in text


def test_levels_stand_as_hired_well_and_ready(results):
    result = results["SDR"]
    row = result.rungs[0].needs.row(0, named=True)
    expected = " > ".join(f"{row[f'proficiency_{end}']:g}" for end in ("hire", "needed", "advance"))
    line = next(line for line in render_ladder(result).splitlines()
                if line.lower().startswith(row["label"]))  # fmt: skip
    assert line[len(row["label"]) :].strip().startswith(expected)


def test_what_one_sees_stands_where_all_is_told(result):
    own = next(rung for rung in result.rungs if rung.level in ("entry", "here"))
    seen = own.needs["seen"].to_list()
    assert not any(each in flat(render_ladder(result)) for each in seen)
    for text in (render_ladder(result, is_all=True), render_ladder(result, "md")):
        assert all(each in flat(text) for each in seen)


def test_a_job_outside_the_library_says_it_is_inferred(results):
    text = flat(render_ladder(results["bank teller"]))
    assert "Inferred from public data" in text
    assert all(rung.title in text for rung in results["bank teller"].rungs)
    assert "school leaving certificate (73 in 100)" in text


def test_learning_with_ai_is_two_numbers_with_source_and_tier(result):
    text = flat(render_ladder(result))
    assert "newcomers got 34% more done (-10% to +35%)" in text
    assert "pupils did 17% worse (-25% to 0%). Where it gave hints: about 0%." in text
    assert text.count("[P] ") == 2
    assert "two numbers, never one" in text


def test_the_pipeline_names_designs_rules_and_no_level_that_runs_short(results):
    text = flat(render_ladder(results["SDR"]))
    assert "Your team in ten years: 8 entry, 4 mid, 1 lead" in text
    assert text.count("no level runs short within ten years") == 3
    assert "nobody is hired above entry; 10.6 in 100 leave each year [O]" in text
    assert "Your team" not in render_ladder(results["bank teller"])


def test_the_lowest_level_of_managers_is_the_one_where_their_career_begins():
    heads = {"executive": 1.0, "senior": 2.0, "lead": 6.0}
    result = study_ladder("sales manager", heads=heads)
    assert result.pipeline["level"].unique(maintain_order=True).to_list() == [
        "lead",
        "senior",
        "executive",
    ]
    text = flat(render_ladder(result))
    assert "Your team in ten years: 6 lead, 2 senior, 1 executive" in text
    assert "nobody is hired above lead;" in text
    assert "not yours? --level senior" in text


def test_a_level_that_runs_short_is_named_with_its_calendar_year(results):
    warned = replace(results["SDR"], pipeline_warnings=(PipelineWarning("cut", "mid", 3),))
    text = flat(render_ladder(warned))
    assert "Entry seats cut as hours are freed: too few people are ready for mid from 2029" in text
    assert "keep entry seats" in text


def test_an_edition_with_another_name_counts_years_ahead(results):
    record = replace(results["SDR"].record, edition="mine")
    warned = replace(
        results["SDR"], record=record, pipeline_warnings=(PipelineWarning("kept", "lead", 4),)
    )
    assert "ready for lead from year 4 ahead on" in flat(render_ladder(warned))


def test_every_line_fits(result):
    for width, is_all in ((80, False), (80, True), (60, True)):
        style = TerminalStyle(width=width, glyphs=ASCII)
        text = render_ladder(result, style=style, is_all=is_all)
        assert text.isascii()
        assert max(map(len, text.splitlines())) <= width


def test_json_keeps_its_schema_and_csv_every_level(result):
    document = json.loads(render_ladder(result, "json"))
    jsonschema.Draft202012Validator(SCHEMA).validate(document)
    rows = list(csv.DictReader(io.StringIO(render_ladder(result, "csv"))))
    assert len(rows) == sum(rung.needs.height for rung in result.rungs)
    assert float(rows[0]["months_mid"]) == result.rungs[0].months.mid


@pytest.mark.parametrize("form", ANSWER_FORMATS)
def test_no_form_holds_a_banned_word(result, form, banned_words):
    text = without_fonts(render_ladder(result, form)).lower().replace("safety", "")
    assert [word for word in banned_words if word in text] == []
