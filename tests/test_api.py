"""The Python interface and its import budget."""

import subprocess
import sys

import polars as pl
import pytest

import jobmorph as jm
from jobmorph.api.answer import ShownAnswer, TableAnswer
from jobmorph.schema.errors import NoMatchError
from jobmorph.schema.version import VERSION

HEAVY = ("pandas", "scipy", "sklearn", "lightgbm", "pandera", "altair", "highspy", "linopy")


def test_an_occupation_needs_no_heavy_package():
    code = (
        "import sys, jobmorph as jm; jm.role('registered nurse'); "
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"


def test_importing_the_package_loads_no_data_library():
    code = "import sys, jobmorph; print('polars' in sys.modules, 'numpy' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "False False"


def test_an_answer_is_frozen_and_shows_itself():
    answer = jm.role("registered nurse")
    with pytest.raises(AttributeError):
        answer.hours_week = 1.0
    assert "<iframe" in answer._repr_html_()
    assert answer.to_html().lower().startswith("<!doctype html>")
    assert "REGISTERED NURSES" in str(answer)


def test_an_answer_without_a_report_cannot_be_made():
    with pytest.raises(TypeError, match="abstract"):
        ShownAnswer()
    assert TableAnswer.__abstractmethods__ == {"render", "shown_title", "shown_table"}


def test_an_answer_keeps_its_slots_and_hands_out_its_table():
    answer = jm.role("registered nurse")
    assert not hasattr(answer, "__dict__")
    assert answer.shown_table is answer.tasks


def test_files_are_read_where_a_path_is_given(tmp_path):
    week = tmp_path / "week.csv"
    week.write_text("task,hours\nAnswer customers' questions by phone,30\nWrite reports,10\n")
    assert jm.role(tasks=week).hours_week == 40


def test_errors_reach_the_caller():
    with pytest.raises(NoMatchError):
        jm.role("growth ninja")


def test_compare_shares_draws():
    found = jm.compare("registered nurse", "registered nurse")
    assert found.first.summary.equals(found.second.summary)


def test_unknown_names_are_attribute_errors():
    with pytest.raises(AttributeError, match="no attribute 'ratify'"):
        _ = jm.ratify


def test_the_version_is_one():
    from importlib.metadata import version

    assert jm.__version__ == VERSION == version("jobmorph")


def test_titles_are_read_and_tables_coded():
    answer = jm.title("Registered Nurse")
    assert str(answer).startswith("REGISTERED NURSE")
    assert '"29-1141"' in answer.to_json()
    assert answer.to_html().startswith("<!DOCTYPE html>")
    coded = jm.code_titles(pl.DataFrame({"x": [1], "job_title": ["Registered Nurse"]}))
    assert coded.row(0, named=True)["occupation_soc2018"] == "29-1141"
