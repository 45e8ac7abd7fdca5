import polars as pl
import pytest

from jobmorph.reference.edition import open_edition
from jobmorph.reference.parameters import load_parameters
from jobmorph.reference.tables import CompiledTables
from jobmorph.schema.errors import DataError
from jobmorph.schema.ids import PARTS
from jobmorph.schema.tables import JOB_WEEK
from jobmorph.studies.job_week import (
    DIGITS,
    HORIZON_YEARS,
    job_weeks,
    judge_occupation_weeks,
    judge_role_weeks,
    judge_weeks,
    round_weeks,
)
from jobmorph.studies.own_library import with_own_library
from jobmorph.studies.role import study_role

# Occupations: one with activities that other jobs' tasks take too, one without ratings of
# importance, one without a count of jobs either, and one that people mostly keep.
OCCUPATIONS = ("13-1021.00", "41-3091.00", "11-1031.00", "29-1141.00")
ROLES = ("sales-development/entry", "customer-success/lead")
# Half a unit of the last digit.
ROUNDING = 0.5 * 10**-DIGITS + 1e-12


@pytest.fixture(scope="module")
def parameters():
    return load_parameters("exposure").merged(load_parameters("work"))


@pytest.fixture(scope="module")
def judged(parameters):
    """Judge these six jobs alone, not rounded."""
    edition = open_edition()
    names = ("task_use", "activity", "rating", "adoption", "bridge", "employment", "calibration")
    tables = {name: edition.table(name) for name in names}
    tables["task"] = edition.rows("task", pl.col("occupation_onet2019").is_in(OCCUPATIONS))
    occupations = judge_occupation_weeks(CompiledTables(tables), parameters, edition.draws())
    return pl.concat([occupations, judge_role_weeks(ROLES, edition, parameters, edition.draws())])


def told(job_id):
    """Return the nine shares of a job that `study_role` tells, by column."""
    summary = study_role(job_id, horizon_years=HORIZON_YEARS).summary
    rows = summary.filter(pl.col("moment") == "horizon").rows(named=True)
    ends = {"low": "_low", "mid": "", "high": "_high"}
    return {f"{row['part']}_share{end}": row[bound] for row in rows for bound, end in ends.items()}


def row_of(weeks, job_id):
    return weeks.row(by_predicate=pl.col("job_id") == job_id, named=True)


@pytest.mark.parametrize("job_id", [*ROLES, *OCCUPATIONS])
def test_a_week_is_what_the_answer_about_the_job_says(judged, job_id):
    expected = told(job_id)
    assert len(expected) == 9
    row = row_of(judged, job_id)
    assert {name: row[name] for name in expected} == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("job_id", [*ROLES, *OCCUPATIONS])
def test_the_embedded_table_is_fresh(job_id):
    expected = told(job_id)
    row = row_of(job_weeks(open_edition()), job_id)
    assert {name: row[name] for name in expected} == pytest.approx(expected, abs=ROUNDING)


def test_every_job_has_a_week():
    edition = open_edition()
    weeks = job_weeks(edition)
    occupations = edition.table("task").get_column("occupation_onet2019").unique().to_list()
    roles = edition.table("role").get_column("role_id").to_list()
    assert (len(occupations), len(roles)) == (923, 77)
    assert weeks.get_column("job_id").to_list() == sorted([*occupations, *roles])


def test_ranges_are_in_order_and_mids_fill_the_week():
    weeks = job_weeks(open_edition())
    for part in PARTS:
        assert (weeks[f"{part}_share_low"] <= weeks[f"{part}_share"]).all()
        assert (weeks[f"{part}_share"] <= weeks[f"{part}_share_high"]).all()
    mids = weeks.select(f"{part}_share" for part in PARTS).sum_horizontal()
    assert (mids - 1.0).abs().max() <= 3 * ROUNDING


def test_rounding_keeps_order_where_ends_nearly_meet():
    values = [0.12344, 0.12346, 0.12354, 0.2, 0.2, 0.2, 0.6, 0.67654, 0.7]
    row = dict(zip(JOB_WEEK.columns, ["sales-development/entry", *values], strict=True))
    rounded = round_weeks(pl.DataFrame([row])).row(0)
    assert rounded[1:] == (0.1234, 0.1235, 0.1235, 0.2, 0.2, 0.2, 0.6, 0.6765, 0.7)


def test_roles_of_a_users_own_library_are_judged(family_file):
    edition = with_own_library(open_edition(), family_file.parent)
    weeks = job_weeks(edition)
    assert weeks.height == 1_002
    own = row_of(weeks, "our-schools/entry")
    summary = study_role("our-schools/entry", edition=edition).summary
    human = summary.row(
        by_predicate=(pl.col("moment") == "horizon") & (pl.col("part") == "human"), named=True
    )
    assert own["human_share"] == pytest.approx(human["mid"], abs=ROUNDING)


def test_a_replaced_role_does_not_keep_the_shipped_week(family_file, family_text):
    family_file.write_text(family_text.replace("our-schools", "sales-development"))
    edition = with_own_library(open_edition(), family_file)
    shipped = row_of(job_weeks(open_edition()), "sales-development/entry")
    own = row_of(job_weeks(edition), "sales-development/entry")
    assert own["human_share"] != pytest.approx(shipped["human_share"], abs=0.001)
    # A level that the user's family does not have is no job of this edition.
    assert "sales-development/lead" not in job_weeks(edition).get_column("job_id").to_list()


def test_no_roles_give_an_empty_frame(parameters):
    edition = open_edition()
    assert judge_role_weeks([], edition, parameters, edition.draws()).equals(JOB_WEEK.empty())


def test_tables_that_are_not_compiled_are_named(parameters):
    with pytest.raises(DataError, match="table 'role' is not compiled"):
        judge_weeks(CompiledTables({}), parameters, open_edition().draws())
