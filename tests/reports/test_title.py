import json
from dataclasses import replace

import jsonschema
import pytest

from jobmorph.reference.edition import open_edition
from jobmorph.reports.json_parts import schema_text
from jobmorph.reports.layout import TerminalStyle
from jobmorph.reports.theme import ASCII
from jobmorph.reports.title import render_titles
from jobmorph.reports.title_summary import render_coded_file
from jobmorph.studies.codes import Codes, EscoWeight, IscoShare
from jobmorph.studies.title import title_record
from jobmorph.studies.title_result import (
    CodedFile,
    CodingCounts,
    FaultCount,
    TitleCard,
    TitleResult,
)
from jobmorph.work.title.family import FamilyReading
from jobmorph.work.title.reading import Modifier, OccupationReading, TitleReading

FAMILY = FamilyReading(
    "sales-development/entry", "sales-development", "entry", None, "exact", 1.0, 0.3, 0.8, 0.914,
    "sdr", ("account-executive",),
)  # fmt: skip
OCCUPATIONS = (
    OccupationReading("41-3091", "41-3091.00", 0.412, "Sales Rep", "alternate", 0.9),
    OccupationReading("41-4012", "41-4012.00", 0.004, "Sales Person", "alternate", 0.8),
)
READING = TitleReading(
    "SDR (EMEA)", FAMILY, "entry", 0.85, (Modifier("region", "emea"),), OCCUPATIONS, True, True
)
CODES = Codes(
    "41-3091.00",
    "41-3091",
    "Sales of services",
    tuple(IscoShare(f"332{k}", f"group {k}", 0.25, "official") for k in range(4)),
    (EscoWeight("8529edc5-96ad-4cde-b34a-f86ad3753e4d", "an agent", "3322", 1.0, "published"),),
)


def result(**changes):
    card = TitleCard(
        replace(READING, **changes),
        "Sales development representative",
        ("Sales of services", "Sales of goods"),
        CODES,
    )
    return TitleResult((card,), title_record(open_edition()))


def test_the_card_answers_first_and_fits_one_screen():
    lines = render_titles(result()).splitlines()
    assert lines[0] == "SDR (EMEA)"
    assert lines[1] == (
        "Read as Sales development representative, entry level. Right 91 times in 100."
    )
    assert len(lines) <= 24
    assert max(len(line) for line in lines) <= 80
    text = "\n".join(lines)
    for words in ("emea (place)", "41 in 100", "under 1 in 100", "41-3091.00", "3320", "8529edc5…"):
        assert words in text
    assert "and 1 more" in text
    assert lines[-1] == "Next: role sales-development/entry · library show sales-development/entry"


def test_an_official_job_is_named_where_no_family_is():
    text = render_titles(result(is_family_sure=False, level=None))
    assert "Read as Sales of services. Right 41 times in 100." in text
    assert "role 41-3091.00" in text
    assert "Family" not in text


def test_where_nothing_is_sure_the_nearest_are_named_with_their_chances():
    text = render_titles(result(is_family_sure=False, is_occupation_sure=False, level=None))
    flat = " ".join(text.split())
    assert 'No job fits "SDR (EMEA)" well enough to name one' in flat
    assert "Nearest: Sales of services (41 in 100), Sales of goods (under 1 in 100)." in flat
    assert "Nearest Sales of services, 41-3091 41 in 100" in flat
    assert "Not sure enough to state it." in flat
    assert "ISCO-08" not in flat
    assert "role " not in flat.split("Next:")[1]


def test_a_title_without_letters_says_so():
    empty = TitleReading("😀", None, None, None, (), (), False, False)
    answer = TitleResult((TitleCard(empty, None, (), None),), title_record(open_edition()))
    assert 'Nothing in "😀" can be read as a job title.' in render_titles(answer)
    jsonschema.validate(
        json.loads(render_titles(answer, "json")), json.loads(schema_text("title-1.0.json"))
    )


def test_several_titles_stand_below_each_other_and_ascii_is_ascii():
    one = result().cards[0]
    both = TitleResult((one, one), title_record(open_edition()))
    text = render_titles(both, style=TerminalStyle(glyphs=ASCII))
    assert text.isascii()
    assert text.splitlines()[0] == "JOB TITLES: 2"
    assert text.count("Read as Sales") == 2
    assert render_titles(both, "md").startswith("# Job titles: 2\n\n## SDR")
    assert render_titles(both, "html").startswith("<!DOCTYPE html>")
    assert "8529edc5-96ad-4cde-b34a-f86ad3753e4d" in render_titles(both, "md")


def test_json_keeps_its_schema_and_full_precision():
    schema = json.loads(schema_text("title-1.0.json"))
    jsonschema.Draft202012Validator.check_schema(schema)
    document = json.loads(render_titles(result(), "json"))
    jsonschema.validate(document, schema)
    assert document["titles"][0]["occupations"][1]["probability"] == 0.004
    assert document["titles"][0]["esco"][0]["uri"].endswith("f86ad3753e4d")
    document["titles"][0]["surprise"] = 1
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, schema)


def coded(**changes):
    counts = CodingCounts(
        100, 60, 30, 70, 15, (FaultCount("empty", 7, (3, 4, 5, 6, 7, 8, 9)),
                              FaultCount("too_long", 1, (12,)))
    )  # fmt: skip
    return replace(
        CodedFile(
            "titles.csv", "coded.csv", "job_title", True, "UTF-8", ("family",), counts, 0, None,
            title_record(open_edition()),
        ),
        **changes,
    )  # fmt: skip


def test_the_summary_counts_rows_and_lists_lines():
    flat = " ".join(render_coded_file(coded()).split())
    assert "stated for 77 of 100 rows (77%); 60 different titles were read." in flat
    assert "7 without a title: lines 3, 4, 5, 6, 7 and 2 more." in flat
    assert "1 with more than 200 characters: line 12." in flat
    assert "byte for byte (UTF-8)" in flat
    assert 'from the column "job_title". Another one: --column NAME' in flat


def test_the_summary_says_how_a_run_began():
    assert "Went on after row 4,096" in render_coded_file(coded(resumed_rows=4096))
    for reason in ("input", "edition", "options", "partial"):
        assert "started anew" in " ".join(render_coded_file(coded(restart_reason=reason)).split())


def test_rows_of_parquet_are_rows():
    flat = " ".join(render_coded_file(coded(encoding="Parquet")).split())
    assert "rows 3, 4, 5, 6, 7 and 2 more" in flat
    assert "byte for byte" not in flat


def test_the_summary_as_json_keeps_its_schema():
    schema = json.loads(schema_text("title-file-1.0.json"))
    jsonschema.Draft202012Validator.check_schema(schema)
    document = json.loads(render_coded_file(coded(), "json"))
    jsonschema.validate(document, schema)
    assert document["faults"][0] == {"fault": "empty", "rows": 7, "lines": [3, 4, 5, 6, 7, 8, 9]}
