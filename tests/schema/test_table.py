import polars as pl
import pytest

from jobmorph.schema.columns import COLUMNS
from jobmorph.schema.errors import SchemaError
from jobmorph.schema.table import FEW_ROWS, TableContract
from jobmorph.schema.tables import EDITION_TABLES, SKILL_ACTIVITY, SUMMARY

FRAME = pl.DataFrame({"skill_id": ["2.A.1.a"], "gwa_id": ["4.A.1.a.1"]})


def test_a_frame_that_keeps_the_contract_is_returned():
    assert SKILL_ACTIVITY.check(FRAME) is FRAME


@pytest.mark.parametrize(
    ("frame", "breach"),
    [
        (FRAME.drop("gwa_id"), "gwa_id is missing"),
        (FRAME.with_columns(pl.lit(1).alias("extra")), "extra is unexpected"),
        (FRAME.with_columns(pl.lit(1).alias("gwa_id")), "gwa_id is Int32"),
        (FRAME.with_columns(pl.lit(None, pl.String).alias("gwa_id")), "1 nulls"),
        (pl.concat([FRAME, FRAME]), "key skill_id, gwa_id repeats"),
    ],
)
def test_breaches_are_named(frame, breach):
    with pytest.raises(SchemaError, match=breach):
        SKILL_ACTIVITY.check(frame)


def test_nan_and_unknown_words_are_breaches():
    row = {"moment": "soon", "part": "human", "low": 0.1, "mid": float("nan"), "high": 0.3}
    with pytest.raises(SchemaError, match=r"moment has 1 values out of range.*mid holds NaN"):
        SUMMARY.check(pl.DataFrame([row]))


def test_values_out_of_range_are_counted():
    contract = TableContract("t", ("time_share",), (), "x")
    with pytest.raises(SchemaError, match="2 values out of range"):
        contract.check(pl.DataFrame({"time_share": [-0.1, 0.5, 1.2]}))


def test_a_contract_with_an_unknown_column_cannot_be_made():
    with pytest.raises(SchemaError, match="flavour"):
        TableContract("t", ("flavour",), (), "x")


def test_every_column_of_the_dictionary_is_documented_and_units_match_names():
    for name, column in COLUMNS.items():
        assert column.meaning
        if name.endswith("_usd_year"):
            assert column.unit == "US dollars a year"
        if name.endswith("_share"):
            assert column.unit == "share"


def test_tables_of_an_edition_have_keys():
    assert all(contract.key for contract in EDITION_TABLES.values())


@pytest.mark.parametrize("copies", [1, FEW_ROWS])
@pytest.mark.parametrize(
    ("value", "is_kept"),
    [(0.0, True), (1.0, True), (None, False), (-1e-3, False), (1.1, False), (float("nan"), False)],
)
def test_a_few_rows_and_many_are_judged_alike(value, is_kept, copies):
    contract = TableContract("t", ("time_share",), (), "x")
    values = [*[0.5] * copies, value]
    frame = pl.DataFrame({"time_share": pl.Series(values, dtype=pl.Float64)})
    if is_kept:
        assert contract.check(frame) is frame
    else:
        with pytest.raises(SchemaError):
            contract.check(frame)
    allowing = TableContract("t", ("time_share",), (), "x", frozenset({"time_share"}))
    if value is None:
        assert allowing.check(frame) is frame


@pytest.mark.parametrize("copies", [1, FEW_ROWS])
def test_words_outside_a_vocabulary_and_repeated_keys_are_found_among_few_and_many(copies):
    contract = TableContract("t", ("task_id", "moment"), ("task_id",), "x")
    rows = [{"task_id": str(number), "moment": "today"} for number in range(copies)]
    assert contract.check(pl.DataFrame(rows)).height == copies
    with pytest.raises(SchemaError, match="moment has 1 values out of range"):
        contract.check(pl.DataFrame([*rows, {"task_id": "x", "moment": "soon"}]))
    with pytest.raises(SchemaError, match="key task_id repeats"):
        contract.check(pl.DataFrame([*rows, rows[0]]))
