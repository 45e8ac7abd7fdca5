"""Rooms share one set of draws: no two parameters may move together by accident."""

from importlib.resources import files

from jobmorph.reference.draws import DIMENSIONS
from jobmorph.reference.parameters import load_parameters


def test_no_two_parameters_share_a_column_of_the_draws():
    folder = files("jobmorph.reference") / "parameters"
    rooms = sorted(item.name.removesuffix(".yaml") for item in folder.iterdir())
    assert {"exposure", "skills", "pathways", "market", "redesign"} <= set(rooms)
    owners: dict[int, list[str]] = {}
    for room in rooms:
        for parameter in load_parameters(room).values():
            if parameter.dimension is not None:
                owners.setdefault(parameter.dimension, []).append(parameter.name)
    assert {column: names for column, names in owners.items() if len(names) > 1} == {}
    assert all(0 < column < DIMENSIONS for column in owners)


def test_unsourced_numbers_are_marked_as_assumptions():
    for room in ("skills", "pathways", "market", "redesign"):
        for parameter in load_parameters(room).values():
            assert parameter.source or parameter.tier == "assumption", parameter.name
