"""The words of the skill guide: our own, plain, short, calm, and true to their frame."""

from __future__ import annotations

import csv
import io
import os
import re
import zipfile
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest
import yaml
from rapidfuzz import fuzz, process

from jobmorph.reference.edition import open_edition

from .reading_grade import reading_grade

FOLDER = files("jobmorph.reference") / "skill_guide"
HIGHEST_GRADE = 9
HIGHEST_GRADE_OF_A_FILE = 6
LONGEST_SENTENCE = 19
LONGEST_LEVEL = 160
LONGEST_PRACTICE = 160
# Doom words, sales words, verdicts on people, and words of the trade that say little.
BANNED = re.compile(
    r"\b(obsolete|replac\w+|at risk|safe|safely|future-?proof\w*|low-?skilled|human capital"
    r"|unlock\w*|revolution\w*|game.chang\w*|leverag\w*|synerg\w*|cutting.edge|seamless\w*"
    r"|empower\w*|supercharg\w*|disrupt\w*|transformative|holistic|robust|streamlin\w*|doom\w*"
    r"|extinct\w*|upskill\w*|reskill\w*|stakeholders?|headcount|utili[sz]\w*|prompts?"
    r"|prompt engineering|layoffs?|redundan\w+|jobless\w*|unemploy\w*|score[ds]?|rank(?:ed|s)?)\b",
    re.IGNORECASE,
)
AMERICAN = re.compile(
    r"\b(behavior\w*|color\w*|favor\w*|labor|center\w*|analyz\w*|judgment|skillful|counselor"
    r"|(?:organ|real|recogn|summar|prior|optim|emphas|apolog)iz\w*)\b"
)
SHARED_RUN = 5


def _load(name):
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))


SKILLS = _load("skills")["skills"]
KNOWLEDGE = _load("knowledge")["knowledge"]
LEVELS = _load("levels")
ENTRIES = {**SKILLS, **KNOWLEDGE}


def _sentences_of(entry):
    practices = [each[key] for each in entry["practices"] for key in ("practice", "check")]
    return [*entry.get("levels", {}).values(), *practices]


GENERAL = [
    *LEVELS["knowledge"].values(),
    *(design["how"] for design in LEVELS["designs"].values()),
    *LEVELS["interview_questions"],
]
TEXTS = {
    "skills": [text for entry in SKILLS.values() for text in _sentences_of(entry)],
    "knowledge": [text for entry in KNOWLEDGE.values() for text in _sentences_of(entry)],
    "levels": GENERAL,
}
LABELS = [
    *(entry["label"] for entry in ENTRIES.values()),
    *(design["label"] for design in LEVELS["designs"].values()),
]
ALL = [
    *LABELS,
    *LEVELS["proficiency"].values(),
    *(text for part in TEXTS.values() for text in part),
]


def _runs(text):
    words = re.findall(r"[a-z']+", text.lower())
    return {tuple(words[at : at + SHARED_RUN]) for at in range(len(words) - SHARED_RUN + 1)}


@pytest.mark.parametrize("name", ["skills", "knowledge"])
def test_every_id_is_written_once(name):
    # YAML silently keeps the last of two equal keys.
    text = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    written = re.findall(r"^  (2\.[\w.]+):$", text, flags=re.MULTILINE)
    assert written == list(SKILLS if name == "skills" else KNOWLEDGE)
    assert len(written) == {"skills": 35, "knowledge": 33}[name]


def test_labels_are_two_to_six_words_and_fit_after_a_colon():
    assert [label for label in LABELS if not 2 <= len(label.split()) <= 6] == []
    starts_small = re.compile(r"(?:AI|[a-z])[^.!?:;,]*")
    assert [label for label in LABELS if not starts_small.fullmatch(label)] == []


def test_labels_differ_from_one_another_and_from_the_official_names():
    assert [label for label, times in Counter(LABELS).items() if times > 1] == []
    titles = open_edition().table("element").get_column("title").str.to_lowercase().to_list()
    scores = process.cdist(LABELS, titles, scorer=fuzz.token_sort_ratio, score_cutoff=85)
    assert [label for label, row in zip(LABELS, scores, strict=True) if row.any()] == []


