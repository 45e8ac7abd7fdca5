"""The tables of the history, compiled from the official files, and their scores."""

import polars as pl
import pytest

from jobmorph.build.compile.history import compile_history
from jobmorph.build.contracts import validate_table
from jobmorph.build.score.history_checks import CASE_FIGURES, HEADLINES
from jobmorph.reference.edition import open_edition
from jobmorph.reference.history_cases import load_cases
from jobmorph.schema.tables import EDITION_TABLES

pytestmark = pytest.mark.raw


@pytest.fixture(scope="module")
def tables(raw):
    return compile_history(raw, open_edition().table("occupation"))


def figures(tables, series_id):
    rows = tables["history_series"].filter(
        (pl.col("series_id") == series_id) & (pl.col("sex") == "all")
    )
    return dict(rows.select("year", "history_heads").iter_rows())


def test_every_table_keeps_its_contract(tables):
    for name, frame in tables.items():
        validate_table(EDITION_TABLES[name], frame)


@pytest.mark.parametrize(("series_id", "year", "heads"), CASE_FIGURES)
def test_a_golden_figure_agrees_to_the_head(tables, series_id, year, heads):
    assert figures(tables, series_id)[year] == heads


def test_photographic_process_workers_fell_by_94_percent(tables):
    found = figures(tables, "employers:51-9151")
    assert found[2025] / found[2002] - 1 == pytest.approx(-0.94, abs=0.005)


def test_a_zero_of_the_census_is_missing_and_not_a_figure(tables):
    rows = tables["history_series"]
    assert rows.filter("is_missing").get_column("history_heads").null_count() == (
        rows.filter("is_missing").height
    )
    assert figures(tables, "census:bank-teller")[1910] is None


def test_men_and_women_add_up(tables):
    rows = tables["history_series"].filter(pl.col("definition") != "employers")
    wide = rows.drop_nulls().pivot("sex", index=["series_id", "year"], values="history_heads")
    assert (wide["men"] + wide["women"] == wide["all"]).all()


def test_no_job_is_counted_twice(tables):
    parts = tables["history_occupation"].filter("is_part").get_column("series_id")
    rows = tables["history_series"].filter(
        (pl.col("definition") == "employers") & ~pl.col("series_id").is_in(parts.implode())
    )
    summed = dict(rows.group_by("year").agg(pl.col("history_heads").sum()).iter_rows())
    for year, total in HEADLINES.items():
        assert summed[year] <= total * 1.0001
    assert min(summed[y] / HEADLINES[y] for y in (2004, 2012, 2018, 2021, 2025)) > 0.995


def test_mixed_codes_break_and_matched_codes_go_on(tables):
    assert min(figures(tables, "employers:15-1252")) == 2021
    assert max(figures(tables, "employers:15-1132@soc2010")) == 2018
    programmers = figures(tables, "employers:15-1251")
    assert (min(programmers), max(programmers), len(programmers)) == (2002, 2025, 24)
    assert min(figures(tables, "employers:29-9092")) == 2019
    assert min(figures(tables, "employers:29-9092@2012-2025")) == 2012


def test_codes_behind_a_series_are_named(tables):
    codes = tables["history_code"].filter(pl.col("series_id") == "employers:51-9151")
    assert {"51-9131", "51-9132", "51-9151"} == set(codes["published_code"])


def test_every_case_names_series_that_exist(tables):
    known = set(tables["history_occupation"]["series_id"])
    codes = set(open_edition().table("occupation")["occupation_soc2018"])
    for case in load_cases().values():
        assert {row.series_id for row in case.series} <= known, case.case_id
        assert set(case.today) <= codes, case.case_id


def test_compiling_twice_gives_the_same(tables, raw):
    again = compile_history(raw, open_edition().table("occupation"))
    assert all(again[name].equals(frame) for name, frame in tables.items())
