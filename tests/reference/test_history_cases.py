"""The prepared cases and the counts: complete, plain, honest about what was read."""

import itertools
import re

import pytest

from jobmorph.reference.history_cases import CHECKED, load_cases, read_cases
from jobmorph.reference.history_definitions import load_breaks, load_definitions
from jobmorph.schema.errors import ParameterError
from jobmorph.work.titles import title_key

ASKED = {
    "switchboard-operators",
    "typists",
    "data-entry",
    "farmers",
    "blacksmiths",
    "elevator-operators",
    "service-station-attendants",
    "photographic-process-workers",
    "travel-agents",
    "bank-tellers",
    "telemarketers",
    "programmers",
}
NEVER = re.compile(
    r"\b(obsolete|at risk|future-proof|low-skilled|human capital|revolution|replaced by|extinct|"
    r"unlock|doomed)\b",
    re.IGNORECASE,
)


def texts(case):
    yield case.happened
    yield case.other_reason
    yield from (row.note for row in case.series)
    yield from (row.note for row in case.absent)
    yield from (claim.claim for claim in case.literature)


def test_every_case_that_was_promised_is_there():
    assert set(load_cases()) >= ASKED


def test_a_falling_case_stands_beside_a_rising_one_and_the_other_way_round():
    cases = load_cases()
    for case in cases.values():
        other = cases[case.other]
        assert (case.story == "fell") != (other.story == "fell"), case.case_id


def test_no_name_means_two_cases():
    seen = {}
    for case in load_cases().values():
        for name in {title_key(each) for each in (case.case_id, case.title, *case.aliases)}:
            assert seen.setdefault(name, case.case_id) == case.case_id, name


@pytest.mark.parametrize("case_id", sorted(ASKED))
def test_each_story_has_literature_that_says_what_was_read(case_id):
    claims = load_cases()[case_id].literature
    assert claims
    assert all(claim.checked in CHECKED and 1950 < claim.year <= 2026 for claim in claims)
    # A tier is a promise that somebody reviewed it.
    assert all(
        (claim.tier is None) == (claim.kind in {"working paper", "essay"}) for claim in claims
    )


def test_words_are_plain_and_sentences_short():
    for case in load_cases().values():
        assert 2 <= len(re.findall(r"[.!?](?:\s|$)", case.happened)) <= 5, case.case_id
        for text in texts(case):
            assert not NEVER.search(text), (case.case_id, text)
            # Plain prose: twenty words to a sentence, and one more where it ends a story.
            for sentence in re.split(r"(?<=[.!?])\s", text):
                assert len(sentence.split()) <= 21, (case.case_id, sentence)


def test_every_count_is_shown_or_said_to_be_lacking():
    for case in load_cases().values():
        said = {row.definition for row in case.absent}
        has_census = any(row.series_id.startswith("census:") for row in case.series)
        has_survey = any(row.series_id.startswith("employers:") for row in case.series)
        assert has_survey or "employers" in said, case.case_id
        assert has_census or said >= {"census_at_work", "census_experienced"}, case.case_id
        if has_census and all(
            row.kind == "nearest" for row in case.series if row.series_id.startswith("census:")
        ):
            assert {"census_at_work", "census_experienced"} <= said, case.case_id


def test_a_malformed_case_is_named():
    text = """
one: {title: One, story: fell, aliases: [], today: [], series: [{id: x, kind: same, note: n}],
      happened: h, other: two, other_reason: r}
two: {title: Two}
three: {title: T, story: gone, aliases: [], today: [], series: [], happened: h, other: three,
        other_reason: r}
"""
    with pytest.raises(ParameterError) as fault:
        read_cases(text)
    assert "one: x is 'same'" in fault.value.items
    assert any(item.startswith("two: keys") for item in fault.value.items)
    assert "three: story 'gone'" in fault.value.items
    assert "three: no other case 'three'" in fault.value.items


def test_counts_do_not_overlap_and_their_breaks_lie_within():
    counts = load_definitions()
    spans = [(each.first_year, each.last_year) for each in counts.values()]
    assert all(a[1] < b[0] for a, b in itertools.pairwise(spans))
    universe = {each.year for each in load_breaks() if each.kind == "universe"}
    assert {1870, 1940, 1980} <= universe
