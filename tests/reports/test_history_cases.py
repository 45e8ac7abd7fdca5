import csv
import io
import json

import jsonschema
import pytest

from jobmorph.reference.history_cases import load_cases
from jobmorph.reports.history_cases import render_cases
from jobmorph.reports.history_json import CASES_SCHEMA_FILE
from jobmorph.reports.json_parts import schema_text
from jobmorph.reports.layout import TerminalStyle
from jobmorph.reports.output import ANSWER_FORMATS


def test_every_case_stands_beside_one_that_went_the_other_way():
    text = render_cases(load_cases())
    assert " Blacksmiths fell; Car mechanics rose" in text.splitlines()
    assert all(" fell" in line and " rose" in line for line in text.splitlines()[1:])
    assert len(text.splitlines()) == 1 + len(load_cases())
    assert max(map(len, text.splitlines())) <= 80


@pytest.mark.parametrize("form", ANSWER_FORMATS)
def test_every_form_names_every_case(form):
    text = render_cases(load_cases(), form, style=TerminalStyle(width=60))
    flat = " ".join(text.split())
    assert all(case.title in flat for case in load_cases().values())


def test_csv_and_json():
    rows = list(csv.DictReader(io.StringIO(render_cases(load_cases(), "csv"))))
    assert [row["case_id"] for row in rows] == list(load_cases())
    schema = json.loads(schema_text(CASES_SCHEMA_FILE))
    document = json.loads(render_cases(load_cases(), "json"))
    jsonschema.Draft202012Validator(schema).validate(document)
