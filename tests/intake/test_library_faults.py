"""Links inside a family: competencies to tasks and to one another, practices to competencies."""

import pytest

from jobmorph.intake.fault import LineError
from jobmorph.intake.library import read_family
from jobmorph.intake.library_tables import library_tables
from jobmorph.reference.edition import open_edition
from jobmorph.studies.own_library import known_ids


@pytest.fixture(scope="module")
def known():
    return known_ids(open_edition())


def faults_of(path, known):
    with pytest.raises(LineError) as fault:
        read_family(path, known)
    return [each.what for each in fault.value.faults]


def changed(family_text, *changes):
    text = family_text
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text


COMPETENCY = "- slug: competency-1\n  label:"


def linked(family_text, lines, needle=COMPETENCY):
    """Put lines into the first competency."""
    return changed(family_text, (needle, needle.replace("\n", f"\n{lines}", 1)))


def test_links_become_rows(family_file, family_text, known):
    text = linked(
        family_text,
        "  core: discovery\n  practised_in: {task-1: 0.7, task-2: 0.3}\n  after: [competency-2]\n",
    )
    text = changed(
        text,
        ("  check: It can be heard.", "  check: It can be heard.\n  builds: [competency-1]"),
        ("  scope:", "  months: [2, 3, 5]\n  scope:"),
    )
    family_file.write_text(text)
    tables = library_tables([read_family(family_file, known)])
    links = tables["role_practice"].select("skill_id", "task_id", "link_share").rows()
    assert links == [
        ("competency:our-schools/competency-1", "lib:our-schools/task-1", 0.7),
        ("competency:our-schools/competency-1", "lib:our-schools/task-2", 0.3),
    ]
    months = tables["role"].select("^competence_months.*$").rows()
    assert months[0] == (2.0, 3.0, 5.0)
    assert set(months[1:]) == {(None, None, None)}
    material = {
        (row["section"], row["item_key"], row["text"])
        for row in tables["role_material"].iter_rows(named=True)
    }
    assert ("competency", "core", "discovery") in material
    assert ("competency", "after", "competency-2") in material
    assert ("train", "builds", "competency-1") in material


def test_every_broken_link_is_told(family_file, family_text, known):
    text = linked(
        family_text,
        "  core: telepathy\n  practised_in: {task-99: 0.7}\n  after: [competency-77]\n",
    )
    text = changed(
        text,
        ("  check: It can be heard.", "  check: It can be heard.\n  builds: [competency-88]"),
        ("  scope:", "  months: [4, 3, 5]\n  scope:"),
    )
    family_file.write_text(text)
    told = " | ".join(faults_of(family_file, known))
    for name in ("telepathy", "task-99", "competency-77", "competency-88", "not low, usual, high"):
        assert name in told


def test_competencies_that_wait_for_one_another(family_file, family_text, known):
    text = linked(family_text, "  after: [competency-2]\n")
    text = linked(text, "  after: [competency-1]\n", "- slug: competency-2\n  label:")
    family_file.write_text(text)
    told = faults_of(family_file, known)
    assert len(told) == 1
    assert "wait for one another: competency-" in told[0]


@pytest.mark.parametrize("share", ["0", "1.5", "often"])
def test_shares_of_practice_are_bounded(family_file, family_text, known, share):
    family_file.write_text(linked(family_text, f"  practised_in: {{task-1: {share}}}\n"))
    assert "is not a number from 0.1 to 1" in " ".join(faults_of(family_file, known))
