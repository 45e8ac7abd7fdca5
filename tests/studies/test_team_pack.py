"""Packs tell no number of fewer than five people, nor anything from which one comes out."""

from dataclasses import replace
from datetime import date
from itertools import product

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reports.team_answer import agency
from tests.studies.team_pack_example import Seat, forty, team_of, three_hundred

from jobmorph.reference.edition import open_edition
from jobmorph.reference.evidence_targets import evidence_area
from jobmorph.schema.errors import DataError, InfeasibleError, ParameterError
from jobmorph.studies.suppression import LEAST_GROUP
from jobmorph.studies.team_pack import pack_of
from jobmorph.studies.team_pack_groups import (
    group_hires,
    groups_today,
    hidden_hires,
    is_covered,
    pack_groups,
    seat_people,
)
from jobmorph.studies.team_pack_hours import HOURS_STEP
from jobmorph.studies.team_pack_people import pack_people
from jobmorph.studies.team_pack_terms import review_days

TEAMS = {"12": agency, "40": forty, "300": three_hundred}


def _packs(result):
    edition = open_edition()
    return [pack_of(result, plan.offer.name, edition) for plan in result.plans]


@pytest.fixture(scope="module", params=list(TEAMS))
def team(request):
    result = TEAMS[request.param]()
    return result, _packs(result)


def test_groups_and_numbers_of_people_are_none_or_five_and_more(team):
    for pack in team[1]:
        people = pack.people
        counts = [
            people.hired,
            people.left,
            people.laid_off,
            people.moved,
            people.held,
            people.entry_now,
            people.entry_end,
        ]
        for group in pack.groups:
            counts += [group.seats_now, group.seats_end, group.hired]
            assert group.seats_now >= LEAST_GROUP
        assert [each for each in counts if each is not None and 0 < each < LEAST_GROUP] == []


def test_groups_hold_every_seat_once_and_add_up_to_the_team(team):
    result, packs = team
    for pack in packs:
        measures = result.plan(pack.design).measures
        assert sum(group.seats_now for group in pack.groups) == result.as_is.seats
        assert sum(group.seats_end for group in pack.groups) == measures.seats
        services = [service for group in pack.groups for service in group.services]
        assert sorted(services) == sorted(set(result.seats["service"]))
        told = {"hired": pack.people.hired, "left": pack.people.left}
        assert all(count in (None, getattr(measures, name)) for name, count in told.items())


def test_hours_of_groups_add_up_to_the_result_but_for_rounding(team):
    result, packs = team
    for pack in packs:
        design = result.plan(pack.design).design
        end = design.tasks.filter(pl.col("quarter") == result.quarters)
        exact = {
            "ai_now": result.as_is.delegated_hours_week,
            "ai_end": end["delegated_hours_quarter"].sum() / 13.0,
            "with_end": end["assisted_hours_quarter"].sum() / 13.0,
        }
        slack = HOURS_STEP / 2.0 + 1e-6
        for part, hours in exact.items():
            assert abs(getattr(pack.work.total, part) - hours) <= slack, part
            groups = sum(getattr(each, part) for each in pack.work.groups)
            assert abs(groups - hours) <= slack * len(pack.groups), part
        total = pack.work.total
        parts = (total.ai_end, total.with_end, total.person_end)
        held = set(result.seats.filter("is_held")["seat_id"])
        aside = design.hours.filter(
            pl.col("seat_id").is_in(list(held)) & (pl.col("quarter") == result.quarters)
        )["available_hours_quarter"].sum()
        assert abs(sum(parts) - (end["load_hours_quarter"].sum() + aside) / 13.0) <= 3 * slack
        assert all(hours % HOURS_STEP == 0 for hours in parts)


def test_groups_of_the_forty():
    groups = [set(group) for group in groups_today(forty().seats)]
    assert groups == [
        {"sales-development"},
        {"account-executive"},
        {"sales-engineering", "sales-leadership"},
        {"customer-success", "customer-service", "customer-leadership"},
        {
            "demand-generation",
            "content-marketing",
            "held:Executive Assistant",
            "held:Growth Hacker",
        },
    ]


def test_entry_seats_stay_silent_where_their_group_has_others_under_five():
    # Nine of the ten in sales development are at entry level: their number would tell the tenth.
    for pack in _packs(forty()):
        assert pack.people.entry_now is None
        assert pack.people.entry_end is None


def _told_sets(packs, seats):
    """Sets of today's people that papers speak about, as one 0/1 row over seats each."""
    ids, rows = seats["service"].to_list(), []
    for pack in packs:
        for group in pack.groups:
            rows.append([int(each in group.services) for each in ids])
        rows.append([1] * len(ids))
        if pack.people.entry_now:
            rows.append([int(level == "entry") for level in seats["level"]])
        if pack.people.held:
            rows.append([int(each) for each in seats["is_held"]])
    return np.unique(np.array(rows), axis=0)


