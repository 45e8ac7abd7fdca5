import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.intake.fault import LineError
from jobmorph.intake.profile import parse_profile, read_profile
from jobmorph.intake.text_file import TextFile
from jobmorph.schema.errors import DataError, JobmorphError
from jobmorph.schema.profile import LearnAfter, PastJob, Progress, StatedSkill

GOOD = """\
jobs:                                  # newest first
  - {title: Sales development representative, years: 2}
  - Waiter
skills:
  finding out what matters: 3
  writing: 2.5
target: account executive
hours_week: 4
learn_after: {forecasting: [discovery, writing]}
leave_out: [cold calling]
log:
  - {date: 2026-12-04, skill: discovery, hours: 4, level: 3}
  - {date: 2026-11-20, skill: discovery, hours: 3}
"""


def parse(text, name="profile.yaml"):
    return parse_profile(TextFile(name, text, "UTF-8"))


def faults_of(text):
    with pytest.raises(LineError) as caught:
        parse(text)
    return [(fault.line, fault.what) for fault in caught.value.faults]


def test_every_part_is_read_with_its_line():
    profile = parse(GOOD)
    assert profile.source == "profile.yaml"
    assert profile.jobs == (
        PastJob("Sales development representative", 2.0, 2),
        PastJob("Waiter", None, 3),
    )
    assert profile.skills == (
        StatedSkill("finding out what matters", 3.0, 5),
        StatedSkill("writing", 2.5, 6),
    )
    assert (profile.target, profile.hours_week) == ("account executive", 4.0)
    assert profile.learn_after == (
        LearnAfter("forecasting", "discovery", 9),
        LearnAfter("forecasting", "writing", 9),
    )
    assert profile.leave_out == ("cold calling",)


def test_the_log_is_put_in_order_of_days():
    assert parse(GOOD).log == (
        Progress("2026-11-20", "discovery", 3.0, None, 13),
        Progress("2026-12-04", "discovery", 4.0, 3.0, 12),
    )


def test_json_is_read_too_also_with_tabs_and_halves_of_characters():
    content = {"jobs": [{"title": "Näherin 🙂", "years": 1}], "skills": {"sewing": 4}}
    profile = parse(json.dumps(content, indent="\t"), "me.json")
    assert profile.jobs[0].title == "Näherin 🙂"
    assert profile.skills[0].level == 4.0


def test_a_template_that_is_half_filled_in_is_fine():
    profile = parse("jobs:\nskills: {writing: 2}\ntarget:\nhours_week:\nlog: []\nleave_out:\n")
    assert (profile.jobs, profile.target, profile.hours_week) == ((), None, None)


def test_all_faults_are_told_at_once_with_their_lines():
    text = """\
skils: {a: 1}
jobs: [{titel: x, years: 70}, {title: a, years: -1}, 3: 4]
skills: {writing: 9, talking: none}
hours_week: four
learn_after: {a: b, b: [c, d], c: a}
log:
  - {date: 2026-13-01, skill: x, hours: -2}
  - {date: 2026-12-01, skill: x}
  - 5
"""
    assert faults_of(text) == [
        (1, 'unknown key "skils"; did you mean skills?'),
        (2, 'unknown key "titel"; did you mean title?'),
        (2, 'years "70" is not a number from 0 to 60'),
        (2, "the job lacks title"),
        (2, 'years "-1" is not a number from 0 to 60'),
        (2, 'unknown key "3"; known are title, years'),
        (3, '"writing": level "9" is not a number from 0 to 5'),
        (3, '"talking": level "none" is not a number from 0 to 5'),
        (4, 'hours_week "four" is not a number of hours, such as 4'),
        (5, 'learn_after goes in a circle: "a" after "b" after "c" after "a"'),
        (7, 'date "2026-13-01" is not a day such as 2026-11-20'),
        (7, 'hours "-2" is not a number from 0 to 1000'),
        (8, "the log entry lacks hours or level"),
        (9, "a log entry is a list of `key: value`, not a single value"),
    ]


@pytest.mark.parametrize(
    ("hours", "words"),
    [("0", "no time to learn"), ("-3", "no time"), ("61", "more than 60"), ("[4]", "not a number")],
)
def test_hours_a_week_leave_room_and_end_at_60(hours, words):
    ((line, what),) = faults_of(f"target: x\nhours_week: {hours}\n")
    assert line == 2
    assert words in what
    assert parse("target: x\nhours_week: 60\n").hours_week == 60


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("name: Ann Secret", "name"),
        ("E-Mail: ann@secret.example", "E-Mail"),
        ("date_of_birth: 1990-01-01", "date_of_birth"),
        ("Geschlecht: Secret", "Geschlecht"),
        ("age: Secret", "age"),
    ],
)
def test_who_somebody_is_is_refused_and_never_repeated(key, shown):
    with pytest.raises(LineError) as caught:
        parse(f"target: clerk\n{key}\n")
    told = str(caught.value)
    assert told == (
        f"profile.yaml, line 2: {shown} is not needed and not kept; take it out. "
        "Nothing was computed."
    )
    assert "ecret" not in "".join([told, *caught.value.__notes__])


