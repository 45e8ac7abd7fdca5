import polars as pl
import pytest

from jobmorph.reference.edition import open_edition
from jobmorph.reports.title_parquet import code_parquet
from jobmorph.schema.errors import DataError, ParameterError
from jobmorph.studies.title_coding import ADDED_COLUMNS, UNREAD, CodedTitle


class FakeCoder:
    edition = open_edition()

    def code(self, titles):
        return [self.one(title) if title else UNREAD for title in titles]

    @staticmethod
    def one(title):
        return CodedTitle("f", "mid", None, None, None, title.upper(), 0.5, False, "[]", 0.9, 0.8)


@pytest.fixture
def code(tmp_path):
    def run(frame, column=None, prefix=""):
        source, output = tmp_path / "a.parquet", tmp_path / "b.parquet"
        frame.write_parquet(source)
        coded = code_parquet(
            source,
            output,
            FakeCoder(),
            column=column,
            prefix=prefix,
            on_progress=lambda rows, share: None,
        )
        return coded, pl.read_parquet(output)

    return run


def test_rows_and_columns_stay_and_ours_come_after(code):
    frame = pl.DataFrame({"cell": [1, 2, 3, 4], "job_title": ["b", None, "a", "b"]})
    coded, written = code(frame, prefix="c_")
    assert written.select("cell", "job_title").equals(frame)
    assert written.columns[2:] == [f"c_{name}" for name in ADDED_COLUMNS]
    assert written.get_column("c_label").to_list() == ["B", None, "A", "B"]
    assert written.get_column("c_is_abstained").to_list() == [False, True, False, False]
    counts = coded.counts
    assert (counts.rows, counts.distinct, counts.family, counts.abstained) == (4, 2, 3, 0)
    assert [(f.fault, f.rows, f.lines) for f in counts.faults] == [("empty", 1, (2,))]


def test_categories_stay_what_they_are(code):
    frame = pl.DataFrame({"job": pl.Series(["a", None, "a"], dtype=pl.Categorical)})
    _, written = code(frame)
    assert written.schema["job"] == frame.schema["job"]
    assert written.get_column("label").to_list() == ["A", None, "A"]


def test_bad_tables_are_refused_and_leave_nothing(code, tmp_path):
    with pytest.raises(DataError, match="holds Int64 values"):
        code(pl.DataFrame({"job": [1]}))
    with pytest.raises(ParameterError, match="family"):
        code(pl.DataFrame({"job": ["a"], "family": ["x"]}))
    (tmp_path / "a.parquet").write_bytes(b"PAR1 not really")
    with pytest.raises(DataError, match="cannot be read"):
        code_parquet(
            tmp_path / "a.parquet",
            tmp_path / "b.parquet",
            FakeCoder(),
            column=None,
            prefix="",
            on_progress=lambda rows, share: None,
        )
    assert [path.name for path in tmp_path.iterdir()] == ["a.parquet"]
