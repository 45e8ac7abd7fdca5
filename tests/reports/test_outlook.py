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
from jobmorph.reports.outlook import render_outlook, render_outlook_group
from jobmorph.reports.outlook_json import GROUP_SCHEMA_FILE, OUTLOOK_SCHEMA_FILE
from jobmorph.reports.outlook_number import chance_number, chance_words, scale_of
from jobmorph.reports.outlook_view import score_sentence, track_shown
from jobmorph.reports.outlook_years import year_grid
from jobmorph.reports.output import ANSWER_FORMATS
from jobmorph.reports.page_fonts import without_fonts
from jobmorph.reports.theme import ASCII
from jobmorph.schema.errors import ParameterError
from jobmorph.studies.outlook import study_outlook
from jobmorph.studies.outlook_group import study_outlook_group

JOBS = (
    "switchboard operator",
    "SDR",
    "software developer",
    "bank teller",
    "AI trainer",
    "customer-success/mid",
)


@pytest.fixture(scope="module")
def results():
    return {job: study_outlook(job) for job in JOBS}


@pytest.fixture(scope="module")
def group():
    return study_outlook_group("go-to-market")


@pytest.fixture(scope="module", params=JOBS)
def result(request, results):
    return results[request.param]


def flat(text):
    return " ".join(text.split())


def test_switchboard_operators_as_published(results):
    text = flat(render_outlook(results["switchboard operator"]))
    assert "2025 counted 34,280" in text
    assert "against 34,280 in 2025" in text
    assert "in 2014 for 2019: 81,000 (68,000-101,000); counted 68,050, inside" in text
    assert "in 2020 for 2025: 44,000 (36,000-54,000); counted 34,280, below" in text


def test_the_first_sentence_answers_with_chance_and_range(result):
    found = re.search(
        r"(\w[\w ]+): (\d+) in 100 that there are fewer \(8 in 10: ([\d.,]+) to ([\d.,]+)( m)? US "
        r"jobs in 2030",
        flat(render_outlook(result)),
    )
    words, chance, low, high, is_million = found.groups()
    assert int(chance) == pytest.approx(100 * result.fewer_probability, abs=0.501)
    factor = 1e6 if is_million else 1.0
    ends = [float(each.replace(",", "")) * factor for each in (low, high)]
    width = result.high - result.low
    assert ends == pytest.approx([result.low, result.high], abs=0.051 * width)
    assert words.endswith(chance_words(result.fewer_probability))


def test_the_range_holds_its_middle_and_the_chance_agrees_with_it(result, group):
    for answer in (result, group):
        assert answer.low < answer.middle < answer.high
        is_fewer = answer.middle < answer.base
        assert (answer.fewer_probability > 0.5) == is_fewer


@pytest.mark.parametrize(
    ("chance", "words"),
    [
        (0.02, "Very likely as many or more"),
        (0.11, "Likely as many or more"),
        (0.30, "Rather more than fewer"),
        (0.43, "Nearly an even bet"),
        (0.574, "Nearly an even bet"),
        (0.58, "Rather fewer than more"),
        (0.75, "Likely fewer"),
        (0.90, "Very likely fewer"),
    ],
)
def test_words_of_a_chance_are_symmetric(chance, words):
    assert chance_words(chance) == words
    swapped = {"fewer": "more", "more": "fewer"}
    mirror = chance_words(1.0 - chance).replace("as many or more", "more")
    expected = words.replace("as many or more", "more")
    assert mirror == re.sub("fewer|more", lambda found: swapped[found.group()], expected)


def test_a_chance_is_never_sure():
    assert (chance_number(0.0), chance_number(1.0)) == ("under 1", "over 99")


def test_numbers_have_no_more_digits_than_their_range():
    assert scale_of(18_032.5, 32_266.1).span(18_032.5, 32_266.1) == "18,000-32,000"
    assert scale_of(9.583e6, 11.901e6).span(9.583e6, 11.901e6) == "9.6-11.9 m"
    assert scale_of(2_351.3, 5_697.5).span(2_351.3, 5_697.5) == "2,400-5,700"
    assert scale_of(590_076, 845_561, million=100_000).span(590_076, 845_561) == "0.59-0.85 m"


def test_the_answer_is_one_screen_with_something_to_do_on_it(result):
    text = render_outlook(result)
    lines = text.splitlines()
    assert len(lines) <= 23
    assert max(map(len, lines)) <= 80
    assert lines[-1].startswith("Next: role ")
    assert "How much AI can do in a job has so far said little about its number of jobs." in text


def test_narrow_and_ascii_terminals_hold_it_too(result, group):
    style = TerminalStyle(width=60, glyphs=ASCII)
    for text in (
        render_outlook(result, style=style, is_all=True),
        render_outlook_group(group, style=style, is_all=True),
        render_outlook_group(group, style=style, has_codes=True),
    ):
        assert text.isascii()
        assert max(map(len, text.splitlines())) <= 60


