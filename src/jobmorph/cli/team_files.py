"""`jobmorph team compare|template|forget`: plans compared, an empty roster, a fresh start."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from jobmorph.cli.options import (
    AsciiOption,
    DebugOption,
    Format,
    FormatOption,
    OutputOption,
    PathFormat,
    PathFormatOption,
)


def compare(
    first: Annotated[Path, typer.Argument(metavar="PLAN_A", help="A plan, as --output wrote it.")],
    second: Annotated[Path, typer.Argument(metavar="PLAN_B", help="Another one.")],
    *,
    ascii_only: AsciiOption = False,
    output_format: FormatOption = None,
    output: OutputOption = None,
    debug: DebugOption = False,
) -> None:
    """Say what differs between two plans: limits, designs, seats, moves, assumptions."""
    from jobmorph.cli.console import deliver, format_of, style_of
    from jobmorph.reports.team_compare import render_team_compare
    from jobmorph.reports.team_plan_file import read_plan
    from jobmorph.studies.team_compare import study_team_compare

    form = format_of(output_format, output, known=Format)
    comparison = study_team_compare(read_plan(first), read_plan(second))
    style = style_of(output, is_ascii=ascii_only)
    deliver(render_team_compare(comparison, form, style=style), output)


def template(
    *,
    ascii_only: AsciiOption = False,
    output_format: PathFormatOption = None,
    output: OutputOption = None,
    debug: DebugOption = False,
) -> None:
    """Write an empty roster (.csv, .xlsx), or show which columns it may have."""
    from jobmorph.cli.console import deliver, format_of, style_of
    from jobmorph.reports.roster_template import render_template, template_workbook

    form = format_of(output_format, output, known=PathFormat)
    if form == PathFormat.XLSX:
        deliver(template_workbook(), output)
        return
    deliver(render_template(form, style=style_of(output, is_ascii=ascii_only)), output)


def forget(*, debug: DebugOption = False) -> None:
    """Forget what earlier reports told about groups of people; new ones are not compared."""
    from jobmorph.cli.console import deliver
    from jobmorph.intake.disclosure_store import forget_ledger, ledger_home
    from jobmorph.reports.words import say

    is_there = forget_ledger(ledger_home())
    deliver(say("team.forgotten" if is_there else "team.forgotten.none"), None)
