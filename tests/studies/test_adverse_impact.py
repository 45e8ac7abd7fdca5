"""Groups compared: the figures of method.md, hand counts, and what stays untold."""

from math import comb

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobmorph.intake.roster import read_roster
from jobmorph.intake.roster_columns import RosterRequest
from jobmorph.schema.errors import DataError, ParameterError, SchemaError
from jobmorph.schema.tables import IMPACT_GROUP, IMPACT_OUTCOME
from jobmorph.studies.adverse_impact import FOLDED, check_adverse_impact, count_groups


def groups(*rows):
    return pl.DataFrame(list(rows), schema=IMPACT_GROUP.polars_schema, orient="row")


def outcomes(**shares):
    rows = [(seat, *each) for seat, each in shares.items()]
    return pl.DataFrame(rows, schema=IMPACT_OUTCOME.polars_schema, orient="row")


def row_of(impact, outcome, category):
    found = impact.tests.filter(
        pl.col("impact_outcome") == outcome, pl.col("protected_category") == category
    )
    return found.row(0, named=True)


def test_keeping_and_laying_off_answer_differently():
    # Ten and eighteen in a hundred laid off: retention passes the rule, the layoffs do not.
    impact = check_adverse_impact(
        groups(("a", "M", 100), ("b", "F", 100)),
        outcomes(a=(0.90, 0.0, 0.0, 0.10), b=(0.82, 0.0, 0.0, 0.18)),
    )
    kept, laid_off = row_of(impact, "kept", "F"), row_of(impact, "laid_off", "F")
    assert kept["selection_ratio"] == pytest.approx(0.911, abs=5e-4)
    assert not kept["is_below_rule"] and kept["layoff_ratio"] is None
    assert laid_off["layoff_ratio"] == pytest.approx(1.8)
    assert laid_off["is_below_rule"] and laid_off["selection_ratio"] is None
    assert impact.is_below_rule
    assert impact.idle_outcomes == ("moved_up", "trained")


def test_expected_people_are_sums_over_seats():
    impact = check_adverse_impact(
        groups(("a", "F", 10), ("b", "F", 30), ("a", "M", 40)),
        outcomes(a=(1.0, 0.5, 1.0, 0.0), b=(0.9, 0.1, 1.0, 0.1)),
    )
    moved = row_of(impact, "moved_up", "F")
    assert (moved["category_heads"], moved["reference_heads"]) == (40, 40)
    assert moved["category_outcome_heads"] == pytest.approx(10 * 0.5 + 30 * 0.1)
    assert moved["selection_ratio"] == pytest.approx((8 / 40) / (20 / 40))
    assert moved["is_below_rule"]
    assert row_of(impact, "kept", "F")["selection_ratio"] == pytest.approx(37 / 40)
    # Nobody of the other group is laid off: there is no ratio, and the rule is broken.
    laid_off = row_of(impact, "laid_off", "F")
    assert laid_off["layoff_ratio"] is None and laid_off["is_below_rule"]
    assert row_of(impact, "trained", "M")["selection_ratio"] == 1.0


def test_the_exact_test_is_fishers_tea():
    # Fisher's own example: 3 of 4 against 1 of 4 has a two-sided p of 34/70.
    impact = check_adverse_impact(
        groups(("a", "A", 8), ("b", "B", 8)),
        outcomes(a=(0.75, 0.0, 0.0, 0.0), b=(0.25, 0.0, 0.0, 0.0)),
    )
    kept = row_of(impact, "kept", "B")
    ways = [comb(8, k) * comb(8, 8 - k) for k in range(9)]
    assert kept["fisher_p"] == pytest.approx(sum(w for w in ways if w <= ways[2]) / sum(ways))
    assert kept["is_small_sample"]
    assert kept["odds_ratio_low"] < kept["odds_ratio"] < kept["odds_ratio_high"]
    # The conditional estimate is less extreme than the cross product (1/9).
    assert 1 / 9 < kept["odds_ratio"] < 1


def test_an_interval_without_an_end_is_null_and_alike_groups_have_p_one():
    impact = check_adverse_impact(
        groups(("a", "A", 40), ("b", "B", 40)),
        outcomes(a=(1.0, 1.0, 0.5, 0.0), b=(0.5, 1.0, 0.5, 0.5)),
    )
    kept = row_of(impact, "kept", "B")
    assert kept["odds_ratio_low"] == 0.0 and kept["odds_ratio_high"] is not None
    assert kept["odds_ratio"] == 0.0
    laid_off = row_of(impact, "laid_off", "B")
    assert laid_off["odds_ratio"] is None and laid_off["odds_ratio_low"] > 1
    alike = row_of(impact, "moved_up", "B")
    assert (alike["fisher_p"], alike["odds_ratio"], alike["selection_ratio"]) == (1.0, None, 1.0)


