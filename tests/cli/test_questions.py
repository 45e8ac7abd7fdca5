import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.cli.questions import (
    AskedSkill,
    Questionnaire,
    ask_jobs,
    ask_levels,
    ask_profile,
)
from jobmorph.intake.profile import is_empty, parse_profile
from jobmorph.intake.profile_store import profile_text
from jobmorph.intake.text_file import TextFile
from jobmorph.schema.profile import PastJob, Profile, StatedSkill

SKILLS = (
    AskedSkill(
        "2.A.1.b", "listening closely", tuple(f"Does it at level {n}." for n in range(1, 6))
    ),
    AskedSkill("writing", "writing plainly – and short", ("A very long line " * 12,) * 5),
    AskedSkill("coaching", "coaching", ("a", "b", "c", "d", "e")),
)
STOPPED = "The questions were stopped before the end; what is not asked is left out."


def jobs(told, **known):
    out = io.StringIO()
    return ask_jobs(io.StringIO(told), out, **known), out.getvalue()


NOTHING = Profile("answers")


def levels(told, profile=NOTHING):
    out = io.StringIO()
    return ask_levels(io.StringIO(told), out, SKILLS, profile), out.getvalue()


def test_jobs_are_asked_until_an_empty_line():
    profile, _ = jobs("SDR\n2\nWaiter\n6 months\nCook\n\n\naccount executive\n5,5\n")
    assert profile == Profile(
        "answers",
        jobs=(PastJob("SDR", 2.0), PastJob("Waiter", 0.5), PastJob("Cook", None)),
        target="account executive",
        hours_week=5.5,
    )


def test_enter_all_the_way_takes_the_usual_hours_and_ones_own_job():
    profile, out = jobs("\n\n\n")
    assert profile == Profile("answers", hours_week=4.0)
    assert "(Enter = 4)" in out


def test_what_is_known_already_is_not_asked():
    profile, out = jobs("2\n\n3\n", job="SDR", target="AE")
    assert profile == Profile("answers", jobs=(PastJob("SDR", 2.0),), target="AE", hours_week=3.0)
    assert "What is your job" not in out
    assert "Which job do you want" not in out


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("12345\nq\n", 'such as "waiter"'),
        ("ann@secret.example\nq\n", 'such as "waiter"'),
        ("x" * 201 + "\nq\n", 'such as "waiter"'),
        ("Cook\nlong\nq\n", "number of years from 0 to 60"),
        ("Cook\n61\nq\n", "number of years from 0 to 60"),
        ("Cook\n-1\nq\n", "number of years from 0 to 60"),
        ("\n\n0\nq\n", "hours above 0 and up to 60"),
        ("\n\n61\nq\n", "hours above 0 and up to 60"),
        ("\n\nmany\nq\n", "hours above 0 and up to 60"),
    ],
)
def test_a_wrong_answer_says_what_is_expected_and_asks_again(told, expected):
    profile, out = jobs(told)
    assert out.count("Please write") == 1
    assert expected in " ".join(out.split())
    assert profile.notes == (STOPPED,)
    assert "secret" not in repr(profile)


def test_one_can_go_back_over_jobs():
    profile, _ = jobs("SDR\n2\nWaiter\nb\nb\n3\n\nb\nCook\n1\n\nAE\nb\nCSM\n4\n")
    assert profile.jobs == (PastJob("SDR", 3.0), PastJob("Cook", 1.0))
    assert profile.target == "CSM"


def test_stopping_keeps_what_is_there_and_asks_no_levels():
    profile, _ = jobs("SDR\n2\nWaiter\nq\n4\n")
    assert profile.jobs == (PastJob("SDR", 2.0), PastJob("Waiter", None))
    assert (profile.hours_week, profile.notes) == (None, (STOPPED,))
    assert levels("3\n3\n3\n", profile) == (profile, "")


def test_no_more_than_twenty_jobs():
    profile, _ = jobs("Cook\n1\n" * 30)
    assert len(profile.jobs) == 20


def test_levels_are_asked_skill_by_skill():
    profile, out = levels("3\n\n0\n")
    assert profile.skills == (StatedSkill("2.A.1.b", 3.0), StatedSkill("coaching", 0.0))
    assert profile.notes == ()
    assert "1 of 3: listening closely\n  0  Not yet.\n  1  Does it at level 1.\n" in out
    assert "2 of 3: writing plainly - and short" in out


@pytest.mark.parametrize("told", ["6", "-1", "2.5", "good", "33"])
def test_a_level_is_one_number(told):
    profile, out = levels(f"{told}\n1\nq\n")
    assert out.count("Please write one number from 0 to 5.") == 1
    assert profile.skills == (StatedSkill("2.A.1.b", 1.0),)
    assert profile.notes == (STOPPED,)


def test_one_can_go_back_over_levels():
    profile, _ = levels("1\n2\nb\nb\n4\n5\n\n")
    assert [skill.level for skill in profile.skills] == [4.0, 5.0]


def test_known_levels_stay_unless_another_is_given():
    known = Profile(
        "me.yaml",
        skills=(
            StatedSkill("Writing", 2.0, 7),
            StatedSkill("x", 1.0),
            StatedSkill("Coaching", 3.0),
        ),
        target="AE",
    )
    profile, out = levels("\n\n4\n", known)
    assert profile.skills == (*known.skills[:2], StatedSkill("coaching", 4.0))
    assert (profile.source, profile.target) == ("me.yaml", "AE")
    assert "(Enter = keep 2, b = back, q = stop)" in out


def test_without_skills_nothing_is_said():
    out = io.StringIO()
    profile = Profile("answers", target="AE")
    assert ask_levels(io.StringIO("1\n"), out, (), profile) is profile
    assert out.getvalue() == ""


def test_nothing_about_the_person_is_asked():
    _, out = jobs("\n\n\n")
    asked = [line for line in out.splitlines() if "?" in line]
    assert len(asked) == 3
    assert not re.search(r"name|age\b|born|mail|phone|address", " ".join(asked).lower())


def test_the_whole_questionnaire_stays_within_80_columns_of_plain_letters():
    out = io.StringIO()
    told = "SDR\n2\n\n\n4\n1\n2\n3\n"
    profile = ask_profile(io.StringIO(told), out, questions=Questionnaire(skills=SKILLS))
    assert len(profile.skills) == 3
    assert max(map(len, out.getvalue().splitlines())) < 80
    assert out.getvalue().isascii()


@given(st.lists(st.text(max_size=8) | st.sampled_from(["3", "b", "q", "", "Cook"]), max_size=25))
def test_any_answers_end_in_a_profile_that_can_be_kept(answers):
    profile = ask_profile(
        io.StringIO("\n".join(answers)), io.StringIO(), questions=Questionnaire(skills=SKILLS)
    )
    assert all(0 <= skill.level <= 5 for skill in profile.skills)
    if not is_empty(profile):
        again = parse_profile(TextFile("me.yaml", profile_text(profile), "UTF-8"))
        assert [job.title for job in again.jobs] == [job.title for job in profile.jobs]
