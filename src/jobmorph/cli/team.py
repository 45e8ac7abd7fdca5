"""`jobmorph team`: a team's roster, read and checked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

import typer
from typer.core import TyperGroup

from jobmorph.cli.options import (
    AllOption,
    AsciiOption,
    DebugOption,
    EditionOption,
    Format,
    LibraryOption,
    OutputOption,
    PathFormat,
    PathFormatOption,
    SeedOption,
)
from jobmorph.cli.team_files import compare, forget, template
from jobmorph.cli.team_survey import survey_app

Period = Literal["year", "month", "hour"]

if TYPE_CHECKING:
    from jobmorph.cli.team_design import Designed, TeamInputs
    from jobmorph.intake.roster_columns import RosterRequest
    from jobmorph.intake.roster_header import Field
    from jobmorph.intake.roster_map import RosterMap

EXAMPLE: Final = "jobmorph team roster.csv --check"
DEFAULT: Final = "roster"


class TeamGroup(TyperGroup):
    """The commands of a team; a roster's name alone means the first of them."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the name of the first command before words that begin with no command."""
        is_named = bool(args) and (args[0] in self.commands or args[0] in ("--help", "-h"))
        return super().parse_args(ctx, args if is_named or not args else [DEFAULT, *args])


def _column(option: str, holds: str) -> Any:
    return typer.Option(option, metavar="COLUMN", help=f"The column that holds {holds}.")