def test_small_means_under_thirty_people_or_a_count_under_five():
    shares = outcomes(a=(0.5, 0.0, 0.0, 0.0), b=(0.4, 0.0, 0.0, 0.0), c=(0.1, 0.0, 0.0, 0.0))
    large = check_adverse_impact(groups(("a", "A", 30), ("b", "B", 30)), shares)
    few = check_adverse_impact(groups(("a", "A", 30), ("b", "B", 29)), shares)
    rare = check_adverse_impact(groups(("a", "A", 30), ("c", "B", 40)), shares)
    told = [row_of(each, "kept", "B")["is_small_sample"] for each in (large, few, rare)]
    assert told == [False, True, True]


def test_less_than_half_a_person_breaks_no_rule():
    shares = outcomes(a=(1.0, 0.0, 0.0, 0.0), b=(0.9, 0.0, 0.0, 0.01))
    impact = check_adverse_impact(groups(("a", "A", 40), ("b", "B", 40)), shares)
    assert not row_of(impact, "laid_off", "B")["is_below_rule"]
    more = outcomes(a=(1.0, 0.0, 0.0, 0.0), b=(0.9, 0.0, 0.0, 0.02))
    impact = check_adverse_impact(groups(("a", "A", 40), ("b", "B", 40)), more)
    assert row_of(impact, "laid_off", "B")["is_below_rule"]


def test_small_groups_are_told_together_and_never_one_alone():
    shares = outcomes(a=(1.0, 0.2, 1.0, 0.0), b=(0.9, 0.0, 1.0, 0.1))
    three = groups(("a", "F", 40), ("b", "M", 30), ("b", "X", 2), ("a", None, 3))
    impact = check_adverse_impact(three, shares)
    assert dict(impact.heads) == {"F": 40, FOLDED: 32}
    assert (impact.folded_categories, impact.unstated_heads) == (2, 3)
    assert "X" not in str(impact.tests.to_dicts()) + str(impact.heads)
    two = check_adverse_impact(groups(("a", "F", 40), ("b", "X", 4)), shares)
    assert not two.is_comparable and two.tests.height == 0
    none = check_adverse_impact(groups(("a", "F", 2), ("b", "X", 1)), shares)
    assert none.categories == () and not none.is_below_rule


def test_what_does_not_fit_is_refused_at_once():
    shares = outcomes(a=(1.0, 0.0, 0.0, 0.0))
    with pytest.raises(DataError, match=r"no outcome: b, c"):
        check_adverse_impact(groups(("b", "F", 9), ("c", "M", 9), ("a", "M", 9)), shares)
    with pytest.raises(DataError, match="more than all people of a seat"):
        check_adverse_impact(groups(("a", "F", 9)), outcomes(a=(0.9, 0.0, 0.0, 0.2)))
    with pytest.raises(SchemaError):
        check_adverse_impact(groups(("a", "F", 9)), outcomes(a=(1.9, 0.0, 0.0, 0.0)))


def test_people_of_a_roster_are_counted_by_seat_and_group(examples):
    read = read_roster(examples / "contact_centre.csv", RosterRequest(protected="Sex"))
    counted = count_groups(read, read.rows.get_column("title"))
    assert counted.get_column("team_heads").sum() == 300
    leads = counted.filter(pl.col("seat_id") == "Customer Service Team Lead")
    assert leads.get_column("team_heads").sum() == 20
    with pytest.raises(ParameterError, match="299 seats for 300 people"):
        count_groups(read, read.rows.get_column("title").head(299))
    with pytest.raises(ParameterError, match="no protected attribute was read"):
        count_groups(read_roster(examples / "gtm_team.csv"), pl.Series(["a"]))


SHARE = st.integers(0, 20).map(lambda twentieth: twentieth / 20)


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("FMX"), st.integers(1, 40)),
             min_size=1, max_size=8),
    st.tuples(SHARE, SHARE, SHARE), st.tuples(SHARE, SHARE, SHARE),
)  # fmt: skip
def test_ratios_are_shares_and_names_of_groups_do_not_matter(people, first, second):
    shares = outcomes(
        a=(first[0], *first[1:], 1 - first[0]), b=(second[0], *second[1:], 1 - second[0])
    )
    impact = check_adverse_impact(groups(*people), shares)
    for row in impact.tests.iter_rows(named=True):
        ratio = row["selection_ratio"]
        assert ratio is None or 0 <= ratio <= 1
        assert row["layoff_ratio"] is None or row["layoff_ratio"] >= 1
        assert 0 <= row["fisher_p"] <= 1
        assert min(row["category_heads"], row["reference_heads"]) >= 5
    renamed = [(seat, {"F": "C", "M": "B", "X": "A"}[name], heads) for seat, name, heads in people]
    again = check_adverse_impact(groups(*renamed), shares)
    assert sorted(again.heads.values()) == sorted(impact.heads.values())
    assert again.is_comparable == impact.is_comparable
