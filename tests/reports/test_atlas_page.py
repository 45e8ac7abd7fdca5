import re
from html import unescape
from html.parser import HTMLParser

import pytest

from jobmorph.reports.atlas_list import MARKS, columns
from jobmorph.reports.atlas_page import AtlasLinks, atlas_page, script_text
from jobmorph.reports.atlas_row import AtlasView, atlas_rows
from jobmorph.reports.atlas_tiles import HEIGHT, WIDTH, lay_out
from jobmorph.reports.page_fonts import without_fonts
from jobmorph.reports.page_frame import Frame
from jobmorph.studies.atlas import study_atlas
from jobmorph.studies.atlas_result import FIELDS


class Reader(HTMLParser):
    """Collects ids, links, rows and text of a page."""

    def __init__(self):
        super().__init__()
        self.ids, self.links, self.styled, self.handlers = [], [], [], []
        self.cells, self.rows, self.checked, self.texts = 0, [], [], []

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        if "id" in found:
            self.ids.append(found["id"])
        if tag == "a":
            self.links.append(found["href"])
        if "style" in found:
            self.styled.append(tag)
        self.handlers += [name for name in found if name.startswith("on")]
        if tag == "tr":
            self.rows.append(0)
        if tag in ("td", "th") and self.rows:
            self.rows[-1] += 1
        if tag == "input" and "checked" in found:
            self.checked.append(found["id"])

    def handle_data(self, data):
        self.texts.append(data)


def read(text):
    reader = Reader()
    reader.feed(text)
    return reader


@pytest.fixture(scope="module")
def atlas():
    return study_atlas()


@pytest.fixture(scope="module")
def page(atlas):
    return atlas_page(atlas)


def test_the_page_is_light_and_self_contained(page):
    assert len(without_fonts(page).encode()) < 1_000_000
    assert page.startswith("<!DOCTYPE html>")
    assert "http://www.w3.org" not in page
    assert re.findall(r'<(?:script|link|img|iframe)[^>]*(?:src|href)="http', page) == []


def test_nothing_that_a_strict_policy_forbids(page, atlas):
    reader = read(page)
    assert (reader.styled, reader.handlers) == ([], [])
    site = atlas_page(atlas, frame=Frame(is_inline=False))
    assert "<script" not in site


def test_every_job_is_a_row_of_one_real_table(page, atlas):
    reader = read(page)
    wide = len(columns(atlas))
    assert wide == 18
    assert reader.rows[: atlas.jobs.height + 1] == [wide] * (atlas.jobs.height + 1)
    text = unescape(page)
    assert all(title in text for title in atlas.jobs["title"])


def test_every_link_within_the_page_leads_somewhere(page):
    reader = read(page)
    assert len(reader.ids) == len(set(reader.ids))
    inner = {link[1:] for link in reader.links if link.startswith("#")}
    assert inner <= set(reader.ids)


def test_tiles_cover_the_map_once(atlas):
    layout = lay_out(atlas_rows(atlas))
    told = [row.job_id for tile in layout.tiles for row in tile.jobs]
    assert len(told) == len(set(told))
    assert set(told) == {row.job_id for row in atlas_rows(atlas) if row.area_heads > 0}
    assert {head.field for head in layout.heads} <= set(FIELDS.values())
    for tile in layout.tiles:
        assert tile.box.left + tile.box.width <= WIDTH + 1e-6
        assert tile.box.top + tile.box.height <= HEIGHT + 1e-6
        assert tile.bar.height <= tile.box.height


def test_every_tile_says_why(page):
    titles = re.findall(r"<a href=\"#job-[^\"]+\"><title>([^<]+)</title>", page)
    assert len(titles) > 150
    assert all("US jobs. AI: " in title and "; person: " in title for title in titles)


def test_bars_of_the_list_are_whole_marks(page):
    bars = re.findall(r'<i class="w d(\d+) h(\d+)">', page)
    assert len(bars) >= 3 * 947
    assert all(int(ai) + int(person) <= MARKS for ai, person in bars)


def test_a_view_is_what_is_checked_and_told(atlas):
    view = AtlasView("reach", "growth", "scatter", "29-1141.00", "nurse")
    page = atlas_page(atlas, view)
    assert read(page).checked == ["moment-reach", "show-growth", "as-scatter"]
    assert re.search(r'id="detail-name"[^>]*>Registered Nurses<', page)
    rows = re.findall(r"<tr id=job-\S+", page)
    named = atlas.jobs["title"].str.to_lowercase().str.contains("nurse", literal=True).sum()
    assert len(rows) == named
    assert 'value="nurse"' in page


def test_a_server_answers_addresses_and_has_pages_of_jobs(atlas):
    page = atlas_page(atlas, links=AtlasLinks("/atlas", lambda job_id: f"/job/{job_id}"))
    assert '<form class="controls" method="get" action="/atlas" data-server="1"' in page
    assert '<button type="submit">' in page
    assert '<a href="/job/43-4051.00">' in page


def test_a_field_has_a_map_of_its_own():
    page = atlas_page(study_atlas(field="law"))
    assert "<title>Atlas of jobs: Law</title>" in page
    assert '<option value="law" selected>' in page
    assert "US jobs in law" in page


def test_the_page_says_what_it_must(page):
    text = " ".join(" ".join(read(page).texts).split())
    for words in (
        "Exposure is not probability of job loss.",
        "Area: US jobs, May 2025.",
        "use data to",
        "8 in 10",
        "Sources",
        "no official count",
    ):
        assert words in text


def test_doom_has_no_words_and_no_colours(page, banned_words):
    css = page[page.index("<style>") : page.index("</style>")]
    assert re.findall(r"(?<![-\w])(?:red|green)(?![-\w])", css) == []
    told = page[page.index("<main") :].lower()
    # Some work is to keep places safe; no job is called so.
    words = [word for word in banned_words if word != "safe"]
    assert [word for word in words if re.search(rf"\b{re.escape(word)}\b", told)] == []
    assert "safe job" not in told


def test_the_script_only_adds(page):
    text = script_text()
    assert "innerHTML" not in text
    assert "eval(" not in text
    assert ".style" not in text
    assert text in page
