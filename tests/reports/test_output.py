import os
import stat
from pathlib import Path

import pytest

from jobmorph.reports.output import (
    ANSWER_FORMATS,
    TABLE_FORMATS,
    render_compare,
    render_form,
    render_role,
    write_output,
)
from jobmorph.schema.errors import DataError, ParameterError


@pytest.mark.parametrize("output_format", ANSWER_FORMATS)
def test_every_format_of_role_writes_text_that_ends_with_a_line(result, output_format):
    text = render_role(result, output_format)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


@pytest.mark.parametrize("output_format", TABLE_FORMATS)
def test_every_format_of_compare(result, occupation_result, output_format):
    text = render_compare(result, occupation_result, output_format)
    assert text.endswith("\n")
    assert "About 8" in text or output_format in {"json", "csv"}


def test_compared_json_holds_both(result, occupation_result):
    import json

    document = json.loads(render_compare(result, occupation_result, "json"))
    assert [job["match"]["id"] for job in document["jobs"]] == ["service/entry", "41-4012.00"]


def test_all_is_longer_than_the_first_screen(result):
    assert len(render_role(result, is_all=True)) > 3 * len(render_role(result))


def test_an_unknown_format_names_the_known_ones(result):
    with pytest.raises(ParameterError, match="Choose one of: table, json, csv, md, html"):
        render_role(result, "pdf")


def test_only_the_writer_of_the_form_asked_for_is_called():
    called = []
    writers = {
        form: lambda form=form: called.append(form) or f"{form}\n" for form in ANSWER_FORMATS
    }
    assert render_form("csv", writers) == "csv\n"
    assert called == ["csv"]
    with pytest.raises(ParameterError, match=r"'ics' is no format.*table, json, csv, md, html"):
        render_form("ics", writers)
    assert called == ["csv"]


def test_writes_the_text_as_utf8(tmp_path):
    path = tmp_path / "page.html"
    write_output("Größe ░\n", path)
    assert path.read_bytes() == "Größe ░\n".encode()
    assert [each.name for each in tmp_path.iterdir()] == ["page.html"]


def test_keeps_permissions_of_the_file_it_takes_the_place_of(tmp_path):
    path = tmp_path / "page.html"
    path.write_text("old")
    path.chmod(0o640)
    write_output("new\n", path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("missing/page.html", "there is no folder"),
        (".", "it is a folder"),
    ],
)
def test_places_that_cannot_be_written(tmp_path, name, words):
    with pytest.raises(DataError, match=words) as caught:
        write_output("text\n", tmp_path / name)
    assert "could not be written" in str(caught.value)
    assert "--output" in str(caught.value)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PermissionError(13, "Permission denied"), "no permission"),
        (OSError(28, "No space left on device"), "no space left on device"),
        (OSError(16, "Device or resource busy"), "it is open in another program. Close it"),
    ],
)
def test_a_failed_write_loses_nothing(tmp_path, monkeypatch, error, words):
    path = tmp_path / "plan.xlsx"
    path.write_text("what was there")

    def refuse(self, target):
        raise error

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(DataError, match=words) as caught:
        write_output("new\n", path)
    assert "plan2.xlsx" in str(caught.value)
    assert path.read_text() == "what was there"
    assert [each.name for each in tmp_path.iterdir()] == ["plan.xlsx"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write all")
def test_a_folder_without_permission(tmp_path):
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(DataError, match="no permission"):
            write_output("text\n", tmp_path / "page.html")
    finally:
        tmp_path.chmod(0o700)
