"""Links of knowledge: what the fit finds, refuses and leaves out."""

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.build.compile.knowledge_links import (
    LEAST_LINK,
    activities_of_tasks,
    compile_knowledge_activities,
    fit_knowledge,
    rated_on_both,
)
from jobmorph.build.score.knowledge_fit import explained, leave_groups_out, linked_time
from jobmorph.reference.edition import open_edition
from jobmorph.schema.errors import DataError

GWAS = ("4.A.1.a.1", "4.A.1.a.2", "4.A.2.a.1", "4.A.3.b.2")
DETAILED = pl.DataFrame({"dwa_id": [f"{gwa}.I01.D01" for gwa in GWAS[:3]]})


def make_ratings(count=60, seed=3):
    """Occupations of six major groups: field a follows the first activity, b two of them."""
    rng = np.random.default_rng(seed)
    activity = rng.uniform(1, 5, (count, len(GWAS)))
    fields = {
        "2.C.1.a": 1.0 + 0.8 * (activity[:, 0] - 1.0),
        "2.C.1.b": 1.0 + 0.6 * (activity[:, 1] - 1.0) + 0.3 * (activity[:, 3] - 1.0),
        "2.C.1.c": 5.0 - 0.5 * (activity[:, 2] - 1.0),
    }
    codes = [f"{11 + 2 * (n % 6)}-{1000 + n}.00" for n in range(count)]
    columns = dict(zip(GWAS, activity.T, strict=True)) | fields
    frames = [
        pl.DataFrame(
            {"occupation_onet2019": codes, "element_id": [name] * count, "rating": list(values)}
        )
        for name, values in columns.items()
    ]
    return pl.concat(frames).with_columns(
        pl.lit("IM").alias("scale"),
        pl.lit(50.0).alias("percentile"),
        pl.lit("30.1").alias("vintage"),
    )


def test_links_are_shares_of_the_strongest_and_follow_what_was_put_in():
    links = {
        row[:2]: row[2] for row in compile_knowledge_activities(make_ratings(), DETAILED).rows()
    }
    assert links["2.C.1.a", "4.A.1.a.1"] == 1.0
    assert links["2.C.1.b", "4.A.1.a.2"] == 1.0
    # No task can belong to the fourth activity; a field that only falls has no links at all.
    assert "4.A.3.b.2" not in {gwa for _, gwa in links}
    assert "2.C.1.c" not in {field for field, gwa in links if gwa == "4.A.2.a.1"}
    assert min(links.values()) >= LEAST_LINK


def test_coefficients_are_those_of_least_squares_where_none_would_be_negative():
    rng = np.random.default_rng(0)
    x = rng.uniform(1, 5, (200, 3))
    y = (2.0 + x @ np.array([0.5, 0.25, 0.0]))[:, None]
    fit = fit_knowledge(x, y, ridge=0.0)
    assert fit.coefficients[:, 0] == pytest.approx([0.5, 0.25, 0.0], abs=1e-9)
    assert fit.predict(x) == pytest.approx(y)
    assert fit.links[:, 0] == pytest.approx([1.0, 0.5, 0.0])


def test_the_ridge_solves_its_own_normal_equations():
    rng = np.random.default_rng(1)
    x, y = rng.normal(size=(50, 2)), rng.normal(size=(50, 1))
    y = y + x @ np.array([[2.0], [3.0]])
    fit = fit_knowledge(x, y, ridge=0.7)
    centred = x - x.mean(axis=0)
    exact = np.linalg.solve(centred.T @ centred + 35.0 * np.eye(2), centred.T @ (y - y.mean()))
    assert fit.coefficients == pytest.approx(exact)


@given(st.integers(0, 10_000), st.floats(0.0, 1.0))
def test_no_coefficient_is_negative_and_links_stay_shares(seed, ridge):
    rng = np.random.default_rng(seed)
    fit = fit_knowledge(rng.uniform(1, 5, (12, 4)), rng.uniform(1, 5, (12, 2)), ridge)
    assert (fit.coefficients >= 0).all()
    links = fit.links
    assert ((links == 0) | ((links >= LEAST_LINK) & (links <= 1))).all()
    assert ((links.max(axis=0) == 1) | (fit.coefficients.max(axis=0) == 0)).all()


def test_the_last_vintage_counts_and_occupations_need_every_rating():
    ratings = make_ratings()
    code = ratings.item(0, "occupation_onet2019")
    is_first = (pl.col("occupation_onet2019") == code) & (pl.col("element_id") == "4.A.1.a.1")
    older = ratings.filter(is_first).with_columns(
        pl.lit(1.0).alias("rating"), pl.lit("20.3").alias("vintage")
    )
    both = rated_on_both(pl.concat([ratings, older]))
    assert both.activities[0, 0] == pytest.approx(ratings.filter(is_first).item(0, "rating"))
    without = rated_on_both(ratings.filter(~is_first))
    assert len(without.occupations) == len(both.occupations) - 1


def test_nothing_rated_is_an_error():
    with pytest.raises(DataError, match="knowledge"):
        rated_on_both(make_ratings().filter(pl.col("element_id").str.starts_with("4.A")))


def test_a_fit_left_out_explains_what_is_lawful_and_nothing_else():
    rated = rated_on_both(make_ratings(), list(GWAS[:3]))
    left_out = leave_groups_out(rated)
    found = explained(rated.knowledge, left_out, np.arange(len(rated.occupations)))
    assert found[0] > 0.99
    # Non-negative links cannot tell a field that falls.
    assert found[2] < 0.05


def test_linked_time_takes_the_links_made_without_the_own_group():
    rated = rated_on_both(make_ratings(), list(GWAS[:3]))
    left_out = leave_groups_out(rated)
    activity = pl.DataFrame({"occupation_onet2019": ["11-1000.00"]}).with_columns(
        pl.lit(share).alias(gwa) for gwa, share in zip(GWAS, (0.5, 0.25, 0.25, 0.0), strict=True)
    )
    found = linked_time(rated, left_out, activity)
    row = rated.occupations.index("11-1000.00")
    assert found.time[0] == pytest.approx(np.array([0.5, 0.25, 0.25]) @ left_out.links[row])


def test_the_edition_gives_every_field_of_knowledge_a_link_that_tasks_can_carry():
    edition = open_edition()
    detailed = edition.table("detailed_activity")
    found = compile_knowledge_activities(edition.table("rating"), detailed)
    assert found.get_column("skill_id").n_unique() == 33
    assert (found.group_by("skill_id").agg(pl.col("link_share").max())["link_share"] == 1.0).all()
    assert set(found.get_column("gwa_id")) <= set(activities_of_tasks(detailed))
    strongest = dict(found.filter(pl.col("link_share") == 1.0).select("skill_id", "gwa_id").rows())
    assert strongest["2.C.1.d"] == "4.A.4.a.6"  # selling: influencing others
    assert strongest["2.C.6"] == "4.A.4.b.3"  # teaching: training others
    again = compile_knowledge_activities(edition.table("rating"), detailed)
    assert found.equals(again)
