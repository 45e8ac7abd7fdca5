import pytest

from jobmorph.intake.roster_header import (
    FIELDS,
    header_book,
    header_key,
    known_name,
    pay_period,
    personal_kind,
)


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("Business Title", "title"),
        ("Supervisory Organization", "department"),
        ("Total Base Pay Annualized - Amount", "pay"),
        ("Scheduled Weekly Hours", "hours"),
        ("Employee #", "person"),
        ("Reporting to", "manager"),
        ("Salary interval", "period"),
        ("Stelle", "title"),
        ("FUNKTION", "title"),
        ("Kostenstelle", "department"),
        ("Vorgesetzte", "manager"),
        ("Eintritt (TT.MM.JJJJ)", "start"),
        ("Beschäftigungsgrad %", "fte"),
        ("Intitulé du poste", "title"),
        ("Date d’entrée", "start"),
        ("Responsable", "manager"),
        ("ETP", "fte"),
        ("N° matricule", "person"),
        ("PERNR", "person"),
        ("PLSTX", "title"),
        ("OrgEinheit", "department"),
        ("TRFGR", "band"),
        ("Manager's ID", "manager"),
    ],
)
def test_names_of_many_systems_are_known(name, field):
    assert known_name(name).field == field
    assert personal_kind(name) is None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("ENAME", "names"),
        ("Worker", "names"),
        ("Prénom", "names"),
        ("Work E-Mail", "e-mails"),
        ("Geb.-Datum", "births"),
        ("Date of Birth", "births"),
        ("Sozialversicherungsnummer", "national ids"),
        ("Geschlecht", "gender, origin, health and family"),
        ("Nationalité", "gender, origin, health and family"),
        ("Bemerkungen", "notes and ratings"),
        ("Foto", "photos"),
    ],
)
def test_personal_columns_are_told_by_name(name, kind):
    assert personal_kind(name) == kind
    assert known_name(name) is None


def test_no_name_is_both_kept_and_personal():
    book = header_book()
    assert set(book.kept) & set(book.dropped) == set()
    assert {known.field for known in book.kept.values()} == set(FIELDS)


def test_no_name_stands_twice():
    names = [header_key(name) for names in header_book().names.values() for name in names]
    assert sorted(names) == sorted(set(names))


def test_how_often_pay_is_paid_stands_in_the_name():
    assert pay_period("Monthly salary (EUR)") == "month"
    assert pay_period("Stundenlohn") == "hour"
    assert pay_period("Salaire annuel brut") == "year"
    assert pay_period("Gehalt") is None
