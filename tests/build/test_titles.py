"""The title reader, trained on a small lexicon from names to readings."""

import numpy as np
import polars as pl
import pytest

from jobmorph.build.compile.title_words import compile_title_vectors
from jobmorph.build.compile.titles import with_words
from jobmorph.build.train.title_labels import FOLDS, LabelledTitles, title_folds
from jobmorph.build.train.title_names import cross_candidates, search_without_filings
from jobmorph.build.train.titles import train_titles
from jobmorph.schema.tables import OCCUPATION_WORD
from jobmorph.work.title.normalise import plain_title
from jobmorph.work.title.store import build_engine

NAMES = {
    "29-1141.00": ("registered nurse", "staff nurse", "charge nurse", "nurse educator"),
    "41-2031.00": ("retail salesperson", "store clerk", "sales associate"),
    "47-2061.00": ("construction laborer", "site laborer", "demolition worker"),
    "11-2022.00": ("sales manager", "sales director", "regional sales manager"),
}
FILED = ("night", "relief", "county", "mobile")


@pytest.fixture(scope="module")
def tables():
    rows = [(name, code, "alternate") for code, names in NAMES.items() for name in names]
    # A name of a filed title, as the edition holds them.
    title = with_words(
        pl.DataFrame(
            [*rows, ("night registered nurse", "29-1141.00", "filed")],
            schema=["title", "occupation_onet2019", "title_source"],
            orient="row",
        )
    )
    return {
        "title": title,
        "occupation": pl.DataFrame(
            {"occupation_onet2019": list(NAMES), "occupation_soc2018": [c[:7] for c in NAMES]}
        ),
        "occupation_word": pl.DataFrame(
            {
                "word": ["nurse", "store"],
                "occupation_soc2018": ["29-1141", "41-2031"],
                "text_weight": [2.0, 1.0],
                "technology_weight": [0.0, 1.0],
            }
        ).select(OCCUPATION_WORD.columns),
        "employment": pl.DataFrame(
            {"occupation_soc2018": ["29-1141"], "employment_heads": [3_000_000.0]}
        ),
        "role_alias": pl.DataFrame(
            {
                "title": [
                    "SDR",
                    "sales development rep inbound",
                    "senior SDR",
                    "CSM",
                    "client success manager",
                ],
                "role_id": ["sdr/entry", "sdr/entry", "sdr/mid", "cs/mid", "cs/mid"],
            }
        ),
        "role_anchor": pl.DataFrame(
            {
                "role_id": ["sdr/entry", "cs/mid"],
                "occupation_onet2019": ["41-2031.00", "11-2022.00"],
            }
        ),
    }


@pytest.fixture(scope="module")
def labelled():
    pairs = [
        (f"{extra} {name}", code[:7])
        for code, names in NAMES.items()
        for name in names
        for extra in FILED
    ]
    titles = tuple(title for title, _ in pairs)
    plain = tuple(plain_title(title) for title in titles)
    codes = tuple(frozenset({code}) for _, code in pairs)
    return LabelledTitles(titles, plain, codes, np.arange(len(pairs)) % 2 == 0, title_folds(plain))


@pytest.fixture(scope="module")
def vectors(tables):
    return compile_title_vectors(tables["title"])


@pytest.fixture(scope="module")
def engine(tables, labelled, vectors):
    fitted = train_titles(labelled, tables, vectors)
    learned = {"title_model": fitted.model, "title_filing": fitted.filing}
    return build_engine(tables | learned, vectors)


def test_the_engine_finds_what_it_was_taught(engine, labelled):
    read = engine.read_all(["relief staff nurse", "Site Labourer", "Regional Sales Manager II"])
    found = [reading.occupations[0].occupation_soc2018 for reading in read]
    assert found == ["29-1141", "47-2061", "11-2022"]
    every = engine.read_all(list(labelled.titles))
    right = [
        reading.occupations[0].occupation_soc2018 in codes
        for reading, codes in zip(every, labelled.codes, strict=True)
    ]
    assert np.mean(right) > 0.95


def test_families_are_read_with_the_level_that_words_name(engine):
    reading = engine.read("Sr. Sales Development Rep (EMEA)")
    assert reading.family.role_id == "sdr/mid"
    assert reading.family.named_level == "senior"


def test_the_threshold_leaves_about_15_in_100_of_the_sample_unanswered(engine):
    assert 0.0 < engine.weigher.judgement.thresholds.occupation < 1.0
    assert engine.weigher.judgement.thresholds.family == 0.5


def test_training_twice_gives_the_same_tables(tables, labelled, vectors):
    one, other = (train_titles(labelled, tables, vectors) for _ in range(2))
    assert one.model.equals(other.model)
    assert one.filing.equals(other.filing)


def test_filed_names_are_left_out_of_a_search_without_filings(tables):
    opened = search_without_filings(tables)
    assert "night registered nurse" not in opened.search.lexicon.keys
    filed = pl.DataFrame({"title": ["Mobile Welder"], "codes": [["47-2061"]]})
    held = search_without_filings(tables, filed).search.lexicon
    place = held.codes.index("47-2061")
    assert held.keys["mobile welder"] == (place,)


def test_no_title_finds_itself_among_the_names(tables, labelled, monkeypatch):
    from jobmorph.build.train import title_names as module

    searched = []

    def catch(search, facts, titles):
        searched.append((search.lexicon.keys, titles))
        return find(search, facts, titles)

    find = module.find_candidates
    monkeypatch.setattr(module, "find_candidates", catch)
    found = cross_candidates(labelled, tables)
    assert len(searched) == FOLDS
    for keys, titles in searched:
        assert not {title.key for title in titles.plain} & set(keys)
    # Each title is back at its place: its right code stands among its candidates.
    lexicon_codes = sorted(code[:7] for code in NAMES)
    for row, codes in enumerate(labelled.codes):
        marked = {lexicon_codes[g] for g in found.groups[row][found.right[row] > 0]}
        assert marked == codes
