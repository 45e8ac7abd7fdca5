"""A title as a role: the very name wins, the occupation agrees, a left-out name is gone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.work.title.family import FamilyIndex, FamilyScaling, LevelShares
from jobmorph.work.title.normalise import plain_title

NAMES = {
    "Manager, Customer Success": "success/lead",
    "Customer Success Manager": "success-care/mid",
    "Junior Customer Success Manager": "success-care/entry",
    "SDR": "sales/entry",
    "Sales Development Representative": "sales/entry",
    "Senior SDR": "sales/mid",
    "SDR Team Lead": "sales/lead",
}
KIN = {"sales": frozenset({"41-3", "41-4"}), "success": frozenset(), "success-care": frozenset()}
INDEX = FamilyIndex(
    [plain_title(name) for name in NAMES],
    list(NAMES.values()),
    KIN,
    FamilyScaling(-4.0, 5.0, 2.0, 1.5),
)


def read(title, chances=None, **more):
    return INDEX.read(plain_title(title), chances or {}, **more)


def number_of(name):
    return next(i for i, known in enumerate(INDEX.names) if known.key == plain_title(name).key)


@pytest.mark.parametrize(("name", "role"), NAMES.items())
def test_the_very_name_wins_with_its_own_level(name, role):
    found = read(name)
    assert (found.role_id, found.level_basis) == (role, "exact")
    assert found.likeness == 1.0
    assert found.matched_title == plain_title(name).key


def test_the_order_of_words_decides_between_names_of_the_same_words():
    assert read("customer success manager").family == "success-care"
    assert read("manager customer success").family == "success"
    assert read("manager customer success").lead == pytest.approx(0.05, abs=1e-6)


def test_a_level_in_words_is_fitted_to_those_the_family_has():
    found = read("Executive Vice President, Sales Development", {"41-3091": 0.9})
    # 'sales' ends at lead.
    assert (found.role_id, found.named_level, found.level_basis) == (
        "sales/lead",
        "executive",
        "named",
    )


def test_without_a_level_that_of_the_nearest_name_without_one_is_assumed():
    found = read("Development Representative")
    assert (found.role_id, found.level_basis, found.named_level) == ("sales/entry", "assumed", None)


def test_a_region_is_no_part_of_a_role():
    plain, regional = read("SDR"), read("SDR, EMEA")
    assert regional.role_id == plain.role_id
    # The core counts almost in full.
    assert regional.likeness == pytest.approx(0.97, abs=0.031)
    assert regional.likeness >= 0.97
    assert read("Senior SDR, EMEA").role_id == "sales/mid"


@given(st.floats(0, 1), st.floats(0, 1))
def test_agreement_raises_the_probability(low, high):
    low, high = sorted((low, high))
    one, other = (read("SDR", {"41-3091": share}) for share in (low, high))
    assert one.agreement == low
    assert one.probability <= other.probability


def test_agreement_adds_up_kin_alone_and_enters_the_logit():
    found = read("SDR", {"41-3091": 0.3, "41-4012": 0.2, "11-2022": 0.5})
    assert found.agreement == pytest.approx(0.5)
    logit = -4.0 + 5.0 * found.likeness + 2.0 * found.lead + 1.5 * 0.5
    from math import exp

    assert found.probability == pytest.approx(1 / (1 + exp(-logit)))


def test_a_name_left_out_is_really_left_out():
    found = read("SDR Team Lead", left_out=number_of("SDR Team Lead"))
    assert found.matched_title != "sales development representative team lead"
    assert found.likeness < 0.99


def test_leaving_a_name_out_takes_all_names_of_the_same_words_along():
    number = number_of("Customer Success Manager")
    found = read("Customer Success Manager", left_out=number)
    # 'Manager, customer success' would give the words away.
    assert found.matched_title == "junior customer success manager"
    # An abbreviation and what it stands for are the same words, too.
    left = read("SDR", left_out=number_of("SDR"))
    assert left.matched_title not in ("sdr", "sales development representative")


def test_reading_after_a_name_was_left_out_is_as_before():
    before = read("SDR")
    read("SDR", left_out=number_of("SDR"))
    assert read("SDR") == before


def test_a_title_like_no_name_has_no_family():
    assert read("qqq", {"41-3091": 1.0}) is None


def test_strange_words_have_a_family_only_where_the_occupation_is_of_its_kin():
    # One word of three is known.
    title = "Sales Zebra Keeper"
    assert read(title) is None
    assert read(title, {"39-2021": 0.9}) is None
    assert read(title, {"41-3091": 0.9}).family == "sales"
    # Half of the words are enough, whatever the occupation; ranks and regions are no words here.
    assert read("Senior Sales Keeper, EMEA", {"39-2021": 0.9}).family == "sales"


def test_other_families_follow_in_order_and_the_own_is_not_among_them():
    found = read("Customer Success Manager")
    assert found.others[0] == "success"
    assert found.family not in found.others


def test_level_shares_are_named_by_their_basis():
    shares = LevelShares(0.9, 0.8, 0.7, 0.6)
    assert [shares.of(b) for b in ("exact", "known", "named", "assumed")] == [0.9, 0.8, 0.7, 0.6]
