"""Where freed hours go, on the embedded edition."""

import numpy as np
import polars as pl
import pytest

from jobmorph.reference.edition import open_edition
from jobmorph.reference.parameters import load_parameters
from jobmorph.studies.job_mix import job_mix
from jobmorph.studies.judged_job import judge_job, open_run


@pytest.fixture(scope="module")
def run():
    return open_run()


def mixed(query, run):
    judged = judge_job(query, run)
    return judged, job_mix(judged, load_parameters("skills"))


def test_hours_are_conserved_at_every_moment(run):
    for query in ("SDR", "sales-development/lead", "43-3071.00"):
        _, mix = mixed(query, run)
        for moment in ("today", "horizon", "reach"):
            each = mix.mixes[moment]
            np.testing.assert_allclose(each.person_time + each.vanished, 1.0, atol=1e-12)


def test_a_roles_freed_hours_go_where_its_card_adds_hours(run):
    judged, mix = mixed("SDR", run)
    card = open_edition().rows(
        "role_hours",
        (pl.col("role_id") == "sales-development/entry") & (pl.col("moment") == "horizon"),
    )
    hours = dict(card.select("task_id", "time_hours_week").iter_rows())
    new = dict(zip(mix.horizon.new_task_ids, mix.horizon.new.mean(axis=1), strict=True))
    first, held = (
        "lib:sales-development/hold-first-meetings",
        "lib:sales-development/check-ai-lists",
    )
    assert new[first] / new[held] == pytest.approx(hours[first] / hours[held])
    # A task that the card cuts takes none of the freed hours.
    rows = {task: row for row, task in enumerate(judged.verdict.draws.task_ids)}
    assert mix.horizon.put_back[rows["lib:sales-development/records"]].max() == 0.0
    assert mix.horizon.put_back[rows["lib:sales-development/live-calls"]].mean() > 0.0


def test_levels_without_a_card_take_the_familys_new_tasks(run):
    judged, mix = mixed("sales-development/lead", run)
    assert set(mix.new_tasks["task_id"]) == set(mix.horizon.new_task_ids)
    assert mix.new_tasks.height > 3
    rows = {task: row for row, task in enumerate(judged.verdict.draws.task_ids)}
    # The card enlarges coaching nowhere, live calls by half: only what it enlarges grows here.
    assert mix.horizon.put_back[rows["lib:sales-development/live-calls"]].mean() > 0.0
    assert mix.horizon.put_back[rows["lib:sales-development/hire-onboard"]].max() == 0.0


def test_other_jobs_do_more_of_what_they_keep(run):
    judged, mix = mixed("43-3071.00", run)
    assert mix.new_tasks.is_empty()
    kept = judged.verdict.draws.work_at("horizon").kept
    ratio = mix.horizon.put_back / np.where(kept > 0, kept, 1.0)
    spread = np.ptp(np.where(kept > 0, ratio, ratio.max(axis=0)), axis=0)
    assert spread.max() < 1e-9
