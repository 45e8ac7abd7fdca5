"""Jobs by industry: what is withheld is filled in, what is published stays."""

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.build.compile import industry_jobs
from jobmorph.build.compile.industry_jobs import IndustryCells, fill_cells
from jobmorph.build.sources import oews
from jobmorph.schema.errors import DataError

NAN = np.nan


def cells(jobs, sector_jobs, total, *, listed=None, industry=None, sectors=(0, 0, 1)):
    jobs = np.array([jobs], dtype=float)
    return IndustryCells(
        jobs=jobs,
        is_listed=np.array([listed or [True] * jobs.shape[1]]),
        sector_jobs=np.array([sector_jobs], dtype=float),
        total=np.array([total], dtype=float),
        industry_total=np.array(industry or [10_000.0] * jobs.shape[1]),
        sector_of=np.array(sectors),
    )


def test_a_sector_tells_what_its_one_withheld_industry_holds():
    assert fill_cells(cells([100, NAN, 50], [160, 50], 210)).tolist() == [[100, 60, 50]]


def test_two_withheld_industries_share_by_their_unexplained_jobs():
    given = cells([NAN, NAN, 50], [90, 50], 140, industry=[200, 100, 50])
    assert fill_cells(given).tolist() == [[60, 30, 50]]


def test_a_withheld_sector_takes_what_the_economy_has_left():
    assert fill_cells(cells([100, 20, NAN], [120, NAN], 200)).tolist() == [[100, 20, 80]]


def test_industries_left_out_take_a_gap_only_if_it_is_no_rounding():
    listed = [True, False, True]
    large = cells([100, NAN, 50], [140, 50], 190, listed=listed)
    assert fill_cells(large).tolist() == [[100, 40, 50]]
    rounding = cells([100, NAN, 50], [110, 50], 160, listed=listed)
    assert fill_cells(rounding).tolist() == [[100, 0, 50]]


def test_a_small_gap_is_not_scattered():
    listed = [True, False, False]
    given = cells(
        [100, NAN, NAN], [145], 145, listed=listed, sectors=(0, 0, 0), industry=[100, 70, 90]
    )
    assert fill_cells(given).tolist() == [[100, 0, 45]]


def test_a_sum_below_its_parts_takes_nothing_away():
    assert fill_cells(cells([100, NAN, 50], [90, 50], 140)).tolist() == [[100, 0, 50]]


def test_occupations_above_their_industry_are_refused():
    with pytest.raises(DataError, match="add up to more"):
        fill_cells(cells([100, 20, 30], [120, 30], 150, industry=[50, 20, 30]))


@given(
    st.lists(st.integers(0, 400).map(lambda n: 10 * n), min_size=6, max_size=6),
    st.lists(st.booleans(), min_size=6, max_size=6),
    st.lists(st.booleans(), min_size=2, max_size=2),
)
def test_totals_are_kept_and_nothing_is_negative(truth, hidden, sector_hidden):
    true = np.array(truth, dtype=float)
    sums = np.array([true[:3].sum(), true[3:].sum()])
    known = IndustryCells(
        jobs=np.where(hidden, NAN, true)[None, :],
        is_listed=np.ones((1, 6), dtype=bool),
        sector_jobs=np.where(sector_hidden, NAN, sums)[None, :],
        total=np.array([true.sum()]),
        industry_total=true + 100.0,
        sector_of=np.array([0, 0, 0, 1, 1, 1]),
    )
    filled = fill_cells(known)
    assert (filled >= 0).all()
    assert filled.sum() == pytest.approx(true.sum() if any(hidden) else np.nansum(known.jobs))
    assert np.array_equal(filled[0][~np.array(hidden)], true[~np.array(hidden)])


@pytest.fixture(scope="module")
def compiled(raw):
    return industry_jobs.compile_industry_jobs(raw)


@pytest.mark.raw
def test_occupations_add_up_to_the_economy(raw, compiled):
    totals = oews.read_industry_2025(raw).filter(
        (pl.col("industry") == "000000") & (pl.col("occupation_level") == 3)
    )
    sums = (
        compiled["industry_job"]
        .group_by("published_code")
        .agg(pl.col("employment_heads").sum().alias("heads"), pl.len())
    )
    both = totals.join(sums, left_on="occupation_soc2018", right_on="published_code")
    assert both.height == totals.height == 830
    gap = (both["heads"] - both["employment_heads"]).abs()
    assert gap.max() <= 170
    assert (gap > 5 * (both["len"] + 1)).sum() == 0
    assert (gap == 0).sum() >= 730
    assert both["heads"].sum() == pytest.approx(155_481_840, rel=2e-5)


@pytest.mark.raw
def test_industries_stay_near_their_published_jobs(compiled):
    jobs, industries = compiled["industry_job"], compiled["industry"]
    assert industries.height == jobs["industry_naics"].n_unique() == 85
    assert industries["employment_heads"].sum() == 155_495_830
    sums = jobs.group_by("industry_naics").agg(pl.col("employment_heads").sum().alias("heads"))
    both = industries.join(sums, on="industry_naics")
    off = (both["heads"] / both["employment_heads"] - 1).abs()
    assert off.max() < 0.03
    assert off.median() < 0.002
    assert (both["heads"] - both["employment_heads"]).abs().sum() < 0.001 * 155_495_830


@pytest.mark.raw
def test_what_is_filled_is_flagged_and_small(raw, compiled):
    jobs = compiled["industry_job"]
    filled = jobs.filter("is_employment_filled")
    assert filled["employment_heads"].sum() < 0.005 * jobs["employment_heads"].sum()
    published = oews.read_industry_2025(raw).filter(
        (pl.col("industry_level") == 3)
        & (pl.col("occupation_level") == 3)
        & pl.col("employment_heads").is_not_null()
    )
    same = jobs.filter(~pl.col("is_employment_filled")).join(
        published,
        left_on=["published_code", "industry_naics"],
        right_on=["occupation_soc2018", "industry"],
    )
    assert same.height == published.height == 17_253
    assert same["employment_heads"].equals(same["employment_heads_right"])
    assert jobs["wage_mean_usd_year"].min() > 20_000
