"""Preparation, related occupations, technology: small releases, and the published one."""

import polars as pl
import pytest

from jobmorph.build.compile.preparation import SCALES, compile_preparation
from jobmorph.build.compile.related import compile_related_occupations
from jobmorph.build.compile.technology import compile_technology
from jobmorph.build.contracts import validate_table
from jobmorph.build.raw import RawFolder
from jobmorph.reference.edition import open_edition
from jobmorph.schema.tables import PREPARATION, RELATED_OCCUPATION, TECHNOLOGY

OCCUPATIONS = pl.DataFrame(
    {
        "occupation_onet2019": ["11-1011.00", "29-1141.00", "55-1011.00"],
        "has_tasks": [True, True, False],
    }
)
ASKED = (
    "O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tCategory\tData Value\tN\tStandard Error\t"
    "Lower CI Bound\tUpper CI Bound\tRecommend Suppress\tDate\tDomain Source\n"
)
FILES = {
    "Education, Training, and Experience.txt": ASKED
    + "11-1011.00\t2.D.1\tSchool\tRL\t1\t0.00\t28\t0\tn/a\tn/a\tN\t08/2023\tIncumbent\n"
    + "11-1011.00\t2.D.1\tSchool\tRL\t6\t65.49\t28\t9\t25\t91\tY\t08/2023\tIncumbent\n"
    + "11-1011.00\t2.D.1\tSchool\tRL\t8\t34.51\t28\t9\t25\t91\tN\t08/2023\tIncumbent\n"
    + "11-1011.00\t2.D.4.a\tOther\tIM\tn/a\t3.10\t28\t9\t2\t4\tN\t08/2023\tIncumbent\n"
    + "29-1141.00\t3.A.3\tJob\tOJ\t9\t100.00\t28\tn/a\tn/a\tn/a\tn/a\t08/2023\tExpert\n"
    + "55-1011.00\t3.A.3\tJob\tOJ\t9\t100.00\t28\tn/a\tn/a\tn/a\tN\t08/2023\tIncumbent\n",
    "Related Occupations.txt": (
        "O*NET-SOC Code\tRelated O*NET-SOC Code\tRelatedness Tier\tIndex\n"
        "11-1011.00\t55-1011.00\tPrimary-Short\t1\n"
        "11-1011.00\t29-1141.00\tPrimary-Short\t2\n"
        "55-1011.00\t11-1011.00\tPrimary-Short\t1\n"
    ),
    "Technology Skills.txt": (
        "O*NET-SOC Code\tExample\tCommodity Code\tCommodity Title\tHot Technology\tIn Demand\n"
        "29-1141.00\tWard Sheet\t43232202\tSheet software\tY\tN\n"
        "29-1141.00\tChart 1-2-3\t43232203\tChart software\tN\tN\n"
        "11-1011.00\tWard Sheet\t43232202\tSheet software\tY\tY\n"
        "55-1011.00\tWard Sheet\t43232202\tSheet software\tY\tY\n"
    ),
}


@pytest.fixture
def release(tmp_path) -> RawFolder:
    return written(tmp_path, FILES)


def written(folder, files) -> RawFolder:
    home = folder / "onet" / "30.1"
    home.mkdir(parents=True)
    for name, text in files.items():
        (home / name).write_bytes(text.replace("\n", "\r\n").encode())
    return RawFolder(folder)


def test_preparation_keeps_what_was_chosen_and_marks_what_is_imprecise(release):
    assert compile_preparation(release, OCCUPATIONS).rows() == [
        ("11-1011.00", "RL", 6, 0.6549, True),
        ("11-1011.00", "RL", 8, 0.3451, False),
        ("29-1141.00", "OJ", 9, 1.0, False),
    ]


def test_related_occupations_need_tasks_on_both_sides_and_keep_their_place(release):
    found = compile_related_occupations(release, OCCUPATIONS)
    assert found.rows() == [("11-1011.00", "29-1141.00", 2)]


def test_technology_keeps_names_and_writes_kinds_small(release):
    assert compile_technology(release, OCCUPATIONS).rows() == [
        ("11-1011.00", "Ward Sheet", "sheet software", True, True),
        ("29-1141.00", "Chart 1-2-3", "chart software", False, False),
        ("29-1141.00", "Ward Sheet", "sheet software", True, False),
    ]


def test_marks_that_a_release_does_not_have_are_missing_not_false(tmp_path):
    renamed = (
        "O*NET-SOC Code\tWorkplace Example\tElement ID\tElement Name\n"
        "11-1011.00\tWard Sheet\t2.E.1\tSheet Software\n"
    )
    found = compile_technology(written(tmp_path, {"Software Skills.txt": renamed}), OCCUPATIONS)
    assert found.rows() == [("11-1011.00", "Ward Sheet", "sheet software", None, None)]


@pytest.mark.raw
def test_published_preparation_sums_to_one_on_each_scale(raw):
    found = compile_preparation(raw, open_edition().table("occupation"))
    validate_table(PREPARATION, found)
    sums = found.group_by("occupation_onet2019", "scale").agg(pl.col("share").sum())
    assert sums.height == 878 * len(SCALES)
    assert (sums.get_column("share") - 1.0).abs().max() < 5e-4
    assert (found.height, found.get_column("is_low_precision").sum()) == (22_132, 700)


@pytest.mark.raw
def test_published_relations_are_twenty_an_occupation_in_order(raw):
    found = compile_related_occupations(raw, open_edition().table("occupation"))
    validate_table(RELATED_OCCUPATION, found)
    places = found.group_by("occupation_onet2019").agg(pl.col("place").sort())
    assert places.height == 923
    assert set(places.get_column("place").map_elements(tuple, pl.Object)) == {tuple(range(1, 21))}
    assert (found["occupation_onet2019"] != found["related_onet2019"]).all()


@pytest.mark.raw
def test_published_technology_is_whole(raw):
    found = compile_technology(raw, open_edition().table("occupation"))
    validate_table(TECHNOLOGY, found)
    counted = found.select(pl.len(), "is_hot", "is_in_demand").sum().row(0)
    assert found.height == 32_773
    assert counted[1:] == (11_526, 2_493)
    assert found.get_column("kind").n_unique() == 137
