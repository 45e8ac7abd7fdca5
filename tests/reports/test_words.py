import re
from pathlib import Path
from string import Formatter

import pytest

import jobmorph.reports
from jobmorph.reports.words import CATALOGUE, say

REPORTS = Path(jobmorph.reports.__file__).parent


def test_banned_words_are_not_in_the_catalogue(banned_words):
    assert [
        key for key, text in CATALOGUE.items() if any(word in text.lower() for word in banned_words)
    ] == []


def test_no_text_says_today():
    assert [key for key, text in CATALOGUE.items() if re.search(r"\btoday\b", text.lower())] == []


def test_every_money_count_and_outlook_says_us():
    for key in ("wage", "wage.median", "wage.none", "employment", "employment.none", "projection"):
        assert re.search(r"\bUS\b", CATALOGUE[key])


def test_templates_have_named_fields_only():
    for key, text in CATALOGUE.items():
        fields = [name for _, name, _, _ in Formatter().parse(text) if name is not None]
        assert all(name.isidentifier() for name in fields), key


def test_every_key_that_the_templates_ask_for_exists():
    asked = set()
    for path in (REPORTS / "templates").glob("*.j2"):
        asked |= set(re.findall(r"say\('([^']+)'", path.read_text(encoding="utf-8")))
    assert asked - set(CATALOGUE) == set()


def test_every_literal_key_in_the_code_exists():
    asked = set()
    for path in REPORTS.glob("*.py"):
        asked |= set(re.findall(r'\bsay\(\s*"([^"]+)"', path.read_text(encoding="utf-8")))
    assert asked - set(CATALOGUE) == set()


def test_a_missing_field_is_a_mistake():
    with pytest.raises(KeyError):
        say("between", low=1)
