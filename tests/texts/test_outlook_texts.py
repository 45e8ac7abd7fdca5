"""What people read about numbers of jobs: plain enough for everybody."""

import pytest

from jobmorph.reports.economy import render_economy
from jobmorph.reports.outlook import render_outlook, render_outlook_group
from jobmorph.reports.words import say
from jobmorph.studies.economy import study_economy
from jobmorph.studies.outlook import study_outlook
from jobmorph.studies.outlook_group import study_outlook_group

from .reading_grade import reading_grade

HIGHEST_GRADE = 9


@pytest.mark.parametrize("job", ["switchboard operator", "SDR", "registered nurse", "AI trainer"])
def test_a_person_can_read_the_outlook_of_a_job(job):
    check(render_outlook(study_outlook(job), "md"))


def test_a_person_can_read_the_outlook_of_a_group_and_of_all_jobs():
    check(render_outlook_group(study_outlook_group("go-to-market"), "md"))
    check(render_economy(study_economy(), "md"))


def check(text):
    ours = text.partition(f"## {say('all.notes')}")[0]
    assert len(ours) < len(text)
    assert reading_grade(text) <= HIGHEST_GRADE
    assert reading_grade(ours) <= HIGHEST_GRADE
