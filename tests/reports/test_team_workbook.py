import io
import re
import zipfile
from dataclasses import replace
from xml.etree import ElementTree as Tree

import polars as pl
import pytest

from jobmorph.redesign.rules import LIMITS
from jobmorph.reports.team_workbook import team_workbook
from jobmorph.reports.team_workbook_cost import LINES, cost_sheet
from jobmorph.reports.team_workbook_designs import late_hours_week
from jobmorph.reports.team_workbook_table import planned, rule_words
from jobmorph.reports.words_team_book import TEAM_BOOK_WORDS
from jobmorph.reports.workbook_sheet import Input, sheet_of
from jobmorph.schema.errors import ParameterError
from jobmorph.schema.estimate import Estimate
from jobmorph.studies.roster_titles import JobGuess
from jobmorph.studies.team_result import Conflict, Flip, OneMore, SeatChange

from .team_answer import agency

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SHEETS = [
    "Read me", "Answer", "Designs", "Roles", "Hours by task", "Seats by quarter", "Moves", "Hiring",
    "Training", "Coaching", "Cost", "What decides it", "Risks", "Measures", "Folded groups",
    "Titles to confirm", "Overruled verdicts", "Assumptions", "Sources", "Run record",
]  # fmt: skip
COST = 11
DANGEROUS = ("=1+1", "+SUM(A1)", "-2+3", "@cmd", '=HYPERLINK("https://example.org")')


@pytest.fixture(scope="module")
def result():
    return agency()


@pytest.fixture(scope="module")
def book(result):
    return team_workbook(result)


