"""Labels of detailed activities: complete, short, distinct, and in our own words."""

import os
import re
from importlib.resources import files
from pathlib import Path

import pytest
import yaml
from rapidfuzz import fuzz

COUNT = 2_087
MOST_CHARACTERS = 40
ID = re.compile(r"4\.A\.\d\.[a-z]\.\d+\.I\d{2}\.D\d{2}")
BANNED = (
    "obsolete",
    "replaced",
    "at risk",
    "future-proof",
    "low-skilled",
    "human capital",
    "unlock",
)


@pytest.fixture(scope="module")
def labels():
    folder = files("jobmorph.reference") / "detailed_activities"
    merged: dict[str, str] = {}
    for part in folder.iterdir():
        entries = yaml.safe_load(part.read_text(encoding="utf-8"))
        assert not merged.keys() & entries.keys()
        assert all(key.startswith(part.name.removesuffix(".yaml")) for key in entries)
        merged |= entries
    return merged


def test_every_activity_has_a_well_formed_label(labels):
    assert len(labels) == COUNT
    assert all(ID.fullmatch(key) for key in labels)
    for label in labels.values():
        assert 2 <= len(label.split()) <= 6, label
        assert len(label) <= MOST_CHARACTERS, label
        assert not label.endswith("."), label


def test_labels_are_distinct_and_calm(labels):
    assert len(set(labels.values())) == len(labels)
    assert not [label for label in labels.values() for word in BANNED if word in label]


@pytest.mark.raw
def test_labels_are_our_own_words(labels):
    from jobmorph.build.raw import RawFolder
    from jobmorph.build.sources import onet

    raw = RawFolder(Path(os.environ["JOBMORPH_RAW"]))
    official = dict(onet.read_activity_reference(raw).select("dwa_id", "dwa_title").iter_rows())
    assert official.keys() == labels.keys()
    near = [
        key
        for key, label in labels.items()
        if fuzz.token_sort_ratio(label, official[key].rstrip(".").lower()) >= 88
    ]
    assert near == []
