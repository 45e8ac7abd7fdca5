import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.intake.roster_cell import date_order, find_decimal, number_of, year_of


@pytest.mark.parametrize(
    ("cell", "decimal", "expected"),
    [
        ("60.000", None, 60_000.0),
        ("60.000", ".", 60.0),
        ("60,000.50", ".", 60_000.5),
        ("1.234.567,8", ",", 1_234_567.8),
        ("85'000", None, 85_000.0),
        ("85 000 €", None, 85_000.0),
        ("CHF 4’500.00", ".", 4_500.0),
        ("$98,500", None, 98_500.0),
        ("1.234,50-", ",", -1_234.5),
        ("(1,200)", None, -1_200.0),
        ("62k", None, 62_000.0),
        ("5.400,-", ",", 5_400.0),
    ],
)
def test_amounts_as_people_write_them(cell, decimal, expected):
    assert number_of(cell, decimal, is_grouped=True) == expected


@pytest.mark.parametrize(("cell", "expected"), [("0,800", 0.8), ("0.8", 0.8), ("38,5 h", 38.5)])
def test_small_numbers_have_decimals_and_no_thousands(cell, expected):
    assert number_of(cell, None, is_grouped=False) == expected


@pytest.mark.parametrize("cell", ["", "about 5", "60k-80k", "E-004711", "a@b.example", "1.2.3,4,5"])
def test_what_is_no_number_is_none(cell):
    assert number_of(cell, None, is_grouped=True) is None


@given(st.floats(0, 900_000).map(lambda value: round(value, 2)))
def test_german_and_english_amounts_are_the_same(value):
    english = f"{value:,.2f}"
    german = english.translate(str.maketrans(",.", ".,"))
    assert number_of(english, find_decimal([english]), is_grouped=True) == value
    assert number_of(german, find_decimal([german]), is_grouped=True) == value


@pytest.mark.parametrize(
    ("cell", "year"),
    [
        ("31.12.2025", 2025),
        ("12/31/2025", 2025),
        ("03/04/2025", 2025),
        ("1.3.99", 1999),
        ("2019-05-01 00:00:00", 2019),
        ("20190501", 2019),
        ("43985", 2020),
        ("2016", 2016),
        ("May 3, 2016", 2016),
        ("3. Mai 2016", 2016),
        ("05/2016", 2016),
        ("31.12.9999", 0),
    ],
)
def test_years_of_dates(cell, year):
    assert year_of(cell) == year


@pytest.mark.parametrize("cell", ["31.02.2025", "13/13/2025", "soon", "1850", "99999", "1.1.1900"])
def test_what_is_no_date_of_hire_is_none(cell):
    assert year_of(cell) is None


def test_which_comes_first_is_told_only_where_it_shows():
    assert date_order(["12/31/2024", "03/04/2025"]) == "month"
    assert date_order(["31/12/2024", "12/31/2024"]) == "mixed"
    assert date_order(["03/03/2025", "2025-01-02"]) == "none"