def _attack(packs, seats):
    """Sets of one to four people that sums and differences of told sets single out."""
    told, heads = _told_sets(packs, seats), seats["today_heads"].to_numpy()
    found = []
    for weights in product((-1, 0, 1), repeat=len(told)):
        mixed = np.array(weights) @ told
        if set(np.unique(mixed)) <= {0, 1} and 0 < mixed @ heads < LEAST_GROUP:
            found.append(mixed)
    return found


def test_no_difference_of_papers_singles_out_fewer_than_five(team):
    result, packs = team
    assert _attack(packs, result.seats) == []


def test_the_attack_finds_what_a_careless_paper_gives_away():
    result = forty()
    pack = _packs(result)[0]
    careless = replace(pack, people=replace(pack.people, entry_now=9))
    assert _attack([careless], result.seats)


heads_of_seats = st.lists(
    st.tuples(
        st.integers(0, 3),
        st.integers(0, 6),
        st.sampled_from(["entry", "mid", "lead", None]),
        st.integers(1, 9),
        st.integers(0, 4),
        st.integers(0, 4),
        st.integers(0, 4),
        st.integers(0, 4),
    ),
    min_size=3,
    max_size=9,
)


def _random_team(drawn):
    seats = {}
    for area, family, level, heads, *flows in drawn:
        name = None if level is None else f"field-{area}-{family}"
        first, second = flows[:2], flows[2:]
        ways = tuple((hired, min(left, heads), 0) for hired, left in (first, second))
        seat = Seat(f"area {area}", name, level, heads, ways, "" if name else f"T{area}{family}")
        seats[seat.id] = seat
    return team_of(list(seats.values()))


def _tell(result):
    told = []
    for plan in result.plans:
        people = seat_people(result, plan.design)
        groups = pack_groups(result, plan.offer.name)
        told.append((groups, people, pack_people(groups, people)))
    return told


class _Paper:
    """As much of a pack as the attack reads."""

    def __init__(self, groups, people):
        self.groups, self.people = groups, people


@settings(max_examples=120, deadline=None)
@given(heads_of_seats)
def test_no_random_team_gives_fewer_than_five_away(drawn):
    result = _random_team(drawn)
    if not groups_today(result.seats):
        return
    told = _tell(result)
    papers = [_Paper(groups, people) for groups, _, people in told]
    if len(_told_sets(papers, result.seats)) <= 9:
        assert _attack(papers, result.seats) == []
    first, second = papers
    assert [g.services for g in first.groups] == [g.services for g in second.groups]
    assert [g.hired is None for g in first.groups] == [g.hired is None for g in second.groups]
    for groups, people, counts in told:
        _assert_flows_hold(groups, group_hires(groups, people), counts)


def _assert_flows_hold(groups, hired, people):
    """Hires or leavers of a group are none, or five and more, or not to be worked out."""
    gone = [count + g.seats_now - g.seats_end for count, g in zip(hired, groups, strict=True)]
    hidden = [at for at, group in enumerate(groups) if group.hired is None]
    for at in set(range(len(groups))) - set(hidden):
        assert all(n == 0 or n >= LEAST_GROUP for n in (hired[at], gone[at]))
    if hidden and people.hired is not None:
        free = sum(min(hired[at], gone[at]) for at in hidden)
        assert len(hidden) > 1
        assert free >= LEAST_GROUP
    if people.hired is None:
        assert people.left is None


def test_every_hidden_number_has_more_than_one_possible_value():
    hired, fewer = [12, 2, 6, 9], [0, 1, 0, 2]
    hidden = sorted(hidden_hires([hired], [fewer]))
    total = sum(hired[at] for at in hidden)
    ways = [
        way
        for way in product(range(total + 1), repeat=len(hidden))
        if sum(way) == total and all(n + fewer[at] >= 0 for n, at in zip(way, hidden, strict=True))
    ]
    for place in range(len(hidden)):
        assert len({way[place] for way in ways}) > 1


def test_what_one_design_hides_no_other_tells():
    hired, fewer = [[5, 5, 9, 9], [2, 5, 9, 9]], [[0] * 4, [0] * 4]
    assert hidden_hires(hired, fewer) == {0, 1}


def test_hires_that_only_fill_new_seats_hide_nothing_behind_each_other():
    # Three and two who leave beside five new seats: the total would tell all of them.
    assert not is_covered({0, 1, 2}, [0, 0, 5], [3, 2, 0])


def test_hires_and_leavers_are_left_out_together():
    result = team_of(
        [
            Seat("sales", "sales-development", "entry", 10, ((7, 3, 0),)),
            Seat("sales", "account-executive", "mid", 8, ((0, 0, 0),)),
        ],
        ("hold",),
    )
    people = _packs(result)[0].people
    assert (people.hired, people.left, people.laid_off) == (None, None, 0)


