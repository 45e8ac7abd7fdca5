import numpy as np
import polars as pl
import pytest

from jobmorph.build.compile.skill_labels import compile_skill_labels, compile_skill_vectors
from jobmorph.build.score.skill_sentences import (
    PARTS,
    SkillSentences,
    r_precision,
    score_named_skills,
    score_skill_sentences,
    variant_scores,
)
from jobmorph.work.text.skill import SkillIndex

LABELS = pl.DataFrame(
    [("a", "negotiate price", True), ("a", "bargain", False), ("b", "Java", True)],
    schema=["esco_skill", "skill_label", "is_preferred"],
    orient="row",
)


@pytest.fixture(scope="module")
def index():
    vectors = compile_skill_vectors(LABELS).astype(np.float32) / 127
    return SkillIndex(LABELS, vectors)


def test_the_measure_is_the_share_of_what_could_be_right():
    assert r_precision([1, 2, 3, 4, 5], frozenset({5, 6})) == 0.5
    assert r_precision([1, 2, 3, 4, 5, 6], frozenset({6})) == 0.0
    assert r_precision([1, 2, 3, 4, 5], frozenset(range(1, 10))) == 1.0


def test_vectors_are_unit_one_a_skill(index):
    assert index.vectors.shape == (2, 256)
    assert np.linalg.norm(index.vectors, axis=1) == pytest.approx([1, 1], abs=0.05)


def test_every_variant_is_scored(index):
    sentences = SkillSentences(
        ("Bargain with suppliers", "Wrote Java"), (frozenset({0}), frozenset({-1})),
        np.array([True, False]),
    )  # fmt: skip
    scores = variant_scores(sentences, index)
    assert set(scores) == {"preferred", "whole", "phrases", "whole_phrases", "words", "shipped"}
    assert scores["shipped"].tolist() == [1.0, 0.0]


@pytest.mark.raw
def test_scores_on_the_annotated_sentences(raw):
    labels = compile_skill_labels(raw)
    vectors = compile_skill_vectors(labels)
    assert labels.get_column("esco_skill").n_unique() == len(vectors) > 14_000
    known = SkillIndex(labels, vectors.astype(np.float32) / 127)
    named = score_named_skills(raw, known, 0.75)
    assert 0.35 <= named.value <= 0.6
    assert named.n > 50
    rows = {row.metric_id: row for row in score_skill_sentences(raw, known)}
    for part in PARTS:
        row = rows[f"titles.skills_rp5_{part}"]
        assert row.floor is not None
        assert row.baseline_value is not None
        assert row.value >= row.floor
        assert row.value > row.baseline_value
        assert row.area == "titles"
