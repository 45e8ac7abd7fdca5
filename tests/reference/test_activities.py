"""The plain-words catalogue of work activities: complete, short, distinct and in our own words."""

from __future__ import annotations

import csv
import io
import os
import re
import zipfile
from collections import Counter
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml
from rapidfuzz import fuzz

# Intermediate activities per generalised activity, O*NET 30.1.
# Inside each one the ids run I01, I02, ... without gaps.
ACTIVITIES_PER_GENERAL = {
    "4.A.1.a.1": 23,
    "4.A.1.a.2": 11,
    "4.A.1.b.1": 2,
    "4.A.1.b.2": 12,
    "4.A.1.b.3": 5,
    "4.A.2.a.1": 10,
    "4.A.2.a.2": 5,
    "4.A.2.a.3": 4,
    "4.A.2.a.4": 12,
    "4.A.2.b.1": 11,
    "4.A.2.b.2": 27,
    "4.A.2.b.3": 1,
    "4.A.2.b.4": 3,
    "4.A.2.b.5": 3,
    "4.A.2.b.6": 2,
    "4.A.3.a.1": 17,
    "4.A.3.a.2": 47,
    "4.A.3.a.3": 12,
    "4.A.3.a.4": 1,
    "4.A.3.b.1": 6,
    "4.A.3.b.2": 0,
    "4.A.3.b.4": 9,
    "4.A.3.b.5": 0,
    "4.A.3.b.6": 16,
    "4.A.4.a.1": 5,
    "4.A.4.a.2": 13,
    "4.A.4.a.3": 3,
    "4.A.4.a.4": 1,
    "4.A.4.a.5": 12,
    "4.A.4.a.6": 3,
    "4.A.4.a.7": 3,
    "4.A.4.a.8": 3,
    "4.A.4.b.1": 0,
    "4.A.4.b.2": 0,
    "4.A.4.b.3": 6,
    "4.A.4.b.4": 16,
    "4.A.4.b.5": 2,
    "4.A.4.b.6": 11,
    "4.A.4.c.1": 6,
    "4.A.4.c.2": 2,
    "4.A.4.c.3": 7,
}
EXPECTED_ACTIVITIES = [
    f"{general}.I{number:02d}"
    for general, count in ACTIVITIES_PER_GENERAL.items()
    for number in range(1, count + 1)
]

MAX_CHARACTERS = {"eases": 48, "holds": 60, "would_change": 60}
FIELDS = ["label", "eases", "holds", "would_change", "other_side"]
OTHER_SIDES = {"customer", "colleague", "nobody"}
# Doom words, sales words and verdicts on people that no screen may show.
BANNED = re.compile(
    r"\b(obsolete\w*|replac\w+|at risk|safe|future.?proof\w*|low.?skilled|human capital|unlock\w*"
    r"|revolution\w*|extinct\w*|doom\w*|layoffs?|redundan\w+|jobless\w*|unemploy\w*|headcount"
    r"|game.?chang\w+|cutting.?edge|seamless\w*|leverag\w+|supercharg\w*|empower\w*|disrupt\w*"
    r"|transformative|upskill\w*|prompt engineering)\b"
)
COPY_SORT_RATIO = 90
COPY_SET_RATIO = 95
COPY_SET_MIN_WORDS = 4


@pytest.fixture(scope="module")
def catalogue_text() -> str:
    return (files("jobmorph") / "reference" / "activities.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def catalogue(catalogue_text: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(catalogue_text)
    return loaded


def _raw_table(name: str) -> list[dict[str, str]]:
    root = os.environ.get("JOBMORPH_RAW")
    if not root:
        pytest.skip("JOBMORPH_RAW is not set: no official O*NET tables here to compare with")
    with zipfile.ZipFile(Path(root) / "onet" / "db_30_1_text.zip") as archive:
        text = archive.read(f"db_30_1_text/{name}").decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter="\t"))


def _looks_copied(label: str, title: str) -> bool:
    """Whether a label is a title again, up to word order or left-out words."""
    plain = title.lower().rstrip(".")
    if fuzz.token_sort_ratio(label, plain) >= COPY_SORT_RATIO:
        return True
    if len(label.split()) < COPY_SET_MIN_WORDS:
        return False
    return fuzz.token_set_ratio(label, plain) >= COPY_SET_RATIO


def _repeated(values: list[str]) -> list[str]:
    return sorted(value for value, times in Counter(values).items() if times > 1)


def _all_texts(catalogue: dict[str, Any]) -> list[str]:
    entries = [*catalogue["activities"].values(), *catalogue["general_activities"].values()]
    return [text for entry in entries for field, text in entry.items() if field != "other_side"]


def test_two_sections_only(catalogue: dict[str, Any]) -> None:
    assert list(catalogue) == ["activities", "general_activities"]


def test_every_activity_once_in_order(catalogue_text: str, catalogue: dict[str, Any]) -> None:
    assert len(EXPECTED_ACTIVITIES) == 332
    # YAML silently keeps the last of two equal keys, so the written keys are counted as well.
    written = re.findall(r"^  (4\.A\.\d\.[a-c]\.\d\.I\d\d):$", catalogue_text, flags=re.MULTILINE)
    assert written == EXPECTED_ACTIVITIES
    assert list(catalogue["activities"]) == EXPECTED_ACTIVITIES


def test_every_general_activity_once_in_order(
    catalogue_text: str, catalogue: dict[str, Any]
) -> None:
    assert len(ACTIVITIES_PER_GENERAL) == 41
    written = re.findall(r"^  (4\.A\.\d\.[a-c]\.\d):$", catalogue_text, flags=re.MULTILINE)
    assert written == list(ACTIVITIES_PER_GENERAL)
    assert list(catalogue["general_activities"]) == list(ACTIVITIES_PER_GENERAL)


