"""The scatter as Vega-Lite holds the atlas's own figures."""

import pytest

from jobmorph.reports.atlas_points import points_spec
from jobmorph.reports.atlas_row import AtlasView
from jobmorph.reports.atlas_sheet import AtlasLinks, AtlasSheet
from jobmorph.studies.atlas import study_atlas


@pytest.fixture(scope="module")
def sheet():
    return AtlasSheet(study_atlas(field="sales"), AtlasLinks("/atlas", lambda id_: f"/job/{id_}"))


@pytest.mark.parametrize("show", ["growth", "pay"])
def test_it_is_valid_and_every_dot_is_a_row_of_the_atlas(sheet, show):
    altair = pytest.importorskip("altair", reason="altair is not installed")
    spec = points_spec(sheet, AtlasView(moment="reach", show=show))
    altair.Chart.from_dict(spec, validate=True)
    rows = {row.title: row for row in sheet.rows}
    dots = spec["data"]["values"]
    assert 10 < len(dots) <= len(rows)
    for dot in dots:
        row = rows[dot["title"]]
        assert (dot["across"], dot["up"]) == (row.values["ai_reach"], row.values[show])
        assert dot["told"] == (row.growth if show == "growth" else row.pay)
        assert dot["page"] == f"/job/{row.job_id}"
        assert row.area_heads == dot["heads"] > 0


def test_what_was_found_alone_is_drawn(sheet):
    spec = points_spec(sheet, AtlasView(find="Sales agents"))
    titles = [each["title"] for each in spec["data"]["values"]]
    assert len(titles) >= 3 and all(title.endswith("Sales Agents") for title in titles)
