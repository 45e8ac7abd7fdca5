import math

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.pathways.move import GravityMoveModel, moves_of_job
from jobmorph.schema.errors import DataError, NoMatchError
from jobmorph.schema.job import Anchor, JobRef

MODEL = GravityMoveModel(size_elasticity=1.0, distance_decay=2.0)
NODES = pl.DataFrame(
    {
        "moves_node": ["A", "B", "C", "D"],
        "employment_heads": [100.0, 300.0, 100.0, 50.0],
        "job_zone": [2, 3, 1, 4],
    }
)


def pairs_of(nodes, distance, blind=()):
    names = nodes["moves_node"].to_list()
    rows = [(i, j, distance, (i, j) not in blind) for i in names for j in names if i != j]
    columns = ["moves_node", "destination_node", "skill_distance", "is_resolvable"]
    return pl.DataFrame(rows, schema=columns, orient="row")


PAIRS = pairs_of(NODES, 0.5, blind={("A", "D")})


def probabilities(moves, origin):
    rows = moves.filter(pl.col("moves_node") == origin)
    return dict(rows.select("destination_node", "move_probability").rows())


def test_equal_distances_leave_shares_of_size_over_resolvable_destinations():
    moves = MODEL.predict(NODES, PAIRS)
    assert probabilities(moves, "A") == {
        "B": pytest.approx(0.75),
        "C": pytest.approx(0.25),
        "D": None,
    }
    assert probabilities(moves, "D") == pytest.approx({"A": 0.2, "B": 0.6, "C": 0.2})


def test_distance_thins_moves_out_by_the_stated_factor():
    near = PAIRS.with_columns(
        pl.when(pl.col("destination_node") == "C")
        .then(0.0)
        .otherwise("skill_distance")
        .alias("skill_distance")
    )
    moves = probabilities(MODEL.predict(NODES, near), "B")
    assert moves["C"] / moves["A"] == pytest.approx(math.exp(2.0 * 0.5))


@given(
    sizes=st.lists(st.floats(1, 1e6), min_size=4, max_size=4),
    elasticity=st.floats(0, 1.5),
    decay=st.floats(0, 8),
    order=st.permutations(range(4)),
)
def test_probabilities_sum_to_one_and_relabelling_permutes_them(sizes, elasticity, decay, order):
    nodes = NODES.with_columns(pl.Series("employment_heads", sizes))
    model = GravityMoveModel(elasticity, decay)
    moves = model.predict(nodes, PAIRS)
    for _, total in moves.group_by("moves_node").agg(pl.sum("move_probability")).iter_rows():
        assert total == pytest.approx(1.0, abs=1e-12)
    turned = model.predict(nodes[list(order)], PAIRS.sample(fraction=1.0, shuffle=True, seed=3))
    key = ["moves_node", "destination_node"]
    left, right = moves.sort(key), turned.sort(key)
    assert left["is_resolvable"].equals(right["is_resolvable"])
    assert left["move_probability"].drop_nulls().to_list() == pytest.approx(
        right["move_probability"].drop_nulls().to_list(), rel=1e-9
    )


def test_an_origin_that_resolves_nothing_has_no_zeros():
    blind = {("A", other) for other in "BCD"}
    moves = MODEL.predict(NODES, pairs_of(NODES, 0.5, blind))
    assert set(probabilities(moves, "A").values()) == {None}


def test_strange_pairs_are_refused():
    stray = PAIRS.with_columns(pl.lit("Z").alias("destination_node")).unique("moves_node")
    with pytest.raises(DataError, match="A to Z"):
        MODEL.predict(NODES, stray)
    empty = NODES.with_columns(pl.lit(0.0).alias("employment_heads"))
    with pytest.raises(DataError, match="no destination has people"):
        MODEL.predict(empty, PAIRS)


def bridge_of(nodes):
    codes = [f"91-100{row}.00" for row in range(len(nodes))]
    return pl.DataFrame(
        {
            "occupation_onet2019": codes,
            "occupation_soc2018": [code[:7] for code in codes],
            "moves_node": pl.Series(nodes, dtype=pl.String),
            "outlook_unit": pl.Series([None] * len(nodes), dtype=pl.String),
            "employment_share": [1.0] * len(nodes),
        }
    )


def job_with(*weights):
    anchors = [Anchor(f"91-100{row}.00", weight) for row, weight in enumerate(weights)]
    return JobRef("role", "sales/mid", "Seller", "mid", tuple(anchors))


def test_moves_of_a_job_mix_its_anchors_and_leave_its_own_nodes_out():
    moves = MODEL.predict(NODES, pairs_of(NODES, 0.5))
    borrowed = moves_of_job(job_with(0.75, 0.25), moves, bridge_of(["A", "B"]))
    # C: .75 * 100/450 + .25 * 100/250; D is half of it; A and B are the job itself.
    assert borrowed.rows() == [
        ("C", pytest.approx(2 / 3), True),
        ("D", pytest.approx(1 / 3), True),
        ("A", None, False),
        ("B", None, False),
    ]


def test_what_one_anchor_cannot_resolve_is_not_resolvable():
    moves = MODEL.predict(NODES, PAIRS)
    borrowed = moves_of_job(job_with(0.5, 0.5), moves, bridge_of(["A", "B"]))
    assert borrowed.filter("is_resolvable").rows() == [("C", pytest.approx(1.0), True)]


def test_anchors_outside_the_network_are_named():
    moves = MODEL.predict(NODES, PAIRS)
    with pytest.raises(NoMatchError, match=r"91-1000\.00"):
        moves_of_job(job_with(1.0), moves, bridge_of([None]))
