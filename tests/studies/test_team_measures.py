"""Work that waits is told beside hours with customers, of the team as it is too."""

import polars as pl
import pytest
from tests.reports.team_answer import agency


def test_work_that_waits_is_that_of_the_last_quarter():
    for plan in agency().plans:
        last = plan.design.hours.filter(pl.col("quarter") == agency().quarters)
        waits = float(last["late_hours_quarter"].sum()) / 13.0
        assert plan.measures.late_hours_week == pytest.approx(waits, abs=1e-9)


def test_as_is_it_is_what_people_who_start_do_not_yet_work():
    # Hold fills the same seats as the team as it is and moves nobody: where it hires in the same
    # quarters, as much work is lost to starting, and as it is nobody has time to take it up.
    result = agency()
    hold = result.plan("hold").design
    last = hold.hours.filter(pl.col("quarter") == result.quarters)
    assert result.plan("hold").measures.hired == result.as_is.hired
    assert result.as_is.late_hours_week == pytest.approx(
        float(last["start_up_hours_quarter"].sum()) / 13.0, rel=1e-6
    )


def test_no_more_waits_than_people_are_away():
    for plan in agency().plans:
        away = pl.col("start_up_hours_quarter") + pl.col("training_hours_quarter")
        assert plan.design.hours.filter(pl.col("late_hours_quarter") > away + 1e-6).is_empty()
