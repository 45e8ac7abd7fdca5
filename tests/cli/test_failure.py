import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.cli.failure import LONGEST_LINE, Failure, explain, one_line
from jobmorph.schema.errors import DataError, InfeasibleError, NoMatchError, ParameterError


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (DataError("x"), 2),
        (ParameterError("x"), 2),
        (NoMatchError("x"), 1),
        (InfeasibleError("x"), 1),
    ],
)
def test_each_error_brings_its_code(fault, code):
    assert explain(fault) == Failure("x.", code)


@given(st.text())
def test_a_message_is_one_printable_line_whatever_is_in_it(text):
    line = one_line(text)
    assert line.isprintable()
    assert len(line) <= LONGEST_LINE


def test_escape_sequences_cannot_reach_the_terminal():
    assert one_line("no \x1b]0;title\x07 job") == r"no \x1b]0;title\x07 job"
