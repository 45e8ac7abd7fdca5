"""The engine of the embedded edition: the same reading in any company, and no text breaks it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobmorph.reference.edition import open_edition
from jobmorph.studies.title_reader import open_title_engine
from jobmorph.work.title import engine as module

POOL = (
    "Sr. Acct Exec - Enterprise (EMEA)",
    "Registered Nurse",
    "nurse, registered",
    "SDR",
    "Vertriebsleiter (m/w/d)",
    "Lead Cook, Night Shift",
    "CNC machinist II",
    "Regional Vice President, Sales",
    "data data data",
    "zxqv wibble",
    "=cmd()",
    "",
    "🚀🚀",
    "Machine Learning Engineer / Data Scientist (f/m/d) - Munich, hybrid",
)


@given(st.lists(st.sampled_from(POOL), max_size=12))
@settings(max_examples=40)
def test_a_title_reads_the_same_in_any_company_and_order(titles):
    engine = open_title_engine(open_edition())
    # Equality of dataclasses compares every chance to the last bit.
    assert engine.read_all(titles) == [engine.read(title) for title in titles]


def test_titles_are_read_the_same_over_the_borders_of_chunks(engine, monkeypatch):
    titles = list(POOL) * 2
    together = engine.read_all(titles)
    monkeypatch.setattr(module, "CHUNK", 3)
    assert engine.read_all(titles) == together
    assert engine.read_all(titles[::-1]) == together[::-1]


@given(st.text(max_size=120))
@settings(max_examples=60)
def test_any_text_is_read(text):
    reading = open_title_engine(open_edition()).read(text)
    assert reading.title == text
    chances = [o.probability for o in reading.occupations]
    assert chances == sorted(chances, reverse=True)
    assert all(0 <= chance <= 1 for chance in chances)
    assert sum(chances) <= 1 + 1e-9
    assert all(0 <= o.similarity <= 1 for o in reading.occupations)
    assert not reading.is_occupation_sure or reading.occupations


@pytest.mark.parametrize("nothing", ["", "   ", "🚀", "ωψ", "(m/w/d)", "12345", "\x00\x07", "-_-"])
def test_nothing_readable_is_answered_with_nothing(engine, nothing):
    reading = engine.read(nothing)
    assert reading.is_abstained
    assert (reading.family, reading.level, reading.occupations) == (None, None, ())


@pytest.mark.parametrize(
    "odd", ["=cmd()", "a\x00b\x07c", "manager " * 1250, "x" * 10_000, "\u202enurse\u202c", "%s{0}"]
)
def test_odd_text_does_not_raise(engine, odd):
    reading = engine.read(odd)
    assert sum(o.probability for o in reading.occupations) <= 1 + 1e-9


@pytest.mark.parametrize("salad", ["zxqv wibble", "purple banana seventeen", "qqq", "lorem ipsum"])
def test_a_salad_of_words_is_not_answered(engine, salad):
    assert engine.read(salad).is_abstained


@pytest.mark.parametrize(
    ("other", "english"),
    [
        ("Vertriebsleiter (m/w/d)", "Sales Director"),
        ("Vertriebsleiter/in", "Sales Director"),
        ("Directeur commercial", "Sales Director"),
        ("Director de ventas", "Sales Director"),
        ("Conseiller clientèle H/F", "Customer Service Representative"),
        ("Key Account Manager (m/w/d)", "Key Account Manager"),
        ("Sales Development Representative (all genders)", "SDR"),
        ("Account Executive:in (gn)", "AE"),
    ],
)
def test_other_languages_and_gender_marks_mean_the_same_family(engine, other, english):
    ours, theirs = engine.read(other), engine.read(english)
    assert ours.family.family == theirs.family.family
    assert ours.is_family_sure


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Registered Nurse", "29-1141"),
        ("Welder", "51-4121"),
        ("Elementary School Teacher", "25-2021"),
        ("Chief Executive Officer", "11-1011"),
        ("Cosmetologist", "39-5012"),
    ],
)
def test_plain_titles_find_their_occupation(engine, title, code):
    reading = engine.read(title)
    assert reading.occupations[0].occupation_soc2018 == code
    assert reading.is_occupation_sure
    assert reading.occupations[0].occupation_onet2019.startswith(code)


def test_a_role_of_the_library_is_read_with_level_and_modifiers(engine):
    reading = engine.read("Sr. Sales Development Rep, Enterprise (EMEA)")
    assert reading.family.family == "sales-development"
    assert (reading.family.named_level, reading.is_family_sure) == ("senior", True)
    assert [(m.kind, m.text) for m in reading.modifiers] == [
        ("segment", "enterprise"),
        ("region", "emea"),
    ]


def test_the_order_of_words_decides_between_a_rank_and_a_role(engine):
    assert engine.read("CSM").family.role_id == "customer-success/mid"
    assert engine.read("Manager, Customer Success").family.family == "customer-leadership"


def test_without_a_sure_family_the_level_is_what_the_words_name(engine):
    reading = engine.read("Junior Welder")
    assert not reading.is_family_sure
    assert reading.level == "entry"
    assert reading.level_probability == engine.weigher.judgement.levels.named


def test_a_sure_family_states_its_level_with_the_share_of_its_basis(engine):
    reading = engine.read("SDR")
    levels = engine.weigher.judgement.levels
    assert (reading.level, reading.family.level_basis) == ("entry", "exact")
    assert reading.level_probability == levels.exact


def test_as_many_occupations_as_asked_for_and_no_more_than_one_each(engine):
    found = engine.read_all(["Sales Manager"], limit=20)[0].occupations
    codes = [o.occupation_soc2018 for o in found]
    assert len(codes) == len(set(codes)) == 20
    assert found[:5] == engine.read("Sales Manager").occupations


def test_what_was_learned_is_of_the_right_sign(engine):
    judged, families = engine.weigher.judgement, engine.families.scaling
    assert min(judged.scaling.temperature, judged.scaling.slope, judged.scaling.nearness) > 0
    assert min(families.likeness, families.lead, families.agreement) > 0
    # The very name is surer than a near one.
    assert judged.levels.exact > max(judged.levels.known, judged.levels.assumed)
