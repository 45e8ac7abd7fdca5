"""Routes against brute force, and what they must never do."""

import itertools
import math

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobmorph.pathways.feasibility import PlaceSkills
from jobmorph.pathways.network import START, RouteNetwork
from jobmorph.pathways.route import RouteLimits, find_routes
from jobmorph.schema.errors import NoMatchError, ParameterError
from jobmorph.schema.tables import PLACE_VALUE, ROUTE_HOP
from jobmorph.skills.plan import StepHours

HOURS = StepHours((52, 52, 52, 52, 52), (104, 104, 104, 104, 104), (208, 208, 208, 208, 208))
MOST = {"trained": (0.5, 1.0, 2.0)}
EXTRA = {"licensed": (1.0, 3.0, 6.0)}
HOURS_WEEK = (
    12.0  # 52 hours a month: a level takes two months, one at the low end, four at the high
)


def network(places, hops, *, held=(), levels=None):
    """Lay out places (id, wage, human, growth, crowding, stay) and hops (a, b, chance, months)."""
    values = pl.DataFrame(
        [
            (
                *row[:5],
                row[5] / 2,
                row[5],
                2 * row[5],
                *EXTRA.get(row[0], (0.0,) * 3),
                *MOST.get(row[0], (None,) * 3),
            )
            for row in places
        ],
        schema=PLACE_VALUE.polars_schema,
        orient="row",
    )
    frame = pl.DataFrame(
        [
            (a, b, chance, chance, *((None,) * 3 if m is None else (m / 2, m, 2 * m)))
            for a, b, chance, m in hops
        ],
        schema=ROUTE_HOP.polars_schema,
        orient="row",
    )
    width = len(held) or 1
    table = levels or {}
    given_, asked = (
        np.array([table.get(row[0], ((0.0,) * width, (np.nan,) * width))[k] for row in places])
        for k in (0, 1)
    )
    skills = PlaceSkills(
        tuple(row[0] for row in places),
        tuple(f"s{k}" for k in range(width)),
        given_.reshape(len(places), width),
        asked.reshape(len(places), width),
        np.zeros(width, dtype=bool),
    )
    own = np.array(held or (0.0,), dtype=float)
    return RouteNetwork(values, frame, skills, own, HOURS, HOURS_WEEK)


def place(name, wage=50_000.0, human=0.5, growth=0.0, crowding=0.1, stay=1.0):
    return name, wage, human, growth, crowding, stay


LINE = network(
    [place("b", wage=40_000.0, stay=5.0), place("c")],
    [(START, "b", 0.5, 4.0), ("b", "c", 0.4, 6.0), (START, "c", 0.1, 20.0), ("c", "b", 0.9, 1.0)],
)


def test_a_stepping_stone_stands_beside_the_direct_way():
    routes = find_routes(LINE, target="c")
    rows = {tuple(row["places"]): row for row in routes.iter_rows(named=True)}
    assert set(rows) == {("c",), ("b", "c")}
    two = rows["b", "c"]
    assert two["route_index"] == pytest.approx(0.2)
    assert two["hop_months"] == [4.0, 6.0]
    assert (two["months_low"], two["months"], two["months_high"]) == (5.0, 10.0, 20.0)
    assert two["wage_least_usd_year"] == 40_000.0
    assert routes["places"].to_list()[0] == ["b", "c"]  # the likelier first


def test_a_later_hop_waits_until_the_work_before_it_is_done_well():
    slow = network(
        [place("b", stay=9.0), place("c")], [(START, "b", 0.5, 4.0), ("b", "c", 0.4, 6.0)]
    )
    assert find_routes(slow, target="c")["hop_months"].to_list() == [[4.0, 9.0]]


def test_what_a_step_taught_shortens_the_next():
    levels = {"b": ((3.0, 1.0), (1.0, np.nan)), "c": ((4.0, 4.0), (4.0, 2.0))}
    hops = [(START, "b", 0.5, None), ("b", "c", 0.5, None), (START, "c", 0.5, None)]
    taught = network([place("b", stay=0.5), place("c")], hops, held=(0.0, 0.0), levels=levels)
    months = {tuple(row[0]): row[1] for row in find_routes(taught).select("places", "hop_months")
              .iter_rows()}  # fmt: skip
    assert months["c",] == [pytest.approx(12.0)]  # four levels and two
    assert months["b",] == [pytest.approx(2.0)]
    assert months["b", "c"] == [pytest.approx(2.0), pytest.approx(4.0)]  # one level and one


