import csv
import io
import json
import re
from dataclasses import replace

import jsonschema
import polars as pl
import pytest

from jobmorph.reports.json_parts import schema_text
from jobmorph.reports.layout import TerminalStyle
from jobmorph.reports.output import ANSWER_FORMATS
from jobmorph.reports.paths import render_paths
from jobmorph.reports.paths_json import PATHS_SCHEMA_FILE
from jobmorph.reports.paths_routes import long_routes, route_sentence, worth_words
from jobmorph.reports.paths_sentences import commands, lead_sentence, limit_flags, relaxed
from jobmorph.reports.paths_table import week_marks
from jobmorph.reports.paths_terminal import likeliest_and_one_that_pays
from jobmorph.reports.paths_view import (
    congestion_words,
    kept,
    months_words,
    of_hundred,
    official_name,
)
from jobmorph.reports.theme import ASCII
from jobmorph.schema.errors import ParameterError
from jobmorph.studies.paths_result import PathLimits

from .paths_example import make_empty, make_paths, make_paths_to

SCREEN = """\
SALES DEVELOPMENT REPRESENTATIVE, ENTRY (GUESSED)         not yours? --level mid
US data, borrowed from sales representatives, services.
The trade knows six moves from here; shortest: customer success associate, 3 to
8 months. Of 100 who left such jobs, 9 went to sales representatives, wholesale
and manufacturing (8 in 10: 6 to 12).
 To                             of 100   bring  to learn        months  by 2031
KNOWN IN THE TRADE (our judgement): official surveys cannot see these moves
 Account executive            no count  5 of 8  closing a deal    6-14  ░▒▒█████
 Customer success associate   no count  5 of 7  renewals           3-8  ░▒▒▒████
COUNTED: of 100 who left sales representatives… (surveys 2010-18, smoothed)
 Sales representatives…       9 (6-12)  5 of 7  product…           1-4  ░▒▒█████
 Customer service…             6 (4-9)  6 of 7  pays 30% less      0-2  ░░░▒▒███
 + 4 more known in the trade, 7 more counted (--all). 57 of 100 went elsewhere.
TWO STEPS
 sales representatives, wholesale and manufacturing -> revenue operations
   analyst: 10-18 months, no degree or licence that you lack, US pay (borrowed)
   +9%, then +34%; worth it even if you stop after the first step.
Marks of 5 hours: ░ AI ▒ with AI █ you. Months: usual, or learning 4 h a week
Crowded: work moving to AI pushes more people than elsewhere to customer service
representatives.
Left out: 14 moves over 18 months, 3 needing a licence (--all shows them).
Counts say where people went. They are not your odds, nor what is right for you.
Next: plan SDR --to "account executive" · path SDR --no-degree · path SDR --all
"""

FORBIDDEN = ("chance of success", "probability", "likely to", "risk", "guarantee", "match for")
LONG = "Very Long Official Names of Workers, Tenders, and Operators of Machines; And Others, Too"


@pytest.fixture(scope="module")
def result():
    return make_paths()


@pytest.fixture(scope="module", params=["all", "target", "empty", "bare", "long"])
def answer(request):
    return {
        "all": make_paths,
        "target": make_paths_to,
        "empty": make_empty,
        "bare": lambda: make_empty(is_bare=True),
        "long": with_long_titles,
    }[request.param]()


def with_long_titles():
    result = make_paths()
    return replace(
        result,
        start=replace(result.start, counted_as=LONG),
        destinations=result.destinations.with_columns(pl.lit(LONG).alias("title")),
    )


def keep(result, condition):
    return replace(result, destinations=result.destinations.filter(condition))


def flat(text):
    return " ".join(text.split())


def test_the_screen(result):
    assert render_paths(result) == SCREEN


def test_one_screen_no_line_too_wide(answer):
    lines = render_paths(answer).splitlines()
    assert len(lines) <= 23
    assert max(map(len, lines)) <= 80
    assert lines[-1].startswith("Next: ")


