import polars as pl
import pytest

from jobmorph.pathways.destination import destinations_of_job, same_node_occupations
from jobmorph.schema.errors import NoMatchError
from jobmorph.schema.job import Anchor, JobRef
from jobmorph.schema.tables import MOVE_PROBABILITY

ROWS = [
    ("A", "C", 0.5, 0.4, 0.6, 0.45, "30+"),
    ("A", "B", 0.3, 0.2, 0.4, None, "<3"),
    ("A", "elsewhere", 0.2, None, None, None, "3-9"),
    ("B", "C", 0.2, 0.1, 0.3, None, "<3"),
    ("B", "D", 0.6, 0.5, 0.8, 0.7, "10-29"),
    ("B", "elsewhere", 0.2, None, None, None, "<3"),
]
TABLE = pl.DataFrame(ROWS, schema=MOVE_PROBABILITY.polars_schema, orient="row")
NODES = ["A", "B", "A", None]
CODES = [f"91-100{row}.00" for row in range(len(NODES))]
BRIDGE = pl.DataFrame(
    {
        "occupation_onet2019": CODES,
        "occupation_soc2018": [code[:7] for code in CODES],
        "moves_node": NODES,
        "outlook_unit": pl.Series([None] * len(NODES), dtype=pl.String),
        "employment_share": [1.0] * len(NODES),
    }
)


def job(*weights):
    anchors = tuple(Anchor(CODES[row], weight) for row, weight in weights)
    return JobRef("role", "sales/mid", "Seller", "mid", anchors)


def test_one_anchor_gives_its_node_s_rows_and_cannot_resolve_itself():
    assert destinations_of_job(job((0, 1.0)), TABLE, BRIDGE).rows() == [
        ("C", pytest.approx(0.5), pytest.approx(0.4), pytest.approx(0.6), True, "30+"),
        ("B", pytest.approx(0.3), pytest.approx(0.2), pytest.approx(0.4), True, "<3"),
        ("elsewhere", pytest.approx(0.2), None, None, True, "3-9"),
        ("A", None, None, None, False, None),
    ]


def test_anchors_mix_by_weight_over_what_is_not_their_own():
    found = destinations_of_job(job((0, 0.75), (1, 0.25)), TABLE, BRIDGE)
    # A to B is within the job: .75 x .3 of the mass drops out, and the rest is scaled by 1/.775.
    kept = 1.0 - 0.75 * 0.3
    rows = {row[0]: row[1:] for row in found.iter_rows()}
    middle = (0.75 * 0.5 + 0.25 * 0.2) / kept
    low, high = (0.75 * 0.4 + 0.25 * 0.1) / kept, (0.75 * 0.6 + 0.25 * 0.3) / kept
    assert rows["C"] == (*(pytest.approx(x) for x in (middle, low, high)), True, "30+")
    assert rows["D"][0] == pytest.approx(0.25 * 0.6 / kept)
    assert rows["D"][4] == "10-29"
    assert found["move_probability"].sum() == pytest.approx(1.0)
    assert found.filter(~pl.col("is_resolvable"))["destination_node"].to_list() == ["A", "B"]
    assert found["destination_node"].to_list() == ["C", "D", "elsewhere", "A", "B"]


def test_occupations_of_the_same_node_cannot_be_told_apart():
    assert same_node_occupations(job((0, 1.0)), BRIDGE).rows() == [("91-1002.00", "A")]


def test_occupations_without_a_node_are_named():
    with pytest.raises(NoMatchError, match=r"91-1003\.00"):
        destinations_of_job(job((3, 1.0)), TABLE, BRIDGE)
