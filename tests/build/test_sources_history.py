"""Counts of the past, in the layouts their producers publish."""

import json

import polars as pl
import pytest

from jobmorph.build import catalogue
from jobmorph.build.raw import RawFolder
from jobmorph.build.sources import census_jobs, full_time_equivalents
from jobmorph.schema.errors import DataError


def rows(**counts):
    return [
        {"job": job, "sex": sex, "year": year, "count": heads, "perc": 0.1}
        for job, years in counts.items()
        for year, both in years.items()
        for sex, heads in zip(("men", "women"), both, strict=True)
    ]


def folder(tmp_path, content):
    (tmp_path / "history").mkdir()
    (tmp_path / "history/vega_us_jobs_1850_2000.json").write_text(content)
    return RawFolder(tmp_path)


def test_a_job_is_missing_only_where_both_sexes_are_zero(tmp_path):
    jobs = rows(Smith={1900: (5, 0), 1910: (0, 0)}, Clerk={1900: (1, 2), 1910: (0, 3)})
    frame = census_jobs.read_census_jobs(folder(tmp_path, json.dumps(jobs)))
    found = {(r["job"], r["year"], r["sex"]): r["is_missing"] for r in frame.to_dicts()}
    assert found["Smith", 1910, "men"] is found["Smith", 1910, "women"] is True
    assert found["Smith", 1900, "women"] is found["Clerk", 1910, "men"] is False
    assert frame.height == 8


@pytest.mark.parametrize(
    "content", ["[]", "{", '[{"job": "a"}]', json.dumps(rows(a={1900: (1, 2)})[:1])]
)
def test_a_census_table_with_holes_is_refused(tmp_path, content):
    with pytest.raises(DataError, match=r"vega_us_jobs_1850_2000\.json"):
        census_jobs.read_census_jobs(folder(tmp_path, content))


def test_full_time_equivalents_are_read_and_never_ship(tmp_path):
    (tmp_path / "history").mkdir()
    name = "history/caunedo_web_data_3digit_occ1990dd_1982-2015.csv"
    (tmp_path / name).write_text("occ2d,year,full_time_equiv,wage\n4,1985,2.5,1\n4,1984,1.5,1\n")
    frame = full_time_equivalents.read_full_time_equivalents(RawFolder(tmp_path))
    assert frame.rows() == [("4", 1984, 1.5), ("4", 1985, 2.5)]
    assert "full_time_equivalents_1984_2015" not in catalogue.shippable()
    assert "census_jobs_1850_2000" in catalogue.shippable()
    with pytest.raises(DataError, match="may not ship"):
        catalogue.require_shippable(["full_time_equivalents_1984_2015"])


@pytest.mark.raw
def test_the_census_table_is_as_published(raw):
    frame = census_jobs.read_census_jobs(raw)
    assert frame.select("job").n_unique() == 255
    totals = dict(frame.group_by("year").agg(pl.col("heads").sum()).iter_rows())
    assert (totals[1850], totals[1950], totals[2000]) == (5406202, 60740917, 168122353)
    shares = frame.with_columns(pl.col("heads") / pl.col("heads").sum().over("year"))
    assert (shares["heads"] - shares["share"]).abs().max() < 1e-9
    assert frame.filter("is_missing").height == 2 * 702


@pytest.mark.raw
def test_full_time_equivalents_add_up_as_published(raw):
    frame = full_time_equivalents.read_full_time_equivalents(raw)
    totals = dict(
        frame.group_by("year").agg(pl.col("full_time_equivalents").sum() / 1e6).iter_rows()
    )
    assert round(totals[1984], 1) == 71.1
    assert round(totals[2015], 1) == 110.9
