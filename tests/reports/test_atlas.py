import csv
import io
import json

import jsonschema
import polars as pl
import pytest

from jobmorph.reports.atlas import SCHEMA_FILE, SHOWN, render_job_atlas
from jobmorph.reports.atlas_row import AtlasView, anchor_of, atlas_rows
from jobmorph.reports.atlas_sentences import field_shares, lead_words
from jobmorph.reports.json_parts import schema_text
from jobmorph.reports.layout import TerminalStyle
from jobmorph.reports.role_view import view_role
from jobmorph.reports.theme import ASCII
from jobmorph.schema.errors import ParameterError
from jobmorph.schema.ids import MOMENTS, PARTS
from jobmorph.studies.atlas import study_atlas
from jobmorph.studies.role import study_role


@pytest.fixture(scope="module")
def atlas():
    return study_atlas()


@pytest.fixture(scope="module")
def rows(atlas):
    return {row.job_id: row for row in atlas_rows(atlas)}


@pytest.mark.parametrize("job_id", ["43-4051.00", "29-1141.00", "sales-development/mid"])
def test_whole_hours_are_those_of_the_jobs_own_page(rows, job_id):
    view, row = view_role(study_role(job_id)), rows[job_id]
    assert row.week == view.week
    for moment in MOMENTS:
        assert row.bars[moment] == view.bars[moment]


def test_every_row_has_a_reason_and_an_option(rows):
    assert len({row.anchor for row in rows.values()}) == len(rows) == 947
    for row in rows.values():
        assert row.why.startswith("AI: ")
        assert "Person: " in row.why
        assert row.opens.startswith("Opens up: ")
        assert len(row.opens) > len("Opens up: .")
        assert all(row.bars[moment].mids.total == row.week for moment in MOMENTS)


def test_library_families_stand_after_the_job_they_lean_on(atlas):
    ids = [row.job_id for row in atlas_rows(atlas)]
    for job_id, outer in atlas.roles.select("job_id", "inside_of").iter_rows():
        between = ids[ids.index(outer) + 1 : ids.index(job_id)]
        inside = atlas.jobs.filter(pl.col("inside_of").is_not_null())["job_id"].to_list()
        assert set(between) <= set(inside)
    row = next(row for row in atlas_rows(atlas) if row.job_id == "sales-development/mid")
    assert (row.jobs, row.is_inside, row.area_heads) == ("no official count", True, 0.0)
    assert "pay, growth and moves are borrowed" in row.note


def test_the_finding_weighs_by_jobs(atlas):
    told = atlas.occupations.drop_nulls("employment_area_heads")
    heads = pl.col("employment_area_heads")
    share = pl.col("horizon_delegated_hours_week") / pl.col("time_hours_week")
    exact = 100 * told.select((share * heads).sum() / heads.sum()).item()
    parts = field_shares(atlas.occupations)
    assert sum(parts.values()) == 100
    assert abs(parts["delegated"] - exact) < 1
    assert lead_words(atlas).startswith(f"By 2031 AI could do about {parts['delegated']} (")


def test_the_screen_is_short_and_plain(atlas):
    text = render_job_atlas(atlas, style=TerminalStyle())
    lines = text.splitlines()
    assert len(lines) <= 23
    assert max(map(len, lines)) <= 80
    assert "Exposure is not probability of job loss." in text
    assert "Retail Salespersons" in text
    assert f"+ {947 - SHOWN} more jobs" in text
    assert render_job_atlas(atlas, style=TerminalStyle(glyphs=ASCII)).isascii()


def test_everything_below_the_screen(atlas):
    sales = study_atlas(field="sales")
    text = render_job_atlas(sales, style=TerminalStyle(), is_all=True)
    for row in atlas_rows(sales):
        assert row.title[:20] in text
    words = " ".join(text.split())
    assert "Opens up:" in words
    assert "Sources" in words


def test_moments_differ(atlas):
    screens = {
        moment: render_job_atlas(atlas, view=AtlasView(moment=moment), style=TerminalStyle())
        for moment in MOMENTS
    }
    assert len(set(screens.values())) == 3
    assert "AS SEEN SO FAR (USE DATA TO" in screens["today"]
    with pytest.raises(ParameterError, match="no moment 'soon'"):
        render_job_atlas(atlas, view=AtlasView(moment="soon"))


def test_json_keeps_its_schema(atlas):
    document = json.loads(render_job_atlas(atlas, "json"))
    jsonschema.validate(document, json.loads(schema_text(SCHEMA_FILE)))
    assert len(document["jobs"]) == atlas.jobs.height


def test_csv_and_markdown_hold_every_job(atlas):
    found = list(csv.DictReader(io.StringIO(render_job_atlas(atlas, "csv"))))
    assert [row["job_id"] for row in found] == atlas.jobs["job_id"].to_list()
    text = render_job_atlas(atlas, "md")
    assert text.startswith("# Atlas of jobs\n")
    for title in atlas.jobs["title"]:
        assert f"| {title} |" in text
    assert len(PARTS) == 3


def test_unknown_forms_are_refused(atlas):
    with pytest.raises(ParameterError):
        render_job_atlas(atlas, "svg")


def test_anchors_are_plain():
    assert anchor_of("11-1011.00") == "job-11-1011-00"
