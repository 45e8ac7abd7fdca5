"""`jobmorph market`: what happens to everybody when tasks move to AI, under named scenarios."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Final

import typer
from typer.core import TyperGroup

from jobmorph.cli.options import (
    AsciiOption,
    DebugOption,
    EditionOption,
    OutputOption,
    SeedOption,
    TableFormatOption,
)

EXAMPLE: Final = "jobmorph market --scenario expected"
DEFAULT: Final = "run"


class MarketFormat(StrEnum):
    """Forms in which a run is given."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


class MarketGroup(TyperGroup):
    """The commands of the market; options alone mean a run."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the name of the first command before options that begin with no command."""
        is_named = bool(args) and (args[0] in self.commands or args[0] in ("--help", "-h"))
        return super().parse_args(ctx, args if is_named else [DEFAULT, *args])


market_app = typer.Typer(
    cls=MarketGroup,
    help="The whole US labour market: unemployment, openings, who waits, under named scenarios.",
    rich_markup_mode=None,
)
scenarios_app = typer.Typer(
    help="What-ifs as data: those that ship, and your own.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
market_app.add_typer(scenarios_app, name="scenarios")

ScenarioArgument = Annotated[
    str, typer.Argument(metavar="NAME|FILE", help="A shipped scenario, or your own file (YAML).")
]


@market_app.command(DEFAULT)
def run(
    *,
    scenario: Annotated[
        str,
        typer.Option("--scenario", metavar="NAME|FILE", help="A shipped name, or your own file."),
    ] = "expected",
    years: Annotated[int, typer.Option("--years", metavar="N", help="Years ahead, 1 to 10.")] = 10,
    draws: Annotated[
        int, typer.Option("--draws", metavar="N", help="Draws of all uncertain assumptions.")
    ] = 200,
    occupation: Annotated[
        str | None,
        typer.Option("--occupation", metavar="JOB", help="A job to record by itself."),
    ] = None,
    keep: Annotated[
        Path | None,
        typer.Option("--keep", metavar="DIR", help="Keep blocks of draws, to go on from there."),
    ] = None,
    ascii_only: AsciiOption = False,
    output_format: Annotated[
        MarketFormat | None,
        typer.Option(
            "--format", help="Form of the answer.  [default: as --output ends, else table]"
        ),
    ] = None,
    output: OutputOption = None,
    seed: SeedOption = 0,
    edition: EditionOption = None,
    debug: DebugOption = False,
) -> None:
    """Run the US labour market under a scenario, beside a reference in which AI spreads slowly.

    Every figure has a range over draws of the assumptions. It is about people as a whole; it says
    nothing about any one person.
    """
    from jobmorph.cli.console import deliver, format_of, style_of
    from jobmorph.cli.inputs import edition_of
    from jobmorph.cli.progress import RowProgress
    from jobmorph.reference.edition import open_edition
    from jobmorph.reports.market import render_market
    from jobmorph.studies.market import check_request, study_market
    from jobmorph.studies.market_scenarios import named_scenario

    check_request(years, draws)
    form = format_of(output_format, output, known=MarketFormat)
    opened = edition_of(edition) or open_edition()
    asked = named_scenario(scenario, opened)
    with RowProgress() as shown:
        result = study_market(
            asked,
            years=years,
            draws=draws,
            occupation=occupation,
            seed=seed,
            edition=opened,
            progress=lambda done, wanted: shown.show(done, done / wanted),
            run_folder=keep,
        )
    deliver(render_market(result, form, style=style_of(output, is_ascii=ascii_only)), output)


@scenarios_app.command("list")
def list_all(
    *,
    ascii_only: AsciiOption = False,
    output: OutputOption = None,
    edition: EditionOption = None,
    debug: DebugOption = False,
) -> None:
    """List the shipped scenarios and what each stands for."""
    from jobmorph.cli.console import deliver, style_of
    from jobmorph.cli.inputs import edition_of
    from jobmorph.reference.edition import open_edition
    from jobmorph.reports.market import render_scenarios
    from jobmorph.studies.market_scenarios import list_scenarios

    listed = list_scenarios(edition_of(edition) or open_edition())
    deliver(render_scenarios(listed, style_of(output, is_ascii=ascii_only)), output)


@scenarios_app.command("show")
def show(
    name: ScenarioArgument,
    *,
    ascii_only: AsciiOption = False,
    output_format: TableFormatOption = None,
    output: OutputOption = None,
    edition: EditionOption = None,
    debug: DebugOption = False,
) -> None:
    """Show what a scenario changes beside the assumptions as they stand."""
    from jobmorph.cli.console import deliver, format_of, style_of
    from jobmorph.cli.inputs import edition_of
    from jobmorph.cli.options import TableFormat
    from jobmorph.reference.edition import open_edition
    from jobmorph.reports.market import render_changes
    from jobmorph.studies.market_scenarios import (
        all_parameters,
        named_scenario,
        scenario_changes,
    )

    scenario = named_scenario(name, edition_of(edition) or open_edition())
    form = format_of(output_format, output, known=TableFormat)
    changes = scenario_changes(scenario, all_parameters())
    style = style_of(output, is_ascii=ascii_only)
    deliver(render_changes(scenario, changes, form, style=style), output)


@scenarios_app.command("validate")
def validate(
    file: ScenarioArgument, *, edition: EditionOption = None, debug: DebugOption = False
) -> None:
    """Check a scenario file: every fault at once, with its line."""
    from jobmorph.cli.console import deliver
    from jobmorph.cli.inputs import edition_of
    from jobmorph.reference.edition import open_edition
    from jobmorph.reports.words import say
    from jobmorph.studies.market_scenarios import named_scenario

    scenario = named_scenario(file, edition_of(edition) or open_edition())
    told = say("market.scenarios.valid", name=scenario.name, count=len(scenario.changes))
    deliver(f"{told}\n", None)


@scenarios_app.command("new")
def new(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What the scenario is called.")],
    *,
    output: OutputOption = None,
    debug: DebugOption = False,
) -> None:
    """Write a scenario file to start from, every offered assumption as it stands."""
    from jobmorph.cli.console import deliver
    from jobmorph.studies.market_scenarios import all_parameters, new_scenario

    deliver(new_scenario(name, all_parameters()), output)
