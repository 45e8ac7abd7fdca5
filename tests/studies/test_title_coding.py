import json
import sys
from dataclasses import replace

import polars as pl
import pytest

from jobmorph.schema.errors import DataError, ParameterError
from jobmorph.studies import title_coding, title_frame
from jobmorph.studies.title_coding import ADDED_COLUMNS, UNREAD, TitleCoder, code_titles
from jobmorph.work.title.family import FamilyReading
from jobmorph.work.title.reading import OccupationReading, TitleReading

FAMILY = FamilyReading(
    "sales-development/entry", "sales-development", "entry", None, "exact", 1.0, 0.3, 0.8, 0.91234,
    "sdr", ("account-executive",),
)  # fmt: skip
OCCUPATIONS = tuple(
    OccupationReading(code[:7], code, chance, "a name", "alternate", 1.0)
    for code, chance in (("41-3091.00", 0.41239), ("41-4012.00", 0.3), ("41-4012.01", 0.2))
)
READING = TitleReading("SDR", FAMILY, "entry", 0.85, (), OCCUPATIONS, True, True)


class FakeEngine:
    def __init__(self, reading=READING):
        self.reading = reading
        self.asked = []

    def read_all(self, titles):
        self.asked += titles
        return [replace(self.reading, title=title) for title in titles]


@pytest.fixture
def engine(monkeypatch):
    fake = FakeEngine()
    monkeypatch.setattr("jobmorph.studies.title_reader.open_title_engine", lambda edition: fake)
    return fake


def code(engine, reading):
    engine.reading = reading
    return code_titles(pl.DataFrame({"job_title": ["SDR"]})).row(0, named=True)


def test_what_is_sure_is_stated(engine):
    row = code(engine, READING)
    assert row["family"] == "sales-development"
    assert row["level"] == "entry"
    assert row["label"] == "Sales development representative"
    assert (row["occupation_soc2018"], row["occupation_onet2019"]) == ("41-3091", "41-3091.00")
    assert (row["probability"], row["family_probability"]) == (0.4124, 0.9123)
    assert row["is_abstained"] is False


def test_alternatives_hold_each_soc_code_once_best_first(engine):
    assert json.loads(code(engine, READING)["alternatives"]) == [
        {"occupation_soc2018": "41-3091", "probability": 0.4124},
        {"occupation_soc2018": "41-4012", "probability": 0.3},
    ]


def test_each_part_is_null_where_it_is_not_sure(engine):
    row = code(engine, replace(READING, is_occupation_sure=False))
    assert [row[name] for name in ("occupation_soc2018", "occupation_onet2019", "isco08")] == [
        None
    ] * 3
    assert (row["family"], row["is_abstained"]) == ("sales-development", False)
    row = code(engine, replace(READING, is_family_sure=False))
    assert row["family"] is None
    assert row["label"] == "Securities, Commodities, and Financial Services Sales Agents" or (
        row["label"].startswith("Sales Representatives of Services")
    )


def test_where_nothing_is_sure_the_chances_and_alternatives_stay(engine):
    row = code(engine, replace(READING, is_family_sure=False, is_occupation_sure=False))
    assert row["is_abstained"] is True
    assert row["probability"] == 0.4124
    assert len(json.loads(row["alternatives"])) == 2
    assert row["family_probability"] == 0.9123
    nulls = set(ADDED_COLUMNS) - {
        "is_abstained",
        "probability",
        "alternatives",
        "family_probability",
    }
    assert {row[name] for name in nulls} == {None}


def test_empty_long_and_broken_titles_are_not_read(engine):
    broken = b"K\xf6chin".decode("utf-8", "surrogateescape")
    assert (
        TitleCoder(title_coding.open_edition()).code([None, " ", "x" * 201, broken]) == [UNREAD] * 4
    )
    assert engine.asked == []


def test_distinct_titles_are_read_once_and_order_is_kept(engine, monkeypatch):
    monkeypatch.setattr(title_coding, "BATCH", 2)
    frame = pl.DataFrame({"x": range(6), "job_title": ["b", "a", None, "b", " a ", "c"]})
    coded = code_titles(frame)
    assert engine.asked == ["b", "a", "c"]
    assert coded.select("x", "job_title").equals(frame)
    assert coded.columns == ["x", "job_title", *ADDED_COLUMNS]
    assert coded.schema["probability"] == pl.Float64
    assert coded.get_column("is_abstained").to_list() == [False, False, True, False, False, False]


def test_categories_are_text_and_numbers_are_not(engine):
    frame = pl.DataFrame({"job_title": pl.Series(["a", None], dtype=pl.Categorical)})
    assert code_titles(frame).get_column("family").to_list() == ["sales-development", None]
    with pytest.raises(DataError, match="holds Int64 values"):
        code_titles(pl.DataFrame({"job_title": [1]}))


def test_a_table_without_rows_gets_its_columns(engine):
    empty = code_titles(pl.DataFrame({"job_title": []}, schema={"job_title": pl.String}))
    assert (empty.height, list(empty.schema)[1:]) == (0, list(ADDED_COLUMNS))


def test_columns_are_found_and_never_overwritten(engine):
    with pytest.raises(DataError, match=r"Found: title\. Did you mean column=title"):
        code_titles(pl.DataFrame({"title": ["a"]}), "titel")
    frame = pl.DataFrame({"title": ["a"], "label": ["mine"]})
    with pytest.raises(ParameterError, match="prefix=coded_"):
        code_titles(frame, None)
    assert code_titles(frame, None, prefix="c_").get_column("label").to_list() == ["mine"]


def test_other_tables_are_refused(engine):
    for other in (["SDR"], pl.LazyFrame({"job_title": ["a"]})):
        with pytest.raises(DataError, match="polars or pandas"):
            title_frame.code_any_frame(other, "job_title")


class DataFrame:
    """As much of a pandas table as the coding of titles asks for."""

    def __init__(self, columns, index):
        self.held = columns
        self.index = index

    columns = property(lambda self: list(self.held))

    @property
    def iloc(self):
        cells = list(self.held.values())

        class Places:
            def __getitem__(self, key):
                return type("Series", (), {"tolist": lambda self: cells[key[1]]})()

        return Places()

    def assign(self, **added):
        return DataFrame({**self.held, **added}, self.index)


DataFrame.__module__ = "pandas.core.frame"


def test_pandas_tables_keep_kind_and_index_without_importing_pandas(engine):
    is_loaded = "pandas" in sys.modules
    frame = DataFrame({"id": [1, 2, 3], "job_title": ["SDR", float("nan"), None]}, ["a", "b", "b"])
    coded = title_frame.code_any_frame(frame, "job_title")
    assert type(coded) is DataFrame
    assert coded.index == ["a", "b", "b"]
    assert coded.columns == ["id", "job_title", *ADDED_COLUMNS]
    assert coded.held["family"] == ["sales-development", None, None]
    assert ("pandas" in sys.modules) == is_loaded
    with pytest.raises(DataError, match="holds int values"):
        title_frame.code_any_frame(frame, "id")


def test_real_pandas_tables_too(engine):
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"job_title": ["SDR", None]}, index=[7, 7])
    coded = title_frame.code_any_frame(frame, "job_title")
    assert list(coded.index) == [7, 7]
    assert coded["family"].tolist()[0] == "sales-development"
