import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.work.text.tenure import MONTH_NAMES, position_years

TODAY = "2026-11"


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("Waiter, 2019 - 2022", 36),
        ("Waiter, 2019–22", 36),
        ("2019/2020: Waiter", 12),
        ("from 2019 to 2022", 36),
        ("2020 - 2020", 6),
        ("2020 - 03/2022", 21),
        ("03/2020 - 06/2021", 16),
        ("03/2020 - 03/2020", 1),
        ("03/2020 - present", 81),
        ("Mar 2020 – Apr 2020", 2),
        ("March 2019 to Present: Account Executive", 93),
        ("Jan '20 - Mar '22", 27),
        ("Dec '98 - Jan '00", 14),
        ("1 Mar 2020 - 30 April 2021", 14),
        ("2020-03 - 2021-02", 12),
        ("2020-03-01 to 2021-02-28", 12),
        ("10/2019-now", 86),
        ("since 2018", 101),
        ("2019 -", 89),
        ("2019 - to date", 89),
        ("2026-10 - now", 2),
        ("2015 - 2099", 137),
        ("March 2020 - Present (9 years)", 81),
        ("2019 - 2021, 2022 - 2023", 24),
        ("Sales, Team 2000, 2019-2021", 24),
    ],
)
def test_dates_in_english(text, months):
    assert position_years(text, TODAY) == pytest.approx(months / 12)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("Kellner, 03.2020 – heute", 81),
        ("01.03.2020 - 31.12.2020 Kellner", 10),
        ("März 2019 bis Juni 2020", 16),
        ("Mrz. 2019 - Dez. 2019", 10),
        ("seit 03/2020: Sachbearbeiterin", 81),
        ("Jänner 2020 bis heute", 83),
        ("ab 2018", 101),
        ("von 2019 bis 2022", 36),
        ("janvier 2018 à mars 2019", 15),
        ("de enero 2018 a marzo 2019", 15),
        ("depuis mars 2020", 81),
    ],
)
def test_dates_in_german_french_and_spanish(text, months):
    assert position_years(text, TODAY) == pytest.approx(months / 12)


@pytest.mark.parametrize(
    ("text", "years"),
    [("Barista (18 months)", 1.5), ("Waiter, 3 Jahre", 3.0), ("3 years 6 months", 3.5),
     ("Pfleger, 1,5 Jahre", 1.5)],
)  # fmt: skip
def test_a_length_in_words_counts_where_no_range_stands(text, years):
    assert position_years(text, TODAY) == years


@pytest.mark.parametrize(
    "text",
    ["", "Waiter", "2020", "Kubernetes Administrator (2022)", "2022 - 2019", "2028 - 2030",
     "20192022", "2010-12", "Flat 2000, 12/13", "90 years", "from May on", "12/2026 - present"],
)  # fmt: skip
def test_what_says_no_length_gives_none(text):
    assert position_years(text, TODAY) is None


def test_day_and_month_that_may_be_swapped_leave_the_year_only():
    assert position_years("03/04/2020 - 2022", TODAY) == 2.0
    assert position_years("03/25/2020 - 2022", TODAY) == pytest.approx(28 / 12)


NAMES = [(n, name) for n, names in enumerate(MONTH_NAMES, 1) for name in names.split("|")]


@given(
    st.sampled_from(NAMES), st.integers(1980, 2026), st.sampled_from(NAMES), st.integers(1980, 2026)
)
def test_both_months_of_a_range_count(start, first, end, last):
    (a, start_name), (b, end_name) = start, end
    months = 12 * last + b - (12 * first + a) + 1
    still = min(months, 12 * 2026 + 11 - (12 * first + a) + 1)
    found = position_years(f"{start_name.title()} {first} - {end_name} {last}", TODAY)
    assert found == (pytest.approx(still / 12) if still > 0 and months > 0 else None)


@given(st.text())
def test_any_text_gives_a_length_within_bounds_or_none(text):
    years = position_years(text, TODAY)
    assert years is None or 0 < years <= 60
