"""Levels at places equal what a learning plan takes of the same job."""

import numpy as np
import pytest

from jobmorph.reference.edition import open_edition
from jobmorph.reference.parameters import load_parameters
from jobmorph.studies.held_skills import HeldJob, PastWork, StatedLevels
from jobmorph.studies.place_skills import edition_skills, levels_of_person
from jobmorph.studies.resolve import resolve_job
from jobmorph.studies.skill_book import SkillBook

EDITION = open_edition()
SKILLS = edition_skills(EDITION)
BOOK = SkillBook(EDITION)
PARAMETERS = load_parameters("skills")


def past_of(words, years=10.0):
    job = resolve_job(words, level=None, edition=EDITION, parameters=load_parameters("work")).job
    return PastWork([HeldJob(job, years)], BOOK, EDITION, PARAMETERS)


def levels_of(words, stated=()):
    share = PARAMETERS["skills.transfer_same_kind"].value
    return levels_of_person(SKILLS, BOOK, StatedLevels(dict(stated), BOOK, share), past_of(words))


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("sales-development/entry", "role:sales-development/entry"),
        ("customer-success/mid", "role:customer-success/mid"),
        ("sales-leadership/executive", "role:sales-leadership/executive"),
        ("43-3071.00", "node:43-3070"),
        ("41-2031.00", "node:41-2030"),
        ("43-2011.00", "node:43-2010"),
    ],
)
def test_a_place_gives_what_past_work_there_gives(words, place):
    np.testing.assert_array_equal(SKILLS.held[SKILLS.place_at[place]], levels_of(words))


def test_what_a_person_states_stands_as_it_is():
    skill = next(each for each in SKILLS.skill_ids if each.startswith("competency:account-exec"))
    levels = levels_of("43-3071.00", {skill: 2.3})
    assert levels[SKILLS.skill_ids.index(skill)] == 2.3


def test_roles_ask_for_competencies_and_official_jobs_for_rated_skills():
    asked = ~np.isnan(SKILLS.needed)
    is_own = np.array([each.startswith("competency:") for each in SKILLS.skill_ids])
    is_role = np.array([each.startswith("role:") for each in SKILLS.place_ids])
    assert not asked[is_role][:, ~is_own].any()
    assert not asked[~is_role][:, is_own].any()
    assert asked[is_role].sum(axis=1).min() >= 5
    assert asked[~is_role].sum(axis=1).max() == 10  # five fields of knowledge and five skills
