"""O*NET text releases: both layouts read to the same frames; damage is named."""

import io
import zipfile

import pytest

from jobmorph.build.raw import RawFolder
from jobmorph.build.sources import onet
from jobmorph.schema.errors import DataError, SchemaError

RATED = (
    "O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tData Value\tN\tStandard Error\t"
    "Lower CI Bound\tUpper CI Bound\tRecommend Suppress\tNot Relevant\tDate\tDomain Source\n"
)
COMMON = {
    "Occupation Data.txt": (
        "O*NET-SOC Code\tTitle\tDescription\n"
        "11-1011.00\tHeads of Things\tLead the things.\n"
        '15-1299.09\tPeople with "Quotes\tWrite.\n'
    ),
    "Task Statements.txt": (
        "O*NET-SOC Code\tTask ID\tTask\tTask Type\tIncumbents Responding\tDate\tDomain Source\n"
        "11-1011.00\t7\tLead a thing.\tCore\t95\t08/2023\tIncumbent\n"
        "15-1299.09\t8\tWrite a thing.\tn/a\tn/a\t08/2023\tAnalyst\n"
    ),
    "Knowledge.txt": RATED
    + "11-1011.00\t2.C.1.a\tRunning\tIM\t4.78\t28\t0.1\t4.5\t5.0\tN\tn/a\t08/2023\tIncumbent\n"
    + "11-1011.00\t2.C.1.a\tRunning\tLV\t0.00\t28\tn/a\tn/a\tn/a\tY\tY\t08/2023\tIncumbent\n",
    "Task Ratings.txt": (
        "O*NET-SOC Code\tTask ID\tScale ID\tCategory\tData Value\tN\tStandard Error\t"
        "Lower CI Bound\tUpper CI Bound\tRecommend Suppress\tDate\tDomain Source\n"
        "11-1011.00\t7\tFT\t3\t25.00\t95\t4.5\t17.0\t35.0\tN\t08/2023\tIncumbent\n"
        "11-1011.00\t7\tIM\tn/a\t4.50\t95\t0.1\t4.3\t4.7\tN\t08/2023\tIncumbent\n"
    ),
    "Job Zones.txt": (
        "O*NET-SOC Code\tJob Zone\tDate\tDomain Source\n11-1011.00\t5\t08/2023\tAnalyst\n"
    ),
}
OLD = COMMON | {
    "Read Me.txt": "O*NET 30.1 Database\nDecember 2025 Release\n",
    "DWA Reference.txt": (
        "Element ID\tIWA ID\tDWA ID\tDWA Title\n"
        "4.A.1.a.1\t4.A.1.a.1.I01\t4.A.1.a.1.I01.D01\tLook at things.\n"
    ),
    "IWA Reference.txt": (
        "Element ID\tIWA ID\tIWA Title\n4.A.1.a.1\t4.A.1.a.1.I01\tLook.\n"
        "4.A.1.a.1\t4.A.1.a.1.I02\tListen.\n"
    ),
    "Tasks to DWAs.txt": (
        "O*NET-SOC Code\tTask ID\tDWA ID\tDate\tDomain Source\n"
        "11-1011.00\t7\t4.A.1.a.1.I01.D01\t07/2014\tAnalyst\n"
    ),
    "Skills.txt": RATED
    + "11-1011.00\t2.A.1.a\tReading\tIM\t4.12\t8\t0.125\t3.88\t4.37\tN\tn/a\t08/2023\tAnalyst\n"
    + "11-1011.00\t2.B.1.a\tNoticing\tIM\t3.90\t8\t0.125\t3.88\t4.37\tN\tn/a\t08/2023\tAnalyst\n",
    "Skills to Work Activities.txt": (
        "Skills Element ID\tSkills Element Name\tWork Activities Element ID\t"
        "Work Activities Element Name\n2.A.1.a\tReading\t4.A.1.a.1\tLooking\n"
    ),
    "Technology Skills.txt": (
        "O*NET-SOC Code\tExample\tCommodity Code\tCommodity Title\tHot Technology\tIn Demand\n"
        "11-1011.00\tSheet 1-2-3\t43232202\tSheet software\tY\tN\n"
    ),
    "Alternate Titles.txt": (
        "O*NET-SOC Code\tAlternate Title\tShort Title\tSource(s)\n11-1011.00\tBoss\tn/a\t08\n"
    ),
    "Education, Training, and Experience.txt": RATED.replace("Data Value", "Category\tData Value")
    + "11-1011.00\t2.D.1\tEducation\tRL\t6\t80.0\t8\t1\tn/a\tn/a\tN\tn/a\t08/2023\tIncumbent\n"
    + "11-1011.00\t3.A.1\tWork\tRW\t4\t50.0\t8\t1\tn/a\tn/a\tN\tn/a\t08/2023\tIncumbent\n",
}
# The layout from 30.3, columns in another order, as public readers of it describe it.
NEW = COMMON | {
    "Read Me.txt": "O*NET 30.3 Database\nMay 2026 Release\n",
    "GWAs to IWAs to DWAs.txt": (
        "GWA Element ID\tGWA Element Name\tIWA Element ID\tIWA Element Name\tDWA Element ID\t"
        "DWA Element Name\n"
        "4.A.1.a.1\tLooking\t4.A.1.a.1.a\tLook.\t4.A.1.a.1.a.01\tLook at things.\n"
    ),
    "Tasks to DWAs.txt": (
        "O*NET-SOC Code\tTask ID\tDWA Element ID\tDWA Element Name\tDate\tDomain Source\n"
        "11-1011.00\t7\t4.A.1.a.1.a.01\tLook at things.\t07/2014\tAnalyst\n"
    ),
    "Essential Skills.txt": RATED
    + "11-1011.00\t2.A.1.a\tReading\tIM\t4.12\t8\t0.125\t3.88\t4.37\tN\tn/a\t08/2023\tAnalyst\n",
    "Transferable Skills.txt": RATED
    + "11-1011.00\t2.B.1.a\tNoticing\tIM\t3.90\t8\t0.125\t3.88\t4.37\tN\tn/a\t08/2023\tAnalyst\n",
    "Essential Skills to Work Activities.txt": (
        "Essential Skills Element ID\tEssential Skills Element Name\tWork Activities Element ID\t"
        "Work Activities Element Name\n2.A.1.a\tReading\t4.A.1.a.1\tLooking\n"
    ),
    "Transferable Skills to Work Activities.txt": (
        "Transferable Skills Element ID\tTransferable Skills Element Name\t"
        "Work Activities Element ID\tWork Activities Element Name\n"
    ),
    "Software Skills.txt": (
        "In Demand\tO*NET-SOC Code\tElement ID\tElement Name\tWorkplace Example\tHot Technology\n"
        "N\t11-1011.00\t2.E.5.b\tSheet software\tSheet 1-2-3\tY\n"
    ),
    "Job Titles.txt": "O*NET-SOC Code\tJob Title\tShort Title\n11-1011.00\tBoss\tn/a\n",
    "Education.txt": RATED.replace("Data Value", "Category\tData Value")
    + "11-1011.00\t2.D.1\tEducation\tRL\t6\t80.0\t8\t1\tn/a\tn/a\tN\tn/a\t08/2023\tIncumbent\n",
    "Training and Experience.txt": RATED.replace("Data Value", "Category\tData Value")
    + "11-1011.00\t3.A.1\tWork\tRW\t4\t50.0\t8\t1\tn/a\tn/a\tN\tn/a\t08/2023\tIncumbent\n",
}
LAYOUTS = {"30.1": OLD, "30.3": NEW}


