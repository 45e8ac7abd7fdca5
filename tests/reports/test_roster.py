import copy
import csv
import io
import json

import jsonschema
import pytest
import yaml

from jobmorph.intake.roster import read_roster
from jobmorph.intake.roster_header import known_name
from jobmorph.intake.roster_map import parse_roster_map
from jobmorph.intake.text_file import TextFile
from jobmorph.reports.json_parts import schema_text
from jobmorph.reports.layout import TerminalStyle
from jobmorph.reports.roster import render_roster
from jobmorph.reports.roster_json import SCHEMA_FILE
from jobmorph.reports.roster_map import map_text
from jobmorph.reports.roster_template import FIELDS, render_template, template_workbook
from jobmorph.reports.theme import ASCII
from jobmorph.reports.words import say
from jobmorph.schema.errors import DataError
from jobmorph.studies.roster import study_roster


@pytest.fixture(scope="module")
def forty(examples):
    return study_roster(read_roster(examples / "gtm_team.csv"))


@pytest.fixture(scope="module")
def twelve(examples):
    return study_roster(read_roster(examples / "agency.csv"))


def test_the_screen_says_what_is_kept_dropped_and_to_decide(twelve):
    told = render_roster(twelve)
    assert told.startswith("AGENCY.CSV: 12 PEOPLE READ\n11 different titles: ")
    assert "Nothing was computed, nothing written." in " ".join(told.split())
    assert "Dropped unread: Name (names); E-Mail (e-mails)." in told
    assert "then let go: Personalnummer, Vorgesetzter" in " ".join(told.split())
    assert "Personalnummer           reporting line only" in render_roster(twelve, is_all=True)
    assert "Kundenberater" in told and "team agency.csv --write-map titles.yaml" in told
    assert "add --design all" not in told
    assert "--design all" in render_roster(twelve, is_check=False)


def test_a_small_clean_roster_takes_one_screen(twelve, tmp_path):
    assert len(render_roster(twelve).splitlines()) <= 24
    path = tmp_path / "team.csv"
    path.write_text("Job Title,Vielleicht,Team,Department\nSDR,x,Blue,Sales\nAE,y,Red,Sales\n")
    unusual = render_roster(study_roster(read_roster(path)))
    # A second column of departments is worth a look, so the table comes back.
    assert say("roster.columns") in unusual


def test_the_screen_fits_and_has_an_ascii_form(twelve, forty):
    for result in (twelve, forty):
        for style in (TerminalStyle(), TerminalStyle(width=60), TerminalStyle(glyphs=ASCII)):
            for is_all in (False, True):
                told = render_roster(result, style=style, is_all=is_all)
                assert max(len(line) for line in told.splitlines()) <= style.width
        assert render_roster(result, style=TerminalStyle(glyphs=ASCII)).isascii()


@pytest.mark.parametrize("form", ["table", "json", "csv", "md", "html"])
def test_no_form_tells_who_anybody_is(forty, twelve, form):
    for result in (forty, twelve):
        told = render_roster(result, form, is_all=True)
        for secret in ("Invented", "Erfunden", "@", "X0007", "00007", "1970-01-01"):
            assert secret not in told.replace("@media", "").replace("@page", "").replace(
                "@font-face", ""
            )


def test_json_has_no_row_of_a_person_and_keeps_full_precision(forty):
    told = json.loads(render_roster(forty, "json"))
    assert told["totals"]["people"] == 40
    assert {use["name"]: use["purpose"] for use in told["columns"]}["Worker"] == "personal"
    assert sum(each["team_heads"] for each in told["titles"]) == 40
    assert "rows" not in told and "pay_amount_year" not in json.dumps(told)
    assert told["departments"][0] == {
        "name": "Sales", "people": 15, "fte": 15.0, "hours_week": 600.0,
        "start_year_middle": 2021.0, "is_folded": False,
    }  # fmt: skip


@pytest.mark.parametrize("team", ["forty", "twelve"])
def test_json_keeps_its_schema_and_the_schema_refuses(team, request):
    schema = json.loads(schema_text(SCHEMA_FILE))
    jsonschema.Draft202012Validator.check_schema(schema)
    document = json.loads(render_roster(request.getfixturevalue(team), "json"))
    keeper = jsonschema.Draft202012Validator(schema)
    keeper.validate(document)
    for spoil in (
        lambda told: told.update(rows=[]),
        lambda told: told["titles"][0].update(title_status="sure"),
        lambda told: told["columns"][0].update(purpose="sold"),
        lambda told: told["totals"].pop("people"),
    ):
        spoiled = copy.deepcopy(document)
        spoil(spoiled)
        with pytest.raises(jsonschema.ValidationError):
            keeper.validate(spoiled)


def test_no_formula_of_a_roster_is_handed_on(tmp_path):
    path = tmp_path / "team.csv"
    path.write_text('Job Title,FTE\n"=HYPERLINK(""x"",""SDR"")",1\n@SUM(A1),1\nSDR,1\n')
    result = study_roster(read_roster(path))
    rows = list(csv.reader(io.StringIO(render_roster(result, "csv"))))
    assert {row[0] for row in rows[1:]} == {'\'=HYPERLINK("x","SDR")', "'@SUM(A1)", "SDR"}
    assert "<script" not in render_roster(result, "html")


def test_csv_has_one_row_a_title(forty):
    rows = list(csv.DictReader(io.StringIO(render_roster(forty, "csv"))))
    assert len(rows) == len(forty.readings)
    assert rows[1]["title"] == "Sales Development Rep"
    assert rows[1]["job_id"] == "sales-development/entry"


def test_pages_hold_every_title_and_the_table_of_starts(forty):
    for form in ("md", "html"):
        told = render_roster(forty, form)
        assert all(each.title in told for each in forty.readings)
        assert say("roster.starts") in told
    assert say("roster.starts") not in render_roster(forty)


def test_a_mapping_can_be_written_filled_in_and_read_back(twelve):
    text = map_text(twelve)
    told = parse_roster_map(TextFile("titles.yaml", text, "UTF-8"))
    doubtful = {each.title for each in twelve.readings if each.job is None}
    assert set(told.titles) == {each.title for each in twelve.readings} - doubtful
    assert set(yaml.safe_load(text)["titles"]) == {each.title for each in twelve.readings}
    # Handed back as it is, it decides nothing that was open.
    assert '"Kundenberater": "?"  # 2 people. Best guess: Account manager' in text
    assert "Erfunden" not in text


def test_the_mapping_keeps_titles_that_would_break_yaml(tmp_path):
    path = tmp_path / "team.csv"
    path.write_text('Job Title,FTE\n"Rep: ""inside"" # 1",1\n"Rep: ""inside"" # 1",1\n- x,1\n')
    text = map_text(study_roster(read_roster(path)))
    assert set(yaml.safe_load(text)["titles"]) == {'Rep: "inside" # 1', "x"}


def test_the_template_is_read_back_column_by_column(tmp_path):
    names = next(csv.reader(io.StringIO(render_template("csv"))))
    assert [known_name(name).field for name in names] == list(FIELDS)
    for name, content in (
        ("a.csv", render_template("csv").encode()),
        ("a.xlsx", template_workbook()),
    ):
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(DataError, match="nobody is listed below the header"):
            read_roster(path)


@pytest.mark.parametrize("form", ["table", "json", "md", "html"])
def test_the_dictionary_says_what_is_kept_and_what_never(form):
    told = render_template(form)
    for words in ("Job title", "Pay band", "beschaeftigungsgrad" if form != "table" else "FTE"):
        assert words in told
    assert "date of birth" in told
