import polars as pl
import pytest

from jobmorph.pathways.feasibility import LevelGapModel

MODEL = LevelGapModel(
    training_hours_per_level=100.0, training_hours_maximum=250.0, job_zone_step_maximum=1
)
NODES = pl.DataFrame(
    {
        "moves_node": ["A", "B", "C"],
        "employment_heads": [1.0, 1.0, 1.0],
        "job_zone": [2, 3, 4],
    }
)
PAIRS = pl.DataFrame(
    {
        "moves_node": ["A", "A", "B", "C"],
        "destination_node": ["B", "C", "C", "A"],
        "skill_distance": [0.1, 0.2, 0.3, 0.4],
        "is_resolvable": [True, True, True, False],
    }
)
SKILLS = pl.DataFrame(
    {
        "moves_node": ["A", "A", "B", "B", "C", "C"],
        "skill_id": ["s", "t", "s", "t", "s", "u"],
        "proficiency_needed": [3.0, 1.0, 2.0, 2.5, 3.0, 2.0],
    }
)


def test_only_missing_levels_count_and_skills_do_not_offset_each_other():
    table = MODEL.assess(NODES, PAIRS, SKILLS)
    gaps = {(row[0], row[1]): row[2] for row in table.iter_rows()}
    assert gaps == pytest.approx(
        {("A", "B"): 1.5, ("A", "C"): 2.0, ("B", "C"): 3.0, ("C", "A"): 1.0}
    )
    assert table["training_hours"].to_list() == pytest.approx([150.0, 200.0, 300.0, 100.0])


def test_barriers_are_named_and_stepping_down_is_none():
    table = MODEL.assess(NODES, PAIRS, SKILLS)
    assert table["job_zone_step"].to_list() == [1, 2, 1, -2]
    assert table["barrier"].to_list() == ["none", "preparation", "training", "none"]
    assert table["is_feasible"].to_list() == [True, False, False, True]


def test_nodes_without_rated_skills_ask_for_nothing():
    table = MODEL.assess(NODES, PAIRS, SKILLS.clear())
    assert table["missing_levels"].to_list() == [0.0] * 4
