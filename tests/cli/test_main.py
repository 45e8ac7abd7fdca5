import os
import subprocess
import sys
from pathlib import Path

import pytest

from jobmorph.schema.errors import DataError, NoMatchError

HEAVY = (
    "altair lightgbm numpy pandas pandera polars pooch rapidfuzz rich scipy sklearn wordllama yaml"
)


def process(*words, **options):
    return subprocess.run(
        [sys.executable, "-c", "from jobmorph.cli.main import run; run()", *words],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        **options,
    )


@pytest.mark.parametrize("words", [[], ["--help"], ["--version"], ["role", "--help"]])
def test_help_loads_nothing_heavy(words):
    code = (
        "import sys\nfrom jobmorph.cli.main import run\n"
        f"try: run({words})\nexcept SystemExit: pass\n"
        f"print([name for name in '{HEAVY}'.split() if name in sys.modules], file=sys.stderr)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert ended.stderr.strip() == "[]"


def test_an_answer_ends_with_0(command, study):
    outcome = command("role", "sales manager")
    assert outcome.code == 0
    assert outcome.err == ""


def test_a_question_without_an_answer_ends_with_1_and_the_nearest(command, study):
    study.fault = NoMatchError('no job found for "growth ninja". Nearest', items=["a", "b"])
    outcome = command("role", "growth ninja")
    assert outcome.code == 1
    assert outcome.out == ""
    assert outcome.err == 'error: no job found for "growth ninja". Nearest: a, b.\n'


def test_an_interrupt_ends_quietly_with_130(command, study):
    study.fault = KeyboardInterrupt()
    assert command("role", "x").code == 130
    study.fault = KeyboardInterrupt()
    assert command("role", "x").err == ""


class PanicError(BaseException):
    """As compiled libraries raise it: no Exception."""


@pytest.mark.parametrize(
    "fault", [RuntimeError("boom\nsecond line"), MemoryError(), PanicError("rust")]
)
def test_a_fault_of_our_own_is_one_line_that_asks_for_a_report(command, study, fault):
    study.fault = fault
    outcome = command("role", "x")
    assert outcome.code == 70
    assert outcome.err.count("\n") == 1
    assert "Traceback" not in outcome.err
    assert type(fault).__name__ in outcome.err
    assert "--debug" in outcome.err


def test_debug_shows_the_trace_before_the_line(command, study):
    study.fault = RuntimeError("boom")
    lines = command("role", "x", "--debug").err.splitlines()
    assert lines[0].startswith("Traceback")
    assert lines[-1].startswith("error: ")


def test_debug_lists_every_faulty_line_of_a_file(command, study, tmp_path):
    path = tmp_path / "overrides.yaml"
    path.write_text("- {task: a}\n- {task: b}\n")
    outcome = command("role", "x", "--overrides", str(path), "--debug")
    assert "line 2: the override lacks delegated" in outcome.err
    assert outcome.err.splitlines()[-1].startswith("error: overrides.yaml, line 1:")


def test_a_reader_that_went_away_is_no_error():
    read_end, write_end = os.pipe()
    os.close(read_end)
    with os.fdopen(write_end, "wb") as closed:
        ended = subprocess.run(
            [sys.executable, "-c", "from jobmorph.cli.main import run; run()", "--help"],
            stdout=closed,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    assert ended.returncode == 141
    assert ended.stderr == b""


FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")
def test_a_full_disk_behind_stdout_is_one_line():
    with FULL.open("wb") as full:
        ended = subprocess.run(
            [sys.executable, "-c", "from jobmorph.cli.main import run; run()", "data", "sources"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            timeout=60,
            check=False,
        )
    assert ended.returncode == 2
    assert ended.stderr == "error: the answer could not be printed (No space left on device).\n"


def test_bytes_that_are_no_text_are_one_line_too():
    ended = process(b"role", b"\xff\xfe", b"--tasks", b"\xff")
    assert ended.returncode == 2
    assert ended.stderr.count("\n") == 1


def test_a_console_without_utf8_gets_question_marks_instead_of_a_failure():
    ended = process("data", "sources", env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert ended.returncode == 0
    assert ended.stdout.isascii()


@pytest.mark.parametrize(
    ("is_terminal", "no_color", "is_red"),
    [(True, None, True), (True, "1", False), (True, "", True), (False, None, False)],
)
def test_the_line_is_red_only_where_colour_is_welcome(
    command, study, monkeypatch, is_terminal, no_color, is_red
):
    monkeypatch.delenv("NO_COLOR", raising=False)
    if no_color is not None:
        monkeypatch.setenv("NO_COLOR", no_color)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: is_terminal)
    study.fault = DataError("it is broken")
    told = command("role", "x").err
    assert told == ("\x1b[31merror: it is broken.\x1b[0m\n" if is_red else "error: it is broken.\n")
