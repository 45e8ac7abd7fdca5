"""A small team that can be planned by hand: agents, starters, one lead."""

from dataclasses import replace

import polars as pl
import pytest

from jobmorph.redesign.problem import PlanRules, PlanWeights, TeamProblem
from jobmorph.schema.tables import TEAM_LOAD, TEAM_MOVE, TEAM_ROLE

RULES = PlanRules(
    hours_per_head=400.0,
    checking_share=0.1,
    checking_share_high=0.2,
    saving_share=0.25,
    saving_share_low=0.0,
    pace_share=0.2,
    checking_cap_share=0.5,
    span_heads=8.0,
    coaching_hours_per_report=10.0,
)
WEIGHTS = PlanWeights(customer=1.0, money=0.0, people=0.0)


def roles_of(*rows):
    return pl.DataFrame(list(rows), schema=TEAM_ROLE.polars_schema, orient="row")


def loads_of(*rows):
    return pl.DataFrame(list(rows), schema=TEAM_LOAD.polars_schema, orient="row")


def moves_of(*rows):
    return pl.DataFrame(list(rows), schema=TEAM_MOVE.polars_schema, orient="row")


ROLES = roles_of(
    ("team/entry", "entry", False, 2, 0.0, 10_000.0, 5_000.0, 1),
    ("team/mid", "mid", False, 3, 0.0, 15_000.0, 5_000.0, 0),
    ("team/lead", "lead", True, 1, 0.0, 20_000.0, 5_000.0, 0),
)
# load, delegated today, delegated low, delegated, assisted low, assisted
LOADS = loads_of(
    ("team/entry", "user:1", 600.0, 0.0, 0.1, 0.5, 0.0, 0.0),
    ("team/entry", "user:2", 200.0, 0.0, 0.0, 0.0, 0.2, 0.4),
    ("team/mid", "user:3", 1200.0, 0.1, 0.1, 0.2, 0.1, 0.2),
    ("team/lead", "user:4", 300.0, 0.0, 0.0, 0.0, 0.0, 0.0),
)
MOVES = moves_of(("team/entry", "team/mid", 50.0), ("team/mid", "team/lead", 80.0))


@pytest.fixture
def problem():
    """Make a problem; keywords replace its tables, rules or weights."""

    def make(**changes):
        tables = {
            name: changes.pop(name)
            for name in ("roles", "loads", "moves", "weights")
            if name in changes
        }
        base = TeamProblem(ROLES, LOADS, MOVES, replace(RULES, **changes), WEIGHTS)
        return replace(base, **tables)

    return make
