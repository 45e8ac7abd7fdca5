import polars as pl
import pytest

from jobmorph.reference.conditions import (
    Condition,
    Measure,
    conditions,
    find_condition,
    jobs_with,
    load_conditions,
    read_conditions,
)
from jobmorph.reference.edition import open_edition
from jobmorph.schema.errors import NoMatchError, ParameterError
from jobmorph.schema.tables import RATING

NURSE, LAWYER, ACCOUNTANT, DEVELOPER = "29-1141.00", "23-1011.00", "13-2011.00", "15-1252.00"
CLERK, CALLER, SERVICE, TELLER = "43-9061.00", "41-9041.00", "43-4051.00", "43-3071.00"
TRUCK, MOVER, ROOFER, LINEMAN = "53-3032.00", "53-7062.00", "47-2181.00", "49-9051.00"
COOK, WAITER, SHOP, CASHIER = "35-2014.00", "35-3031.00", "41-2031.00", "41-2011.00"
POLICE, GUARD, FIRE, TEACHER = "33-3051.00", "33-9032.00", "33-2011.00", "25-2021.00"
AIDE, DENTAL, SEWER, ASSEMBLER = "31-1131.00", "31-9091.00", "51-6031.00", "51-2092.00"
DESIGNER, FORKLIFT, CHILDCARE, JANITOR = "27-1024.00", "53-7051.00", "39-9011.00", "37-2011.00"
MAIL, PILOT, XRAY, THERAPIST = "43-5052.00", "53-2011.00", "29-2034.00", "19-3033.00"
SELLER, STATISTICIAN, HOUSES, MANAGER = "41-3091.00", "15-2041.00", "41-9022.00", "11-1021.00"
ATTENDANT, MACHINIST, ELECTRICIAN, DOCTOR = "53-2031.00", "51-4041.00", "47-2111.00", "29-1215.00"
CARPENTER, DENTIST = "47-2031.00", "29-1021.00"

