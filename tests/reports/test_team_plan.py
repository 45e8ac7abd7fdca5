import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

import jobmorph.reports
from jobmorph.reference.edition import open_edition
from jobmorph.reports.team_plan import team_plan_html, team_plan_markdown
from jobmorph.reports.team_plan_amounts import Purse, hours_text
from jobmorph.reports.team_plan_coach import coach_parts
from jobmorph.reports.team_plan_pages import workbook_pages
from jobmorph.reports.team_plan_recruit import recruit_parts
from jobmorph.reports.team_plan_risk import risk_texts
from jobmorph.reports.team_plan_seats import entry_text, margin_parts
from jobmorph.reports.team_workbook import PAGES, team_workbook
from jobmorph.reports.words import CATALOGUE
from jobmorph.schema.estimate import Estimate
from jobmorph.studies.team_chapters import chapters_of
from jobmorph.studies.team_chapters_entry import EntrySeats
from jobmorph.studies.team_chapters_margin import ServiceMargin, UnfilledSeat
from jobmorph.studies.team_chapters_recruit import NewSeat
from jobmorph.studies.team_chapters_risk import Risk

from .team_answer import agency

DESIGNS = ("keep-and-grow", "hold", "cut-cost", "human-first")
REPORTS = Path(jobmorph.reports.__file__).parent
VOID = {"meta", "br", "link", "img", "input", "hr"}


@pytest.fixture(scope="module")
def told():
    return {name: chapters_of(agency(), name, open_edition()) for name in DESIGNS}


@pytest.fixture(scope="module")
def plans(told):
    return {name: team_plan_markdown(agency(), chapters) for name, chapters in told.items()}


@pytest.fixture(scope="module")
def page(told):
    return team_plan_html(agency(), told["hold"])


def section(text, heading):
    _, _, rest = text.partition(f"\n## {heading}\n")
    return rest.partition("\n## ")[0]


def table(text, *starts):
    """Rows of the table whose heading row holds all of `starts`."""
    lines = text.splitlines()
    at = next(
        number
        for number, line in enumerate(lines)
        if line.startswith("|") and all(start in line for start in starts)
    )
    rows = []
    for line in lines[at + 2 :]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return rows


def number(cell):
    return float(cell.replace(",", ""))


def joined(parts):
    return " ".join(getattr(part, "text", "") for part in parts)


@pytest.mark.parametrize("name", DESIGNS)
def test_the_first_page_holds_the_figures_of_the_result(plans, told, name):
    now, then = agency().as_is, agency().plan(name).measures
    rows = {row[0]: row[1:] for row in table(plans[name], "As is", told[name].label)}
    hours = {
        "Hours with customers": "customer_hours_week",
        "Hours of work that wait": "late_hours_week",
        "Hours AI does, a person checks": "delegated_hours_week",
        "Hours a person works with AI": "assisted_hours_week",
        "Hours of checking AI": "checking_hours_week",
    }
    for label, field in hours.items():
        assert rows[label] == [hours_text(getattr(now, field)), hours_text(getattr(then, field))]
        for cell, measures in zip(rows[label], (now, then), strict=True):
            assert number(cell) == pytest.approx(getattr(measures, field), abs=0.5)
    assert number(rows["Seats"][1]) == then.seats
    assert number(rows["Asked to leave"][1]) == then.laid_off
    assert number(rows["Freed hours nobody uses"][1]) == pytest.approx(
        then.idle_hours_week, abs=0.5
    )
    assert number(rows["Hours of coaching a person"][1]) == pytest.approx(
        then.coaching_hours_head_week, abs=0.005
    )
    cost = rows["Cost a year, EUR"][1]
    found = [number(each) for each in re.findall(r"[\d,]+", cost)]
    wanted = then.cost_amount_year
    for value, each in zip(found, (wanted.mid, wanted.low, wanted.high), strict=True):
        assert value == pytest.approx(each, rel=0.05)


