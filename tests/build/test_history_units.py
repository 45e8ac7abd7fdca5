"""Codes that mean the same are joined; codes that were mixed end."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.build.compile.history_members import official_codes, published_members
from jobmorph.build.compile.history_units import (
    clean_links,
    join_units,
    settle_links,
    unit_heads,
)

NAMES = ["old_system", "old", "new_system", "new"]


def links(*pairs):
    rows = []
    for old, new in pairs:
        step = ("soc2000", "soc2010") if old.startswith("a") else ("soc2010", "soc2018")
        rows.append((step[0], old, step[1], new))
    return pl.DataFrame(rows, schema=NAMES, orient="row")


def members(*rows):
    schema = {"year": pl.Int64, "classification": pl.String, "code": pl.String}
    return pl.DataFrame(
        rows, schema=schema | {"system": pl.String, "member": pl.String}, orient="row"
    )


def plain(system, year, *codes):
    return [(year, system, code, system, code) for code in codes]


def units_of(frame):
    return {row["member"]: row["unit"] for row in frame.to_dicts()}


def test_one_to_one_merged_and_split_codes_are_kept_and_mixed_ones_not():
    pairs = links(
        ("a1", "b1"), ("a2", "b2"), ("a3", "b2"), ("a4", "b3"), ("a4", "b4"),
        ("a5", "b5"), ("a5", "b6"), ("a6", "b6"),
    )  # fmt: skip
    assert set(clean_links(pairs)["old"]) == {"a1", "a2", "a3", "a4"}
    assert clean_links(pairs, one_to_one=True)["old"].to_list() == ["a1"]


def test_a_sum_ends_as_a_whole_where_one_of_its_codes_was_mixed():
    # a1 -> b1 + b2; b1 goes on alone, b2 is mixed with b3: c1 is not what a1 was.
    pairs = links(("a1", "b1"), ("a1", "b2"), ("b1", "c1"), ("b2", "c2"), ("b3", "c2"),
                  ("b3", "c3"))  # fmt: skip
    rows = members(
        *plain("soc2000", 2002, "a1"),
        *plain("soc2010", 2012, "b1", "b2", "b3"),
        *plain("soc2018", 2021, "c1", "c2", "c3"),
    )
    kept = settle_links(rows, pairs, clean_links(pairs))
    units = units_of(join_units(rows, kept))
    assert units["a1"] == units["b1"] == units["b2"] != units["c1"]


def test_codes_that_a_lasting_year_publishes_together_are_one_unit():
    rows = members(
        *plain("soc2018", 2021, "c1", "c2"),
        (2022, "soc2018", "c0", "soc2018", "c1"),
        (2022, "soc2018", "c0", "soc2018", "c2"),
    )
    units = units_of(join_units(rows, links(("b9", "c9")).clear()))
    assert units["c1"] == units["c2"]


def test_a_unit_has_a_figure_only_where_all_of_it_is_published():
    pairs = links(("b1", "c1"), ("b2", "c1"))
    rows = members(
        *plain("soc2010", 2012, "b1", "b2"),
        *plain("soc2010", 2013, "b1"),
        *plain("soc2018", 2021, "c1"),
    )
    figures = pl.DataFrame(
        {
            "year": [2012, 2012, 2013, 2021],
            "classification": ["soc2010", "soc2010", "soc2010", "soc2018"],
            "code": ["b1", "b2", "b1", "c1"],
            "heads": [10.0, 5.0, 11.0, 20.0],
        }
    )
    kept = clean_links(pairs)
    found = unit_heads(figures, rows, join_units(rows, kept), kept)
    assert found.select("year", "heads", "codes").rows() == [
        (2012, 15.0, 2),
        (2013, None, 1),
        (2021, 20.0, 1),
    ]


def test_a_suppressed_figure_leaves_its_unit_without_one():
    rows = members(*plain("soc2018", 2021, "c1"))
    figures = pl.DataFrame(
        {"year": [2021], "classification": ["soc2018"], "code": ["c1"], "heads": [None]},
        schema_overrides={"heads": pl.Float64},
    )
    none = links(("b9", "c9")).clear()
    assert unit_heads(figures, rows, join_units(rows, none), none)["heads"].to_list() == [None]


def test_groups_resolve_to_the_codes_that_are_not_published_alone():
    official = {
        "soc2000": frozenset({"11-1011"}),
        "soc2010": frozenset({"11-1011", "29-2031", "29-2034", "29-2035"}),
        "soc2018": frozenset({"11-1011", "31-1121", "31-1122", "31-1131"}),
    }
    published = pl.DataFrame(
        [
            (2010, "hybrid2010", "29-2037"),
            (2010, "hybrid2010", "15-1799"),
            (2021, "soc2018", "31-1120"),
            (2021, "soc2018", "31-1131"),
        ],
        schema=["year", "classification", "code"],
        orient="row",
    )
    found = published_members(published, official).rows()
    assert found == [
        (2010, "29-2037", "soc2010", "29-2034"),
        (2010, "29-2037", "soc2010", "29-2035"),
        (2021, "31-1120", "soc2018", "31-1121"),
        (2021, "31-1120", "soc2018", "31-1122"),
        (2021, "31-1131", "soc2018", "31-1131"),
    ]


PAIRS = st.lists(
    st.tuples(st.sampled_from(["a1", "a2", "a3", "a4"]), st.sampled_from(["b1", "b2", "b3", "b4"])),
    min_size=1,
    unique=True,
)


@given(PAIRS, st.lists(st.integers(1, 99), min_size=4, max_size=4))
def test_joining_conserves_every_head(pairs, heads):
    every = links(*pairs)
    old = sorted(set(every["old"]))
    rows = members(*plain("soc2000", 2002, *old))
    figures = pl.DataFrame(
        {
            "year": [2002] * len(old),
            "classification": ["soc2000"] * len(old),
            "code": old,
            "heads": [float(value) for value in heads[: len(old)]],
        }
    )
    kept = settle_links(rows, every, clean_links(every))
    found = unit_heads(figures, rows, join_units(rows, kept), kept)
    assert found["heads"].sum() == pytest.approx(figures["heads"].sum())


def test_official_codes_are_all_codes_of_a_list():
    found = official_codes(links(("a1", "b1"), ("b1", "c1"), ("b2", "c2")))
    assert found["soc2010"] == {"b1", "b2"}
    assert found["soc2018"] == {"c1", "c2"}
