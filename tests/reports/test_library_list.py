import csv
import io
import json

import polars as pl
import pytest

from jobmorph.reference.edition import open_edition
from jobmorph.reports.library_list import (
    render_diff,
    render_faults,
    render_role_list,
    valid_words,
)
from jobmorph.studies.library_diff import DIFF_COLUMNS
from jobmorph.studies.library_list import LIST_COLUMNS, list_roles


@pytest.fixture(scope="module")
def roles():
    return list_roles(open_edition())


@pytest.fixture(scope="module")
def new_roles():
    return list_roles(open_edition(), is_new_only=True)


def test_json_rows_hold_what_others_build_on(roles):
    rows = json.loads(render_role_list(roles, "json", edition="2026.11"))
    assert tuple(rows[0]) == LIST_COLUMNS
    assert isinstance(rows[0]["n_tasks"], int)


def test_the_table_names_every_role_once(roles):
    text = render_role_list(roles, edition="2026.11")
    assert all(f"{role_id} " in text for role_id in roles["role_id"])
    assert max(len(line) for line in text.splitlines()) <= 80
    assert "our own words and judgement" in text.replace("Our", "our")


def test_new_roles_say_tasks_skills_and_where_people_come_from(new_roles):
    text = render_role_list(new_roles, edition="2026.11")
    assert text.count("Tasks: ") == text.count("Skills: ") == new_roles.height
    assert text.count("People come from: ") == new_roles["family"].n_unique()
    rows = list(csv.DictReader(io.StringIO(render_role_list(new_roles, "csv", edition="x"))))
    assert "; " in rows[0]["tasks"]


def test_no_role_is_said_in_words(roles):
    text = render_role_list(roles.clear(), edition="2026.11")
    assert "holds no such role" in text


def test_faults_come_with_file_and_line():
    faults = pl.DataFrame({"file": ["a.yaml", "b.yaml"], "line": [7, None], "what": ["x", "y"]})
    text = render_faults(faults, "table", source="own")
    assert ["a.yaml", "7", "x"] in [line.split() for line in text.splitlines()]
    assert ["b.yaml", "y"] in [line.split() for line in text.splitlines()]
    assert "no faults" in render_faults(faults.clear(), "md", source="own")


def test_valid_files_say_how_to_use_them():
    text = valid_words("own", {"families": 2, "roles": 3, "tasks": 24}, ["a"], ["b"])
    assert text.splitlines() == [
        "own: no faults. 2 families, 3 roles, 24 tasks.",
        "Replaces ours: a.",
        "Adds: b.",
        "Use it: jobmorph role TITLE --library own",
    ]


def test_changes_read_as_ours_and_yours():
    rows = [
        ("fam", "task", "records", "shares reach", "77/15/8 %", "70/20/10 %"),
        ("fam", "entry", "Patience.", "all", None, "Patience."),
    ]
    changes = pl.DataFrame(rows, schema=list(DIFF_COLUMNS), orient="row")
    text = render_diff(changes)
    assert "WHAT YOUR LIBRARY CHANGES: 2 FIELDS" in text
    assert "77/15/8 % " in text
    assert "not there" in text
    assert "Nothing differs." in render_diff(changes.clear())
    assert render_diff(changes, "csv").splitlines()[0] == ",".join(DIFF_COLUMNS)
