"""`jobmorph data`: the reference edition and its sources."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jobmorph.cli.options import (
    AsciiOption,
    DebugOption,
    EditionOption,
    IntoOption,
    OutputOption,
    RawOption,
    TableFormat,
    TableFormatOption,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from jobmorph.build.origin import Origin
    from jobmorph.build.raw import RawFolder
    from jobmorph.reference.manifest import Manifest

    Row = Mapping[str, str | int]

data_app = typer.Typer(
    name="data",
    help="Look at the reference edition and its public sources; build it again.",
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=False,
    invoke_without_command=True,
)


@data_app.callback()
def start(context: typer.Context) -> None:
    """Print the help of `data` when no command follows."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@data_app.command("status")
def status(
    ascii_only: AsciiOption = False,
    output_format: TableFormatOption = None,
    output: OutputOption = None,
    edition: EditionOption = None,
    debug: DebugOption = False,
) -> None:
    """Show what the edition holds: tables, rows, dates, and what is missing."""
    from jobmorph.cli.inputs import edition_of
    from jobmorph.reference.edition import open_edition

    manifest = (edition_of(edition) or open_edition()).manifest
    absent = {entry.name: f"missing: {entry.weakens}. {entry.hint}" for entry in manifest.missing}
    rows: list[Row] = [
        {
            "edition": manifest.edition,
            "table": entry.name,
            "rows": entry.rows,
            "bytes": entry.bytes,
            "note": " ".join(filter(None, (entry.note, absent.pop(entry.name, "")))),
        }
        for entry in manifest.tables
    ]
    rows += [
        {"edition": manifest.edition, "table": name, "rows": 0, "bytes": 0, "note": note}
        for name, note in absent.items()
    ]
    heading = (
        f"Edition {manifest.edition}, US. Horizons count from {manifest.base_date}; "
        f"use data to {manifest.usage_as_of}."
    )
    _show(rows, heading, output_format, output, ascii_only=ascii_only)


@data_app.command("verify")
def verify(
    edition: EditionOption = None,
    debug: DebugOption = False,
) -> None:
    """Compare every table of the edition with the manifest."""
    from jobmorph.cli.console import deliver
    from jobmorph.cli.inputs import edition_of
    from jobmorph.reference.edition import open_edition
    from jobmorph.reference.manifest import REBUILD_HINT
    from jobmorph.schema.errors import DataError

    opened = edition_of(edition) or open_edition()
    faults = opened.verify()
    if faults:
        raise DataError(
            "the edition is damaged", where=str(opened.folder), items=faults, hint=REBUILD_HINT
        )
    count = len(opened.manifest.tables)
    deliver(f"Edition {opened.name}: all {count} tables match the manifest.", None)


@data_app.command("sources")
def sources(
    name: Annotated[
        str | None,
        typer.Argument(metavar="NAME", help="One dataset or source, with its files."),
    ] = None,
    *,
    ascii_only: AsciiOption = False,
    output_format: TableFormatOption = None,
    output: OutputOption = None,
    debug: DebugOption = False,
) -> None:
    """List the public sources: publisher, licence, what ships."""
    rows = _dataset_rows() if name is None else _file_rows(name)
    _show(rows, "Public sources of the edition.", output_format, output, ascii_only=ascii_only)


def _dataset_rows() -> "list[Row]":
    from jobmorph.build.catalogue import DATASETS, origins

    found = {dataset: origins(dataset) for dataset in DATASETS}
    return [
        {
            "dataset": dataset,
            "producer": "; ".join(dict.fromkeys(origin.producer for origin in files)),
            "files": len(files),
            "licence": "; ".join(dict.fromkeys(origin.licence for origin in files)),
            "ships": _ships([origin.redistribution for origin in files]),
        }
        for dataset, files in found.items()
    ]


def _file_rows(name: str) -> "list[Row]":
    from jobmorph.build.catalogue import find_origins

    return [
        {
            "source": origin.source_id,
            "title": origin.title,
            "edition": origin.edition,
            "licence": origin.licence,
            "ships": _ships([origin.redistribution]),
            "url": origin.url,
        }
        for origin in find_origins(name)
    ]


def _ships(allowed: "Sequence[bool]") -> str:
    if all(allowed):
        return "yes"
    return "in part" if any(allowed) else "no"


