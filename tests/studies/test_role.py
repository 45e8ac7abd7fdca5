"""The role study on the embedded edition."""

import math

import numpy as np
import polars as pl
import pytest

from jobmorph.exposure.assess import assess_economy
from jobmorph.intake.overrides import Override
from jobmorph.reference.edition import open_edition
from jobmorph.reference.parameters import load_parameters
from jobmorph.schema.errors import NoMatchError, ParameterError
from jobmorph.schema.ids import MOMENTS, PARTS
from jobmorph.schema.parameter import ParameterChange
from jobmorph.schema.scenario import Scenario
from jobmorph.schema.tables import SUMMARY, TASK_REASON, VERDICT_COLUMNS
from jobmorph.studies.job_facts import task_facts
from jobmorph.studies.level import economy_tasks
from jobmorph.studies.role import study_role

NURSE = "29-1141.00"


@pytest.fixture(scope="module")
def nurse():
    return study_role(NURSE)


def test_the_summary_is_the_roll_up_of_the_tasks(nurse):
    for moment in MOMENTS:
        for part in PARTS:
            rolled = (nurse.tasks["time_share"] * nurse.tasks[f"{moment}_{part}_mid"]).sum()
            assert rolled == pytest.approx(nurse.share(moment, part).mid, abs=1e-9)


def test_mids_of_parts_sum_to_one_and_hours_to_the_week(nurse):
    for moment in MOMENTS:
        assert sum(nurse.share(moment, part).mid for part in PARTS) == pytest.approx(1, abs=1e-9)
        assert sum(nurse.hours(moment, part).mid for part in PARTS) == pytest.approx(40, abs=1e-7)
    assert nurse.tasks["time_hours_week"].sum() == pytest.approx(40, abs=1e-9)


def test_every_task_has_a_reason_a_counter_reason_and_what_would_change_it(nurse):
    TASK_REASON.check(nurse.reasons)
    kinds = nurse.reasons.group_by("task_id").agg(pl.col("reason_kind").unique().sort())
    assert kinds.height == nurse.tasks.height
    assert all(set(k) == {"reason", "counter", "would_change"} for k in kinds["reason_kind"])


def test_the_record_names_version_edition_seed_assumptions_and_sources(nurse):
    record = nurse.record
    assert (record.edition, record.seed, record.scenario) == ("2026.11", 0, "expected")
    names = {assumption.name for assumption in record.assumptions}
    assert {"exposure.hours_assisted_level", "work.time_spread_importance"} <= names
    assert {"onet_30_1", "oews_panel"} <= {source.source_id for source in record.sources}


def test_context_is_dated_and_us(nurse):
    assert nurse.usage_as_of == "2025-11"
    assert nurse.employment.as_of == "2025-05"
    assert 2_500_000 < nurse.employment.heads < 4_000_000
    assert nurse.employment.is_split  # several detailed codes share one count
    assert nurse.wage.p10_usd_year < nurse.wage.median_usd_year < nurse.wage.p90_usd_year


def test_every_occupation_with_tasks_answers_without_gaps():
    edition = open_edition()
    facts = task_facts(economy_tasks(edition.table("task")), edition)
    found = assess_economy(
        facts,
        parameters=load_parameters("exposure"),
        draws=edition.draws(),
        calibration=edition.table("calibration"),
        horizon_years=5.0,
        time_share_sigma=0.6,
    )
    jobs = found.occupations.pivot("part", index=["occupation_onet2019", "moment"], values="mid")
    assert jobs.height == 923 * len(MOMENTS)
    assert np.allclose(jobs.select(PARTS).sum_horizontal().to_numpy(), 1.0, atol=1e-9)
    bounds = found.occupations
    assert (bounds["low"] <= bounds["mid"]).all()
    assert (bounds["mid"] <= bounds["high"]).all()
    assert found.tasks.height == 18_796
    assert not found.tasks.select(VERDICT_COLUMNS).to_numpy().min() < 0
    assert np.isfinite(found.tasks.select(VERDICT_COLUMNS).to_numpy()).all()


@pytest.mark.parametrize(
    "code", ["11-1031.00", "55-3018.00", "45-3031.00", "51-2061.00", "15-1299.09", "43-2011.00"]
)
def test_awkward_occupations_answer_or_say_why_not(code):
    try:
        result = study_role(code)
    except NoMatchError as refusal:
        assert "no tasks" in str(refusal) or "nearest" in str(refusal)
        return
    SUMMARY.check(result.summary)
    assert math.isfinite(result.scriptedness.mid)
    assert result.edge.height == 6


def test_a_shorter_horizon_moves_less():
    near, far = (
        study_role(NURSE, horizon_years=years).share("horizon", "human").mid for years in (1, 10)
    )
    today = study_role(NURSE).share("today", "human").mid
    assert far < near < today


def test_the_same_seed_gives_the_same_answer(nurse):
    again = study_role(NURSE)
    assert again.tasks.equals(nurse.tasks)
    assert again.summary.equals(nurse.summary)


def test_a_scenario_moves_the_horizon_and_leaves_today(nurse):
    fast = ParameterChange("exposure.adoption_speed", 0.44, 0.45, 0.46)
    result = study_role(NURSE, scenario=Scenario("fast", "2026-11", 5.0, adoption=(fast,)))
    assert result.share("today", "human") == nurse.share("today", "human")
    assert result.share("horizon", "human").mid < nurse.share("horizon", "human").mid
    assert result.record.scenario == "fast"


def test_an_overruled_verdict_is_kept_beside_ours(nurse):
    task = nurse.tasks.row(0, named=True)
    mine = Override(task["task_id"], 0.5, 0.3, 0.2, "not how we work", "2026-11-22", "horizon")
    result = study_role(NURSE, overrides=(mine,))
    changed = result.tasks.filter(pl.col("is_overruled"))
    assert changed["task_id"].to_list() == [task["task_id"]]
    assert changed.item(0, "horizon_delegated_mid") == pytest.approx(0.5)
    row = result.overrides.row(0, named=True)
    assert row["ours_delegated"] == pytest.approx(task["horizon_delegated_mid"])
    assert (row["theirs_delegated"], row["reason"]) == (0.5, "not how we work")
    gain = result.share("horizon", "delegated").mid - nurse.share("horizon", "delegated").mid
    expected = task["time_share"] * (0.5 - task["horizon_delegated_mid"])
    assert gain == pytest.approx(expected, abs=1e-9)


def test_an_overruled_task_that_is_not_there_is_named():
    with pytest.raises(ParameterError, match=r"does not have.*nonsense"):
        study_role(NURSE, overrides=(Override("nonsense", 0.5, 0.3, 0.2, "x", "2026-11-22"),))


@pytest.mark.parametrize("query", ["", "   "])
def test_an_empty_title_is_refused(query):
    with pytest.raises(ParameterError, match="empty"):
        study_role(query)


def test_an_unknown_title_lists_the_nearest():
    with pytest.raises(NoMatchError, match=r"growth ninja.*Nearest") as caught:
        study_role("growth ninja")
    assert len(caught.value.items) == 5
    assert caught.value.exit_code == 1


@pytest.mark.parametrize("years", [-0.1, -1, 16, float("nan")])
def test_horizons_out_of_range_are_refused(years):
    with pytest.raises(ParameterError, match="horizon"):
        study_role(NURSE, horizon_years=years)
