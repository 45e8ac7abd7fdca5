import importlib.util

import pytest


@pytest.fixture
def served(monkeypatch):
    """Take note of how the server is started instead of starting it."""
    pytest.importorskip("mcp")
    calls = []
    monkeypatch.setattr(
        "jobmorph.web.mcp.server.serve_stdio",
        lambda edition, *, is_debug: calls.append((edition, is_debug)),
    )
    return calls


def test_it_serves_the_embedded_edition_without_a_word(command, served):
    told = command("mcp")
    assert (told.code, told.out, told.err) == (0, "", "")
    assert served == [(None, False)]


def test_traces_are_for_those_who_ask(command, served):
    assert command("mcp", "--debug").code == 0
    assert served == [(None, True)]


def test_somebody_at_a_terminal_is_told_what_this_is(command, served, monkeypatch):
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    told = command("mcp")
    assert told.out == ""
    assert "Waiting for an assistant's program" in told.err


def test_a_missing_edition_or_library_is_said_before_anything_starts(command, served, tmp_path):
    told = command("mcp", "--library", str(tmp_path / "nothing"))
    assert told.code == 2
    assert served == []


def test_without_the_sdk_it_is_said_what_to_do(command, monkeypatch):
    found = importlib.util.find_spec
    monkeypatch.setattr(
        "importlib.util.find_spec", lambda name: None if name == "mcp" else found(name)
    )
    told = command("mcp")
    assert told.code == 2
    assert told.err.startswith("error: the Model Context Protocol SDK is not installed")
    assert "pip install mcp" in told.err