team_app = typer.Typer(
    cls=TeamGroup,
    help="A team you lead: check its roster, nothing about who people are is kept.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@team_app.command(DEFAULT)
def roster(
    file: Annotated[Path, typer.Argument(metavar="ROSTER", help="One row a person: CSV or .xlsx.")],
    *,
    check: Annotated[
        bool, typer.Option("--check", help="Read and show only; nothing is computed.")
    ] = False,
    title: Annotated[str | None, _column("--title", "job titles")] = None,
    department: Annotated[str | None, _column("--department", "teams")] = None,
    level: Annotated[str | None, _column("--level", "levels")] = None,
    location: Annotated[str | None, _column("--location", "places of work")] = None,
    manager: Annotated[str | None, _column("--manager", "whom people report to")] = None,
    person: Annotated[str | None, _column("--person", "what managers are called by")] = None,
    start: Annotated[str | None, _column("--start", "days of hire")] = None,
    fte: Annotated[str | None, _column("--fte", "full-time equivalents")] = None,
    hours: Annotated[str | None, _column("--hours", "hours a week")] = None,
    pay: Annotated[str | None, _column("--pay", "pay")] = None,
    band: Annotated[str | None, _column("--band", "bands of pay")] = None,
    pay_period: Annotated[
        Period | None, typer.Option("--pay-period", help="How often pay is paid.")
    ] = None,
    drop: Annotated[
        list[str] | None,
        typer.Option("--drop", metavar="COLUMN", help="Not to be read; may be repeated."),
    ] = None,
    protected: Annotated[
        str | None,
        typer.Option("--protected", metavar="COLUMN", help="For the check of adverse impact only."),
    ] = None,
    sheet: Annotated[
        str | None, typer.Option("--sheet", metavar="NAME", help="Sheet of a workbook.")
    ] = None,
    mapping: Annotated[
        Path | None,
        typer.Option("--map", metavar="FILE", help="What titles mean, as you say (YAML)."),
    ] = None,
    write_map: Annotated[
        Path | None,
        typer.Option("--write-map", metavar="FILE", help="Write such a file to fill in."),
    ] = None,
    design: Annotated[
        str | None,
        typer.Option(
            "--design",
            metavar="NAME",
            help="Designs beside the team as it is: all, or "
            "keep-and-grow, hold, cut-cost, human-first.",
        ),
    ] = None,
    quarters: Annotated[
        int, typer.Option("--quarters", min=1, max=20, help="Length of the plan.")
    ] = 8,
    explain: Annotated[
        bool, typer.Option("--explain", help="What one unit more of each limit would bring.")
    ] = False,
    budget: Annotated[
        float | None, typer.Option("--budget", help="Most that any year may cost.")
    ] = None,
    entry_seats: Annotated[
        int | None, typer.Option("--entry-seats", help="Entry seats that must stay.")
    ] = None,
    allow_layoffs: Annotated[
        float | None,
        typer.Option(
            "--allow-layoffs",
            metavar="SHARE",
            min=0.0,
            max=1.0,
            help="Most of a seat who may be asked to leave; nobody unless given.",
        ),
    ] = None,
    growth: Annotated[
        float | None,
        typer.Option("--growth", metavar="SHARE", help="How much more work there is a year."),
    ] = None,
    limits: Annotated[
        Path | None,
        typer.Option("--limits", metavar="FILE", help="What you fix: seats, places, tasks (YAML)."),
    ] = None,
    task_hours: Annotated[
        list[str] | None,
        typer.Option(
            "--task-hours",
            metavar="ROLE=FILE",
            help="Hours that the team counted, from survey read; may be repeated.",
        ),
    ] = None,
    library: LibraryOption = None,
    show_all: AllOption = False,
    ascii_only: AsciiOption = False,
    output_format: PathFormatOption = None,
    output: OutputOption = None,
    seed: SeedOption = 0,
    edition: EditionOption = None,
    debug: DebugOption = False,
) -> None:
    """Read a roster as HR systems export it, and redesign the team with --design.

    Without it: columns kept and dropped, titles to confirm, people, hours. Names, e-mail addresses,
    births and the like are never read.
    """
    from jobmorph.cli.console import deliver, format_of, style_of
    from jobmorph.cli.inputs import edition_of, with_library
    from jobmorph.intake.roster import read_roster
    from jobmorph.intake.roster_map import RosterMap, read_roster_map
    from jobmorph.reference.edition import open_edition

    form = format_of(output_format, output, known=Format if design is None else PathFormat)
    told = RosterMap() if mapping is None else read_roster_map(mapping)
    named = {
        "title": title, "department": department, "level": level, "location": location,
        "manager": manager, "person": person, "start": start, "fte": fte, "hours": hours,
        "pay": pay, "band": band,
    }  # fmt: skip
    reading = read_roster(file, _request(named, drop or [], sheet, pay_period, told, protected))

    from jobmorph.reports.roster import render_roster
    from jobmorph.studies.roster import study_roster

    opened = with_library(edition_of(edition), library) or open_edition()
    result = study_roster(reading, told, edition=opened)
    if write_map is not None:
        from jobmorph.reports.roster_map import map_text

        require_new(write_map)
        deliver(map_text(result), write_map)
    style = style_of(output, is_ascii=ascii_only)
    if design is not None and not check:
        from jobmorph.cli.team_design import Designed, TeamInputs, hours_of
        from jobmorph.reports.team_told import told_redesign
        from jobmorph.studies.team_owner import OwnerWishes
        from jobmorph.studies.team_redesign import RedesignRequest, redesign_team

        wishes = OwnerWishes(budget, entry_seats, allow_layoffs, growth)
        request = RedesignRequest(
            design, quarters, explain, wishes, limits, hours_of(task_hours or ()), seed
        )
        redesign = redesign_team(reading, result, request, opened)
        designed = Designed(redesign, told_redesign(redesign))
        inputs = TeamInputs(file, mapping, reading, request)
        _deliver(designed, inputs, form, output_format, output, ascii_only, show_all)
        return
    from jobmorph.reports.team_told import told_roster
    from jobmorph.studies.team_redesign import check_roster

    result = told_roster(check_roster(result, is_kept=not check or output is not None))
    name = None if write_map is None else write_map.name
    text = render_roster(
        result, form, style=style, is_all=show_all, is_check=check, map_name=name
    )  # fmt: skip
    deliver(text, output)


def _deliver(
    designed: Designed,
    inputs: TeamInputs,
    form: str,
    chosen: PathFormat | None,
    output: Path | None,
    ascii_only: bool,
    show_all: bool,
) -> None:
    """Show a redesign, or write its workbook, another form or a whole folder."""
    from jobmorph.cli.console import deliver, style_of
    from jobmorph.cli.team_design import is_folder, show, write_plan

    if output is not None and is_folder(output, chosen):
        said = write_plan(designed, inputs, output)
        screen = show(designed, "table", style_of(None, is_ascii=ascii_only), is_all=show_all)
        deliver(screen + "\n".join(said), None)
    elif form == PathFormat.XLSX:
        from jobmorph.reports.team_workbook import team_workbook

        deliver(team_workbook(designed.result), output)
    else:
        style = style_of(output, is_ascii=ascii_only)
        deliver(show(designed, form, style, is_all=show_all), output)


def _request(
    named: dict[Any, str | None],
    drop: list[str],
    sheet: str | None,
    pay_period: Period | None,
    told: RosterMap,
    protected: str | None,
) -> RosterRequest:
    """Join what the command line and the mapping say; the command line goes first."""
    from jobmorph.intake.roster_columns import RosterRequest

    columns: dict[Field, str] = {
        **told.columns,
        **{kind: name for kind, name in named.items() if name is not None},
    }
    return RosterRequest(columns, (*told.drop, *drop), sheet, pay_period, protected)


def require_new(path: Path) -> None:
    """Refuse to write over a mapping that somebody may have filled in.

    Raises
    ------
    DataError
        If there is such a file.
    """
    from jobmorph.reports.words import say
    from jobmorph.schema.errors import DataError

    if path.exists():
        raise DataError(
            say("roster.map.exists", name=path.name), hint=say("roster.map.exists.hint")
        )


team_app.command("compare")(compare)
team_app.command("template")(template)
team_app.command("forget")(forget)
team_app.add_typer(survey_app, name="survey")