def test_narrow_and_ascii_terminals_hold_everything_too(answer):
    text = render_paths(answer, style=TerminalStyle(width=60, glyphs=ASCII), is_all=True)
    assert text.isascii()
    assert max(map(len, text.splitlines())) <= 60


@pytest.mark.parametrize("output_format", ["table", "md", "html"])
def test_words_that_must_not_appear(answer, output_format, banned_words):
    text = render_paths(answer, output_format, is_all=True)
    shown = re.sub(r"(?s)<style>.*?</style>", "", text).lower()
    shown = shown.replace("exposure is not probability of job loss", "")
    shown = shown.replace("the route index", "")
    assert [word for word in (*FORBIDDEN, *banned_words) if re.search(rf"\b{word}\b", shown)] == []


def test_no_share_is_ever_shown_for_an_uncounted_move(result):
    for row in kept(result, "trade"):
        assert of_hundred(row) == "no count"
    text = render_paths(result, "md")
    trade = text.partition("## Known in the trade")[2].partition("## Counted")[0]
    assert "of 100" not in trade.lower()
    index = 0.062 * 0.014
    for output_format in ("table", "md", "html"):
        assert f"{index:.6f}"[:6] not in render_paths(result, output_format, is_all=True)


def test_the_first_sentence_answers(result):
    assert lead_sentence(result) == (
        "The trade knows six moves from here; shortest: customer success associate, 3 to 8 months. "
        "Of 100 who left such jobs, 9 went to sales representatives, wholesale and manufacturing "
        "(8 in 10: 6 to 12)."
    )
    one = keep(result, pl.col("place_id") == "role:cs/entry")
    assert lead_sentence(one) == (
        "The trade knows one move from here: customer success associate, 3 to 8 months."
    )
    counted = keep(result, pl.col("group") == "counted")
    assert lead_sentence(counted).startswith(
        "Counts show nine jobs that people went to from here. Of 100 who left such jobs, 9 went"
    )


def test_the_first_sentence_of_a_target_is_about_that_move():
    text = flat(render_paths(make_paths_to()))
    assert "Customer success associate: this move usually takes 3 to 8 months." in text
    assert "You bring 5 of the 7 things it asks. Missing: renewals, product depth." in text
    assert "Official surveys cannot see this move, so nobody can say how many make it." in text
    assert re.search(r"Over customer service 3-7 43,000, 58,000 6, -", text)
    assert re.search(r"Straight there 3-8 58,000 -", text)
    assert "US, borrowed: pay USD 58,000 (-5%); jobs by 2031 +5% (-5% to +17%)." in text


def test_a_counted_target_says_how_many_went_there_and_a_limit_is_named():
    result = make_paths()
    insurance = make_paths_to().target
    job = replace(insurance.job, kind="occupation", id="41-3020.00", title="Insurance Sales Agents")
    asked = replace(result, target=replace(insurance, job=job), routes=result.routes.clear())
    text = lead_sentence(asked)
    assert "at 4 hours a week, learning for it takes 4 to 12 months." in text
    assert "Of 100 who left such jobs, 1 went there (8 in 10: 1 to 2)." in text
    assert text.endswith("It goes beyond your limits: needs a licence.")
    assert "No route keeps your limits." in render_paths(asked)


def test_nothing_left_says_why_and_what_to_relax():
    empty = make_empty()
    text = flat(render_paths(empty))
    assert "No move from here keeps your limits." in text
    assert "Left out: 17 moves under USD 150,000 (US pay), 1 over 18 months." in text
    assert relaxed(empty) == [
        "path SDR --max-months 18 --min-wage 101000",
        "path SDR --max-months 30 --min-wage 150000",
    ]
    bare = flat(render_paths(make_empty(is_bare=True)))
    assert 'one shared code). That is not "nobody does it".' in bare
    assert "Next: role SDR" in bare


def test_limits_are_written_as_they_are_typed():
    limits = PathLimits(18.0, 55_000.0, True, True, True, ("heavy-lifting",), 2)
    assert limit_flags(limits) == (
        ' --max-months 18 --min-wage 55000 --no-degree --no-licence --part-time --avoid '
        '"heavy-lifting"'
    )  # fmt: skip


