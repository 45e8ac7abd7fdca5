"""`jobmorph evidence`: how good the figures are."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jobmorph.cli.options import (
    AsciiOption,
    DebugOption,
    EditionOption,
    OutputOption,
    TableFormat,
    TableFormatOption,
)

if TYPE_CHECKING:
    from jobmorph.reports.layout import TerminalStyle
    from jobmorph.studies.evidence import EvidenceResult


def evidence(
    area: Annotated[
        str | None, typer.Argument(metavar="AREA", help="One part only, such as exposure.")
    ] = None,
    show_all: Annotated[
        bool, typer.Option("--all", help="Every variant tried, and how each was measured.")
    ] = False,
    ascii_only: AsciiOption = False,
    output_format: TableFormatOption = None,
    output: OutputOption = None,
    edition: EditionOption = None,
    recompute: Annotated[
        bool, typer.Option("--recompute", help="Measure again from the raw files (some minutes).")
    ] = False,
    source: Annotated[
        Path | None,
        typer.Option("--from", metavar="DIR|ZIP", help="Raw files, with --recompute."),
    ] = None,
    debug: DebugOption = False,
) -> None:
    """Show how good the figures are: every score beside its honest baseline.

    Says so when the scores were measured with other code or data than what runs here.
    """
    if recompute:
        _measure(area, source, edition)
    from jobmorph.cli.console import deliver, format_of, style_of
    from jobmorph.cli.inputs import edition_of

    chosen = format_of(output_format, output, known=TableFormat)
    opened = edition_of(edition)

    from jobmorph.studies.evidence import study_evidence

    result = study_evidence(area, edition=opened)
    style = style_of(output, is_ascii=ascii_only)
    deliver(_render(result, area, chosen, style, is_all=show_all), output)


def _measure(area: str | None, source: Path | None, edition: Path | None) -> None:
    from jobmorph.build.factory import measure_evidence
    from jobmorph.build.raw import RawFolder
    from jobmorph.reference.edition import embedded_folder
    from jobmorph.reference.evidence_targets import evidence_areas
    from jobmorph.schema.errors import ParameterError

    if source is None:
        raise ParameterError(
            "measuring again needs the raw files",
            where="--recompute",
            hint="Add --from DIR, the folder that holds them.",
        )
    for name in [area] if area else evidence_areas():
        measure_evidence(RawFolder(source), edition or embedded_folder(), name)


def _render(
    result: "EvidenceResult",
    area: str | None,
    output_format: str,
    style: "TerminalStyle",
    *,
    is_all: bool,
) -> str:
    import polars as pl

    from jobmorph.reports.evidence import evidence_words, terminal_evidence
    from jobmorph.reports.frame import render_frame
    from jobmorph.reports.layout import wrap

    # The reason names the areas concerned; rows carry no mark of their own, since one missing
    # score does not make the others old.
    stale = f"Stale. {result.stale_reason}" if result.is_stale else ""
    if output_format == "table":
        warning = "\n".join(wrap(style.clean(stale), style.width)) if stale else ""
        return terminal_evidence(result.table, style, area=area, is_all=is_all) + warning
    if output_format == "md":
        return f"{render_frame(evidence_words(result.table), 'md')}\n{stale}".rstrip("\n")
    reason = pl.lit(result.stale_reason, dtype=pl.String).alias("stale_reason")
    return render_frame(result.table.with_columns(reason), output_format)