def test_levels_and_practices_are_short():
    levels = [text for entry in SKILLS.values() for text in entry["levels"].values()]
    assert [text for text in levels if len(text) > LONGEST_LEVEL] == []
    practices = [each["practice"] for entry in ENTRIES.values() for each in entry["practices"]]
    assert [text for text in practices if len(text) > LONGEST_PRACTICE] == []
    assert all(1 <= len(text.split()) <= 2 for text in LEVELS["proficiency"].values())


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_sentences_are_whole_and_short(name):
    assert [text for text in TEXTS[name] if not re.fullmatch(r"[A-Z].*[.?]", text)] == []
    sentences = [each for text in TEXTS[name] for each in re.split(r"(?<=[.?!])\s+", text)]
    assert [each for each in sentences if len(each.split()) > LONGEST_SENTENCE] == []


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_a_file_reads_easily(name):
    assert reading_grade(" ".join(TEXTS[name])) <= HIGHEST_GRADE_OF_A_FILE


@pytest.mark.parametrize("element", sorted(ENTRIES))
def test_an_entry_reads_easily(element):
    texts = _sentences_of(ENTRIES[element])
    assert reading_grade(" ".join(texts)) <= HIGHEST_GRADE_OF_A_FILE
    sentences = [text for text in texts if len(text.split()) >= 8]
    assert [text for text in sentences if reading_grade(text) > HIGHEST_GRADE] == []


def test_no_sentence_is_used_twice():
    repeated = Counter(
        text
        for entry in ENTRIES.values()
        for text in (
            *entry.get("levels", {}).values(),
            *(p["practice"] for p in entry["practices"]),
        )
    )
    assert [text for text, times in repeated.items() if times > 1] == []


def test_the_voice_is_calm_and_british():
    assert [text for text in ALL if BANNED.search(text)] == []
    assert [text for text in ALL if AMERICAN.search(text)] == []


def test_levels_speak_of_nobody_in_particular():
    levels = [text for entry in SKILLS.values() for text in entry["levels"].values()]
    unquoted = [re.sub(r'"[^"]*"', "", text) for text in levels]
    assert [text for text in unquoted if re.search(r"\byou\b|\byour\b", text)] == []
    assert [text for text in unquoted if re.search(r"\b(he|she|his|her|him)\b", text)] == []


def test_placeholders_of_questions_can_be_filled():
    questions = LEVELS["interview_questions"]
    assert len(questions) == 8
    filled = [text.format(skill="listening closely", task="live calls") for text in questions]
    assert [text for text in filled if not text.endswith("?") or "{" in text] == []
    assert {name for text in questions for name in re.findall(r"{(\w+)}", text)} == {
        "skill",
        "task",
    }


@pytest.mark.raw
def test_nothing_is_taken_from_the_official_definitions():
    root = os.environ.get("JOBMORPH_RAW")
    if not root:
        pytest.skip("JOBMORPH_RAW is not set: no official O*NET tables here to compare with")
    with zipfile.ZipFile(Path(root) / "onet" / "db_30_1_text.zip") as archive:
        tables = {
            name: list(
                csv.DictReader(
                    io.StringIO(archive.read(f"db_30_1_text/{name}.txt").decode(), newline=""),
                    delimiter="\t",
                )
            )
            for name in ("Content Model Reference", "Level Scale Anchors")
        }
    official = [row["Description"] for row in tables["Content Model Reference"]]
    official += [row["Anchor Description"] for row in tables["Level Scale Anchors"]]
    assert len(official) > 1_000
    runs = {run for text in official for run in _runs(text)}
    assert [text for text in ALL if _runs(text) & runs] == []
    short = [text for text in official if len(text.split()) > 2]
    scores = process.cdist(ALL, short, scorer=fuzz.token_sort_ratio, score_cutoff=80)
    assert [text for text, row in zip(ALL, scores, strict=True) if row.any()] == []
