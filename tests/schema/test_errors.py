import pytest

from jobmorph.schema import errors


def test_message_lists_first_five_and_counts_the_rest():
    error = errors.DataError(
        "codes are unknown", where="roster.csv", items=[f"c{n}" for n in range(8)], hint="Fix them."
    )
    assert str(error) == "roster.csv: codes are unknown: c0, c1, c2, c3, c4 and 3 more. Fix them."


def test_count_may_exceed_the_items_at_hand():
    assert "and 97 more" in str(errors.DataError("bad", items=["a", "b", "c"], count=100))


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (errors.DataError, 2),
        (errors.SchemaError, 2),
        (errors.ParameterError, 2),
        (errors.NoMatchError, 1),
        (errors.InfeasibleError, 1),
    ],
)
def test_exit_codes_follow_the_interface(kind, code):
    assert kind("x").exit_code == code
