"""Codes of every year joined into units: nothing split, nothing lost."""

import numpy as np
import polars as pl
import pytest

from jobmorph.build.compile.outlook import compile_unit_codes
from jobmorph.build.compile.outlook_codes import link_year, systems_of
from jobmorph.build.compile.outlook_record import read_units
from jobmorph.build.compile.outlook_units import read_figures
from jobmorph.schema.errors import DataError

KNOWN = {
    "soc2000": {"29-1111", "25-2041"},
    "soc2010": {"13-1021", "13-1022", "19-3031", "25-3099", "29-1141"},
    "soc2018": {"13-1021", "13-1022", "15-1251", "15-1252", "15-1253", "15-1254", "15-1255"},
}


def linked(codes, year):
    return {
        name: [row[1:] for row in rows.iter_rows()]
        for (name,), rows in link_year(codes, year, KNOWN).group_by("published")
    }


def test_each_year_has_its_classification():
    assert systems_of(2009) == ("soc2000",)
    assert systems_of(2011) == ("soc2010",)
    assert systems_of(2018) == ("soc2010",)
    assert systems_of(2025) == ("soc2018", "soc2010")


def test_two_groups_of_one_broad_group_do_not_share_members():
    found = linked(["15-1251", "15-1256", "15-1257"], 2019)
    assert sorted(found["15-1256"]) == [("soc2018", "15-1252"), ("soc2018", "15-1253")]
    assert sorted(found["15-1257"]) == [("soc2018", "15-1254"), ("soc2018", "15-1255")]


def test_a_group_means_what_its_digits_say_where_no_list_does():
    assert sorted(linked(["13-1020"], 2023)["13-1020"]) == [
        ("soc2018", "13-1021"),
        ("soc2018", "13-1022"),
    ]
    assert linked(["13-1020", "13-1021"], 2023)["13-1020"] == [("soc2018", "13-1022")]


def test_an_old_code_in_a_mixed_year_stays_old():
    assert linked(["19-3031"], 2020)["19-3031"] == [("soc2010", "19-3031")]
    # Nurses of 2010 are counted as before: the new codes that they were divided into later.
    assert sorted(linked(["29-1111"], 2010)["29-1111"])[0] == ("soc2010", "29-1141")


def test_the_same_code_may_mean_another_group_in_another_year():
    assert linked(["25-3097"], 2016)["25-3097"] == [("soc2010", "25-3099")]
    assert sorted(linked(["25-3097"], 2019)["25-3097"]) == [
        ("soc2018", "25-3041"),
        ("soc2018", "25-3099"),
    ]


def test_a_code_that_stands_for_nothing_is_told():
    with pytest.raises(DataError, match="99-9999"):
        link_year(["99-9999"], 2016, KNOWN)


def test_runs_of_years_are_broken_where_a_code_is_missing():
    members = pl.DataFrame(
        {
            "employment_unit": "u",
            "source": ["survey"] * 5 + ["projections"] * 3,
            "published": ["a", "b", "a", "b", "a", "a", "a", "b"],
            "year": [2012, 2013, 2014, 2014, 2015, 2016, 2018, 2018],
        }
    )
    found = compile_unit_codes(members).select(
        "code_source", "occupation_code", "year_first", "year_last"
    )
    assert found.rows() == [
        ("projections", "a", 2016, 2018),
        ("projections", "b", 2018, 2018),
        ("survey", "a", 2012, 2012),
        ("survey", "a", 2014, 2015),
        ("survey", "b", 2013, 2014),
    ]


@pytest.fixture(scope="module")
def figures(raw):
    return read_units(raw)


@pytest.mark.raw
def test_units_hold_nearly_all_jobs_of_every_year(figures):
    assert figures.covered["year"].to_list() == list(range(2012, 2026))
    assert figures.covered["covered_share"].min() >= 0.9995
    last = figures.covered.row(-1, named=True)
    assert last["heads"] == 155_495_730


@pytest.mark.raw
def test_every_published_job_lies_in_one_unit(figures, raw):
    survey = read_figures(raw).survey
    record = figures.record
    for year in (2012, 2018, 2019, 2023):
        published = survey.filter(pl.col("year") == year)["heads"].sum()
        assert np.nansum(record.heads_in(year)) == published
    keys = figures.members.filter(pl.col("source") == "survey").select("year", "published")
    assert not keys.is_duplicated().any()


@pytest.mark.raw
def test_lines_of_each_edition_add_up_to_its_total(figures):
    published = {2012: 145_355_800, 2014: 150_539_900, 2016: 156_063_800, 2024: 169_956_100}
    record = figures.record
    for vintage, total in published.items():
        base = np.nansum(record.projected_base[:, record.vintages.index(vintage)])
        assert base == pytest.approx(total, rel=2e-5)
    oldest = np.nansum(record.projected_base[:, 0])
    assert oldest == pytest.approx(143_068_200, rel=2e-5)


@pytest.mark.raw
def test_software_is_one_unit_and_its_neighbours_are_others(figures):
    unit = dict(
        figures.members.filter((pl.col("source") == "survey") & (pl.col("year") == 2025))
        .select("published", "employment_unit")
        .iter_rows()
    )
    assert unit["15-1252"] == unit["15-1299"] == unit["15-1255"]
    assert len({unit["15-1252"], unit["13-1082"], unit["11-9199"]}) == 3
    assert unit["13-1082"] == unit["13-1199"]
    broken = figures.names.filter("is_broken")["employment_unit"].to_list()
    assert broken == ["11-9199", "13-1199"]
    assert len(figures.record.units) == 780


@pytest.mark.raw
@pytest.mark.parametrize(
    ("unit", "counts"),
    [
        ("43-2011", {2002: 226_890, 2012: 125_490, 2019: 68_050, 2025: 34_280}),
        ("51-9151", {2002: 79_650, 2025: 4_800}),
        ("41-9041", {2002: 419_740, 2025: 58_430}),
    ],
)
def test_counts_are_those_of_the_source_tables(figures, unit, counts):
    record = figures.record
    at = record.units.index(unit)
    assert {year: record.heads_in(year)[at] for year in counts} == counts


@pytest.mark.raw
def test_photographic_process_work_fell_by_94_percent(figures):
    record = figures.record
    at = record.units.index("51-9151")
    change = record.heads_in(2025)[at] / record.heads_in(2002)[at] - 1
    assert change == pytest.approx(-0.94, abs=0.005)