def test_groups_may_be_empty(result):
    trade = render_paths(keep(result, pl.col("group") == "trade"))
    assert "KNOWN IN THE TRADE" in trade
    assert "COUNTED" not in trade
    assert "went elsewhere" not in trade
    counted = render_paths(keep(result, pl.col("group") == "counted"))
    assert "COUNTED" in counted
    assert "KNOWN IN THE TRADE" not in counted


def test_what_nobody_rates_is_said_not_known(result):
    nothing = {"months": None, "months_low": None, "months_high": None, "learning_hours": None,
               "brings": 0, "asks": 0, "learn": [], "wage_change_share": None}  # fmt: skip
    rows = [{**row, **nothing} if row["place_id"] == "node:41-2030" else row
            for row in result.destinations.to_dicts()]  # fmt: skip
    unknown = replace(result, destinations=pl.DataFrame(rows, schema=result.destinations.schema))
    text = render_paths(keep(unknown, pl.col("place_id") == "node:41-2030"))
    assert re.search(r"Retail salespersons +6 \(4-8\) +- +not known +-  ", text)
    assert "What it asks is not known." in render_paths(unknown, "html")


@pytest.mark.parametrize(
    ("low", "mid", "high", "words"),
    [(0.061, 0.088, 0.121, "9 (6-12)"), (0.0, 0.004, 0.004, "<1 (0-1)"), (0.02, 0.02, 0.02,
                                                                       "2 (2-2)")],
)  # fmt: skip
def test_shares_of_hundred(low, mid, high, words):
    row = {"move_probability_low": low, "move_probability": mid, "move_probability_high": high}
    assert of_hundred(row) == words


@pytest.mark.parametrize(
    ("low", "high", "words"), [(0.0, 0.3, "0-1"), (5.6, 14.4, "6-14"), (3.2, 3.4, "3")]
)
def test_months_are_whole(low, high, words):
    assert months_words({"months_low": low, "months": low, "months_high": high}) == words


def test_eight_marks_share_the_week(result):
    style = TerminalStyle()
    for row in result.destinations.to_dicts():
        assert len(week_marks(row, style)) == 8
    clerk = result.destinations.row(by_predicate=pl.col("title") == "Office Clerks, General",
                                    named=True)  # fmt: skip
    assert week_marks(clerk, style) == "░░░░▒▒██"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("First-Line Supervisors of Sales Workers", "First-line supervisors of sales workers"),
        ("Driver/Sales Workers and Truck Drivers", "Driver/sales workers and truck drivers"),
        ("EMTs and Paramedics", "EMTs and paramedics"),
    ],
)
def test_official_names_in_sentence_case(title, name):
    assert official_name(title) == name


def test_routes_tell_what_the_first_step_is_worth(result):
    routes = {row["route"]: row for row in result.routes.to_dicts()}
    assert worth_words(result, routes[0]) == "the first step alone pays less"
    assert worth_words(result, routes[1]) == "worth it even if you stop after the first step"
    poorer = {**routes[1], "human_shares": [0.5, 0.35]}
    assert worth_words(result, poorer) == "the first step alone leaves you fewer hours"
    unknown = {**routes[1], "wages_usd_year": [None, 81_900.0]}
    assert worth_words(result, unknown) == "pay of the first step alone is not counted"
    assert [row["route"] for row in long_routes(result)] == [1, 0, 2]
    assert "US pay (borrowed) -30%, then +26%" in route_sentence(result, routes[0], " -> ")
    assert "a degree is asked for (72 of 100 say so)" in route_sentence(result, routes[0], " -> ")


def test_us_stands_beside_all_pay(result):
    for output_format in ("table", "md"):
        text = flat(render_paths(result, output_format, is_all=True))
        assert "US pay" in text
        assert re.search(r"(?<!US )\bpay (?:there|\(|[+-])", text) is None


