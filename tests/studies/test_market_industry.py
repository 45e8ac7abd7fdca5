"""Jobs by industry become the shares of the demand equation."""

import numpy as np
import polars as pl
import pytest

from jobmorph.reference.tables import CompiledTables
from jobmorph.schema.errors import DataError
from jobmorph.studies.market_industry import economy_industries, industry_structure


def economy(**change):
    tables = {
        "industry_job": pl.DataFrame(
            {
                "published_code": ["a", "b", "b", "c"],
                "industry_naics": ["2", "2", "1", "1"],
                "employment_heads": [30.0, 10.0, 20.0, 40.0],
                "wage_mean_usd_year": [100.0, 200.0, 50.0, 25.0],
            }
        ),
        # a and b are one unit; the order of units is the forecast's.
        "outlook_forecast": pl.DataFrame({"employment_unit": ["c", "a"]}),
        "outlook_unit_code": pl.DataFrame(
            {
                "employment_unit": ["a", "a", "c", "a", "c"],
                "code_source": ["survey", "survey", "survey", "survey", "projections"],
                "occupation_code": ["a", "b", "c", "c", "b"],
                "year_last": [2025, 2025, 2025, 2018, 2025],
            }
        ),
    }
    return CompiledTables(tables | change)


def test_units_stand_in_the_order_of_the_forecast():
    found = economy_industries(economy())
    assert (found.units, found.industries) == (("c", "a"), ("1", "2"))
    assert found.heads.tolist() == [40.0, 60.0]
    assert np.allclose(found.structure.jobs_share, [[1.0, 0.0], [20 / 60, 40 / 60]])


def test_wage_bills_are_those_of_the_codes():
    structure, units = industry_structure(economy())
    # Industry 1: b pays 20 x 50, c 40 x 25; industry 2: a pays 30 x 100, b 10 x 200.
    assert units == ("c", "a")
    assert np.allclose(structure.wage_share, [[0.5, 0.0], [0.5, 1.0]])
    assert np.allclose(structure.industry_share, [2000 / 7000, 5000 / 7000])


def test_a_code_without_a_unit_is_named():
    stray = pl.DataFrame(
        {
            "published_code": ["a", "z"],
            "industry_naics": ["1", "1"],
            "employment_heads": [1.0, 1.0],
            "wage_mean_usd_year": [1.0, 1.0],
        }
    )
    with pytest.raises(DataError, match="no unit") as fault:
        industry_structure(economy(industry_job=stray))
    assert list(fault.value.items) == ["z"]


def test_a_unit_without_jobs_is_named():
    with pytest.raises(DataError, match="without jobs") as fault:
        industry_structure(
            economy(outlook_forecast=pl.DataFrame({"employment_unit": ["c", "a", "d"]}))
        )
    assert list(fault.value.items) == ["d"]
