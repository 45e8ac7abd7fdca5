"""Rosters as systems export them, faulty ones, and what must not come out of any."""

import csv
import io
import traceback
from datetime import datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from xlsxwriter import Workbook

from jobmorph.intake.fault import LineError
from jobmorph.intake.roster import read_roster
from jobmorph.intake.roster_columns import RosterRequest
from jobmorph.schema.errors import DataError, JobmorphError, ParameterError

GERMAN = """Mitarbeiterliste Vertrieb;;;;;;;
Stand 31.10.2026;;;;;;;

Personalnummer;Nachname;E-Mail;Stelle;Abteilung;Vorgesetzter (Pers.-Nr.);Eintritt;Beschäftigungsgrad;Gehalt (EUR)
0001;Muster;eva@x.example;Vertriebsleiterin (m/w/d);Vertrieb;;31.12.2015;100 %;120.000,00
0002;Beispiel;jan@x.example;Account Executive;Vertrieb;1;01.03.2020;80 %;65.500,50
;;;;;;;;
0003;Test;al@x.example;SDR;Vertrieb;0001;03.04.2021;100 %;45.000
Summe;;;;;;;280 %;230.500,50
"""  # noqa: E501


def write(folder, text, encoding="utf-8", name="team.csv"):
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_german_export_in_four_encodings(tmp_path, encoding):
    read = read_roster(write(tmp_path, GERMAN, encoding))
    rows = read.rows
    assert rows.get_column("title").to_list()[0] == "Vertriebsleiterin (m/w/d)"
    assert rows.get_column("fte").to_list() == [1.0, 0.8, 1.0]
    assert rows.get_column("pay_amount_year").to_list() == [120_000.0, 65_500.5, 45_000.0]
    assert set(rows.get_column("currency")) == {"EUR"}
    assert rows.get_column("start_year").to_list() == [2015, 2020, 2021]
    assert rows.get_column("manager_roster_row").to_list() == [None, 1, 1]
    assert read.said["skipped.total"] == read.said["skipped.blank"] == 1
    assert read.said["header.below"] == 4
    personal = {use.name: use.detail for use in read.columns if use.purpose == "personal"}
    assert personal == {"Nachname": "names", "E-Mail": "e-mails"}


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separators(tmp_path, separator):
    lines = [["Job Title", "FTE", "Annual Salary"], ["SDR", "0.5", '"50,000"'], ["AE", "1", "9"]]
    text = "\n".join(separator.join(line) for line in lines)
    rows = read_roster(write(tmp_path, text)).rows
    assert rows.select("title", "fte").rows() == [("SDR", 0.5), ("AE", 1.0)]
    assert rows.item(0, "pay_amount_year") is None or rows.item(0, "pay_amount_year") == 50_000.0


def test_a_french_and_an_sap_export(tmp_path):
    french = (
        "Matricule;Nom;Poste;Service;Responsable;Date d'entrée;Salaire mensuel (€);ETP\n"
        "12;A;Commercial sédentaire;Ventes;;01/02/2019;3 500,00;1\n"
        "13;B;Chargé de clientèle;Ventes;12;15/06/2021;2 800,00;0,8\n"
    )
    rows = read_roster(write(tmp_path, french, "cp1252")).rows
    assert rows.get_column("pay_amount_year").to_list() == [42_000.0, 33_600.0]
    assert rows.get_column("manager_roster_row").to_list() == [None, 1]
    sap = (
        "PERNR\tENAME\tPLANS\tPLSTX\tORGEH\tORGTX\tEMPCT\tANSAL\tGBDAT\n"
        "00000001\tX\t50001234\tSachbearbeiter\t50000011\tEinkauf\t100,00\t41.000,00 \t01.01.1980\n"
        "00000002\tY\t50001235\tEinkäufer\t50000011\tEinkauf\t50,00\t22.000,00-\t01.01.1981\n"
    )
    with pytest.raises(LineError, match=r'line 3: "ANSAL" is below 0'):
        read_roster(write(tmp_path, sap, "cp1252"))
    read = read_roster(write(tmp_path, sap.replace("00-", "00"), "cp1252"))
    assert read.rows.get_column("title").to_list() == ["Sachbearbeiter", "Einkäufer"]
    assert read.rows.get_column("department").to_list() == ["Einkauf", "Einkauf"]
    assert read.rows.get_column("fte").to_list() == [1.0, 0.5]


