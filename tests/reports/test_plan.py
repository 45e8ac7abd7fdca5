"""Plans as people meet them: what is said, in which order, and that it adds up."""

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date, timedelta

import jsonschema
import polars as pl
import pytest
from tests.texts.reading_grade import reading_grade

from jobmorph.reports.json_parts import schema_text
from jobmorph.reports.layout import TerminalStyle
from jobmorph.reports.plan import PLAN_FORMATS, render_plan
from jobmorph.reports.plan_json import SCHEMA_FILE, STEP_COLUMNS
from jobmorph.reports.plan_sentences import (
    Beside,
    bring_lines,
    lead_sentences,
    rounded,
    then_sentence,
    trade_sentences,
    typed,
)
from jobmorph.reports.plan_weeks import plan_weeks
from jobmorph.reports.theme import ASCII
from jobmorph.schema.errors import ParameterError
from jobmorph.schema.estimate import Estimate
from jobmorph.schema.profile import PastJob, Profile, StatedSkill
from jobmorph.studies.plan import study_plan
from jobmorph.studies.plan_result import AskedSchooling, Remark

MONDAY = date(2026, 11, 30)
PAIRS = [
    ("SDR", "account executive"),
    ("bank teller", "truck driver"),
    ("content writer", "product marketing manager"),
    ("registered nurse", None),
    ("sales manager", None),
]
JUDGING = re.compile(r"\b(scores?|ranks?|percentile|match(?:es)?)\b|%", re.IGNORECASE)


def plan(own, target=None, **profile):
    return study_plan(own, profile=Profile("me", target=target, **profile))


@pytest.fixture(scope="module")
def to_ae():
    return plan("SDR", "account executive")


@pytest.fixture(scope="module")
def writer():
    return plan("content writer", "product marketing manager")


@pytest.fixture(scope="module", params=PAIRS, ids=lambda pair: pair[0])
def result(request):
    return plan(*request.param)


@pytest.fixture(scope="module")
def met():
    target = plan("SDR", "account executive")
    levels = tuple(StatedSkill(row["skill_id"], 5.0) for row in target.gaps.iter_rows(named=True))
    return plan("SDR", "account executive", skills=levels)


def flat(text):
    return " ".join(text.split())


def test_the_first_sentences_count_and_give_weeks_with_their_range(to_ae):
    assert lead_sentences(to_ae) == (
        "You have a start in all 7 things the new job asks for. The rest takes about 79 weeks at "
        "4 hours a week (8 in 10: 40 to 160)."
    )


def test_the_lead_follows_the_figures(to_ae):
    gaps = to_ae.gaps
    some = replace(to_ae, brings=("a", "b"), weeks_total=Estimate(0.4, 1.0, 2.0), hours_week=1.0)
    assert lead_sentences(some).startswith("You bring 2 of the 7 things the new job asks for, and")
    assert lead_sentences(some).endswith("The rest takes about a week at 1 hour a week "
                                         "(8 in 10: 0 to 2).")  # fmt: skip
    nothing = replace(to_ae, gaps=gaps.with_columns(pl.lit(0.0).alias("proficiency_held")))
    assert "all new to you, as far as we know" in lead_sentences(nothing)
    half = gaps.with_columns(
        pl.when(pl.int_range(pl.len()) < 3).then(0.0).otherwise("proficiency_held")
        .alias("proficiency_held")
    )  # fmt: skip
    assert "You have a start in 4 of the 7 things" in lead_sentences(replace(to_ae, gaps=half))
    own = replace(to_ae, aim="own job", brings=("a",))
    assert "your job will ask for by 2031" in lead_sentences(own)


def test_weeks_have_no_more_digits_than_their_range_supports():
    assert str(rounded(Estimate(143.6, 287.5, 574.9))) == "290 (140-570)"
    assert str(rounded(Estimate(1.2, 2.5, 5.4))) == "3 (1-5)"


