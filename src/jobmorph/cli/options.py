"""Options that commands share: the same name, meaning and help everywhere."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

LARGEST_SEED: Final = 2**32 - 1


class Format(StrEnum):
    """Forms in which an answer about a job is given."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MD = "md"
    HTML = "html"


class PlanFormat(StrEnum):
    """Forms in which a learning plan is given."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MD = "md"
    HTML = "html"
    ICS = "ics"


class PathFormat(StrEnum):
    """Forms in which moves are given."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MD = "md"
    HTML = "html"
    XLSX = "xlsx"


class TableFormat(StrEnum):
    """Forms in which a plain table is given."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MD = "md"


def _years(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise typer.BadParameter(f'"{text}" is not a number of years') from None


LevelOption = Annotated[
    str | None,
    typer.Option("--level", metavar="LEVEL", help="entry, mid, senior, lead or executive."),
]
HorizonOption = Annotated[
    float | None,
    typer.Option(
        "--horizon",
        metavar="YEARS",
        parser=_years,
        help="Years ahead, 0 to 15.  [default: 5]",
    ),
]
TasksOption = Annotated[
    Path | None,
    typer.Option("--tasks", metavar="FILE", help="Your own week: tasks with hours (CSV)."),
]
OverridesOption = Annotated[
    Path | None,
    typer.Option("--overrides", metavar="FILE", help="Verdicts that you overrule (YAML)."),
]
ScenarioOption = Annotated[
    str | None,
    typer.Option("--scenario", metavar="FILE|NAME", help="What-if: a patch on the assumptions."),
]
AllOption = Annotated[
    bool, typer.Option("--all", help="Every task, range and source, line by line.")
]
AsciiOption = Annotated[
    bool, typer.Option("--ascii", help="Draw with . + # for terminals without Unicode.")
]
FORM_OF_ANSWER: Final = typer.Option(
    "--format", help="Form of the answer.  [default: as --output ends, else table]"
)
FormatOption = Annotated[Format | None, FORM_OF_ANSWER]
PlanFormatOption = Annotated[
    PlanFormat | None,
    typer.Option("--format", help="Form of the plan.  [default: as --output ends, else table]"),
]
PathFormatOption = Annotated[PathFormat | None, FORM_OF_ANSWER]
TableFormatOption = Annotated[
    TableFormat | None,
    typer.Option("--format", help="Form of the table.  [default: as --output ends, else table]"),
]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", metavar="FILE", help="Write to a file instead of the screen."),
]
SeedOption = Annotated[
    int,
    typer.Option("--seed", metavar="N", min=0, max=LARGEST_SEED, help="Seed of the draws."),
]
EditionOption = Annotated[
    Path | None,
    typer.Option(
        "--edition", metavar="DIR", help="Another reference edition than the shipped one."
    ),
]
LibraryOption = Annotated[
    Path | None,
    typer.Option(
        "--library",
        metavar="DIR",
        envvar="JOBMORPH_LIBRARY",
        show_envvar=False,
        help="Your own roles (YAML), over ours; or set JOBMORPH_LIBRARY.",
    ),
]
DebugOption = Annotated[
    bool, typer.Option("--debug", help="Show the full trace when something fails.")
]

RawOption = Annotated[
    Path,
    typer.Option("--from", metavar="DIR|ZIP", help="Folder or zip of the official raw files."),
]

IntoOption = Annotated[
    Path | None,
    typer.Option(
        "--into", metavar="DIR", help="Folder of the edition.  [default: user's own editions]"
    ),
]
