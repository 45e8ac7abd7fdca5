import polars as pl
import pytest

from jobmorph.exposure.ranks import element_ranks
from jobmorph.schema.errors import DataError
from jobmorph.schema.job import Anchor

ONE = (Anchor("11-1111.00", 1.0),)


def _ratings(*rows):
    names = ("occupation_onet2019", "element_id", "percentile", "vintage")
    return pl.DataFrame(rows, schema=names, orient="row")


def test_the_newest_vintage_counts_and_older_ones_are_exchanged():
    ratings = _ratings(
        ("11-1111.00", "2.B.1.a", 80.0, "30.1"),
        ("11-1111.00", "2.B.1.a", 60.0, "9.0"),
        ("11-1111.00", "2.B.1.c", 30.0, "9.0"),
        ("99-9999.00", "2.B.1.a", 1.0, "30.1"),
    )
    ranks = element_ranks(ratings, ONE)
    assert ranks.newest == pytest.approx({"2.B.1.a": 0.8, "2.B.1.c": 0.3})
    assert len(ranks.exchanged) == 1
    assert ranks.exchanged[0] == pytest.approx({"2.B.1.a": 0.6, "2.B.1.c": 0.3})
    assert ranks.variants[0] == ranks.newest


def test_anchors_are_averaged_over_those_that_are_rated():
    anchors = (Anchor("11-1111.00", 0.25), Anchor("22-2222.00", 0.75))
    ratings = _ratings(
        ("11-1111.00", "2.B.1.a", 80.0, "30.1"),
        ("22-2222.00", "2.B.1.a", 40.0, "30.1"),
        ("22-2222.00", "2.B.1.c", 30.0, "30.1"),
    )
    ranks = element_ranks(ratings, anchors)
    assert ranks.newest == pytest.approx({"2.B.1.a": 0.5, "2.B.1.c": 0.3})
    assert ranks.exchanged == ()


def test_surveyed_styles_stand_in_for_their_counterparts():
    ratings = _ratings(
        ("11-1111.00", "1.D.2.c", 90.0, "30.1"), ("11-1111.00", "1.C.3.b", 50.0, "24.1")
    )
    ranks = element_ranks(ratings, ONE)
    assert ranks.newest == pytest.approx({"1.D.2.c": 0.9})
    assert ranks.exchanged[0] == pytest.approx({"1.D.2.c": 0.5})


def test_percentiles_outside_the_scale_are_refused():
    with pytest.raises(DataError, match=r"2\.B\.1\.a"):
        element_ranks(_ratings(("11-1111.00", "2.B.1.a", 101.0, "30.1")), ONE)
