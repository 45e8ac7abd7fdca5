import csv
import io
import json
import re
from itertools import pairwise
from xml.etree import ElementTree

import jsonschema
import polars as pl
import pytest

from jobmorph.reports.history_atlas import ATLAS_FORMATS, render_atlas
from jobmorph.reports.history_atlas_svg import WIDTH, atlas_svg
from jobmorph.reports.history_atlas_view import NAMED, atlas_panels, decades, finding, named_jobs
from jobmorph.reports.history_json import ATLAS_SCHEMA_FILE
from jobmorph.reports.json_parts import schema_text
from jobmorph.reports.layout import TerminalStyle
from jobmorph.reports.theme import ASCII, DARK, LIGHT
from jobmorph.schema.errors import ParameterError
from jobmorph.studies.history_atlas import study_atlas

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def atlas():
    return study_atlas()


@pytest.fixture(scope="module")
def picture(atlas):
    return ElementTree.fromstring(atlas_svg(atlas))


def test_the_picture_has_a_title_a_text_a_finding_and_a_source(picture):
    named = picture.get("aria-labelledby").split()
    texts = {each.get("id"): each.text for each in picture if each.get("id")}
    assert picture.get("role") == "img"
    assert set(named) == set(texts)
    assert "lost half of their share of all jobs from 2002 to 2025" in texts["atlas-desc"]
    assert "Blacksmiths: largest share in 1850" in texts["atlas-desc"]
    words = " ".join(each.text or "" for each in picture.iter(f"{SVG}text"))
    assert "How jobs come and go" in words
    assert "Sources: IPUMS USA 6.0 (census), BLS OEWS. jobmorph, edition" in words
    assert "lost half of their share" in words


def test_the_finding_is_what_the_survey_counts(atlas):
    panel = next(each for each in atlas_panels(atlas) if each.definition == "employers")
    own = atlas.shares.filter(pl.col("definition") == "employers").drop_nulls("share")
    own = own.join(panel.jobs.select("series_id"), on="series_id").sort("year")
    ratio = own.group_by("series_id").agg(
        (pl.col("share").last() / pl.col("share").first()).alias("ratio")
    )["ratio"]
    jobs, fell, rose = map(int, re.search(
        r"Of (\d+) jobs .*?, (\d+) lost .*?, and (\d+) doubled", finding(atlas)
    ).groups())  # fmt: skip
    assert (jobs, fell, rose) == (ratio.len(), (ratio <= 0.5).sum(), (ratio >= 2).sum())
    assert jobs > 600


def test_rows_stand_in_the_order_of_their_peak_and_fill_to_one(atlas):
    for panel in atlas_panels(atlas):
        assert panel.jobs.get_column("peak_year").is_sorted()
        assert not panel.jobs.get_column("is_residual").any()
        highest = panel.shares.group_by("place").agg(pl.col("fill").max())["fill"]
        assert highest.min() == pytest.approx(1.0)
        assert highest.max() == pytest.approx(1.0)
        assert set(NAMED[panel.definition]) == set(named_jobs(panel)["series_id"])


def test_no_stroke_crosses_from_one_count_to_another(atlas, picture):
    paths = [each.get("d") for each in picture.iter(f"{SVG}path")]
    panels = [[float(y) for y in re.findall(r"M[\d.]+ ([\d.]+)h", path)] for path in paths]
    heights = sorted(y for found in panels for y in found)
    gaps = [right - left for left, right in pairwise(heights)]
    assert sum(gap > 50 for gap in gaps) == 2  # three blocks of rows
    assert 1890 not in atlas_panels(atlas)[0].years


def test_names_lie_within_the_picture_and_apart(picture):
    names = [each for each in picture.iter(f"{SVG}text") if each.get("class") == "name"]
    assert len(names) == sum(map(len, NAMED.values()))
    heights = sorted(float(each.get("y")) for each in names)
    assert min(b - a for a, b in pairwise(heights)) >= 15
    for each in names:
        assert len(each.text) * 8.2 < WIDTH


def test_a_picture_of_its_own_carries_both_modes_and_a_page_its_own(atlas):
    alone, within = atlas_svg(atlas), atlas_svg(atlas, is_inline=True)
    assert LIGHT.assisted in alone
    assert DARK.assisted in alone
    assert "prefers-color-scheme:dark" in alone
    assert LIGHT.assisted not in within
    assert len(alone) < 250_000


@pytest.mark.parametrize("form", ATLAS_FORMATS)
def test_every_form_is_there(atlas, form, banned_words):
    text = render_atlas(atlas, form)
    assert text.endswith("\n")
    ours = text if form in ("table", "md", "svg") else ""
    assert not [word for word in banned_words if re.search(rf"\b{word}\b", ours.lower())]


def test_the_screen_holds_all_ten_year_spans(atlas):
    lines = render_atlas(atlas).splitlines()
    assert len(lines) <= 23
    assert max(map(len, lines)) <= 80
    narrow = render_atlas(atlas, style=TerminalStyle(width=60, glyphs=ASCII))
    assert narrow.isascii()
    assert max(map(len, narrow.splitlines())) <= 60
    first = decades(atlas, "census_at_work").row(0, named=True)
    assert (first["peak_decade"], first["largest"][0]) == (1850, "Farmers (owners and tenants)")


def test_the_page_has_a_table_of_every_job_behind_the_picture(atlas):
    page = render_atlas(atlas, "html")
    assert page.count('<tr><th scope="row"') >= atlas.jobs.height
    assert 'class="atlas"' in page
    assert "<script" not in page


def test_csv_and_json_hold_every_share(atlas):
    rows = list(csv.DictReader(io.StringIO(render_atlas(atlas, "csv"))))
    assert len(rows) == atlas.shares.height
    document = json.loads(render_atlas(atlas, "json"))
    schema = json.loads(schema_text(ATLAS_SCHEMA_FILE))
    jsonschema.Draft202012Validator(schema).validate(document)
    assert sum(len(job["figures"]) for job in document["jobs"]) == atlas.shares.height


def test_an_unknown_format_is_refused(atlas):
    with pytest.raises(ParameterError):
        render_atlas(atlas, "png")