def write_release(root, version, tables=None, changed=None):
    stem = f"db_{version.replace('.', '_')}_text"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (LAYOUTS[version] if tables is None else tables).items():
            content = (changed or {}).get(name, text).replace("\n", "\r\n")
            archive.writestr(f"{stem}/{name}", content)
    (root / f"{stem}.zip").write_bytes(buffer.getvalue())
    return RawFolder(root)


@pytest.fixture(params=["30.1", "30.3"])
def version(request):
    return request.param


@pytest.fixture
def release(tmp_path, version):
    return write_release(tmp_path, version)


def test_tasks_carry_both_ids_and_missing_stays_missing(release, version):
    frame = onet.read_tasks(release, version)
    assert frame.columns[:4] == ["occupation_onet2019", "onet_task", "task_id", "statement"]
    assert frame.select("onet_task", "task_id", "task_type", "incumbents").rows() == [
        (7, "onet:7", "Core", 95),
        (8, "onet:8", None, None),
    ]


def test_quotation_marks_in_text_are_literal(release, version):
    assert onet.read_occupations(release, version)["title"].to_list() == [
        "Heads of Things",
        'People with "Quotes',
    ]


def test_the_activity_tree_reads_the_same_from_both_layouts(release, version):
    (row,) = onet.read_activity_reference(release, version).iter_rows(named=True)
    ids = {
        "30.1": {"iwa_id": "4.A.1.a.1.I01", "dwa_id": "4.A.1.a.1.I01.D01"},
        "30.3": {"iwa_id": "4.A.1.a.1.a", "dwa_id": "4.A.1.a.1.a.01"},
    }
    expected = {"dwa_title": "Look at things.", "iwa_title": "Look.", "gwa_id": "4.A.1.a.1"}
    assert row == expected | ids[version]
    links = onet.read_task_activities(release, version)
    assert links["dwa_id"].to_list() == [row["dwa_id"]]