def parts(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def texts(content):
    tree = Tree.fromstring(parts(content)["xl/sharedStrings.xml"])
    return ["".join(node.text or "" for node in each.iter(f"{MAIN}t")) for each in tree]


def cells(content, number):
    """Cells of a sheet by address: text, or a number with its formula."""
    shared = texts(content)
    found = {}
    for cell in Tree.fromstring(parts(content)[f"xl/worksheets/sheet{number}.xml"]).iter(
        f"{MAIN}c"
    ):
        value, formula = cell.find(f"{MAIN}v"), cell.find(f"{MAIN}f")
        if value is None:
            continue
        is_text = cell.get("t") == "s"
        held = shared[int(value.text)] if is_text else float(value.text)
        found[cell.get("r")] = (held, None if formula is None else formula.text)
    return found


def table(content, number):
    """Rows of a sheet as lists of values, by row number."""
    rows = {}
    for at, (value, _) in cells(content, number).items():
        column, row = re.fullmatch(r"([A-Z]+)(\d+)", at).groups()
        rows.setdefault(int(row), {})[column] = value
    return rows


def calculate(found, at, changed=None):
    """Work a cell out anew from what is typed into the sheet, not from values kept beside it."""
    changed = changed or {}
    if at in changed:
        return changed[at]
    value, formula = found.get(at, (0.0, None))
    if formula is None:
        return value
    assert re.fullmatch(r"[A-Z0-9$+\-*/(),.]+", formula), formula
    known = {}

    def cell(match):
        name = f"c{len(known)}"
        known[name] = calculate(found, match[0].replace("$", ""), changed)
        return name

    text = re.sub(r"\$?[A-Z]{1,2}\$?\d+", cell, formula)
    return eval(text, {"MAX": max, "ROUND": round}, known)


def line(content, name):
    """Row number of a line of the sheet of costs."""
    wanted = TEAM_BOOK_WORDS[f"team.book.cost.{name}"]
    rows = table(content, COST)
    return next(row for row, held in rows.items() if held.get("A") == wanted)


def test_twenty_sheets_in_their_order(book):
    assert re.findall(r'<sheet name="([^"]+)"', parts(book)["xl/workbook.xml"]) == SHEETS


def test_the_same_answer_has_the_same_bytes(result, book):
    assert team_workbook(result) == book


def test_the_answer_says_the_hours_first_and_shows_as_is_first(result, book):
    rows = table(book, 2)
    assert rows[1]["A"].startswith(f"Of {result.work_hours_week:,.0f} hours a week about ")
    head = next(row for row, held in rows.items() if held.get("A") == "Line")
    assert rows[head]["C"] == "As is"
    assert [rows[head][c] for c in "DEFG"] == [plan.offer.label for plan in result.plans]
    seats = next(held for held in rows.values() if held.get("A") == "Seats at the end")
    assert [seats[c] for c in "CDEFG"] == [
        result.as_is.seats, *(plan.measures.seats for plan in result.plans)
    ]  # fmt: skip


def test_work_that_waits_stands_beside_hours_with_customers(result, book):
    words = TEAM_BOOK_WORDS["team.book.line.late_hours_week"]
    for sheet in (2, 3):
        late = next(held for held in table(book, sheet).values() if held.get("A") == words)
        assert late["C"] == pytest.approx(result.as_is.late_hours_week)
        assert late["D"] == pytest.approx(late_hours_week(result.plans[0]))


def test_every_formula_carries_what_it_comes_to(book):
    found = cells(book, COST)
    formulas = {at: value for at, (value, formula) in found.items() if formula}
    assert len(formulas) == 10 * 5
    for at, value in formulas.items():
        assert calculate(found, at) == pytest.approx(value, rel=1e-12, abs=1e-6), at


def test_cost_and_saving_are_those_of_the_result(result, book):
    found = cells(book, COST)
    columns = dict(zip("EFGHI", [result.as_is, *(p.measures for p in result.plans)], strict=True))
    for column, measures in columns.items():
        total = calculate(found, f"{column}{line(book, 'total')}")
        assert total == pytest.approx(measures.cost_amount_year.mid, rel=1e-9)
        saved = calculate(found, f"{column}{line(book, 'saved')}")
        assert saved == pytest.approx(measures.saved_amount_year.mid, abs=1e-3)
        tools = sum(
            calculate(found, f"{column}{line(book, name)}") for name in ("tools", "set_up_year")
        )
        assert tools == pytest.approx(measures.tool_amount_year.mid, abs=1e-3)
        freed = calculate(found, f"{column}{line(book, 'freed')}")
        assert freed == pytest.approx(measures.freed_hours_week, abs=1e-9)
        checked = calculate(found, f"{column}{line(book, 'checked')}")
        assert checked == pytest.approx(measures.checking_hours_week, abs=1e-9)


def test_fees_of_training_are_part_of_the_cost(result):
    plan = result.plans[0]
    is_last = pl.col("quarter") == result.quarters
    fee = pl.when(is_last).then(pl.col("training_amount") + 1_000.0).otherwise("training_amount")
    costs = plan.design.costs.with_columns(fee.alias("training_amount"))
    old = plan.measures.cost_amount_year
    cost = Estimate(old.low, old.mid + 1_000.0, old.high)
    dearer = replace(
        plan,
        design=replace(plan.design, costs=costs),
        measures=replace(plan.measures, cost_amount_year=cost),
    )
    content = team_workbook(replace(result, plans=(dearer, *result.plans[1:])))
    found = cells(content, COST)
    assert calculate(found, f"F{line(content, 'total')}") == pytest.approx(cost.mid)
    assert found[f"F{line(content, 'other')}"][0] == pytest.approx(1_000.0)
    assert found[f"F{line(content, 'rest')}"][0] == 0.0


def test_a_price_that_a_person_types_moves_what_it_should(result, book):
    found = cells(book, COST)
    total, months = (line(book, name) for name in ("total", "tool_months"))
    price = f"C{line(book, 'tool_head')}"
    dearer = {price: found[price][0] + 10.0}
    for column in "EFGHI":
        before, after = (calculate(found, f"{column}{total}", each) for each in ({}, dearer))
        expected = 10.0 * found[f"{column}{months}"][0]
        assert after - before == pytest.approx(expected)
    assert found[f"E{months}"][0] == 0.0
    assert found[f"F{months}"][0] > 0.0
    free = {f"C{line(book, name)}": 0.0 for name in ("tool_head", "tool_hour", "set_up")}
    hold = next(plan for plan in result.plans if plan.offer.name == "hold")
    saved = calculate(found, f"G{line(book, 'saved')}", free)
    gain = hold.measures.saved_amount_year.mid + hold.measures.tool_amount_year.mid
    assert saved == pytest.approx(gain, abs=1e-3)


def test_hours_lost_are_paid_for_and_hours_won_earn_nothing(book):
    found = cells(book, COST)
    used, checking = (f"C{line(book, name)}" for name in ("used", "checking"))
    total, short = (f"F{line(book, name)}" for name in ("total", "short"))
    before = calculate(found, total)
    assert calculate(found, total, {used: 0.4}) > before
    assert calculate(found, total, {checking: 20.0}) > before
    assert calculate(found, total, {used: 1.0}) == pytest.approx(before)
    assert calculate(found, short, {used: 0.3}) == pytest.approx(
        0.5 * calculate(found, f"F{line(book, 'put_to_use')}"), abs=1e-3
    )


def test_only_the_sheet_of_costs_has_formulas_and_cells_to_change_are_marked(result, book):
    files = parts(book)
    with_formula = [name for name, text in files.items() if "<f>" in text and "worksheets" in name]
    assert with_formula == [f"xl/worksheets/sheet{COST}.xml"]
    sheet = cost_sheet(result)
    inputs = [row for row in sheet.rows if any(isinstance(cell, Input) for cell in row)]
    assert len(inputs) == 6
    assert all(row[3].startswith("change me") for row in inputs)
    assert 'style="thick"' in files["xl/styles.xml"]
    assert len(sheet.rows) == len(LINES)


def test_words_of_the_roster_are_never_run(result):
    seats = result.seats.with_columns(
        pl.Series("label", [DANGEROUS[k % 5] for k in range(result.seats.height)]),
        pl.Series("location", [DANGEROUS[k % 4] for k in range(result.seats.height)]),
    )
    readings = tuple(
        replace(
            each, title=DANGEROUS[k % 5], status="confirm", guesses=(JobGuess("=x", "=y", 0.4),)
        )
        for k, each in enumerate(result.roster.readings)
    )
    titles = result.roster.titles.head(5).with_columns(pl.Series("title", DANGEROUS))
    roster = replace(result.roster, source="=1+1.csv", readings=readings, titles=titles)
    content = team_workbook(replace(result, seats=seats, roster=roster, limits_source="@file"))
    files = parts(content)
    for number in range(1, 21):
        text = files[f"xl/worksheets/sheet{number}.xml"]
        formulas = re.findall(r"<f>([^<]*)</f>", text)
        assert bool(formulas) == (number == COST)
        assert all(re.fullmatch(r"[A-Z0-9$+\-*/(),.]+", each) for each in formulas)
        assert "<hyperlink" not in text
    assert set(DANGEROUS) <= set(texts(content))
    labels = {row.get("B") for row in table(content, 4).values()}
    assert set(DANGEROUS) <= labels


def test_sheets_are_laid_out_for_readers(book):
    files = parts(book)
    for number in range(1, 21):
        text = files[f"xl/worksheets/sheet{number}.xml"]
        assert "mergeCell" not in text
        assert 'fitToHeight="0"' in text
        assert 'orientation="landscape"' in text
        if number > 1:
            assert 'state="frozen"' in text
    drawing = files["xl/drawings/drawing1.xml"]
    assert 'descr="Lines of all seats by quarter: As is 12 to 12' in drawing
    assert len([name for name in files if "charts/chart" in name]) == 1


def test_codes_are_text(result, book):
    frame = table(book, 4)
    assert frame[2]["A"] == result.seats["seat_id"][0]
    numbers = table(book, 19)
    assert all(isinstance(value, str) for value in numbers[2].values())


def test_no_cell_tells_what_fewer_than_five_people_earn(result, book):
    small = result.seats.join(result.pay.pay, on="seat_id").filter(pl.col("today_heads") < 5)
    pay = set(small["pay_amount_year"].to_list())
    pay |= set((small["pay_amount_year"] * small["today_heads"]).to_list())
    pay |= set((small["pay_amount_year"] * 1.35).to_list())
    for number in range(1, 21):
        for value, _ in cells(book, number).values():
            if isinstance(value, float) and value > 1_000.0:
                assert not any(abs(value - each) < 0.5 for each in pay), (number, value)
    folded = {held.get("B") for held in table(book, 15).values()}
    assert set(result.pay.groups) <= folded


def test_titles_to_confirm_are_listed_with_their_guesses(result, book):
    told = {held["A"]: held for row, held in table(book, 16).items() if row > 1}
    doubtful = {each.title for each in result.roster.readings if each.status == "confirm"}
    assert set(told) == doubtful == {"Kundenberater", "Mediaplaner"}


def test_coaching_of_the_last_quarter_is_the_result_s(result, book):
    rows = [held for row, held in table(book, 10).items() if row > 1]
    last = result.quarter_names[-1]
    for plan, _, measures in planned(result):
        whole = next(
            held for held in rows
            if held["A"] == plan.offer.label and held["B"] == last and held["C"] == "All seats"
        )  # fmt: skip
        assert whole["G"] == pytest.approx(measures.coaching_hours_head_week)


def test_hires_and_moves_add_up(result, book):
    rows = [held for row, held in table(book, 8).items() if row > 1]
    for plan, design, measures in planned(result):
        own = [held for held in rows if held["A"] == plan.offer.label]
        assert sum(held["E"] for held in own) == measures.hired
        assert sum(held["F"] for held in own) == measures.left
        assert design.moves["move_heads"].sum() == measures.moved


def test_hours_by_task_add_up(result, book):
    rows = [held for row, held in table(book, 5).items() if row > 1]
    assert sum(held["E"] for held in rows) == pytest.approx(result.work_hours_week)
    # After three columns of AI's reach and three with AI: what the first design hands over.
    delegated = sum(held["L"] for held in rows)
    assert delegated == pytest.approx(result.plans[0].measures.delegated_hours_week)


def test_every_rule_that_can_bind_has_words():
    assert all(rule_words(rule) for rule in LIMITS)


def test_words_do_not_shadow_others():
    from jobmorph.reports import words

    for name, found in vars(words).items():
        if name.endswith("_WORDS") and name != "TEAM_BOOK_WORDS":
            assert not set(found) & set(TEAM_BOOK_WORDS), name


def test_what_decides_it_is_told_for_every_kind(result):
    seat = result.seats["seat_id"][0]
    plan = replace(
        result.plans[0],
        one_more=(
            OneMore("budget", 50_000.0, "amount", True, True, 1.0, 12.5, 48_000.0),
            OneMore("entry_seats", -1.0, "seat", False, False, 0.0, 0.0, 0.0),
        ),
        changes=(SeatChange(seat, 3, 2, 1, 0, 0, 0, 0, 90.0, 40.0, 31.0, 30.0, "freed"),),
    )
    clash = Conflict(("budget", "coaching"), (("budget", 812_345.0), ("coaching", None)))
    none = replace(result.plans[1], design=None, measures=None, conflict=clash, binding=())
    flip = Flip("redesign.tool_amount_head_month", 90.0, 30.0, 250.0, 320.0, "hold", "cut-cost")
    plans = (plan, none, *result.plans[2:])
    content = team_workbook(replace(result, plans=plans, flips=(flip,)))
    told = list(table(content, 12).values())
    words = " ".join(held.get("G", "") for held in told)
    assert "3 people, then 2. AI carries it even if it does little: not filled again." in words
    assert "Hold is cheaper now; beyond 320 it is Cut cost (usual 90, 8 in 10 30 to 250)." in words
    assert "enough to give: 812,000" in words
    assert "giving way here alone is not enough" in words
    more = next(held for held in told if held["A"] == "one unit more")
    assert (more["C"], more["D"], more["E"]) == ("the budget: +50,000 EUR a year", 1.0, 12.5)
    assert any(held["A"] == "one unit less" and held["G"] == "There is no plan then."
               for held in told)  # fmt: skip
    answer = " ".join(str(held.get("A")) for held in table(content, 2).values())
    assert "Hold: no plan keeps all its limits. These cannot hold together: the budget;" in answer
    assert len(table(content, COST)[5]) == 8


def test_a_design_that_costs_more_says_so(result, book):
    dearer = [p.offer.label for p in result.plans if p.measures.saved_amount_year.high < 0]
    lines = [held["A"] for held in table(book, 2).values() if "A" in held]
    assert f"Costs more than the team as it is: {', '.join(dearer)}." in lines
    first = result.plans[0]
    both = replace(first.measures, saved_amount_year=Estimate(-9_000.0, -1_000.0, 6_000.0))
    plans = (replace(first, measures=both), *result.plans[1:])
    told = [
        held.get("A") for held in table(team_workbook(replace(result, plans=plans)), 2).values()
    ]
    words = "Whether it costs more or less than the team as it is, is open"
    assert f"{words}: {first.offer.label}." in told


def test_a_fuller_plan_takes_the_place_of_four_sheets(result):
    page = sheet_of("Risks", ["Risk"], [["everybody is ill"]])
    content = team_workbook(result, {"risks": page})
    assert re.findall(r'<sheet name="([^"]+)"', parts(content)["xl/workbook.xml"]) == SHEETS
    assert table(content, 13) == {1: {"A": "Risk"}, 2: {"A": "everybody is ill"}}
    with pytest.raises(ParameterError, match="no such page of the workbook: cost"):
        team_workbook(result, {"cost": page})


def test_borrowed_pay_is_said(result):
    lent = replace(result, pay=replace(result.pay, is_own=False, groups=(), currency="USD"))
    content = team_workbook(lent)
    assert any("Pay is borrowed: US medians" in text for text in texts(content))
    assert any(text.startswith("Pay is borrowed, so that no pay of a group") for text in
               (held["A"] for held in table(content, 15).values()))  # fmt: skip
