import csv
import io
import json
from pathlib import Path

import polars as pl
import pytest

from jobmorph.build import fetch
from jobmorph.build.sources import onet
from jobmorph.reference import statements
from jobmorph.reference.manifest import (
    Manifest,
    MissingTable,
    TableEntry,
    hash_file,
    write_manifest,
)


@pytest.fixture
def edition(tmp_path):
    """A folder with one table of the manifest, and one that is missing."""
    table = tmp_path / "task.parquet"
    table.write_bytes(b"figures")
    entry = TableEntry("task", hash_file(table), 7, 3, ("onet_30_1",), "stand-in")
    missing = MissingTable("rating", "physical tasks have wider ranges", "Pull onet.")
    write_manifest(
        Manifest("2026.11", "2026-02", "2026-02", "1.0", (entry,), (), (), (missing,)), tmp_path
    )
    return tmp_path


def test_status_lists_tables_and_what_is_missing(command, edition):
    outcome = command("data", "status", "--edition", str(edition), "--format", "json")
    assert json.loads(outcome.out) == [
        {"edition": "2026.11", "table": "task", "rows": 3, "bytes": 7, "note": "stand-in"},
        {
            "edition": "2026.11",
            "table": "rating",
            "rows": 0,
            "bytes": 0,
            "note": "missing: physical tasks have wider ranges. Pull onet.",
        },
    ]
    assert (
        "Edition 2026.11, US. Horizons count from 2026-02; use data to 2026-02."
        in command("data", "status", "--edition", str(edition)).out
    )


def test_verify_compares_the_files_with_the_manifest(command, edition):
    outcome = command("data", "verify", "--edition", str(edition))
    assert (outcome.code, outcome.out) == (0, "Edition 2026.11: all 1 tables match the manifest.\n")
    (edition / "task.parquet").write_bytes(b"changed")
    outcome = command("data", "verify", "--edition", str(edition))
    assert outcome.code == 2
    assert "task.parquet differs from the manifest" in outcome.err
    assert "jobmorph data build" in outcome.err


def test_sources_say_what_may_ship(command):
    rows = json.loads(command("data", "sources", "--format", "json").out)
    ships = {row["dataset"]: row["ships"] for row in rows}
    assert ships["onet"] == "yes"
    assert ships["validation"] == "no"
    assert ships["onet_stand_ins"] == "in part"


def test_one_source_is_shown_with_its_address(command, tmp_path):
    path = tmp_path / "sources.csv"
    assert command("data", "sources", "onet_30_1", "--output", str(path)).out == ""
    (row,) = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8")))
    assert row["url"].endswith("/db_30_1_text.zip")
    assert row["licence"] == "CC BY 4.0"


def test_an_unknown_source_is_refused_with_near_names(command):
    outcome = command("data", "pull", "onett")
    assert outcome.code == 2
    assert "Did you mean onet" in outcome.err


@pytest.fixture
def kept(monkeypatch, tmp_path):
    """Statements are read from nowhere and kept in this folder."""
    rows = pl.DataFrame({"task_id": ["onet:1"], "statement": ["invented"], "onet_task": [1]})
    monkeypatch.setattr(onet, "read_tasks", lambda raw: rows)
    path = tmp_path / "kept.parquet"
    monkeypatch.setattr(statements, "statements_path", lambda: path)
    return path


def test_pull_fetches_what_is_named_once(command, monkeypatch, tmp_path, kept):
    asked = []

    def fetch_all(origins, cache, *, on_progress):
        asked.extend(origin.source_id for origin in origins)
        on_progress(1_000_000)
        return (Path(cache) / "db.zip",)

    monkeypatch.setattr(fetch, "fetch_all", fetch_all)
    outcome = command("data", "pull", "onet_30_1", "onet", "--cache", str(tmp_path))
    assert asked[0] == "onet_30_1"
    assert len(asked) == len(set(asked))
    assert outcome.err == ""
    assert outcome.out.splitlines() == [
        str(tmp_path / "db.zip"),
        f"1 task statements of O*NET 30.1 (CC BY 4.0) kept in {kept}",
    ]
    assert pl.read_parquet(kept).rows() == [("onet:1", "invented")]


def test_statements_come_from_files_at_hand_without_the_network(command, tmp_path, kept):
    assert command("data", "pull", "onet", "--from", str(tmp_path)).code == 0
    assert kept.is_file()


@pytest.mark.parametrize("names", [[], ["oews"], ["onet", "oews"]])
def test_files_at_hand_are_for_statements_only(command, tmp_path, kept, names):
    outcome = command("data", "pull", *names, "--from", str(tmp_path))
    assert outcome.code == 2
    assert outcome.err.startswith("error: --from: only the wording of tasks")
    assert not kept.exists()


def test_a_folder_that_is_not_there_is_one_line(command, tmp_path):
    outcome = command("data", "pull", "onet", "--from", str(tmp_path / "absent"))
    assert outcome.code == 2
    assert "there is no such folder or zip file" in outcome.err


def test_pull_without_a_name_takes_all_that_have_a_download(command, monkeypatch, tmp_path, kept):
    asked = []

    def fetch_all(origins, cache, *, on_progress):
        asked.extend(origins)
        return ()

    monkeypatch.setattr(fetch, "fetch_all", fetch_all)
    assert command("data", "pull", "--cache", str(tmp_path)).code == 0
    assert all(origin.path for origin in asked)
    assert len(asked) > 10