def test_the_line_puts_the_middle_at_its_place(results):
    answer = results["switchboard operator"]
    line = re.search(r"├.*┤", render_outlook(answer)).group()
    share = (answer.middle - answer.low) / (answer.high - answer.low)
    assert line.index("┃") == pytest.approx(share * (len(line) - 1), abs=0.51)


def test_borrowed_figures_say_so(results):
    text = flat(render_outlook(results["SDR"]))
    assert "Nobody counts it apart; from 3 codes" in text
    assert "41-9041 Telemarketers 25% 58,430" in text
    assert "for each 100 in 2025" in text
    one = study_outlook("account executive")
    if one.measure == "jobs":
        assert "figures borrowed from" in flat(render_outlook(one))


def test_codes_counted_together_and_breaks_are_said(results):
    text = flat(render_outlook(results["software developer"]))
    assert "counted as one here, as Software Developers: 15-1242" in text
    assert "Breaks: 2019 new codes; 2021 new method." in text
    teller = flat(render_outlook(results["bank teller"]))
    assert "Breaks: 2012, 2019 new codes; 2021 new method; before 2012 trends only." in teller


def test_work_that_is_mostly_self_employed_says_so(results):
    farmers = study_outlook("11-9013")
    whole = farmers.official_published.item(0, "employment_base_heads")
    assert whole > 2 * farmers.base
    text = flat(render_outlook(farmers))
    assert f"With the self-employed the official count was {whole:,.0f} in 2024: most" in text
    assert "With the self-employed" not in render_outlook(results["bank teller"])


def test_past_sayings_are_chosen_by_their_years_alone(results):
    track = results["switchboard operator"].track
    five = track_shown(track, 5)
    assert five.select("base_year", "target_year").rows() == [
        (2014, 2019),
        (2018, 2023),
        (2020, 2025),
    ]
    ten = track_shown(track, 10)
    assert ten.select("base_year", "target_year").rows() == [
        (2014, 2024),
        (2016, 2025),
        (2018, 2025),
    ]
    turned = track.with_columns(counted=pl.lit(1.0), is_inside=~pl.col("is_inside"))
    assert track_shown(turned, 5)["base_year"].to_list() == five["base_year"].to_list()


def test_how_many_past_ranges_held_is_counted(result):
    unit = result.units.item(0, "employment_unit")
    own = result.track.filter(pl.col("employment_unit") == unit)
    held = int((own["counted"].is_between(own["low"], own["high"])).sum())
    assert f"({held} of {own.height} such" in flat(render_outlook(result))


def test_scores_are_said_or_said_to_be_missing(results):
    score = results["SDR"].score
    known = replace(score, above_median=0.684, range_held=0.791)
    text = score_sentence(known)
    assert "68 times in 100 (coin 50)" in text
    assert "held 79 in 100" in text
    assert "is not in this edition" in score_sentence(replace(score, above_median=None))


def test_the_table_of_years_is_the_forecast(result):
    rows = year_grid(result).rows
    assert [int(row[0]) for row in rows] == result.forecast["year"].to_list()
    scale = scale_of(result.low, result.high)
    for cells, row in zip(rows[1:], result.forecast.to_dicts()[1:], strict=True):
        told = [float(cell.replace(",", "").removesuffix(" m")) for cell in cells[1:4]]
        factor = 1e6 if result.measure == "jobs" and scale.is_million else 1.0
        unit = scale.unit if result.measure == "jobs" else 1
        exact = [row["p10"], row["p50"], row["p90"]]
        assert [each * factor for each in told] == pytest.approx(exact, abs=0.501 * unit)
        assert cells[4] == chance_number(row["fewer_probability"])


def test_what_ifs_stand_under_our_range_in_whole_per_cent_of_its_middle(result, group):
    for answer in (result, group):
        render = render_outlook if answer is result else render_outlook_group
        text = render(answer)
        rows = answer.scenarios.filter(pl.col("year") == answer.target_year)
        heads, full, left_open = re.search(
            r"What-ifs, % of middle(.*)\n total comes back(.*)\n total left open(.*)\n", text
        ).groups()
        assert heads.split() == ["expected", "fast", "augment-first", "cut-first"]
        for line, closure in ((full, "full"), (left_open, "open")):
            cells = re.findall(r"([+-]?\d+) \(([+-]?\d+), ?([+-]?\d+)\)", line)
            for name, cell in zip(heads.split(), cells, strict=True):
                row = rows.row(
                    by_predicate=(pl.col("scenario") == name) & (pl.col("closure") == closure),
                    named=True,
                )
                exact = [100 * row[end] for end in ("change", "change_low", "change_high")]
                assert [float(each) for each in cell] == pytest.approx(exact, abs=0.501)


