"""Every command stands in the table of where else it is asked, and what the table says is so."""

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from typer.main import get_command

from jobmorph.cli.app import app as command_line
from jobmorph.web.app import create_app
from jobmorph.web.command_map import PLACES, place_of_command

GUIDE = Path(__file__).parents[2] / "docs" / "guide" / "rest.md"
# Of long jobs, whichever command started them.
OF_JOBS = {
    "POST /long",
    "GET /jobs/{job_id}/result",
    "GET /jobs/{job_id}/events",
    "GET /jobs/{job_id}/files/{name}",
    "DELETE /jobs/{job_id}",
}
EXAMPLES = {"group=NAME": "group=go-to-market", "TITLE": "typist", "NAME": "fast", "OTHER": "slow"}


def commands_of(group, before=()):
    for name, command in group.commands.items():
        words = (*before, name)
        if getattr(command, "commands", None):
            yield from commands_of(command, words)
        else:
            yield " ".join(words), {option for each in command.params for option in each.opts}


COMMANDS = dict(commands_of(get_command(command_line)))


@pytest.fixture(scope="module")
def client():
    with TestClient(create_app()) as made:
        yield made


def test_every_command_stands_in_the_table_once():
    assert {each.command.split(" --")[0] for each in PLACES} == set(COMMANDS)
    assert len({each.command for each in PLACES}) == len(PLACES)


def test_an_option_in_the_table_is_one_of_its_command():
    for each in PLACES:
        words, _, option = each.command.partition(" --")
        assert not option or f"--{option}" in COMMANDS[words], each


def test_a_command_has_an_endpoint_or_a_reason():
    assert [each.command for each in PLACES if bool(each.endpoints) == bool(each.why)] == []


def test_the_endpoints_of_the_table_are_those_that_there_are(client):
    paths = client.get("/api/openapi.json").json()["paths"]
    there = {
        f"{method.upper()} {path.removeprefix('/api/v1')}"
        for path, methods in paths.items()
        for method in methods
    }
    told = {endpoint for each in PLACES for endpoint in each.endpoints}
    assert told | OF_JOBS == there


def test_the_tools_of_the_table_are_those_that_there_are():
    pytest.importorskip("mcp")
    from jobmorph.web.mcp.words import TITLES

    assert {each.tool for each in PLACES if each.tool} == set(TITLES)


@pytest.mark.parametrize("page", sorted({
    page for each in PLACES for page in each.page.split(", ") if page
}))  # fmt: skip
def test_the_pages_of_the_table_are_there(client, page):
    for name, example in EXAMPLES.items():
        page = page.replace(name, example)
    assert client.get(page).status_code == 200, page


def test_the_guide_has_the_table():
    text = GUIDE.read_text(encoding="utf-8")
    rows = [
        [cell.strip().strip("`").replace("`, `", ", ") for cell in line.strip("|").split("|")]
        for line in text.splitlines()
        if re.match(r"\| `[a-z]", line)
    ]
    assert rows == [
        [
            each.command,
            ", ".join(each.endpoints) or f"none: {each.why}",
            each.tool,
            each.page,
        ]
        for each in PLACES
    ]


def test_a_line_is_read_as_the_command_that_it_begins_with():
    assert place_of_command("nonsense") is None
    assert place_of_command("") is None
    for each in PLACES:
        assert place_of_command(each.command) is each
