"""What people read about the history of a job: plain enough for everybody."""

import pytest

from jobmorph.reference.history_cases import load_cases
from jobmorph.reports.history import render_history
from jobmorph.reports.words import say
from jobmorph.studies.history import study_history

from .reading_grade import reading_grade

HIGHEST_GRADE = 9


@pytest.mark.parametrize("job", [*load_cases(), "SDR", "registered nurse"])
def test_a_person_can_read_it(job):
    text = render_history(study_history(job), "md")
    # Without the list of sources, whose names are not ours.
    ours = text.partition(f"## {say('all.assumptions')}")[0]
    assert len(ours) < len(text)
    assert reading_grade(ours) <= HIGHEST_GRADE
