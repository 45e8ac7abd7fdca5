import csv
import io
import json
import re
from dataclasses import replace

import jsonschema
import pytest

from jobmorph.intake.document import read_document
from jobmorph.reports.json_parts import schema_text
from jobmorph.reports.layout import TerminalStyle
from jobmorph.reports.output import ANSWER_FORMATS
from jobmorph.reports.page_fonts import without_fonts
from jobmorph.reports.reading import SCHEMA_FILE, render_reading
from jobmorph.reports.theme import ASCII
from jobmorph.studies.reading import study_reading


@pytest.fixture(scope="module", params=["job-sdr.txt", "resume-service.txt"])
def result(request, examples):
    return study_reading(read_document(examples / request.param))


def test_the_first_sentence_answers(result):
    text = " ".join(render_reading(result).split())
    assert re.search(r"(names|tells of) 6 duties and speaks of", text)
    assert "Personal data dropped on reading" in text


def test_every_line_fits_a_terminal_of_80(result):
    for is_all in (False, True):
        text = render_reading(result, is_all=is_all, style=TerminalStyle(glyphs=ASCII))
        assert text.isascii()
        assert max(len(line) for line in text.splitlines()) <= 80


@pytest.mark.parametrize("form", ANSWER_FORMATS)
def test_no_form_holds_a_banned_word(result, form, banned_words):
    text = without_fonts(render_reading(result, form)).lower()
    assert [word for word in banned_words if word in text] == []


def test_the_document_keeps_its_schema(result):
    schema = json.loads(schema_text(SCHEMA_FILE))
    jsonschema.Draft202012Validator.check_schema(schema)
    document = json.loads(render_reading(result, "json"))
    jsonschema.Draft202012Validator(schema).validate(document)
    unread = replace(result, match=None, title=None)
    jsonschema.Draft202012Validator(schema).validate(json.loads(render_reading(unread, "json")))
    document["tasks"][0]["surprise"] = 1
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema).validate(document)


def test_csv_is_the_draft(result):
    rows = list(csv.DictReader(io.StringIO(render_reading(result, "csv"))))
    assert list(rows[0]) == ["task", "hours", "activity", "side"]
    assert sum(float(row["hours"]) for row in rows) == pytest.approx(40)


def test_evidence_stands_beside_what_was_named(result):
    text = render_reading(result, "md")
    for name in result.activities["label"]:
        assert name in text
    assert "likeness" in text.lower()
    assert re.findall(r"(?m)^# ", text) == ["# "]


def test_without_a_title_the_reader_is_asked(result):
    text = " ".join(render_reading(replace(result, match=None)).split())
    assert "No line reads as a job title" in text
