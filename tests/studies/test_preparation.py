import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.reference.edition import open_edition
from jobmorph.reference.parameters import load_parameters
from jobmorph.schema.job import Anchor, JobRef
from jobmorph.studies.preparation import (
    TRAINING_MONTHS,
    job_preparation,
    months_of,
    schooling,
    training_months,
)

PARAMETERS = load_parameters("skills")


def asked(scale, **shares):
    return pl.DataFrame(
        {
            "scale": [scale] * len(shares),
            "category": [int(key[1:]) for key in shares],
            "share": list(shares.values()),
        }
    )


def test_months_are_means_of_midpoints_with_percentiles_as_ends():
    months = months_of(asked("OJ", c1=0.05, c3=0.55, c5=0.4), "OJ")
    assert months.mid == pytest.approx(0.55 * 2 + 0.4 * 9)
    assert (months.low, months.high) == (2.0, 9.0)
    assert months_of(asked("OJ", c1=1.0), "PT") is None


@given(st.lists(st.floats(0.01, 1), min_size=9, max_size=9))
def test_months_stay_within_the_scale(shares):
    total = sum(shares)
    frame = asked("PT", **{f"c{k + 1}": share / total for k, share in enumerate(shares)})
    months = months_of(frame, "PT")
    assert TRAINING_MONTHS[0] <= months.low <= months.mid <= months.high <= TRAINING_MONTHS[-1]


def test_training_adds_both_kinds_and_the_job_zone_stands_in():
    both = pl.concat([asked("PT", c3=1.0), asked("OJ", c4=1.0)])
    months, source = training_months(both, 2, PARAMETERS)
    assert (months.mid, source) == (6.5, "asked")
    months, source = training_months(both.clear(), 5, PARAMETERS)
    assert (months.mid, source) == (72.0, "zone")
    months, _ = training_months(asked("OJ", c1=1.0), 1, PARAMETERS)
    assert months.low == 0.1


def test_answers_of_anchors_are_weighted_and_sum_to_one():
    anchors = (Anchor("29-1141.00", 0.25), Anchor("53-3032.00", 0.75))
    job = JobRef("custom", "custom", "x", None, anchors)
    mixed = job_preparation(job, open_edition())
    sums = mixed.group_by("scale").agg(pl.col("share").sum())
    assert sums["share"].to_list() == pytest.approx([1.0] * 4, abs=1e-9)
    words = dict(schooling(mixed))
    assert words["a bachelor's degree"] < words["school leaving certificate"]
