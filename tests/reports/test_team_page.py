"""The page about a team: figures are the result's, charts have tables, headings and heads nest."""

import re
from dataclasses import replace
from html import unescape
from itertools import pairwise

import polars as pl
import pytest
from tests.reports.team_answer import agency
from tests.reports.test_html import Page

from jobmorph.reports.page_fonts import without_fonts
from jobmorph.reports.team import render_team
from jobmorph.reports.team_lines import money_unit
from jobmorph.reports.team_page_figures import (
    quarters_table,
    seats_by_quarter,
    trade_off_figure,
    undominated,
    week_hours,
)
from jobmorph.reports.team_page_tasks import MOST_TASKS, largest_tasks, task_lines
from jobmorph.schema.estimate import Estimate
from jobmorph.schema.ids import PARTS
from jobmorph.studies.team_result import Conflict

CLASH = Conflict(("seats_least", "coaching"), (("seats_least", 11.0), ("coaching", None)))


def without(plan):
    return replace(plan, design=None, measures=None, binding=(), changes=(), conflict=CLASH)


def cases():
    """The answer with all designs, one, one that failed, none; and with most seats held."""
    result = agency()
    hold = pl.col("design") == "hold"
    held = result.seats.with_columns(is_held=pl.col("seat_id") != result.tasks["seat_id"][0])
    return {
        "all": result,
        "one": replace(
            result, plans=(result.plan("hold"),), trade_off=result.trade_off.filter(hold), flips=()
        ),
        "some": replace(result, plans=(without(result.plans[0]), *result.plans[1:])),
        "none": replace(
            result,
            plans=tuple(map(without, result.plans)),
            trade_off=result.trade_off.clear(),
            flips=(),
        ),
        "held": replace(result, seats=held),
    }


@pytest.fixture(scope="module")
def pages():
    return {name: render_team(result, "html") for name, result in cases().items()}


@pytest.fixture(scope="module")
def page(pages):
    return pages["all"]


def bare(text):
    return unescape(re.sub(r"<[^>]+>", "", text)).strip()


def tables(text):
    """Rows of every table, by caption."""
    found = {}
    for body in re.findall(r"<table.*?</table>", text, re.S):
        caption = unescape(
            re.sub(r"<[^>]+>", "", re.search(r"<caption.*?</caption>", body).group())
        )
        rows = re.findall(r"<tr>(.*?)</tr>", body, re.S)
        found[caption] = [
            [bare(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.S)]
            for row in rows
        ]
    return found


def number(text):
    return float(text.split("(")[0].strip().rstrip("*").replace(",", ""))


def ends(text):
    between = re.search(r"\((.*)\)", text).group(1).replace(",", "")
    low, high = re.split(r" to |(?<=\d)-", between)
    return float(low), float(high)


def all_measures(result):
    return [result.as_is, *(plan.measures for plan in result.plans)]


def test_whole_figures_of_the_table_are_the_results(page):
    result = agency()
    rows = tables(page)["As is, and the designs"]
    assert rows[0] == ["What it comes to", "As is", *(plan.offer.label for plan in result.plans)]
    fields = ("seats", "entry_seats", "laid_off", "customer_hours_week", "late_hours_week")
    for row, field in zip(rows[1:6], fields, strict=True):
        assert [number(cell) for cell in row[1:]] == [
            round(getattr(each, field)) for each in all_measures(result)
        ]
    assert [number(cell) for cell in rows[6][1:]] == [
        round(each.coaching_hours_head_week, 2) for each in all_measures(result)
    ]


def test_amounts_of_the_table_and_their_ranges_are_the_results(page):
    result, rows = agency(), tables(page)["As is, and the designs"]
    size = money_unit(result).size
    for row, field in ((7, "tool_amount_year"), (8, "cost_amount_year"), (9, "saved_amount_year")):
        for cell, measures in zip(rows[row][1:], all_measures(result), strict=True):
            amount = getattr(measures, field)
            if cell == "-":
                assert measures is result.as_is
                continue
            assert number(cell) == round(amount.mid / size)
            assert ends(cell) == (round(amount.low / size), round(amount.high / size))


def test_marks_stand_where_a_design_stands_at_a_limit(page):
    seats = tables(page)["As is, and the designs"][1]
    assert [cell.endswith("*") for cell in seats[1:]] == [False, False, True, False, False]


def test_the_first_sentence_has_hours_their_range_and_checking(page):
    result = agency()
    lead = re.search(r"<h1>(.*?)</h1>", page).group(1)
    numbers = [int(each) for each in re.findall(r"\d+", lead)]
    could, checking = result.could_pass_hours_week, result.checking_hours_week
    wanted = [result.work_hours_week, could.mid, could.low, could.high]
    assert numbers[:4] == [round(each) for each in wanted]
    year = int(result.end_name.rpartition(" ")[2])
    assert numbers[4:6] == [year, round(checking.mid)]


