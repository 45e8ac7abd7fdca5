import pytest

from jobmorph.work.text.line import TextLine
from jobmorph.work.text.resume import ResumeReader, is_resume, position_titles


def lines(*texts):
    return [TextLine("text", text, n) for n, text in enumerate(texts, start=1)]


def test_a_resume_is_told_from_an_ad():
    resume = lines("Ann Lee", "ann@lee.example", "Experience", "Clerk, 2019 - 2021", "Education")
    ad = lines("Clerk", "We are looking for a clerk", "You will file", "Apply to jobs@firm.example")
    assert is_resume(resume)
    assert not is_resume(ad)


def test_positions_and_past_work():
    text = lines("Experience", "Clerk, Firm, 2019 - 2021", "Filed letters", "Skills", "Excel")
    roles = [sentence.role for sentence in ResumeReader(is_foreign=False).read(text)]
    assert roles == ["heading", "position", "duty", "heading", "skills"]


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("Backend Engineer | Parcelbird | 2020-2024", "Backend Engineer"),
        ("March 2019 to Present: Account Executive, Larkfield", "Account Executive"),
        ("Barista at Corner Cup, since 2018", "Barista"),
        ("März 2019 bis heute: Sachbearbeiterin, Rathaus", "Sachbearbeiterin"),
        ("03/2020 - 06/2021: Waiter, Hotel Mirador", "Waiter"),
        ("Marketing 2019 - 2021", "Marketing"),
        ("Receptionist, Jan '20 - Mar '22", "Receptionist"),
    ],
)
def test_the_title_of_a_position(line, first):
    assert position_titles(line)[0] == first
