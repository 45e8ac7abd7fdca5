"""The title engine, trained and scored on a small lexicon, and on the real one."""

from pathlib import Path

import numpy as np
import polars as pl
import pytest

from jobmorph.build.score.titles import CrossFit, cross_fit_titles, score_go_to_market
from jobmorph.build.train.titles import (
    LabelledTitles,
    fit_families,
    fit_ranker,
    index_titles,
    read_labelled_titles,
    title_folds,
    train_engine,
)
from jobmorph.reference.tables import CompiledTables
from jobmorph.work.title.engine import find_candidates
from jobmorph.work.title.normalise import plain_title
from jobmorph.work.title.store import pack_engine, unpack_engine
from jobmorph.work.titles import TitleIndex

NAMES = {
    "29-1141.00": ("registered nurse", "staff nurse", "charge nurse", "nurse educator"),
    "41-2031.00": ("retail salesperson", "store clerk", "sales associate"),
    "47-2061.00": ("construction laborer", "site laborer", "demolition worker"),
    "11-2022.00": ("sales manager", "sales director", "regional sales manager"),
}


@pytest.fixture(scope="module")
def tables() -> CompiledTables:
    title = pl.DataFrame(
        [(t, code, "alternate") for code, names in NAMES.items() for t in names],
        schema=["title", "occupation_onet2019", "title_source"],
        orient="row",
    )
    employment = pl.DataFrame(
        {"occupation_soc2018": ["29-1141"], "employment_heads": [3_000_000.0]}
    )
    aliases = pl.DataFrame(
        {
            "title": [
                "SDR",
                "sales development rep",
                "senior SDR",
                "CSM",
                "client success manager",
            ],
            "title_key": ["a", "b", "c", "d", "e"],
            "role_id": ["sdr/entry", "sdr/entry", "sdr/mid", "cs/mid", "cs/mid"],
        }
    )
    anchors = pl.DataFrame({"occupation_onet2019": ["41-3091.00"]})
    return CompiledTables(
        {"title": title, "employment": employment, "role_alias": aliases, "role_anchor": anchors}
    )


@pytest.fixture(scope="module")
def labelled() -> LabelledTitles:
    pairs = [
        (f"{extra} {name}", code[:7])
        for code, names in NAMES.items()
        for name in names
        for extra in ("night", "relief", "county")
    ]
    titles = tuple(title for title, _ in pairs)
    plain = tuple(plain_title(title) for title in titles)
    return LabelledTitles(
        titles,
        plain,
        tuple(frozenset({code}) for _, code in pairs),
        np.arange(len(pairs)) % 2 == 0,
        title_folds(plain),
    )


def test_the_engine_is_a_title_index_and_finds_what_it_knows(tables, labelled):
    engine = train_engine(labelled, tables)
    index: TitleIndex = engine
    assert index.find("Charge Nurse")[0].occupation_onet2019 == "29-1141.00"
    reading = engine.read("Sr. Sales Development Rep (EMEA)")
    assert reading.family is not None
    assert (reading.family.role_id, reading.level) == ("sdr/mid", "senior")
    assert reading.modifiers == ("emea",)
    assert 0 <= sum(o.probability for o in reading.occupations) <= 1 + 1e-9


def test_an_engine_taken_apart_and_put_together_reads_the_same(tables, labelled):
    engine = train_engine(labelled, tables)
    again = unpack_engine(pack_engine(engine))
    for title in ("Charge Nurse", "store clerks", "CSM"):
        before, after = engine.read(title), again.read(title)
        assert before.family == after.family
        assert [o.occupation_onet2019 for o in before.occupations] == [
            o.occupation_onet2019 for o in after.occupations
        ]
        assert before.occupations[0].probability == pytest.approx(
            after.occupations[0].probability, abs=0.01
        )


