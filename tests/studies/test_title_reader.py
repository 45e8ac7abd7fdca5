"""The engine of an edition is put together once, and only out of parts that belong together."""

import shutil

import numpy as np
import pytest

from jobmorph.reference.edition import Edition, embedded_folder, open_edition
from jobmorph.schema.errors import DataError
from jobmorph.studies.title_reader import TABLES, open_title_engine


@pytest.fixture
def other(tmp_path) -> Edition:
    """Copy what the reader needs into an edition of its own."""
    source = embedded_folder()
    for name in ("manifest.json", "title_vectors.npy", *(f"{table}.parquet" for table in TABLES)):
        shutil.copy(source / name, tmp_path / name)
    return Edition(tmp_path)


def test_the_second_call_returns_the_same_engine():
    assert open_title_engine(open_edition()) is open_title_engine(open_edition())


def test_each_edition_has_its_own_engine_and_reads_the_same(other):
    engine = open_title_engine(other)
    assert engine is not open_title_engine(open_edition())
    assert engine.read("SDR") == open_title_engine(open_edition()).read("SDR")


def test_vectors_of_another_edition_are_refused(other):
    path = other.folder / "title_vectors.npy"
    np.save(path, np.load(path)[:-1])
    with pytest.raises(DataError, match=r"title_vectors\.npy"):
        open_title_engine(other)


def test_a_missing_table_is_named(other):
    (other.folder / "title_filing.parquet").unlink()
    with pytest.raises(DataError, match=r"title_filing\.parquet"):
        open_title_engine(other)