def test_what_is_brought_says_where_it_is_known_from(to_ae):
    kind, general = bring_lines(to_ae)
    assert kind.endswith("(same kind of ability as SDR).")
    assert "understanding a buyer's problem" in kind
    assert general.endswith("(general skills from SDR).")
    said = plan("SDR", "account executive", jobs=(PastJob("SDR", 2.0), PastJob("Waiter", 3.0)),
                skills=(StatedSkill("negotiating terms", 4.0),))  # fmt: skip
    first = bring_lines(said)[0]
    assert first == "At the level asked: negotiating terms (you said so)."


def test_labels_with_a_comma_are_kept_apart(writer):
    line = next(line for line in bring_lines(writer) if "honest claims" in line)
    assert "honest claims, by people and software; positioning" in line


def test_where_a_level_comes_from_has_words_for_every_source(to_ae):
    for source, words in (
        ("stated", "you said so"),
        ("stated kind", "you gave a level for the same kind of ability"),
        ("job", "your years as SDR"),
        ("kind", "same kind of ability as SDR"),
        ("general", "general skills from SDR"),
    ):
        gaps = to_ae.gaps.with_columns(pl.lit(source).alias("held_from"))
        assert f"({words})" in bring_lines(replace(to_ae, gaps=gaps))[0]
    unknown = to_ae.gaps.with_columns(pl.lit(0.0).alias("proficiency_held"))
    assert bring_lines(replace(to_ae, gaps=unknown))[0].startswith("New, as far as we know: ")


def test_the_screen_has_what_people_must_get(to_ae):
    text = flat(render_plan(to_ae))
    order = [
        "You have a start in all 7 things",
        "We took it that you do your present job well. Make it yours: --ask or --profile me.yaml",
        "What you bring",
        "Before the first day there",
        "1 understanding a buyer's problem 1.5 to 2 8 (4-15) 1-2",
        "One first meeting a week rehearsed",
        "Then, up to week 79",
        "Week 1: begin with this, from tomorrow (4 hours)",
        "Check: In week eight",
        "For your next talk",
        "The usual first step is account executive, small business: 6 to 18 months (our "
        "judgement).",
        'Try: --to "Account executive, small business"',
        "Exposure is not probability of job loss.",
        "Next: the same with --output plan.html, or --output weeks.ics",
    ]
    places = [text.find(each) for each in order]
    assert -1 not in places
    assert places == sorted(places)
    assert "In the first months there" not in text


def test_the_first_step_that_is_named_can_be_typed(to_ae):
    first = plan("SDR", to_ae.known_move.title)
    assert first.target.job.id == to_ae.known_move.role_id
    assert "In the trade this move usually takes 6 to 18 months" in " ".join(trade_sentences(first))


def test_two_blocks_where_some_steps_come_after_the_first_day(writer):
    text = render_plan(writer)
    first, second = text.index("Before the first day there"), text.index("In the first months")
    between = text[first:second]
    before = writer.steps.filter(pl.col("is_before"))
    assert [label in between for label in before["label"]] == [True] * before.height
    # Numbers run on: the first step there is not step 1 again.
    assert re.search(rf"\n {before.height + 1} \w", text[second:])


def test_a_job_that_can_be_begun_says_so():
    text = flat(render_plan(plan("bank teller", "customer success associate")))
    assert "Nothing is missing for the first day" in text
    assert "Before the first day" not in text
    assert "You need not learn more of: accurate notes (about 4 hours a week now, 2" in text
    assert "In the US, 5 in 10 in that job say a degree is asked" in text
    assert "(borrowed from the nearest official jobs); no plan here replaces it." in text


def test_official_jobs_know_no_first_day():
    text = flat(render_plan(plan("truck driver", "loan officer")))
    assert "Steps, in order" in text
    assert "first day" not in text
    assert "The levels asked are those of people who do that job now." in text


def test_schooling_is_in_tenths(to_ae):
    for share, words in ((0.66, "7 in 10 in that job"), (0.97, "nearly all in that job")):
        asked = replace(to_ae, asked_schooling=AskedSchooling(share, "a master's degree"))
        assert f"{words} say a degree is asked, mostly a master's" in " ".join(
            trade_sentences(asked)
        )


