import polars as pl
import pytest

from jobmorph.schema.errors import NoMatchError
from jobmorph.skills.ladder import gap_to, rung_of

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