@pytest.mark.parametrize("name", DESIGNS)
def test_the_first_sentence_answers_with_its_range(plans, name):
    could = agency().could_pass_hours_week
    lead = re.search(
        r"\*\*Of (\d+) hours a week about (\d+) \(8 in 10: (\d+) to (\d+)\)", plans[name]
    )
    found = [int(each) for each in lead.groups()]
    for value, each in zip(
        found, (agency().work_hours_week, could.mid, could.low, could.high), strict=True
    ):
        assert value == pytest.approx(each, abs=0.5)


@pytest.mark.parametrize("name", DESIGNS)
def test_what_a_design_costs_more_is_said_plainly(plans, told, name):
    saved = agency().plan(name).measures.saved_amount_year
    purse = Purse("EUR")
    if saved.high < 0.0:
        ends = f"{purse.plain(-saved.high)} to {purse.plain(-saved.low)} more"
        assert f"It costs {purse.amount(saved.mid)} a year more" in plans[name]
        assert ends in plans[name]
    assert ("It costs more than doing nothing" in plans[name]) == (saved.mid < 0.0)


@pytest.mark.parametrize("name", DESIGNS)
def test_training_hours_stand_by_quarter_and_add_up(plans, name):
    rows = table(section(plans[name], "3 Train"), "Field", "Fees")
    *fields, total = rows
    for column in range(2, len(total)):
        parts = sum(number(row[column]) for row in fields)
        assert number(total[column]) == pytest.approx(parts, rel=0.02, abs=1.0)
    hours = agency().plan(name).design.hours["training_hours_quarter"].sum()
    assert number(total[-2]) == pytest.approx(hours, abs=0.5)


@pytest.mark.parametrize("name", DESIGNS)
def test_hires_add_up_and_small_seats_stand_in_one_row(plans, name):
    rows = table(section(plans[name], "1 Recruit"), "Seat", "Hires", "Quarters")
    assert sum(int(row[2]) for row in rows) == agency().plan(name).measures.hired
    assert all(int(row[1].split()[0]) >= 5 for row in rows)


@pytest.mark.parametrize("name", DESIGNS)
def test_no_sentence_tells_who_leaves_a_small_seat(plans, name):
    labels = agency().seats["label"].to_list()
    body = plans[name].partition("\n## Guides\n")[0]
    told = [line for line in body.splitlines() if re.search(r"\bleaves?\b|leaving", line)]
    assert told
    for line in told:
        if "moves" not in line:
            assert not [label for label in labels if label.casefold() in line.casefold()]
    pay = agency().roster.rows["pay_amount_year"].drop_nulls().to_list()
    shown = set(re.findall(r"\d{2,3},\d{3}", plans[name]))
    assert not shown & {f"{each:,.0f}" for each in pay}


@pytest.mark.parametrize("name", DESIGNS)
def test_the_plan_of_twelve_people_stays_short(plans, name):
    body, _, guides = plans[name].partition("\n## Guides\n")
    assert len(body.replace("|", " ").split()) < 5_200
    assert guides.count("\n### Guide ") == 4


@pytest.mark.parametrize("name", DESIGNS)
def test_banned_words_are_not_in_a_plan(plans, banned_words, name):
    own, _, _ = plans[name].casefold().partition("\n## guides\n")
    assert [word for word in banned_words if re.search(rf"\b{word}\b", own)] == []


@pytest.mark.parametrize("name", DESIGNS)
def test_fields_are_filled_and_spaces_single(plans, name):
    body = plans[name].partition("\n## Guides\n")[0]
    assert not re.search(r"\{\w*\}|\bNone\b|\bnan\b|[^|]  +\w", body)
    assert " ." not in plans[name]
    assert "1 people" not in plans[name]
    assert "people people" not in plans[name]


