"""Routes against brute force, and what they must never do."""

import itertools

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobmorph.pathways.route import RouteLimits, find_routes, pareto
from jobmorph.schema.errors import ParameterError

COLUMNS = (
    "moves_node",
    "destination_node",
    "hop_chance",
    "months_low",
    "months",
    "months_high",
    "wage_usd_year",
    "human_share",
)


def hops_of(*rows):
    full = [(a, b, chance, m / 2, m, 2 * m, wage, 0.5) for a, b, chance, m, wage in rows]
    dtypes = {name: pl.String if name.endswith("node") else pl.Float64 for name in COLUMNS}
    return pl.DataFrame(full, schema=dtypes, orient="row")


LINE = hops_of(
    ("a", "b", 0.5, 4.0, 40.0),
    ("b", "c", 0.4, 6.0, 50.0),
    ("a", "c", 0.1, 12.0, 50.0),
    ("c", "a", 0.9, 1.0, 30.0),
)


def test_a_stepping_stone_stands_beside_the_direct_way():
    routes = find_routes(LINE, "a", target="c")
    rows = {tuple(row["nodes"]): row for row in routes.iter_rows(named=True)}
    assert set(rows) == {("a", "c"), ("a", "b", "c")}
    two = rows["a", "b", "c"]
    assert two["route_index"] == pytest.approx(0.2)
    assert (two["months_low"], two["months"], two["months_high"]) == (5.0, 10.0, 20.0)
    assert (two["wage_least_usd_year"], two["wage_end_usd_year"]) == (40.0, 50.0)


def test_moves_are_directional():
    assert find_routes(LINE, "c", target="b").height == 1
    assert find_routes(LINE, "b", target="b").is_empty()
    assert find_routes(LINE, "c", target="a")["route_index"].item() == pytest.approx(0.9)
    assert find_routes(LINE, "a", target="c")["route_index"].max() == pytest.approx(0.2)


def test_limits_hold_along_the_whole_way():
    assert find_routes(LINE, "a", limits=RouteLimits(most_months=9))["end_node"].to_list() == ["b"]
    rich = find_routes(LINE, "a", limits=RouteLimits(least_wage_usd_year=45.0))
    assert [list(nodes) for nodes in rich["nodes"]] == [["a", "c"]]
    assert find_routes(LINE, "a", limits=RouteLimits(most_hops=1))["hops"].max() == 1
    assert find_routes(LINE, "z").is_empty()
    with pytest.raises(ParameterError, match="1 to 3 hops"):
        RouteLimits(most_hops=4)


@st.composite
def networks(draw):
    nodes = "abcde"[: draw(st.integers(2, 5))]
    pairs = [pair for pair in itertools.permutations(nodes, 2) if draw(st.booleans())]
    number = st.floats(0.05, 1).map(lambda each: round(each, 2))
    rows = [(a, b, draw(number), 12 * draw(number), 100 * draw(number)) for a, b in pairs]
    limits = RouteLimits(
        draw(st.none() | st.floats(1, 30)),
        draw(st.none() | st.floats(5, 90)),
        draw(st.integers(1, 3)),
    )
    return hops_of(*rows), limits


def brute_force(hops, origin, limits):
    """Every simple path by recursion; those that no other to the same end beats."""
    edges = {(row[0], row[1]): row for row in hops.rows()}
    found = []

    def walk(path, chance, months, wage):
        for (a, b), row in edges.items():
            if a != path[-1] or b in path or len(path) > limits.most_hops:
                continue
            if limits.least_wage_usd_year is not None and row[6] < limits.least_wage_usd_year:
                continue
            total = months + row[4]
            if limits.most_months is not None and total > limits.most_months:
                continue
            new = (*path, b)
            found.append((new, chance * row[2], total, min(wage, row[6])))
            walk(new, chance * row[2], total, min(wage, row[6]))

    walk((origin,), 1.0, 0.0, float("inf"))
    best = set()
    for path, chance, months, wage in found:
        own = np.array([chance, -months, wage, -len(path)])
        others = [np.array([c, -m, w, -len(p)]) for p, c, m, w in found if p[-1] == path[-1]]
        if not any((other >= own).all() and (other > own).any() for other in others):
            best.add(path)
    return best


@given(networks())
@settings(max_examples=200, deadline=None)
def test_routes_equal_brute_force_and_keep_limits(problem):
    hops, limits = problem
    routes = find_routes(hops, "a", limits=limits)
    assert {tuple(nodes) for nodes in routes["nodes"]} == brute_force(hops, "a", limits)
    for row in routes.iter_rows(named=True):
        assert len(set(row["nodes"])) == len(row["nodes"]) == row["hops"] + 1
        assert row["hops"] <= limits.most_hops
        assert limits.most_months is None or row["months"] <= limits.most_months
        least = limits.least_wage_usd_year
        assert least is None or row["wage_least_usd_year"] >= least


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 3)), max_size=12))
def test_the_front_is_what_no_row_beats(rows):
    scores = np.array(rows, dtype=float).reshape(-1, 3)
    beaten = [
        any((other >= own).all() and (other > own).any() for other in scores) for own in scores
    ]
    assert pareto(scores).tolist() == [not each for each in beaten]
