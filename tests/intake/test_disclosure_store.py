import json
import os
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.intake import disclosure_store
from jobmorph.intake.disclosure_store import (
    Ledger,
    forget_ledger,
    held_ledger,
    ledger_home,
    read_ledger,
    save_ledger,
)
from jobmorph.schema.disclosure import Disclosure
from jobmorph.schema.errors import DataError

MARKS = tuple(f"{n:016x}" for n in range(12))
TOLD = (
    Disclosure("pay mean", (MARKS[0], MARKS[0], MARKS[1], MARKS[5]), 51_234.5, "2026-11-23"),
    Disclosure("start_year middle", MARKS[:6], 2019.0, "2026-11-24"),
)


def test_home_is_the_folder_given_else_the_variable_else_the_users_own(monkeypatch, tmp_path):
    monkeypatch.setenv("JOBMORPH_STATE", str(tmp_path / "state"))
    assert ledger_home() == tmp_path / "state" / "told.json"
    assert ledger_home(tmp_path) == tmp_path / "told.json"
    monkeypatch.delenv("JOBMORPH_STATE")
    assert "jobmorph" in str(ledger_home())


def test_what_is_saved_is_read_back_with_the_same_key(tmp_path):
    path = tmp_path / "new" / "told.json"
    ledger = Ledger(b"k" * 32).with_told(TOLD)
    assert save_ledger(ledger, path) == ""
    assert read_ledger(path) == ledger
    assert [each.name for each in path.parent.iterdir()] == ["told.json"]
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert forget_ledger(path)
    assert not forget_ledger(path)


def test_where_there_is_none_a_new_key_is_drawn_and_nothing_written(tmp_path):
    path = tmp_path / "told.json"
    one, other = read_ledger(path), read_ledger(path)
    assert (one.told, one.note, len(one.key)) == ((), "", 32)
    assert one.key != other.key
    assert not path.exists()
    assert one.key.hex() not in repr(one)


def damage(change):
    document = {
        "schema_version": "1.0",
        "key": "00" * 32,
        "people": list(MARKS[:2]),
        "told": [{"statistic": "s", "told_on": "2026-01-01", "value": 1, "members": [0, 1]}],
    }
    change(document)
    return json.dumps(document)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no json",
        "[]",
        "[" * 100_000,
        '{"key": 1}',
        damage(lambda d: d.update(key="00")),
        damage(lambda d: d.update(schema_version="9")),
        damage(lambda d: d.update(people=["Erika"])),
        damage(lambda d: d["told"][0].update(members=[2])),
        damage(lambda d: d["told"][0].update(members=[-1])),
        damage(lambda d: d["told"][0].update(members=["0"])),
        damage(lambda d: d["told"][0].update(value="x")),
        damage(lambda d: d["told"][0].update(value=float("nan"))),
        damage(lambda d: d["told"][0].update(told_on="soon")),
        damage(lambda d: d["told"][0].pop("members")),
    ],
)
def test_a_damaged_ledger_is_said_set_aside_and_stops_nothing(tmp_path, text):
    path = tmp_path / "told.json"
    path.write_text(text)
    ledger = read_ledger(path)
    assert ledger.told == ()
    assert ledger.note == (
        "The list of what earlier reports told about groups is damaged: this report is not "
        "compared with them."
    )
    assert path.read_text() == text
    assert save_ledger(ledger.with_told(TOLD), path) == ""
    assert read_ledger(path).told == TOLD
    assert (tmp_path / "told.damaged.json").read_text() == text


@given(st.binary(max_size=200))
def test_no_bytes_whatever_raise(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("any") / "told.json"
    path.write_bytes(content)
    assert read_ledger(path).told == ()


def test_what_cannot_be_read_or_written_is_a_note(tmp_path):
    ledger = read_ledger(tmp_path)
    assert "cannot be read" in ledger.note
    (tmp_path / "file").write_text("")
    note = save_ledger(ledger, tmp_path / "file" / "told.json")
    assert note.startswith("What this report tells about groups could not be kept (")
    assert not Path(tmp_path / "file" / "told.json").exists()
    if os.name == "posix" and os.geteuid() != 0:
        (tmp_path / "shut").mkdir(mode=0o500)
        assert save_ledger(ledger, tmp_path / "shut" / "told.json")


def test_a_full_ledger_drops_its_oldest_entries_and_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(disclosure_store, "LIMIT_BYTES", 3_000)
    path = tmp_path / "told.json"
    many = tuple(Disclosure(f"statistic {n}", MARKS, float(n), "2026-11-23") for n in range(40))
    note = save_ledger(Ledger(b"k" * 32, many), path)
    kept = read_ledger(path).told
    assert path.stat().st_size <= 3_000
    assert 0 < len(kept) < 40
    assert kept == many[-len(kept) :]
    assert f"its {40 - len(kept)} oldest entries" in note
    path.write_text("{" * 3_001)
    assert "damaged" in read_ledger(path).note


def test_a_ledger_is_held_by_one_at_a_time(tmp_path):
    path = tmp_path / "state" / "told.json"
    with held_ledger(path) as ledger:
        assert save_ledger(ledger.with_told(TOLD), path) == ""
        with (
            pytest.raises(DataError, match="longer than 0 seconds") as caught,
            held_ledger(path, wait_seconds=0.05),
        ):
            pytest.fail("it was held twice")
        assert "Try again" in str(caught.value.hint)
    with held_ledger(path, wait_seconds=0.05) as later:
        assert later.told == TOLD


def test_a_ledger_that_cannot_be_held_is_read_all_the_same(tmp_path):
    file = tmp_path / "file"
    file.write_text("", encoding="utf-8")
    with held_ledger(file / "told.json") as ledger:
        assert ledger.told == ()


def test_what_goes_wrong_while_it_is_held_comes_out_and_lets_go(tmp_path):
    path = tmp_path / "told.json"
    with pytest.raises(OSError, match="no room"), held_ledger(path):
        raise OSError("no room")
    with held_ledger(path, wait_seconds=0.05) as ledger:
        assert ledger.told == ()
