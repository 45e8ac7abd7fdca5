from dataclasses import replace

import pytest

from jobmorph.reports.context_sentences import employment_sentence, wage_sentence
from jobmorph.studies.role_result import Employment


def test_borrowed_figures_say_borrowed(result, occupation_result):
    assert "borrowed" in wage_sentence(result.wage)
    assert "Borrowed" in employment_sentence(result.employment)
    assert "orrowed" not in wage_sentence(occupation_result.wage)
    assert "equal split" in employment_sentence(occupation_result.employment)


def test_us_money_and_counts(result):
    said = wage_sentence(result.wage)
    assert said.startswith(
        "US pay, May 2025: middle USD 43,000 a year; half earn USD 36,000 to USD 51,000."
    )
    topcoded = replace(result.wage, is_topcoded=True)
    assert "published ceiling" in wage_sentence(topcoded)
    unpublished = replace(result.wage, median_usd_year=None)
    assert wage_sentence(unpublished) == "No US pay is published for this job."


@pytest.mark.parametrize(
    ("change", "said"),
    [(-0.0513, "-5%, falls."), (0.04, "+4%, grows."), (0.001, "0%, no clear change.")],
)
def test_projection_in_sign_and_word(change, said):
    employment = Employment(1000.0, "2025-05", False, False, 2024, 2034, change)
    assert employment_sentence(employment).endswith(said)


def test_nobody_counts_it():
    employment = Employment(None, "", False, False, None, None, None)
    assert employment_sentence(employment) == "No US count of this job is published."
