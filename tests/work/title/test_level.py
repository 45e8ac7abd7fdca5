"""Words of rank become one of five levels."""

import pytest

from jobmorph.work.title.level import level_in_words, nearest_level
from jobmorph.work.title.normalise import plain_title


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("SVP Global Sales", "executive"),
        ("Regional Vice President, Sales", "senior"),
        ("SDR Team Lead", "lead"),
        ("Lead generation specialist", None),
        ("Werkstudent Marketing", "entry"),
        ("Directeur commercial", "senior"),
        ("Account Executive", None),
    ],
)
def test_words_name_a_level(title, level):
    assert level_in_words(plain_title(title)) == level


def test_a_level_the_family_lacks_goes_to_the_nearest_and_ties_go_up():
    assert nearest_level("executive", ("entry", "lead")) == "lead"
    assert nearest_level("senior", ("mid", "lead")) == "lead"
