import polars as pl
import pytest

from jobmorph.work.titles import LexiconIndex, title_key, without_seniority

LEXICON = pl.DataFrame(
    [
        ("Sales Managers", "11-2022.00", "official"),
        ("Sales Manager", "41-1012.00", "alternate"),
        ("Account Executive", "41-3091.00", "reported"),
        ("Account Executive", "41-3011.00", "alternate"),
        ("Registered Nurses", "29-1141.00", "official"),
    ],
    schema=["title", "occupation_onet2019", "title_source"],
    orient="row",
).with_columns(pl.col("title").map_elements(title_key, return_dtype=pl.String).alias("title_key"))


@pytest.fixture
def index():
    return LexiconIndex(LEXICON)


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("Sr. Acct Exec - Enterprise (EMEA)", "sr account executive enterprise"),
        ("Sales Reps", "sale representative"),
        ("Secretaries & Administrative Assts.", "secretary and administrative asst"),
        ("Business Analyst", "business analyst"),
        ("Café Manager", "cafe manager"),
        ("(Assistant)", "assistant"),
        ("   ", ""),
    ],
)
def test_title_key(title, key):
    assert title_key(title) == key


def test_plural_and_singular_of_a_title_have_one_key():
    assert title_key("Sales Managers") == title_key("sales manager")


def test_official_titles_come_before_alternate_ones(index):
    found = index.find("sales manager")
    assert [c.occupation_onet2019 for c in found] == ["11-2022.00", "41-1012.00"]
    assert found[0].similarity == 1.0


def test_words_of_seniority_are_dropped_when_nothing_else_fits(index):
    assert index.find("Senior Account Executive")[0].occupation_onet2019 == "41-3091.00"
    assert without_seniority("senior") == "senior"


def test_a_misspelling_is_a_near_match(index):
    found = index.find("registred nurse")
    assert found[0].occupation_onet2019 == "29-1141.00"
    assert found[0].similarity < 1.0


def test_it_abstains_when_nothing_comes_near(index):
    assert index.find("growth ninja") == []
    assert index.find("!!!") == []


def test_nearest_never_repeats_an_occupation(index):
    codes = [c.occupation_onet2019 for c in index.nearest("sales account manager")]
    assert len(codes) == len(set(codes)) > 0
