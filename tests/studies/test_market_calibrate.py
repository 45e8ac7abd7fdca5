import numpy as np
import polars as pl
import pytest

from jobmorph.market.calibrate_space import SPACE
from jobmorph.reference.edition import open_edition
from jobmorph.schema.errors import DataError
from jobmorph.studies.market_calibrate import study_calibration
from jobmorph.studies.market_calibration import labour_past
from jobmorph.studies.market_calibration_courses import driver_courses, rule_courses
from jobmorph.studies.market_fits import FIT_OF, edition_fits, fits_of_table


@pytest.fixture(scope="module")
def found():
    return study_calibration()


def cell(found, driver, series, window, statistic):
    return found.scores.filter(
        (pl.col("driver") == driver)
        & (pl.col("series") == series)
        & (pl.col("window") == window)
        & (pl.col("statistic") == statistic)
    ).row(0, named=True)


def test_an_input_is_never_scored(found):
    given = found.scores.filter("is_given")
    assert set(given.select("driver", "series").unique().iter_rows()) == {
        ("openings", "openings"),
        ("openings and layoffs", "openings"),
        ("openings and layoffs", "layoffs"),
    }
    for name in ("value", "low", "high", "regression", "no_change"):
        assert given.get_column(name).null_count() == given.height
    assert found.scores.filter(~pl.col("is_given")).get_column("value").null_count() == 0


@pytest.mark.parametrize("driver", FIT_OF)
def test_scores_of_the_ledger_are_those_of_the_fits_that_ship(found, driver):
    edition = open_edition()
    past = labour_past(edition)
    courses = next(
        each
        for each in driver_courses(edition, past, edition_fits(edition))
        if each.driver.name == driver
    )
    counted, seen = past.counted.of("unemployment"), past.counted.in_sample
    error = float((((courses.model[0] - counted)[seen]) ** 2).mean() ** 0.5)
    assert cell(found, driver, "unemployment", "in", "rmse")["value"] == pytest.approx(error, 1e-6)


def test_no_change_is_the_last_month_in_sample(found):
    past = labour_past(open_edition())
    counted = past.counted.of("unemployment")
    months = past.windows["after"]
    gap = counted[months] - counted[past.counted.in_sample][-1]
    error = float(np.nanmean(gap**2) ** 0.5)
    row = cell(found, "openings", "unemployment", "after", "rmse")
    assert row["no_change"] == pytest.approx(error)
    simple = rule_courses(past, past.driver("openings"))["no_change"]
    assert float(simple[0].max() - simple[0].min()) == 0.0


def test_intervals_say_where_the_past_does_not_bound(found):
    table = found.parameters
    profiled = table.filter(pl.col("low").is_not_null())
    assert profiled.get_column("fit").unique().to_list() == ["output"]
    assert profiled.height == len(SPACE)
    ends = {each.name: each for each in SPACE}
    for row in profiled.to_dicts():
        assert row["low"] <= row["value"] * (1 + 1e-6) and row["value"] <= row["high"] * (1 + 1e-6)
        assert row["is_low_bound"] == (row["low"] > ends[row["parameter"]].low * 1.001)
        assert row["is_high_bound"] == (row["high"] < ends[row["parameter"]].high * 0.999)


def test_a_network_with_the_parameters_of_one_node_is_not_called_refitted(found):
    edition = open_edition()
    fits = edition_fits(edition)
    told = dict(found.fits.select("fit", "is_refitted").iter_rows())
    for name, fit in fits.items():
        expected = not name.startswith("network_") or fit.values != fits["output"].values
        assert told[name] == expected


def test_one_driver_alone(found):
    one = study_calibration("openings")
    assert one.scores.equals(found.scores.filter(pl.col("driver") == "openings"))


def test_an_unknown_parameter_of_a_fit_is_a_fault():
    table = open_edition().table("market_fit")
    with pytest.raises(DataError, match="not known"):
        fits_of_table(table.with_columns(pl.lit("luck").alias("fit_parameter")).head(1))
