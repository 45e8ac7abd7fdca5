import pytest
import yaml

from jobmorph.intake.fault import LineError
from jobmorph.intake.text_file import TextFile
from jobmorph.intake.yaml_node import compose_yaml, mapping_entries, unknown
from jobmorph.schema.errors import DataError


def compose(text):
    return compose_yaml(TextFile("x.yaml", text, "UTF-8"))


def entries_of(text, allowed=()):
    faults = []
    return mapping_entries(compose(text), allowed=allowed, what="it", faults=faults), faults


@pytest.mark.parametrize(
    ("text", "line"), [("a: [1\nb: 2", 2), ("a: 1\n\tb: 2\n", 2), ("a: *b\n", 1), ("---\n---\n", 2)]
)
def test_broken_yaml_is_told_with_its_line(text, line):
    with pytest.raises(LineError, match=f"x.yaml, line {line}: this is no valid YAML"):
        compose(text)


def test_yaml_nested_beyond_reason_is_refused():
    with pytest.raises(DataError, match="nested too deep"):
        compose("[" * 3000)


def test_a_file_of_comments_is_nothing():
    assert compose("# only words\n") is None


def test_aliases_that_would_unfold_without_end_cost_nothing():
    text = "a0: &a0 [x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30)
    )
    assert isinstance(compose(text), yaml.MappingNode)


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("0.6", 0.6),
        ("'0.6'", 0.6),
        ("1", 1.0),
        (".5", 0.5),
        ("1e-1", 0.1),
        ("60%", None),
        ("0,6", None),
        (".nan", None),
        (".inf", None),
        ("1e999", None),
        ("yes", None),
        ("", None),
        ("[1]", None),
        ("0x10", None),
    ],
)
def test_only_plain_finite_numbers_are_numbers(value, number):
    entries, _ = entries_of(f"a: {value}")
    assert entries["a"].number() == number


def test_keys_are_checked_with_their_lines():
    _, faults = entries_of("task: x\ndlegated: 1\ntask: y\n? [a]\n: 1\n", ("task", "delegated"))
    assert [(fault.line, fault.what) for fault in faults] == [
        (2, 'unknown key "dlegated"; did you mean delegated?'),
        (3, "task stands in line 1 already"),
        (4, "a key of it is not a word"),
    ]


def test_a_single_value_is_no_mapping():
    entries, faults = entries_of("just words")
    assert entries == {}
    assert faults[0].what == "it is a list of `key: value`, not a single value"


def test_without_a_near_name_all_known_ones_are_listed():
    assert unknown('key "q"', "q", ["b", "a"]) == 'unknown key "q"; known are a, b'
