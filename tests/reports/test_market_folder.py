import io
import json

import polars as pl
import pytest

from jobmorph.reports.market_folder import TABLES, require_folder, run_files
from jobmorph.schema.errors import DataError

from ..studies.market_case import result


@pytest.fixture(scope="module")
def files():
    return run_files(result())


def test_a_folder_holds_page_json_and_every_table_twice(files):
    tables = {f"tables/{name}.{form}" for name in TABLES for form in ("csv", "parquet")}
    assert set(files) == {"report.html", "report.md", "result.json"} | tables
    assert json.loads(files["result.json"])["scenario"] == "cut-first"
    found = result()
    frames = {name for name in type(found).__dataclass_fields__
              if isinstance(getattr(found, name), pl.DataFrame)}  # fmt: skip
    assert set(TABLES) == frames


@pytest.mark.parametrize("name", TABLES)
def test_tables_are_those_of_the_result(files, name):
    table = getattr(result(), name)
    assert pl.read_parquet(io.BytesIO(files[f"tables/{name}.parquet"])).equals(table)
    assert files[f"tables/{name}.csv"].count("\n") == table.height + 1


def test_the_same_run_has_the_same_bytes(files):
    assert run_files(result()) == files


def test_a_place_that_cannot_be_is_told_before_the_run(tmp_path):
    (tmp_path / "file").write_text("x")
    for path in (tmp_path / "file", tmp_path / "none" / "run"):
        with pytest.raises(DataError):
            require_folder(path)
    require_folder(tmp_path / "run")
    require_folder(tmp_path)
