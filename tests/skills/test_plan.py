import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobmorph.schema.errors import ParameterError
from jobmorph.skills.order import find_circle
from jobmorph.skills.plan import StepHours, lay_out_weeks, plan_steps

HOURS = StepHours((3, 8, 20, 50, 120), (6, 15, 40, 100, 250), (12, 30, 80, 200, 500))


def gap_of(**levels):
    rows = [
        (skill, held, needed, max(needed - held, 0.0)) for skill, (held, needed) in levels.items()
    ]
    columns = ["skill_id", "proficiency_held", "proficiency_needed", "proficiency_gap"]
    return pl.DataFrame(
        rows,
        schema={c: pl.String if c == "skill_id" else pl.Float64 for c in columns},
        orient="row",
    )


def steps_of(gap, worth=None, after=None, spent=None):
    return plan_steps(gap, worth=worth or {}, after=after or {}, hours=HOURS, spent=spent)


def test_a_gap_is_cut_at_whole_levels_and_parts_of_a_level_cost_their_part():
    steps = steps_of(gap_of(a=(1.5, 3.0)))
    assert steps.select("proficiency_from", "proficiency_to").rows() == [(1.5, 2.0), (2.0, 3.0)]
    assert steps["learning_hours"].to_list() == [7.5, 40.0]
    assert steps["learning_hours_high"].to_list() == [15.0, 80.0]


def test_worth_per_hour_sets_the_order_and_ties_go_by_name():
    steps = steps_of(gap_of(b=(1, 2), a=(1, 2), c=(2, 3)), worth={"c": 3.0})
    # 3 / 40 beats 1 / 15; a and b are equal.
    assert steps["skill_id"].to_list() == ["c", "a", "b"]


def test_what_is_learned_before_comes_first_level_by_level():
    steps = steps_of(
        gap_of(opening=(1, 3), discovery=(1, 3)),
        worth={"discovery": 100.0},
        after={"discovery": ["opening"]},
    )
    assert steps.select("skill_id", "proficiency_to").rows() == [
        ("opening", 2.0),
        ("discovery", 2.0),
        ("opening", 3.0),
        ("discovery", 3.0),
    ]


def test_a_skill_waits_only_for_what_the_plan_teaches():
    steps = steps_of(gap_of(a=(3, 3), b=(1, 2)), after={"b": ["a", "elsewhere"]})
    assert steps["skill_id"].to_list() == ["b"]
    assert steps["after_ids"].to_list() == [[]]


def test_nothing_missing_gives_no_step():
    assert steps_of(gap_of(a=(3, 3), b=(3.0, 3.02))).is_empty()
    assert lay_out_weeks(steps_of(gap_of(a=(3, 3))), 4.0).is_empty()


def test_hours_spent_shorten_a_step_but_the_check_stays():
    steps = steps_of(gap_of(a=(1, 3)), spent={"a": 20.0})
    # At least a tenth of the first step stays; the other 6.5 hours count for the second.
    assert steps["learning_hours"].to_list() == pytest.approx([1.5, 33.5])
    assert steps["learning_hours_low"][1] == pytest.approx(20 * 33.5 / 40)


def test_circles_are_refused_by_name():
    with pytest.raises(ParameterError, match="wait for one another") as fault:
        steps_of(gap_of(a=(1, 2), b=(1, 2)), after={"a": ["b"], "b": ["a"]})
    assert "a before b" in str(fault.value) or "b before a" in str(fault.value)


@pytest.mark.parametrize("hours", [0.0, -1.0, float("inf"), float("nan")])
def test_weeks_need_hours(hours):
    with pytest.raises(ParameterError, match="hours a week"):
        lay_out_weeks(steps_of(gap_of(a=(1, 2))), hours)


def test_weeks_by_hand():
    weeks = lay_out_weeks(steps_of(gap_of(a=(0, 1), b=(0, 1))), 4.0)
    assert weeks.rows() == [(1, 0, 4.0), (2, 0, 2.0), (2, 1, 2.0), (3, 1, 4.0)]


@st.composite
def problems(draw):
    skills = [f"s{number}" for number in range(draw(st.integers(1, 6)))]
    level = st.floats(0, 5).map(lambda each: round(each, 2))
    gap = gap_of(**{skill: (draw(level), draw(level)) for skill in skills})
    # Earlier names only: no circle by construction.
    after = {
        skill: draw(st.lists(st.sampled_from(skills[:place]), max_size=2, unique=True))
        for place, skill in enumerate(skills)
        if place
    }
    worth = {skill: draw(st.floats(0.1, 5)) for skill in skills}
    return gap, after, worth, draw(st.floats(0.5, 20))


@given(problems())
@settings(max_examples=150)
def test_plans_keep_hours_order_and_levels(problem):
    gap, after, worth, hours_week = problem
    steps = steps_of(gap, worth, after)
    assert steps.equals(steps_of(gap.sample(fraction=1.0, shuffle=True, seed=1), worth, after))
    held = dict(gap.select("skill_id", "proficiency_held").iter_rows())
    needed = dict(gap.select("skill_id", "proficiency_needed").iter_rows())
    planned = set(steps["skill_id"])
    reached = dict(held)
    for row in steps.iter_rows(named=True):
        skill = row["skill_id"]
        assert row["proficiency_from"] == pytest.approx(reached[skill])
        assert 0 < row["proficiency_to"] - row["proficiency_from"] <= 1 + 1e-9
        for first in after.get(skill, ()):
            if first in planned:
                enough = min(row["proficiency_to"], needed[first])
                assert reached[first] >= enough - 1e-9
        reached[skill] = row["proficiency_to"]
    for skill in planned:
        assert reached[skill] == pytest.approx(needed[skill])
    weeks = lay_out_weeks(steps, hours_week)
    if weeks.height:
        by_week = weeks.group_by("week").agg(pl.col("learning_hours").sum()).sort("week")
        assert by_week["learning_hours"].max() <= hours_week + 1e-6
        # Every week but the last is full, and all hours are laid out.
        assert (by_week["learning_hours"][:-1] >= hours_week - 1e-6).all()
        assert weeks["learning_hours"].sum() == pytest.approx(steps["learning_hours"].sum())
        assert weeks["step"].is_sorted()


def test_find_circle_names_it():
    assert find_circle({"a": ["b"], "b": ["c"], "c": ["a"]})[0] in {"a", "b", "c"}
    assert find_circle({"a": ["b", "c"], "b": ["c"]}) == ()
