import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.intake.fault import LineError
from jobmorph.intake.overrides import Override, parse_overrides
from jobmorph.intake.text_file import TextFile
from jobmorph.schema.errors import DataError, JobmorphError

GOOD = """\
- task: onet:8823
  delegated: 0.1
  assisted: 0.3
  human: 0.6
  reason: a promise needs a person
  date: 2026-11-22
"""


def parse(text):
    return parse_overrides(TextFile("overrides.yaml", text, "UTF-8"))


def faults_of(text):
    with pytest.raises(LineError) as caught:
        parse(text)
    return [(fault.line, fault.what) for fault in caught.value.faults]


def test_an_override_holds_for_all_moments_unless_it_says_otherwise():
    (override,) = parse(GOOD)
    assert override == Override(
        task="onet:8823",
        delegated=0.1,
        assisted=0.3,
        human=0.6,
        reason="a promise needs a person",
        date="2026-11-22",
        moment="all",
        where="overrides.yaml, line 1",
    )
    assert override.moments == ("today", "reach", "horizon")
    assert override.share("human") == 0.6
    assert parse(GOOD + "  moment: reach\n")[0].moments == ("reach",)


def test_all_faulty_entries_are_told_at_once_with_their_lines():
    text = """\
- task: onet:1
  delegated: 60%
  assisted: 0.2
  human: 0.2
  reason: x
  date: 2026-11-22
- task: onet:2
  delegated: 0.5
  assisted: 0.2
  human: 0.2
  reason: x
  date: 2026-11-22
- {task: onet:3, dlegated: 1, assisted: 0, human: 0, reason: x, date: 22.11.2026}
- just words
"""
    assert faults_of(text) == [
        (2, 'delegated "60%" is not a share from 0 to 1, such as 0.6'),
        (7, "delegated, assisted and human sum to 0.9, not to 1"),
        (13, 'unknown key "dlegated"; did you mean delegated?'),
        (13, "the override lacks delegated"),
        (13, 'date "22.11.2026" is not a day such as 2026-11-22'),
        (14, "an override is a list of `key: value`, not a single value"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("0.6", "60", 4, 'human "60" is not a share'),
        ("0.6", "-0.6", 4, 'human "-0.6" is not a share'),
        ("0.6", "[0.6]", 4, "human a list is not a share"),
        ("0.6", "0.600002", 1, "sum to 1.000002, not to 1"),
        ("2026-11-22", "2026-02-30", 6, "is not a day"),
        ("2026-11-22", "20261122", 6, "is not a day"),
        ("2026-11-22", "", 6, "date is empty or not a text"),
        ("a promise needs a person", "''", 5, "reason is empty or not a text"),
        ("onet:8823", "[a]", 1, "task is empty or not a text"),
    ],
)
def test_each_field_is_checked(old, new, line, words):
    faults = faults_of(GOOD.replace(old, new))
    assert faults[0][0] == line
    assert words in faults[0][1]


def test_shares_may_miss_1_by_rounding_only():
    assert parse(GOOD.replace("0.6", "0.6000005"))[0].human == 0.6000005
    assert "sum to 1" in faults_of(GOOD.replace("0.6", "0.600002"))[0][1]


def test_an_unknown_moment_lists_the_known_ones():
    assert faults_of(GOOD + "  moment: someday\n") == [
        (7, 'moment "someday" is not one of today, reach, horizon, all')
    ]


def test_one_verdict_cannot_be_overruled_twice():
    again = GOOD.replace("onet:8823", "ONET:8823") + "  moment: reach\n"
    assert faults_of(GOOD + again) == [
        (7, "this task is overruled already (overrides.yaml, line 1)")
    ]
    both = GOOD + "  moment: today\n" + again
    assert len(parse(both)) == 2


@pytest.mark.parametrize("text", ["# nothing\n", "[]\n", "task: onet:1\n", "words\n"])
def test_a_file_that_is_no_list_shows_an_example(text):
    with pytest.raises(DataError, match=r"- \{task: onet:8823"):
        parse(text)


@given(st.text(min_size=1))
def test_any_text_gives_overrides_or_an_error_on_one_line(text):
    try:
        parse(text)
    except JobmorphError as error:
        assert "\n" not in str(error)
