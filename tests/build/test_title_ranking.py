"""Mean average precision by hand, the fitted map, and the score on the real task."""

import numpy as np
import polars as pl
import pytest

from jobmorph.build.raw import RawFolder
from jobmorph.build.score.title_ranking import (
    average_precisions,
    published_names,
    read_ranking_task,
    score_title_ranking,
)
from jobmorph.build.score.title_settings import choose_settings, held_out_task
from jobmorph.build.train.title_map import fit_map, fit_similar_titles, weigh_words
from jobmorph.reference.edition import open_edition
from jobmorph.schema.errors import DataError
from jobmorph.work.title.normalise import plain_title
from jobmorph.work.title.similar import MeaningSettings

FOLDER = "validation_only/titles/talentclef2025_taskA_en"
TIED = 1e-4


def test_average_precision_by_hand():
    scores = np.array([[0.9, 0.1, 0.5, 0.4], [0.2, 0.3, 0.1, 0.0]])
    relevant = np.array([[True, True, False, True], [False, False, True, False]])
    # First: relevant at ranks 1, 3, 4: (1/1 + 2/3 + 3/4) / 3. Second: at rank 3.
    expected = [(1 + 2 / 3 + 3 / 4) / 3, 1 / 3]
    assert average_precisions(scores, relevant) == pytest.approx(expected)


def test_a_map_forgets_what_does_not_tell_groups_apart():
    rng = np.random.default_rng(0)
    group_of = np.repeat(np.arange(20), 30)
    centres = rng.normal(size=20)
    noise = rng.normal(size=600) * 5.0
    told = centres[group_of] + 0.05 * rng.normal(size=600)
    vectors = np.column_stack([told, noise]).astype(np.float32)
    fitted = fit_map(vectors, group_of, 2)
    effect = np.abs(fitted.matrix).sum(axis=1)
    assert effect[0] > 5 * effect[1]
    assert fitted.centre == pytest.approx(vectors.mean(axis=0), abs=1e-5)


def test_the_map_is_the_closed_form_on_round_noise():
    # Within: variance 1 on each axis; between: centres at -2 and 2 on the first, variance 4.
    spread = np.array([[1, 1], [1, -1], [-1, 1], [-1, -1]], dtype=np.float32)
    shift = np.array([2, 0], dtype=np.float32)
    vectors = np.vstack([spread + shift, spread - shift]).astype(np.float32)
    fitted = fit_map(vectors, np.repeat([0, 1], 4), 1)
    # Rounding adds 0.3 of the mean variance 1; b = 4 / 1.3.
    b = 4.0 / 1.3
    expected = np.sqrt(b / (1 + b)) / np.sqrt(1.3)
    assert np.abs(fitted.matrix.ravel()) == pytest.approx([expected, 0.0], abs=1e-5)


def test_rarity_of_words():
    weights = weigh_words([plain_title("ward nurse"), plain_title("nurse")])
    assert weights.weights["nurse"] == pytest.approx(1.0)
    assert weights.weights["ward"] == pytest.approx(np.log(3 / 2) + 1)
    assert weights.unknown == pytest.approx(np.log(3) + 1)


def test_names_of_one_occupation_come_first():
    names = pl.DataFrame(
        {
            "title": ["registered nurse", "ward sister", "bread baker", "pastry chef", "--"],
            "occupation_onet2019": ["29-1141.00"] * 2 + ["51-3011.00"] * 3,
        }
    )
    similar = fit_similar_titles(names)
    assert similar.known.shape[0] == 4
    corpus = ["pastry baker", "senior ward sister"]
    assert similar.rank("nurse", corpus).tolist() == [1, 0]


def write_task(folder, judged):
    home = folder / FOLDER
    home.mkdir(parents=True)
    (home / "validation_english_queries").write_text('q_id\tjobtitle\n7\tnurse "x\n')
    (home / "validation_english_corpus_elements").write_text("c_id\tjobtitle\n1\ta\n2\tb\n")
    (home / "validation_english_qrels.tsv").write_text(judged)
    return RawFolder(folder)


def test_judgements_are_read_and_zeros_are_not_relevant(tmp_path):
    task = read_ranking_task(write_task(tmp_path, "7\t0\t2\t1\n7\t0\t1\t0\n"))
    assert task.queries == ('nurse "x',)
    assert task.is_relevant.tolist() == [[False, True]]


def test_a_judgement_of_an_unknown_title_is_refused(tmp_path):
    with pytest.raises(DataError, match="99"):
        read_ranking_task(write_task(tmp_path, "7\t0\t99\t1\n"))


def test_held_out_names_are_not_in_the_index():
    kinds = (
        "ward",
        "night",
        "school",
        "home",
        "clinic",
        "travel",
        "camp",
        "chief",
        "day",
        "flight",
    )
    names = pl.DataFrame(
        [
            (f"{kind} {word} {part}", code)
            for word, code in (("nurse", "29-1141.00"), ("baker", "51-3011.00"))
            for kind in kinds
            for part in ("one", "two", "three", "four", "five", "six")
        ],
        schema=["title", "occupation_onet2019"],
        orient="row",
    )
    task = held_out_task(names)
    assert len(task.queries) == 2
    assert task.similar.known.shape[0] == 120 - 36
    assert not set(task.queries) & set(task.corpus)
    for query, relevant in zip(task.queries, task.is_relevant, strict=True):
        word = query.split()[1]
        assert [word in name for name in task.corpus] == relevant.tolist()


@pytest.mark.raw
def test_no_other_settings_are_better_by_more_than_processors_differ(raw):
    # Temperatures .08 and .12 lie a hundred-thousandth apart: the last digits of a processor's sums
    # decide which is first. The third is worse by .005.
    both = pl.col("held_out_map") + pl.col("esco_map")
    compared = choose_settings(raw, published_names(open_edition())).with_columns(both=both)
    shipped = compared.row(by_predicate=_is(MeaningSettings()), named=True)
    assert shipped["both"] >= compared["both"].max() - TIED
    assert compared.filter(pl.col("both") > shipped["both"] - 40 * TIED).height == 2


def _is(settings):
    return (
        (pl.col("neighbours") == settings.neighbours)
        & (pl.col("temperature") == settings.temperature)
        & (pl.col("power") == settings.power)
    )


@pytest.mark.raw
def test_the_ranker_beats_the_static_embedding_and_the_transformer(raw):
    rows = {row.metric_id: row for row in score_title_ranking(raw, open_edition())}
    score = rows["titles.talentclef_map"]
    assert score.n == 105
    # The plain embedding comes out as published.
    assert score.baseline_value == pytest.approx(0.4267, abs=5e-4)
    assert score.value > score.goal > score.floor
    assert rows["titles.variants.talentclef_gain"].low > 0
    assert rows["titles.variants.talentclef_with_esco"].value > score.goal
