"""What was learned goes into tables and comes back the same, or not at all."""

import numpy as np
import polars as pl
import pytest

from jobmorph.reference.edition import open_edition
from jobmorph.schema.errors import DataError
from jobmorph.studies.title_reader import TABLES
from jobmorph.work.title.store import (
    build_engine,
    family_kin,
    group_facts,
    pack_filings,
    pack_model,
    word_profile,
)

TITLES = ("Sr. Acct Exec", "Registered Nurse", "Vertriebsleiter", "zxqv", "CNC machinist II", "")


@pytest.fixture(scope="module")
def tables():
    edition = open_edition()
    return {name: edition.table(name) for name in TABLES}


@pytest.fixture(scope="module")
def vectors():
    return open_edition().title_vectors()


def test_packed_and_built_again_it_reads_the_same_to_the_last_bit(engine, tables, vectors):
    codes, judged = engine.weigher.search.lexicon.codes, engine.weigher.judgement
    classifier = engine.weigher.search.known.classifier
    packed = pack_model(judged, classifier, engine.families.scaling, codes)
    filings = pack_filings(judged.habits, codes)
    again = build_engine(tables | {"title_model": packed, "title_filing": filings}, vectors)
    assert again.read_all(TITLES) == engine.read_all(TITLES)
    keys = ("model_part", "model_row", "model_key")
    assert packed.select(keys).equals(tables["title_model"].select(keys))
    # Numbers are kept in single precision, weights of the classifier in half.
    stored = tables["title_model"].get_column("value").to_numpy()
    assert packed.get_column("value").to_numpy() == pytest.approx(stored, rel=1e-6)
    assert filings.equals(tables["title_filing"])


def test_the_order_of_rows_in_the_file_is_that_of_the_keys(tables):
    model = tables["title_model"]
    assert model.equals(model.sort("model_part", "model_row", "model_key"))
    sizes = dict(model.group_by("model_part").len().iter_rows())
    assert sizes["network_hidden"] % sizes["network_direct"] == 0
    assert sizes["classifier"] == 256 * sizes["classifier_constant"]


@pytest.mark.parametrize("change", [-1, 1])
def test_vectors_of_other_words_are_refused(tables, vectors, change):
    wrong = np.resize(vectors, (len(vectors) + change, vectors.shape[1]))
    with pytest.raises(DataError, match=r"title_vectors\.npy"):
        build_engine(tables, wrong)


@pytest.mark.parametrize("part", ["classifier", "network_hidden", "scaling", "habit_first"])
def test_a_missing_part_is_refused(tables, vectors, part):
    less = tables["title_model"].filter(pl.col("model_part") != part)
    with pytest.raises(DataError, match=r"title_model\.parquet"):
        build_engine(tables | {"title_model": less}, vectors)


def test_a_part_with_a_number_missing_is_refused(tables, vectors):
    short = tables["title_model"].filter(
        ~((pl.col("model_part") == "scaling") & (pl.col("model_key") == "temperature"))
    )
    with pytest.raises(DataError, match=r"title_model\.parquet"):
        build_engine(tables | {"title_model": short}, vectors)


def test_an_occupation_that_no_title_points_at_is_refused(tables, vectors):
    strange = tables["title_filing"].with_columns(pl.lit("99-9999").alias("occupation_soc2018"))
    with pytest.raises(DataError, match=r"title_filing\.parquet"):
        build_engine(tables | {"title_filing": strange.head(1)}, vectors)


def test_facts_of_occupations(lexicon):
    employment = pl.DataFrame(
        {"occupation_soc2018": ["29-1141", "41-2031"], "employment_heads": [1000.0, None]},
        schema={"occupation_soc2018": pl.String, "employment_heads": pl.Float64},
    )
    facts = group_facts(lexicon, employment)
    place = {code: number for number, code in enumerate(lexicon.codes)}
    assert facts.employment_log[place["29-1141"]] == pytest.approx(np.log(1000))
    # Nobody counted them: as many heads as a small occupation has.
    for code in ("41-2031", "51-3011"):
        assert facts.employment_log[place[code]] == pytest.approx(np.log(3000))
    # Two names at first hand; the one at second hand does not count.
    assert facts.titles_log[place["29-1141"]] == pytest.approx(np.log1p(2))
    assert facts.is_manager.tolist() == [1, 0, 0, 0, 0, 0]
    assert facts.is_residual.sum() == 0
    assert facts.major[place["41-2031"]] != facts.major[place["43-4051"]]


def test_the_kin_of_a_family_are_the_minor_groups_of_all_its_roles():
    anchors = pl.DataFrame(
        {
            "role_id": ["sdr/entry", "sdr/lead", "csm/mid"],
            "occupation_onet2019": ["41-3091.00", "11-2022.00", "43-4051.00"],
        }
    )
    assert family_kin(anchors) == {"sdr": {"41-3", "11-2"}, "csm": {"43-4"}}


def test_the_profile_keeps_each_word_together_and_leaves_unknown_occupations_out(lexicon):
    words = pl.DataFrame(
        {
            "word": ["till", "nurse", "till", "till"],
            "occupation_soc2018": ["41-2031", "29-1141", "11-2022", "99-9999"],
            "text_weight": [1.0, 2.0, 3.0, 4.0],
            "technology_weight": [0.5, 0.0, 0.25, 9.0],
        }
    )
    profile = word_profile(words, lexicon)
    assert dict(profile.numbers) == {"nurse": 0, "till": 1}
    assert profile.starts.tolist() == [0, 1, 3]
    assert [lexicon.codes[group] for group in profile.groups] == ["29-1141", "11-2022", "41-2031"]
    assert profile.text.tolist() == [2.0, 3.0, 1.0]
    assert profile.technology.tolist() == [0.0, 0.25, 0.5]
