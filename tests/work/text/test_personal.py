import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.work.text.personal import is_contact, name_parts, names_of_addresses, redact

WORD = st.text(string.ascii_lowercase, min_size=3, max_size=10)
DIGIT = st.sampled_from(string.digits)
EMAIL = st.builds(lambda a, b, c: f"{a}.{b}@{c}.example", WORD, WORD, WORD)
PHONE = st.builds(
    lambda digits, form: form.format(*digits),
    st.lists(DIGIT, min_size=10, max_size=10),
    st.sampled_from([
        "+44 20 {0}{1}{2}{3} {4}{5}{6}{7}", "({0}{1}{2}) {3}{4}{5}-{6}{7}{8}{9}",
        "0{0}{1}{2} {3}{4}{5} {6}{7}{8}", "+1-{0}{1}{2}-{3}{4}{5}-{6}{7}{8}{9}",
        "555-0{0}{1}{2}", "{0}{1}{2}-{3}{4}{5}-{6}{7}{8}{9}",
    ]),
)  # fmt: skip
URL = st.builds(lambda a, b: f"https://{a}.example/{b}", WORD, WORD) | st.builds(
    lambda a: f"linkedin.com/in/{a}", WORD
)
BORN = st.builds(
    lambda d, m, y, form: form.format(d, m, y),
    st.integers(10, 28), st.integers(10, 12), st.integers(1950, 2005),
    st.sampled_from(["born {0}.{1}.{2}", "Date of birth: {2}-{1}-{0}", "geboren am {0}.{1}.{2}"]),
)  # fmt: skip
NUMBER = st.builds(
    lambda digits: "{}{}{}-{}{}-{}{}{}{}".format(*digits),
    st.lists(DIGIT, min_size=9, max_size=9),
)


@given(st.one_of(EMAIL, PHONE, URL, BORN, NUMBER), WORD, WORD)
def test_nothing_of_it_is_left_in_a_sentence(secret, before, after):
    left = redact(f"Managed {before} and {secret}, then {after}").text
    assert secret not in left
    digits = [run for run in secret.replace("-", " ").replace(".", " ").split() if run.isdigit()]
    assert [run for run in digits if len(run) > 2 and run in left] == []


@given(st.text(max_size=300))
def test_what_was_redacted_has_nothing_left_to_redact(text):
    once = redact(text)
    assert redact(once.text).text == once.text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Ask Maren at reception", "[removed] at reception"),
        ("Frau Edelgard Thimm hilft", "[removed] hilft"),
        ("Lived at 14 Larch Court, Leeds", "Lived at [removed], Leeds"),
        ("Mühlenweg 5, Kassel", "[removed], Kassel"),
    ],
)
def test_names_and_addresses(text, left):
    assert redact(text).text == left


@pytest.mark.parametrize(
    "text",
    ["Made 60 calls a day", "2019-2023 at a bank", "Revenue of 4,100,000 USD", "120% of quota",
     "Plans 40,000 deliveries", "Call customers about bills", "Section 3.2 of the plan",
     "Use Node.js and ASP.NET"],
)  # fmt: skip
def test_figures_of_work_stay(text):
    assert redact(text).text == text


def test_names_found_elsewhere_go_in_any_case():
    found = redact("ROBIN led the team; Ashgrove's plan won", ("Robin", "Ashgrove"))
    assert found.text == "[removed] led the team; [removed] plan won"
    assert found.removed == {"name": 2}


def test_contact_lines_and_name_parts():
    assert is_contact("Address: 7 Harbour Steps")
    assert not is_contact("Certified administrator (2022)")
    assert name_parts("Dana Whitlock - Software Engineer") == ("Dana", "Whitlock")
    assert names_of_addresses("jobs@firm.example") == ()
