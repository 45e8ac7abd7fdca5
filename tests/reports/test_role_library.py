from dataclasses import replace

import polars as pl
import pytest

from jobmorph.reports.blocks import Bullets, Grid, Paragraph
from jobmorph.reports.role_library import (
    asked_competencies,
    library_sections,
    move_title,
    ordered_moves,
    purpose_sentences,
)


@pytest.fixture(scope="session")
def library(library_result):
    return library_result.library


@pytest.fixture(scope="session")
def sections(library):
    return {section.id: section for section in library_sections(library)}


def grid(section):
    return next(block for block in section.blocks if isinstance(block, Grid))


def test_sections_in_the_order_of_reading(sections):
    assert list(sections) == ["becomes", "starting", "abilities", "promotion", "moves", "claims"]
    assert sections["becomes"].heading == "The job as it becomes, 2031"
    assert sections["starting"].heading == "If you are starting out"
    assert sections["promotion"].heading == "What promotion to mid (Example specialist) takes"


def test_the_card_holds_hours_with_their_ranges_and_says_what_is_new(sections):
    table = grid(sections["becomes"])
    assert table.caption == "Example service representative, 2031: a week of 21 hours"
    assert table.rows[1] == ("Calm people who complain", "9.5", "as now")
    assert table.rows[2] == ("Take over where AI stops", "5.5 (3-8)", "exceptions")


def test_a_role_of_another_level_is_told_whose_card_it_is(library):
    other = replace(library, level="mid", role_id="service/mid")
    becomes, starting, _, promotion, *_ = library_sections(other)
    texts = [block.text for block in becomes.blocks if isinstance(block, Paragraph)]
    assert "The card is written for another level of this family: entry." in texts
    assert starting.heading == "What it takes to come in"
    assert promotion.heading == "What promotion to lead (Example lead) takes"
    assert promotion.blocks == (Bullets(("Two colleagues ask for this person's advice.",)),)


def test_the_highest_level_has_no_promotion(library):
    sections = library_sections(replace(library, level="lead"))
    assert "promotion" not in [section.id for section in sections]


def test_competencies_stand_by_what_is_asked_with_the_words_of_that_level(library, sections):
    assert [row["slug"] for row in asked_competencies(library)] == ["judging", "listening"]
    assert grid(sections["abilities"]).rows[0] == (
        "Judging what is fair",
        "3",
        "Does judging at level 3.",
    )


def test_moves_go_up_then_across_then_into_new_work(library, sections):
    assert [row["to_role_id"] for row in ordered_moves(library)] == [
        "service/mid",
        "service/lead",
        "success/entry",
        "ai-checks/entry",
    ]
    assert grid(sections["moves"]).rows[0] == ("Example specialist", "up", "9 (6-12)", "hard cases")
    note = sections["moves"].blocks[0]
    assert note.text.startswith("Known in the trade, not counted")


def test_a_role_the_library_lacks_is_named_by_its_family():
    assert move_title({"to_role_id": "ai-checks/entry", "title": None}) == "Ai checks"


def test_claims_carry_tier_source_and_date_once(sections):
    (block,) = sections["claims"].blocks
    assert block.items == (
        "Invented agents solved 12% more cases. [P] Invented and Other 2098, Journal of Examples. "
        "The library agrees.",
        "A seller says its software answers half. [V] Example Company, press note, May 2097. The "
        "library agrees in part.",
    )


def test_empty_parts_have_no_section(library):
    bare = replace(
        library,
        material=library.material.clear(),
        moves=library.moves.clear(),
        competencies=library.competencies.with_columns(pl.lit(None, pl.Float64).alias("need")),
        skills=library.skills.clear(),
    )
    assert [section.id for section in library_sections(bare)] == ["becomes"]


def test_other_jobs_have_no_section():
    assert library_sections(None) == []
    assert purpose_sentences(None) == []
