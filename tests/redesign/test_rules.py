"""Each rule as rows that can be read.

To renew the files after a wanted change:
JOBMORPH_RENEW_GOLDEN=1 python -m pytest tests/redesign/test_rules.py
"""

import os
from pathlib import Path

import pytest
from tests.redesign.small_team import seat, task, team, wish

from jobmorph.redesign.layout import arrays_of
from jobmorph.redesign.limits import Freeze, SeatLimit
from jobmorph.redesign.model import PlanModel
from jobmorph.redesign.rules import DEFINITIONS, LIMITS, RULES

GOLDEN = Path(__file__).parent / "golden"
# In each other quarter the work is different, so that no row can be taken for its neighbour.
PROBLEM = team(
    (
        seat("s0", 4, level="entry", attrition_share_quarter=0.25, start_up_months=6.0),
        seat(
            "s1",
            2,
            is_manager=True,
            location="Bonn",
            start_up_months=3.0,
            cost_amount_quarter=15_000.0,
        ),
        seat("s2", 1, service="held", team_area="aside", is_held=True),
    ),
    (
        task(
            "s0",
            "t0",
            [800.0, 900.0],
            0.5,
            0.2,
            delegated_today=0.05,
            assisted_today=0.1,
            is_customer=True,
        ),
        task("s1", "t1", [400.0, 440.0], 0.2, 0.4, is_coaching=True),
        task("s2", "t2", 100.0),
    ),
    moves=[("s0", "s1", 40.0, 2)],
    practice=[("s0", "selling", "t0", 0.8)],
    skills=[("s0", "selling"), ("s1", "selling"), ("s1", "leading")],
    care_share=0.05,
    used_share=0.8,
    checking_cap_share=0.3,
    put_back_limit_share=0.2,
    tool_amount_head_quarter=300.0,
    tool_amount_delegated_hour=2.0,
    set_up_amount_head=500.0,
    ai_training_hours=16.0,
    training_amount_hour=20.0,
    practice_assisted=0.8,
    practice_checking=0.3,
    span_heads=3.0,
)
REQUEST = wish(
    budget_amount_year=250_000.0,
    entry_seats_least=2,
    seats_least=5,
    seats_most=8,
    coaching_factor=1.2,
    practice_floor_share=0.9,
    layoff_share=0.5,
    kept_tasks=frozenset({"t1"}),
    seats=(SeatLimit("s0", 2, 5, from_quarter=2),),
    freezes=(Freeze("Bonn", 1),),
)


def written_rows(name, folder):
    """Write the rows of one rule, without bounds of variables, as the solver does."""
    model = PlanModel(arrays_of(PROBLEM), PROBLEM.rates, REQUEST.limits)
    RULES[name](model)
    file = folder / f"{name}.lp"
    model.highs.writeModel(str(file))
    lines = file.read_text(encoding="utf-8").splitlines()
    start = lines.index("st")
    end = lines.index("bounds") if "bounds" in lines else len(lines)
    return "\n".join(lines[start:end]) + "\n"


@pytest.mark.parametrize("name", RULES)
def test_rows_of_a_rule(name, tmp_path):
    rows = written_rows(name, tmp_path)
    golden = GOLDEN / f"{name}.lp"
    if os.environ.get("JOBMORPH_RENEW_GOLDEN"):
        golden.write_text(rows, encoding="utf-8")
    assert rows.count("\n") > 1, "the rule adds no row to this team"
    assert rows == golden.read_text(encoding="utf-8")


def test_every_rule_has_a_file_and_none_is_left_over():
    assert {file.stem for file in GOLDEN.glob("*.lp")} == set(RULES)


def test_every_rule_is_a_definition_or_a_limit_once():
    assert sorted((*DEFINITIONS, *LIMITS)) == sorted(RULES)
