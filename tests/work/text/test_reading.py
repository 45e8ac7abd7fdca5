import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.work.text.line import LONGEST, ROLES, TextLine
from jobmorph.work.text.reading import read_text

from .labelled import FOLDER, duty_score, labelled_sentences, lines_of, plain_text

DOCUMENTS = sorted(FOLDER.glob("*/*.tsv"))


@pytest.mark.parametrize(("part", "least"), [("open", 0.97), ("held_out", 0.95)])
def test_duties_are_told_apart(part, least):
    score, baseline = duty_score(part), duty_score(part, is_baseline=True)
    assert score.count > 50
    assert score.precision >= least
    assert score.recall >= least
    assert score.precision > baseline.precision + 0.3
    assert score.recall > baseline.recall + 0.2


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_every_document_is_of_its_kind_and_language(path):
    reading = read_text(lines_of(plain_text(path)))
    assert reading.kind == ("resume" if path.stem.startswith("resume") else "job")
    ending = path.stem.rpartition("_")[2]
    assert reading.language == (ending if ending in ("de", "fr", "es") else "en")


def test_boiler_plate_is_never_a_duty():
    rows = [row for path in DOCUMENTS for row in labelled_sentences(path)]
    for label in ("legal", "pay", "process", "contact", "requirement", "benefit"):
        own = [row for row in rows if row.expected == label]
        assert len(own) > 10
        assert [row.text for row in own if row.found == "duty"] == []


def test_positions_of_a_resume_give_titles():
    reading = read_text(lines_of(plain_text(FOLDER / "held_out" / "resume_service.tsv")))
    assert reading.titles()[0] == "Customer Service Representative"


@given(
    st.lists(
        st.builds(
            TextLine, st.sampled_from(["heading", "item", "text"]), st.text(min_size=1), st.just(1)
        )
    )
)
def test_any_text_is_read(lines):
    for sentence in read_text(lines).sentences:
        assert sentence.role in ROLES
        assert len(sentence.text) <= LONGEST


def test_a_line_of_ten_thousand_characters_is_cut():
    reading = read_text([TextLine("text", "call the customers " * 600, 1)])
    assert max(len(sentence.text) for sentence in reading.sentences) <= LONGEST


def test_bullets_without_a_heading_are_read_by_their_words():
    lines = ["Call prospects every day", "Three years of experience in sales", "Free lunch"]
    reading = read_text([TextLine("item", text, n) for n, text in enumerate(lines)])
    roles = [sentence.role for sentence in reading.sentences]
    assert roles[:2] == ["duty", "requirement"]
    assert roles[2] != "duty"
