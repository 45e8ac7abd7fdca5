import polars as pl
import pytest

from jobmorph.exposure.assess import assess_job
from jobmorph.exposure.overrides import apply_overrides
from jobmorph.schema.errors import ParameterError
from jobmorph.schema.ids import MOMENTS


@pytest.fixture(scope="module")
def verdict(random_facts, parameters, draws, make_calibration):
    return assess_job(
        random_facts(2),
        parameters=parameters,
        draws=draws,
        calibration=make_calibration(draws.count),
        horizon_years=5.0,
        time_share_sigma=0.6,
    )


def _override(*rows):
    names = ("task_id", "moment", "delegated", "assisted", "human")
    return pl.DataFrame([dict(zip(names, row, strict=True)) for row in rows])


def test_one_moment_is_replaced_and_the_job_recomputed(verdict):
    found = apply_overrides(verdict, _override(("onet:2", "horizon", 0.7, 0.2, 0.1)))
    row = found.verdict.tasks.row(by_predicate=pl.col("task_id") == "onet:2", named=True)
    for bound in ("low", "mid", "high"):
        assert row[f"horizon_delegated_{bound}"] == pytest.approx(0.7)
        assert row[f"horizon_human_{bound}"] == pytest.approx(0.1)
    before = verdict.tasks.row(by_predicate=pl.col("task_id") == "onet:2", named=True)
    assert row["today_delegated_mid"] == before["today_delegated_mid"]
    assert row["reach_human_high"] == before["reach_human_high"]
    # the job moves by the task's hours: the sum of time share x (.7 - ours)
    moved = (
        found.verdict.summary.filter(moment="horizon", part="delegated")["mid"][0]
        - verdict.summary.filter(moment="horizon", part="delegated")["mid"][0]
    )
    assert moved == pytest.approx(
        row["time_share"] * (0.7 - before["horizon_delegated_mid"]), abs=1e-9
    )
    assert found.verdict.hours_freed_share["horizon"] != verdict.hours_freed_share["horizon"]
    assert found.verdict.hours_freed_share["today"] == verdict.hours_freed_share["today"]


def test_ours_and_theirs_stand_side_by_side(verdict):
    found = apply_overrides(verdict, _override(("onet:0", "all", 0.0, 0.5, 0.5)))
    assert found.comparison["moment"].to_list() == list(MOMENTS)
    ours = verdict.tasks.row(0, named=True)
    first = found.comparison.row(0, named=True)
    assert first["ours_assisted"] == ours["today_assisted_mid"]
    assert (first["theirs_delegated"], first["theirs_assisted"]) == (0.0, 0.5)
    # ours is untouched
    assert verdict.tasks["today_assisted_mid"][0] == ours["today_assisted_mid"]


def test_no_overrides_change_nothing(verdict):
    empty = _override(("onet:0", "all", 0.0, 0.5, 0.5)).clear()
    found = apply_overrides(verdict, empty)
    assert found.verdict.tasks.equals(verdict.tasks)
    assert found.comparison.is_empty()


def test_all_faults_are_told_at_once(verdict):
    overrides = _override(
        ("onet:99", "today", 0.5, 0.5, 0.0),
        ("onet:0", "someday", 0.5, 0.5, 0.0),
        ("onet:1", "today", 0.5, 0.6, 0.0),
        ("onet:2", "reach", -0.1, 0.6, 0.5),
        ("onet:3", "reach", 0.1, 0.4, 0.5),
        ("onet:3", "all", 0.1, 0.4, 0.5),
        ("onet:4", "reach", None, 0.5, 0.5),
    )
    with pytest.raises(ParameterError) as caught:
        apply_overrides(verdict, overrides)
    assert caught.value.items == (
        "row 1: unknown task 'onet:99'",
        "row 2: unknown moment 'someday'",
        "row 3: shares sum to 1.1",
        "row 4: a share is missing or negative",
        "row 6: onet:3 at reach is overruled twice",
        "row 7: a share is missing or negative",
    )