def test_fields_are_complete_and_text(catalogue: dict[str, Any]) -> None:
    for activity, entry in catalogue["activities"].items():
        assert list(entry) == FIELDS, activity
    for general, entry in catalogue["general_activities"].items():
        assert list(entry) == ["label"], general
    # A bare `no` or `on` would have become a truth value.
    assert all(isinstance(text, str) and text == text.strip() for text in _all_texts(catalogue))


def test_labels_are_two_to_six_words(catalogue: dict[str, Any]) -> None:
    labels = [entry["label"] for entry in catalogue["activities"].values()]
    assert [label for label in labels if not 2 <= len(label.split()) <= 6] == []


def test_general_labels_are_two_to_five_words(catalogue: dict[str, Any]) -> None:
    labels = [entry["label"] for entry in catalogue["general_activities"].values()]
    assert [label for label in labels if not 2 <= len(label.split()) <= 5] == []


@pytest.mark.parametrize("field", list(MAX_CHARACTERS))
def test_reasons_fit_their_line(catalogue: dict[str, Any], field: str) -> None:
    texts = [entry[field] for entry in catalogue["activities"].values()]
    assert [text for text in texts if not 12 <= len(text) <= MAX_CHARACTERS[field]] == []


def test_lower_case_without_full_stop(catalogue: dict[str, Any]) -> None:
    texts = _all_texts(catalogue)
    assert [text for text in texts if text != text.lower() or re.search(r"[.!?;:#]", text)] == []


@pytest.mark.parametrize("field", ["eases", "holds", "would_change"])
def test_no_reason_is_used_twice(catalogue: dict[str, Any], field: str) -> None:
    assert _repeated([entry[field] for entry in catalogue["activities"].values()]) == []


def test_labels_are_distinct_across_both_sections(catalogue: dict[str, Any]) -> None:
    entries = [*catalogue["activities"].values(), *catalogue["general_activities"].values()]
    assert _repeated([entry["label"] for entry in entries]) == []


def test_labels_stay_distinct_without_small_words(catalogue: dict[str, Any]) -> None:
    small = {"a", "an", "the", "and", "or", "for", "to", "of", "in", "on", "with", "at"}
    labels = [entry["label"] for entry in catalogue["activities"].values()]
    assert _repeated([" ".join(sorted(set(label.split()) - small)) for label in labels]) == []


def test_other_side_values(catalogue: dict[str, Any]) -> None:
    sides = {activity: entry["other_side"] for activity, entry in catalogue["activities"].items()}
    assert set(sides.values()) == OTHER_SIDES
    assert sides["4.A.4.b.3.I02"] == "customer"  # pupils in a class
    assert sides["4.A.4.b.4.I01"] == "colleague"  # staff being led
    assert sides["4.A.1.a.2.I01"] == "nobody"  # a machine being watched


def test_banned_words_are_absent(catalogue: dict[str, Any]) -> None:
    assert [text for text in _all_texts(catalogue) if BANNED.search(text)] == []


@pytest.mark.raw
def test_ids_match_the_official_reference() -> None:
    official = [row["IWA ID"] for row in _raw_table("IWA Reference.txt")]
    assert official == EXPECTED_ACTIVITIES
    elements = [row["Element ID"] for row in _raw_table("Content Model Reference.txt")]
    general = [element for element in elements if re.fullmatch(r"4\.A\.\d\.[a-z]\.\d+", element)]
    assert general == list(ACTIVITIES_PER_GENERAL)


@pytest.mark.raw
def test_no_label_repeats_an_official_title(catalogue: dict[str, Any]) -> None:
    titles = [(row["IWA ID"], row["IWA Title"]) for row in _raw_table("IWA Reference.txt")]
    titles += [(row["IWA ID"], row["DWA Title"]) for row in _raw_table("DWA Reference.txt")]
    assert len(titles) == 332 + 2087
    labels = {activity: entry["label"] for activity, entry in catalogue["activities"].items()}
    copies = [(labels[key], title) for key, title in titles if _looks_copied(labels[key], title)]
    assert copies == []


@pytest.mark.raw
def test_no_general_label_repeats_an_official_name(catalogue: dict[str, Any]) -> None:
    rows = _raw_table("Content Model Reference.txt")
    names = {row["Element ID"]: row["Element Name"] for row in rows}
    labels = {key: entry["label"] for key, entry in catalogue["general_activities"].items()}
    copies = [
        (label, names[key]) for key, label in labels.items() if _looks_copied(label, names[key])
    ]
    assert copies == []


@pytest.mark.raw
def test_no_text_is_an_official_title_of_any_activity(catalogue: dict[str, Any]) -> None:
    titles = {row["IWA Title"].lower().rstrip(".") for row in _raw_table("IWA Reference.txt")}
    titles |= {row["DWA Title"].lower().rstrip(".") for row in _raw_table("DWA Reference.txt")}
    assert sorted(titles & set(_all_texts(catalogue))) == []


@pytest.mark.parametrize(
    ("label", "title", "copied"),
    [
        ("count the red boxes", "Count the red boxes.", True),
        ("red boxes the count", "Count the red boxes.", True),
        ("count boxes or crates", "Count stacked boxes or painted crates.", True),
        ("see how many we have", "Count stacked boxes or painted crates.", False),
    ],
)
def test_copy_check_sees_reordering_and_shortening(label: str, title: str, copied: bool) -> None:
    assert _looks_copied(label, title) is copied
