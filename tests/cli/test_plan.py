"""`jobmorph plan` from the command line: what is read, asked, kept, deleted and refused."""

import io
import json
import sys
from datetime import date
from pathlib import Path

import pytest

from jobmorph.cli import plan_request
from jobmorph.intake.profile import read_profile

AE = ("plan", "SDR", "--to", "account executive")
STEP = "understanding a buyer's problem"


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """A home of one's own, so that no test meets the profile of whoever runs it."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("XDG_DATA_HOME", str(folder / "data"))
    monkeypatch.setenv("JOBMORPH_PROFILE", str(folder / "kept" / "me.yaml"))
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.fixture
def kept(home):
    return home / "kept" / "me.yaml"


@pytest.fixture
def answers(monkeypatch):
    def give(*lines):
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))

    return give


def files(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file()]


def document(outcome):
    assert outcome.code == 0, outcome.err
    return json.loads(outcome.out)


def flat(text):
    return " ".join(text.split())


def test_a_plan_is_answered_in_every_form(command, tmp_path):
    assert "A WAY TO ACCOUNT EXECUTIVE" in command(*AE).out
    starts = {"md": "# Sales", "html": "<!DOCTYPE", "csv": "own_job_id,", "json": "{",
              "ics": "BEGIN:VCALENDAR"}  # fmt: skip
    for ending, start in starts.items():
        path = tmp_path / f"plan.{ending}"
        assert command(*AE, "--output", str(path)).code == 0
        assert path.read_text("utf-8").startswith(start)


def test_nothing_is_written_without_save(command, home, answers):
    answers("2", "", "4", *["2"] * 7)
    for words in (AE, (*AE, "--ask"), (*AE, "--log", f"{STEP}=2"), (*AE, "--format", "html")):
        assert command(*words).code == 0
    assert files(home) == []


def test_hours_change_the_weeks_and_not_the_hours(command):
    four = document(command(*AE, "--format", "json"))
    eight = document(command(*AE, "--hours", "8", "--format", "json"))
    assert four["hours"] == eight["hours"]
    assert four["weeks_total"]["mid"] == pytest.approx(2 * eight["weeks_total"]["mid"])


def test_hours_spent_shorten_a_step_and_a_level_ends_it(command):
    first = document(command(*AE, "--format", "json"))["steps"][0]
    assert (first["label"], first["learning_hours"]) == (STEP, 7.5)
    spent = document(command(*AE, "--log", f"{STEP}=3", "--format", "json"))["steps"][0]
    assert spent["learning_hours"] == pytest.approx(4.5)
    done = document(command(*AE, "--reached", f"{STEP}=3", "--format", "json"))
    assert STEP not in [step["label"] for step in done["steps"]]
    assert STEP in done["brings"]


def test_progress_is_kept_and_used_and_deleted(command, home, kept):
    words = (*AE, "--hours", "3", "--log", f"{STEP}=3", "--on", "2026-12-07", "--save")
    told = flat(command(*words).out)
    assert "Saved: ~/kept/me.yaml. To delete it: jobmorph plan --forget" in told
    profile = read_profile(kept)
    assert (profile.target, profile.hours_week) == ("account executive", 3.0)
    assert [(each.date, each.hours) for each in profile.log] == [("2026-12-07", 3.0)]
    again = command("plan", "SDR", "--log", f"{STEP}=1", "--on", "2026-12-08", "--save")
    assert "Your saved profile was used: ~/kept/me.yaml." in flat(again.out)
    assert [each.hours for each in read_profile(kept).log] == [3.0, 1.0]
    plan = document(command("plan", "SDR", "--format", "json"))
    assert plan["steps"][0]["learning_hours"] == pytest.approx(3.5)
    assert plan["hours_week"] == 3
    assert command("plan", "--forget").out == (
        "Deleted: ~/kept/me.yaml. Nothing of it is left here.\n"
    )
    assert files(home) == []
    gone = command("plan", "--forget")
    assert (gone.code, gone.out[:17]) == (0, "Nothing to delete")


def test_a_profile_of_ones_own_is_kept_where_it_lies(command, home, kept, tmp_path, monkeypatch):
    # A short path: a long one is left out of the line of commands.
    monkeypatch.chdir(tmp_path)
    mine = Path("mine.yaml")
    told = command(*AE, "--profile", str(mine), "--hours", "2", "--save")
    assert f"jobmorph plan --forget --profile {mine}" in flat(told.out)
    assert read_profile(mine).hours_week == 2
    assert not kept.exists()
    assert command("plan", "--forget", "--profile", str(mine)).code == 0
    assert not mine.exists()


def test_a_file_that_somebody_else_wrote_is_left_alone(command, tmp_path, examples):
    mine = tmp_path / "mine.yaml"
    mine.write_bytes((examples / "profile-sdr.yaml").read_bytes())
    for words in ((*AE, "--profile", str(mine), "--save"), ("plan", "--forget", "--profile",
                                                            str(mine))):  # fmt: skip
        outcome = command(*words)
        assert (outcome.code, outcome.out) == (2, "")
        assert "no profile that jobmorph wrote" in outcome.err
    assert mine.read_bytes() == (examples / "profile-sdr.yaml").read_bytes()


def test_what_concerns_this_computer_stays_out_of_pages(command, kept):
    command(*AE, "--save")
    for form in ("json", "html", "md", "csv", "ics"):
        outcome = command("plan", "SDR", "--format", form)
        assert "me.yaml" not in outcome.out.replace("--profile me.yaml", "")
        assert "Your saved profile was used" in outcome.err


def test_the_shipped_profiles_are_planned(command, examples):
    sdr = document(command("plan", "--profile", str(examples / "profile-sdr.yaml"),
                           "--format", "json"))  # fmt: skip
    assert sdr["target_job"]["id"] == "account-executive/mid"
    assert not sdr["is_assumed"]
    assert sdr["left_out"] == ["getting colleagues to pull together"]
    nurse = document(command("plan", "--profile", str(examples / "profile-nurse.yaml"),
                             "--format", "json"))  # fmt: skip
    assert (nurse["aim"], nurse["hours_week"]) == ("own job", 2)


def test_questions_are_asked_from_a_pipe(command, answers):
    answers("2", "Waiter", "3", "", "5", *["3"] * 6, "1")
    outcome = command(*AE, "--ask", "--format", "json")
    plan = document(outcome)
    assert plan["hours_week"] == 5
    assert len(plan["brings"]) == 6
    assert [row["held_from"] for row in plan["gaps"]] == ["stated"] * 7
    assert "1 of 7: " in outcome.err
    assert "How many years as SDR?" in outcome.err


def test_the_most_important_skill_is_asked_first_and_stopping_uses_what_is_there(command, answers):
    answers("2", "", "4", "5", "q")
    outcome = command(*AE, "--ask")
    assert f"1 of 7: {STEP}" in outcome.err
    assert f"At the level asked: {STEP} (you said so)." in flat(outcome.out)
    assert "The questions were stopped before the end" in flat(outcome.out)


def test_answers_can_be_kept(command, answers, kept):
    answers("SDR", "2", "", "account executive", "4", *["3"] * 7)
    assert command("plan", "--ask", "--save").code == 0
    profile = read_profile(kept)
    assert [(job.title, job.years) for job in profile.jobs] == [("SDR", 2.0)]
    assert profile.target == "account executive"
    assert {skill.level for skill in profile.skills} == {3.0}
    assert STEP in [skill.name for skill in profile.skills]
    assert command("plan").code == 0


def test_a_resume_drafts_a_profile_without_its_person(command, examples, answers):
    resume = str(examples / "resume-service.txt")
    words = ("plan", "--resume", resume, "--to", "customer success associate")
    outcome = command(*words)
    assert outcome.code == 0, outcome.err
    text = flat(outcome.out)
    assert "Named in your resume, level not known: " in text
    assert "@" not in text
    assert (examples / "resume-service.txt").read_text("utf-8").split("\n")[0] not in text
    answers(*["2"] * 7)
    asked = command(*words, "--ask", "--format", "json")
    assert "What is your job" not in asked.err
    assert [row["held_from"] for row in document(asked)["gaps"]] == ["stated"] * 7


def test_the_clock_is_read_only_where_no_day_is_given(command, monkeypatch):
    class Clock(date):
        reads = 0

        @classmethod
        def today(cls):
            cls.reads += 1
            return date(2026, 11, 29)

    monkeypatch.setattr(plan_request, "date", Clock)
    command(*AE)
    command(*AE, "--log", f"{STEP}=1", "--on", "2026-12-01")
    command(*AE, "--format", "ics", "--start", "2026-12-07")
    assert Clock.reads == 0
    # A Sunday: week 1 begins on the day after.
    assert "DTSTART;VALUE=DATE:20261130" in command(*AE, "--format", "ics").out
    assert "DTSTART;VALUE=DATE:20261207" in command(*AE, "--format", "ics", "--on",
                                                    "2026-11-30").out  # fmt: skip
    assert Clock.reads == 1


def test_all_gives_every_week_of_the_calendar(command):
    words = (*AE, "--format", "ics", "--start", "2026-11-30")
    assert command(*words).out.count("BEGIN:VEVENT") == 8
    assert command(*words, "--all").out.count("BEGIN:VEVENT") == 79


def test_own_roles_can_be_aimed_at(command, family_file):
    outcome = command("plan", "SDR", "--to", "school seller", "--library", str(family_file))
    assert "A WAY TO SCHOOL SELLER" in outcome.out


def test_every_problem_is_told_at_once(command, tmp_path):
    outcome = command(
        *AE, "--hours", "0", "--level", "9", "--log", "juggling=3", "--log", "writing",
        "--log", "negotiating terms=-1", "--reached", "negotiating terms=9", "--on", "soon",
        "--start", "2026-02-30", "--profile", "a.yaml", "--resume", "b.txt",
    )  # fmt: skip
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.count("\n") == 1
    for told in (
        "--profile and --resume exclude one another",
        "--hours 0 is not above 0 and at most 60",
        '--level "9" is none of entry, mid, senior, lead, executive',
        '--log "writing" is not SKILL=NUMBER',
        '--log "negotiating terms=-1": the number is not above 0 up to 1000',
        '--reached "negotiating terms=9": the number is not from 0 to 5',
        '--on "soon" is not a day',
        '--start "2026-02-30" is not a day',
        'unknown skill "juggling"',
        "Nothing was computed.",
    ):
        assert told in outcome.err
    assert files(tmp_path) == []


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        ((), 2, "name the job you have"),
        (("SDR", "--hours", "nan"), 2, "--hours nan is not above 0"),
        (("SDR", "--hours", "61"), 2, "--hours 61"),
        (("SDR", "--log", "negotiatin terms=1"), 2, "did you mean negotiating terms"),
        (("SDR", "--to", " "), 2, "the job title is empty"),
        (("SDR", "--to", "growth ninja"), 1, "growth ninja"),
        (("growth ninja",), 1, "growth ninja"),
        (("SDR", "--profile", "absent.yaml"), 2, "absent.yaml"),
        (("SDR", "--resume", "absent.txt"), 2, "absent.txt"),
        (("SDR", "--save"), 2, "nothing to save yet"),
        (("SDR", "--format", "xlsx"), 2, "'xlsx' is not one of"),
        (("SDR", "--forget"), 2, "--forget stands alone or with --profile, not with a job"),
        (("--forget", "--save", "--hours", "2", "--all"), 2, "not with --hours, --save, --all"),
    ],
)
def test_what_cannot_be_planned_is_one_line(command, home, words, code, told):
    outcome = command("plan", *words)
    assert (outcome.code, outcome.out) == (code, "")
    assert outcome.err.count("\n") == 1
    assert told in outcome.err
    assert files(home) == []


def test_a_level_never_goes_down(command, kept):
    kept.parent.mkdir()
    first = (*AE, "--reached", f"{STEP}=3", "--on", "2026-12-01", "--save")
    assert command(*first).code == 0
    lower = command(*AE, "--reached", f"{STEP}=2", "--on", "2026-12-09", "--save")
    assert (lower.code, lower.out) == (2, "")
    assert [each.level for each in read_profile(kept).log] == [3.0]
