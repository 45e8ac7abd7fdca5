import pytest

from jobmorph.redesign.limits import Freeze, PlanLimits, PlanWeights, SeatLimit
from jobmorph.schema.errors import ParameterError


@pytest.mark.parametrize(
    ("limits", "told"),
    [
        ({"budget_amount_year": 0.0}, "budget must be above 0"),
        ({"seats": (SeatLimit("a/entry", from_quarter=0),)}, "from quarter 1"),
        ({"freezes": (Freeze("Bonn", 1), Freeze("Bonn", 2))}, "named twice"),
        ({"layoff_share": 1.5}, "between 0 and 1"),
        ({"coaching_factor": -0.1}, "coaching"),
    ],
)
def test_limits_out_of_range_are_refused(limits, told):
    with pytest.raises(ParameterError, match=told):
        PlanLimits(**limits)


def test_weights_must_want_something():
    with pytest.raises(ParameterError, match="one of them above 0"):
        PlanWeights(0.0, 0.0, 0.0, 0.0)