def test_bars_are_the_week_on_one_scale(page):
    result = agency()
    section = page.partition('id="week"')[2].partition("</section>")[0]
    bars = re.findall(r'<svg class="bar".*?</svg>', section)
    assert len(bars) == 5
    for svg, measures in zip(bars, all_measures(result), strict=True):
        hours = week_hours(result, measures)
        assert sum(hours.values()) == pytest.approx(result.work_hours_week)
        for part in PARTS:
            width = re.search(rf'class="part-{part}" x="[\d.]+%" width="([\d.]+)%"', svg).group(1)
            share = 100 * hours[part] / result.work_hours_week
            assert float(width) == pytest.approx(share, abs=0.001)
    rows = tables(page)["Hours a week of each part"]
    assert [[number(cell) for cell in row[1:]] for row in rows[1:]] == [
        [round(week_hours(result, measures)[part]) for part in PARTS]
        for measures in all_measures(result)
    ]


def test_the_chart_has_every_design_and_its_table_every_point(page):
    result = agency()
    rows = tables(page)["Cost and hours with customers, cheapest first"]
    assert len(rows) == 2 + result.trade_off.height
    size = money_unit(result).size
    for row, point in zip(rows[2:], result.trade_off.iter_rows(named=True), strict=True):
        assert number(row[1]) == round(point["cost_amount_year"] / size)
        assert number(row[2]) == round(point["customer_hours_week"])
        assert number(row[3]) == point["seats"]
    svg = trade_off_figure(result).svg
    assert svg.count('class="mark design"') == len(result.plans)
    assert (
        svg.count('class="mark between"')
        == undominated(result.trade_off.filter(~pl.col("is_named"))).height
    )
    for name in ("As is", *(plan.offer.label for plan in result.plans)):
        assert f">{name}</text>" in svg


def test_points_that_bring_no_more_than_cheaper_ones_are_not_drawn():
    points = pl.DataFrame(
        {"cost_amount_year": [3.0, 1.0, 2.0, 2.0], "customer_hours_week": [5.0, 5.0, 4.0, 6.0]}
    )
    assert undominated(points)["cost_amount_year"].to_list() == [1.0, 2.0]


def test_seats_by_quarter_end_where_the_table_of_designs_ends(page):
    result = agency()
    rows = tables(page)["Seats at the end of each quarter"]
    assert rows[0][1:] == ["now", *result.quarter_names] or rows[0][1] == "Now"
    for plan, row in zip(result.plans, rows[1::2], strict=True):
        assert [number(cell) for cell in row[1:]] == [
            result.as_is.seats,
            *seats_by_quarter(result, plan),
        ]
        assert number(row[-1]) == plan.measures.seats
    assert len(quarters_table(result).rows) == 2 * len(result.plans)


def test_the_largest_tasks_are_shown_with_both_sides(page):
    result = agency()
    shown = task_lines(result)
    assert len(shown) == min(MOST_TASKS, result.tasks.height)
    loads = sorted(result.tasks["load_hours_week"], reverse=True)[: len(shown)]
    assert [row["load_hours_week"] for row in largest_tasks(result)] == loads
    rows = tables(page)["The same tasks as a table"]
    assert [number(row[2]) for row in rows[1:]] == [round(load, 1) for load in loads]
    for row in rows[1:]:
        assert sum(number(cell) for cell in row[3:6]) == pytest.approx(number(row[2]), abs=0.16)
    first = largest_tasks(result)[0]
    if first["counter_line"]:
        assert unescape(page).count(first["counter_line"].rstrip(".")) >= 1


def test_every_task_stands_in_the_rest(page):
    result = agency()
    found = tables(page)
    heads = [name for name in found if name.endswith("hours a week") and ": " in name]
    assert sum(len(found[name]) - 1 for name in heads) == result.tasks.height