def test_an_edition_without_what_ifs_says_so_below_and_nothing_on_the_screen(result):
    bare = replace(result, scenarios=None)
    assert "What-ifs" not in render_outlook(bare)
    assert "holds no what-ifs" in flat(render_outlook(bare, is_all=True))
    assert json.loads(render_outlook(bare, "json"))["scenarios"] is None
    kinds = {row["kind"] for row in csv.DictReader(io.StringIO(render_outlook(bare, "csv")))}
    assert "what_if" not in kinds


def test_the_table_of_what_ifs_tells_jobs_of_both_closures(group):
    text = flat(render_outlook_group(group, is_all=True))
    for word in ("total comes back", "total left open", "augment-first", "is our middle itself"):
        assert word in text
    cut = group.scenarios.filter(
        (pl.col("scenario") == "cut-first")
        & (pl.col("closure") == "open")
        & (pl.col("year") == group.target_year)
    ).row(0, named=True)
    ends = [f"{cut[name] / 1e6:.2f}" for name in ("middle", "low", "high")]
    told = "| cut-first | total left open | {} ({}-{}) m |".format(*ends)
    assert told in render_outlook_group(group, "md")


def test_csv_holds_what_ifs_of_every_year(result):
    rows = list(csv.DictReader(io.StringIO(render_outlook(result, "csv"))))
    told = [row for row in rows if row["kind"] == "what_if"]
    assert len(told) == 5 * 2 * result.years
    assert {row["closure"] for row in told} == {"full", "open"}
    assert all(row["scenario"] == "" for row in rows if row["kind"] != "what_if")


def test_csv_holds_counts_then_the_range(result):
    rows = list(csv.DictReader(io.StringIO(render_outlook(result, "csv"))))
    ahead = [row for row in rows if row["kind"] == "range"]
    assert [float(row["high"]) for row in ahead] == result.forecast["p90"].to_list()[1:]
    last = next(row for row in rows if row["year"] == "2025")
    assert (float(last["middle"]), last["low"], last["kind"]) == (result.base, "", "counted")
    assert all(row["kind"] == "trend_only" for row in rows if int(row["year"]) < 2012)


def test_json_keeps_its_schema(result, group):
    for text, name in (
        (render_outlook(result, "json"), OUTLOOK_SCHEMA_FILE),
        (render_outlook_group(group, "json"), GROUP_SCHEMA_FILE),
    ):
        schema = json.loads(schema_text(name))
        jsonschema.Draft202012Validator.check_schema(schema)
        document = json.loads(text)
        jsonschema.Draft202012Validator(schema).validate(document)
        document["fewer_probability"] = 1.2
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.Draft202012Validator(schema).validate(document)


def test_the_total_is_not_the_sum_of_low_ends(group):
    document = json.loads(render_outlook_group(group, "json"))
    lows, highs = (sum(unit[end] for unit in document["units"]) for end in ("low", "high"))
    assert document["low"] > 1.05 * lows
    assert document["high"] < 0.98 * highs
    assert document["base"] == sum(unit["employment_base_heads"] for unit in document["units"])


def test_a_group_is_one_screen_and_names_its_largest_codes(group):
    text = render_outlook_group(group)
    assert len(text.splitlines()) <= 23
    assert max(map(len, text.splitlines())) <= 80
    assert text.startswith("Will there be as many go-to-market jobs in the US in 2030 as in 2025?")
    assert "31 official jobs (--codes)" in flat(text)
    managers = group.units.row(by_predicate=pl.col("employment_unit") == "11-2022", named=True)
    row = re.search(r"leads sales +(\d+) +([\d.]+)-([\d.]+) m", text)
    assert int(row.group(1)) == pytest.approx(100 * managers["fewer_probability"], abs=0.501)
    assert float(row.group(2)) == pytest.approx(managers["low"] / 1e6, abs=0.00501)
    assert float(row.group(3)) == pytest.approx(managers["high"] / 1e6, abs=0.00501)


def test_codes_of_ones_own_are_named_by_their_titles():
    text = render_outlook_group(study_outlook_group(["41-9041", "43-2011"]))
    assert "Telemarketers" in text
    assert "Will there be as many of these jobs in the US in 2030" in text


@pytest.mark.parametrize("form", ANSWER_FORMATS)
def test_no_form_holds_a_banned_word(result, group, form, banned_words):
    for text in (render_outlook(result, form), render_outlook_group(group, form)):
        bare = without_fonts(text).lower()
        assert [word for word in banned_words if word in bare] == []


def test_us_stands_in_every_form(result, group):
    for form in ("table", "md", "html", "json"):
        assert re.search(r"\bUS\b", render_outlook(result, form))
        assert re.search(r"\bUS\b", render_outlook_group(group, form))


def test_an_unknown_format_is_refused(result):
    with pytest.raises(ParameterError, match="format"):
        render_outlook(result, "pdf")