def test_remarks_give_hours_only_where_they_differ(to_ae):
    more = replace(
        to_ae,
        counts_more=(Remark("a", "asking", 5.4, 5.45), Remark("b", "hearing", 2.2, 5.0)),
        not_to_learn=(Remark("c", "typing", 3.0, 0.9),),
        left_out=("selling",),
    )
    text = flat(render_plan(more))
    assert "asking; hearing (about 2 hours of it a week now, 5 later)" in text
    assert "You need not learn more of: typing (about 3 hours a week now, 1 once" in text
    assert "Left out, as you wished: selling." in text


def test_a_target_that_is_met_says_so_and_what_next(met):
    assert met.already_there
    for form in ("table", "md", "html"):
        text = flat(render_plan(met, form))
        assert "You already bring all 7 things the new job asks for." in text
        assert "Week 1" not in text
        assert "account executive" in text
    assert 'Next: skills "account executive" --ladder' in flat(render_plan(met))
    assert "What next? Name a deeper level in --to" in flat(render_plan(met))
    calendar = render_plan(met, "ics", beside=Beside(start=MONDAY))
    assert "BEGIN:VEVENT" not in calendar


def test_nothing_left_is_not_the_same_as_met(met):
    gaps = met.gaps.with_columns(
        pl.when(pl.int_range(pl.len()) == 0).then(1.0).otherwise("proficiency_gap")
        .alias("proficiency_gap")
    )  # fmt: skip
    left = replace(met, gaps=gaps, brings=met.brings[1:])
    assert lead_sentences(left).startswith("Nothing is left to plan: you bring 6 of the 7 things")


def test_words_for_another_job_that_mean_ones_own_are_told():
    found = plan("registered nurse", "nurse manager")
    text = flat(render_plan(found, beside=Beside(asked_target="nurse manager")))
    assert '"nurse manager" was read as your own job, Registered Nurses' in text


def test_what_a_resume_mentions_is_listed_without_a_level(to_ae):
    beside = Beside(mentioned=("use CRM", "plan trips"))
    for form in ("table", "md", "html"):
        text = flat(render_plan(to_ae, form, beside=beside))
        assert "Named in your resume, level not known: use CRM, plan trips." in text
    assert json.loads(render_plan(to_ae, "json", beside=beside))["mentioned"] == [
        "use CRM",
        "plan trips",
    ]


def test_every_line_fits_80_columns(result):
    for is_all in (False, True):
        text = render_plan(result, is_all=is_all, style=TerminalStyle(glyphs=ASCII))
        assert text.isascii()
        assert max(len(line) for line in text.splitlines()) <= 80


def test_all_shows_every_practice_and_check(to_ae):
    text = flat(render_plan(to_ae, is_all=True))
    for row in to_ae.steps.iter_rows(named=True):
        for each in [*row["practices"], *row["practice_checks"]]:
            assert flat(each) in text
    assert "Skill by skill" in text
    assert "From level 2 to level 3" in text


@pytest.mark.parametrize("form", ["table", "md", "html"])
def test_no_form_judges_or_frightens(result, form, banned_words):
    text = render_plan(result, form)
    cut = text.find("What this edition lacks")
    body = re.sub(r"<style>.*?</style>", "", text[: cut if cut > 0 else None], flags=re.DOTALL)
    material = [*result.steps["practices"].explode().drop_nulls(), *result.gaps["seen"],
                *result.steps["practice_checks"].explode().drop_nulls()]  # fmt: skip
    for each in material:
        body = body.replace(each, "")
    own = flat(body).lower()
    assert [word for word in banned_words if word in own] == []
    assert form == "html" or not JUDGING.findall(own)


def test_a_person_of_fifteen_can_read_it(result):
    assert reading_grade(render_plan(result, "md")) <= 9
    person = render_plan(result, "md").partition("## What this edition lacks")[0]
    assert reading_grade(person) <= 7


