import numpy as np
import polars as pl
import pytest

from jobmorph.build.compile.market_scenarios import unit_parts
from jobmorph.reference.edition import open_edition
from jobmorph.reference.groups import find_group
from jobmorph.schema.tables import SCENARIO_MULTIPLIER
from jobmorph.studies.market_scenarios import all_parameters, shipped_scenarios
from jobmorph.studies.outlook_units import growth_factor, units_of_codes
from jobmorph.studies.scenario_multiplier import (
    DECIMALS,
    LONGEST_YEARS,
    SHOWN_SCENARIOS,
    multiplier_rows,
    scenario_demand,
)

ROUNDING = 0.5001 * 10**-DECIMALS
FIGURES = [name for name in SCENARIO_MULTIPLIER.columns if name.startswith("multiplier")]
MIDS = ["multiplier_full", "multiplier_open"]


@pytest.fixture(scope="module")
def edition():
    return open_edition()


@pytest.fixture(scope="module")
def table(edition):
    return edition.table("scenario_multiplier")


def gtm_units(edition):
    codes = pl.DataFrame({"occupation_soc2018": list(find_group("go-to-market").codes)})
    return frozenset(units_of_codes(codes, edition)["employment_unit"].drop_nulls())


def test_every_unit_and_group_has_every_scenario_and_year(edition, table):
    units = edition.table("outlook_forecast").height
    assert table.height == (units + 1) * len(SHOWN_SCENARIOS) * LONGEST_YEARS
    assert set(table["scenario"]) == set(SHOWN_SCENARIOS)


def test_the_table_is_what_the_demand_study_gives(edition, table):
    # Two years are worked out in seconds; the same path of every draw leads on to ten.
    scenarios = shipped_scenarios(edition.manifest.base_date)
    cut = scenarios["cut-first"]
    demand = scenario_demand(edition, scenarios, cut, all_parameters(), years=2)
    parts = unit_parts(demand.units, {"go-to-market": gtm_units(edition)})
    fresh = multiplier_rows(demand, "cut-first", parts).sort(SCENARIO_MULTIPLIER.key)
    kept = table.filter((pl.col("scenario") == "cut-first") & (pl.col("year_ahead") <= 2.0))
    assert kept.select(SCENARIO_MULTIPLIER.key).equals(fresh.select(SCENARIO_MULTIPLIER.key))
    gaps = np.abs(kept.select(FIGURES).to_numpy() - fresh.select(FIGURES).to_numpy())
    assert gaps.max() <= ROUNDING


def test_a_group_is_the_mean_of_its_units_but_its_range_is_narrower(edition, table):
    names = gtm_units(edition)
    units = edition.table("outlook_forecast").filter(pl.col("employment_unit").is_in(sorted(names)))
    for years in (1, 10):
        jobs = units.select(
            pl.col("employment_unit").alias("outlook_part"),
            (
                units["employment_base_heads"] * growth_factor(units, "growth_expected_year", years)
            ).alias("jobs"),
        )
        rows = table.filter(pl.col("year_ahead") == float(years))
        added = (
            rows.join(jobs, on="outlook_part")
            .group_by("scenario")
            .agg((pl.col(FIGURES) * pl.col("jobs")).sum() / pl.col("jobs").sum())
            .sort("scenario")
        )
        own = rows.filter(pl.col("outlook_part") == "go-to-market").sort("scenario")
        gaps = np.abs(added.select(MIDS).to_numpy() - own.select(MIDS).to_numpy())
        assert gaps.max() <= 2 * ROUNDING
        for closure in ("full", "open"):
            low, high = f"multiplier_{closure}_low", f"multiplier_{closure}_high"
            assert (own[low] >= added[low] - 2 * ROUNDING).all()
            assert (own[high] <= added[high] + 2 * ROUNDING).all()


def test_all_jobs_together_come_back_where_the_total_closes(edition, table):
    units = edition.table("outlook_forecast")
    jobs = units.select(
        pl.col("employment_unit").alias("outlook_part"),
        (units["employment_base_heads"] * growth_factor(units, "growth_expected_year", 10)).alias(
            "jobs"
        ),
    )
    totals = (
        table.filter(pl.col("year_ahead") == 10.0)
        .join(jobs, on="outlook_part")
        .group_by("scenario")
        .agg((pl.col(MIDS) * pl.col("jobs")).sum() / pl.col("jobs").sum())
    )
    for row in totals.iter_rows(named=True):
        assert abs(row["multiplier_full"] - 1.0) < 0.006
        assert abs(row["multiplier_full"] - 1.0) <= abs(row["multiplier_open"] - 1.0)
