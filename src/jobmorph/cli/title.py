"""`jobmorph title`: what titles mean, one by one or a whole file."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jobmorph.cli.options import (
    AsciiOption,
    DebugOption,
    EditionOption,
    Format,
    FormatOption,
    OutputOption,
)

if TYPE_CHECKING:
    import polars as pl

    from jobmorph.reference.edition import Edition

EXAMPLE = 'jobmorph title "Sr. Acct Exec - Enterprise (EMEA)"'


def title(
    titles: Annotated[
        list[str] | None,
        typer.Argument(metavar="TITLE", help="Titles in anybody's words, each in quotes."),
    ] = None,
    *,
    file: Annotated[
        Path | None,
        typer.Option("--file", metavar="FILE", help="A table (CSV) with a title in each row."),
    ] = None,
    column: Annotated[
        str | None,
        typer.Option(
            "--column", metavar="NAME", help="Its column of titles.  [default: if only one fits]"
        ),
    ] = None,
    prefix: Annotated[
        str,
        typer.Option("--prefix", metavar="TEXT", help="Put before the names of added columns."),
    ] = "",
    ascii_only: AsciiOption = False,
    output_format: FormatOption = None,
    output: OutputOption = None,
    edition: EditionOption = None,
    debug: DebugOption = False,
) -> None:
    """Read job titles: family, level, official job and codes, each with its chance.

    With --file it codes a whole table: your columns stay, ours come after them. Says nothing where
    it is not sure, and what comes nearest.
    """
    from jobmorph.cli.console import deliver, format_of, style_of
    from jobmorph.cli.inputs import edition_of, title_of
    from jobmorph.schema.errors import ParameterError

    if (file is None) == (not titles):
        raise ParameterError("title needs either titles or --file", hint=f"Try: {EXAMPLE}")
    if file is not None:
        _whole_file(file, column, prefix, output_format, output, edition, is_ascii=ascii_only)
        return
    if column is not None:
        raise ParameterError("--column belongs to --file", hint=f"Try: {EXAMPLE}")
    named = [title_of(words, example=EXAMPLE) for words in titles or ()]
    chosen = format_of(output_format, output, known=Format)
    opened = edition_of(edition)

    from jobmorph.reports.title import render_titles
    from jobmorph.studies.title import study_titles

    result = study_titles(named, opened)
    style = style_of(output, is_ascii=ascii_only)
    text = render_titles(result, chosen, coded=_coded(named, prefix, opened, chosen), style=style)
    deliver(text, output)
    if result.is_abstained:
        raise typer.Exit(1)


def _whole_file(
    file: Path,
    column: str | None,
    prefix: str,
    form: Format | None,
    output: Path | None,
    edition: Path | None,
    *,
    is_ascii: bool,
) -> None:
    from jobmorph.cli.console import deliver, style_of
    from jobmorph.cli.inputs import edition_of
    from jobmorph.cli.title_file import code_file

    opened = edition_of(edition)
    coded = code_file(file, output, column=column, prefix=prefix, edition=opened)

    from jobmorph.reports.title_summary import SUMMARY_FORMATS, render_coded_file

    chosen = str(form) if form is not None and str(form) in SUMMARY_FORMATS else "table"
    deliver(render_coded_file(coded, chosen, style=style_of(None, is_ascii=is_ascii)), None)


def _coded(
    titles: list[str], prefix: str, edition: "Edition | None", form: str
) -> "pl.DataFrame | None":
    """Return the rows of a coded file for 'csv'."""
    if form != "csv":
        return None
    import polars as pl

    from jobmorph.studies.title_coding import code_titles

    return code_titles(pl.DataFrame({"title": titles}), "title", prefix=prefix, edition=edition)