def test_markdown_reads_in_order_without_drawing(writer):
    text = render_plan(writer, "md")
    assert re.findall(r"(?m)^# ", text) == ["# "]
    assert not re.search("[░▒█─]", text)
    headings = re.findall(r"(?m)^## (.+)$", text)
    assert headings[:3] == ["What you bring", "Steps, in order", "Your first 8 weeks"]


# --- weeks ---------------------------------------------------------------------------------


def test_weeks_hold_the_hours_of_the_plan(result):
    weeks = plan_weeks(result, most=None)
    assert sum(week.hours for week in weeks) == pytest.approx(result.hours.mid)
    assert [week.week for week in weeks] == list(range(1, len(weeks) + 1))
    for week in weeks:
        assert week.hours <= result.hours_week + 1e-9
        for item in week.items:
            spent = sum(task.hours for task in item.tasks)
            assert spent == pytest.approx(item.hours, abs=0.3)


def test_each_practice_is_begun_once_and_every_new_one_is_checked_once(result):
    tasks = [task for week in plan_weeks(result, most=None) for item in week.items
             for task in item.tasks]  # fmt: skip
    begun = [task.text for task in tasks if task.how == "begin"]
    assert len(begun) == len(set(begun)) == len(set(result.steps["practices"].explode()))
    checked = [task.text for task in tasks if task.check]
    assert sorted(checked) == sorted(begun)
    assert tasks[0].how == "begin"


def test_week_1_is_spelled_out(to_ae):
    lines = render_plan(to_ae).partition("Week 1: ")[2].partition("For your next talk")[0]
    assert "About 10 hours in all. Check: In week eight" in flat(lines)


def test_steps_that_have_no_line_are_summed_up_by_their_last_level():
    rows = [
        {"label": "a", "proficiency_to": 2.0, "week_last": 3},
        {"label": "b", "proficiency_to": 2.5, "week_last": 5},
        {"label": "a", "proficiency_to": 3.0, "week_last": 9},
    ]
    assert then_sentence(rows) == "Then, up to week 9: a to level 3; b to level 2.5."
    assert then_sentence([]) == ""


# --- JSON, CSV -----------------------------------------------------------------------------


def test_the_document_keeps_its_schema(result):
    schema = json.loads(schema_text(SCHEMA_FILE))
    jsonschema.Draft202012Validator.check_schema(schema)
    document = json.loads(render_plan(result, "json"))
    jsonschema.Draft202012Validator(schema).validate(document)
    assert [step["step"] for step in document["steps"]] == list(range(1, result.steps.height + 1))
    assert sum(step["learning_hours"] for step in document["steps"]) == pytest.approx(
        document["hours"]["mid"]
    )
    assert {"edition", "seed", "assumptions", "sources"} <= set(document["record"])
    document["name"] = "Ann"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema).validate(document)


def test_csv_has_one_row_a_step(result):
    rows = list(csv.DictReader(io.StringIO(render_plan(result, "csv"))))
    assert tuple(rows[0]) == STEP_COLUMNS
    assert [row["skill_id"] for row in rows] == result.steps["skill_id"].to_list()
    assert [float(row["learning_hours"]) for row in rows] == result.steps[
        "learning_hours"
    ].to_list()
    assert int(rows[0]["step"]) == 1
    assert rows[0]["practices"].split(" | ") == result.steps["practices"].to_list()[0]


# --- page ----------------------------------------------------------------------------------


def test_the_page_has_eight_boxes_to_tick_and_asks_nothing_of_the_network(result):
    text = render_plan(result, "html")
    assert text.count('class="tick"') == min(8, result.weeks["week"].max())
    assert "<script" not in text
    assert not re.findall(r'(?:src|href)="(?!#)', text)
    assert text.count("<h1>") == 1
    assert "@page" in text
    assert "break-after: page" in text