# Two jobs that have the condition, two that have not.
SIDES = {
    "heavy-lifting": (NURSE, MOVER, CLERK, ACCOUNTANT),
    "standing": (NURSE, COOK, TRUCK, CALLER),
    "walking": (WAITER, AIDE, TRUCK, DEVELOPER),
    "sitting": (CALLER, DEVELOPER, COOK, NURSE),
    "kneeling": (ROOFER, MOVER, CLERK, LAWYER),
    "bending": (ROOFER, AIDE, CLERK, CALLER),
    "balance": (ROOFER, FIRE, CLERK, TELLER),
    "fine-hand-work": (DENTAL, SEWER, SHOP, TEACHER),
    "hand-work": (ASSEMBLER, COOK, TEACHER, LAWYER),
    "repetition": (ASSEMBLER, TELLER, TEACHER, MANAGER),
    "colour-vision": (ELECTRICIAN, "27-1022.00", CALLER, ACCOUNTANT),
    "driving": (TRUCK, MAIL, ATTENDANT, CLERK),
    "heights": (ROOFER, LINEMAN, CLERK, NURSE),
    "outdoors": (ROOFER, MAIL, NURSE, CALLER),
    "heat-or-cold": (COOK, ROOFER, CLERK, NURSE),
    "noise": (FORKLIFT, LINEMAN, ACCOUNTANT, THERAPIST),
    "dirt-and-fumes": (ROOFER, JANITOR, LAWYER, TELLER),
    "hazards": (LINEMAN, FIRE, TEACHER, SHOP),
    "infection": (NURSE, CHILDCARE, ACCOUNTANT, ROOFER),
    "radiation": (XRAY, DENTAL, CLERK, COOK),
    "machines": (LINEMAN, CARPENTER, CLERK, NURSE),
    "cuts-and-burns": (COOK, MAIL, CLERK, LAWYER),
    "cramped": (ROOFER, "47-2152.00", TELLER, LAWYER),
    "vibration": (FORKLIFT, "47-2073.00", CLERK, NURSE),
    "bad-light": (LINEMAN, TRUCK, LAWYER, TELLER),
    "heavy-protection": (LINEMAN, FIRE, CLERK, TEACHER),
    "closeness": (NURSE, DENTIST, TRUCK, DEVELOPER),
    "angry-people": (CALLER, POLICE, DEVELOPER, MOVER),
    "violence": (POLICE, GUARD, ACCOUNTANT, SHOP),
    "conflict": (POLICE, LAWYER, MOVER, DEVELOPER),
    "phone": (CALLER, SERVICE, ASSEMBLER, COOK),
    "public": (SHOP, SERVICE, ASSEMBLER, MOVER),
    "constant-contact": (CALLER, WAITER, MOVER, TRUCK),
    "public-speaking": (TEACHER, "25-1011.00", TRUCK, CLERK),
    "selling": (SELLER, CALLER, ASSEMBLER, MOVER),
    "caring": (NURSE, AIDE, DEVELOPER, ACCOUNTANT),
    "leading": (MANAGER, "11-3021.00", CALLER, CASHIER),
    "time-pressure": (DESIGNER, SERVICE, GUARD, WAITER),
    "machine-pace": (ASSEMBLER, SEWER, NURSE, LAWYER),
    "competition": (HOUSES, DESIGNER, CLERK, CHILDCARE),
    "costly-errors": (NURSE, PILOT, SHOP, WAITER),
    "others-safety": (FIRE, PILOT, SHOP, DEVELOPER),
    "irregular-hours": (FIRE, HOUSES, CLERK, TEACHER),
    "long-weeks": (TRUCK, TEACHER, CASHIER, WAITER),
    "part-time": (CASHIER, WAITER, TRUCK, DEVELOPER),
    "computer": (DEVELOPER, ACCOUNTANT, ROOFER, JANITOR),
    "writing": (LAWYER, TEACHER, JANITOR, WAITER),
    "maths": (STATISTICIAN, ACCOUNTANT, WAITER, JANITOR),
}
MALFORMED = (
    "conditions:\n"
    "  a: {label: A, when: x, aliases: [one], measures: [{element: e, scale: XX, from: 1}]}\n"
    "  b: {label: B, when: x, aliases: [one], measures: []}\n"
    "  c: {label: C}\n"
)
TWINS = (
    "conditions:\n"
    "  a: {label: A, when: x, aliases: [one], measures: [{element: e, scale: CX, from: 1}]}\n"
    "  b: {label: B, when: x, aliases: [One], measures: [{element: e, scale: CX, from: 1}]}\n"
    "unrated: {night: [the one]}\n"
)


def rows(*ratings):
    full = [(code, element, "CX", rating, 50.0, "30.1") for code, element, rating in ratings]
    return pl.DataFrame(full, schema=RATING.polars_schema, orient="row")


def marks(frame):
    return dict(frame.select("occupation_onet2019", "has_condition").iter_rows())


@pytest.fixture(scope="module")
def ratings():
    return open_edition().table("rating")


def test_every_condition_has_its_two_sides():
    assert list(SIDES) == [condition.condition_id for condition in conditions()]


@pytest.mark.parametrize("condition_id", SIDES)
def test_known_jobs_fall_on_the_right_side(condition_id, ratings):
    has = marks(jobs_with(find_condition(condition_id), ratings))
    assert [has[code] for code in SIDES[condition_id]] == [True, True, False, False]


def test_no_condition_holds_for_nearly_all_jobs_or_nearly_none(ratings):
    for condition in conditions():
        held = jobs_with(condition, ratings).get_column("has_condition").drop_nulls()
        assert held.len() >= 890, condition.condition_id
        assert 0.02 < held.mean() < 0.7, condition.condition_id