def test_borrowed_pay_and_growth_are_marked(result):
    text = render_paths(result, "md")
    for row in kept(result, "trade"):
        line = re.search(rf"(?im)^\| {row['title']} \| USD .*$", text)
        if row["wage_usd_year"] is not None:
            assert line.group().count("borrowed") == 3
    assert "| Retail salespersons | USD 35,000 | -43% | -2% (-12% to +10%) |" in text


def test_a_word_of_congestion_stands_with_its_range(result):
    rows = {row["title"]: row for row in kept(result, "counted")}
    crowded = rows["Customer Service Representatives"]
    assert congestion_words(crowded) == "+92% (+44% to +128%): more crowded"
    unclear = crowded | {"congestion_word": "unclear"}
    assert congestion_words(unclear) == "+92% (+44% to +128%)"
    assert congestion_words(crowded | {"congestion": None}) == ""
    assert "Searchers per opening" in flat(render_paths(result, is_all=True))


def test_all_lists_every_move_and_source(result):
    text = flat(render_paths(result, is_all=True))
    for name in ("Human resources workers", "Insurance sales agents", "Demand generation",
                 "Few seats so far.", "one shared code", "Invented survey of moves",
                 "hours to raise one skill by one level"):  # fmt: skip
        assert name in text


def test_commands_can_be_typed(result):
    assert commands(result) == [
        'plan SDR --to "account executive"',
        "path SDR --no-degree",
        'path SDR --to "account executive"',
        "path SDR --all",
    ]
    counted = keep(result, pl.col("group") == "counted")
    assert commands(counted)[0] == 'plan SDR --to "41-4011.00"'
    free = replace(result, limits=PathLimits(no_degree=True))
    assert commands(free)[1] == "path SDR --max-months 12"


def test_json_keeps_its_schema(answer):
    schema = json.loads(schema_text(PATHS_SCHEMA_FILE))
    jsonschema.Draft202012Validator.check_schema(schema)
    document = json.loads(render_paths(answer, "json"))
    validator = jsonschema.Draft202012Validator(schema)
    validator.validate(document)
    document["elsewhere_share"] = 1.2
    with pytest.raises(jsonschema.ValidationError):
        validator.validate(document)


def test_json_keeps_lists_and_precision(result):
    document = json.loads(render_paths(result, "json"))
    first = document["destinations"][0]
    assert first["learn"] == ["closing a deal", "forecasts", "negotiating terms"]
    assert first["move_probability"] is None
    assert document["routes"][0]["hop_probability"] == [0.062, 0.014]
    assert document["record"]["edition"] == "2099.01"
    assert document["target"] is None


def test_csv_has_one_row_per_destination(result):
    rows = list(csv.DictReader(io.StringIO(render_paths(result, "csv"))))
    assert len(rows) == result.destinations.height
    assert rows[0]["learn"] == "closing a deal; forecasts; negotiating terms"
    assert float(rows[7]["move_probability"]) == 0.062
    assert rows[12]["left_out"] == "months"


@pytest.mark.parametrize("output_format", ANSWER_FORMATS)
def test_every_form_ends_with_a_line(answer, output_format):
    text = render_paths(answer, output_format)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_an_unknown_form_names_the_known_ones(result):
    with pytest.raises(ParameterError, match="table, json, csv, md, html"):
        render_paths(result, "pdf")


def test_a_list_of_steps_down_ends_with_one_that_pays():
    falls = [{"wage_change_share": -0.3, "title": str(k)} for k in range(3)]
    pays = {"wage_change_share": 0.0, "title": "pays"}
    titles = [row["title"] for row in likeliest_and_one_that_pays([*falls, pays], 3)]
    assert titles == ["0", "1", "pays"]
    assert likeliest_and_one_that_pays([pays, *falls], 2) == [pays, falls[0]]
    assert likeliest_and_one_that_pays(falls, 2) == falls[:2]
    assert likeliest_and_one_that_pays([falls[0], pays], 1) == falls[:1]
