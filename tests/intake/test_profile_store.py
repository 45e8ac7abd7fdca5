import os
import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.intake.fault import LineError
from jobmorph.intake.profile import parse_profile, read_profile
from jobmorph.intake.profile_field import key_of, one_line
from jobmorph.intake.profile_store import (
    MARK,
    forget_profile,
    profile_home,
    profile_text,
    save_profile,
)
from jobmorph.intake.text_file import TextFile
from jobmorph.schema.errors import DataError
from jobmorph.schema.profile import LearnAfter, PastJob, Profile, Progress, StatedSkill

WHOLE = Profile(
    "me.yaml",
    jobs=(PastJob("Sales rep", 2.5), PastJob("Waiter")),
    skills=(StatedSkill("yes", 3.0), StatedSkill("a: b # c", 0.0)),
    target="account executive",
    hours_week=4.0,
    learn_after=(LearnAfter("forecasting", "discovery"), LearnAfter("forecasting", "2.A.1.a")),
    leave_out=("cold calling",),
    log=(Progress("2026-11-20", "discovery", 3.0), Progress("2026-12-04", "discovery", 4.0, 3.0)),
    mentioned=("Excel",),
)

NAMES = st.text(min_size=1, max_size=60).map(one_line).filter(bool)
LEVELS = st.floats(0, 5)
DAYS = st.dates().map(lambda day: day.isoformat())


def bare(profile):
    """Return a profile without lines, notes and source: what is kept of it."""
    parts = ("jobs", "skills", "learn_after", "log")
    without = {
        part: tuple(replace(each, line=None) for each in getattr(profile, part)) for part in parts
    }
    return replace(profile, source="", notes=(), **without)


def once(items, key):
    return tuple({key(item): item for item in reversed(items)}.values())[::-1]


@st.composite
def profiles(draw):
    jobs = draw(st.lists(st.builds(PastJob, NAMES, st.none() | st.floats(0, 60)), max_size=4))
    skills = draw(st.lists(st.builds(StatedSkill, NAMES, LEVELS), max_size=6))
    skills = once(skills, lambda skill: key_of(skill.name))
    stated = {key_of(skill.name) for skill in skills}
    pairs = draw(st.lists(st.tuples(NAMES, NAMES), max_size=5, unique=True))
    order = sorted(
        (LearnAfter(a, b) for a, b in pairs if key_of(a) < key_of(b)), key=lambda each: each.name
    )
    log = draw(st.lists(st.builds(Progress, DAYS, NAMES, st.floats(0, 1_000)), max_size=5))
    checked = [replace(entry, level=5.0 if len(log) % 2 else None) for entry in log]
    mentioned = [name for name in draw(st.lists(NAMES, max_size=4)) if key_of(name) not in stated]
    return Profile(
        "drawn",
        jobs=(*jobs, PastJob("clerk", 1.0)),
        skills=skills,
        target=draw(st.none() | NAMES),
        hours_week=draw(st.none() | st.floats(0.001, 60)),
        learn_after=tuple(order),
        leave_out=tuple(dict.fromkeys(draw(st.lists(NAMES, max_size=4)))),
        log=tuple(sorted(checked, key=lambda entry: entry.date)),
        mentioned=tuple(dict.fromkeys(mentioned)),
    )


@given(profiles())
def test_what_is_written_reads_back_the_same(profile):
    text = profile_text(profile)
    again = parse_profile(TextFile("me.yaml", text, "UTF-8"))
    assert bare(again) == bare(profile)
    assert profile_text(again) == text


def test_the_text_is_yaml_for_others_too():
    content = yaml.safe_load(profile_text(WHOLE))
    assert content["jobs"] == [{"title": "Sales rep", "years": 2.5}, {"title": "Waiter"}]
    assert content["skills"] == {"yes": 3, "a: b # c": 0}
    assert content["learn_after"] == {"forecasting": ["discovery", "2.A.1.a"]}
    assert list(content) == [
        "jobs", "skills", "target", "hours_week", "learn_after", "leave_out", "log", "mentioned",
    ]  # fmt: skip


