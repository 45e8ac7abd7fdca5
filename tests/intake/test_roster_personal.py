import pytest

from jobmorph.intake.roster_personal import (
    PersonKeys,
    column_of_people,
    looks_like_name,
    without_people,
)


def test_keys_tell_people_apart_and_mean_nothing_elsewhere():
    keys = PersonKeys()
    assert keys.key("Robin Ash (00123)") == keys.key("123") == keys.key("00123.0")
    assert keys.key("ROBIN  Ash") == keys.key("robin ash")
    assert keys.key("123") != keys.key("124")
    assert keys.key(" ") is None
    assert PersonKeys().key("123") != keys.key("123")
    assert "123" not in repr(keys) and len(repr(keys)) < 20


@pytest.mark.parametrize("text", ["Robin Ashgrove", "Ashgrove, Robin", "Ana de la Vega"])
def test_names_look_like_names(text):
    assert looks_like_name(text)


@pytest.mark.parametrize(
    "text",
    ["Account Executive", "SDR", "sales rep", "Key Account Manager DACH", "Growth Wizard", "New 1"],
)
def test_titles_do_not(text):
    assert not looks_like_name(text)


def test_columns_of_people_are_told_by_their_cells():
    assert column_of_people(["a@b.example", "SDR", "AE", "SDR"]) == "e-mails"
    assert column_of_people(["Robin Ash", "Kim Vale", "Lou Reed"]) == "names"
    assert column_of_people(["E-0471", "E-0472", "E-0473"]) == "ids"
    assert column_of_people(["SDR", "SDR", "Account Executive"]) is None
    # Two towns that many share are no names, and codes of cost centres no telephones.
    assert column_of_people(["New York", "San Diego"] * 5) is None
    assert column_of_people(["0041002200"] * 5, is_code=True) is None


def test_contacts_and_long_numbers_are_taken_out():
    assert without_people("SDR - robin@post.example") == "SDR"
    assert without_people("Sales Rep #100234") == "Sales Rep"
    assert without_people("4100 Sales", is_code=True) == "4100 Sales"
    assert without_people("Account Executive II") == "Account Executive II"
