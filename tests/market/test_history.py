"""Peak, half-life and course, against closed forms."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.market.history import (
    classify_course,
    fastest_spans,
    half_life,
    summarise_course,
)
from jobmorph.schema.errors import DataError

YEARS = np.arange(1900, 2001, 10)


@given(st.floats(5.0, 40.0), st.floats(10.0, 1e6))
def test_exponential_decay_has_its_own_half_life(years_to_half, start):
    heads = start * 0.5 ** ((YEARS - 1900) / years_to_half)
    assert half_life(YEARS, heads).years == pytest.approx(years_to_half)


@given(st.lists(st.floats(1.0, 1e6), min_size=2, max_size=11), st.floats(0.001, 1000.0))
def test_half_life_and_course_know_no_unit(heads, factor):
    values = np.array(heads)
    years = YEARS[: values.size]
    before, after = half_life(years, values), half_life(years, values * factor)
    assert (before is None) == (after is None)
    if before is not None:
        assert after.years == pytest.approx(before.years)
        assert 0 < before.years <= years[-1] - years[0]


def test_no_half_is_none_and_not_a_number():
    assert half_life(YEARS[:3], np.array([10.0, 9.0, 6.0])) is None
    assert half_life(YEARS[:3], np.array([1.0, 2.0, 3.0])) is None


def test_half_is_reached_at_once_where_the_figure_drops_to_zero():
    assert half_life(YEARS[:2], np.array([10.0, 0.0])).years == 10.0


def test_missing_years_are_neither_zero_nor_a_fall():
    heads = np.array([100.0, np.nan, 90.0, np.nan, 80.0])
    found = summarise_course(YEARS[:5], heads, np.full(5, 1000.0))
    assert (found.first_year, found.last_year, found.peak_year) == (1900, 1940, 1900)
    assert found.half_life is None
    assert found.course == "fell"
    assert found.change == pytest.approx(-0.2)


def test_half_of_the_share_comes_before_half_of_the_heads_in_a_growing_country():
    heads = np.array([100.0, 100.0, 40.0])
    totals = np.array([1000.0, 2000.0, 3000.0])
    found = summarise_course(YEARS[:3], heads, totals)
    assert found.half_life_share.year == pytest.approx(1910.0)
    assert found.half_life.year > found.half_life_share.year


def test_the_fastest_ten_years_are_ten_years():
    years = np.arange(2002, 2026)
    heads = 100 * 0.9 ** (years - 2002.0)
    rise, fall = fastest_spans(years, heads)
    assert rise is None
    assert fall.last_year - fall.first_year == 10
    assert fall.yearly == pytest.approx(-0.1)


def test_a_count_shorter_than_ten_years_is_one_span():
    rise, _ = fastest_spans(np.array([2021, 2023, 2025]), np.array([1.0, 1.5, 2.0]))
    assert (rise.first_year, rise.last_year, rise.change) == (2021, 2025, 1.0)


@pytest.mark.parametrize(
    ("heads", "course"),
    [
        ([100, 115, 130], "rose"),
        ([100, 90, 80], "fell"),
        ([100, 105, 95], "little change"),
        ([100, 150, 119], "rose then fell"),
        ([100, 150, 121], "rose"),
        ([100, 40, 90], "fell then rose"),
        ([100, 40, 55], "fell"),
        ([100, 50], "too short"),
    ],
)
def test_the_course_in_two_words(heads, course):
    assert classify_course(np.array(heads, dtype=float)) == course


@pytest.mark.parametrize(
    ("years", "heads"),
    [([1900, 1900], [1.0, 2.0]), ([1900, 1910], [np.nan, np.nan]), ([1900, 1910], [1.0, -2.0])],
)
def test_senseless_figures_are_refused(years, heads):
    with pytest.raises(DataError, match="rising years"):
        summarise_course(np.array(years), np.array(heads), np.ones(2))
