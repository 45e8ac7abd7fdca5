"""Labour series, unemployment by group and routine tasks, in the layouts at hand."""

import polars as pl
import pytest

from jobmorph.build import catalogue
from jobmorph.build.raw import RawFolder
from jobmorph.build.sources import labour_groups, labour_series, routine_tasks
from jobmorph.schema.errors import DataError, SchemaError

MONTHLY = (
    "date,UNRATE,UNEMPLOY_thousands,CLF16OV_thousands,JTSJOR,JTSJOL_thousands,JTSHIR,JTSTSR,"
    "JTSQUR,JTSLDR,LNS13025703_ltu27_share,PAYEMS_thousands,CIVPART\n"
)
SPELLS = "year,occupation_group,unemployed_thousands,lt5w,w5_14,w15_26,w27plus,mean_weeks\n"
DISPLACED = (
    "survey_year,period_start_year,period_end_year,source_table,group_name,soc_majors,"
    "displaced_thousands,mlr_occupation,displacement_rate_percent\n"
)


def folder(tmp_path, name, text):
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return RawFolder(tmp_path)


def test_a_month_without_a_survey_is_kept_and_missing(tmp_path):
    text = MONTHLY + "2025-10-01,,,,4.4,,3.2,3.1,1.9,1.1,,159000,\n2025-09-01,4.4,,,,,,,,,,,62\n"
    frame = labour_series.read_labour_series(folder(tmp_path, "macro/us_labor_monthly.csv", text))
    assert frame.get_column("period").to_list() == ["2025-09", "2025-10"]
    assert frame.get_column("unemployment_percent").to_list() == [4.4, None]
    assert frame.get_column("openings_percent").to_list() == [None, 4.4]


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ("2025-09-01,4,,,,,,,,,,,\n2025-11-01,4,,,,,,,,,,,\n", "follow one another.*2025-11"),
        ("2025-09-01,4,,,,,,,,,,,\n2025-09-01,4,,,,,,,,,,,\n", "follow one another.*2025-09"),
        ("2025-09-15,4,,,,,,,,,,,\n", "first of a month.*2025-09-15"),
    ],
)
def test_months_with_a_gap_are_refused(tmp_path, rows, fault):
    raw = folder(tmp_path, "macro/us_labor_monthly.csv", MONTHLY + rows)
    with pytest.raises(DataError, match=fault):
        labour_series.read_labour_series(raw)


def test_quarters_must_follow_one_another(tmp_path):
    head = "quarter_start,gdp_real_busd2017_saar\n"
    raw = folder(tmp_path, "macro/gdp_real_quarterly.csv", f"{head}2000-04-01,2\n2000-01-01,1\n")
    assert labour_series.read_real_output(raw).rows() == [("2000-01", 1.0), ("2000-04", 2.0)]
    broken = folder(tmp_path, "macro/gdp_real_quarterly.csv", f"{head}2000-01-01,1\n2000-02-01,2\n")
    with pytest.raises(DataError, match="2000-02"):
        labour_series.read_real_output(broken)


def test_chances_need_their_columns(tmp_path):
    raw = folder(
        tmp_path, "macro/cps_transition_rates_monthly_1996_2024.csv", "date,ue,eu\n1996-01-01,1,1\n"
    )
    with pytest.raises(SchemaError, match="ee"):
        labour_series.read_labour_chances(raw)


def test_spells_that_do_not_add_up_are_refused(tmp_path):
    name = "macro/cps_unemployment_duration_by_occ_group_2004_2022.csv"
    good = folder(tmp_path, name, SPELLS + '2004,"Service",100,40,30,20,12,9\n')
    assert labour_groups.read_spells(good).row(0)[3:] == (40.0, 30.0, 20.0, 12.0)
    bad = folder(tmp_path, name, SPELLS + '2004,"Service",100,40,30,20,14,9\n')
    with pytest.raises(DataError, match="2004, Service"):
        labour_groups.read_spells(bad)
    uneven = SPELLS + "2004,Service,1,1,0,0,0,9\n2004,Sales,1,1,0,0,0,9\n2005,Sales,1,1,0,0,0,9\n"
    with pytest.raises(DataError, match="3 rows for 4"):
        labour_groups.read_spells(folder(tmp_path, name, uneven))


def test_displaced_workers_have_a_count_or_a_rate(tmp_path):
    name = "mobility/dws_displacement_panel_1983_2026.csv"
    rows = (
        "1983,1981,1982,mlr_table_2_occupation,sales,41,,Sales occupations,3.7\n"
        "2008,2005,2007,table_5_occupation,Sales and related,41,413.0,,\n"
        "2008,2005,2007,table_2_reason,Total,,870.2,,\n"
    )
    frame = labour_groups.read_displaced(folder(tmp_path, name, DISPLACED + rows))
    assert frame.select("title", "displaced_thousands", "displaced_percent").rows() == [
        ("Sales occupations", None, 3.7),
        ("Sales and related", 413.0, None),
    ]
    both = "1983,1981,1982,mlr_table_2_occupation,sales,41,5,Sales,3.7\n"
    with pytest.raises(DataError, match="1983"):
        labour_groups.read_displaced(folder(tmp_path, name, DISPLACED + both))


