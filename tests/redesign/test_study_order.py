"""The order of a roster's rows is nobody's business: the whole study on the example of twelve."""

import random
from pathlib import Path

import polars as pl

import jobmorph as jm
from jobmorph.studies.team import TeamQuestion, study_team

AGENCY = Path(__file__).parents[2] / "examples" / "agency.csv"
HEADER_LINES = 3


def test_order_of_a_roster_changes_no_plan(tmp_path):
    lines = AGENCY.read_text(encoding="utf-8-sig").splitlines()
    people = lines[HEADER_LINES:]
    random.Random(3).shuffle(people)
    shuffled = tmp_path / AGENCY.name
    shuffled.write_text("\n".join([*lines[:HEADER_LINES], *people]) + "\n", encoding="utf-8")
    question = TeamQuestion(designs=("hold", "cut-cost"))
    first, other = (study_team(jm.roster(file), question) for file in (AGENCY, shuffled))
    assert first.work_hours_week == other.work_hours_week
    for one, two in zip(first.plans, other.plans, strict=True):
        assert abs(one.design.objective - two.design.objective) < 1e-4
        heads = [
            plan.design.seats.group_by("quarter").agg(pl.col("planned_heads").sum()).sort("quarter")
            for plan in (one, two)
        ]
        assert heads[0].equals(heads[1])
        assert one.binding == two.binding
        assert one.measures.cost_amount_year == two.measures.cost_amount_year
