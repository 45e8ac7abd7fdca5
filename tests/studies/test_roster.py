import pytest

from jobmorph.intake.roster import read_roster
from jobmorph.intake.roster_map import MappedTitle, RosterMap
from jobmorph.reference.edition import open_edition
from jobmorph.reference.parameters import load_parameters
from jobmorph.schema.errors import NoMatchError, ParameterError
from jobmorph.schema.tables import ROSTER_ROW
from jobmorph.studies.resolve import resolve_job
from jobmorph.studies.roster import study_roster
from jobmorph.studies.roster_titles import RosterTitles

TITLES = (
    "SDR",
    "Senior SDR",
    "VP Sales",
    "Sr. Account Exec EMEA",
    "Vertriebsleiter (m/w/d)",
    "Responsable commercial",
    "Registered Nurses",
    "Software Developers",
    "Head of RevOps",
    "Sachbearbeiter Innendienst",
    "Office Dog",
    "Kundenberater",
)


@pytest.fixture(scope="module")
def forty(examples):
    return study_roster(read_roster(examples / "roster-40.csv"))


def test_titles_mean_what_one_title_alone_means():
    edition, parameters = open_edition(), load_parameters("work")
    read = RosterTitles(edition, parameters).read(TITLES, RosterMap())
    for title in TITLES:
        try:
            alone = resolve_job(title, level=None, edition=edition, parameters=parameters)
        except NoMatchError:
            assert read[title].job is None
            continue
        job = read[title].job or read[title].guesses[0]
        assert (title, job.job_id, job.chance) == (title, alone.job.id, alone.probability)


def test_a_title_is_clear_only_if_it_is_likelier_right_than_wrong():
    read = RosterTitles(open_edition(), load_parameters("work")).read(TITLES, RosterMap())
    assert read["SDR"].status == "clear"
    assert read["Kundenberater"].status == "confirm"
    assert read["Kundenberater"].guesses[0].chance < 0.5
    assert read["Sachbearbeiter Innendienst"].status == "not_found"


def test_the_team_of_forty(forty):
    assert forty.totals.people == 40
    assert forty.totals.fte == pytest.approx(38.4)
    assert forty.totals.hours_week == pytest.approx(1_536)
    assert forty.totals.manager_found == 39
    assert forty.titles["team_heads"].sum() == 40
    assert forty.count_titles("clear") + forty.count_titles("confirm", "not_found") == 19
    ROSTER_ROW.check(forty.rows)


def test_small_departments_are_folded_and_the_table_of_starts_adds_up(forty):
    facts = {group.name: group for group in forty.groups}
    folded = [group.name for group in forty.groups if group.is_folded]
    assert folded == ["Marketing", "Revenue operations"]
    assert facts["Marketing"].start_year_middle is None
    assert facts["Sales"].start_year_middle == 2020.5
    assert sum(group.people for group in forty.groups) == 40
    starts = forty.starts
    assert starts.bands == ("2023-2025", "2020-2022", "to 2019")
    shown = [count for line in starts.people for count in line if count is not None]
    assert all(count == 0 or count >= 5 for count in shown)


def test_a_mapping_decides_and_hold_holds(examples):
    reading = read_roster(examples / "roster-12.csv")
    told = RosterMap(
        "map.yaml",
        {
            "Kundenberater": MappedTitle("account-management/mid", 2),
            "Texter": MappedTitle("27-3043", 3),
            "Büroassistenz": MappedTitle("hold", 4),
        },
    )
    read = {each.title: each for each in study_roster(reading, told).readings}
    assert read["Kundenberater"].status == read["Texter"].status == "mapped"
    assert read["Kundenberater"].job.job_id == "account-management/mid"
    assert read["Texter"].job.job_id.startswith("27-3043")
    assert (read["Büroassistenz"].status, read["Büroassistenz"].job) == ("held", None)


def test_a_mapping_to_nothing_is_refused_with_its_lines(examples):
    told = RosterMap(
        "map.yaml",
        {"Texter": MappedTitle("no/mid", 7), "Art Director": MappedTitle("99-9999", 9)},
    )
    with pytest.raises(ParameterError, match=r"map.yaml.*no/mid in line 7.*99-9999 in line 9"):
        study_roster(read_roster(examples / "roster-12.csv"), told)


def test_a_person_among_the_titles_is_named_by_line_only(tmp_path):
    path = tmp_path / "team.csv"
    path.write_text("Job Title,FTE\nSDR,1\nYseult Quillfeather,1\nSDR,1\nAE,1\nAE,1\n")
    result = study_roster(read_roster(path))
    assert result.withheld_lines == (3,)
    assert "Quillfeather" not in repr(result) + str(result.rows.to_dicts())
    assert result.rows.get_column("title").null_count() == 1


def test_hours_stand_in_for_parts_of_a_job_and_a_full_week_for_silence(tmp_path):
    path = tmp_path / "team.csv"
    path.write_text("Job Title,Weekly hours,FTE\nSDR,20,\nSDR,,0.8\nAE,,\nAE,30,1\n")
    totals = study_roster(read_roster(path)).totals
    assert totals.fte == pytest.approx(0.5 + 0.8 + 1 + 1)
    assert totals.hours_week == pytest.approx(20 + 32 + 40 + 30)


def test_titles_come_most_people_first(forty):
    heads = forty.titles.get_column("team_heads").to_list()
    assert heads == sorted(heads, reverse=True)
    assert sum(heads) == 40
