import polars as pl
import pytest

from jobmorph.exposure.ledger import measure_spread, spread_by_task
from jobmorph.schema.errors import DataError


@pytest.mark.parametrize(
    ("percentiles", "word", "spread"),
    [
        ([50.0, 69.8], "agree", 9.9),  # two measures: half their distance
        ([50.0, 70.0], "differ", 10.0),
        ([30.0, 70.0], "differ", 20.0),
        ([29.0, 71.0], "far apart", 21.0),
        ([10.0, 50.0, 90.0], "far apart", 32.6598632),
    ],
)
def test_words_follow_the_standard_deviation(parameters, percentiles, word, spread):
    found = measure_spread(percentiles, parameters)
    assert found.word == word
    assert found.spread == pytest.approx(spread)
    assert (found.lowest, found.highest) == (min(percentiles), max(percentiles))
    assert found.count == len(percentiles)


def test_fewer_than_two_measures_cannot_agree(parameters):
    assert measure_spread([40.0], parameters).word == "unknown"
    empty = measure_spread([], parameters)
    assert (empty.word, empty.spread, empty.lowest, empty.count) == ("unknown", None, None, 0)


def test_percentiles_outside_the_scale_are_refused(parameters):
    with pytest.raises(DataError, match=r"101\.0"):
        measure_spread([50.0, 101.0], parameters)
    with pytest.raises(DataError, match="nan"):
        measure_spread([float("nan")], parameters)


def test_tasks_are_judged_like_single_lists(parameters):
    lists = {"onet:1": [50.0, 70.0], "onet:2": [5.0], "onet:3": [0.0, 100.0], "onet:4": [9.0, 9.0]}
    frame = pl.DataFrame(
        [
            {"task_id": task_id, "measure": f"m{n}", "value": 0.0, "percentile": percentile}
            for task_id, percentiles in lists.items()
            for n, percentile in enumerate(percentiles)
        ]
    )
    found = spread_by_task(frame, parameters)
    for row in found.iter_rows(named=True):
        alone = measure_spread(lists[row["task_id"]], parameters)
        assert (row["agreement"], row["count"]) == (alone.word, alone.count)
        assert row["spread"] == alone.spread
        assert (row["lowest"], row["highest"]) == (alone.lowest, alone.highest)
