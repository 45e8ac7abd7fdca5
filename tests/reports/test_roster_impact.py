import polars as pl
import pytest

from jobmorph.reports.roster_impact import impact_frame, impact_lines
from jobmorph.schema.tables import IMPACT_GROUP, IMPACT_OUTCOME
from jobmorph.studies.adverse_impact import check_adverse_impact


def impact_of(people, **shares):
    rows = [(seat, *each) for seat, each in shares.items()]
    return check_adverse_impact(
        pl.DataFrame(people, schema=IMPACT_GROUP.polars_schema, orient="row"),
        pl.DataFrame(rows, schema=IMPACT_OUTCOME.polars_schema, orient="row"),
    )


@pytest.fixture
def uneven():
    return impact_of(
        [("a", "M", 100), ("b", "F", 100), ("b", None, 3)],
        a=(0.90, 0.10, 0.0, 0.10), b=(0.82, 0.05, 0.0, 0.18),
    )  # fmt: skip


def test_the_words_say_both_sides_with_their_numbers(uneven):
    lines = impact_lines(uneven)
    assert lines[0] == "Adverse impact, by the column you named: F (100), M (100)."
    assert lines[1].startswith(
        "Kept: 82 in 100 of F, 90 in 100 of M. Ratio 0.91, not below four fifths. Fisher's exact "
        "test p 0.15; odds ratio 0.51 (19 in 20: "
    )
    assert "1.8 times as many, over five fourths: look at why" in lines[3]
    assert "Of these groups nobody is trained." in lines
    assert any(line.startswith("Keeping people looks even") for line in lines)
    assert lines[-1] == "Fewer than 5 people without a stated group are left out."


def test_small_groups_have_no_name_and_no_comparison():
    told = impact_lines(impact_of([("a", "M", 30), ("a", "X", 2)], a=(1.0, 0.0, 0.0, 0.0)))
    assert told[0].startswith("Adverse impact: there are no two groups of 5 or more")
    assert not any("X" in line for line in told)
    three = impact_of(
        [("a", "M", 30), ("a", "F", 40), ("b", "X", 2)],
        a=(1.0, 0.0, 0.0, 0.0), b=(0.5, 0.0, 0.0, 0.5),
    )  # fmt: skip
    told = impact_lines(three)
    assert "F (40), others together (32)" in told[0]
    assert "nobody of F" in " ".join(told)


def test_the_table_has_two_digits_and_no_expected_people(uneven):
    frame = impact_frame(uneven)
    assert frame.height == 3
    assert not any("outcome_heads" in name for name in frame.columns)
    assert frame.get_column("selection_ratio").to_list() == [0.91, 0.5, None]
    assert frame.get_column("layoff_ratio").to_list() == [None, None, 1.8]


def test_three_people_unstated_are_not_counted_out_but_more_are():
    people = [("a", "M", 30), ("a", "F", 40), ("a", None, 12)]
    told = impact_lines(impact_of(people, a=(1.0, 0.0, 0.0, 0.0)))
    assert told[-1] == "12 people without a stated group are left out."
