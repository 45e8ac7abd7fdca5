import string
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobmorph.intake.document import make_document, read_document
from jobmorph.intake.document_text import text_blocks
from jobmorph.intake.profile import parse_profile
from jobmorph.intake.profile_store import profile_text
from jobmorph.intake.text_file import TextFile
from jobmorph.schema.errors import NoMatchError
from jobmorph.schema.profile import PastJob
from jobmorph.studies.profile_draft import draft_profile

TEXTS = Path(__file__).parents[1] / "texts"


def draft(text, name="cv_ann_secret.txt"):
    return draft_profile(make_document(name, text_blocks(text)))


def labelled(name):
    lines = (TEXTS / name).read_text(encoding="utf-8").splitlines()
    return "\n".join(line.partition("\t")[2] for line in lines)


@pytest.mark.parametrize(
    ("name", "jobs"),
    [
        (
            "open/resume_sdr.tsv",
            (
                PastJob("Senior Sales Development Representative", 3.9, 10),
                PastJob("Sales Development Representative", 1.0, 14),
                PastJob("Barista", 3.0, 17),
            ),
        ),
        (
            "held_out/resume_ae.tsv",
            (
                PastJob("Enterprise Account Executive", 7.8, 9),
                PastJob("Account Manager", 3.0, 15),
            ),
        ),
        (
            "held_out/resume_service.tsv",
            (
                PastJob("Customer Service Representative", 4.4, 8),
                PastJob("Receptionist", 2.0, 12),
            ),
        ),
    ],
)
def test_jobs_come_with_their_years(name, jobs):
    assert draft(labelled(name)).jobs == jobs


def test_what_is_not_understood_is_said_by_line(examples):
    profile = draft_profile(read_document(examples / "resume-service.txt"))
    assert [job.title for job in profile.jobs] == ["Customer Service Representative"]
    assert "resume.txt: no known job beside the dates in lines 12; add it yourself." in (
        profile.notes
    )


def test_a_resume_gives_no_level_no_target_and_no_hours(examples):
    profile = draft_profile(read_document(examples / "resume-service.txt"))
    assert (profile.skills, profile.target, profile.hours_week, profile.log) == ((), None, None, ())
    assert "Spanish" in profile.mentioned
    assert any("without a level" in note for note in profile.notes)


def resume(positions):
    return f"Ann Lee\nann@lee.example\n\nExperience\n{positions}\n\nEducation\nSchool, 2012\n"


def test_dates_may_stand_on_a_line_of_their_own():
    profile = draft(
        resume(
            "Kestrel Learning\nAccount Executive\nMarch 2020 - Present (6 years 9 months)\n"
            "- Sold software to schools\n"
            "03/2018 - 02/2020\nReceptionist\n- Answered the phone\n"
            "2016 – 2018\nBarista\n- Served guests\n"
        )
    )
    assert [(job.title, job.years) for job in profile.jobs] == [
        ("Account Executive", 6.8),
        ("Receptionist", 2.0),
        ("Barista", 2.0),
    ]


def test_days_count_though_they_are_dropped_as_personal_data():
    profile = draft(resume("Receptionist, 01.03.2018 - 28.02.2020\n- Answered the phone\n"))
    assert [(job.title, job.years) for job in profile.jobs] == [("Receptionist", 2.0)]


def test_a_job_without_dates_has_no_years():
    profile = draft(resume("Receptionist\n- Answered the phone\n"))
    assert [(job.title, job.years) for job in profile.jobs] == [("Receptionist", None)]
    assert "resume.txt: no years found for the jobs in lines 5." in profile.notes


def test_a_draft_can_be_kept_and_read(examples):
    profile = draft_profile(read_document(examples / "resume-service.txt"))
    again = parse_profile(TextFile("me.yaml", profile_text(profile), "UTF-8"))
    assert again.mentioned == profile.mentioned
    assert again.jobs[0].years == profile.jobs[0].years


def test_a_job_description_is_no_resume(examples):
    with pytest.raises(NoMatchError, match=r"job-sdr\.txt: this reads like a job description"):
        draft_profile(read_document(examples / "job-sdr.txt"))


def test_a_resume_without_work_has_no_answer():
    with pytest.raises(NoMatchError, match="no past job and no skill") as told:
        draft("Curriculum vitae\nAnn Secret\nann@secret.example\n\nEducation\nSchool, 2012\n")
    assert "ecret" not in str(told.value)


WORD = st.text(string.ascii_lowercase, min_size=4, max_size=9)


@settings(max_examples=15)
@given(WORD, WORD, st.integers(10**6, 10**7 - 1), st.integers(1, 28), st.integers(1950, 2004))
def test_personal_data_never_comes_out(first, last, number, day, year):
    name = f"{first.title()}x {last.title()}q"
    text = (
        f"{name}\n{first}x.{last}q@post.example | +44 20 {number} | born {day}.11.{year}\n"
        f"linkedin.com/in/{first}x-{last}q\n\nExperience\nReceptionist, {name}, 2019 - 2021\n"
        f"- Filed letters for {name} and answered calls on +44 20 {number}\n"
        f"Receptionist at {last.title()}q & Co, {day}.03.2017 - 2018\n\nSkills\nExcel, French\n"
    )
    told = repr(draft(text, f"{first}x_{last}q.txt"))
    assert "Receptionist" in told
    for secret in (f"{first}x", f"{last}q", str(number), f"{day}.11.{year}", "post.example"):
        assert secret.lower() not in told.lower()