def flow_rows(month, *, states=24):
    names = [f"occ22_{n:02d}" for n in range(1, 23)] + ["unemployed", "nilf"]
    return "".join(
        f"{month},{name},unemployed,{at + 1}\n" for at, name in enumerate(names[:states])
    )


def test_flows_name_major_groups_and_lack_no_state(tmp_path):
    name = "mobility/fraware_cps_occ22_monthly_transition_counts.csv"
    head = "month,origin_state,destination_state,weighted_transition_count\n"
    frame = labour_groups.read_group_flows(folder(tmp_path, name, head + flow_rows("2019-01")))
    heads = dict(frame.select("origin", "heads").iter_rows())
    assert (heads["11"], heads["13"], heads["53"], heads["nilf"]) == (1.0, 2.0, 22.0, 24.0)
    short = head + flow_rows("2019-01") + flow_rows("2019-02", states=23)
    with pytest.raises(DataError, match="2019-02"):
        labour_groups.read_group_flows(folder(tmp_path, name, short))
    strange = head + flow_rows("2019-01") + "2019-01,nilf,occ22_23,1\n"
    with pytest.raises(DataError, match="states are unknown"):
        labour_groups.read_group_flows(folder(tmp_path, name, strange))


def test_joined_codes_lose_their_decimal_point(tmp_path):
    raw = folder(tmp_path, "crosswalks/occ1950_occ1990dd.csv", "occ,occ1990dd\n0,23.0\n")
    assert routine_tasks.read_census_codes(raw, 1950).rows() == [("0", "23")]


def test_every_source_of_the_labour_market_may_ship():
    modules = ("labour_series", "labour_groups", "routine_tasks")
    ids = [origin.source_id for origin in catalogue.origins(*modules)]
    catalogue.require_shippable(ids)
    assert len(ids) == len(set(ids)) == 9


@pytest.mark.raw
def test_published_peaks_are_there(raw):
    series = labour_series.read_labour_series(raw)
    at = {row["period"]: row for row in series.iter_rows(named=True)}
    assert series.height == 943
    assert at["2020-04"]["unemployment_percent"] == 14.8
    assert at["2025-10"]["unemployment_percent"] is None
    assert at["2022-03"]["openings_percent"] == 7.5
    assert (at["2020-03"]["separations_percent"], at["2020-05"]["hires_percent"]) == (11.1, 6.1)
    assert at["2010-04"]["long_term_percent"] == 45.5
    chances = labour_series.read_labour_chances(raw)
    assert chances.height == 347
    assert chances.get_column("find_share").mean() == pytest.approx(0.2517, abs=1e-4)
    matched = chances.join(series, on="period").drop_nulls("unemployment_percent")
    gap = matched["unemployment_share"] - matched["unemployment_percent"] / 100
    assert gap.mean() == pytest.approx(0.0, abs=5e-4)
    assert gap.abs().max() < 0.01
    assert labour_series.read_real_output(raw).height == 114


@pytest.mark.raw
def test_groups_are_as_published(raw):
    spells = labour_groups.read_spells(raw)
    sums = spells.group_by("year").agg(pl.col("weeks_27_and_more", "unemployed_thousands").sum())
    share = {
        year: long / everybody
        for year, long, everybody in sums.select(
            "year", "weeks_27_and_more", "unemployed_thousands"
        ).iter_rows()
    }
    assert share[2010] == pytest.approx(0.442, abs=5e-4)
    assert share[2019] == pytest.approx(0.209, abs=5e-4)
    rates = labour_groups.read_unemployment_2025(raw)
    assert dict(rates.group_by("occupation_level").len().iter_rows()) == {
        "aggregate": 8,
        "major": 22,
        "detailed": 565,
    }
    detailed = rates.filter(pl.col("occupation_level") == "detailed").group_by("soc2018_major")
    major = rates.filter(pl.col("occupation_level") == "major")
    both = detailed.agg(pl.col("unemployed_thousands").sum()).join(major, on="soc2018_major")
    gap = both["unemployed_thousands"] - both["unemployed_thousands_right"]
    assert both.height == 22
    assert gap.abs().max() <= 3


@pytest.mark.raw
def test_flows_show_march_2020(raw):
    flows = labour_groups.read_group_flows(raw)
    assert flows.get_column("period").n_unique() == 83
    assert not {"2025-09", "2025-10"} & set(flows.get_column("period"))
    employed = flows.filter(~pl.col("origin").is_in(["unemployed", "nilf"]))
    lost = pl.col("heads").filter(pl.col("destination") == "unemployed").sum()
    rates = dict(
        employed.group_by("period").agg((lost / pl.col("heads").sum()).alias("r")).iter_rows()
    )
    assert rates["2020-03"] == pytest.approx(0.108, abs=5e-4)
    assert rates["2019-01"] == pytest.approx(0.0102, abs=5e-4)


@pytest.mark.raw
def test_routine_scores_reach_the_lists(raw):
    scores = routine_tasks.read_routine_tasks(raw)
    assert scores.height == 330
    known = set(scores.get_column("occupation_occ1990dd"))
    for year, rows, lost in ((1950, 272, 4), (1980, 504, 25)):
        codes = routine_tasks.read_census_codes(raw, year)
        assert codes.height == rows
        assert (~codes.get_column("occupation_occ1990dd").is_in(list(known))).sum() == lost
