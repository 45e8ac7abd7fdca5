"""`jobmorph library`: read, check and extend the role library."""

from pathlib import Path
from typing import Annotated

import typer

from jobmorph.cli.options import (
    AsciiOption,
    DebugOption,
    EditionOption,
    Format,
    FormatOption,
    LevelOption,
    LibraryOption,
    OutputOption,
    TableFormat,
    TableFormatOption,
)

library_app = typer.Typer(
    name="library",
    help="Read the role library, and write roles of your own.",
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=False,
    invoke_without_command=True,
)
EXAMPLE = "jobmorph library show SDR"
PathArgument = Annotated[
    Path, typer.Argument(metavar="PATH", help="A family file, or a folder of family files.")
]


@library_app.callback()
def start(context: typer.Context) -> None:
    """Print the help of `library` when no command follows."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@library_app.command("list")
def list_command(
    *,
    is_new: Annotated[
        bool, typer.Option("--new", help="Only roles that AI creates: tasks, skills, feeders.")
    ] = False,
    family: Annotated[
        str | None, typer.Option("--family", metavar="FAMILY", help="One family only.")
    ] = None,
    library: LibraryOption = None,
    ascii_only: AsciiOption = False,
    output_format: TableFormatOption = None,
    output: OutputOption = None,
    edition: EditionOption = None,
    debug: DebugOption = False,
) -> None:
    """List the roles: tasks and hours a week of each."""
    from jobmorph.cli.console import deliver, format_of, style_of
    from jobmorph.cli.inputs import library_edition

    chosen = format_of(output_format, output, known=TableFormat)
    opened = library_edition(edition, library)

    from jobmorph.reports.library_list import render_role_list
    from jobmorph.studies.library_list import list_roles

    listed = list_roles(opened, family=family, is_new_only=is_new)
    style = style_of(output, is_ascii=ascii_only)
    name = opened.manifest.edition
    deliver(render_role_list(listed, chosen, edition=name, style=style), output)


@library_app.command("show")
def show(
    role: Annotated[
        list[str], typer.Argument(metavar="ROLE", help="A title, another name for it, or an id.")
    ],
    *,
    level: LevelOption = None,
    library: LibraryOption = None,
    ascii_only: AsciiOption = False,
    output_format: FormatOption = None,
    output: OutputOption = None,
    edition: EditionOption = None,
    debug: DebugOption = False,
) -> None:
    """Show all the library says about a role.

    The week, what AI takes and leaves, the job as it becomes, competencies, and material to
    recruit, onboard, train, develop and coach.
    """
    from jobmorph.cli.console import deliver, format_of, style_of
    from jobmorph.cli.inputs import check_level, library_edition, title_of

    query = title_of(" ".join(role), example=EXAMPLE)
    asked = check_level(level)
    chosen = format_of(output_format, output, known=Format)
    opened = library_edition(edition, library)

    from jobmorph.reports.library_role import render_library_role
    from jobmorph.studies.library_show import show_library_role

    found = show_library_role(query, level=asked, edition=opened)
    style = style_of(output, is_ascii=ascii_only)
    deliver(render_library_role(found, chosen, style=style), output)


@library_app.command("validate")
def validate(
    path: PathArgument,
    *,
    ascii_only: AsciiOption = False,
    output_format: TableFormatOption = None,
    output: OutputOption = None,
    edition: EditionOption = None,
    debug: DebugOption = False,
) -> None:
    """Check family files: every fault at once, with file and line.

    Ends with 2 if there is any.
    """
    from jobmorph.cli.console import deliver, format_of, style_of
    from jobmorph.cli.inputs import edition_of
    from jobmorph.reference.edition import open_edition
    from jobmorph.schema.errors import DataError
    from jobmorph.studies.own_library import check_own_library, checked_families, fault_table

    chosen = format_of(output_format, output, known=TableFormat)
    opened = edition_of(edition) or open_edition()
    found = check_own_library(path, opened)
    faults = fault_table(found)

    from jobmorph.reports.library_list import render_faults, valid_words

    style = style_of(output, is_ascii=ascii_only)
    if faults.is_empty() and chosen == "table":
        told = checked_families(found, opened)
        text = valid_words(str(path), told.counts, told.replaced, told.added)
        deliver(text, output)
        return
    deliver(render_faults(faults, chosen, source=str(path), style=style), output)
    if not faults.is_empty():
        noun = "fault" if faults.height == 1 else "faults"
        raise DataError(
            f"{faults.height:,} {noun}, listed above",
            where=str(path),
            hint="The contract: docs/library.md. Nothing was computed.",
        )


@library_app.command("new")
def new(
    family: Annotated[
        str, typer.Argument(metavar="FAMILY", help="Id of the family: words joined by hyphens.")
    ],
    *,
    source: Annotated[
        str | None,
        typer.Option("--from", metavar="ROLE", help="Start from a shipped role's family."),
    ] = None,
    output: OutputOption = None,
    edition: EditionOption = None,
    debug: DebugOption = False,
) -> None:
    """Write a family file to fill in, or a copy of a shipped one.

    A file that exists is never overwritten.
    """
    from contextlib import suppress

    from jobmorph.cli.console import deliver
    from jobmorph.cli.inputs import title_of
    from jobmorph.schema.errors import DataError
    from jobmorph.studies.library_new import copied_family, new_family

    is_there = False
    with suppress(OSError, ValueError):  # a name that cannot be is told when it is written
        is_there = output is not None and output.exists()
    if is_there:
        raise DataError(
            "this file exists, and it may hold your words",
            where=str(output),
            hint="Name another: --output other.yaml",
        )
    if source is None:
        deliver(new_family(family), output)
        return
    from jobmorph.cli.inputs import library_edition

    name = title_of(source, example="jobmorph library new our-sales --from SDR")
    deliver(copied_family(family, name, library_edition(edition, None)), output)


@library_app.command("diff")
def diff(
    path: PathArgument,
    *,
    against: Annotated[
        str,
        typer.Option(
            "--against",
            metavar="PATH|FAMILY",
            help="Another file or folder, or a shipped family.  [default: shipped]",
        ),
    ] = "shipped",
    ascii_only: AsciiOption = False,
    output_format: TableFormatOption = None,
    output: OutputOption = None,
    edition: EditionOption = None,
    debug: DebugOption = False,
) -> None:
    """Show what your family files change, field by field."""
    from jobmorph.cli.console import deliver, format_of, style_of
    from jobmorph.cli.inputs import edition_of
    from jobmorph.reference.edition import open_edition

    chosen = format_of(output_format, output, known=TableFormat)
    opened = edition_of(edition) or open_edition()

    from jobmorph.reports.library_list import render_diff
    from jobmorph.studies.library_diff import diff_library, shipped_families

    family = against if against in shipped_families(opened) else None
    other = None if family or against == "shipped" else Path(against)
    changes = diff_library(path, opened, against=other, family=family)
    deliver(render_diff(changes, chosen, style=style_of(output, is_ascii=ascii_only)), output)
