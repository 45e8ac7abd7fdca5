import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.intake.profile_field import day_of, is_personal, key_of, one_line


@pytest.mark.parametrize(
    "key",
    ["name", "First_Name", "E-Mail", "age", "Geburtsdatum", "birthday", "gender",
     "Staatsangehörigkeit", "Prénom", "phone number", "marital status", "Employee ID"],
)  # fmt: skip
def test_keys_about_a_person(key):
    assert is_personal(key)


@pytest.mark.parametrize(
    "key", ["skill", "title", "years", "manager", "language", "target level", ""]
)
def test_keys_about_work(key):
    assert not is_personal(key)


@pytest.mark.parametrize(
    ("text", "day"),
    [("2026-11-20", "2026-11-20"), ("1.2.2026", "2026-02-01"), ("2024-02-29", "2024-02-29"),
     ("2026-02-29", None), ("20261120", None), ("2026-W01-1", None), ("11/20/2026", None),
     ("", None)],
)  # fmt: skip
def test_days(text, day):
    assert day_of(text) == day


@given(st.text())
def test_one_line_is_printable_and_stays_so(text):
    plain = one_line(text)
    assert plain.isprintable()
    assert one_line(plain) == plain
    assert key_of(key_of(plain)) == key_of(plain)
