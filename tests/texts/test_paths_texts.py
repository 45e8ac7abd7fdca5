"""What people read about moves: plain enough for everybody."""

import pytest

from jobmorph.reports.paths import render_paths
from jobmorph.reports.words import say

from ..reports.paths_example import make_empty, make_paths, make_paths_to
from .reading_grade import reading_grade

HIGHEST_GRADE = 9


@pytest.mark.parametrize("make", [make_paths, make_paths_to, make_empty])
def test_a_person_can_read_where_they_can_go(make):
    text = render_paths(make(), "md")
    ours = text.partition(f"## {say('all.notes')}")[0]
    assert len(ours) < len(text)
    assert reading_grade(text) <= HIGHEST_GRADE
    assert reading_grade(ours) <= HIGHEST_GRADE
