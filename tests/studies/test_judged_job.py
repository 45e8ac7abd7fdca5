"""One question has one judged job, whoever asks; a user's own hours are never kept."""

import numpy as np
import polars as pl
import pytest

from jobmorph.reference.edition import open_edition
from jobmorph.reference.parameters import load_parameters
from jobmorph.schema.errors import NoMatchError
from jobmorph.schema.parameter import ParameterChange
from jobmorph.schema.scenario import Scenario
from jobmorph.studies.job_mix import job_mix
from jobmorph.studies.judged_job import judge_job, open_run
from jobmorph.studies.own_hours import OwnHours

SLOW = Scenario(
    "slow", "2026-11", 5.0, (ParameterChange("exposure.adoption_speed", 0.1, 0.2, 0.3),)
)


def test_the_same_question_is_judged_and_mixed_once():
    first, again = (judge_job("SDR", open_run(edition=open_edition())) for _ in range(2))
    assert first is again
    mixes = [job_mix(each, load_parameters("skills")) for each in (first, again)]
    assert mixes[0] is mixes[1]


@pytest.mark.parametrize(
    "other",
    [{"horizon_years": 2.0}, {"scenario": SLOW}],
)
def test_another_horizon_or_scenario_is_another_question(other):
    usual, changed = judge_job("SDR", open_run()), judge_job("SDR", open_run(**other))
    assert usual.run is not changed.run
    shares = [each.verdict.draws.work_at("horizon").delegated.mean() for each in (usual, changed)]
    assert abs(shares[0] - shares[1]) > 1e-3


def test_another_level_is_another_job():
    run = open_run()
    levels = [judge_job("account executive", run, level=level) for level in ("mid", "senior")]
    assert levels[0].match.job.id != levels[1].match.job.id


def test_own_hours_are_judged_afresh_and_change_nothing_for_others():
    run = open_run()
    usual = judge_job("SDR", run)
    task = usual.verdict.draws.task_ids[0]
    own = judge_job("SDR", run, week=OwnHours({task: 20.0}))
    assert own is not judge_job("SDR", run, week=OwnHours({task: 20.0}))
    assert judge_job("SDR", run) is usual
    assert not np.array_equal(own.tasks.hours_week, usual.tasks.hours_week)


def test_words_without_a_job_fail_every_time():
    run = open_run()
    for _ in range(2):
        with pytest.raises(NoMatchError):
            judge_job("zzzz qqqq xxxx", run)


def test_a_verdict_is_made_when_it_is_asked_for_and_rests_on_the_same_draws():
    judged = judge_job("SDR", open_run())
    assert judged.verdict is judged.verdict
    assert judged.verdict.draws is judged.draws
    shares = judged.draws.work_at("reach")
    weighed = (shares.time_share * shares.delegated).sum(axis=0).mean()
    row = judged.verdict.summary.row(
        by_predicate=(pl.col("moment") == "reach") & (pl.col("part") == "delegated"), named=True
    )
    assert row["mid"] == pytest.approx(weighed, abs=1e-12)
