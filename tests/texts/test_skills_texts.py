"""What people read about skills, ladders and practice: plain enough for everybody."""

import pytest

from jobmorph.reports.ladder import render_ladder
from jobmorph.reports.practice import render_practice
from jobmorph.reports.skills import render_skills
from jobmorph.reports.words import say
from jobmorph.studies.ladder import study_ladder
from jobmorph.studies.skills import study_skills
from jobmorph.studies.teaching_ways import teaching_ways

from .reading_grade import reading_grade

HIGHEST_GRADE = 9
# Without the list of sources and assumptions, whose names are not ours.
HIGHEST_GRADE_OF_OUR_WORDS = 7
JOBS = (
    "SDR",
    "customer service representative",
    "bank teller",
    "registered nurse",
    "truck driver",
)


@pytest.mark.parametrize("job", JOBS)
def test_a_person_can_read_it(job):
    result, ladder = study_skills(job), study_ladder(job)
    for text in (
        render_skills(result, "md"),
        render_ladder(ladder, "md"),
        render_practice(result, "md", ways=teaching_ways()),
    ):
        ours = text.partition(f"## {say('all.notes')}")[0]
        assert len(ours) < len(text)
        assert reading_grade(text) <= HIGHEST_GRADE
        assert reading_grade(ours) <= HIGHEST_GRADE_OF_OUR_WORDS
