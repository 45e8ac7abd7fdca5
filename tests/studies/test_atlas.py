import polars as pl
import pytest

from jobmorph.reference.edition import open_edition
from jobmorph.schema.errors import ParameterError
from jobmorph.schema.ids import MOMENTS, PARTS
from jobmorph.studies.atlas import study_atlas
from jobmorph.studies.atlas_result import FIELDS
from jobmorph.studies.outlook import study_outlook
from jobmorph.studies.path_moves import job_moves
from jobmorph.studies.role import study_role

# Twenty jobs of all sizes and fields, three of them roles of the library.
JOBS = (
    *("11-1021.00", "13-1041.03", "15-1252.00", "17-2051.00", "19-2012.00", "21-1021.00"),
    *("23-1011.00", "25-1021.00", "27-3043.00", "29-1141.00", "31-1121.00", "35-3023.01"),
    *("41-3091.00", "43-4051.00", "43-2021.00", "47-2111.00", "53-7065.00"),
    *("sales-development/mid", "customer-success/mid", "ai-agent-supervision/mid"),
)
# Shares are kept with four digits.
HOURS = 50 * 0.5e-4 + 1e-9


@pytest.fixture(scope="module")
def atlas():
    return study_atlas()


def row_of(atlas, job_id):
    return atlas.jobs.row(by_predicate=pl.col("job_id") == job_id, named=True)


@pytest.mark.parametrize("job_id", JOBS)
def test_figures_are_those_of_the_answer_about_the_job(atlas, job_id):
    told, row = study_role(job_id), row_of(atlas, job_id)
    assert row["time_hours_week"] == told.hours_week
    for moment in MOMENTS:
        for part in PARTS:
            hours, name = told.hours(moment, part), f"{moment}_{part}_hours_week"
            shown = (row[f"{name}_low"], row[name], row[f"{name}_high"])
            assert shown == pytest.approx((hours.low, hours.mid, hours.high), abs=HOURS)
    assert row["agreement"] == told.agreement.word
    assert row["wage_median_usd_year"] == pytest.approx(told.wage.median_usd_year)
    assert {row["delegated_label"], row["human_label"]} <= set(told.tasks["label"])
    moves = job_moves(told.match.job, None, open_edition()).moves
    known = dict(moves.group_by("group").len().iter_rows())
    assert (row["moves_counted"], row["moves_known"]) == (
        known.get("counted", 0),
        known.get("trade", 0),
    )


@pytest.mark.parametrize("job_id", [job for job in JOBS if "/" not in job])
def test_reasons_and_growth_are_those_of_the_job(atlas, job_id):
    row, told = row_of(atlas, job_id), study_role(job_id)
    for part in ("delegated", "human"):
        labelled = told.tasks.filter(pl.col("label") == row[f"{part}_label"])["task_id"]
        texts = told.reasons.filter(pl.col("task_id").is_in(labelled.implode()))["reason_text"]
        assert row[f"{part}_reason"] in texts.to_list()
    if row["hard_reason"]:
        assert row["hard_reason"] in told.reasons["reason_text"].to_list()
    outlook = study_outlook(job_id)
    ends = [end / outlook.base - 1 for end in (outlook.low, outlook.middle, outlook.high)]
    assert [row["growth_low"], row["growth_middle"], row["growth_high"]] == pytest.approx(ends)
    assert (atlas.growth_base_year, atlas.growth_target_year) == (
        outlook.base_year,
        outlook.target_year,
    )


def test_all_jobs_with_tasks_and_all_families_are_there(atlas):
    occupations = open_edition().table("occupation").filter("has_tasks")["occupation_onet2019"]
    assert set(atlas.occupations["job_id"]) == set(occupations)
    families = open_edition().table("role")["family"].unique()
    assert sorted(atlas.roles["job_id"].str.split("/").list.first()) == sorted(families)
    assert set(atlas.jobs["field"]) == set(FIELDS.values())


def test_areas_add_up_to_the_count_without_inventing_jobs(atlas):
    area = "employment_area_heads"
    codes = open_edition().table("employment").select("occupation_soc2018", "employment_heads")
    told = atlas.occupations.group_by("occupation_soc2018").agg(pl.col(area).sum())
    both = told.join(codes, on="occupation_soc2018").drop_nulls("employment_heads")
    assert both[area].to_list() == pytest.approx(both["employment_heads"].to_list(), rel=1e-5)
    assert atlas.covered_heads == pytest.approx(152_137_165, rel=1e-4)
    # Nobody counts recycling workers: labourers have the count that holds both.
    inside = row_of(atlas, "53-7062.04")
    assert (inside[area], inside["inside_of"]) == (None, "53-7062.00")
    outer = row_of(atlas, "53-7062.00")
    assert outer[area] == outer["employment_heads"] == inside["employment_heads"]
    assert atlas.roles[area].null_count() == 24
    assert atlas.roles["inside_of"].is_in(atlas.occupations["job_id"].implode()).all()


def test_jobs_stand_by_their_number(atlas):
    heads = atlas.occupations["employment_area_heads"].drop_nulls()
    assert heads.is_sorted(descending=True)
    assert atlas.jobs.item(0, "title") == "Retail Salespersons"


def test_new_roles_are_reached_from_the_job(atlas):
    roles = row_of(atlas, "43-4051.00")["new_roles"]
    new = open_edition().table("role").filter("is_new_role")["title"]
    assert roles
    assert set(roles) <= set(new)


def test_a_field_is_a_part_of_all(atlas):
    sales = study_atlas(field="sales")
    assert sales.jobs.equals(atlas.jobs.filter(pl.col("field") == "sales"))
    assert (sales.field, sales.covered_heads) == ("sales", atlas.covered_heads)
    with pytest.raises(ParameterError, match="selling"):
        study_atlas(field="selling")


def test_every_figure_has_its_date_and_source(atlas):
    assert (atlas.horizon_year, atlas.employment_as_of) == (2031, "2025-05")
    assert atlas.usage_as_of == open_edition().manifest.usage_as_of
    assert len(atlas.record.sources) > 5
    assert any("not probability of job loss" in note for note in atlas.notes)
