import polars as pl
import pytest

from jobmorph.reference.edition import open_edition
from jobmorph.reference.overlay import LIBRARY_CONTRACTS
from jobmorph.reference.parameters import load_parameters
from jobmorph.studies.own_library import with_own_library
from jobmorph.studies.resolve import resolve_job


@pytest.fixture
def overlaid(family_file):
    return with_own_library(open_edition(), family_file.parent)


def named(query, edition):
    return resolve_job(query, level=None, edition=edition, parameters=load_parameters("work")).job


def test_a_new_family_stands_beside_ours(overlaid):
    base = open_edition().table("role").height
    assert overlaid.table("role").height == base + 2
    assert named("school seller", overlaid).id == "our-schools/mid"
    assert named("SDR", overlaid).id == "sales-development/entry"


def test_the_base_edition_is_left_alone(overlaid):
    assert open_edition().rows("role", pl.col("family") == "our-schools").is_empty()
    assert overlaid.manifest.edition.startswith("2026.11 with own roles ")
    assert open_edition().manifest.edition == "2026.11"


def test_a_family_of_the_same_id_replaces_ours_as_a_whole(family_file, family_text):
    family_file.write_text(family_text.replace("our-schools", "sales-development"))
    edition = with_own_library(open_edition(), family_file)
    mine = edition.rows("role_task", pl.col("family") == "sales-development")
    assert mine.get_column("label").str.starts_with("school work").sum() == 12
    assert mine.height == 15
    levels = edition.rows("role", pl.col("family") == "sales-development").get_column("level")
    assert sorted(levels) == ["entry", "mid"]
    # A move of another family to a level that is gone leads nowhere.
    assert "sales-development/lead" not in edition.table("role_move")["to_role_id"].to_list()


def test_an_alias_that_the_user_claims_means_their_role(family_file, family_text):
    family_file.write_text(family_text.replace("School caller one", "SDR"))
    edition = with_own_library(open_edition(), family_file)
    assert named("SDR", edition).id == "our-schools/entry"


def test_every_table_keeps_its_contract(overlaid):
    for contract in LIBRARY_CONTRACTS:
        contract.check(overlaid.table(contract.name))
        rows = overlaid.rows(contract.name, pl.lit(value=True))
        assert rows.height == overlaid.table(contract.name).height


def test_the_mark_follows_the_content(family_file, family_text):
    one = with_own_library(open_edition(), family_file).manifest.edition
    family_file.write_text(f"{family_text}# a comment more\n")
    assert with_own_library(open_edition(), family_file).manifest.edition == one
    family_file.write_text(family_text.replace("Sells to schools.", "Sells to colleges."))
    assert with_own_library(open_edition(), family_file).manifest.edition != one