def test_the_page_escapes_what_people_type(to_ae):
    match = replace(to_ae.match, query="<b>SDR</b>")
    text = render_plan(replace(to_ae, match=match), "html")
    assert "<b>SDR" not in text
    assert typed(match) == "sales-development/entry"


def test_weeks_carry_days_where_the_first_is_known(to_ae):
    beside = Beside(start=MONDAY)
    for form in ("md", "html"):
        text = render_plan(to_ae, form, beside=beside)
        assert "Week 1, from 30 Nov 2026" in text
        assert "Week 8, from 18 Jan 2027" in text
        assert "2026" not in re.findall(r"Week 2[^,]*", render_plan(to_ae, form))[0]


# --- calendar ------------------------------------------------------------------------------


def parse(text):
    """Read a calendar as RFC 5545 says: unfold, split, unescape."""
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    lines = text.split("\r\n")[:-1]
    assert max(len(line.encode()) for line in lines) <= 75
    unfolded = "\r\n".join(lines).replace("\r\n ", "").split("\r\n")
    events, event = [], None
    for line in unfolded:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            event = {}
        elif line == "END:VEVENT":
            events.append(event)
            event = None
        elif event is not None:
            assert name not in event
            event[name] = re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], value)
    assert event is None
    assert unfolded[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert unfolded[-1] == "END:VCALENDAR"
    return events


def test_the_calendar_has_one_entry_a_week(result):
    events = parse(render_plan(result, "ics", beside=Beside(start=MONDAY)))
    assert len(events) == min(8, result.weeks["week"].max())
    for number, event in enumerate(events):
        day = MONDAY + timedelta(weeks=number)
        assert event["DTSTART;VALUE=DATE"] == f"{day:%Y%m%d}"
        assert event["DTEND;VALUE=DATE"] == f"{day + timedelta(days=1):%Y%m%d}"
        assert event["DTSTAMP"] == "20261130T000000Z"
        assert event["SUMMARY"].startswith(f"Week {number + 1}: ")
    first = result.steps.row(0, named=True)
    assert first["practices"][0] in events[0]["DESCRIPTION"]
    assert first["label"] in events[0]["SUMMARY"]


def test_all_weeks_are_there_on_demand(to_ae):
    events = parse(render_plan(to_ae, "ics", is_all=True, beside=Beside(start=MONDAY)))
    assert len(events) == 79
    assert len({event["UID"] for event in events}) == 79


def test_the_same_plan_is_the_same_calendar_and_another_start_is_not(to_ae):
    one, again = (render_plan(to_ae, "ics", beside=Beside(start=MONDAY)) for _ in range(2))
    assert one == again
    other = render_plan(to_ae, "ics", beside=Beside(start=MONDAY + timedelta(weeks=1)))
    ids = [{event["UID"] for event in parse(text)} for text in (one, other)]
    assert ids[0].isdisjoint(ids[1])
    assert "@" not in one


def test_long_and_foreign_words_are_folded_inside_no_character(to_ae):
    steps = to_ae.steps.with_columns(
        pl.when(pl.col("step") == 0).then(pl.lit("Ümläute; höher, schöner \\ " * 8))
        .otherwise("label").alias("label")
    )  # fmt: skip
    weeks = to_ae.weeks.with_columns(
        pl.when(pl.col("step") == 0).then(pl.lit("Ümläute; höher, schöner \\ " * 8))
        .otherwise("label").alias("label")
    )  # fmt: skip
    changed = replace(to_ae, steps=steps, weeks=weeks)
    events = parse(render_plan(changed, "ics", beside=Beside(start=MONDAY)))
    assert "Ümläute; höher, schöner \\ Ümläute" in events[0]["SUMMARY"]


def test_a_calendar_needs_a_day_and_a_form_must_be_known(to_ae):
    with pytest.raises(ParameterError, match="first day"):
        render_plan(to_ae, "ics")
    with pytest.raises(ParameterError, match="no format"):
        render_plan(to_ae, "xlsx")
    assert PLAN_FORMATS == ("table", "json", "csv", "md", "html", "ics")
