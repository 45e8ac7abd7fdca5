import re

import pytest

from jobmorph.reference.edition import open_edition
from jobmorph.reference.step_kinds import OTHER, load_step_kinds, read_step_kinds
from jobmorph.schema.errors import ParameterError

BANNED = ("replace", "obsolete", "at risk", "future-proof", "unlock", "low-skilled", "headcount")


def test_every_activity_exists():
    known = set(open_edition().table("activity").get_column("iwa_id"))
    kinds = load_step_kinds().values()
    assert {each for kind in kinds for each in kind.activities} <= known
    assert all(kind.activities for kind in kinds if kind.kind_id != OTHER)


def test_every_kind_says_something_of_its_own():
    texts = [text for kind in load_step_kinds().values() for text in kind.proposals.values()]
    assert len(set(texts)) == len(texts) == 3 * len(load_step_kinds())
    assert all(len(text) > 30 for text in texts)


def test_the_voice_is_calm():
    texts = [text for kind in load_step_kinds().values() for text in kind.proposals.values()]
    assert [text for text in texts if any(word in text.lower() for word in BANNED)] == []
    sentences = [part for text in texts for part in re.split(r"(?<=[.?!])\s", text)]
    assert [each for each in sentences if len(each.split()) > 26] == []


def test_conversations_stay_with_people_more_than_records_do():
    kinds = load_step_kinds()
    assert kinds["live_call"].reach[2] > 0.6
    assert kinds["record"].reach[2] < 0.1
    assert kinds["hardship"].reach[0] < 0.05


def test_a_malformed_kind_is_named():
    text = "other: {label: x, words: [], side: null, activities: [], today: [0.5, 0.4, 0.2]}"
    with pytest.raises(ParameterError, match="other: keys") as told:
        read_step_kinds(text)
    assert "today does not sum to 1" in str(told.value)
