"""Series and groups that the simulator is held to, and routine work before computers."""

import polars as pl
import pytest

from jobmorph.build.compile import labour_groups, labour_targets, routine
from jobmorph.build.raw import RawFolder
from jobmorph.build.sources import routine_tasks
from jobmorph.schema.errors import DataError

SAMPLE_FIRST, SAMPLE_LAST = "2000-12", "2019-05"
MONTHLY = (
    "date,UNRATE,UNEMPLOY_thousands,CLF16OV_thousands,JTSJOR,JTSJOL_thousands,JTSHIR,JTSTSR,"
    "JTSQUR,JTSLDR,LNS13025703_ltu27_share,PAYEMS_thousands\n"
    "2024-04-01,3.9,6492,168005,4.8,,3.5,3.4,2.2,1.0,19.6,158000\n"
    "2024-05-01,4.0,,,4.9,,3.6,3.3,2.2,1.1,,158200\n"
)
FILES = {
    "macro/us_labor_monthly.csv": MONTHLY,
    "macro/cps_transition_rates_monthly_1996_2024.csv": "date,ue,eu,ee,u_matched\n"
    "2024-04-01,0.25,0.009,0.02,0.039\n",
    "macro/gdp_real_quarterly.csv": "quarter_start,gdp_real_busd2017_saar\n2024-04-01,23000.5\n",
}


@pytest.fixture
def small(tmp_path):
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    return RawFolder(tmp_path)


def test_figures_change_their_unit_and_nothing_else(small):
    tables = labour_targets.compile_labour_targets(small)
    values = {
        (row["target_id"], row["period"]): row
        for row in tables["labour_target"].iter_rows(named=True)
    }
    assert values["unemployment", "2024-04"]["target_value"] == 0.039
    assert values["labour_force", "2024-04"]["target_value"] == 168_005_000
    assert values["find", "2024-04"]["target_value"] == 0.25
    assert values["output", "2024-04"]["target_value"] == 23000.5
    assert ("labour_force", "2024-05") not in values
    derived = {key for key, row in values.items() if row["is_derived"]}
    assert derived == {("separations", "2024-05")}


def test_every_series_says_what_it_is(small):
    tables = labour_targets.compile_labour_targets(small)
    kinds = tables["labour_target_kind"]
    assert set(kinds["target_id"]) >= set(tables["labour_target"]["target_id"])
    raw_ones = kinds.filter(~pl.col("is_seasonally_adjusted"))["target_id"]
    assert set(raw_ones) == {"find", "lose", "change"}
    assert kinds.filter(pl.col("series_step") == "quarter")["target_id"].to_list() == ["output"]


def test_ten_groups_hold_each_major_group_once():
    majors = labour_groups.compile_groups().explode("majors_soc2018")["majors_soc2018"]
    assert sorted(majors) == [f"{number}-0000" for number in range(11, 54, 2)]


def test_a_code_that_no_list_holds_is_named():
    jobs = pl.DataFrame({"job": ["Baker"]})
    codes = pl.DataFrame({"occupation_census": ["500"], "occupation_occ1990dd": ["687"]})
    with pytest.raises(DataError, match=r"census_codes\.yaml") as fault:
        routine.history_codes(jobs, codes)
    assert not any(item.startswith("Baker:") for item in fault.value.items)
    assert "Actor: not in the table" in fault.value.items


@pytest.mark.raw
def test_means_of_the_sample_are_those_of_the_method(raw):
    frame = labour_targets.compile_labour_targets(raw)["labour_target"]
    sample = frame.filter(pl.col("period").is_between(pl.lit(SAMPLE_FIRST), pl.lit(SAMPLE_LAST)))
    means = dict(sample.group_by("target_id").agg(pl.col("target_value").mean()).iter_rows())
    published = {
        "unemployment": 0.0605,
        "openings": 0.0309,
        "hires": 0.0361,
        "separations": 0.0355,
        "layoffs": 0.0140,
        "quits": 0.0189,
        "long_term": 0.264,
        "find": 0.234,
        "lose": 0.0130,
        "change": 0.0198,
    }
    for name, value in published.items():
        assert means[name] == pytest.approx(value, rel=4e-3), name
    assert not sample.get_column("is_derived").any()


@pytest.fixture(scope="module")
def groups(raw):
    return labour_groups.compile_labour_groups(raw)


@pytest.mark.raw
def test_groups_add_up(groups):
    assert groups["labour_spell"].height == 10 * 19 * 4
    jobs = groups["labour_major_job"]
    sums = dict(jobs.group_by("year").agg(pl.col("employment_heads").sum()).iter_rows())
    assert jobs.height == 22 * 24
    assert sums[2025] == pytest.approx(155_495_730, abs=20)
    assert sums[2008] == pytest.approx(135_185_230, abs=20)
    assert groups["labour_displacement"].height == 14 * 10 + 10 * 10


@pytest.mark.raw
def test_flows_of_a_group_are_part_of_its_people(groups):
    flows = groups["labour_major_flow"]
    assert flows.height == 22 * 83
    assert (flows["to_unemployed_heads"] < flows["employed_heads"]).all()
    risk = flows.group_by("soc2018_major").agg(
        (pl.col("to_unemployed_heads").sum() / pl.col("employed_heads").sum()).alias("risk")
    )
    assert risk.sort("risk")["soc2018_major"][-1] == "45-0000"


@pytest.mark.raw
def test_every_detailed_occupation_has_its_census_code(groups):
    rates = groups["labour_occupation"]
    detailed = rates.filter(pl.col("occupation_level") == "detailed")
    assert detailed.height == detailed["occupation_census2018"].n_unique() == 565
    total = rates.filter(pl.col("title").str.starts_with("Total"))
    assert total.select("unemployment_share", "unemployed_heads").row(0) == (0.043, 7_314_000)
    assert detailed.drop_nulls("unemployment_share").height > 365


@pytest.mark.raw
def test_the_history_of_1980_has_routine_scores(raw):
    tables = routine.compile_routine(raw)
    scores = routine_tasks.read_routine_tasks(raw)
    links = tables["routine_link"].join(scores, on="occupation_occ1990dd")
    assert list(tables) == ["routine_link"]
    assert links.height == tables["routine_link"].height
    series = links.filter(pl.col("occupation_list") == "history")
    score = dict(series.select("occupation_code", "task_routine").iter_rows())
    # Typists and tellers were routine, drivers and lawyers were not.
    assert min(score["census:secretary"], score["census:bank-teller"]) > 8
    assert max(score["census:bus-driver"], score["census:lawyer-judge"]) < 2
    from jobmorph.build.compile.history_census import census_series_id
    from jobmorph.build.sources.census_jobs import read_census_jobs

    people = read_census_jobs(raw).filter(pl.col("year") == 1980)
    known = [census_series_id(job) in score for job in people["job"]]
    assert people.filter(pl.Series(known))["heads"].sum() / people["heads"].sum() > 0.97
