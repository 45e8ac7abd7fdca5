"""`jobmorph market`: what happens to everybody when tasks move to AI, under named scenarios."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer
from typer.core import TyperGroup

from jobmorph.cli.market_calibrate import calibrate
from jobmorph.cli.market_compare import compare
from jobmorph.cli.market_options import DrawsOption, OccupationOption, ScenarioOption, YearsOption
from jobmorph.cli.market_sensitivity import sensitivity
from jobmorph.cli.options import (
    AsciiOption,
    DebugOption,
    EditionOption,
    Format,
    FormatOption,
    OutputOption,
    SeedOption,
    TableFormatOption,
)

if TYPE_CHECKING:
    from jobmorph.studies.audit import Choice

EXAMPLE: Final = "jobmorph market --scenario expected"
DEFAULT: Final = "run"


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
market_app.command("calibrate")(calibrate)
market_app.command("compare")(compare)
market_app.command("sensitivity")(sensitivity)

ScenarioArgument = Annotated[
    str, typer.Argument(metavar="NAME|FILE", help="A shipped scenario, or your own file (YAML).")
]


@market_app.command(DEFAULT)
def run(
    *,
    scenario: ScenarioOption = "expected",
    years: YearsOption = 10,
    draws: DrawsOption = 200,
    occupation: OccupationOption = None,
    keep: Annotated[
        Path | None,
        typer.Option("--keep", metavar="DIR", help="Keep blocks of draws, to go on from there."),
    ] = None,
    ascii_only: AsciiOption = False,
    output_format: FormatOption = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", metavar="FILE|DIR", help="Write to a file, or all of it to a folder."
        ),
    ] = None,
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
    from jobmorph.cli.market_folder import is_folder, write_run
    from jobmorph.cli.progress import RowProgress
    from jobmorph.reference.edition import open_edition
    from jobmorph.reports.layout import wrap_all
    from jobmorph.reports.market import render_market
    from jobmorph.reports.market_folder import require_folder
    from jobmorph.studies.market import check_request, study_market
    from jobmorph.studies.market_scenarios import named_scenario

    check_request(years, draws)
    form = format_of(output_format, output, known=Format)
    folder = output if is_folder(output, output_format) else None
    if folder is not None:
        require_folder(folder)
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
    if folder is None:
        deliver(render_market(result, form, style=style_of(output, is_ascii=ascii_only)), output)
        return
    choices: dict[str, Choice] = {
        "scenario": scenario,
        "years": years,
        "draws": draws,
        "occupation": occupation,
        "seed": seed,
    }
    own = Path(scenario) if Path(scenario).suffix else None
    said = write_run(result, opened, choices, own, folder)
    screen = style_of(None, is_ascii=ascii_only)
    lines = "\n".join(wrap_all(said, screen))
    deliver(f"{render_market(result, 'table', style=screen)}\n{lines}", None)


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