def test_split_skills_and_their_links_are_joined(release, version):
    skills = onet.read_ratings(release, "skills", version)
    assert skills.select("element_id", "data_value").rows() == [("2.A.1.a", 4.12), ("2.B.1.a", 3.9)]
    links = onet.read_activity_links(release, "skills", version)
    assert links.rows() == [("2.A.1.a", "Reading", "4.A.1.a.1", "Looking")]


def test_ratings_have_one_shape_whatever_the_table_lacks(release, version):
    knowledge = onet.read_ratings(release, "knowledge", version)
    task = onet.read_task_ratings(release, version)
    education = onet.read_education(release, version)
    assert knowledge.columns[3:] == task.columns[3:] == education.columns[3:]
    assert knowledge.select("category", "is_suppress_recommended", "is_not_relevant").rows() == [
        (None, False, None),
        (None, True, True),
    ]
    assert task.select("scale_id", "category", "data_value").rows() == [
        ("FT", 3, 25.0),
        ("IM", None, 4.5),
    ]
    assert education.select("scale_id", "category").rows() == [("RL", 6), ("RW", 4)]


def test_renamed_technology_and_titles(release, version):
    (row,) = onet.read_technology(release, version).rows()
    code = {"30.1": "43232202", "30.3": "2.E.5.b"}[version]
    assert row == ("11-1011.00", "Sheet 1-2-3", code, "Sheet software", True, False)
    titles = onet.read_alternate_titles(release, version)
    assert titles.select("alternate_title", "short_title").rows() == [("Boss", None)]


def test_absent_tables_are_said_to_be_absent(release, version):
    present = onet.tables_present(release, version)
    assert {"skills", "activity_reference", "technology", "task_ratings"} <= set(present)
    assert not {"abilities", "work_context", "work_values"} & set(present)
    with pytest.raises(DataError, match=rf"'Abilities\.txt'.*data pull onet_{version[:2]}_"):
        onet.read_ratings(release, "abilities", version)


def test_a_half_split_table_is_absent(tmp_path):
    tables = {name: text for name, text in NEW.items() if name != "Transferable Skills.txt"}
    release = write_release(tmp_path, "30.3", tables)
    assert "skills" not in onet.tables_present(release, "30.3")


def test_releases_are_listed_by_number_not_by_letter(tmp_path):
    for name in ("db_9_0.zip", "db_30_1_text.zip", "db_19_0.zip"):
        (tmp_path / name).write_bytes(b"")
    assert onet.releases_present(RawFolder(tmp_path)) == ("9.0", "19.0", "30.1")


@pytest.mark.parametrize("place", ["", "db_30_1_text", "onet/30.1"])
def test_an_unpacked_release_is_read_wherever_it_lies(tmp_path, place):
    folder = tmp_path / place
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in OLD.items():
        (folder / name).write_text(text)
    assert onet.read_occupations(RawFolder(tmp_path)).height == 2


def test_a_release_that_is_another_one_is_refused(tmp_path):
    write_release(tmp_path, "30.1", changed={"Read Me.txt": "O*NET 24.1 Database\n"})
    with pytest.raises(DataError, match=r"says release 24\.1, not 30\.1"):
        onet.read_tasks(RawFolder(tmp_path))
    with pytest.raises(DataError, match="not an O\\*NET release"):
        onet.read_tasks(RawFolder(tmp_path), "latest")


def test_the_taxonomy_follows_the_release():
    columns = [onet.occupation_column(v) for v in ("19.0", "24.1", "25.0", "25.1", "30.3")]
    assert columns == ["occupation_onet2010"] * 3 + ["occupation_onet2019"] * 2


def test_a_malformed_table_names_file_columns_and_rows(tmp_path):
    broken = {
        "Occupation Data.txt": "Code\tTitle\tDescription\nx\ty\tz\n",
        "Job Zones.txt": "O*NET-SOC Code\tJob Zone\tDate\tDomain Source\nx\tfive\t1\t2\n",
        "Tasks to DWAs.txt": OLD["Tasks to DWAs.txt"] + "11-1011.00\t7",
    }
    release = write_release(tmp_path, "30.1", changed=broken)
    with pytest.raises(
        SchemaError, match=r"Occupation Data\.txt: .*Code besides.*: O\*NET-SOC Code"
    ):
        onet.read_occupations(release)
    with pytest.raises(DataError, match=r"Job Zones\.txt: .*row 1, job_zone = 'five'"):
        onet.read_job_zones(release)
    with pytest.raises(DataError, match=r"Tasks to DWAs\.txt: .*line 3 has 2 fields, not 5"):
        onet.read_task_activities(release)
