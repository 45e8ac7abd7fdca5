"""The page of a run: figures are the result's, charts have tables, headings nest, no request."""

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise

import polars as pl
import pytest

from jobmorph.reports.evidence import row_meets
from jobmorph.reports.market import render_market
from jobmorph.reports.market_page import charts_of, market_html
from jobmorph.reports.page_fonts import without_fonts

from ..studies.market_case import YEARS, result
from .test_html import Page

CASES = ["cut-first", "slow"]
JOINER = "\N{WORD JOINER}"


@cache
def page_of(name):
    return render_market(result(name, "SDR" if name == "cut-first" else None), "html")


def charts(name="cut-first"):
    return {chart.chart_id: chart for chart in charts_of(result(name, "SDR"))}


@pytest.mark.parametrize("name", CASES)
def test_nothing_is_fetched_and_no_script_runs(name):
    text, page = page_of(name), Page(page_of(name))
    assert page.all("script", "link", "img", "iframe", "object", "embed") == []
    assert not any("src" in attributes for _, attributes in page.elements)
    assert not re.search(r"@import|url\((?!#)|@font-face", without_fonts(text))


@pytest.mark.parametrize("name", CASES)
def test_headings_nest_and_the_first_is_the_answer(name):
    page = Page(page_of(name))
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert ("This is the reference itself" in page.words) == (name == "slow")
    ids = [each["id"] for _, each in page.elements if "id" in each]
    assert len(ids) == len(set(ids))


def test_every_chart_has_unit_source_table_and_text_alternative():
    page = Page(page_of("cut-first"))
    found = charts()
    assert list(found) == [
        "unemployment",
        "groups",
        "openings",
        "moves",
        "net",
        "waits",
        "demand",
        "assumptions",
    ]
    for chart in found.values():
        assert chart.title and chart.unit and chart.tables and "edition" in chart.source
        assert chart.drawings or chart.rows
    # One table for the cases, one each for models, scores and assumptions.
    tables = sum(len(chart.tables) for chart in found.values())
    assert len(page.all("table")) == tables + 4
    assert all(each.get("aria-label") or "aria-hidden" in each for each in page.all("svg")
               if each.get("role") == "img" or each.get("class") == "swatch")  # fmt: skip


def test_a_run_that_differs_in_nothing_shows_no_chart_of_differences():
    names = {chart.chart_id for chart in charts_of(result("slow", None))}
    assert names == {"unemployment", "openings", "moves", "net", "waits"}
    assert len(charts_of(result("slow", None))[0].drawings) == 1


def test_figures_are_those_of_the_result():
    found, told = result("cut-first", "SDR"), charts()
    end = found.path("unemployment_rate").row(-1, named=True)
    last = told["unemployment"].tables[0].rows[-1]
    assert last[1] == f"{end['mid']:.1%} ({100 * end['low']:.1f}-{100 * end['high']:.1f})"
    assert len(told["unemployment"].tables[0].rows) == 4 * YEARS
    # The occupation asked for stands first, then 22 groups.
    assert [len(told[name].rows) for name in ("groups", "net", "waits", "demand")] == [23] * 4
    assert told["waits"].rows[0].is_asked and not told["waits"].rows[1].is_asked
    matrix = told["moves"].tables[1]
    sales = next(row for row in matrix.rows if "41-0000" in row[0])
    heads = found.moves.filter(
        (pl.col("origin_group") == "41-0000")
        & (pl.col("destination_group") == "43-0000")
        & (pl.col("market_case") == "scenario")
    )["hires_heads_year"].item()
    assert sales[1 + [*matrix.headings[1:]].index("43")] == f"{heads / 1000:,.0f}"


def test_squares_are_shares_of_their_row():
    svg = charts()["moves"].drawings[0].svg
    assert svg.count("<rect") == 23 * 22
    assert svg.count(" own") == 22


def test_what_failed_is_named():
    words = Page(page_of("cut-first")).words
    scores = result("cut-first", "SDR").scores
    missed = [row["metric"] for row in scores.to_dicts() if row_meets(row, "floor") is False]
    assert missed
    for metric in missed:
        assert metric in words
    assert "Worse than the simpler method beside it:" in words
    none = replace(result("cut-first", "SDR"), scores=scores.clear())
    assert "holds no scores" in Page(render_market(none, "html")).words


def test_no_line_breaks_inside_a_range_of_a_title():
    titles = re.findall(r"<h2 id=\"\w+\">([^<]*)</h2>", page_of("cut-first"))
    assert not any(re.search(r"\d-\d", title) for title in titles if "since" not in title)
    assert any(JOINER in title for title in titles)


def test_the_short_page_holds_the_answer_and_one_chart():
    short = market_html(result("cut-first", "SDR"), is_short=True)
    page = Page(short)
    assert len(without_fonts(short)) < 0.25 * len(without_fonts(page_of("cut-first")))
    assert "Unemployment peaks at" in page.words
    assert "market-1.0" not in short and len(page.all("table")) == 2


def test_markdown_reads_in_the_order_of_the_page():
    text = render_market(result("cut-first", "SDR"), "md")
    assert text.startswith("# US labour market, 2026-11 to 2028-11, scenario cut-first")
    places = [text.index(f"## {chart.title[:30]}") for chart in charts().values()]
    assert places == sorted(places)
    assert "## How good is this?" in text
