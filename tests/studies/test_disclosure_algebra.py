from fractions import Fraction
from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.studies.disclosure_algebra import ToldSums, atoms_of

PEOPLE = "abcdefghijklmnop"


def rank(rows):
    """Rank over the rational numbers, in the plainest way."""
    rows = [[Fraction(int(cell)) for cell in row] for row in rows]
    found = 0
    for column in range(len(rows[0]) if rows else 0):
        lead = next((k for k in range(found, len(rows)) if rows[k][column]), None)
        if lead is None:
            continue
        rows[found], rows[lead] = rows[lead], rows[found]
        for other in range(found + 1, len(rows)):
            factor = rows[other][column] / rows[found][column]
            rows[other] = [a - factor * b for a, b in zip(rows[other], rows[found], strict=True)]
        found += 1
    return found


def speaks_of_few(groups, least):
    """Try every set of few people: can what is told be combined to zero everywhere else?"""
    people = sorted({person for group in groups for person in group})
    matrix = [[int(person in group) for person in people] for group in groups]
    whole = rank(matrix)
    for count in range(1, least):
        for few in combinations(range(len(people)), min(count, len(people))):
            rest = [[row[k] for k in range(len(people)) if k not in few] for row in matrix]
            if rank(rest) < whole:
                return True
    return False


def told_one_by_one(groups, least):
    sums = ToldSums(atoms_of(groups), least)
    return [groups[k] for k in range(len(groups)) if sums.add(k)]


GROUPS = st.lists(
    st.sets(st.sampled_from(PEOPLE[:9]), min_size=1).map(sorted), min_size=1, max_size=5
)


@given(GROUPS, st.integers(2, 4))
def test_what_is_told_never_speaks_of_few_and_nothing_more_is_held_back(groups, least):
    told = []
    for group, is_told in zip(groups, _added(groups, least), strict=True):
        assert is_told is not speaks_of_few([*told, group], least)
        told += [group] if is_told else []


def _added(groups, least):
    sums = ToldSums(atoms_of(groups), least)
    return [sums.add(k) for k in range(len(groups))]


@pytest.mark.parametrize("seed", range(12))
def test_no_whole_weights_of_two_or_three_told_groups_isolate_one_to_four(seed):
    rng = np.random.default_rng(seed)
    everybody = list(PEOPLE)
    groups = [everybody, *_departments(rng, everybody)]
    for _ in range(8):
        kept = [p for p in everybody if rng.random() > rng.choice([0.05, 0.3])]
        groups += [kept, *_departments(rng, kept)]
    told = told_one_by_one([group for group in groups if len(group) >= 5], 5)
    assert len(told) >= 1
    vectors = np.array([[person in group for person in PEOPLE] for group in told], dtype=int)
    for count in (1, 2, 3):
        for chosen in combinations(range(len(told)), min(count, len(told))):
            for weights in product(range(-3, 4), repeat=len(chosen)):
                spoken = np.array(weights) @ vectors[list(chosen)]
                assert np.count_nonzero(spoken) not in (1, 2, 3, 4)


def _departments(rng, people):
    shuffled = rng.permutation(people).tolist()
    return [shuffled[: len(people) // 2], shuffled[len(people) // 2 :]]


def test_a_chain_of_four_is_seen_though_every_pair_is_far_apart():
    p, q, r, s = (list(PEOPLE[k : k + 3]) for k in (0, 3, 6, 9))
    groups = [[*p, *q, "z"], [*p, *r], [*q, *s], [*r, *s]]
    for one, other in combinations(groups, 2):
        assert len(set(one) ^ set(other)) >= 3
    for three in combinations(groups, 3):
        assert not speaks_of_few(three, 3)
    assert told_one_by_one(groups, 3) == groups[:3]


def test_people_who_are_alike_are_counted_one_by_one():
    assert told_one_by_one([["a"] * 10, ["a"] * 9], 5) == [["a"] * 10]
    assert told_one_by_one([["a"] * 10, ["a"] * 5], 5) == [["a"] * 10, ["a"] * 5]


def test_sums_over_large_groups_cost_little():
    rng = np.random.default_rng(0)
    people = [f"{n}" for n in range(20_000)]
    departments = [people[k : k + 200] for k in range(0, 20_000, 200)]
    later = [[p for p in group if rng.random() > 0.1] for group in departments]
    sums = ToldSums(atoms_of([people, *departments, *later]), 5)
    assert all(sums.add(k) for k in range(201))
