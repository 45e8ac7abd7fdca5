import re
from dataclasses import replace

import pytest

from jobmorph.reports.page_fonts import without_fonts
from jobmorph.reports.paths import render_paths
from jobmorph.reports.paths_network import network_grid, network_sentence, paths_network

from .paths_example import make_empty, make_paths, make_paths_to


@pytest.fixture(scope="module")
def page():
    return render_paths(make_paths(), "html")


def test_the_page_asks_nothing_of_the_network_and_runs_no_script(page):
    assert "<script" not in page
    assert re.findall(r'(?:src|href)="(?!#|https://example\.org/)[^"]*"', page) == []
    assert re.search(r"@import|url\((?!#)", without_fonts(page)) is None


def test_headings_in_order(page):
    found = re.findall(r"<(h[12])[^>]*>([^<]+)</h", page)
    assert [level for level, _ in found].count("h1") == 1
    assert [text for level, text in found if level == "h2"][:7] == [
        "The ways from here",
        "Known in the trade (our judgement)",
        "Counted: where people went",
        "In two or three steps",
        "What you can do now",
        "Pay, growth and crowding",
        "Hours of the week there by 2031",
    ]


def test_the_chart_shows_the_moves_and_ways_it_says():
    result = make_paths()
    network = paths_network(result)
    steps = [stop.step for stop in network.stops]
    assert (steps.count(1), steps.count(2), steps.count(3)) == (9, 3, 1)
    parents = {link.target: link.source for link in network.links}
    assert len(parents) == len(network.links)
    assert network_sentence(result, network) == (
        "Shown: nine jobs one step away, and three ways of more steps. The widest line leads to "
        "sales representatives, wholesale and manufacturing: 9 of 100 leavers."
    )


def test_the_table_behind_the_chart_holds_every_line():
    result = make_paths()
    network = paths_network(result)
    grid = network_grid(result, network)
    assert len(grid.rows) == len(network.links)
    start = "Sales development representative"
    assert (start, "Account executive", "no count", "6-14") in grid.rows
    assert (start, "Retail salespersons", "6 (4-8)", "0-1") in grid.rows
    market = "Market research analysts and marketing specialists"
    assert ("Customer service representatives", market, "1", "") in grid.rows


def test_ranges_are_drawn_to_scale(page):
    section = page.partition('id="group-counted"')[2].partition("</section>")[0]
    first = re.search(r'<svg class="range".*?</svg>', section).group()
    places = [float(each) for each in re.findall(r'x1="([\d.]+)%"', first)]
    assert min(places) == pytest.approx(100 * 6 / 13, abs=0.01)
    assert max(places) == pytest.approx(100 * 12 / 13, abs=0.01)
    assert "9 of 100 leavers, 8 in 10 between 6 and 12" in first


def test_exposure_stands_apart_from_growth(page):
    market = page.partition("Pay, growth and crowding</h2>")[2].partition("</section>")[0]
    assert "You do it" not in market
    week = page.partition("Hours of the week there by 2031</h2>")[2].partition("</section>")[0]
    assert "Exposure is not probability of job loss." in week
    assert "US jobs" not in week


def test_a_target_comes_first():
    text = render_paths(make_paths_to(), "html")
    h1 = re.search(r"<h1>([^<]+)</h1>", text).group(1)
    assert h1 == "Customer success associate: this move usually takes 3 to 8 months."
    assert text.index("Ways there") < text.index("Known in the trade")


def test_nothing_left_draws_no_empty_chart():
    text = render_paths(make_empty(), "html")
    assert "<svg" not in text
    assert "path SDR --max-months 18 --min-wage 101000" in text
    assert text.index("What you can do now") < text.index("Left out by your limits</h2>")


def test_names_cannot_break_the_page():
    result = make_paths()
    job = replace(result.start.match.job, title='<b>"Sales" & co</b>')
    start = replace(result.start, match=replace(result.start.match, job=job))
    text = render_paths(replace(result, start=start), "html")
    assert "<b>" not in text
    assert "&lt;b&gt;" in text
