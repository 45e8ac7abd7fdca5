import polars as pl
import pytest

from jobmorph.reference.edition import open_edition
from jobmorph.reference.tables import CompiledTables
from jobmorph.schema.errors import DataError
from jobmorph.schema.ids import PARTS, RANGE_ENDS
from jobmorph.schema.tables import ATLAS_JOB
from jobmorph.studies.atlas_job import (
    AtlasJudge,
    atlas_jobs,
    atlas_parameters,
    judge_atlas_jobs,
    round_jobs,
)
from jobmorph.studies.job_mix import job_mix
from jobmorph.studies.judged_job import judge_job, open_run
from jobmorph.studies.own_library import with_own_library
from jobmorph.studies.role import study_role

OCCUPATIONS = ("13-1021.00", "43-4051.00", "29-1141.00")
ROLE = "sales-development/entry"
TABLES = ("task_use", "activity", "rating", "adoption", "bridge", "employment", "calibration")


@pytest.fixture(scope="module")
def judged():
    """Judge four jobs alone, not rounded."""
    edition = open_edition()
    names = (*TABLES, "role_anchor", "role_hours", "role_task", "role_quality", "activity_fact")
    tables = {name: edition.table(name) for name in names}
    tables["role"] = edition.rows("role", pl.col("role_id") == ROLE)
    linked = edition.table("role_task").get_column("onet_ids").explode().drop_nulls().unique()
    tables["task"] = edition.rows("task", pl.col("occupation_onet2019").is_in(OCCUPATIONS))
    occupations = AtlasJudge(CompiledTables(tables), atlas_parameters(), edition.draws())
    tables["task"] = edition.rows("task", pl.col("task_id").is_in(linked.implode()))
    roles = AtlasJudge(CompiledTables(tables), atlas_parameters(), edition.draws())
    return roles.frame([*occupations.occupations(), *roles.roles([ROLE])])


def row_of(frame, job_id):
    return frame.row(by_predicate=pl.col("job_id") == job_id, named=True)


@pytest.mark.parametrize("job_id", [*OCCUPATIONS, ROLE])
def test_a_row_is_what_the_answer_about_the_job_says(judged, job_id):
    told, row = study_role(job_id), row_of(judged, job_id)
    for moment in ("today", "reach"):
        for part in PARTS:
            share = told.share(moment, part)
            for end, bound in zip(RANGE_ENDS, ("low", "mid", "high"), strict=True):
                assert row[f"{moment}_{part}_share{end}"] == pytest.approx(
                    getattr(share, bound), abs=1e-9
                )
    checking = told.new_work.row(by_predicate=pl.col("origin") == "checking", named=True)
    assert row["checking_share"] * told.hours_week == pytest.approx(checking["time_hours_week"])


@pytest.mark.parametrize("job_id", OCCUPATIONS)
def test_work_with_most_hours_is_named(judged, job_id):
    told, row = study_role(job_id).tasks, row_of(judged, job_id)
    labels = dict(open_edition().table("detailed_activity").select("dwa_id", "label").iter_rows())
    for part in ("delegated", "human"):
        hours = pl.col("time_share") * pl.col(f"horizon_{part}_mid")
        assert labels[row[f"{part}_work_id"]] == told.sort(hours, descending=True).item(0, "label")


def test_rising_work_takes_a_larger_part_of_the_week(judged):
    run = open_run()
    job = judge_job("43-4051.00", run)
    mix = job_mix(job, atlas_parameters()).horizon
    own = mix.work.kept + mix.work.checking + mix.put_back
    gained = (own / own.sum(axis=0) - mix.work.time_share).mean(axis=1)
    labels = dict(job.tasks.shown.select("task_id", "label").iter_rows())
    best = labels[mix.work.task_ids[int(gained.argmax())]]
    names = dict(run.edition.table("detailed_activity").select("dwa_id", "label").iter_rows())
    assert names[row_of(judged, "43-4051.00")["rising_work_ids"][0]] == best


def test_a_role_rises_where_its_card_adds_work(judged):
    added = open_edition().rows("role_task", pl.col("task_kind") != "existing")["task_id"].to_list()
    rising = row_of(judged, ROLE)["rising_work_ids"]
    assert rising
    assert set(rising) <= set(added)
    assert all(each.startswith("lib:sales-development/") for each in rising)


def test_hard_reasons_are_those_of_the_task_itself(judged):
    # Nurses have to be with their patients; customer service needs nobody on the spot.
    assert row_of(judged, "29-1141.00")["human_reason_id"] == "presence"
    assert row_of(judged, "43-4051.00")["human_reason_id"] is None


def test_the_embedded_table_is_fresh_and_whole(judged):
    stored = atlas_jobs(open_edition())
    assert stored.get_column("job_id").to_list() == sorted(
        open_edition().table("job_week").get_column("job_id")
    )
    for row in round_jobs(judged).iter_rows(named=True):
        kept = row_of(stored, row["job_id"])
        for name, value in row.items():
            is_figure = isinstance(value, float)
            assert kept[name] == (pytest.approx(value, abs=1e-4) if is_figure else value)


def test_an_edition_without_the_table_says_so(tmp_path):
    with pytest.raises(DataError):
        judge_atlas_jobs(CompiledTables({}), atlas_parameters(), open_edition().draws())


def test_roles_of_ones_own_library_are_judged_here(family_file):
    edition = with_own_library(open_edition(), family_file.parent)
    own = row_of(atlas_jobs(edition), "our-schools/entry")
    human = study_role("our-schools/entry", edition=edition).share("reach", "human")
    assert own["reach_human_share"] == pytest.approx(human.mid, abs=1e-4)
    assert atlas_jobs(edition).columns == list(ATLAS_JOB.columns)


def test_a_replaced_role_does_not_keep_the_shipped_row(family_file, family_text):
    family_file.write_text(family_text.replace("our-schools", "sales-development"))
    edition = with_own_library(open_edition(), family_file)
    shipped = row_of(atlas_jobs(open_edition()), ROLE)
    assert row_of(atlas_jobs(edition), ROLE)["reach_human_share"] != pytest.approx(
        shipped["reach_human_share"], abs=0.001
    )