@pytest.mark.parametrize("nothing", ["", "   ", "🚀", "ωψ", "12345"])
def test_nothing_readable_is_answered_with_nothing(tables, labelled, nothing):
    engine = train_engine(labelled, tables)
    reading = engine.read(nothing)
    assert reading.is_abstained
    assert reading.occupations == ()
    assert reading.family is None
    assert engine.find(nothing) == []


def test_titles_with_the_same_core_share_a_fold():
    plain = [plain_title(t) for t in ("Senior Nurse", "nurse II", "Cook", "Nurse (m/w/d)", "Clerk")]
    folds = title_folds(plain)
    assert folds[0] == folds[1] == folds[3]


def test_a_ranker_learns_the_feature_that_tells_right_from_wrong():
    rng = np.random.default_rng(0)
    right = np.eye(4)[rng.integers(4, size=200)]
    features = rng.normal(size=(200, 4, 2)).astype(np.float32)
    features[:, :, 1] += 2 * right
    ranker = fit_ranker(features, right, np.ones(200))
    assert ranker.weights[1] > 5 * abs(ranker.weights[0])


def test_scores_of_a_fold_come_from_the_other_folds(tables, labelled):
    known = index_titles(tables)
    found = list(find_candidates(known, labelled.plain))
    fitted = cross_fit_titles(labelled, found, known.facts.codes)
    assert fitted.hits(np.arange(len(found)))["top1"].mean() > 0.9


def test_hits_count_first_five_and_two_digits():
    fitted = CrossFit(
        np.array([[3.0, 2.0, 1.0]]),
        np.array([[0.0, 1.0, 0.0]]),
        np.array([[1.0, 1.0, 0.0]]),
        np.array([0.5]),
    )
    hits = fitted.hits(np.array([0]))
    assert (hits["top1"][0], hits["top5"][0], hits["two_digit"][0]) == (0.0, 1.0, 1.0)


def test_go_to_market_scores_name_the_look_up_as_baseline(tables):
    families, _ = fit_families(tables, [plain_title("welder"), plain_title("nurse")])
    cases = pl.DataFrame(
        {
            "title": ["Sr. SDR", "Client Success Mgr"],
            "family": ["sdr", "cs"],
            "level": ["mid", "mid"],
            "part": ["open", "open"],
        }
    )
    rows = {row.metric_id: row for row in score_go_to_market(families, cases, tables, "open")}
    assert rows["titles.gtm_family_open"].value == 1.0
    assert rows["titles.gtm_family_open"].baseline_value == 0.0
    assert rows["titles.gtm_error_abstained_open"].value == 0.0


def test_the_order_of_words_decides_between_names_of_the_same_words():
    from jobmorph.reference.edition import open_edition

    families, _ = fit_families(open_edition(), [plain_title("welder"), plain_title("nurse")])
    manager = families.read(plain_title("CSM"))
    leader = families.read(plain_title("Manager, Customer Success"))
    assert manager is not None
    assert leader is not None
    assert manager.role_id == "customer-success/mid"
    assert leader.family == "customer-leadership"


def test_the_list_of_go_to_market_titles_is_halved_and_names_known_roles():
    from jobmorph.reference.edition import open_edition

    path = Path(__file__).parents[1] / "titles" / "gtm_titles.csv"
    cases = pl.read_csv(path, infer_schema=False)
    known = set(open_edition().table("role").get_column("role_id"))
    assert {f"{f}/{level}" for f, level in cases.select("family", "level").iter_rows()} <= known
    assert cases.get_column("part").value_counts().get_column("count").to_list() == [104, 104]


@pytest.mark.raw
def test_the_development_titles_are_read_with_their_codes(raw):
    labelled = read_labelled_titles(raw)
    assert len(labelled.titles) == 6393
    assert int(labelled.is_stratified.sum()) == 999
    by_title = dict(zip(labelled.titles, labelled.codes, strict=True))
    assert by_title["1615.1217 SOFTWARE ENGINEER"] == {"15-1252", "15-1253"}
