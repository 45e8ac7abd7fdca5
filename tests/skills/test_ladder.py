import numpy as np
import polars as pl
import pytest

from jobmorph.schema.errors import NoMatchError
from jobmorph.skills.ladder import gap_to, in_halves, ladder_of_needs, proficiency_of_level, rung_of

LADDER = pl.DataFrame(
    {
        "role_id": ["sales/mid"] * 3,
        "level": ["mid"] * 3,
        "skill_id": ["2.A.1.b", "2.A.1.c", "2.B.4.e"],
        "proficiency_hire": [3.0, 2.0, 1.0],
        "proficiency_advance": [4.0, 3.0, 4.0],
    }
)
HELD = pl.DataFrame({"skill_id": ["2.A.1.b", "2.A.1.c"], "proficiency_held": [2.5, 4.0]})


def test_gap_orders_by_size_and_never_goes_below_zero():
    gap = gap_to(HELD, rung_of(LADDER, "sales/mid"))
    assert gap.select("skill_id", "proficiency_gap").rows() == [
        ("2.B.4.e", 1.0),
        ("2.A.1.b", 0.5),
        ("2.A.1.c", 0.0),
    ]


def test_advancing_takes_the_other_threshold():
    gap = gap_to(HELD, rung_of(LADDER, "sales/mid"), "advance")
    assert dict(gap.select("skill_id", "proficiency_gap").rows())["2.B.4.e"] == 4.0


def test_unknown_role_names_the_known_ones():
    with pytest.raises(NoMatchError, match="sales/mid"):
        rung_of(LADDER, "sales/entry")


def test_a_level_is_entered_with_what_it_asks_but_the_lowest_is_learned_on_the_job():
    needs = pl.DataFrame(
        {
            "role_id": ["s/entry", "s/entry", "s/lead", "s/lead"],
            "level": ["entry", "entry", "lead", "lead"],
            "skill_id": ["a", "b", "a", "c"],
            "proficiency_needed": [3.0, 1.0, 2.0, 4.0],
        }
    )
    ladder = ladder_of_needs(needs, ["entry", "lead"])
    rows = {
        (row["level"], row["skill_id"]): (row["proficiency_hire"], row["proficiency_advance"])
        for row in ladder.iter_rows(named=True)
    }
    # A level that asks for less than the one below never takes a skill away.
    assert rows["entry", "a"] == (2.0, 3.0)
    assert rows["entry", "b"] == (1.0, 1.0)
    assert rows["lead", "a"] == (2.0, 2.0)
    assert rows["lead", "c"] == (4.0, 4.0)


def test_published_levels_map_end_to_end():
    frame = pl.DataFrame({"lv": [0.0, 3.5, 7.0]})
    assert frame.select(proficiency_of_level(pl.col("lv"))).to_series().to_list() == [1, 3, 5]


def test_levels_round_to_halves_up_from_a_quarter():
    levels = np.array([0.0, 0.24, 0.25, 2.74, 2.75])
    halves = [0.0, 0.0, 0.5, 2.5, 3.0]
    assert in_halves(levels).tolist() == halves
    assert pl.select(in_halves(pl.lit(pl.Series(levels)))).to_series().to_list() == halves
    assert [in_halves(float(each)) for each in levels] == halves