def test_a_skill_may_be_called_like_a_personal_key():
    assert parse("skills: {health: 3, name: 2}\n").skills[0].name == "health"


def test_a_level_said_twice_is_fine_two_levels_are_not():
    twice = "skills:\n  Cold calling: 2\n  cold-calling: 2.0\n"
    assert [skill.name for skill in parse(twice).skills] == ["Cold calling"]
    assert faults_of(twice.replace("2.0", "3")) == [
        (3, '"cold-calling" is at level 3 here and at 2 in line 2; keep one')
    ]


def test_a_faulty_level_is_told_once():
    assert len(faults_of("skills:\n  writing: 9\n  Writing: 2\n")) == 1


@pytest.mark.parametrize(
    "text", ["# nothing\n", "hours_week: 4\n", "jobs: []\n", "leave_out: [a]\n"]
)
def test_a_profile_that_says_nothing_shows_an_example(text):
    with pytest.raises(DataError, match="jobs:"):
        parse(text)


@pytest.mark.parametrize(
    "text", ["- a\n", "words\n", "jobs: x\n", "skills: [a]\n", "log: {a: 1}\n"]
)
def test_parts_of_another_shape_are_faults(text):
    assert len(faults_of(text)) == 1


def test_long_lists_and_texts_are_refused():
    jobs = "jobs:\n" + "  - Waiter\n" * 51
    assert faults_of(jobs) == [(1, "jobs has 51 entries, at most 50")]
    assert "has 201 characters" in faults_of(f"target: {'x' * 201}\n")[0][1]
    skills = "skills:\n" + "".join(f"  s{n}: 1\n" for n in range(1_001))
    assert faults_of(skills) == [(1, "skills has 1,001 entries, at most 1,000")]


def test_names_come_on_one_line_without_what_cannot_be_printed():
    profile = parse('target: "a\\u0007b\\n c"\n')
    assert profile.target == "a b c"


def test_the_kind_of_file_is_seen_by_its_name_or_its_content(tmp_path):
    for name, text in (
        ("a.csv", "skill,level\nwriting,2\n"),
        ("a.txt", "Fähigkeit;Niveau\nwriting;2\n"),
        ("a.txt", "skills: {writing: 2, reading: 3}\n"),
        ("a.json", '{"skills": {"writing": 2}}'),
    ):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        assert read_profile(path).skills[0].level == 2.0


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 workbook", b"\x00\x01", b"x" * 1_000_001])
def test_files_that_are_no_profile_are_refused(tmp_path, content):
    path = tmp_path / "me.yaml"
    path.write_bytes(content)
    with pytest.raises(DataError):
        read_profile(path)


def test_a_recursive_file_ends():
    with pytest.raises(JobmorphError):
        parse("jobs: &a [*a]\nskills: &b {x: *b}\n")


@given(st.text(min_size=1), st.sampled_from(["me.yaml", "me.json", "me.csv", "me"]))
def test_any_text_gives_a_profile_or_a_fault_of_our_own(text, name):
    try:
        parse(text, name)
    except JobmorphError:
        return


@pytest.mark.parametrize("name", ["sdr", "nurse"])
def test_the_shipped_examples_are_read_without_a_note(examples, name):
    profile = read_profile(examples / f"profile-{name}.yaml")
    assert len(profile.jobs) == 2
    assert len(profile.skills) >= 5
    assert profile.notes == ()


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("{a: }", 'learn_after: "a" names no skill; such as [discovery]'),
        ("{a: [[b]]}", "learn_after is empty or not a text"),
        ("{'': b}", "a key of learn_after is not a word"),
        ("{'\\u200b': b}", "a skill of learn_after has no name, or more than 200 characters"),
        ("{a: [b, c], a: d}", "a stands in line 2 already"),
        (f"{{a: [{', '.join(f's{n}' for n in range(1_001))}]}}", "learn_after has 1,001 entries"),
    ],
)
def test_an_order_to_learn_in_names_skills(value, told):
    faults = faults_of(f"target: x\nlearn_after: {value}\n".replace("'\\u200b'", '"\\u200b"'))
    assert [line for line, _ in faults] == [2]
    assert told in faults[0][1]
