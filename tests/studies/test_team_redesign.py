"""A roster checked and redesigned: what is told is kept once, and the log says what was read."""

import json
import threading
from dataclasses import replace

import pytest

from jobmorph.intake.disclosure_store import held_ledger, ledger_home, read_ledger
from jobmorph.intake.roster import read_roster
from jobmorph.intake.roster_map import RosterMap
from jobmorph.reference.edition import open_edition
from jobmorph.reference.manifest import hash_file
from jobmorph.reports.team_told import told_redesign, told_roster
from jobmorph.schema.errors import ParameterError
from jobmorph.studies.roster import study_roster
from jobmorph.studies.team_log import redesign_log
from jobmorph.studies.team_redesign import (
    CountedHours,
    RedesignRequest,
    check_roster,
    counted_weeks,
    redesign_team,
)

DESIGN = "hold"
WEEK = "task,hours\nLive calls with prospects,20\nResearch accounts and build lists,20\n"


@pytest.fixture(scope="module")
def edition():
    return open_edition()


@pytest.fixture(scope="module")
def reading(examples):
    return read_roster(examples / "gtm_team.csv")


@pytest.fixture(scope="module")
def roster(reading, edition):
    return study_roster(reading, RosterMap(), edition=edition)


@pytest.fixture
def state(tmp_path, monkeypatch):
    monkeypatch.setenv("JOBMORPH_STATE", str(tmp_path / "state"))
    return tmp_path / "state"


def test_a_look_is_compared_and_not_kept(roster, state):
    looked = check_roster(roster, is_kept=False)
    assert not state.exists()
    kept = check_roster(roster, is_kept=True)
    assert looked.result.groups == kept.result.groups
    assert len(read_ledger(ledger_home()).told) == len(kept.telling.decisions) > 0


def test_what_one_answer_told_holds_the_next_back(roster, reading, state, edition):
    check_roster(roster, is_kept=True)
    fewer = replace(roster, rows=roster.rows.slice(1))
    again = told_roster(check_roster(fewer, is_kept=False))
    assert again.starts is None
    assert any("as told on" in note or "not told" in note for note in again.record.notes)


@pytest.fixture
def redesigned(reading, roster, edition, state):
    request = RedesignRequest(design=DESIGN, quarters=4, seed=3)
    return request, redesign_team(reading, roster, request, edition)


def test_a_redesign_keeps_what_it_tells_and_its_log_what_it_read(redesigned, reading, examples):
    request, redesign = redesigned
    told = read_ledger(ledger_home()).told
    assert len(told) == len(redesign.telling.decisions)
    assert (redesign.telling.unread, redesign.telling.unkept) == ("", "")
    result = told_redesign(redesign)
    assert result.record.notes == redesign.result.record.notes
    roster_file = examples / "gtm_team.csv"
    log = redesign_log(
        redesign, request, reading, {"roster": roster_file, "mapping": None}, {"plan.md": "text"}
    )
    written = json.loads(log.to_json())
    assert written["inputs"] == [{"name": "roster", "sha256": hash_file(roster_file)}]
    chosen = {each["name"]: each["value"] for each in written["choices"]}
    assert chosen == {"design": DESIGN, "quarters": "4", "explain": "no"}
    assert [each["design"] for each in written["solver"]] == [DESIGN]
    assert written["solver"][0]["status"] == "solved"
    assert written["seed"] == 3


def test_counted_hours_of_a_role_given_twice_are_refused(tmp_path, edition):
    file = tmp_path / "week.csv"
    file.write_text(WEEK, encoding="utf-8")
    hours = [CountedHours("SDR", file), CountedHours("sales development representative", file)]
    assert list(counted_weeks(hours[:1], edition)) == ["sales-development/entry"]
    with pytest.raises(ParameterError, match="are given twice"):
        counted_weeks(hours, edition)


def test_two_answers_at_a_time_know_of_each_other(roster, state):
    """The second waits until the first is kept."""
    done = []
    with held_ledger(ledger_home()) as ledger:
        other = threading.Thread(
            target=lambda: done.append(check_roster(roster, is_kept=True)), daemon=True
        )
        other.start()
        other.join(0.5)
        assert (ledger.told, done) == ((), [])
    other.join(30)
    assert len(done) == 1
    assert read_ledger(ledger_home()).told


def test_a_redesign_tells_how_many_designs_are_done(reading, roster, edition, state):
    told = []
    redesign_team(
        reading,
        roster,
        RedesignRequest(quarters=2),
        edition,
        progress=lambda done, total: told.append(f"{done} of {total}"),
    )
    assert told == ["1 of 4", "2 of 4", "3 of 4", "4 of 4"]
