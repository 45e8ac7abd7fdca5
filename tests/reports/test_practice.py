import csv
import io
import json
import re

import jsonschema
import pytest

from jobmorph.reports.html import page_css
from jobmorph.reports.json_parts import schema_text
from jobmorph.reports.layout import TerminalStyle
from jobmorph.reports.output import ANSWER_FORMATS
from jobmorph.reports.page_fonts import embedded_faces, without_fonts
from jobmorph.reports.page_frame import Frame
from jobmorph.reports.practice import PRACTICE_SCHEMA_FILE, render_practice
from jobmorph.reports.practice_blocks import longer_words, practice_lines
from jobmorph.reports.practice_page import practice_html
from jobmorph.reports.theme import ASCII
from jobmorph.schema.estimate import Estimate
from jobmorph.studies.ladder import study_ladder
from jobmorph.studies.skills import study_skills
from jobmorph.studies.teaching_ways import teaching_ways

SCHEMA = json.loads(schema_text(PRACTICE_SCHEMA_FILE))
JOBS = ("SDR", "bank teller")
WAYS = teaching_ways()
ROW = re.compile(r"^(\S.*?) +(\d+\.\d) +(\d+\.\d) +(\d+\.\d) +(\d+\.\d) +(\d+\.\d|none)$")


@pytest.fixture(scope="module")
def results():
    return {job: study_skills(job) for job in JOBS}


@pytest.fixture(scope="module", params=JOBS)
def result(request, results):
    return results[request.param]


def show(result, form="table", **options):
    return render_practice(result, form, ways=WAYS, **options)


def test_kept_and_lost_add_up_to_now_on_screen(result):
    rows = [found.groups() for line in show(result, is_all=True).splitlines()
            if (found := ROW.match(line))]  # fmt: skip
    assert len(rows) == result.practice.table["skill_id"].n_unique()
    for label, now, kept, lost, back, missing in rows:
        assert float(kept) + float(lost) == pytest.approx(float(now)), label
        gap = 0.0 if missing == "none" else float(missing)
        assert gap == pytest.approx(max(float(lost) - float(back), 0.0)), label


def test_the_first_sentence_names_the_largest_loss_with_its_range(results):
    text = " ".join(show(results["SDR"]).split())
    line = practice_lines(results["SDR"])[0]
    assert line.label == "writing to one person"
    assert (
        f"AI takes about {line.lost / 10:.1f} of {line.now / 10:.1f} hours a week that teach "
        f"{line.label} (8 in 10: "
    ) in text
    assert re.search(r"As AI is used so far, [\d.]+ of these are gone already", text)


def test_the_design_says_way_practice_and_check(result):
    text = " ".join(show(result, is_all=True).split())
    for row in result.practice.design.iter_rows(named=True):
        assert row["practice"] in text
        assert f"Check: {row['check']}" in text
    for way in result.practice.design["teach"].unique():
        assert WAYS[way].how in text
    assert "Set aside up to 4 hours a week" in text


def test_longer_and_shorter_are_said_as_such():
    assert longer_words(Estimate(0.976, 1.14, 1.371)) == (
        "about 14% longer (8 in 10: 2% shorter to 37% longer)"
    )
    assert longer_words(Estimate(0.8, 0.9, 1.0)) == (
        "about 10% less time (8 in 10: 20% shorter to the same)"
    )
    assert longer_words(Estimate(1.0, 1.0, 1.0)).startswith("as long")


def test_all_three_ways_ahead_are_told(result):
    text = " ".join(show(result).split())
    for name in ("slower", "slower_designed", "slower_unreturned"):
        assert longer_words(getattr(result.practice, name)) in text


def test_a_team_adds_its_pipeline_and_the_share_that_leaves(results):
    ladder = study_ladder("SDR", heads={"entry": 1.0, "mid": 10.0, "lead": 8.0})
    text = " ".join(show(results["SDR"], ladder=ladder).split())
    assert "1 entry, 10 mid, 8 lead" in text
    short = ladder.pipeline_warnings[0]
    assert f"ready for {short.level} from {2026 + short.year_ahead} on" in text
    assert "10.6 in 100 leave each year [O]" in text
    document = json.loads(show(results["SDR"], "json", ladder=ladder))
    jsonschema.Draft202012Validator(SCHEMA).validate(document)
    assert "skills.attrition_year" in {e["name"] for e in document["record"]["assumptions"]}


def test_only_a_role_is_offered_a_team(results):
    assert "--heads" in show(results["SDR"])
    assert "--heads" not in show(results["bank teller"])


def test_every_line_fits(result):
    for width, is_all in ((80, False), (80, True), (60, True)):
        text = show(result, style=TerminalStyle(width=width, glyphs=ASCII), is_all=is_all)
        assert text.isascii()
        assert max(map(len, text.splitlines())) <= width


def test_json_keeps_its_schema_and_csv_every_part(result):
    document = json.loads(show(result, "json"))
    jsonschema.Draft202012Validator(SCHEMA).validate(document)
    assert document["pipeline"] is None
    rows = list(csv.DictReader(io.StringIO(show(result, "csv"))))
    assert len(rows) == result.practice.table.height


def test_the_page_takes_the_frame_of_a_site(results):
    alone = practice_html(results["SDR"], WAYS)
    assert alone == show(results["SDR"], "html")
    site = practice_html(results["SDR"], WAYS, frame=Frame(is_inline=False))
    assert site == alone.replace(f"{embedded_faces()}\n{page_css('pin.css')}", "")


@pytest.mark.parametrize("form", ANSWER_FORMATS)
def test_no_form_holds_a_banned_word(result, form, banned_words):
    text = without_fonts(show(result, form)).lower().replace("safety", "")
    assert [word for word in banned_words if word in text] == []
