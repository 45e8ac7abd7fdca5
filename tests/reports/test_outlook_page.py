import re
from dataclasses import replace

import polars as pl
import pytest

from jobmorph.reports.fan_figure import FanPoint, fan_svg, round_steps, segments
from jobmorph.reports.outlook_page import fan_of, gap_sentence, outlook_html
from jobmorph.studies.outlook import study_outlook
from jobmorph.studies.outlook_group import study_outlook_group


@pytest.fixture(scope="module")
def switchboard():
    return study_outlook("switchboard operator")


@pytest.fixture(scope="module", params=["job", "index", "group", "one year"])
def answer(request):
    if request.param == "group":
        return study_outlook_group("go-to-market", years=10)
    years = 1 if request.param == "one year" else 5
    return study_outlook("SDR" if request.param == "index" else "switchboard operator", years=years)


def points_of(svg, css):
    texts = re.findall(rf'class="{css}"[^>]*points="([^"]+)"', svg)
    return [[tuple(map(float, pair.split(","))) for pair in text.split()] for text in texts]


def test_the_fan_is_the_forecast(answer):
    fan = fan_of(answer)
    assert [each.year for each in fan.ahead] == answer.forecast["year"].to_list()
    assert [each.low for each in fan.ahead] == answer.forecast["p10"].to_list()
    assert [each.high for each in fan.ahead] == answer.forecast["p90"].to_list()
    assert fan.ticks[0].value == 0.0
    assert fan.ticks[-1].value >= max(each.high for each in fan.ahead)


def test_heights_are_drawn_to_scale(switchboard):
    fan = fan_of(switchboard)
    svg = fan_svg(fan)
    top = fan.ticks[-1].value
    band = points_of(svg, "band")[0]
    assert band[len(fan.ahead) - 1] == pytest.approx(
        (1000.0, 1000 * (1 - switchboard.high / top)), abs=0.1
    )
    assert band[len(fan.ahead)][1] == pytest.approx(1000 * (1 - switchboard.low / top), abs=0.1)
    official = points_of(svg, "official")[0]
    assert official[-1][1] == pytest.approx(1000 * (1 - switchboard.official / top), abs=0.1)


def test_the_line_has_a_gap_at_every_break(switchboard):
    fan = fan_of(switchboard)
    starts = [part[0].year for part in segments(fan.counted, fan.breaks)]
    assert starts == [2002, 2004, 2010, 2012, 2019, 2021]
    drawn = points_of(fan_svg(fan), "counted") + points_of(fan_svg(fan), "counted trend")
    assert len(drawn) == len(starts)
    caption = gap_sentence(switchboard)
    assert all(str(year) in caption for year in starts[1:])


def test_years_that_are_missing_are_gaps_too():
    parts = segments([FanPoint(2012, 1.0), FanPoint(2014, 2.0)], [])
    assert len(parts) == 2


def test_the_middle_thins_out(switchboard):
    found = re.findall(r'class="middle"[^>]*stroke-width="([\d.]+)"', fan_svg(fan_of(switchboard)))
    widths = [float(each) for each in found]
    assert len(widths) == switchboard.years
    assert widths == sorted(widths, reverse=True)
    assert widths[-1] < widths[0]


@pytest.mark.parametrize("most", [1.0, 57.0, 119.3, 34_280.0, 226_890.0, 10.9e6, 2.0e7])
def test_steps_are_few_and_cover_the_most(most):
    steps = round_steps(most)
    assert 3 <= len(steps) <= 6
    assert steps[-1] >= most
    assert steps[0] == 0.0


def test_the_page_has_its_table_source_and_no_request(answer):
    page = outlook_html(answer)
    assert page.startswith("<!DOCTYPE html>")
    assert page.count("<h1>") == 1
    assert "Sources: U.S. Bureau of Labor Statistics" in page
    assert "the table behind this" in page
    assert "<script" not in page
    assert not re.search(r'(src|href)="http', page)
    assert 'role="img"' in page
    for year in answer.forecast["year"].to_list():
        assert f">{year}<" in page


def test_years_that_would_touch_are_written_once():
    svg = fan_svg(fan_of(study_outlook("switchboard operator", years=1)))
    assert ">2025-2026<" in svg
    assert ">2025<" not in svg


def test_titles_are_escaped(switchboard):
    job = replace(switchboard.match.job, title="<b>x</b>")
    page = outlook_html(replace(switchboard, match=replace(switchboard.match, job=job)))
    assert "<b>x" not in page


def test_an_index_has_a_table_in_hundreds():
    answer = study_outlook("SDR")
    fan = fan_of(answer)
    assert fan.counted[-1].value == pytest.approx(100.0)
    assert answer.series.filter(pl.col("year") == 2025)["index"].unique().to_list() == [100.0]


def test_what_ifs_are_drawn_on_the_scale_of_our_range(answer):
    page = outlook_html(answer)
    section = page.partition('id="whatif"')[2].partition("</section>")[0]
    assert section.count("<svg") == 1 + 4 * 2
    own, *others = re.findall(r'class="now" x1="([\d.]+)%"', section)
    # The tick of our middle stands at one place in all lines.
    assert set(others) == {own}
    rows = answer.scenarios.filter(
        (pl.col("year") == answer.target_year) & (pl.col("scenario") != "slow")
    )
    left = min(answer.low, rows["low"].min())
    width = max(answer.high, rows["high"].max()) - left
    assert float(own) == pytest.approx(100 * (answer.middle - left) / width, abs=0.001)
    assert "the table behind this" in section


def test_a_page_without_what_ifs_has_no_figure_of_them(switchboard):
    assert 'id="whatif"' not in outlook_html(replace(switchboard, scenarios=None))
