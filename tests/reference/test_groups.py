import pytest

from jobmorph.reference.groups import find_group, load_groups, read_groups
from jobmorph.schema.errors import ParameterError


def test_every_code_has_a_reason_and_stands_once():
    for group in load_groups().values():
        assert not set(group.codes) & set(group.left_out)
        assert all(reason.strip() for reason in (*group.codes.values(), *group.left_out.values()))


def test_unknown_groups_and_faulty_codes_are_told():
    with pytest.raises(ParameterError, match="go-to-market"):
        find_group("sales")
    with pytest.raises(ParameterError, match="x: 11-202"):
        read_groups({"x": {"label": "X", "codes": {"11-202": "r"}}})
    with pytest.raises(ParameterError, match="x: 11-2021"):
        read_groups({"x": {"label": "X", "codes": {"11-2021": "r"}, "left_out": {"11-2021": "r"}}})
