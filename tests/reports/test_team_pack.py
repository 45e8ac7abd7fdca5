"""The four papers: no number of people under five, plain words, every score with its baseline."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from tests.reports.team_answer import agency
from tests.studies.team_pack_example import Seat, forty, team_of, three_hundred

from jobmorph.reference.edition import open_edition
from jobmorph.reports.team_pack import PAPERS, pack_documents, pack_html
from jobmorph.reports.team_pack_names import listed, question_text
from jobmorph.reports.team_pack_notice import notice_paper
from jobmorph.reports.theme import plain_number
from jobmorph.reports.words import CATALOGUE, say
from jobmorph.reports.words_team_pack import TEAM_PACK_WORDS
from jobmorph.reports.words_team_pack_card import TEAM_PACK_CARD_WORDS
from jobmorph.reports.words_team_pack_notice import TEAM_PACK_NOTICE_WORDS
from jobmorph.studies.team_pack import pack_of
from jobmorph.studies.team_pack_points import PackPoint

TEAMS = {"12": agency, "40": forty, "300": three_hundred}
WORDS = {"one": 1, "two": 2, "three": 3, "four": 4}
COUNTED = re.compile(
    r"\b(\d[\d,]*|one|two|three|four)\s+(?:entry |senior |more |fewer |new )*"
    r"(?:people|persons|seats?|hires?|leavers|employees|colleagues|managers|movers)\b",
    re.IGNORECASE,
)
NOTICE_WORDS, LONGEST_SENTENCE, PAGE_SENTENCE = 400, 30, 20


@pytest.fixture(scope="module", params=list(TEAMS))
def team(request):
    result = TEAMS[request.param]()
    edition = open_edition()
    packs = [pack_of(result, plan.offer.name, edition) for plan in result.plans]
    return packs, [pack_documents(pack) for pack in packs]


def _tables(text):
    """Tables of a paper: heading cells, and rows of cells."""
    found = []
    for block in re.findall(r"(?:^\|.*\n?)+", text, re.MULTILINE):
        rows = [
            [cell.strip() for cell in line.strip("|").split("|")]
            for line in block.strip().splitlines()
        ]
        found.append((rows[0], rows[2:]))
    return found


def _prose(text):
    return re.sub(r"^\|.*$", "", text, flags=re.MULTILINE)


def _number(cell):
    return int(cell.replace(",", ""))


def test_four_papers_in_the_order_of_reading(team):
    names = ["for-representatives", "impact-assessment", "notice-to-staff", "model-card"]
    for documents in team[1]:
        assert list(documents) == [f"{name}.md" for name in names]
        assert all(text.startswith("# ") for text in documents.values())


def test_no_sentence_counts_fewer_than_five_people(team):
    for documents in team[1]:
        for name, text in documents.items():
            for found in COUNTED.finditer(_prose(text)):
                word = found.group(1).lower()
                count = WORDS.get(word) or _number(word)
                assert count == 0 or count >= 5, (name, found.group(0))


def test_no_table_counts_fewer_than_five_people(team):
    for documents in team[1]:
        counted = 0
        for heads, rows in _tables(documents["for-representatives.md"]):
            for at, head in enumerate(heads):
                if head.startswith(("Seats", "Hires")):
                    cells = [row[at] for row in rows if row[at] != say("pack.hidden")]
                    assert all(_number(cell) == 0 or _number(cell) >= 5 for cell in cells)
                    counted += len(cells)
        assert counted


def test_most_rows_still_say_something(team):
    for documents in team[1]:
        cells = [
            cell
            for heads, rows in _tables(documents["for-representatives.md"])
            if any(head.startswith(("Seats", "AI")) for head in heads)
            for row in rows
            for cell in row[1:]
        ]
        silent = sum(cell in (say("pack.hidden"), say("pack.work.aside")) for cell in cells)
        assert silent < len(cells) / 4


def test_seats_and_hours_printed_are_the_packs(team):
    for pack, documents in zip(*team, strict=True):
        tables = _tables(documents["for-representatives.md"])
        seats = next(rows for heads, rows in tables if heads[1] == "Seats now")
        rows = [[_number(cell) for cell in row[1:3]] for row in seats]
        expected = [[group.seats_now, group.seats_end] for group in pack.groups]
        total = [pack.people.seats_now, pack.people.seats_end]
        assert rows == (expected if len(expected) == 1 else [*expected, total])
        hours = next(rows for heads, rows in tables if heads[1] == "AI, now")
        last = pack.work.total
        assert [hours[-1][at] for at in (2, 4)] == [f"{last.ai_end:,}", f"{last.with_end:,}"]


def test_papers_tell_no_pay(team):
    for documents in team[1]:
        text = "\n".join(documents.values())
        for amount in (r"EUR \d", r"USD \d", r"\d+ k\b", r"\d m a year"):
            assert not re.search(amount, text)


def test_no_paper_judges_or_frightens(team, banned_words):
    banned = [*banned_words, "headcount", "will be replaced", "match for", "low performer"]
    for documents in team[1]:
        text = "\n".join(documents.values()).lower()
        assert [word for word in banned if re.search(rf"\b{re.escape(word)}\b", text)] == []


def test_every_score_is_printed_with_its_baseline(team):
    for pack, documents in zip(*team, strict=True):
        rows = [
            row
            for heads, rows in _tables(documents["model-card.md"])
            if heads[0] == say("pack.score.metric")
            for row in rows
        ]
        scores = pack.scores.table.to_dicts()
        assert len(rows) == len(scores)
        for row, score in zip(rows, scores, strict=True):
            assert row[0].startswith(score["metric"].replace("|", "\\|"))
            assert row[1].startswith(plain_number(score["value"]))
            assert row[2].startswith(plain_number(score["baseline_value"]))
            assert row[4] == plain_number(score["n"])
            assert row[5] == score["computed_on"]
            if score["floor"] is not None:
                assert row[3].startswith(plain_number(score["floor"]))


def test_rates_without_a_score_stand_with_range_and_claim(team):
    pack, documents = team[0][0], team[1][0]
    rows = next(
        rows
        for heads, rows in _tables(documents["model-card.md"])
        if heads[0] == say("pack.unscored.meaning")
    )
    assert len(rows) == len(pack.scores.rates)
    assert all(re.search(r"\(.+ to .+\)", row[1]) and row[3] for row in rows)


def test_every_column_of_the_file_is_named(team):
    for pack, documents in zip(*team, strict=True):
        for name in ("for-representatives.md", "impact-assessment.md"):
            rows = next(rows for heads, rows in _tables(documents[name]) if heads[0] == "Column")
            assert [row[0] for row in rows] == [use.name for use in pack.columns]
            unread = [
                row[1]
                for row, use in zip(rows, pack.columns, strict=True)
                if use.purpose == "personal"
            ]
            assert unread
            assert set(unread) == {"never read"}


def test_the_assessment_points_to_the_law_and_leaves_the_answer_open(team):
    for documents in team[1]:
        text = documents["impact-assessment.md"]
        assert "GDPR Art. 35" in text
        assert "EU AI Act, Annex III point 4" in text
        assert "Check with your counsel" in text
        assert "ranks no person" in text


def test_the_review_day_is_the_plans(team):
    for documents in team[1]:
        for name in ("for-representatives.md", "impact-assessment.md", "notice-to-staff.md"):
            assert "30 June 2027" in documents[name]


def test_the_notice_is_one_page_in_short_sentences(team):
    for documents in team[1]:
        text = documents["notice-to-staff.md"]
        assert len(text.split()) <= NOTICE_WORDS
        lengths = [len(sentence.split()) for sentence in _sentences(text)]
        assert sum(lengths) / len(lengths) <= PAGE_SENTENCE / 2 + 2


def _sentences(text):
    plain = re.sub(r"^[#*\-\d. ]+", "", _prose(text), flags=re.MULTILINE)
    return [each for each in re.split(r"(?<=[.?!:;])\s+|\n+", plain) if each.strip()]


def test_sentences_of_the_catalogue_are_short():
    words = TEAM_PACK_WORDS | TEAM_PACK_NOTICE_WORDS | TEAM_PACK_CARD_WORDS
    long = {
        key: each
        for key, text in words.items()
        for each in _sentences(text)
        if len(each.split()) > LONGEST_SENTENCE
    }
    assert long == {}
    lengths = [len(each.split()) for text in words.values() for each in _sentences(text)]
    assert sum(length > PAGE_SENTENCE for length in lengths) / len(lengths) < 0.03


def test_words_of_every_question_and_risk_can_be_filled(team):
    pack = team[0][0]
    values = {
        "group": 0.0,
        "now": 9.0,
        "end": 7.0,
        "tasks": ("a", "b"),
        "names": ("c",),
        "share": 12.0,
        "quarter": "Q1 2027",
        "hours": 10,
        "low": 1.0,
        "mid": 2.0,
        "high": 3.0,
        "titles": ("d",),
        "soon": 5,
    }
    for key in CATALOGUE:
        if re.fullmatch(r"pack\.ask\.(?!lead)[a-z_]+", key):
            text = question_text(pack, PackPoint(key.removeprefix("pack.ask."), values))
            assert text.endswith(("?", "!", ".")), key
            assert "{" not in text


def test_a_plan_with_layoffs_never_says_that_nobody_has_to_go():
    result = team_of([Seat("sales", "sales-development", "mid", 20, ((0, 6, 2),))], ("cut-cost",))
    limits = replace(result.plans[0].request.limits, layoff_share=0.1)
    request = replace(result.plans[0].request, limits=limits)
    result = replace(result, plans=(replace(result.plans[0], request=request),))
    documents = pack_documents(pack_of(result, "cut-cost", open_edition()))
    text = "\n".join(documents.values())
    assert "Nobody is asked to leave" not in text
    assert "No layoffs" not in text
    assert "Their number is too small for this paper" in text
    assert "This plan asks people to leave" in documents["notice-to-staff.md"]


def test_pages_hold_the_same_and_their_headings_nest(team):
    pack = team[0][0]
    pages = pack_html(pack)
    assert list(pages) == [f"{name}.html" for name in PAPERS]
    for page in pages.values():
        levels = [int(level) for level in re.findall(r"<h([1-6])\b", page)]
        assert levels.count(1) == 1
        steps = pairwise(levels)
        assert all(after - before <= 1 for before, after in steps)
    assert page_cell(pages["for-representatives.html"], f"{pack.people.seats_now:,}")


def page_cell(page, text):
    return re.search(rf"<t[dh][^>]*>\s*{re.escape(text)}\s*</t[dh]>", page)


def test_the_notice_names_what_was_read_and_what_was_not():
    pack = pack_of(agency(), "hold", open_edition())
    text = str(notice_paper(pack))
    assert "Not read: Name and E-Mail." in text
    assert "Funktion" in text
    assert "Personalnummer and Vorgesetzter (Pers.-Nr.) told who leads whom" in text


def test_lists_with_commas_inside_are_parted_by_semicolons():
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert listed(["a, b", "c"]) == "a, b; c"
