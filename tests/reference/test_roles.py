"""The role library that ships: what it holds, that it keeps its contract, that no role is a copy.

Overlap of two families is measured three ways. Statements: rapidfuzz `token_set_ratio` of
lower-case statements, which finds copies with words added, left out or moved. Labels: the same.
Weeks: the cosine of hours by intermediate activity, which finds two roles that spend their time
alike whatever they call it.
"""

import importlib.util
import itertools
import re
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from polars.testing import assert_frame_equal
from rapidfuzz import fuzz, process

import jobmorph.reference
from jobmorph.intake.library_folder import read_library
from jobmorph.intake.library_tables import library_tables
from jobmorph.reference.edition import open_edition
from jobmorph.schema.ids import LEVELS, QUALITIES, iwa_of_activity
from jobmorph.studies.own_library import known_ids

ROOT = Path(__file__).parents[2]
ROLES = Path(jobmorph.reference.__file__).parent / "roles"
PAGE = ROOT / "docs" / "method" / "gtm.md"
FAMILIES = {
    "sales-development": "entry mid lead",
    "account-executive": "entry mid senior lead",
    "account-management": "mid senior lead",
    "customer-success": "entry mid senior lead",
    "customer-service": "entry mid senior lead",
    "sales-engineering": "mid senior lead",
    "content-marketing": "entry mid senior lead",
    "demand-generation": "entry mid senior lead",
    "product-marketing": "mid senior lead",
    "brand-communications": "entry mid senior lead",
    "market-research": "entry mid senior lead",
    "revenue-operations": "entry mid senior lead",
    "sales-enablement": "mid senior lead",
    "partnerships": "mid senior lead",
    "sales-leadership": "lead senior executive",
    "marketing-leadership": "lead senior executive",
    "customer-leadership": "lead senior executive",
    "gtm-executive": "executive",
    "ai-workflow-design": "entry mid senior",
    "ai-agent-supervision": "entry mid senior lead",
    "ai-evaluation": "entry mid senior",
    "data-curation": "entry mid senior",
    "ai-integration": "mid senior",
    "model-behaviour": "mid senior",
}
NEW_FAMILIES = [family for family in FAMILIES if family.startswith(("ai-", "data-", "model-"))]
LED = ("sales-leadership", "marketing-leadership", "customer-leadership", "gtm-executive")
MOST_ALIKE_STATEMENTS, MOST_ALIKE_LABELS, MOST_ALIKE_WEEKS = 85, 90, 0.97
LONGEST_SENTENCE = 26
BANNED = re.compile(
    r"\b(obsolete|replac(?:e|es|ed|ing|ement)|at risk|safe|safely|future-proof|low-skilled"
    r"|human capital|unlock\w*|revolution\w*|game.chang\w*|leverag\w*|synerg\w*|cutting.edge"
    r"|seamless\w*|empower\w*|supercharg\w*|disrupt\w*|transformative|best.in.class|world.class"
    r"|holistic|robust|streamlin\w*|delve\w*|doom\w*|extinct\w*|upskill\w*|reskill\w*"
    r"|stakeholders?|headcount|utili[sz]\w*)\b",
    re.IGNORECASE,
)
AMERICAN = re.compile(
    r"\b(behavior\w*|color\w*|favor\w*|labor|center\w*|analyz\w*|cancel(?:ed|ing)|label(?:ed|ing)"
    r"|model(?:ed|ing)|catalog|license|fulfill|skillful|travel(?:ed|ing)|judgment|enroll(?!e[dr]|ing)"
    r"|(?:organ|real|recogn|summar|prior|optim|minim|maxim|emphas|apolog)iz\w*)\b"
)


@pytest.fixture(scope="module")
def families():
    return read_library(ROLES, known_ids(open_edition()))


@pytest.fixture(scope="module")
def library(families):
    return {family.family: family.content for family in families}


@pytest.fixture(scope="module")
def tasks(library):
    """Existing tasks: (family, task)."""
    return [(family, task) for family, content in library.items() for task in content["tasks"]]


@pytest.fixture(scope="module")
def described(library, tasks):
    """Existing tasks and those that are expected to be added: (family, task)."""
    added = [(f, task) for f, content in library.items() for task in content["future"]["new_tasks"]]
    return [*tasks, *added]


def hours_of(task):
    return {level: hours for level, hours in task["hours"].items() if level in LEVELS}


def qualities_of(task):
    return {quality: task["qualities"][quality] for quality in QUALITIES}