def test_a_saved_profile_is_its_owners_alone(tmp_path):
    path = tmp_path / "new" / "folder" / "me.yaml"
    save_profile(WHOLE, path)
    assert bare(read_profile(path)) == bare(WHOLE)
    assert path.read_text("utf-8").startswith(MARK)
    assert [each.name for each in path.parent.iterdir()] == ["me.yaml"]
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        path.chmod(0o644)
        save_profile(WHOLE, path)
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_of_somebody_else_is_neither_overwritten_nor_deleted(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text("Dear Ann\n", encoding="utf-8")
    with pytest.raises(DataError, match="no profile that jobmorph wrote, and is left as it is"):
        save_profile(WHOLE, path)
    with pytest.raises(DataError, match="is not deleted"):
        forget_profile(path)
    with pytest.raises(DataError, match="no profile"):
        save_profile(WHOLE, tmp_path)
    assert path.read_text("utf-8") == "Dear Ann\n"


def test_an_editor_may_have_changed_the_file(tmp_path):
    path = tmp_path / "me.yaml"
    save_profile(WHOLE, path)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    save_profile(replace(WHOLE, target="nurse"), path)
    assert read_profile(path).target == "nurse"


def test_what_could_not_be_read_back_is_not_saved(tmp_path):
    path = tmp_path / "me.yaml"
    save_profile(WHOLE, path)
    before = path.read_bytes()
    lower = Progress("2026-12-10", "discovery", 1.0, 2.0)
    with pytest.raises(LineError, match="never lowers a level"):
        save_profile(replace(WHOLE, log=(*WHOLE.log, lower)), path)
    with pytest.raises(DataError, match="nothing to save"):
        save_profile(Profile("answers", hours_week=4.0), path)
    assert path.read_bytes() == before


def test_forgetting_leaves_nothing(tmp_path):
    path = tmp_path / "me.yaml"
    save_profile(WHOLE, path)
    (tmp_path / ".me.yaml.abc.part").write_text("half", encoding="utf-8")
    (tmp_path / "other.part").write_text("mine", encoding="utf-8")
    assert forget_profile(path)
    assert [each.name for each in tmp_path.iterdir()] == ["other.part"]
    assert not forget_profile(path)
    assert not forget_profile(tmp_path / "no" / "folder" / "me.yaml")


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_link_is_followed(tmp_path):
    real, link = tmp_path / "real.yaml", tmp_path / "link.yaml"
    link.symlink_to(real)
    save_profile(WHOLE, link)
    assert link.is_symlink()
    assert read_profile(real).target == "account executive"
    assert forget_profile(link)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere"
)
def test_a_closed_folder_is_one_line(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(DataError, match="cannot be written"):
        save_profile(WHOLE, tmp_path / "me.yaml")
    tmp_path.chmod(0o700)


def test_a_file_in_the_way_is_one_line(tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(DataError, match="cannot be"):
        save_profile(WHOLE, tmp_path / "file" / "me.yaml")


def test_home_is_the_users_own_folder_or_what_they_name(monkeypatch, tmp_path):
    monkeypatch.delenv("JOBMORPH_PROFILE", raising=False)
    assert profile_home().parts[-2:] == ("jobmorph", "profile.yaml")
    monkeypatch.setenv("JOBMORPH_PROFILE", " ")
    assert profile_home().name == "profile.yaml"
    monkeypatch.setenv("JOBMORPH_PROFILE", str(tmp_path / "me.yaml"))
    assert profile_home() == tmp_path / "me.yaml"
    assert isinstance(profile_home(), Path)


def test_a_saving_that_fails_leaves_the_old_file_and_no_other(tmp_path, monkeypatch):
    path = tmp_path / "me.yaml"
    save_profile(WHOLE, path)
    before = path.read_bytes()

    def refuse(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(DataError, match=r"cannot be written \(No space left on device\)"):
        save_profile(replace(WHOLE, target="nurse"), path)
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["me.yaml"]


def test_a_profile_that_cannot_be_deleted_is_said(tmp_path, monkeypatch):
    path = tmp_path / "me.yaml"
    save_profile(WHOLE, path)

    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(DataError, match=r"cannot be deleted \(Permission denied\)"):
        forget_profile(path)
    assert path.exists()
