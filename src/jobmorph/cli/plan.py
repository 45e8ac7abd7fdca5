"""`jobmorph plan`: what a person learns next, step by step."""

from pathlib import Path
from typing import Annotated

import typer

from jobmorph.cli.options import (
    AllOption,
    AsciiOption,
    DebugOption,
    EditionOption,
    HorizonOption,
    LevelOption,
    LibraryOption,
    OutputOption,
    PlanFormat,
    PlanFormatOption,
    ScenarioOption,
    SeedOption,
)


def plan(
    job: Annotated[
        list[str] | None,
        typer.Argument(metavar="JOB", help="The job you have; your profile's newest if left out."),
    ] = None,
    *,
    to: Annotated[
        str | None, typer.Option("--to", metavar="JOB", help="The job you want; else your own.")
    ] = None,
    hours: Annotated[
        float | None,
        typer.Option("--hours", metavar="N", help="Hours a week for learning.  [default: 4]"),
    ] = None,
    profile: Annotated[
        Path | None,
        typer.Option("--profile", metavar="FILE", help="What you bring (YAML, JSON, CSV)."),
    ] = None,
    resume: Annotated[
        Path | None,
        typer.Option("--resume", metavar="FILE", help="Draft what you bring from a resume."),
    ] = None,
    ask: Annotated[bool, typer.Option("--ask", help="Answer a few questions first.")] = False,
    log: Annotated[
        list[str] | None,
        typer.Option("--log", metavar="SKILL=HOURS", help="Hours spent; may be repeated."),
    ] = None,
    reached: Annotated[
        list[str] | None,
        typer.Option("--reached", metavar="SKILL=LEVEL", help="A level reached; may be repeated."),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="YYYY-MM-DD", help="Day of --log and --reached."),
    ] = None,
    save: Annotated[bool, typer.Option("--save", help="Keep your profile in a file.")] = False,
    forget: Annotated[bool, typer.Option("--forget", help="Delete the file and stop.")] = False,
    level: LevelOption = None,
    horizon: HorizonOption = None,
    scenario: ScenarioOption = None,
    library: LibraryOption = None,
    show_all: AllOption = False,
    ascii_only: AsciiOption = False,
    start: Annotated[
        str | None,
        typer.Option("--start", metavar="YYYY-MM-DD", help="Day on which week 1 begins."),
    ] = None,
    output_format: PlanFormatOption = None,
    output: OutputOption = None,
    seed: SeedOption = 0,
    edition: EditionOption = None,
    debug: DebugOption = False,
) -> None:
    """Plan what to learn next, from what you bring to what a job asks.

    Steps in order with hours, weeks, practices and checks; what carries over; what you need not
    learn any more. Nothing is kept without --save, and nothing is sent.
    """
    from jobmorph.cli.plan_request import (
        PlanRequest,
        checked_request,
        forget_and_tell,
        made_plan,
    )

    asked = PlanRequest(
        job=" ".join(job or ()),
        target=to,
        hours_week=hours,
        profile=profile,
        resume=resume,
        is_asked=ask,
        log=tuple(log or ()),
        reached=tuple(reached or ()),
        on=on,
        start=start,
        is_saved=save,
        level=level,
        horizon_years=horizon,
        scenario=scenario,
        library=library,
        seed=seed,
        edition=edition,
        others=tuple(
            name
            for name, is_given in (
                ("--all", show_all),
                ("--format", output_format is not None),
                ("--output", output is not None),
            )
            if is_given
        ),
    )
    if forget:
        forget_and_tell(asked)
        return

    from jobmorph.cli.console import deliver, format_of, style_of

    chosen = format_of(output_format, output, known=PlanFormat)
    made = made_plan(checked_request(asked), chosen)

    from jobmorph.reports.plan import render_plan

    style = style_of(output, is_ascii=ascii_only)
    text = render_plan(made.result, chosen, style=style, is_all=show_all, beside=made.beside)
    deliver(text, output)
