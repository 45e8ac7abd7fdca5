"""The atlas laid out once: every view is what it would be were it laid out for it alone."""

import pytest

from jobmorph.reports.atlas_page import atlas_page, sheet_page
from jobmorph.reports.atlas_row import AtlasView
from jobmorph.reports.atlas_sheet import AtlasLinks, AtlasSheet
from jobmorph.reports.page_frame import STANDALONE
from jobmorph.studies.atlas import study_atlas

LINKS = AtlasLinks("/atlas", lambda job_id: f"/job/{job_id}")
VIEWS = (
    AtlasView(),
    AtlasView(find="manager"),
    AtlasView(moment="reach", show="pay", layout="list", job="41-2031.00"),
    AtlasView(find="nothing is called so"),
    AtlasView(),
)


@pytest.fixture(scope="module")
def sales():
    return study_atlas(field="sales")


def test_one_sheet_gives_every_view_as_if_it_were_the_only_one(sales):
    sheet = AtlasSheet(sales, LINKS)
    for view in VIEWS:
        alone = atlas_page(sales, view, links=LINKS)
        assert sheet_page(sheet, view, frame=STANDALONE) == alone


def test_words_leave_out_jobs_and_count_what_is_left(sales):
    sheet = AtlasSheet(sales, LINKS)
    everything, found = sheet.found(""), sheet.found("Sales REPRESENTATIVES")
    assert everything is sheet.found("  ")
    titles = [row.title for row in sheet.rows if "sales" in row.title.lower()]
    wanted = [title for title in titles if "representatives" in title.lower()]
    assert found["list"]["rows"].count("<tr ") == len(wanted) > 0
    assert everything["list"]["rows"].count("<tr ") == len(sheet.rows) > len(wanted)
