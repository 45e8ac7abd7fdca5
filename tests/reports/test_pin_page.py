import re
import shutil
import subprocess

import pytest

from jobmorph.reports.ladder import render_ladder
from jobmorph.reports.page_fonts import without_fonts
from jobmorph.reports.practice import render_practice
from jobmorph.reports.skills import render_skills
from jobmorph.reports.span_figure import span_svg
from jobmorph.schema.estimate import Estimate
from jobmorph.studies.ladder import study_ladder
from jobmorph.studies.skills import study_skills
from jobmorph.studies.teaching_ways import teaching_ways

PAGES = ("skills", "ladder", "practice")
PAPERS = ("A4", "letter")


@pytest.fixture(scope="module")
def pages():
    result = study_skills("SDR")
    return {
        "skills": render_skills(result, "html"),
        "ladder": render_ladder(study_ladder("SDR"), "html"),
        "practice": render_practice(result, "html", ways=teaching_ways()),
    }


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fetches_nothing_and_runs_nothing(pages, name):
    page = pages[name]
    assert "<script" not in page
    assert re.findall(r'(?:src|href)="(?!#)[^"]*"|url\((?!#)|@import', without_fonts(page)) == []
    assert page.count("<h1>") == 1
    assert '<html lang="en">' in page
    assert "@page { margin: 2cm; }" in page
    assert "Exposure is not probability of job loss." in page


def test_the_first_heading_is_the_answer_with_its_range(pages):
    for page in pages.values():
        assert re.search(r"<h1>[^<]*8 in 10: [\d.]+ to [\d.]+", page)


def test_every_span_has_its_finding_in_words_and_a_table_behind(pages):
    page = pages["skills"]
    labels = re.findall(r'<svg class="span"[^>]*aria-label="([^"]+)"', page)
    assert len(labels) == 8
    assert all(re.search(r"hours a week now, .* by 2031; (gains|loses|unclear)", t) for t in labels)
    assert "The table behind this" in page


def test_ids_are_unique_and_headings_refer_to_them(pages):
    for page in pages.values():
        ids = re.findall(r' id="([^"]+)"', page)
        assert len(ids) == len(set(ids))
        assert set(re.findall(r'aria-labelledby="([^"]+)"', page)) <= set(ids)


def test_now_and_horizon_stand_on_one_scale():
    drawn = span_svg(3.0, Estimate(2.0, 4.0, 6.0), 8.0, 'a "finding"')
    assert 'class="now" x1="37.500%"' in drawn
    ends = re.findall(r'class="stroke"[^>]*x1="([\d.]+)%"[^>]*x2="([\d.]+)%"', drawn)
    assert ends == [("25.000", "75.000"), ("25.000",) * 2, ("75.000",) * 2, ("50.000",) * 2]
    assert "a &quot;finding&quot;" in drawn


@pytest.mark.skipif(shutil.which("chromium") is None, reason="no chromium to print with")
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", PAGES)
def test_it_prints_on_one_page(pages, name, paper, tmp_path):
    page = pages[name].replace("@page { margin: 2cm; }", f"@page {{ margin: 2cm; size: {paper}; }}")
    source, printed = tmp_path / "page.html", tmp_path / "page.pdf"
    source.write_text(page, "utf-8")
    subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
         f"--user-data-dir={tmp_path / 'profile'}", f"--print-to-pdf={printed}", str(source)],
        check=True, capture_output=True, timeout=60,
    )  # fmt: skip
    assert len(re.findall(rb"/Type\s*/Page[^s]", printed.read_bytes())) == 1
