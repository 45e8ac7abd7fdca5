"""Rows found through an index are those that a filter finds, in the same order."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.reference.edition import Edition, embedded_folder, open_edition
from jobmorph.reference.overlay import PatchedEdition
from jobmorph.reference.row_index import places_of, rows_at
from jobmorph.reference.tables import CompiledTables

TEXTS = st.lists(st.sampled_from(["a", "b", "c", None]), max_size=12)


@given(TEXTS, st.lists(st.sampled_from(["c", "a", "x"]), max_size=4))
def test_an_index_finds_what_a_filter_finds(values, wanted):
    frame = pl.DataFrame({"x": values}, schema={"x": pl.String}).with_row_index("row")
    found = rows_at(frame, places_of(frame.get_column("x")), wanted)
    assert found.equals(frame.filter(pl.col("x").is_in(wanted)))


@pytest.mark.parametrize("is_read", [False, True])
def test_an_edition_finds_the_same_rows_whether_its_table_was_read_or_not(is_read):
    edition = Edition(embedded_folder())
    codes = ["43-4051.00", "11-1021.00", "nobody"]
    if is_read:
        edition.table("task")
    found = edition.rows_of("task", "occupation_onet2019", codes)
    known = open_edition().table("task").filter(pl.col("occupation_onet2019").is_in(codes))
    assert found.equals(known)
    assert found.height > 20
    compiled = CompiledTables({"task": open_edition().table("task")})
    assert compiled.rows_of("task", "occupation_onet2019", codes).equals(known)


def test_a_replaced_table_has_an_index_of_its_own():
    base = open_edition()
    base.rows_of("task", "occupation_onet2019", ["43-4051.00"])
    fewer = base.table("task").filter(pl.col("occupation_onet2019") != "43-4051.00")
    patched = PatchedEdition(base, {"task": fewer}, "without one job")
    assert patched.rows_of("task", "occupation_onet2019", ["43-4051.00"]).is_empty()
    assert not base.rows_of("task", "occupation_onet2019", ["43-4051.00"]).is_empty()
