import polars as pl
import pytest

from jobmorph.redesign.problem import PlanRules, load_of_roles
from jobmorph.reference.parameters import load_parameters
from jobmorph.schema.errors import DataError, ParameterError
from jobmorph.schema.tables import VERDICT_COLUMNS


def test_rules_come_from_the_parameter_files():
    rules = PlanRules.of(load_parameters("redesign").merged(load_parameters("exposure")))
    assert rules.hours_per_head == pytest.approx(13 * 40 * 0.85)
    assert (rules.checking_share, rules.checking_share_high) == (0.1, 0.3)
    assert (rules.saving_share, rules.saving_share_low) == (0.25, 0.0)
    assert rules.pace_share == 0.1


def test_load_is_heads_times_hours_times_share(problem):
    mids = {"delegated": 0.3, "assisted": 0.3, "human": 0.4}
    columns = {
        name: [mids[name.split("_")[1]] - (0.1 if name.endswith("low") else 0.0)] * 2
        for name in VERDICT_COLUMNS
    }
    verdicts = pl.DataFrame(
        {
            "role_id": ["team/mid"] * 2,
            "task_id": ["user:1", "user:2"],
            "time_share": [0.75, 0.25],
            **columns,
        }
    )
    loads = load_of_roles(problem().roles, verdicts, hours_per_head=400.0)
    assert loads["load_hours_quarter"].to_list() == [900.0, 300.0]
    assert loads["delegated_limit"].to_list() == [0.3, 0.3]
    assert loads["delegated_limit_low"].to_list() == pytest.approx([0.2, 0.2])


def test_impossible_problems_are_refused(problem):
    base = problem()
    with pytest.raises(DataError, match="team/none"):
        problem(loads=base.loads.with_columns(pl.lit("team/none").alias("role_id")))
    with pytest.raises(DataError, match="more than all"):
        problem(loads=base.loads.with_columns(pl.lit(0.9).alias("assisted_limit")))
    with pytest.raises(DataError, match="people and work"):
        problem(roles=base.roles.with_columns(pl.lit(0).cast(pl.Int64).alias("today_heads")))
    with pytest.raises(ParameterError, match="checking"):
        problem(checking_share=0.3)
    with pytest.raises(ParameterError, match="saving"):
        problem(saving_share_low=0.3)
