import csv
import io
import json
import re

import polars as pl
import pytest

from jobmorph.intake.playbook import assemble_playbook, read_playbook
from jobmorph.intake.playbook_markdown import markdown_blocks
from jobmorph.reports.layout import TerminalStyle
from jobmorph.reports.output import ANSWER_FORMATS
from jobmorph.reports.page_fonts import without_fonts
from jobmorph.reports.playbook import render_playbook
from jobmorph.reports.playbook_moves import named_steps
from jobmorph.reports.theme import ASCII
from jobmorph.studies.playbook import study_playbook


@pytest.fixture(scope="module", params=["outbound-sdr-cadence.md", "support-macros.csv",
                                        "weekly-report-ritual.md"])  # fmt: skip
def result(request, examples):
    return study_playbook(read_playbook(examples / request.param))


def test_the_first_sentence_answers_with_its_range(result):
    text = " ".join(render_playbook(result).split())
    assert re.search(r"About \d+ of the \d+ minutes .* \(8 in 10: \d+ to \d+\)", text)
    assert "Seen so far (use data to Nov 2025)" in text
    assert "Exposure is not probability of job loss." in text


def test_every_step_has_a_row_and_every_line_fits(result):
    for is_all in (False, True):
        text = render_playbook(result, is_all=is_all, style=TerminalStyle(glyphs=ASCII))
        assert text.isascii()
        assert max(len(line) for line in text.splitlines()) <= 80
    numbered = re.findall(r"(?m)^ ?(\d+) [A-Z]", render_playbook(result))
    assert [int(number) for number in numbered] == list(range(1, result.steps.height + 1))


def test_all_shows_triggers_reading_and_proposal_of_every_step(result):
    text = " ".join(render_playbook(result, is_all=True).split())
    assert text.count("We would: ") == result.steps.height
    assert text.count("What the other side gets from a person here: ") == result.steps.height
    assert result.triggers.item(0, "words")[:12] in text


@pytest.mark.parametrize("form", ANSWER_FORMATS)
def test_no_form_holds_a_banned_word(result, form, banned_words):
    text = without_fonts(render_playbook(result, form)).lower()
    own = " ".join([result.title, *result.steps["statement"], *result.steps["verbatim"]]).lower()
    assert [word for word in banned_words if word in text and word not in own] == []


def test_json_is_complete_and_adds_up(result):
    document = json.loads(render_playbook(result, "json"))
    assert len(document["steps"]) == result.steps.height
    assert sum(step["minutes"] for step in document["steps"]) == pytest.approx(
        document["minutes_total"]
    )
    assert [each["move"] for each in document["redesign"]] == result.moves["move"].to_list()
    assert all(each["text"] for each in document["redesign"])
    assert {"edition", "seed", "assumptions", "sources"} <= set(document["record"])


def test_csv_has_one_row_a_step(result):
    rows = list(csv.DictReader(io.StringIO(render_playbook(result, "csv"))))
    assert [row["task_id"] for row in rows] == result.steps["task_id"].to_list()


def test_markdown_reads_without_drawing(result):
    text = render_playbook(result, "md")
    assert re.findall(r"(?m)^# ", text) == ["# "]
    assert not re.search("[░▒█─]", text)


def test_steps_are_named_in_the_order_of_the_playbook():
    steps = pl.DataFrame({"task_id": [f"user:{n}" for n in range(1, 7)], "label": list("abcdef")})
    assert named_steps(steps, ["user:2"]) == "2 (b)"
    assert named_steps(steps, ["user:3", "user:1"]) == "1 (a) and 3 (c)"
    assert named_steps(steps, [f"user:{n}" for n in (6, 5, 4, 3, 1)]) == (
        "3 (c), 4 (d), 5 (e), 6 (f) and 1 more"
    )


def test_a_strangers_text_cannot_inject_markup_or_control():
    text = "- Say <script>alert(1)</script> to them \x1b[2J | and =1+1\n- =cmd()\n"
    result = study_playbook(assemble_playbook("p.md", markdown_blocks(text)))
    assert "<script>" not in render_playbook(result, "html")
    assert "\x1b" not in render_playbook(result)
    rows = list(csv.DictReader(io.StringIO(render_playbook(result, "csv"))))
    assert rows[1]["statement"].startswith("'=")
