import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.reports.layout import cell_width
from jobmorph.reports.short_text import short_label, short_labels, short_reason, short_reasons

TEXTS = st.text("abc ,;:énd orwith", max_size=60)


@pytest.mark.parametrize(
    ("label", "width", "said"),
    [
        ("keep records", 20, "keep records"),
        ("orders, changes, cancellations", 20, "orders, changes"),
        ("record a patient's history and care", 30, "record a patient's history"),
        ("keep follow-up sequences going", 20, "keep follow-up…"),
        # What would be left of a long label must still name the same work.
        ("write up in full what was found on each of the visits", 20, "write up in full…"),
    ],
)
def test_labels_end_where_a_thought_may_end(label, width, said):
    assert short_label(label, width).text == said


@pytest.mark.parametrize(
    ("reason", "width", "said"),
    [
        ("answers change the question", 30, "answers change the question"),
        ("a fault nobody can name; so a look", 30, "a fault nobody can name"),
        ("the plan must fit a life, and the patient agrees", 30, "the plan must fit a life"),
        ("wrong notes travel on and nobody reads them twice", 30, "wrong notes travel on"),
        ("small credits follow limits and matching data", 30, "small credits follow limits"),
        ("facts and rules are gathered beforehand", 30, "facts and rules are gathered"),
        # A list before any verb has no place to end.
        ("hands, consent and duty stay with a clinician", 30, "hands, consent and duty stay…"),
        # 'until' would turn the sense round.
        ("the number moves nobody until someone argues for it", 40,
         "the number moves nobody until someone…"),
    ],
)  # fmt: skip
def test_reasons_end_where_they_say_something(reason, width, said):
    assert short_reason(reason, (), width).text == said


def test_another_reason_stands_in_before_a_cut():
    long = "doubts are voiced among people who trust each other"
    assert short_reason(long, ["too long as well to be shown here", "rarely seen"], 20).text == (
        "rarely seen"
    )


def test_another_reason_stands_in_once():
    rows = [
        ("doubts are voiced among people who trust each other", "rarely seen"),
        ("hands, consent and duty stay with a clinician", "rarely seen"),
    ]
    assert [each.text for each in short_reasons(rows, 20, "...")] == [
        "rarely seen",
        "hands, consent...",
    ]


def test_shortened_labels_stay_apart():
    labels = ["keep records of visits to wards", "keep records of drugs that were given"]
    texts = [each.text for each in short_labels(labels, ["", ""], 24, "…")]
    assert len(set(texts)) == 2


def test_a_count_is_dropped_before_the_label_is_cut():
    found = short_labels(
        ["keep the records", "answer calls"], [" (2 tasks)", " (3 tasks)"], 22, "…"
    )
    assert [each.text for each in found] == ["keep the records", "answer calls (3 tasks)"]


@given(TEXTS, st.integers(12, 50))
def test_nothing_is_wider_than_asked(text, width):
    assert cell_width(short_label(text, width).text) <= width
    assert cell_width(short_reason(text, [text], width).text) <= width


@given(TEXTS)
def test_what_fits_is_left_alone(text):
    width = max(cell_width(text), 1)
    assert short_label(text, width).text == text
    assert short_reason(text, (), width).cost == 0
