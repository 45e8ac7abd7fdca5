"""The four readers: what each asks, an example, and the commands that answer."""

from dataclasses import dataclass
from typing import Any, Final

from typer.core import TyperGroup


@dataclass(frozen=True, slots=True)
class Reader:
    """One kind of reader.

    Parameters
    ----------
    heading : str
        Heading of the group in `jobmorph --help`.
    question : str
        What they ask, in their words.
    example : str
        A command line that answers it.
    commands : tuple of str
        Commands listed under the heading.
    """

    heading: str
    question: str
    example: str
    commands: tuple[str, ...]


READERS: Final = (
    Reader(
        "Your own job",
        "What happens to my job?",
        'jobmorph role "customer service representative"',
        ("role", "skills", "plan", "path", "outlook", "atlas", "history", "serve", "site", "mcp"),
    ),
    Reader(
        "A team you lead",
        "Which of two jobs in my team changes more, and where?",
        'jobmorph compare "sales managers" "customer service representatives"',
        ("compare", "playbook", "team", "library"),
    ),
    Reader(
        "A workforce you analyse",
        "How good are these figures, and where do they come from?",
        "jobmorph evidence exposure",
        ("title", "atlas", "outlook", "market", "evidence", "data"),
    ),
    Reader(
        "People you advise",
        "No title fits. What if somebody tells me what they do all week?",
        "jobmorph role --tasks week.csv",
        ("role", "read", "skills", "plan", "path"),
    ),
)


def welcome() -> str:
    """Text of `jobmorph` alone: four questions with an example each.

    Examples
    --------
    >>> print(welcome().splitlines()[2])
    What happens to my job?
    """
    lines = ["How a job changes under AI, task by task. Runs on this computer only."]
    for reader in READERS:
        lines += ["", reader.question, f"  {reader.example}"]
    return "\n".join([*lines, "", "All commands: jobmorph --help"])


class ReaderGroup(TyperGroup):
    """A command group whose help lists the commands by reader."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write one section per reader: the commands, then the example."""
        for reader in READERS:
            rows = []
            for name in reader.commands:
                command = self.get_command(ctx, name)
                if command is not None:
                    rows.append((name, command.get_short_help_str(limit=formatter.width - 14)))
            with formatter.section(reader.heading):
                formatter.write_dl(rows, col_spacing=4)
                formatter.write(f"{'':{formatter.current_indent}}Example: {reader.example}\n")