def test_every_risk_has_its_words_and_an_option(told):
    kinds = {key.split(".")[2] for key in CATALOGUE if re.match(r"teamplan\.risk\.\w+\.title", key)}
    for kind in kinds:
        risk = Risk(kind, ("Sales manager", "Q1 2027"), 3.0, 10.0, Estimate(1.0, 2.0, 4.0))
        title, why, option = risk_texts(told["hold"], risk)
        assert title and why.endswith(".") and option.startswith("Option: ")


def test_every_word_of_the_plan_is_used():
    source = "".join(path.read_text(encoding="utf-8") for path in REPORTS.glob("team_plan*.py"))
    source += (REPORTS / "templates" / "team_plan.html.j2").read_text(encoding="utf-8")
    patterns = [
        re.escape(literal).replace(r"\{", "{").replace("}", "}")
        for literal in re.findall(r"[\"'](teamplan\.[^\"']*)[\"']", source)
    ]
    ways = [re.compile(re.sub(r"\{[^{}]*\}", r".+", each) + r"(\.one)?$") for each in patterns]
    names = set(re.findall(r"[\"'](teamplan\.[\w.]+)[\"']", source))
    unused = [
        key
        for key in CATALOGUE
        if key.startswith("teamplan.")
        and key not in names
        and not any(way.match(key) for way in ways)
    ]
    assert unused == []


def test_seats_that_grow_and_seats_that_stay_empty_are_told(told):
    hold = told["hold"]
    unfilled = UnfilledSeat("Telemarketer", 12, 10, 0, 4, 0, 90.0, 70.0, 32.0)
    small = UnfilledSeat("Clerk", 2, 1, 0, None, 0, 40.0, 33.0, 32.0)
    new = NewSeat("Sales engineer", 1, 2, "customers")
    recruit = replace(hold.recruit, unfilled=(unfilled, small), new_seats=(new,))
    chapters = replace(hold, recruit=recruit)
    heading = next(iter(recruit_parts(agency(), chapters))).text
    assert heading == "1.1 Open one new seat (sales engineer), leave three empty"
    bullets, together = margin_parts(chapters)
    assert "4 seats come free, 2 are filled again" in bullets.items[0]
    assert "comes free there stays empty" in bullets.items[1]
    assert "103 hours a week" in together.text
    assert "three seats are 96" in together.text


def test_a_field_with_more_than_a_seat_to_spare_is_told_as_kept(told):
    recruit = told["hold"].recruit
    spare = ServiceMargin(("Support agent",), 20, 600.0, 120.0, 40.0, 32.0)
    chapters = replace(told["hold"], recruit=replace(recruit, margins=(spare,)))
    _, bullets = margin_parts(chapters)
    assert "even in the bad case AI frees 40 of 600 hours" in bullets.items[0]


ENTRY = EntrySeats(
    label="Sales development representative",
    next_label="Account executive",
    before=9,
    after=9,
    fewer=3,
    least=9,
    months=Estimate(11.0, 17.0, 23.0),
    ready=Estimate(6.0, 7.2, 9.7),
    ready_lost=Estimate(2.0, 2.4, 3.2),
    next_hired=3,
    next_hire_amount=Estimate(14_000.0, 27_000.0, 48_000.0),
    next_months=Estimate(4.0, 6.0, 9.0),
    seat_amount_year=80_000.0,
)


def test_entry_seats_say_what_fewer_of_them_would_mean():
    text = entry_text(agency(), ENTRY, Purse("USD"))
    assert "Keep the sales development representative seats: nine now, nine at the end" in text
    assert "7 (6 to 10) get ready by end 2028" in text
    assert "With three seats fewer it would be 2 (2 to 3) fewer" in text
    assert "the plan books three hires for account executive from outside" in text
    assert "Cost of three seats: USD 240,000 a year" in text
    assert "More people get ready (7)" in text


