import polars as pl
import pytest

from jobmorph.intake.fault import LineError
from jobmorph.reference.edition import open_edition
from jobmorph.studies.library_diff import diff_library


@pytest.fixture
def changed(family_file, family_text, tmp_path):
    """Return a function that compares a changed text with the original."""

    def compare(*swaps):
        text = family_text
        for old, new in swaps:
            assert old in text
            text = text.replace(old, new, 1)
        path = tmp_path / "changed.yaml"
        path.write_text(text)
        return diff_library(path, open_edition(), against=family_file)

    return compare


def rows(frame):
    return set(frame.select("kind", "item", "field", "ours", "yours").iter_rows())


def test_the_same_file_differs_in_nothing(changed):
    assert changed().is_empty()


def test_hours_shares_and_words_are_told_field_by_field(changed):
    found = changed(
        ("label: school work 3", "label: school work three"),
        ("title: School caller", "title: School opener"),
        ("note: Usual.", "note: Rare."),
    )
    assert rows(found) >= {
        ("task", "task-3", "label", "school work 3", "school work three"),
        ("role", "entry", "title", "School caller", "School opener"),
        ("move", "our-schools/mid", "note", "Usual.", "Rare."),
    }


def test_an_inserted_sentence_moves_no_other(changed):
    found = changed(("entry:\n- One thing.", "entry:\n- Patience.\n- One thing."))
    assert rows(found) == {("entry", "Patience.", "all", None, "Patience.")}


def test_shares_and_hours_are_shown_whole(changed):
    text = "    - 0.3\n    - 0.4\n    - 0.3\n"
    found = changed((text, text.replace("0.3\n    - 0.4", "0.2\n    - 0.5")))
    assert rows(found) == {("task", "task-1", "shares reach", "30/40/30 %", "20/50/30 %")}


def test_a_family_that_is_not_shipped_is_all_new(family_file):
    found = diff_library(family_file, open_edition())
    assert found["ours"].null_count() == found.height
    assert set(found.filter(pl.col("kind") == "role")["item"]) == {"entry", "mid"}


def test_a_copy_can_be_compared_with_the_family_it_came_from(family_file):
    found = diff_library(family_file, open_edition(), family="sales-development")
    assert ("role", "lead", "all") in set(found.select("kind", "item", "field").iter_rows())
    assert set(found["family"]) == {"our-schools"}


def test_a_faulty_file_is_refused(family_file, family_text):
    family_file.write_text(family_text.replace("field: sales", "field: selling"))
    with pytest.raises(LineError):
        diff_library(family_file, open_edition())
