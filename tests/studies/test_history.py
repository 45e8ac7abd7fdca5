"""Where did they go: the study on an edition that holds the history."""

import os
import shutil
from pathlib import Path

import polars as pl
import pytest

from jobmorph.reference.edition import Edition, embedded_folder, open_edition
from jobmorph.reference.history_cases import load_cases
from jobmorph.reports.history_view import lead_sentence, other_sentence, pair_sentence
from jobmorph.schema.errors import NoMatchError, ParameterError
from jobmorph.schema.history import DEFINITIONS
from jobmorph.studies.history import study_history, study_past
from jobmorph.studies.history_analogues import DIRECTIONS
from jobmorph.studies.history_atlas import study_atlas


@pytest.fixture(scope="module")
def edition(tmp_path_factory):
    """The embedded edition, or a copy of it with the history compiled from the raw files."""
    if any(entry.name == "history_series" for entry in open_edition().manifest.tables):
        return open_edition()
    raw_folder = os.environ.get("JOBMORPH_RAW")
    if not raw_folder:
        pytest.skip("the embedded edition has no history and JOBMORPH_RAW names no raw files")
    from jobmorph.build.compile.history import compile_history
    from jobmorph.build.raw import RawFolder
    from jobmorph.build.writer import replace_table

    folder = tmp_path_factory.mktemp("history") / "edition"
    shutil.copytree(embedded_folder(), folder)
    tables = compile_history(RawFolder(Path(raw_folder)), open_edition().table("occupation"))
    for name, frame in tables.items():
        replace_table(name, frame, folder)
    return Edition(folder)


@pytest.fixture(scope="module")
def operators(edition):
    return study_history("switchboard operator", edition=edition)


def test_the_operators_have_three_counts_that_are_never_joined(operators):
    assert [path.definition for path in operators.paths if path.is_lead] == list(DEFINITIONS)
    spans = [(p.summary.first_year, p.summary.last_year) for p in operators.paths if p.is_lead]
    assert spans == [(1880, 1950), (1960, 2000), (2002, 2025)]
    for path in operators.paths:
        assert path.table["year"].is_between(*_span(path)).all()


def _span(path):
    years = {"census_at_work": (1850, 1950), "census_experienced": (1960, 2000)}
    return years.get(path.definition, (2002, 2025))


def test_the_operators_figures_are_those_of_the_sources(operators):
    at_work, wider, jobs = (operators.path(each) for each in DEFINITIONS)
    assert (at_work.summary.peak_year, at_work.summary.peak_heads) == (1950, 389772)
    assert at_work.summary.is_peak_at_end
    assert (wider.summary.first_heads, wider.summary.last_heads) == (669727, 221539)
    assert jobs.summary.last_heads == 34280
    assert jobs.published_code == "43-2011"


def test_half_lives_are_interpolated_within_one_count(operators):
    at_work, wider, jobs = (operators.path(each).summary for each in DEFINITIONS)
    assert at_work.half_life is None
    # 1980: 468,938; 1990: 306,009; half of 669,727 is 334,864.
    assert wider.half_life.years == pytest.approx(27.889, abs=0.001)
    assert wider.half_life_share.years < wider.half_life.years
    assert jobs.half_life.years == pytest.approx(11.493, abs=0.001)


def test_a_change_of_the_count_on_the_way_to_half_is_said(operators):
    wider = operators.path("census_experienced")
    assert {each.year for each in wider.crossed} == {1980}
    assert any("1980" in note and "Census, wider" in note for note in operators.notes)
    assert not any("2010" in note for note in operators.notes)


def test_women_were_nearly_all_of_the_operators(operators):
    shares = operators.path("census_at_work").table["women_share"]
    assert shares[0] < 0.5
    assert shares[-1] > 0.9
    assert operators.path("employers").table["women_share"].null_count() == 24


def test_what_grew_grew_in_the_same_count_and_years(operators):
    for frame in (operators.grew_nearby, operators.grew_economy):
        assert (frame["gain_heads"] > 0).all()
        assert set(frame["definition"]) == set(DEFINITIONS)
        spans = frame.select("definition", "first_year", "last_year").unique()
        assert set(spans.rows()) == {
            ("census_at_work", 1880, 1950),
            ("census_experienced", 1960, 2000),
            ("employers", 2002, 2025),
        }
    assert not operators.grew_nearby["series_id"].str.contains("telephone-operator").any()
    assert operators.grew_nearby["skill_distance"].is_between(0, 0.5).all()
    assert operators.grew_nearby.height <= 15


def test_the_other_story_always_stands_beside(edition):
    for case in load_cases().values():
        found = study_history(case.case_id, edition=edition)
        assert found.case_id == case.case_id
        assert (found.other.story == "fell") != (found.story == "fell")
        assert found.other.paths


@pytest.mark.parametrize(
    "query", ["switchboard operator", "sales manager", "SDR", "weaver", "blacksmith", "43-4051"]
)
def test_never_a_falling_analogue_without_a_rising_one(edition, query):
    found = study_history(query, edition=edition).analogues
    for basis in ("case", "counted"):
        assert found.filter(pl.col("basis") == basis)["direction"].to_list() == list(DIRECTIONS)
    assert found["distance"].is_between(0, 1).all()
    counted = found.filter(pl.col("basis") == "counted")
    signs = dict(counted.select("direction", "change").iter_rows())
    assert signs["fell"] < 0 < signs["rose"]


