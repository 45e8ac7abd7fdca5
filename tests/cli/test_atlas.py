import json

import pytest


def test_the_atlas_in_every_form(command, tmp_path):
    told = command("atlas")
    assert (told.code, told.err) == (0, "")
    assert "Retail Salespersons" in told.out
    for ending, start in (("md", "# Atlas of jobs"), ("html", "<!DOCTYPE"), ("csv", "job_id,")):
        path = tmp_path / f"atlas.{ending}"
        assert command("atlas", "--field", "law", "--output", str(path)).code == 0
        assert path.read_text("utf-8").startswith(start)
    found = json.loads(command("atlas", "--field", "law", "--format", "json").out)
    assert found["field"] == "law"
    assert {job["field"] for job in found["jobs"]} == {"law"}


def test_a_moment_and_plain_marks(command):
    told = command("atlas", "--moment", "reach", "--ascii")
    assert told.out.isascii()
    assert "WITHIN REACH" in told.out


@pytest.mark.parametrize(
    ("words", "fault"),
    [(("--field", "selling"), "no field 'selling'"), (("--moment", "soon"), "soon")],
)
def test_faults_are_2(command, words, fault):
    told = command("atlas", *words)
    assert (told.code, told.out) == (2, "")
    assert fault in told.err
