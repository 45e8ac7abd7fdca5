import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.pathways.feasibility import PlaceSkills, assess_moves
from jobmorph.schema.errors import NoMatchError, SchemaError
from jobmorph.skills.plan import StepHours

HOURS = StepHours((1, 2, 3, 4, 5), (10, 20, 30, 40, 50), (100, 200, 300, 400, 500))
NAN = np.nan
SKILLS = PlaceSkills(
    place_ids=("a", "b", "c"),
    skill_ids=("closing", "writing", "speaking"),
    held=np.array([[3.0, 1.0, 2.0], [2.0, 4.0, 2.0], [0.0, 0.0, 0.0]]),
    needed=np.array([[3.0, 1.0, NAN], [NAN, 3.5, 2.5], [4.0, NAN, 4.0]]),
    is_general=np.array([False, False, True]),
)
NOWHERE = np.zeros((1, 0), dtype=int)


def hours_from(origin, end, stays=NOWHERE):
    at = SKILLS.place_at
    return SKILLS.hours_to(SKILLS.held[at[origin]], stays, np.array([at[end]]), HOURS)[0].tolist()


def test_only_missing_levels_cost_and_one_skill_does_not_make_up_for_another():
    # To b: writing from 1 to 3.5 (20 + 30 + half of 40); speaking lacks half a level, which comes
    # with the work. Nothing is given back for closing, which a has and b does not ask for.
    assert hours_from("a", "b") == [2 + 3 + 2, 70, 700]
    # To c: closing 3 to 4; speaking lacks two levels, so all of it is learned.
    assert hours_from("a", "c") == [4 + 3 + 4, 40 + 30 + 40, 1100]


def test_what_a_stay_taught_need_not_be_learned():
    stay = np.array([[SKILLS.place_at["b"]]])
    assert hours_from("a", "b", stay) == [0.0, 0.0, 0.0]
    assert hours_from("c", "a", np.array([[-1]])) == hours_from("c", "a")
    # From c by way of b: closing from 2 instead of 0; writing is had.
    assert hours_from("c", "a", stay)[1] == 30


def test_a_move_counts_what_is_had_and_asked():
    held = SKILLS.held[SKILLS.place_at["a"]]
    table = assess_moves(SKILLS, held, ["c", "b", "a"], HOURS)
    assert table.select("destination_place", "skills_had", "skills_asked").rows() == [
        ("c", 0, 2),
        ("b", 1, 2),
        ("a", 2, 2),
    ]
    assert table["learning_hours"].to_list() == [110.0, 70.0, 0.0]
    assert assess_moves(SKILLS, held, [], HOURS).is_empty()


def test_unknown_places_and_unequal_shapes_are_refused():
    with pytest.raises(NoMatchError, match="z"):
        assess_moves(SKILLS, SKILLS.held[0], ["z"], HOURS)
    with pytest.raises(SchemaError, match="levels are"):
        PlaceSkills(("a",), ("x", "y"), np.zeros((1, 2)), np.zeros((1, 1)), np.zeros(2, bool))


levels = st.lists(st.floats(0, 5), min_size=3, max_size=3).map(np.array)


@given(levels, levels)
def test_who_has_more_never_learns_longer(held, more):
    both = np.maximum(held, more)
    ends = np.arange(3)
    stays = np.zeros((3, 0), dtype=int)
    least, most = (SKILLS.hours_to(each, stays, ends, HOURS) for each in (both, held))
    assert (least <= most + 1e-9).all()
    assert (least >= 0).all()
    assert (np.diff(most, axis=1) >= 0).all()
