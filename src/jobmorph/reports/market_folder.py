"""A run of the labour market as a folder: page, Markdown, JSON, every table, the log."""

from io import BytesIO
from pathlib import Path
from typing import Final

import polars as pl

from jobmorph.reports.frame import render_frame
from jobmorph.reports.market import render_market
from jobmorph.reports.words import say
from jobmorph.schema.errors import DataError
from jobmorph.studies.market_result import MarketResult

TABLES: Final = (
    "groups",
    "headlines",
    "quarters",
    "waits",
    "beveridge",
    "demand",
    "moves",
    "net_moves",
    "past",
    "network",
    "ranking",
    "scores",
)

Files = dict[str, str | bytes]


def run_files(result: MarketResult) -> Files:
    """Write everything that a run has, by path inside its folder.

    Returns
    -------
    dict of str to str or bytes
        'report.html', 'report.md', 'result.json'; each table of the result at full precision as
        'tables/<name>.csv' and '.parquet'.
    """
    files: Files = {f"report.{form}": render_market(result, form) for form in ("html", "md")}
    files["result.json"] = render_market(result, "json")
    for name in TABLES:
        table: pl.DataFrame = getattr(result, name)
        files[f"tables/{name}.csv"] = render_frame(table, "csv")
        files[f"tables/{name}.parquet"] = _parquet(table)
    return files


def _parquet(table: pl.DataFrame) -> bytes:
    held = BytesIO()
    table.write_parquet(held)
    return held.getvalue()


def require_folder(folder: Path) -> None:
    """Raise `DataError` unless a folder is there or can be made: before a run, not after it."""
    if folder.exists() and not folder.is_dir():
        raise DataError(
            say("market.folder.file"), where=str(folder), hint=say("market.folder.hint")
        )
    if not folder.absolute().parent.is_dir():
        raise DataError(
            say("market.folder.parent"), where=str(folder), hint=say("market.folder.hint")
        )
