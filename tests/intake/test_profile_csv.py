import pytest

from jobmorph.intake.fault import LineError
from jobmorph.intake.profile import parse_profile
from jobmorph.intake.text_file import TextFile
from jobmorph.schema.errors import DataError
from jobmorph.schema.profile import Progress, StatedSkill


def parse(text, name="skills.csv"):
    return parse_profile(TextFile(name, text, "UTF-8"))


def faults_of(text):
    with pytest.raises(LineError) as caught:
        parse(text)
    return [(fault.line, fault.what) for fault in caught.value.faults]


@pytest.mark.parametrize(
    "header",
    ["skill,level", "Competency,Rating", "Kompetenz,Niveau", "Skill name,Level (0-5)",
     "capability,proficiency_level"],
)  # fmt: skip
def test_columns_go_by_the_names_people_give_them(header):
    assert parse(f"{header}\nwriting,2\n").skills == (StatedSkill("writing", 2.0, 2),)


@pytest.mark.parametrize(
    ("cell", "level"),
    [
        ("3", 3.0),
        ("3,5", 3.5),
        ("0", 0.0),
        ("4/5", 4.0),
        ("2 of 5", 2.0),
        ("3 - without help", 3.0),
    ],
)
def test_levels_as_spreadsheets_write_them(cell, level):
    assert parse(f"skill;level\nwriting;{cell}\n").skills[0].level == level


@pytest.mark.parametrize("cell", ["6", "-1", "4/10", "good", "3 - 4", "1e9", "nan"])
def test_other_scales_are_not_guessed(cell):
    assert faults_of(f"skill;level\nwriting;{cell}\n") == [
        (2, f'level "{cell}" is not a number from 0 to 5')
    ]


def test_rows_with_a_day_are_the_log():
    text = "skill\tlevel\tdate\thours\nwriting\t2\t\t\ndiscovery\t3\t4.12.2026\t2,5 h\n"
    profile = parse(text + "discovery\t\t2026-11-20\t1\n", "skills.tsv")
    assert profile.skills == (StatedSkill("writing", 2.0, 2),)
    assert profile.log == (
        Progress("2026-11-20", "discovery", 1.0, None, 4),
        Progress("2026-12-04", "discovery", 2.5, 3.0, 3),
    )


def test_a_log_alone_needs_no_level():
    assert parse("date,skill,hours\n2026-11-20,writing,2\n").log[0].hours == 2.0


def test_an_export_of_an_hr_system_is_read_without_the_person():
    text = (
        "Employee ID,Employee Name,Competency,Rating,Target level,Reviewed by\n"
        "7,Ann Secret,Discovery,3,4,Bo Secret\n7,Ann Secret,Writing,,4,Bo Secret\n"
    )
    profile = parse(text)
    assert profile.skills == (StatedSkill("Discovery", 3.0, 2),)
    assert profile.mentioned == ("Writing",)
    assert profile.notes == (
        "skills.csv: read as UTF-8 with comma between fields.",
        'skills.csv: columns not read: "Employee ID", "Employee Name", "Target level", '
        '"Reviewed by".',
        "skills.csv: no plan needs to know who somebody is; nothing of it is kept.",
        "skills.csv: one skill has no level; a level is not guessed.",
    )
    assert "Secret" not in repr(profile)


def test_rows_of_several_people_are_refused_without_naming_them():
    text = "Employee,Skill,Level\nAnn Secret,a,1\nBo Secret,a,2\n"
    with pytest.raises(DataError, match="about 2 people") as caught:
        parse(text)
    assert "Secret" not in str(caught.value)


def test_all_faulty_rows_are_told_at_once():
    text = "skill,level,hours,date\n,2,,\na,9,,\na,,2,\na,,,2026-01-01\na,,x,1.1.26\na,1,2,3,4\n"
    assert faults_of(text) == [
        (2, "skill is empty"),
        (3, 'level "9" is not a number from 0 to 5'),
        (4, "hours without a day; a log needs both"),
        (5, "a day without hours or a level"),
        (6, 'hours "x" is not a number from 0 to 1000'),
        (6, 'date "1.1.26" is not a day such as 2026-11-20'),
        (7, "5 fields where the header has 4; put text or numbers that hold the separator in "
            "quotation marks"),
    ]  # fmt: skip


def test_two_levels_of_a_skill_are_a_contradiction():
    assert faults_of("skill,level\nWriting,2\nwriting,3\n") == [
        (3, '"writing" is at level 3 here and at 2 in line 2; keep one')
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a,b\n1,2\n", "no column looks like a skill"),
        ("skill,b\n1,2\n", "no column looks like a level"),
        ("skill,hours\nx,2\n", "no column looks like a level"),
        ("skill,level,rating\nx,2,3\n", "two columns mean the same"),
        ("skill,level\n", "there is a header but no skill"),
        ("skill,level\n" + "x,2\n" * 5_001, "5,001 rows"),
    ],
)
def test_files_that_cannot_be_used_say_why(text, words):
    with pytest.raises(DataError, match=words):
        parse(text)
