import shlex
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
import typer

from jobmorph.cli.app import app
from jobmorph.cli.reader import READERS
from jobmorph.schema.tables import EVIDENCE

GUIDE = Path(__file__).parents[2] / "docs" / "guide"


def leaves(group=None, above="") -> Iterator[tuple[str, typer.models.CommandInfo]]:
    for name, command in (group or typer.main.get_command(app)).commands.items():
        if hasattr(command, "commands"):
            yield from leaves(command, f"{above}{name} ")
        else:
            yield f"{above}{name}", command


def guide_of(name: str) -> Path:
    """Page of a command: its own, such as team-survey.md, else that of the group above it."""
    words = name.split()
    pages = [GUIDE / f"{'-'.join(words[:count])}.md" for count in range(len(words), 0, -1)]
    return next(page for page in pages if page.exists())


def options_of(command):
    return sorted(
        name
        for parameter in command.params
        for name in parameter.opts
        if name.startswith("--") and name != "--help"
    )


LEAVES = dict(leaves())


def test_the_commands_are_those_that_exist():
    assert sorted(LEAVES) == [
        "atlas",
        "compare",
        "data build",
        "data pull",
        "data sources",
        "data status",
        "data train",
        "data verify",
        "evidence",
        "history",
        "library diff",
        "library list",
        "library new",
        "library show",
        "library validate",
        "market calibrate",
        "market compare",
        "market run",
        "market scenarios list",
        "market scenarios new",
        "market scenarios show",
        "market scenarios validate",
        "market sensitivity",
        "mcp",
        "outlook",
        "path",
        "plan",
        "playbook",
        "read",
        "role",
        "serve",
        "site",
        "skills",
        "team compare",
        "team forget",
        "team roster",
        "team survey read",
        "team survey write",
        "team template",
        "title",
    ]


@pytest.mark.parametrize("name", sorted(LEAVES))
def test_every_command_and_option_is_in_the_guide(name):
    page = guide_of(name).read_text(encoding="utf-8")
    assert f"jobmorph {name}" in page
    missing = [option for option in options_of(LEAVES[name]) if f"`{option}" not in page]
    assert missing == []
    for parameter in LEAVES[name].params:
        if not parameter.opts[0].startswith("-"):
            assert (parameter.metavar or parameter.name) in page


@pytest.mark.parametrize("name", sorted(LEAVES))
def test_the_guide_names_no_option_that_does_not_exist(name):
    page = guide_of(name).read_text(encoding="utf-8")
    known = {
        option
        for leaf, command in LEAVES.items()
        if guide_of(leaf) == guide_of(name)
        for option in options_of(command)
    }
    rows = [line for line in page.splitlines() if line.startswith("| `--")]
    assert rows
    named = {row.split("`")[1].split()[0] for row in rows}
    assert named <= known


@pytest.mark.parametrize("name", sorted(LEAVES))
def test_every_command_and_option_says_what_it_is_for(name):
    command = LEAVES[name]
    assert command.help
    assert [p.name for p in command.params if not p.help and p.name != "help"] == []
    assert "--debug" in options_of(command)


def test_every_command_stands_under_a_reader():
    grouped = {name for reader in READERS for name in reader.commands}
    assert grouped == {name.split()[0] for name in LEAVES}
    assert len(READERS) == 4


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.heading)
def test_every_example_runs(reader, command, study, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "week.csv").write_text("task,hours\nCall customers,10\n")
    monkeypatch.setattr("jobmorph.cli.inputs.known_activities", lambda edition: None)
    study.answer = SimpleNamespace(
        table=EVIDENCE.empty(), is_stale=False, stale_reason=None, first=None, second=None
    )
    program, *words = shlex.split(reader.example)
    assert program == "jobmorph"
    assert command(*words).code == 0


def test_help_fits_a_terminal_of_80_columns(command):
    for words in ([], ["--help"], *([*name.split(), "--help"] for name in LEAVES)):
        outcome = command(*words)
        assert outcome.code == 0
        assert max(len(line) for line in outcome.out.splitlines()) <= 80


def test_without_a_command_four_questions_are_asked(command):
    told = command().out
    assert [line for line in told.splitlines() if line.endswith("?")] == [
        reader.question for reader in READERS
    ]
    assert command("--version").out.startswith("jobmorph ")


def test_data_alone_shows_its_commands(command):
    outcome = command("data")
    assert outcome.code == 0
    assert "verify" in outcome.out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["rle"], "no such command 'rle'. Did you mean 'role'?"),
        (["role", "x", "--fromat", "csv"], "no such option: --fromat"),
        (
            ["role", "x", "--format", "xml"],
            "'xml' is not one of 'table', 'json', 'csv', 'md', 'html'",
        ),
        (["compare", "x", "y", "--format", "html"], "'html' is not one of 'table'"),
        (["compare", "x"], "missing argument 'SECOND'"),
        (["compare", "x", "y", "z"], "unexpected extra argument"),
        (["role", "x", "--horizon"], "--horizon"),
        (["role", "x", "--seed", "-1"], "--seed"),
        (["role", "x", "--seed", "many"], "--seed"),
        (["data", "status", "--tables"], "no such option"),
    ],
)
def test_a_wrong_option_is_one_line_and_2(command, study, words, told):
    outcome = command(*words)
    assert outcome.code == 2
    assert outcome.err.startswith("error: ")
    assert outcome.err.count("\n") == 1
    assert told in outcome.err
    assert "--help" in outcome.err
    assert (outcome.out, study.calls) == ("", [])
