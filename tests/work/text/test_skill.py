import numpy as np
import polars as pl
import pytest

from jobmorph.work.text.skill import SkillIndex, phrase_rows, phrases, rank_skills, word_stems

LABELS = [
    ("a", "negotiate price", True),
    ("a", "bargain", False),
    ("b", "Java (computer programming)", True),
    ("c", "manage staff", True),
    ("c", "lead people", False),
]


@pytest.fixture
def index():
    table = pl.DataFrame(LABELS, schema=["esco_skill", "skill_label", "is_preferred"], orient="row")
    return SkillIndex(table, np.eye(3, dtype=np.float32))


def test_labels_of_a_skill(index):
    assert index.labels(0) == ["negotiate price", "bargain"]
    assert index.labels(2) == ["manage staff", "lead people"]


def test_words_said_and_a_qualifier_that_nobody_says(index):
    java = index.said(1, word_stems("Wrote Java services"))
    assert 0.2 < java < 1
    assert index.said(0, word_stems("Wrote Java services")) == 0
    assert index.said(2, word_stems("Lead people")) > 0


def test_meaning_phrases_and_words_count_alike(index):
    sentence = np.array([1.0, 0.0, 0.0], dtype=np.float32)
    phrase = np.array([[0.0, 1.0, 0.0], [0.0, 0.2, 0.0]], dtype=np.float32)
    hits = rank_skills("Manage staff", sentence, phrase, index, limit=3)
    scores = {hit.row: hit.score for hit in hits}
    assert scores == pytest.approx({0: 1.0, 1: 1.0, 2: 1.0})
    assert {hit.row: hit.likeness for hit in hits}[1] == pytest.approx(1.0)


def test_no_meaning_no_skill(index):
    nothing = np.zeros(3, dtype=np.float32)
    assert rank_skills("xyz", nothing, nothing.reshape(1, 3), index) == []


def test_phrases_stop_at_clauses():
    assert "calling Excel" not in phrases("cold calling, Excel")
    assert phrases("of the") == []
    names, rows = phrase_rows(["Excel", "Excel and Word", ""])
    assert names == ["Excel", "Word"]
    assert [row.tolist() for row in rows] == [[0], [0, 1], []]
