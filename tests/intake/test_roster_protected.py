"""A protected attribute is read apart from the roster, and nothing but one study takes it."""

import ast
from pathlib import Path

import pytest

import jobmorph
from jobmorph.intake.roster import read_roster
from jobmorph.intake.roster_columns import RosterRequest
from jobmorph.schema import tables
from jobmorph.schema.errors import DataError, ParameterError
from jobmorph.schema.table import TableContract

HEAD = "Employee ID,Job Title,Sex,FTE\n"
FIRST = ("Quorra", "Zebedee", "Ximena", "Wolfram", "Yseult", "Corwin")


def write(folder, lines, head=HEAD):
    path = folder / "team.csv"
    path.write_text(head + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def test_categories_are_aligned_with_rows_and_spellings_are_one(tmp_path):
    lines = ["1,SDR,F,1", "2,AE,m,1", ",,,", "3,AE,M,1", "4,AE,,1", "5,AE,n/a,1", "6,AE,f,0.5"]
    read = read_roster(write(tmp_path, lines), RosterRequest(protected="Sex"))
    assert read.protected.to_list() == ["F", "m", "m", None, None, "F"]
    assert read.rows.get_column("fte").to_list() == [1, 1, 1, 1, 1, 0.5]
    assert [use.purpose for use in read.columns] == ["line", "kept", "protected", "kept"]
    assert read_roster(write(tmp_path, lines)).protected is None


def test_it_decides_nothing_about_which_rows_are_people(tmp_path):
    lines = ["1,SDR,F,1", ",,M,", "2,AE,M,1", "Total,,F,2"]
    read = read_roster(write(tmp_path, lines), RosterRequest(protected="Sex"))
    assert read.protected.to_list() == ["F", "M"]
    assert read.said["skipped.blank"] == read.said["skipped.total"] == 1


def test_the_rows_have_no_such_column_and_the_reading_does_not_show_it(tmp_path):
    request = RosterRequest(protected="Sex")
    read = read_roster(write(tmp_path, ["1,SDR,Zzyzx,1", "2,AE,Zzyzx,1"]), request)
    assert read.rows.columns == list(tables.ROSTER_ROW.columns)
    assert "Zzyzx" not in repr(read) + str(read.rows.to_dicts())


def test_no_frame_that_a_design_is_made_of_can_hold_it():
    contracts = [each for each in vars(tables).values() if isinstance(each, TableContract)]
    holding = {each.name for each in contracts if "protected_category" in each.columns}
    assert holding == {"impact_group", "impact_test"}


def test_only_the_study_of_adverse_impact_takes_it():
    root = Path(jobmorph.__file__).parent
    taking = set()
    for path in root.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            is_read = isinstance(node, ast.Attribute) and node.attr == "protected"
            if is_read and isinstance(node.ctx, ast.Load):
                taking.add(path.relative_to(root).as_posix())
    # The request's name of the column, and the cells while the file is read, are in intake; a form
    # on the web hands that name on.
    names = {"web/team_job.py", "web/rest/team_form.py"}
    assert {name for name in taking if not name.startswith("intake/roster")} - names == {
        "studies/adverse_impact.py"
    }
    redesign = "".join(path.read_text("utf-8") for path in (root / "redesign").glob("*.py"))
    assert "protected" not in redesign


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ([f"{name} Quillfeather" for name in FIRST], "names"),
        ([f"{name}@post.example" for name in FIRST], "e-mails"),
        ([f"E-7310{number}" for number in range(6)], "ids"),
        ([*"aaaaa", "robin@post.example"], "e-mails"),
        ([str(20 + number) for number in range(13)], "13 different values"),
        (["20", "31", "42", "53", "20"], "hardly two have the same value"),
        (["", "n/a", ""], "is empty"),
        (["x" * 61, "y", "y"], "holds text, not groups"),
    ],
)
def test_what_tells_people_apart_is_refused_without_repeating_it(tmp_path, cells, told):
    path = write(tmp_path, [f"{row},SDR,{cell},1" for row, cell in enumerate(cells)])
    with pytest.raises(DataError, match=told) as caught:
        read_roster(path, RosterRequest(protected="Sex"))
    message = str(caught.value)
    assert message.startswith('team.csv: column "Sex" ')
    assert not any(cell in message for cell in cells if len(cell) > 2)


def test_a_column_cannot_be_protected_and_something_else(tmp_path):
    path = write(tmp_path, ["1,SDR,F,1"])
    for request in (
        RosterRequest({"title": "Sex"}, protected="Sex"),
        RosterRequest(drop=("Sex",), protected="Sex"),
    ):
        with pytest.raises(ParameterError, match="named for something else too"):
            read_roster(path, request)
    with pytest.raises(ParameterError, match='no column called "Age"'):
        read_roster(path, RosterRequest(protected="Age"))