@data_app.command("pull")
def pull(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="NAME", help="Datasets or sources; none means all of them."),
    ] = None,
    *,
    cache: Annotated[
        Path | None,
        typer.Option("--cache", metavar="DIR", help="Where to keep them.  [default: user's cache]"),
    ] = None,
    source: Annotated[
        Path | None,
        typer.Option("--from", metavar="DIR|ZIP", help="Files at hand instead of the network."),
    ] = None,
    debug: DebugOption = False,
) -> None:
    """Download sources from their publishers, checked by hash.

    With onet, tasks are from then on shown in their official wording.
    """
    from jobmorph.build.catalogue import find_origins, origins
    from jobmorph.build.fetch import default_cache, fetch_all
    from jobmorph.cli.console import deliver
    from jobmorph.cli.progress import ByteProgress
    from jobmorph.schema.errors import ParameterError

    if source is not None:
        if names != ["onet"]:
            raise ParameterError(
                "only the wording of tasks is taken from files at hand",
                where="--from",
                hint="Try: jobmorph data pull onet --from DIR",
            )
        deliver(_keep_statements(source), None)
        return
    named = [origin for name in names or () for origin in find_origins(name)]
    wanted = named or [origin for origin in origins() if origin.path is not None]
    folder = cache or default_cache()
    with ByteProgress() as progress:
        paths = fetch_all(dict.fromkeys(wanted), folder, on_progress=progress.show)
    lines = [str(path) for path in paths]
    if any(_holds_statements(origin) for origin in wanted):
        lines.append(_keep_statements(folder))
    deliver("\n".join(lines), None)


@data_app.command("build")
def build(
    source: RawOption,
    *,
    into: IntoOption = None,
    debug: DebugOption = False,
) -> None:
    """Compile an edition from the official raw files (a minute or so)."""
    from jobmorph.build.factory import build_edition

    _make(build_edition, source, into)


@data_app.command("train")
def train(
    source: RawOption,
    *,
    into: IntoOption = None,
    titles_only: Annotated[
        bool, typer.Option("--titles-only", help="Fit the title reader alone (two minutes).")
    ] = False,
    moves_only: Annotated[
        bool, typer.Option("--moves-only", help="Fit the model of moves alone (two minutes).")
    ] = False,
    debug: DebugOption = False,
) -> None:
    """Fit what is fitted from the raw files, and compile the edition with it (some minutes)."""
    from jobmorph.build.factory import train_edition, train_move_model, train_title_reader
    from jobmorph.schema.errors import ParameterError

    if titles_only and moves_only:
        raise ParameterError(
            "--titles-only and --moves-only exclude each other",
            hint="Leave both out to fit everything.",
        )
    alone = train_title_reader if titles_only else train_move_model if moves_only else None
    _make(alone or train_edition, source, into)


def _make(maker: "Callable[[RawFolder, Path], Manifest]", source: Path, into: Path | None) -> None:
    from jobmorph.build.raw import RawFolder
    from jobmorph.cli.console import deliver
    from jobmorph.cli.inputs import own_edition_folder

    folder = into or own_edition_folder()
    manifest = maker(RawFolder(source), folder)
    rows = sum(entry.rows for entry in manifest.tables)
    lines = [
        f"Edition {manifest.edition}: {len(manifest.tables)} tables, {rows:,} rows, in {folder}",
        *(f"Missing: {gap.name}: {gap.weakens}." for gap in manifest.missing),
        f'Use it: jobmorph role "sales manager" --edition {folder}',
    ]
    deliver("\n".join(lines), None)


def _holds_statements(origin: "Origin") -> bool:
    from jobmorph.build.sources.onet import CURRENT

    return origin.source_id == f"onet_{CURRENT.replace('.', '_')}"


def _keep_statements(folder: Path) -> str:
    from jobmorph.build.raw import RawFolder
    from jobmorph.build.sources.onet import CURRENT, read_tasks
    from jobmorph.reference.statements import write_statements

    statements = read_tasks(RawFolder(folder)).select("task_id", "statement")
    path = write_statements(statements)
    return f"{statements.height:,} task statements of O*NET {CURRENT} (CC BY 4.0) kept in {path}"


def _show(
    rows: "Sequence[Row]",
    heading: str,
    output_format: TableFormat | None,
    output: Path | None,
    *,
    ascii_only: bool,
) -> None:
    import polars as pl

    from jobmorph.cli.console import deliver, format_of, style_of
    from jobmorph.reports.frame import render_frame

    chosen = format_of(output_format, output, known=TableFormat)
    style = style_of(output, is_ascii=ascii_only)
    listing = render_frame(pl.DataFrame(rows), chosen, style=style)
    deliver(f"{heading}\n\n{listing}" if chosen in ("table", "md") else listing, output)
