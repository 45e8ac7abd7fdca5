"""Code a parquet table of titles: distinct titles first, then row by row as it streams through."""

from pathlib import Path
from typing import Final

import polars as pl

from jobmorph.intake.title_cell import cell_fault, plain_cell
from jobmorph.intake.title_column import TitleColumn, find_title_column, require_free_names
from jobmorph.reports.title_run import KEPT_LINES, Progress
from jobmorph.schema.errors import DataError
from jobmorph.studies.title import title_record
from jobmorph.studies.title_coding import ADDED_COLUMNS, BATCH, CodedTitle, TitleCoder, coded_frame
from jobmorph.studies.title_result import PARQUET, CodedFile, CodingCounts, FaultCount

_FIRST_ROW: Final = 1


def code_parquet(
    source: Path,
    output: Path,
    coder: TitleCoder,
    *,
    column: str | None,
    prefix: str,
    on_progress: Progress,
) -> CodedFile:
    """Code a parquet table into another one; memory grows with the different titles only.

    Parameters
    ----------
    source, output : Path
        Both .parquet.
    coder : TitleCoder
        Reads titles.
    column : str or None
        Column of titles; None takes the only one that looks like it.
    prefix : str
        Before the names of the added columns.
    on_progress : function
        Called with the different titles read and their share (0..1).

    Raises
    ------
    DataError
        If the table cannot be read, has no such column of text, or the output not be written.
    ParameterError
        If the table already has a column of an added name.
    """
    added = tuple(prefix + name for name in ADDED_COLUMNS)
    try:
        table = pl.scan_parquet(source)
        schema = table.collect_schema()
        found = find_title_column(schema.names(), column, source=source.name)
        require_free_names(schema.names(), added, source=source.name)
        cells = table.select(_text(found, schema, source)).rename({found.name: "cell"})
        coded = _coded(cells, coder, on_progress).rename(
            dict(zip(ADDED_COLUMNS, added, strict=True))
        )
        _write(table, found, coded, output)
        counts = _counts(cells, coded, prefix)
    except (OSError, pl.exceptions.PolarsError) as fault:
        reason = str(fault).splitlines()[0] if str(fault) else type(fault).__name__
        what = f"the table cannot be read or written ({reason})"
        raise DataError(what, where=source.name) from fault
    return CodedFile(
        source=source.name,
        output=str(output),
        column=found.name,
        is_column_guessed=found.is_guessed,
        encoding=PARQUET,
        columns=added,
        counts=counts,
        resumed_rows=0,
        restart_reason=None,
        record=title_record(coder.edition),
    )


def _text(found: TitleColumn, schema: pl.Schema, source: Path) -> pl.Expr:
    dtype = schema[found.name]
    if dtype != pl.String and not isinstance(dtype, pl.Categorical | pl.Enum):
        raise DataError(
            f"the column {found.name!r} holds {dtype} values, not titles",
            where=source.name,
            hint="Say which: --column NAME",
        )
    return pl.col(found.name).cast(pl.String)


def _coded(cells: pl.LazyFrame, coder: TitleCoder, on_progress: Progress) -> pl.DataFrame:
    """Return the different cells, each with what is added to its rows."""
    distinct = cells.unique().sort("cell").collect(engine="streaming").get_column("cell")
    coded: list[CodedTitle] = []
    for start in range(0, distinct.len(), BATCH):
        coded += coder.code(distinct[start : start + BATCH].to_list())
        on_progress(len(coded), len(coded) / distinct.len())
    faults = [cell_fault(plain_cell(cell)) for cell in distinct]
    return coded_frame(coded).with_columns(
        distinct.alias("cell"), pl.Series("fault", faults, dtype=pl.String)
    )


def _write(table: pl.LazyFrame, found: TitleColumn, coded: pl.DataFrame, output: Path) -> None:
    partial = output.with_name(f".{output.name}.part")
    # Names that no user's column can clash with hold the join together.
    key, cell = f"{found.name}\x00key", f"{found.name}\x00cell"
    rows = table.with_columns(pl.col(found.name).cast(pl.String).alias(key)).join(
        coded.drop("fault").rename({"cell": cell}).lazy(),
        left_on=key,
        right_on=cell,
        how="left",
        nulls_equal=True,
        maintain_order="left",
    )
    try:
        rows.drop(key).sink_parquet(partial)
        partial.replace(output)
    finally:
        partial.unlink(missing_ok=True)


def _counts(cells: pl.LazyFrame, coded: pl.DataFrame, prefix: str) -> CodingCounts:
    known = coded.select(
        "cell",
        "fault",
        pl.col(f"{prefix}family").is_not_null().alias("family"),
        pl.col(f"{prefix}occupation_soc2018").is_not_null().alias("occupation"),
        (pl.col(f"{prefix}is_abstained") & pl.col("fault").is_null()).alias("abstained"),
    )
    rows = cells.with_row_index("row", offset=_FIRST_ROW).join(
        known.lazy(), on="cell", how="left", nulls_equal=True, maintain_order="left"
    )
    sums = rows.select(
        pl.len().alias("rows"), pl.col("family", "occupation", "abstained").sum()
    ).collect(engine="streaming")
    faults = (
        rows.filter(pl.col("fault").is_not_null())
        .group_by("fault", maintain_order=True)
        .agg(pl.len().alias("rows"), pl.col("row").head(KEPT_LINES).alias("lines"))
        .collect(engine="streaming")
    )
    listed = tuple(
        FaultCount(row["fault"], row["rows"], tuple(row["lines"]))
        for row in faults.sort("fault").iter_rows(named=True)
    )
    distinct = known.filter(pl.col("fault").is_null()).height
    return CodingCounts(distinct=distinct, faults=listed, **sums.row(0, named=True))