def test_entry_seats_of_a_few_people_tell_nobody_s_readiness():
    few = replace(ENTRY, before=3, after=3, fewer=1, ready=None, ready_lost=None, next_hired=None)
    text = entry_text(agency(), few, Purse("USD"))
    assert "get ready by" not in text
    assert "books" not in text
    assert "Cost of one seat: USD 80,000" in text


def test_coaching_beyond_what_ai_frees_is_not_said_to_come_from_it(told):
    hold = told["hold"]
    area = replace(hold.coach.areas[1], extra_hours=50.0, freed_hours=20.0, unused_hours=8.0)
    chapters = replace(hold, coach=replace(hold.coach, areas=(area,)))
    assert "Coaching takes 50 hours more a week" in joined(coach_parts(agency(), chapters))
    fits = replace(area, extra_hours=3.0)
    chapters = replace(hold, coach=replace(hold.coach, areas=(fits,)))
    assert "3 of these go into coaching" in joined(coach_parts(agency(), chapters))


class Outline(HTMLParser):
    def __init__(self):
        super().__init__()
        self.levels, self.ids, self.targets, self.open, self.bare = [], set(), [], [], 0

    def handle_starttag(self, tag, attrs):
        known = dict(attrs)
        if tag not in VOID:
            self.open.append(tag)
        if re.fullmatch(r"h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if tag == "th" and known.get("scope") not in ("col", "row"):
            self.bare += 1
        if "id" in known:
            self.ids.add(known["id"])
        if known.get("href", "").startswith("#"):
            self.targets.append(known["href"][1:])

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_the_page_is_well_formed_and_its_links_lead_somewhere(page):
    outline = Outline()
    outline.feed(page)
    assert outline.open == []
    assert outline.levels[0] == 1
    assert outline.levels.count(1) == 1
    steps = zip(outline.levels, outline.levels[1:], strict=False)
    assert all(later <= level + 1 for level, later in steps)
    assert outline.bare == 0
    assert set(outline.targets) <= outline.ids
    assert {"guide-1", "guide-4", "recruit", "sources"} <= set(outline.targets)
    assert "<script" not in page
    body = page.partition("<body>")[2]
    assert "http" not in body


def test_the_page_says_what_the_markdown_says(page, plans):
    plain = re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", page)))
    for line in plans["hold"].splitlines():
        text = re.sub(r"^(#+|-|\d+\.) |\*\*|\\", "", line).strip()
        if text and not line.startswith("|"):
            assert re.sub(r"\s+", " ", text) in plain


def test_titles_of_a_roster_cannot_become_markup(told):
    hold = told["hold"]
    risk = Risk("held", ('"<script>alert(1)</script>"',), 1.0, 12.0)
    evil = replace(hold, risks=(risk, *hold.risks))
    assert "<script>" not in team_plan_html(agency(), evil)
    assert "<script>" not in team_plan_markdown(agency(), evil)


def test_pages_of_the_workbook_hold_the_chapters(told):
    pages = workbook_pages(told["hold"])
    assert tuple(pages) == PAGES
    for page in pages.values():
        assert all(len(row) == len(page.headings) for row in page.rows)
        assert {row[0] for row in page.rows} == {"Hold"}
    hours = sum(row[5] for row in pages["training"].rows if "practice" not in row[1])
    design = agency().plan("hold").design
    assert hours == pytest.approx(design.hours["training_hours_quarter"].sum())
    assert len(pages["risks"].rows) == len(told["hold"].risks)
    measured = [row for row in pages["measures"].rows if row[7] is not None]
    assert len(measured) == len(told["hold"].measure.checks)
    stops = [row for row in pages["coaching"].rows if row[2] == "stop"]
    assert len(stops) == sum(len(each.changes) for each in told["hold"].coach.areas)


def test_the_workbook_takes_the_pages(told):
    pages = workbook_pages(told["hold"])
    assert team_workbook(agency(), pages) != team_workbook(agency())
    assert team_workbook(agency(), pages) == team_workbook(agency(), pages)
