"""Scores of the title reader: counted rightly, on cases that are what they say."""

import numpy as np
import polars as pl
import pytest

from jobmorph.build.compile.filed_titles import as_names
from jobmorph.build.score.title_hits import CrossFit, score_ceiling
from jobmorph.build.score.titles import read_cases
from jobmorph.reference.edition import open_edition


def test_go_to_market_cases_are_halved_and_mean_roles_that_exist():
    cases = read_cases()
    roles = set(open_edition().table("role").get_column("role_id"))
    assert cases.get_column("title").n_unique() == cases.height == 208
    assert dict(cases.get_column("part").value_counts().iter_rows()) == {
        "open": 104,
        "held_out": 104,
    }
    wanted = cases.select(pl.concat_str("family", "level", separator="/")).to_series()
    assert set(wanted) <= roles


def test_hits_follow_the_order_of_scores():
    fitted = CrossFit(
        scores=np.array([[0.1, 0.9, 0.5], [0.7, 0.2, 0.1]]),
        right=np.array([[1.0, 0.0, 0.0], [1.0, 0.0, 0.0]]),
        is_major_right=np.array([[1.0, 1.0, 0.0], [1.0, 0.0, 0.0]]),
        stated=np.array([0.5, 0.5]),
    )
    hits = fitted.hits(np.array([0, 1]))
    assert hits["top1"].tolist() == [0.0, 1.0]
    assert hits["top5"].tolist() == [1.0, 1.0]
    assert hits["two_digit"].tolist() == [1.0, 1.0]


def test_the_ceiling_is_how_far_filers_agree():
    filings = pl.DataFrame(
        {
            "norm": ["a", "a", "b", "c"],
            "soc2018": ["11-1011", "11-1021", "11-1011", "11-1011"],
            "filings": [3.0, 2.0, 6.0, 1.0],
        }
    )
    found = {row.metric_id.rsplit("_", 1)[1]: row for row in score_ceiling(filings)}
    # Title a: (3 x 2 + 2 x 1) of 5 x 4 pairs agree; title b: all; title c is too rare.
    assert found["titles"].value == pytest.approx((8 / 20 + 1.0) / 2)
    assert found["modal"].value == pytest.approx((3 / 5 + 1.0) / 2)
    assert found["titles"].n == 2


def test_filed_titles_name_the_first_detailed_code_and_lose_their_capitals():
    filed = pl.DataFrame({"title": ["QA ENGINEER", "Nurse"], "codes": [["15-1253"], ["29-1141"]]})
    occupations = pl.DataFrame(
        {
            "occupation_onet2019": ["15-1253.00", "29-1141.01", "29-1141.00"],
            "occupation_soc2018": ["15-1253", "29-1141", "29-1141"],
        }
    )
    assert as_names(filed, occupations).rows() == [
        ("Qa Engineer", "15-1253.00", "filed"),
        ("Nurse", "29-1141.00", "filed"),
    ]
