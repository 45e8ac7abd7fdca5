"""What past work and statements say about a skill, on the embedded edition."""

import pytest

from jobmorph.reference.edition import open_edition
from jobmorph.reference.parameters import load_parameters
from jobmorph.schema.ids import competency_id
from jobmorph.studies.held_skills import HeldJob, PastWork, StatedLevels, held_level
from jobmorph.studies.judged_job import open_run
from jobmorph.studies.resolve import resolve_job
from jobmorph.studies.skill_book import SkillBook

DISCOVERY = competency_id("sales-development", "discovery")
DIAGNOSING = competency_id("account-executive", "diagnosing")


@pytest.fixture(scope="module")
def book():
    return SkillBook(open_edition())


def past(book, *jobs):
    run = open_run()
    held = [
        HeldJob(
            resolve_job(title, level=None, edition=run.edition, parameters=run.parameters).job,
            years,
        )
        for title, years in jobs
    ]
    return PastWork(held, book, run.edition, load_parameters("skills"))


def test_years_bring_a_job_from_its_first_day_to_doing_it_well(book):
    # Discovery is asked at 2 of an entry SDR, learned from 1 in three and a half months.
    for years, level in ((0.0, 1.0), (1.75 / 12, 1.5), (3.5 / 12, 2.0), (9.0, 2.0)):
        held = past(book, ("SDR", years)).held(book.of(DISCOVERY))
        assert held.level == pytest.approx(level)
        assert (held.source, held.title) == ("job", "Sales development representative")


def test_the_same_kind_of_ability_counts_less_in_another_trade(book):
    held = past(book, ("SDR", 3)).held(book.of(DIAGNOSING))
    assert held.level == pytest.approx(0.8 * 2.0)
    assert held.source == "kind"


def test_general_skills_count_only_a_little_towards_a_trades_own(book):
    held = past(book, ("registered nurse", 12)).held(book.of(DIAGNOSING))
    assert held.level == 1.0
    assert (held.source, held.title) == ("general", "Registered Nurses")


def test_nothing_known_is_nothing_held(book):
    held = held_level(book.of(DISCOVERY), StatedLevels({}, book, 0.8), past(book))
    assert (held.level, held.source) == (0.0, "none")


def test_a_statement_for_the_very_skill_wins_also_when_it_is_lower(book):
    stated = StatedLevels({DISCOVERY: 0.5}, book, 0.8)
    assert held_level(book.of(DISCOVERY), stated, past(book, ("SDR", 3))).level == 0.5


def test_a_statement_for_a_kind_or_a_sibling_reaches_other_trades(book):
    work = past(book)
    kind = StatedLevels({"core:discovery": 3.0}, book, 0.8)
    assert held_level(book.of(DIAGNOSING), kind, work).level == 3.0
    sibling = StatedLevels({DISCOVERY: 5.0}, book, 0.8)
    assert held_level(book.of(DIAGNOSING), sibling, work).level == pytest.approx(4.0)
    # Listening is what asking and listening leans on first.
    listening = held_level(book.of("2.A.1.b"), sibling, work)
    assert (listening.level, listening.source) == (pytest.approx(4.0), "stated kind")
    assert held_level(book.of("2.A.1.c"), sibling, work).source == "none"


def test_names_are_found_by_label_slug_title_and_id(book):
    for name in ("finding out what matters", "Discovery", "competency:sales-development/discovery"):
        assert book.find(name, [DISCOVERY]) == DISCOVERY
    assert book.find("Active Listening") == "2.A.1.b"
    assert book.find("listening closely") == "2.A.1.b"
    assert book.find("2.C.1.a") == "2.C.1.a"
    # Without a job at hand a shared name means the kind of ability, not one trade's.
    assert book.find("discovery") == "core:discovery"
    assert book.find("basket weaving") is None
    assert "finding out what matters" in book.near("finding out wat maters", [DISCOVERY])


def test_levels_are_read_to_the_nearest_sentence(book):
    entry = book.of(DISCOVERY)
    assert entry.seen_at(2.0) == entry.seen_at(2.4) == entry.levels[1]
    assert entry.seen_at(0.0) == ""
    assert entry.seen_at(5.0) == entry.levels[4]