def test_a_licence_comes_on_top_of_learning_but_not_of_known_months():
    hops = [(START, "licensed", 0.5, None), (START, "b", 0.5, 1.0), ("b", "licensed", None, 9.0)]
    levels = {"licensed": ((0.0,), (2.0,))}
    world = network([place("b"), place("licensed")], hops, held=(0.0,), levels=levels)
    months = find_routes(world, target="licensed")["hop_months"].to_list()
    assert sorted(months) == [[1.0, 9.0], [pytest.approx(4.0 + 3.0)]]


def test_what_an_employer_trains_is_not_learned_before():
    levels = {"trained": ((0.0,), (3.0,)), "c": ((0.0,), (3.0,))}
    hops = [(START, "trained", 0.5, None), (START, "c", 0.5, None), ("c", "trained", 0.9, 9.0)]
    world = network([place("trained"), place("c")], hops, held=(0.0,), levels=levels)
    rows = {tuple(row["places"]): row for row in find_routes(world).iter_rows(named=True)}
    one = rows["trained",]
    assert (one["months_low"], one["months"], one["months_high"]) == (0.5, 1.0, 2.0)
    assert rows["c",]["months"] == pytest.approx(6.0)


def test_moves_are_directional():
    there = network([place("a"), place("b")], [(START, "a", 0.5, 1.0), ("a", "b", 0.5, 1.0)])
    assert find_routes(there, target="b").height == 1
    back = network([place("a"), place("b")], [(START, "b", 0.5, 1.0), ("a", "b", 0.5, 1.0)])
    assert find_routes(back, target="a").is_empty()
    uneven = network(
        [place("a"), place("b")],
        [
            (START, "a", 0.3, 1.0),
            (START, "b", 0.3, 1.0),
            ("a", "b", 0.9, 1.0),
            ("b", "a", 0.1, 1.0),
        ],
    )
    index = {tuple(row[0]): row[1] for row in find_routes(uneven).select("places", "route_index")
             .iter_rows()}  # fmt: skip
    assert ("a", "b") not in index  # .27 in two months is beaten by .3 in one
    assert index["b",] == pytest.approx(0.3)


def test_limits_hold_along_the_whole_way():
    assert find_routes(LINE, limits=RouteLimits(most_months=9))["end_place"].to_list() == ["b"]
    rich = find_routes(LINE, limits=RouteLimits(least_wage_usd_year=45_000.0))
    assert rich["places"].to_list() == [["c"]]
    assert find_routes(LINE, limits=RouteLimits(most_hops=1))["hops"].max() == 1
    assert find_routes(network([place("b")], []), limits=RouteLimits()).is_empty()


def test_pay_that_nobody_counts_is_left_out_where_pay_is_a_limit():
    unpaid = network([place("b", wage=None)], [(START, "b", 0.5, 1.0)])
    assert find_routes(unpaid).item(0, "wage_least_usd_year") is None
    assert find_routes(unpaid, limits=RouteLimits(least_wage_usd_year=1.0)).is_empty()


def test_hops_that_nobody_counts_are_never_ranked_against_counted_ones():
    known = network(
        [place("b"), place("c")],
        [(START, "b", 0.5, 1.0), ("b", "c", 0.4, 1.0), (START, "c", None, 1.0)],
    )
    routes = {row["uncounted_hops"]: row for row in find_routes(known, target="c").iter_rows(
        named=True)}  # fmt: skip
    assert set(routes) == {0, 1}  # the direct one is shorter, but no chance is known of it
    assert routes[1]["places"] == ["c"]
    assert routes[1]["route_index"] == 1.0
    assert routes[0]["route_index"] == pytest.approx(0.2)


def test_every_count_can_keep_a_route():
    best = {"wage": 90_000.0, "human": 0.9, "growth": 0.4, "crowding": 0.0}
    end = place("d", wage=95_000.0, human=0.95, growth=0.5, crowding=0.0)
    hops = [
        (START, "b", 0.9, 1.0),
        (START, "c", 0.2, 1.0),
        ("b", "d", 0.9, 1.0),
        ("c", "d", 0.2, 1.0),
    ]
    for name, value in best.items():
        places = [place("b"), place("c", **{name: value}), end]
        kept = find_routes(network(places, hops), target="d")["places"].to_list()
        assert kept == [["b", "d"], ["c", "d"]], name
    same = find_routes(network([place("b"), place("c"), place("d")], hops), target="d")
    assert same["places"].to_list() == [["b", "d"]]


def test_bad_questions_are_refused():
    with pytest.raises(ParameterError, match="1 to 3 hops"):
        RouteLimits(most_hops=4)
    with pytest.raises(NoMatchError, match="z"):
        find_routes(LINE, target="z")
    with pytest.raises(NoMatchError, match="without values or levels: z"):
        network([place("b")], [(START, "z", 0.5, 1.0)])


