"""The invented economy keeps its own promises."""

import polars as pl
import pytest


def test_has_twelve_occupations_forty_tasks_three_roles(economy):
    assert economy.occupations.height == 12
    assert economy.tasks.height == 40
    assert economy.roles.height == 3


def test_every_table_keeps_its_contract(economy):
    for name in (
        "skill_activity",
        "ladder",
        "bridge",
        "move_nodes",
        "node_skills",
        "move_pairs",
        "projection",
        "team_verdicts",
    ):
        assert getattr(economy, name).height > 0, name
    for level in ("entry", "mid", "lead"):
        assert economy.skill_ratings(level).height == 5


def test_time_shares_sum_to_one_for_every_job(economy):
    jobs = economy.tasks.filter(pl.col("job") != "new").group_by("job").agg(pl.sum("time_share"))
    assert jobs.height == 15
    assert jobs["time_share"].to_list() == pytest.approx([1.0] * 15, abs=1e-12)


def test_two_detailed_occupations_share_one_node_and_outlook_unit(economy):
    assert economy.move_nodes.height == 11
    assert economy.projection.height == 11
    assert economy.bridge.group_by("outlook_unit").agg(pl.sum("employment_share"))[
        "employment_share"
    ].to_list() == pytest.approx([1.0] * 11)


def test_roles_resolve_to_jobs_with_anchors(economy):
    job = economy.job("support/mid")
    assert [anchor.weight for anchor in job.anchors] == [0.75, 0.25]
    assert job.is_borrowed
