from hypothesis import given
from hypothesis import strategies as st

from jobmorph.intake.profile_check import contradictions, without_repeats
from jobmorph.schema.profile import LearnAfter, Profile, Progress, StatedSkill


def whats(**parts):
    return [(fault.line, fault.what) for fault in contradictions(Profile("p", **parts))]


def order(*pairs):
    return tuple(LearnAfter(*pair, line) for line, pair in enumerate(pairs, start=1))


def test_a_log_never_lowers_a_level():
    skills = (StatedSkill("Discovery", 3, 2),)
    log = (
        Progress("2026-11-01", "discovery", 2, 2, 5),
        Progress("2026-11-02", "writing", 2, 4, 6),
        Progress("2026-11-03", "writing", 2, None, 7),
        Progress("2026-11-04", "writing", 2, 3, 8),
        Progress("2026-11-05", "writing", 2, 4, 9),
    )
    low = "a log never lowers a level, so correct one of them"
    # A stated level carries no date: an older entry of the log may lie below it.
    assert whats(skills=skills, log=log) == [
        (8, f'the log puts "writing" at level 3, below the 4 of line 6; {low}'),
    ]


def test_entries_of_one_day_are_not_held_against_each_other():
    day = (Progress("2026-11-01", "a", 1, 3, 1), Progress("2026-11-01", "a", 1, 2, 2))
    assert whats(log=day) == []
    assert len(whats(log=(*day, Progress("2026-11-02", "a", 1, 2, 3)))) == 1


def test_circles_are_told_once_each_where_they_start():
    found = whats(learn_after=order(("x", "a"), ("a", "b"), ("b", "A"), ("c", "c"), ("d", "x")))
    assert found == [
        (2, 'learn_after goes in a circle: "a" after "b" after "a"'),
        (4, 'learn_after goes in a circle: "c" after "c"'),
    ]
    assert whats(learn_after=order(("a", "b"), ("a", "c"), ("b", "d"), ("c", "d"))) == []


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=14))
def test_a_circle_is_found_exactly_where_there_is_one(pairs):
    reached = {(a, b) for a, b in pairs}
    for middle in range(7):
        reached |= {
            (a, b) for a in range(7) for b in range(7)
            if (a, middle) in reached and (middle, b) in reached
        }  # fmt: skip
    has_circle = any((node, node) in reached for node in range(7))
    faults = whats(learn_after=order(*((str(a), str(b)) for a, b in pairs)))
    assert bool(faults) == has_circle


@given(st.permutations(range(6)), st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5))))
def test_an_order_that_follows_a_row_has_no_circle(row, pairs):
    forward = [(row[min(a, b)], row[max(a, b)]) for a, b in pairs if a != b]
    assert whats(learn_after=order(*((str(a), str(b)) for a, b in forward))) == []


def test_long_files_are_checked():
    chain = order(*((f"s{n}", f"s{n + 1}") for n in range(999)))
    log = tuple(Progress(f"20{n % 90 + 10}-01-01", f"s{n % 50}", 1, 5, n) for n in range(5_000))
    assert whats(learn_after=chain, log=log) == []


def test_mentioned_skills_with_a_level_are_stated_skills():
    profile = Profile(
        "p", skills=(StatedSkill("Cold calling", 2),), mentioned=("cold_calling", "x")
    )
    assert without_repeats(profile).mentioned == ("x",)
