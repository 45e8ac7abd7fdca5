import math
from dataclasses import replace

import numpy as np
import pytest

from jobmorph.market.employment_record import EmploymentRecord
from jobmorph.schema.errors import DataError

from .small_record import make_record

NAN = float("nan")


def two_in_a_group():
    """Units 0 and 1 were one group before 2012; unit 2 stands alone."""
    years = (2010, 2012, 2014)
    return EmploymentRecord(
        units=("a", "b", "c"),
        majors=("11", "11", "13"),
        years=years,
        heads=np.array([[NAN, 10.0, 20.0], [NAN, 30.0, 15.0], [50.0, 50.0, 100.0]]),
        wide_heads=np.array([[20.0, 40.0, 35.0], [20.0, 40.0, 35.0], [50.0, 50.0, 100.0]]),
        wide_group=np.array([0, 0, 1]),
        joined_year=2012,
        vintages=(2012,),
        projected_base=np.array([[10.0], [30.0], [NAN]]),
        projected=np.array([[20.0], [30.0], [NAN]]),
        is_broken=np.array([False, True, False]),
        break_year=2014,
    )


def test_a_group_stands_for_its_units_before_they_are_counted():
    growth = two_in_a_group().growth(2010, 2014)
    # The group doubled to 2012, then unit a doubled again.
    assert growth[0] == pytest.approx(math.log(4.0))
    assert np.isnan(growth[1])  # broken over 2014
    assert growth[2] == pytest.approx(math.log(2.0))
    assert two_in_a_group().growth(2010, 2012)[1] == pytest.approx(math.log(2.0))


def test_no_job_is_counted_twice_in_the_total():
    record = two_in_a_group()
    assert record.total_growth(2010, 2014) == pytest.approx(math.log(135.0 / 70.0))
    assert record.total_growth(2012, 2014) == pytest.approx(math.log(135.0 / 90.0))


def test_a_group_with_a_broken_unit_is_not_compared_over_the_break():
    before, after = two_in_a_group().comparable_counts(2010, 2014)
    assert np.isnan(before[0]) and np.isnan(after[0])
    assert (before[1], after[1]) == (50.0, 100.0)
    assert two_in_a_group().comparable_counts(2010, 2012)[0].tolist() == [20.0, 50.0]


def test_official_growth_is_yearly_and_missing_without_a_line():
    record = two_in_a_group()
    growth = record.official_growth(2012)
    assert growth[:2] == pytest.approx([math.log(2.0) / 10.0, 0.0])
    assert np.isnan(growth[2])
    assert record.official_total_growth(2012) == pytest.approx(math.log(50 / 40) / 10)


def test_what_is_cut_off_cannot_be_read():
    record = make_record().until(2014)
    assert record.years[-1] == 2014
    assert record.latest_vintage() == 2014
    assert record.heads.shape == (400, 13)
    with pytest.raises(DataError, match="2015"):
        record.heads_in(2015)
    with pytest.raises(DataError, match="2016"):
        record.official_growth(2016)
    with pytest.raises(DataError, match="no official projection"):
        replace(record, vintages=()).latest_vintage()
