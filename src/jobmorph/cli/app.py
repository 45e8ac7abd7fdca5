"""All commands in one place."""

from typing import Annotated

import typer

from jobmorph.cli.atlas import atlas
from jobmorph.cli.compare import compare
from jobmorph.cli.data import data_app
from jobmorph.cli.evidence import evidence
from jobmorph.cli.history import history
from jobmorph.cli.library import library_app
from jobmorph.cli.market import market_app
from jobmorph.cli.mcp import mcp
from jobmorph.cli.outlook import outlook
from jobmorph.cli.path import path
from jobmorph.cli.plan import plan
from jobmorph.cli.playbook import playbook
from jobmorph.cli.read import read
from jobmorph.cli.reader import ReaderGroup, welcome
from jobmorph.cli.role import role
from jobmorph.cli.serve import serve
from jobmorph.cli.site import site
from jobmorph.cli.skills import skills
from jobmorph.cli.team import team_app
from jobmorph.cli.title import title

app = typer.Typer(
    name="jobmorph",
    cls=ReaderGroup,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    invoke_without_command=True,
)
app.command("role")(role)
app.command("skills")(skills)
app.command("compare")(compare)
app.command("title")(title)
app.command("plan")(plan)
app.command("path")(path)
app.command("outlook")(outlook)
app.command("playbook")(playbook)
app.command("read")(read)
app.command("history")(history)
app.command("atlas")(atlas)
app.command("evidence")(evidence)
app.command("serve")(serve)
app.command("site")(site)
app.command("mcp")(mcp)
app.add_typer(team_app, name="team")
app.add_typer(market_app, name="market")
app.add_typer(library_app, name="library")
app.add_typer(data_app, name="data")


@app.callback()
def start(
    context: typer.Context,
    is_version: Annotated[
        bool, typer.Option("--version", help="Print the version and leave.")
    ] = False,
    is_debug: Annotated[
        bool, typer.Option("--debug", help="Show the full trace when something fails.")
    ] = False,
) -> None:
    """How a job changes under AI, task by task: with ranges, sources and dates.

    Runs on this computer; nothing you type or hand in leaves it.
    """
    if is_version:
        from importlib.metadata import version

        typer.echo(f"jobmorph {version('jobmorph')}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(welcome())


def invoke(words: list[str]) -> int:
    """Run one command; return 0, or the code it left with.

    Parameters
    ----------
    words : list of str
        What follows `jobmorph` on the command line.

    Raises
    ------
    JobmorphError, typer.TyperException
        Whatever the command raises: nothing is caught or printed here.
    """
    command = typer.main.get_command(app)
    try:
        with command.make_context("jobmorph", words) as context:
            command.invoke(context)
    except typer.Exit as left:
        return left.exit_code
    return 0