def test_a_workbook_with_a_cover_title_rows_merged_cells_and_a_total(tmp_path):
    path = tmp_path / "team.xlsx"
    with Workbook(path) as book:
        book.add_worksheet("Cover").write(0, 0, "Read me")
        page = book.add_worksheet("People")
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        page.merge_range(2, 1, 2, 4, "People report")
        page.write_row(4, 1, ["Name", "Position", "Abteilung", "Eintritt", "FTE"])
        page.merge_range(5, 3, 7, 3, "Sales")
        for place, title in enumerate(["SDR", "Account Executive", "SDR"]):
            page.write_row(5 + place, 1, [f"Secret Person{place}", title])
            page.write_datetime(5 + place, 4, datetime(2020 + place, 1, 2), day)
            page.write_formula(5 + place, 5, "=1/2", None, 0.5)
        page.write(9, 1, "Total")
        page.write_formula(9, 5, "=SUM(F6:F8)", None, 1.5)
    read = read_roster(path)
    assert read.form == 'workbook, sheet "People"'
    assert read.rows.select("title", "department", "start_year", "fte").rows() == [
        ("SDR", "Sales", 2020, 0.5),
        ("Account Executive", "Sales", 2021, 0.5),
        ("SDR", "Sales", 2022, 0.5),
    ]
    assert read.said == {
        "header.below": 5,
        "skipped.blank": 1,
        "skipped.total": 1,
        "words.filled": 2,
    }
    assert read.title_lines == {"SDR": 6, "Account Executive": 7}
    with pytest.raises(ParameterError, match="no sheet is called"):
        read_roster(path, RosterRequest(sheet="Staff"))


def test_department_gaps_that_are_no_merged_cells_stay_gaps(tmp_path):
    text = "Title,Department\nSDR,Sales\nAE,\nCSM,Service\nSE,\nAE,Sales\n"
    rows = read_roster(write(tmp_path, text)).rows
    assert rows.get_column("department").to_list() == ["Sales", None, "Service", None, "Sales"]


def test_of_two_columns_the_surer_one_is_taken_and_that_is_said(tmp_path):
    text = "Position,Job Title,Team,Department\n50001,SDR,Blue,Sales\n50002,AE,Red,Sales\n"
    read = read_roster(write(tmp_path, text))
    assert read.rows.get_column("title").to_list() == ["SDR", "AE"]
    spare = {use.name: use.field for use in read.columns if use.purpose == "spare"}
    assert spare == {"Position": "title", "Team": "department"}


def test_columns_can_be_named_and_left_out(tmp_path):
    text = "What they do,Team,Job Title\nSDR,Blue,x\nAE,Red,y\n"
    request = RosterRequest({"title": "What they do"}, drop=("Team",))
    read = read_roster(write(tmp_path, text), request)
    assert read.rows.get_column("title").to_list() == ["SDR", "AE"]
    assert read.rows.get_column("department").null_count() == 2
    purposes = [use.purpose for use in read.columns]
    assert purposes == ["kept", "asked", "spare"]
    with pytest.raises(ParameterError, match=r'no column called "Teams".*Did you mean Team'):
        read_roster(write(tmp_path, text), RosterRequest({"department": "Teams"}))


def test_no_title_column_says_what_was_found_and_what_to_do(tmp_path):
    text = "Tun,Kst,Eintritt\nSDR,1,2020\n"
    with pytest.raises(DataError) as caught:
        read_roster(write(tmp_path, text, name="roster.csv"))
    assert str(caught.value) == (
        "roster.csv: no column looks like a job title. Found: Tun, Kst, Eintritt. "
        "Say which: --title Tun"
    )


def test_a_file_without_a_header_repeats_nobody(tmp_path):
    text = "Robin Ash,robin@post.example,SDR\nKim Vale,kim@post.example,AE\n"
    with pytest.raises(DataError, match="Does a row of column names stand above") as caught:
        read_roster(write(tmp_path, text))
    assert "Robin" not in str(caught.value) and "post.example" not in str(caught.value)


def test_all_faults_come_at_once_and_repeat_no_cell(tmp_path):
    text = (
        "Employee ID,Job Title,Manager ID,FTE,Weekly hours,Annual salary,Hire date\n"
        "E1,SDR,,1,40,50000,2020-01-01\n"
        "E2,AE,E1,1.9,40,50000,2020-01-01\n"
        "E2,AE,E1,1,173.3,50000,2020-01-01\n"
        "E4,AE,E5,1,40,-777,31.02.2020\n"
        "E5,AE,E4,one,40,50000,2020-01-01\n"
    )
    with pytest.raises(LineError) as caught:
        read_roster(write(tmp_path, text))
    told = [(fault.line, fault.what) for fault in caught.value.faults]
    assert told == [
        (3, '"FTE" is over 1.5; is it percent?'),
        (4, '"Weekly hours" is over 80; are these hours of a month?'),
        (4, '"Employee ID" names the same person as line 3'),
        (5, '"Annual salary" is below 0'),
        (5, '"Hire date" is not a date'),
        (5, '"Manager ID" leads back to the same person'),
        (6, '"FTE" is not a number'),
        (6, '"Manager ID" leads back to the same person'),
    ]
    assert "777" not in str(caught.value) and "E4" not in str(caught.value)
    assert "Three more lines need a look: 4, 5, 6" in str(caught.value)


