import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.schema.errors import DataError
from jobmorph.skills.pipeline import PipelineLevel, run_pipeline


def level(name, heads, months, seats=None, attrition=0.1, outside=0.0, years=5):
    return PipelineLevel(
        name,
        heads,
        tuple([heads if seats is None else seats] * years),
        tuple([months] * years),
        attrition,
        outside,
    )


def heads_of(found, name):
    return found.years.filter(pl.col("level") == name)["heads"].to_list()


def test_one_year_by_hand():
    found = run_pipeline([level("entry", 10, 24), level("senior", 5, 60)])
    # 9 and 4.5 stay; .5 seat is open above and 4.5 are ready: half a person moves up.
    assert heads_of(found, "senior")[1] == pytest.approx(5.0)
    assert heads_of(found, "entry")[1] == pytest.approx(10.0)
    assert found.short_year is None


def test_slow_learning_leaves_seats_empty_and_the_year_is_named():
    # Nobody is ready within ten years: senior seats empty at a tenth a year.
    found = run_pipeline([level("entry", 1, 600), level("senior", 10, 60)])
    short = found.years.filter((pl.col("level") == "senior") & (pl.col("year_ahead") == 1))
    assert short["short_heads"].item() == pytest.approx(1.0 - 0.9 * 12 / 600)
    assert (found.short_level, found.short_year) == ("senior", 1)


def test_outside_hires_fill_what_nobody_is_ready_for():
    found = run_pipeline([level("entry", 1, 600), level("senior", 10, 60, outside=2.0)])
    assert found.short_year is None
    assert heads_of(found, "senior")[-1] == pytest.approx(10.0)


def test_half_a_seat_is_rounding_and_not_a_shortage():
    found = run_pipeline([level("entry", 1, 600, years=1), level("senior", 4, 60, years=1)])
    assert found.years.filter(pl.col("level") == "senior")["short_heads"].to_list()[1] < 0.5
    assert found.short_year is None


def test_fewer_entry_seats_bite_later():
    kept = run_pipeline([level("entry", 6, 36, years=12), level("senior", 12, 60, years=12)])
    cut = run_pipeline(
        [level("entry", 6, 36, seats=2.0, years=12), level("senior", 12, 60, years=12)]
    )
    assert kept.short_year is None
    assert cut.short_year is not None


@given(
    heads=st.lists(st.floats(0.5, 50), min_size=2, max_size=5),
    months=st.floats(1, 240),
    attrition=st.floats(0, 0.5),
)
def test_nobody_appears_above_the_lowest_level_from_nowhere(heads, months, attrition):
    names = ("entry", "mid", "senior", "lead", "executive")
    found = run_pipeline(
        [
            level(name, count, months, attrition=attrition, years=3)
            for name, count in zip(names, heads, strict=False)
        ]
    )
    rows = found.years
    above = rows.filter(pl.col("level") != "entry")
    assert above["heads"].min() >= 0
    assert (above["heads"] <= above["seat_heads"] + 1e-9).all()
    missing = (above["seat_heads"] - above["heads"] - above["short_heads"]).filter(
        above["year_ahead"] > 0
    )
    assert missing.abs().max() < 1e-9


def test_years_must_agree():
    with pytest.raises(DataError, match="same years"):
        run_pipeline([level("entry", 1, 6), level("mid", 1, 6, years=3)])