def test_every_measure_and_every_named_job_exists(ratings):
    rated = set(ratings.select("element_id", "scale").unique().iter_rows())
    codes = set(ratings.get_column("occupation_onet2019"))
    for condition in conditions():
        used = {(each.element_id, each.scale) for each in condition.measures}
        assert used <= rated, condition.condition_id
        assert {*condition.always, *condition.never} <= codes, condition.condition_id


def test_a_job_is_named_only_where_its_ratings_say_otherwise(ratings):
    for condition in conditions():
        bare = Condition(condition.condition_id, "", "", (), condition.measures)
        has = marks(jobs_with(bare, ratings))
        assert not [code for code in condition.always if has[code] is True]
        assert not [code for code in condition.never if has[code] is False]


def test_one_measure_is_enough_and_a_missing_one_decides_nothing():
    measures = (Measure("e", "CX", 3.0, None), Measure("f", "CX", 4.0, None))
    condition = Condition("c", "C", "x", (), measures)
    table = rows(
        ("a", "e", 3.0), ("a", "f", 1.0), ("b", "e", 2.9), ("b", "f", 3.9), ("c", "e", 5.0),
        ("d", "e", 1.0), ("x", "other", 5.0),
    )  # fmt: skip
    assert marks(jobs_with(condition, table)) == {
        "a": True,
        "b": False,
        "c": True,
        "d": None,
        "x": None,
    }


def test_another_scale_does_not_count_and_an_upper_bound_is_inclusive():
    table = rows(("a", "e", 2.0), ("b", "e", 2.01))
    other = Condition("c", "C", "x", (), (Measure("e", "LV", 1.0, None),))
    below = Condition("c", "C", "x", (), (Measure("e", "CX", None, 2.0),))
    assert marks(jobs_with(other, table)) == {"a": None, "b": None}
    assert marks(jobs_with(below, table)) == {"a": True, "b": False}


def test_named_jobs_override_ratings():
    table = rows(("a", "e", 5.0), ("b", "other", 1.0))
    measures = (Measure("e", "CX", 3.0, None),)
    condition = Condition("c", "C", "x", (), measures, {"b": "unrated"}, {"a": "rides"})
    assert marks(jobs_with(condition, table)) == {"a": False, "b": True}


@pytest.mark.parametrize(
    ("words", "condition_id"),
    [
        ("heavy lifting", "heavy-lifting"),
        ("No heavy-lifting!", "heavy-lifting"),
        ("lifting of heavy boxes", "heavy-lifting"),
        ("hevy lifting", "heavy-lifting"),
        ("Travel by car", "driving"),
        ("standing all day", "standing"),
        ("rude customers", "angry-people"),
        ("customers", "public"),
        ("cold calling", "selling"),
        ("part time", "part-time"),
    ],
)
def test_people_may_say_it_in_their_words(words, condition_id):
    assert find_condition(words).condition_id == condition_id


def test_what_nobody_rated_is_said_and_not_guessed():
    for words in ("night shifts", "no weekends", "working from home"):
        with pytest.raises(NoMatchError, match="no rating tells"):
            find_condition(words)
    names = load_conditions().unrated
    assert "night work" in names


def test_several_things_at_once_are_asked_one_by_one():
    with pytest.raises(NoMatchError, match="driving, heavy-lifting"):
        find_condition("driving and lifting")


def test_unknown_words_bring_the_list():
    with pytest.raises(NoMatchError) as told:
        find_condition("zebra")
    assert set(told.value.items) == set(SIDES)
    # Short words are one letter away from too much: 'rain' is a name of outdoors.
    with pytest.raises(NoMatchError):
        find_condition("train")


def test_faults_of_the_file_are_told_at_once():
    with pytest.raises(ParameterError) as told:
        read_conditions(MALFORMED)
    assert [item.split(":")[0] for item in told.value.items] == ["a", "b", "c"]
    with pytest.raises(ParameterError) as told:
        read_conditions(TWINS)
    assert told.value.items == ("b: 'One' also names a", "night: 'the one' also names a")
