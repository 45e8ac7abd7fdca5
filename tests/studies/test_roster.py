import pytest

from jobmorph.intake.roster import read_roster
from jobmorph.intake.roster_map import MappedTitle, RosterMap
from jobmorph.intake.roster_title_book import book_jobs, book_title
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
    return study_roster(read_roster(examples / "gtm_team.csv"))


def test_titles_mean_what_one_title_alone_means():
    edition, parameters = open_edition(), load_parameters("work")
    read = RosterTitles(edition, parameters).read(TITLES, RosterMap())
    # German and French titles of the roster's own book are read by it first.
    for title in [title for title in TITLES if book_title(title) is None]:
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
    assert read["Office Dog"].status in ("confirm", "not_found")
    assert all(guess.chance is None for guess in read["Kundenberater"].guesses)


def test_the_team_of_forty(forty):
    assert forty.totals.people == 40
    assert forty.totals.fte == pytest.approx(38.9)
    assert forty.totals.hours_week == pytest.approx(1_556)
    assert forty.totals.manager_found == 39
    assert forty.titles["team_heads"].sum() == 40
    assert forty.count_titles("clear") + forty.count_titles("confirm", "not_found") == 17
    ROSTER_ROW.check(forty.rows)


def test_small_departments_are_folded_and_the_table_of_starts_adds_up(forty):
    facts = {group.name: group for group in forty.groups}
    folded = [group.name for group in forty.groups if group.is_folded]
    assert folded == ["Marketing", "Revenue operations"]
    assert facts["Marketing"].start_year_middle is None
    assert facts["Sales"].start_year_middle == 2021.0
    assert sum(group.people for group in forty.groups) == 40
    starts = forty.starts
    assert starts.bands == ("2024-2026", "2021-2023", "to 2020")
    shown = [count for line in starts.people for count in line if count is not None]
    assert all(count == 0 or count >= 5 for count in shown)


def test_a_mapping_decides_and_hold_holds(examples):
    reading = read_roster(examples / "agency.csv")
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
        study_roster(read_roster(examples / "agency.csv"), told)


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


GERMAN = {
    "Vertriebsmitarbeiterin im Innendienst": "account-executive/entry",
    "Außendienstmitarbeiter (m/w/d)": "account-executive/mid",
    "Aussendienstmitarbeiter": "account-executive/mid",
    "Kundenbetreuer:in": "account-management/mid",
    "Teamleiterin Kundenservice": "customer-service/lead",
    "Leiter Vertrieb": "sales-leadership/senior",
    "Vertriebsleiterin": "sales-leadership/senior",
    "Kundenservice-Mitarbeiter*in": "customer-service/entry",
    "Mitarbeiter/-in Kundenservice": "customer-service/entry",
    "Produktmanagerin Marketing": "product-marketing/mid",
    "Leiterin Marketing": "marketing-leadership/senior",
    "Pressereferentin": "brand-communications/mid",
    "Senior Kundenbetreuer": "account-management/senior",
    "Geschäftsführerin": "11-1011.00",
}
FRENCH = {
    "Commerciale sédentaire": "account-executive/entry",
    "Attachée commerciale": "account-executive/mid",
    "Chargé(e) de clientèle": "account-management/mid",
    "Conseillère clientèle": "customer-service/entry",
    "Téléprospectrice": "sales-development/entry",
    "Responsable service client": "customer-leadership/lead",
    "Superviseuse centre d'appels": "customer-service/lead",
    "Cheffe de produit": "product-marketing/mid",
    "Directrice commerciale": "sales-leadership/senior",
    "Technico-commercial H/F": "account-executive/mid",
}


@pytest.mark.parametrize(("title", "job"), [*GERMAN.items(), *FRENCH.items()])
def test_german_and_french_titles_mean_the_right_role_and_level(title, job):
    read = RosterTitles(open_edition(), load_parameters("work")).read([title], RosterMap())
    assert (read[title].status, read[title].job.job_id) == ("clear", job)


@pytest.mark.parametrize(
    ("title", "guesses"),
    [
        ("Kundenberaterin", ["account-management/mid", "customer-service/entry"]),
        ("Marketingreferent", ["demand-generation/mid", "brand-communications/mid"]),
        ("Assistante commerciale", ["account-executive/entry", "revenue-operations/entry"]),
        # A level that the family does not have is a question, not an answer.
        ("Junior Marketing Manager", ["marketing-leadership/lead"]),
    ],
)
def test_what_means_this_here_and_that_there_is_to_be_confirmed(title, guesses):
    read = RosterTitles(open_edition(), load_parameters("work")).read([title], RosterMap())[title]
    assert (read.status, [guess.job_id for guess in read.guesses]) == ("confirm", guesses)


def test_every_job_of_the_title_book_is_in_the_edition():
    edition = open_edition()
    roles = set(edition.table("role").get_column("role_id"))
    codes = edition.table("occupation").filter("has_tasks").get_column("occupation_onet2019")
    assert book_jobs() <= roles | set(codes)


@pytest.mark.parametrize(
    ("name", "people", "most_in_doubt"),
    [("agency", 12, 0.3), ("gtm_team", 40, 0.05), ("contact_centre", 300, 0.1)],
)
def test_most_people_of_the_example_teams_have_a_clear_title(examples, name, people, most_in_doubt):
    result = study_roster(read_roster(examples / f"{name}.csv"))
    doubtful = [each.title for each in result.readings if each.job is None]
    heads = dict(result.titles.select("title", "team_heads").iter_rows())
    assert result.totals.people == people
    assert 0 < sum(heads[title] for title in doubtful) <= most_in_doubt * people
    assert result.totals.manager_found == people - 1
    assert result.withheld_lines == () and result.withheld_words == {}


def test_the_go_to_market_team_has_the_roles_that_its_titles_say(examples):
    read = {
        each.title: each.job.job_id
        for each in study_roster(read_roster(examples / "gtm_team.csv")).readings
        if each.job is not None
    }
    assert len(set(read.values()) - {"43-6011.00"}) == 14
    assert read["BDR (outbound)"] == read["Sales Development Rep"] == "sales-development/entry"
    assert read["Sr. Acct Exec"] == "account-executive/senior"
    assert read["SDR Manager"] == "sales-development/lead"


def test_a_person_in_another_column_of_words_is_named_by_line_only(tmp_path):
    path = tmp_path / "team.csv"
    path.write_text(
        "Job Title,Department,Location\nSDR,Sales,Bad Homburg\nSDR,Yseult Quillfeather,Boston\n"
        'SDR,Sales,Ximena Wrenfield\nAE,Sales,"Austin, TX"\n' + "AE,Sales,Boston\n" * 4
    )
    result = study_roster(read_roster(path))
    assert result.withheld_words == {"department": (3,), "location": (4,)}
    told = repr(result) + str(result.rows.to_dicts()) + str(result.groups)
    assert "Quillfeather" not in told and "Wrenfield" not in told
    assert result.rows.get_column("location").to_list() == [
        "Bad Homburg", "Boston", None, "Austin, TX", *["Boston"] * 4,
    ]  # fmt: skip