def test_a_layoff_of_few_is_said_but_not_counted():
    result = team_of([Seat("sales", "sales-development", "mid", 20, ((0, 6, 2),))], ("cut-cost",))
    people = _packs(result)[0].people
    assert people.is_asked_to_leave
    assert (people.laid_off, people.hired, people.left) == (None, None, None)


def test_groups_that_a_design_makes_small_stand_with_others_in_all_papers():
    seats = [
        Seat("sales", "sales-development", "mid", 6, ((0, 0, 0), (0, 4, 0))),
        Seat("sales", "account-executive", "mid", 9, ((0, 0, 0), (0, 0, 0))),
        Seat("service", "customer-service", "mid", 12, ((0, 0, 0), (0, 0, 0))),
    ]
    for pack in _packs(team_of(seats)):
        assert [g.seats_now for g in pack.groups] == [15, 12]


def test_questions_follow_the_plan():
    hold, cut = _packs(forty())
    assert "fewer" not in [point.name for point in hold.questions]
    fewer = [point for point in cut.questions if point.name == "fewer"]
    assert [(p.values["now"], p.values["end"]) for p in fewer] == [
        (g.seats_now, g.seats_end) for g in cut.groups if g.seats_end < g.seats_now
    ]
    assert "leavers_fewer" in [point.name for point in cut.questions]
    assert "titles" in [point.name for point in cut.questions]


def test_a_tight_service_is_asked_about():
    result = forty()
    plan = result.plans[0]
    rules = plan.design.rules.with_columns(
        pl.when(pl.col("rule_place") == "customer-success")
        .then(0.5)
        .otherwise("slack")
        .alias("slack")
    )
    tight = replace(plan, design=replace(plan.design, rules=rules))
    pack = pack_of(replace(result, plans=(tight,)), "hold", open_edition())
    thin = next(point for point in pack.questions if point.name == "thin")
    assert thin.values["names"] == ("customer-success",)
    assert "thin" not in [point.name for point in _packs(result)[0].questions]


def test_tasks_are_parts_of_a_full_week_of_their_job():
    pack = _packs(forty())[0]
    task = next(t for t in pack.work.tasks if t.label == "records of account-executive")
    assert (task.week_hours, task.ai_now, task.ai_end) == (12.0, 1.0, 6.0)
    assert (task.with_now, task.with_end, task.person_end) == (2.5, 3.5, 2.5)
    staying = {label for labels in pack.work.staying for label in labels}
    assert staying.isdisjoint({each.label for each in pack.work.tasks})


def test_now_is_the_same_in_the_papers_of_all_designs(team):
    now = {(p.work.total.ai_now, p.work.total.with_now) for p in team[1]}
    assert len(now) == 1


def test_kept_tasks_keep_what_ai_does_of_them_now():
    # A plan that keeps tasks from AI has no base for them; the team as it is has.
    result = agency()
    alone = replace(result, plans=(result.plan("human-first"),))
    pack = pack_of(alone, "human-first", open_edition())
    assert abs(pack.work.total.ai_now - result.as_is.delegated_hours_week) <= HOURS_STEP / 2


def test_scores_are_all_of_the_areas_an_answer_rests_on():
    pack = _packs(agency())[0]
    wanted = {m for area in ("titles", "exposure", "skills") for m in evidence_area(area).metrics}
    assert set(pack.scores.table["metric_id"]) >= wanted
    assert not [m for m in pack.scores.table["metric_id"] if ".variants." in m]
    names = [rate.name for rate in pack.scores.rates]
    assert "redesign.used_share" in names
    assert "redesign.layoff_cost_share" not in names


def test_review_days_come_from_the_plan_and_not_from_the_clock():
    assert review_days(QUARTER_NAMES) == (date(2027, 6, 30), date(2027, 12, 31))
    assert review_days(("Q4 2026",)) == (date(2026, 12, 31),)
    with pytest.raises(ParameterError, match="no quarter"):
        review_days(("spring",))


QUARTER_NAMES = ("Q1 2027", "Q2 2027", "Q3 2027", "Q4 2027")


def test_refuses_what_cannot_be_told():
    edition, result = open_edition(), agency()
    with pytest.raises(ParameterError, match="no such design"):
        pack_of(result, "grow", edition)
    lost = replace(result.plans[0], design=None, measures=None)
    with pytest.raises(InfeasibleError, match="no plan keeps"):
        pack_of(replace(result, plans=(lost,)), lost.offer.name, edition)
    few = team_of([Seat("sales", "sales-development", "mid", 4, ((0, 0, 0),))], ("hold",))
    with pytest.raises(DataError, match="smaller"):
        pack_of(few, "hold", edition)