@pytest.mark.parametrize("name", ["all", "one", "some", "none", "held"])
def test_headings_nest_and_tables_have_heads(pages, name):
    found = Page(pages[name])
    levels = [int(tag[1]) for tag, _ in found.elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert all(each.get("scope") in {"col", "row"} for each in found.all("th"))
    assert re.search(r"<th[^>]*></th>", pages[name]) is None
    assert len(found.all("caption")) == len(found.all("table"))
    frames = [each for each in found.all("div") if each.get("class") == "frame"]
    assert len(frames) == len(found.all("table"))
    assert all(frame["tabindex"] == "0" and frame["aria-label"] for frame in frames)
    ids = [each["id"] for _, each in found.elements if "id" in each]
    assert len(ids) == len(set(ids))
    named = {each["aria-labelledby"] for _, each in found.elements if "aria-labelledby" in each}
    assert named <= set(ids)
    assert found.all("html")[0]["lang"] == "en"
    for landmark in ("header", "main", "footer"):
        assert len(found.all(landmark)) == 1


@pytest.mark.parametrize("name", ["all", "one", "some", "none", "held"])
def test_every_picture_is_told_in_a_sentence_and_has_its_table(pages, name):
    found = Page(pages[name])
    for svg in found.all("svg"):
        assert svg.get("aria-hidden") == "true" or (svg["role"] == "img" and svg["aria-label"])
    for section in re.findall(r"<section.*?</section>", pages[name], re.S):
        if "<figure" in section:
            assert '<details class="behind">' in section


@pytest.mark.parametrize("name", ["all", "one", "some", "none", "held"])
def test_no_word_that_must_not_appear(pages, banned_words, name):
    words = Page(pages[name]).words.lower()
    assert [banned for banned in banned_words if banned in words] == []
    assert not re.search(r"\btoday\b|\bnan\b|\binf\b|\{|\}", words)


@pytest.mark.parametrize("name", ["all", "one", "some", "none", "held"])
def test_nothing_is_fetched_and_no_script_runs(pages, name):
    found = Page(pages[name])
    assert found.all("script", "link", "img", "iframe", "object", "embed") == []
    assert not any("src" in each for _, each in found.elements)
    assert not re.search(r"@import|url\((?!#)|@font-face", without_fonts(pages[name]))


def test_a_design_without_a_plan_says_what_clashes(pages):
    rows = tables(pages["some"])["As is, and the designs"]
    assert rows[1][2] == "no plan"
    assert "It would do to give: at least 11 seats." in Page(pages["some"]).words


def test_without_any_plan_no_chart_is_empty(pages):
    text = pages["none"]
    assert "No design keeps all its limits. The team is shown as it is." in Page(text).words
    for css in ("scatter", "steps"):
        assert f'<svg class="{css}"' not in text
    assert text.count('<svg class="bar"') == 1 + MOST_TASKS
    assert 'id="moves-1"' not in text


def test_held_seats_are_named_and_their_hours_said_to_be_left_out(pages):
    words = Page(pages["held"]).words
    assert "shown and held as they are: their hours are left out, their pay is in the cost" in words


def test_as_is_stands_first_everywhere(page):
    section = page.partition('id="week"')[2].partition("</section>")[0]
    assert re.search(r'<span class="name">([^<]+)', section).group(1) == "As is: seen so far"
    found = tables(page)
    assert found["As is, and the designs"][0][1] == "As is"
    assert found["Cost and hours with customers, cheapest first"][1][0] == "As is"


def test_names_cannot_break_the_page():
    result = agency()
    roster = replace(result.roster, source='<b>"team" & co</b>.csv')
    seats = result.seats.with_columns(label=pl.lit("<i>seat</i>"))
    text = render_team(replace(result, roster=roster, seats=seats), "html")
    assert "<b>" not in text
    assert "<i>" not in text
    assert "&lt;b&gt;" in text


def test_assumptions_and_sources_are_listed(page):
    result = agency()
    words = Page(page).words
    assert all(f"{each.title}" in words for each in result.record.sources)
    section = page.partition("Assumptions (value, range, tier)</h2>")[2].partition("</section>")[0]
    assert section.count("<li>") == len(result.record.assumptions)


def test_markdown_reads_in_the_same_order_as_the_page(page):
    text = render_team(agency(), "md")
    assert text.startswith("# agency.csv: 12 people, as is and redesigned")
    heads = [line[3:] for line in text.splitlines() if line.startswith("## ")]
    assert heads[0] == "As is, and the designs"
    line = next(line for line in text.splitlines() if line.startswith("| Cost a year"))
    cells = [cell.strip() for cell in line.strip("|").split("|")]
    assert cells == tables(page)["As is, and the designs"][8]


def test_a_row_without_range_in_no_design_is_left_out(page):
    result = agency()
    assert not any(row[0].startswith("Ready") for row in tables(page)["As is, and the designs"])
    ready = replace(result.as_is, ready_heads=Estimate(1.0, 2.0, 4.0))
    rows = tables(render_team(replace(result, as_is=ready), "html"))["As is, and the designs"]
    assert rows[-1][:2] == ["Ready for the next level, by end 2028", "2 (1-4)"]