@st.composite
def networks(draw):
    names = "abcd"[: draw(st.integers(1, 4))]
    number = st.floats(0.05, 1).map(lambda each: round(each, 2))
    level = st.integers(0, 3).map(float)
    places = [
        place(name, 1e5 * draw(number), draw(number), draw(number), draw(number), 6 * draw(number))
        for name in names
    ]
    pairs = [(START, name) for name in names] + list(itertools.permutations(names, 2))
    hops = [
        (a, b, draw(st.none() | number), draw(st.none() | number.map(lambda each: 12 * each)))
        for a, b in pairs
        if draw(st.booleans())
    ]
    levels = {
        name: ((draw(level), draw(level)), (draw(level), draw(st.just(np.nan) | level)))
        for name in names
    }
    limits = RouteLimits(
        draw(st.none() | st.floats(1, 30)),
        draw(st.none() | st.floats(5e3, 9e4)),
        draw(st.integers(1, 3)),
    )
    target = draw(st.none() | st.sampled_from(names))
    return network(places, hops, held=(1.0, 1.0), levels=levels), limits, target


def walks(world, limits):
    """Every simple path with its months and what it is compared on, by recursion."""
    values = {row["place_id"]: row for row in world.values.iter_rows(named=True)}
    edges = {(row["place_id"], row["destination_place"]): row for row in
             world.hops.iter_rows(named=True)}  # fmt: skip
    skills = world.skills
    found = []

    def months_of(path, end, row):
        if row["months"] is not None:
            usual = row["months"]
        else:
            at = skills.place_at[end]
            had = [world.held, *(skills.held[skills.place_at[each]] for each in path[1:])]
            gaps = [
                max(0.0, need - max(each[k] for each in had))
                for k, need in enumerate(skills.needed[at])
                if not math.isnan(need)
            ]
            usual = 2.0 * sum(gaps)
        stay = values[path[-1]]["stay_months"] if len(path) > 1 else 0.0
        return max(usual, stay)

    def walk(path, index, months, uncounted):
        for (a, b), row in edges.items():
            if a != path[-1] or b in path or len(path) > limits.most_hops:
                continue
            least = limits.least_wage_usd_year
            total = months + months_of(path, b, row)
            if least is not None and values[b]["wage_usd_year"] < least:
                continue
            if limits.most_months is not None and total > limits.most_months + 1e-9:
                continue
            chance = row["hop_chance"]
            new = (*path, b)
            step = (
                index * (1.0 if chance is None else chance),
                total,
                uncounted + (chance is None),
            )
            found.append((new, *step))
            walk(new, *step)

    walk((START,), 1.0, 0.0, 0)
    return [(path[1:], index, months, uncounted, counts(path[1:], index, months, values))
            for path, index, months, uncounted in found]  # fmt: skip


def counts(path, index, months, values):
    def on_the_way(name):
        return [values[each][name] for each in path]

    return np.array(
        [
            math.floor(math.log(index) / 0.2 + 0.5),
            math.floor(-months + 0.5),
            math.floor(min(on_the_way("wage_usd_year")) / 1000.0 + 0.5),
            math.floor(min(on_the_way("human_share")) / 0.025 + 0.5),
            math.floor(min(on_the_way("growth_share")) / 0.02 + 0.5),
            math.floor(-max(on_the_way("crowding")) / 0.1 + 0.5),
            -len(path),
        ]
    )


@given(networks())
@settings(max_examples=150, deadline=None)
def test_routes_equal_brute_force_and_keep_limits(problem):
    world, limits, target = problem
    paths = [each for each in walks(world, limits) if target in (None, each[0][-1])]
    routes = find_routes(world, target=target, limits=limits)
    kept = {tuple(row["places"]): row for row in routes.iter_rows(named=True)}
    by_path = {each[0]: each for each in paths}
    assert set(kept) <= set(by_path)
    for path, row in kept.items():
        assert row["months"] == pytest.approx(by_path[path][2])
        assert row["route_index"] == pytest.approx(by_path[path][1])
        assert len(set(path)) == len(path) == row["hops"] <= limits.most_hops
        assert limits.most_months is None or row["months"] <= limits.most_months + 1e-9
        least = limits.least_wage_usd_year
        assert least is None or row["wage_least_usd_year"] >= least
    for path, _, _, uncounted, own in paths:
        rivals = [each[4] for each in paths if each[0][-1] == path[-1] and each[3] == uncounted]
        is_beaten = any((other >= own).all() and (other > own).any() for other in rivals)
        equals = [each[0] for each in paths if each[0][-1] == path[-1] and each[3] == uncounted
                  and (each[4] == own).all()]  # fmt: skip
        assert sum(each in kept for each in equals) == (0 if is_beaten else 1)
