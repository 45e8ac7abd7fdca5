import polars as pl
import pytest

from jobmorph.exposure.loadings import SCRIPT_LOADINGS
from jobmorph.exposure.scriptedness import job_scriptedness, task_scriptedness
from jobmorph.schema.job import Anchor

ONE = (Anchor("11-1111.00", 1.0),)
RECORDING, SELLING = "4.A.3.b.6.I01.D01", "4.A.4.a.6.I01.D01"
FULL = {
    "4.C.3.b.7": 80.0,
    "4.C.3.a.4": 40.0,
    "4.C.3.b.8": 30.0,
    "4.C.3.b.2": 60.0,
    "4.C.3.b.4": 70.0,
    "4.C.3.d.3": 10.0,
}


def _ratings(percentiles, vintage="20.3"):
    schema = {
        "occupation_onet2019": pl.String,
        "element_id": pl.String,
        "percentile": pl.Float64,
        "vintage": pl.String,
    }
    rows = [("11-1111.00", element, value, vintage) for element, value in percentiles.items()]
    return pl.DataFrame(rows, schema=schema, orient="row")


def test_weights_sum_to_one():
    assert sum(item.weight for item in SCRIPT_LOADINGS) == pytest.approx(1.0)


def test_a_job_scores_by_its_weighted_ranks():
    # .25 x .8 + .20 x .6 + .20 x .7 + .15 x .6 + .15 x .7 + .05 x .1 = .66
    found = job_scriptedness(_ratings(FULL), ONE)
    assert found.mid == pytest.approx(66.0)
    # without repetition: (66 - 20)/.75 = 61.33; without machine pace: (66 - .5)/.95 = 68.95
    assert found.low == pytest.approx(61.3333, abs=1e-4)
    assert found.high == pytest.approx(68.9474, abs=1e-4)


def test_another_vintage_widens_the_range():
    old = _ratings({"4.C.3.b.7": 0.0}, "18.1")
    found = job_scriptedness(pl.concat([_ratings(FULL), old]), ONE)
    assert found.mid == pytest.approx(66.0)
    assert found.low == pytest.approx(46.0)


def test_missing_elements_give_their_weight_away_and_widen_the_range():
    # repetition alone: 80; the other 75% at 0 and at 1: 20 and 95
    found = job_scriptedness(_ratings({"4.C.3.b.7": 80.0}), ONE)
    assert (found.low, found.mid, found.high) == pytest.approx((20.0, 80.0, 95.0))
    empty = job_scriptedness(_ratings({}), ONE)
    assert (empty.low, empty.mid, empty.high) == (0.0, 50.0, 100.0)


def test_a_task_adds_its_own_routine(make_facts):
    facts = make_facts(
        {"activity_ids": [RECORDING, SELLING], "cognitive_demand": 1.0},
        {"activity_ids": [RECORDING], "cognitive_demand": None},
        {"activity_ids": []},
        {"activity_ids": [SELLING]},
    )
    found = task_scriptedness(facts, ratings=_ratings(FULL), anchors=ONE)
    # 33 + 50 x .5 x .75; 33 + 50 x (1 - 2/4); the job's own 66; 33 + 0
    assert found["score"].to_list() == pytest.approx([51.75, 58.0, 66.0, 33.0])
    assert found["score_low"][1] == pytest.approx(61.3333 / 2, abs=1e-4)
    assert found["score_high"][1] == pytest.approx(68.9474 / 2 + 50.0, abs=1e-4)
