import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import polars as pl
import pytest

from jobmorph.reports.html import page_css, role_html
from jobmorph.reports.page_fonts import without_fonts
from jobmorph.reports.role_view import view_role
from jobmorph.reports.theme import DARK, LIGHT

VOID = {"meta", "br", "link", "img", "input", "hr", "rect", "line", "circle"}


class Page(HTMLParser):
    """Elements with their attributes and text, and whether tags close in order."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.stack, self.text = [], [], []
        self.feed(text)
        assert self.stack == []

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.stack.pop() == tag

    def handle_data(self, data):
        if not self.stack or self.stack[-1] not in {"style", "script"}:
            self.text.append(data)

    def all(self, *tags):
        return [attributes for tag, attributes in self.elements if tag in tags]

    @property
    def words(self):
        return " ".join(" ".join(self.text).split())


@pytest.fixture(scope="session")
def html(result):
    return role_html(result)


@pytest.fixture(scope="session")
def page(html):
    return Page(html)


def test_nothing_is_fetched_and_no_script_runs(html, page):
    assert page.all("script", "link", "img", "iframe", "object", "embed") == []
    assert not any("src" in attributes for _, attributes in page.elements)
    assert not re.search(r"@import|url\((?!#)|@font-face", without_fonts(html))
    assert not any(name.startswith("on") for _, each in page.elements for name in each)


def test_one_h1_that_is_the_first_sentence(html, page):
    assert len(page.all("h1")) == 1
    assert "<h1>About 8 of your 40 hours could pass to AI by 2031 (8 in 10: 4 to 12).</h1>" in html


def test_headings_do_not_skip_a_level(page):
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h[1-6]", tag)]
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_landmarks_language_and_skip_link(page):
    assert page.all("html")[0]["lang"] == "en"
    for landmark in ("header", "main", "nav", "footer"):
        assert len(page.all(landmark)) == 1
    assert page.all("a")[0]["href"] == "#answer"
    assert page.all("main")[0]["id"] == "answer"


def test_every_inner_link_has_its_target_and_ids_are_unique(page):
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    inner = [each["href"][1:] for each in page.all("a") if each["href"].startswith("#")]
    assert set(inner) <= set(ids)
    named = [each["aria-labelledby"] for _, each in page.elements if "aria-labelledby" in each]
    assert set(named) <= set(ids)


def test_every_table_has_scoped_heads_a_caption_and_a_focusable_frame(html, page):
    assert all(each.get("scope") in {"col", "row"} for each in page.all("th"))
    tables = len(page.all("table"))
    assert len(page.all("caption")) == tables
    frames = [each for each in page.all("div") if each.get("class") == "frame"]
    assert len(frames) == tables
    assert all(frame["tabindex"] == "0" and frame["aria-label"] for frame in frames)


def test_every_figure_states_its_finding(page):
    for svg in page.all("svg"):
        assert svg.get("aria-hidden") == "true" or (svg["role"] == "img" and svg["aria-label"])
    bar = next(each for each in page.all("svg") if each.get("class") == "bar dashed")
    assert bar["aria-label"].startswith("The week of 40 hours by 2031: AI does 8 (4-12)")
    assert "sources are far apart" in bar["aria-label"]


def test_table_behind_the_bar_holds_the_same_numbers(html, result):
    view = view_role(result)
    table = html.split("Hours of the week of 40")[-1].split("</table>")[0]
    numbers = [int(cell) for cell in re.findall(r'<td class="number">(\d+)</td>', table)]
    expected = []
    for moment in ("today", "horizon", "reach"):
        for part in ("delegated", "assisted", "human"):
            hours = view.bars[moment].of(part)
            expected += [hours.low, hours.mid, hours.high]
    assert numbers == expected


def test_banned_words_and_bare_today_never_appear(page, banned_words):
    words = page.words.lower()
    for banned in banned_words:
        assert banned not in words
    assert not re.search(r"\btoday\b", words)
    assert "nan" not in words.split()
    assert "none" not in words.replace("none: our judgement", "").split()


def test_the_page_says_what_it_must(page):
    words = page.words
    for expected in (
        "Exposure is not probability of job loss.",
        "US figures",
        "use data to Feb 2026",
        "Sources are far apart: five measures rank it above 47 to 91 in 100 other jobs.",
        "People to people: Talks with people who did not choose to call.",
        "Asked for most by: calm people who complain.",
        "Edition 2099.01",
        "Pay is borrowed from the nearest official job.",
        "Invented labels of people",
    ):
        assert expected in words
    for heading in ("Stays with people", "Could pass to AI", "What this work asks of a person"):
        assert heading in words


def test_jobs_and_pay_stand_after_exposure_under_their_own_heading(page):
    words = page.words
    assert words.rindex("A different question") < words.index("US jobs, May 2025")


def test_cards_show_the_same_whole_hours_as_the_bars(page):
    words = page.words
    assert "Calm people who complain 6 of its 7 hours (6-7) by 2031" in words
    assert "Answer customers' questions 3 of its 9 hours (1-4) by 2031" in words


def test_a_users_own_text_is_escaped(result):
    evil = '<script>alert("x")</script> & "more"'
    tasks = result.tasks.with_columns(pl.lit(evil).alias("label"), pl.lit(evil).alias("statement"))
    html = role_html(replace(result, tasks=tasks))
    assert "<script" not in html
    assert Page(html).all("script") == []


def test_only_web_addresses_become_links(result):
    source = replace(result.record.sources[0], url="javascript:alert(1)")
    record = replace(result.record, sources=(source,))
    html = role_html(replace(result, record=record))
    assert "javascript:" not in html


def test_palettes_come_from_the_theme():
    css = page_css()
    for palette in (LIGHT, DARK):
        for name in ("paper", "ink", "delegated", "assisted", "human"):
            assert f"--{name}: {getattr(palette, name)};" in css
    assert "{{" not in css
    assert "@media print" in css
    assert "forced-colors" in css


def test_nothing_is_set_smaller_than_14_px():
    sizes = re.findall(r"(?:font-size: |font: (?:\d+ )?)([\d.]+)(rem|px)", page_css())
    assert sizes
    for size, unit in sizes:
        assert float(size) * (18 if unit == "rem" else 1) >= 14


def test_bare_results_still_make_a_page(result):
    bare = replace(
        result,
        evidence=result.evidence.clear(),
        measures=result.measures.clear(),
        new_work=result.new_work.clear(),
        reasons=result.reasons.clear(),
        edge=result.edge.clear(),
        notes=(),
        record=replace(result.record, notes=(), assumptions=(), sources=()),
        agreement=replace(
            result.agreement, word="unknown", count=0, lowest=None, highest=None, spread=None
        ),
        match=replace(result.match, alternatives=(), probability=None),
    )
    words = Page(role_html(bare)).words
    assert "No published measure speaks about this task." in words
    assert "No rating of this job tells what it asks of a person." in words


def test_overruled_verdicts_stand_beside_ours(overruled_result):
    words = Page(role_html(overruled_result)).words
    assert "One of our verdicts is overruled" in words
    assert "yours AI 10%" in words


@pytest.fixture(scope="session")
def library_page(library_result):
    return Page(role_html(library_result))


def test_a_library_role_has_its_cards_and_sections(library_page):
    words = library_page.words
    order = [
        "Stays and grows Calm people who complain",
        "Learn first Judging what is fair",
        "Where it leads Example specialist 6 to 12 months",
        "Known in the trade, not counted.",
        "Task by task Tasks by hours.",
        "The job as it becomes, 2031 Simple questions",
        "Example service representative, 2031: a week of 21 hours",
        "If you are starting out Stays friendly",
        "The first 30 days",
        "What this work asks of a person People to people",
        "Skills this job asks for Asked of this level",
        "What promotion to mid (Example specialist) takes",
        "Where it leads Known in the trade",
        "What public sources say Invented agents",
    ]
    places = [words.index(part) for part in order]
    assert places == sorted(places)
    for expected in (
        "Help people who got stuck.",
        "AI takes: Known answers.",
        "Within reach: model AI 20%",
        "new: checking AI's work",
        "pooled with the role library's judgement",
    ):
        assert expected in words


def test_a_library_page_keeps_ids_links_headings_and_tables_sound(library_page, banned_words):
    test_every_inner_link_has_its_target_and_ids_are_unique(library_page)
    test_headings_do_not_skip_a_level(library_page)
    test_every_table_has_scoped_heads_a_caption_and_a_focusable_frame("", library_page)
    for banned in banned_words:
        assert banned not in library_page.words.lower()
    bars = [each for each in library_page.all("svg") if each.get("class") == "hours"]
    assert [bar["aria-label"] for bar in bars][
        2
    ] == "Take over where AI stops, 5.5 (3-8) hours a week."


def test_tasks_of_one_label_are_numbered_on_the_page(shared_labels_result):
    words = Page(role_html(shared_labels_result)).words
    assert "Calm people who complain (1 of 2)" in words
    assert "Calm people who complain (2 of 2)" in words
