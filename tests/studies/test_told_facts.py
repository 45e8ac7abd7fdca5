"""Somebody subtracts two reports: what must not come out does not."""

import pytest

from jobmorph.intake.disclosure_store import Ledger
from jobmorph.intake.roster import read_roster
from jobmorph.intake.roster_map import RosterMap
from jobmorph.reference.edition import open_edition
from jobmorph.reference.parameters import load_parameters
from jobmorph.studies.disclosure import disclosures_of
from jobmorph.studies.roster import study_roster
from jobmorph.studies.team_seats import seats_of_roster
from jobmorph.studies.told_facts import held_roster

DAY = "2026-11-23"


@pytest.fixture(scope="module")
def parameters():
    merged = load_parameters("exposure")
    for room in ("redesign", "skills"):
        merged = merged.merged(load_parameters(room))
    return merged


@pytest.fixture
def report(examples, tmp_path, parameters):
    """Return a function that reports on the example team without some of its lines."""
    lines = (examples / "gtm_team.csv").read_text(encoding="utf-8").splitlines()

    def make(ledger, *left_out, patch=None):
        kept = [line for place, line in enumerate(lines) if place not in left_out]
        path = tmp_path / "team.csv"
        path.write_text("\n".join(kept if patch is None else patch(kept)) + "\n", encoding="utf-8")
        edition = open_edition()
        roster = study_roster(read_roster(path), RosterMap(), edition=edition)
        held = held_roster(roster, ledger)
        team = seats_of_roster(roster, edition, parameters, ledger=ledger)
        decisions = (*held.decisions, *team.pay.decisions)
        return held.result, team, ledger.with_told(disclosures_of(decisions, DAY))

    return make


def test_one_who_left_cannot_be_worked_out(report):
    first, team, told = report(Ledger(b"k" * 32))
    second, later, _ = report(told, 12)
    alone, _, _ = report(Ledger(b"k" * 32), 12)
    assert ratios(later) <= ratios(team)
    for then, now in zip(first.groups, sorted(second.groups, key=_order(first)), strict=True):
        assert now.start_year_middle == then.start_year_middle
    assert first.starts is not None
    assert second.starts is None
    assert alone.starts is not None


def _order(first):
    names = [group.name for group in first.groups]
    return lambda group: names.index(group.name)


def test_without_a_list_the_difference_would_tell(report):
    _, team, _ = report(Ledger(b"k" * 32))
    _, later, _ = report(Ledger(b"k" * 32), 12)
    assert len(ratios(later) - ratios(team)) == 2


def ratios(team):
    return {each.value for each in team.pay.decisions}


def test_the_same_team_is_told_the_same(report):
    first, team, told = report(Ledger(b"k" * 32))
    second, later, more = report(told)
    assert second.groups == first.groups
    assert second.starts == first.starts
    assert later.pay.pay.equals(team.pay.pay)
    assert more.told == told.told


def test_a_place_told_apart_makes_no_new_people(report, parameters):
    result, team, told = report(Ledger(b"k" * 32))
    apart = seats_of_roster(result, open_edition(), parameters, by_location=True, ledger=told)
    assert {each.verdict for each in apart.pay.decisions} <= {"tell", "as told before", "withhold"}
    same = {each.fact.members: each.value for each in team.pay.decisions}
    for each in apart.pay.decisions:
        if each.fact.members in same:
            assert each.value == same[each.fact.members]


def test_pay_that_may_not_be_told_is_the_whole_teams(report):
    _, _, told = report(Ledger(b"k" * 32))
    _, later, _ = report(told, *range(14, 18))
    withheld = [each for each in later.pay.decisions if each.verdict == "withhold"]
    assert later.pay.pay["pay_amount_year"].null_count() == 0
    assert all(each.value is None for each in withheld)