def texts(value, path=""):
    """Every text of a family with its place, without ids and other people's titles."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in ("aliases", "activities", "onet_tasks", "_line"):
                yield from texts(inner, f"{path}/{key}")
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts(inner, path)


def own_texts(library):
    for family, content in library.items():
        for path, text in texts(content, family):
            if "/evidence" not in path:
                yield path, text


def alike(described, key, limit):
    """Pairs of tasks of different families whose texts are at least as alike as `limit`."""
    words = [task[key].lower() for _, task in described]
    scores = process.cdist(words, words, scorer=fuzz.token_set_ratio, score_cutoff=limit)
    return [
        (described[i][0], words[i], described[j][0], words[j])
        for i, j in np.argwhere(np.triu(scores, 1) >= limit)
        if described[i][0] != described[j][0]
    ]


def week(content, level):
    """Hours of a level by intermediate activity."""
    hours = Counter()
    for task in content["tasks"]:
        if level in task["hours"]:
            found = {iwa_of_activity(each) for each in task["activities"]}
            for activity in found:
                hours[activity] += task["hours"][level][1] / len(found)
    return hours


def cosine(one, other):
    shared = sum(value * other[key] for key, value in one.items())
    sizes = [sum(value**2 for value in each.values()) for each in (one, other)]
    return shared / np.sqrt(sizes[0] * sizes[1])


def test_all_families_with_their_levels(library):
    found = {
        family: " ".join(role["level"] for role in content["roles"])
        for family, content in library.items()
    }
    assert found == FAMILIES
    assert {path.stem for path in ROLES.glob("*.yaml")} == set(FAMILIES)


def test_size(library, described):
    assert sum(len(content["roles"]) for content in library.values()) >= 60
    assert len({task["statement"].lower() for _, task in described}) >= 350


def test_every_week_has_honest_hours(library):
    for family, content in library.items():
        for role in content["roles"]:
            rows = [
                t["hours"][role["level"]] for t in content["tasks"] if role["level"] in t["hours"]
            ]
            low, usual, high = (sum(row[step] for row in rows) for step in range(3))
            assert 35 <= usual <= 50, (family, role["level"], usual)
            assert low < 35 < high, f"{family}/{role['level']}: ranges {low:g} to {high:g}"
            assert all(row[0] < row[1] < row[2] for row in rows), (family, role["level"])


def test_every_level_has_its_own_hours(library):
    for family, content in library.items():
        weeks = [week(content, role["level"]) for role in content["roles"]]
        for one, other in itertools.combinations(weeks, 2):
            assert one != other, family


def test_the_embedded_edition_was_built_from_these_files(families):
    edition = open_edition()
    for name, written in library_tables(families).items():
        assert_frame_equal(edition.table(name), written)


@pytest.mark.parametrize("key", ["reason", "counter", "would_change"])
def test_every_task_has_a_reason_of_its_own(tasks, key):
    counts = Counter(task[key].strip().lower() for _, task in tasks)
    assert [text for text, count in counts.items() if count > 1 or len(text.split()) < 3] == []


def test_reason_counter_takes_and_leaves_say_different_things(tasks):
    for family, task in tasks:
        pairs = [(task["reason"], task["counter"]), (task["ai"]["takes"], task["ai"]["leaves"])]
        for one, other in pairs:
            likeness = fuzz.token_set_ratio(one.lower(), other.lower())
            assert likeness < MOST_ALIKE_STATEMENTS, (family, task["slug"], one, other)


def test_no_statement_is_a_copy(described):
    assert alike(described, "statement", MOST_ALIKE_STATEMENTS) == []


def test_no_label_is_a_copy(described):
    assert alike(described, "label", MOST_ALIKE_LABELS) == []


def test_a_copy_with_words_changed_is_found(tasks):
    family, task = tasks[0]
    words = task["statement"].split()
    copy = " ".join(["Often", *words[1:-1], "today."])
    assert alike([(family, task), ("other", task | {"statement": copy})], "statement", 85)


def test_no_two_roles_have_the_same_week(library):
    weeks = [
        (family, role["level"], week(content, role["level"]))
        for family, content in library.items()
        for role in content["roles"]
    ]
    for (one, level, hours), (other, other_level, others) in itertools.combinations(weeks, 2):
        if one != other:
            assert cosine(hours, others) < MOST_ALIKE_WEEKS, (one, level, other, other_level)
    assert cosine(weeks[0][2], weeks[0][2]) == pytest.approx(1.0)


def test_scores_use_the_whole_scale(library):
    for family, content in library.items():
        scores = [row[0] for task in content["tasks"] for row in qualities_of(task).values()]
        assert set(scores) == {0, 1, 2, 3, 4}, family
        assert max(Counter(scores).values()) < 0.45 * len(scores), family


def test_shares_differ_between_tasks_and_only_grow_towards_ai(tasks):
    for family, group in itertools.groupby(tasks, key=lambda pair: pair[0]):
        reach = [tuple(task["ai"]["reach"]) for _, task in group]
        assert max(Counter(reach).values()) <= 2, family
    for family, task in tasks:
        today, reach = task["ai"]["today"], task["ai"]["reach"]
        assert today[0] <= reach[0], (family, task["slug"])
        assert today[2] >= reach[2], (family, task["slug"])


def test_less_passes_to_ai_further_up(library):
    """Our judgement: the first level of a family has more work that AI could do than the last."""
    for family, content in library.items():
        levels = [role["level"] for role in content["roles"]]
        shares = []
        for level in (levels[0], levels[-1]):
            rows = [t for t in content["tasks"] if level in t["hours"]]
            hours = [t["hours"][level][1] for t in rows]
            shares.append(np.average([t["ai"]["reach"][0] for t in rows], weights=hours))
        assert len(levels) == 1 or shares[0] > shares[1], family


def test_the_future_card_does_what_the_future_says(library):
    for family, content in library.items():
        future = content["future"]
        level, card = future["card"]["level"], future["card"]["hours"]
        now = {task["slug"]: hours_of(task).get(level, [0, 0, 0])[1] for task in content["tasks"]}
        assert {task["slug"] for task in future["new_tasks"]} <= set(card), family
        kinds = {task["kind"] for task in future["new_tasks"]}
        assert "checking" in kinds, family
        assert len(kinds) >= 4, family
        for slug in future["drops"]:
            assert card.get(slug, 0) < now[slug] or not now[slug], (family, slug)
        for slug in future["grows"]:
            assert card.get(slug, 0) > now[slug] or not now[slug], (family, slug)


def test_material_fits_the_levels(library):
    for family, content in library.items():
        levels = [role["level"] for role in content["roles"]]
        assert list(content["promotion"]) == (levels[1:] or levels), family
        for competency in content["competencies"]:
            needs = [competency["needs"][level] for level in levels]
            assert needs[0] <= max(needs), (family, competency["slug"])


def test_moves_have_a_gap_and_ordered_months(library):
    for family, content in library.items():
        for move in content["moves"]:
            assert sorted(move["months"]) == move["months"], (family, move["to"])
            assert move["months"][0] < move["months"][2], (family, move["to"])


def test_evidence_is_dated_and_leans_on_more_than_sellers(library):
    for family, content in library.items():
        tiers = {row["tier"] for row in content["evidence"]}
        assert len(content["evidence"]) >= 5, family
        assert "official" in tiers, family
        assert any(
            "2024 to 2034" in row["claim"] or "2034" in row["claim"]
            for row in content["evidence"]
            if row["tier"] == "official"
        ), family


def test_new_families_name_feeders_and_leaders_their_change(library):
    for family in NEW_FAMILIES:
        assert len(library[family]["feeders"]) >= 4, family
    for family in LED:
        assert len(library[family]["leaders"]) >= 6, family


def test_banned_words_are_absent(library):
    found = [
        (path, hit.group()) for path, text in own_texts(library) for hit in BANNED.finditer(text)
    ]
    assert found == []


def test_british_spelling(library):
    found = [
        (path, hit.group()) for path, text in own_texts(library) for hit in AMERICAN.finditer(text)
    ]
    assert found == []


def test_sentences_are_short(library):
    long = [
        (path, sentence)
        for path, text in own_texts(library)
        for sentence in re.split(r"(?<=[.?!])\s+", text)
        if len(sentence.split()) > LONGEST_SENTENCE
    ]
    assert long == []


def test_the_page_shows_the_tables_as_printed():
    path = ROOT / "benchmarks" / "gtm_table.py"
    spec = importlib.util.spec_from_file_location("gtm_table", path)
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    page = PAGE.read_text(encoding="utf-8")
    for name, table in script.all_tables(open_edition()).items():
        assert script.table_on_page(page, name) == table, (
            f"{name}: run python benchmarks/gtm_table.py --write docs/method/gtm.md"
        )


def test_every_level_practises_what_it_asks_and_every_competency_can_be_built(families):
    for family in families:
        content = family.content
        hours = {task["slug"]: set(task["hours"]) for task in content["tasks"]}
        new = {task["slug"] for task in content["future"]["new_tasks"]}
        built = {slug for practice in content["train"] for slug in practice["builds"]}
        cores = [each["core"] for each in content["competencies"]]
        assert len(set(cores)) == len(cores), family.family
        for competency in content["competencies"]:
            where = f"{family.family}/{competency['slug']}"
            tasks = set(competency["practised_in"]) - {"_line"}
            assert competency["slug"] in built, where
            for level in competency["needs"]:
                if level != "_line":
                    assert any(level in hours.get(task, ()) for task in tasks) or tasks & new, where
        for role in content["roles"]:
            low, usual, high = role["months"]
            assert 0 < low <= usual <= high <= 36
