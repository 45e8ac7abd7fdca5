"""Words of rank become one of five levels."""

import pytest

from jobmorph.schema.ids import LEVELS
from jobmorph.work.title.level import level_in_words, nearest_level
from jobmorph.work.title.normalise import plain_title


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("SVP Global Sales", "executive"),
        ("Chief Revenue Officer", "executive"),
        ("CRO", "executive"),
        ("Regional Vice President, Sales", "senior"),
        ("Area VP Sales", "senior"),
        ("SDR Team Lead", "lead"),
        ("Head of Sales", "lead"),
        ("Lead generation specialist", None),
        ("Senior lead generation specialist", "senior"),
        ("Lead, lead generation", "lead"),
        ("Principal Consultant", "senior"),
        ("Software Engineer III", "senior"),
        ("Software Engineer II", None),
        ("Engineer I", "entry"),
        ("Werkstudent Marketing", "entry"),
        ("Directeur commercial", "senior"),
        ("International Sales Representative", None),
        ("Misleading Headhunter", None),
        ("Account Executive", None),
        ("", None),
    ],
)
def test_words_name_a_level(title, level):
    assert level_in_words(plain_title(title)) == level


def test_the_higher_of_two_ranks_counts():
    assert level_in_words(plain_title("Senior Vice President")) == "executive"
    assert level_in_words(plain_title("Senior Team Lead")) == "lead"
    assert level_in_words(plain_title("Senior Director, Graduate Hiring")) == "senior"


def test_a_level_the_family_lacks_goes_to_the_nearest_and_ties_go_up():
    assert nearest_level("executive", ("entry", "lead")) == "lead"
    assert nearest_level("senior", ("mid", "lead")) == "lead"


@pytest.mark.parametrize("level", LEVELS)
def test_a_level_the_family_has_stays(level):
    assert nearest_level(level, LEVELS) == level
    assert nearest_level(level, ("mid",)) == "mid"