def test_managers_who_are_not_in_the_file_are_counted(tmp_path):
    text = "ID,Title,Manager\n1,SDR,Robin Ash (77)\n2,AE,Kim Vale (1)\n3,AE,3\n"
    read = read_roster(write(tmp_path, text))
    assert read.rows.get_column("manager_roster_row").to_list() == [None, 1, None]
    assert read.said["line.absent"] == 1
    named = "Name,Title,Manager\nRobin Ash,SDR,\nKim Vale,AE,Robin Ash\n"
    plain = read_roster(write(tmp_path, named))
    assert plain.said["line.unread"] == 1
    asked = read_roster(write(tmp_path, named), RosterRequest({"person": "Name"}))
    assert asked.rows.get_column("manager_roster_row").to_list() == [None, 1]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.csv", b"", "the file is empty"),
        ("a.csv", b"\xef\xbb\xbf \n", "the file is empty"),
        ("a.csv", b"Job Title,FTE\n", "nobody is listed"),
        ("a.csv", b"PK\x03\x04rest", "a workbook or a zip file"),
        ("a.xlsx", b"PK\x03\x04rest", "this is no workbook"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0" + b"x" * 99, "locked with a password"),
        ("a.xls", b"\xd0\xcf\x11\xe0" + b"x" * 99, "damaged or locked"),
        ("a.xlsx", b"Job Title,FTE\nSDR,1\n", "this is no workbook"),
        ("a.ods", b"PK\x03\x04rest", ".ods files are not read"),
        ("a.csv", b"\x00\x01\x02\x03" * 50, "not a text file"),
        ("a.csv", b"Title,Title\nSDR,AE\n", None),
        ("a.xls", b"Job Title\tFTE\nSDR\t1\n", None),
    ],
)
def test_odd_files_are_refused_in_one_line_or_read(tmp_path, name, content, told):
    path = tmp_path / name
    path.write_bytes(content)
    if told is None:
        assert read_roster(path).rows.item(0, "title") == "SDR"
        return
    with pytest.raises(DataError, match=told) as caught:
        read_roster(path)
    assert str(caught.value).startswith(name)


def test_a_row_that_is_too_long_or_never_closed_is_a_fault(tmp_path):
    text = 'Title,FTE\nSDR,1,x\nAE,"1\n'
    with pytest.raises(LineError) as caught:
        read_roster(write(tmp_path, text))
    assert [fault.line for fault in caught.value.faults] == [2, 3]


# --- nothing of who anybody is comes out ----------------------------------------------------

PEOPLE = st.lists(
    st.tuples(
        st.sampled_from(["Quorra", "Zebedee", "Ximena", "Wolfram", "Yseult"]),
        st.sampled_from(["Quillfeather", "Zimmerwald", "Xanthopol", "Wrenfield", "Yarborough"]),
        st.integers(7_310_000, 7_319_999),
    ),
    min_size=6,
    max_size=12,
    unique_by=(lambda person: person[2], lambda person: person[:2]),
)
COLUMNS = ("Name", "E-Mail", "Employee ID", "Manager ID", "Job Title", "Department", "Location",
           "Job level", "FTE", "Weekly hours", "Annual salary", "Hire date", "Pay band", "Notes",
           "Shoe size")  # fmt: skip
KINDS = st.sampled_from(["name", "e-mail", "id", "none"])


def planted(kind, person):
    first, last, number = person
    told = {"name": f"{first} {last}", "e-mail": f"{first}.{last}@secret.example".lower()}
    return told.get(kind, f"E-{number}")


def secrets_of(people):
    found = set()
    for first, last, number in people:
        found |= {first.lower(), last.lower(), str(number), "secret.example"}
    return found


NAMED_LIKE_TRADES = [
    ("Quorra", "Quillfeather", 7310002), ("Ximena", "Yarborough", 7319030),
    ("Ximena", "Wrenfield", 7310005), ("Wolfram", "Quillfeather", 7316755),
    ("Wolfram", "Wrenfield", 7319501), ("Yseult", "Wrenfield", 7310000),
]  # fmt: skip


@settings(max_examples=60)
@given(PEOPLE, st.sampled_from(COLUMNS), KINDS)
@example(NAMED_LIKE_TRADES, "Job Title", "name")
def test_nothing_planted_survives(tmp_path_factory, people, column, kind):
    path = tmp_path_factory.mktemp("roster") / "team.csv"
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(COLUMNS)
    for place, person in enumerate(people):
        first, last, number = person
        row = dict(zip(COLUMNS, [
            f"{first} {last}", f"{first}@secret.example", f"E-{number}", f"E-{people[0][2]}",
            "SDR", "Sales", "Bonn", "mid", "1", "40", "50000", "2020-01-01", "B2",
            f"ask {last}", "42",
        ], strict=True))  # fmt: skip
        if kind != "none":
            row[column] = planted(kind, people[-1 - place])
        writer.writerow(row.values())
    path.write_text(buffer.getvalue(), encoding="utf-8")
    try:
        read = read_roster(path)
        told = repr(read) + read.rows.write_csv() + str(read.rows.to_dicts())
    except JobmorphError as fault:
        told = "".join(traceback.format_exception(fault, limit=0)) + repr(fault)
        told += str(getattr(fault, "faults", "")) + str(fault.items)
    found = {secret for secret in secrets_of(people) if secret in told.lower()}
    assert found == set()
