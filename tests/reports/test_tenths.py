from hypothesis import given
from hypothesis import strategies as st

from jobmorph.reports.tenths import in_tenths, one_decimal, parts_to_total, range_decimal
from jobmorph.schema.estimate import Estimate


@given(
    st.floats(-20, 0), st.floats(0, 20), st.floats(0, 20), st.floats(0, 40).map(lambda x: x + 20)
)
def test_parts_add_up_and_stay_within_a_tenth(ai, other, new, now):
    total = in_tenths(now + ai + other + new) - in_tenths(now)
    shown = parts_to_total([ai, other, new], total)
    assert sum(shown) == total
    assert all(
        abs(tenth / 10 - part) <= 0.1 + 1e-6
        for tenth, part in zip(shown, (ai, other, new), strict=True)
    )


def test_what_ai_takes_is_never_shown_as_given():
    assert parts_to_total([-0.01, 0.0, 0.04], 0) == [0, 0, 0]
    assert parts_to_total([-0.06, 0.02, 0.01], -1) == [-1, 0, 0]


def test_levels_and_months_carry_no_digit_too_many():
    assert [one_decimal(each) for each in (0.0, 2.95, 9.94, 9.99, 12.6)] == [
        "0", "3", "9.9", "10", "13",
    ]  # fmt: skip
    assert range_decimal(Estimate(8.56, 13.77, 19.8)) == "14 (8.6-20)"