def test_stand_ins_for_vanished_jobs_are_no_analogues(edition):
    found = study_history("receptionist", edition=edition).analogues
    assert not set(found["id"]) & {"elevator-operators", "blacksmiths"}


def test_jobs_that_stand_alike_come_nearest_first_and_without_itself(operators):
    found = operators.stand_alike
    assert found["distance"].is_sorted()
    assert not set(found["occupation_soc2018"]) & {"43-2011", "43-2021"}
    assert found.item(0, "title") == "Receptionists and Information Clerks"


def test_a_case_without_a_row_says_so_and_names_the_nearest(edition):
    found = study_history("travel agent", edition=edition)
    absent = {row.definition: row.note for row in found.absent}
    assert set(absent) == {"census_at_work", "census_experienced"}
    assert "ticket" in absent["census_at_work"]
    assert found.path("census_at_work").kind == "nearest"
    smith = study_history("blacksmith", edition=edition)
    assert smith.path("employers").kind == "nearest"
    assert any("Forging" in note for note in smith.notes)


def test_a_library_role_borrows_and_never_tells_another_jobs_story(edition):
    found = study_history("SDR", edition=edition)
    assert found.case_id is None
    assert found.happened is None
    assert {path.kind for path in found.paths} == {"nearest"}
    assert any("borrowed" in note for note in found.notes)


def test_any_occupation_and_any_census_job_have_a_history(edition):
    manager = study_history("sales manager", edition=edition)
    assert manager.path("employers").summary.course == "rose"
    assert {row.definition for row in manager.absent} == {"census_at_work", "census_experienced"}
    weaver = study_history("Weaver", edition=edition)
    assert weaver.path("census_at_work").summary.peak_year == 1910
    assert weaver.other.story != "fell"
    gap = study_history("accountant", edition=edition).path("census_at_work").table
    assert gap.filter("is_missing")["year"].to_list() == [1910, 1940]


def test_codes_and_titles_reach_the_prepared_case(edition):
    for query in ("43-3071", "Teller", "bank tellers", "bank-tellers"):
        assert study_history(query, edition=edition).case_id == "bank-tellers"


def test_moves_are_observed_ones_with_ranges_and_what_they_are_of(operators):
    moves = operators.moves
    assert moves.height == 8
    assert moves["move_probability"].is_sorted(descending=True)
    assert (moves["move_probability_low"] <= moves["move_probability"]).all()
    assert (moves["move_probability"] <= moves["move_probability_high"]).all()
    assert 0 < moves["move_probability"].sum() < 1
    assert not any("Switchboard" in title for title in moves["title"])
    assert "2010 to 2018" in operators.moves_note


def test_an_unknown_name_names_the_nearest(edition):
    with pytest.raises(NoMatchError) as fault:
        study_history("telefone operater xq", edition=edition)
    assert any("operator" in item.lower() for item in fault.value.items)
    with pytest.raises(ParameterError, match="empty"):
        study_history("  ", edition=edition)


def test_the_record_names_both_sources(operators):
    ids = {source.source_id for source in operators.record.sources}
    assert "oews_panel" in ids


@pytest.fixture(scope="module")
def atlas(edition):
    return study_atlas(edition=edition)


def test_the_atlas_holds_every_counted_job_once_in_each_count(atlas, edition):
    named = edition.table("history_occupation").filter(pl.col("is_work") & ~pl.col("is_part"))
    assert set(atlas.jobs["series_id"]) == set(named["series_id"])
    assert not atlas.jobs.select("definition", "series_id").is_duplicated().any()
    assert "census:retired" not in set(atlas.jobs["series_id"])
    for _, frame in atlas.jobs.group_by("definition"):
        assert frame["order"].sort().to_list() == list(range(frame.height))


def test_shares_of_a_year_never_exceed_everybody(atlas):
    sums = atlas.shares.group_by("definition", "year").agg(pl.col("share").sum())
    assert sums["share"].max() < 1 + 1e-4
    census = sums.filter(pl.col("definition") != "employers")
    assert census["share"].to_list() == pytest.approx([1.0] * census.height)


def test_the_atlas_shows_farmers_first_and_leaves_gaps_open(atlas):
    first = atlas.jobs.filter((pl.col("definition") == "census_at_work") & (pl.col("order") == 0))
    assert first.item(0, "series_id") == "census:farmer"
    assert first.item(0, "peak_share") == pytest.approx(0.4503, abs=1e-4)
    gap = atlas.shares.filter("is_missing")
    assert gap["share"].null_count() == gap.height > 500


@pytest.mark.parametrize("job", ["switchboard operator", "SDR", "registered nurse", "29-1141.00"])
def test_the_past_told_in_short_is_that_of_the_whole_answer(edition, job):
    whole, short = study_history(job, edition=edition), study_past(job, edition=edition)
    assert short.analogues.equals(whole.analogues)
    assert (short.other.case_id, short.other.reason) == (whole.other.case_id, whole.other.reason)
    for tell in (lead_sentence, other_sentence, pair_sentence):
        assert tell(short) == tell(whole)


def test_the_atlas_is_laid_out_once_an_edition(edition, atlas):
    assert study_atlas(edition=edition) is study_atlas(edition=edition)
