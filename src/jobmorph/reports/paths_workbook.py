"""Where people can go, as an Excel workbook: destinations, routes, what is left out, sources."""

from typing import Final

import polars as pl

from jobmorph.reports.paths_json import flat_lists
from jobmorph.reports.paths_sentences import (
    brings_sentence,
    lead_sentence,
    left_out_items,
    read_sentence,
    reason_words,
    target_name,
)
from jobmorph.reports.paths_view import place_name
from jobmorph.reports.sentences import as_heading, title_words
from jobmorph.reports.terminal_details import record_line
from jobmorph.reports.theme import tier_words
from jobmorph.reports.words import say
from jobmorph.reports.workbook import Cell, Sheet, sheet_of, write_workbook
from jobmorph.schema.record import RunRecord
from jobmorph.studies.paths_result import PathsResult

_FORMATS: Final = {"share": "0.0%", "probability": "0.0%", "usd": "#,##0", "growth": "0%"}
_ASSUMPTIONS: Final = ("meaning", "value", "low", "high", "unit", "as_of", "tier", "source", "name")
_SOURCES: Final = ("title", "producer", "edition", "tier", "licence", "credit", "url", "source_id")


def paths_workbook(result: PathsResult) -> bytes:
    """Write the answer as an .xlsx file.

    Parameters
    ----------
    result : PathsResult
        The answer.

    Returns
    -------
    bytes
        Read me, Destinations, Routes, Left out, Assumptions, Sources. Destinations and routes have
        the columns of the result at full precision; what the limits leave out stands by itself.
    """
    frame = _named(result.destinations)
    is_kept = pl.col("left_out").is_null()
    sheets = [
        _read_me(result),
        _frame_sheet("destinations", frame.filter(is_kept).drop("left_out")),
        _frame_sheet("routes", _route_names(result.routes)),
        _left_out(result, frame.filter(~is_kept)),
        *record_sheets(result.record),
    ]
    return write_workbook(sheets, paths_title(result))


def paths_title(result: PathsResult) -> str:
    """Title of a document about the answer."""
    title = title_words(result.start)
    if result.target is None:
        return say("paths.title", title=title)
    return say("paths.title.to", title=title, target=target_name(result))


def _named(frame: pl.DataFrame) -> pl.DataFrame:
    names = [place_name(*row) for row in frame.select("place_kind", "title").iter_rows()]
    return frame.with_columns(pl.Series("title", names, dtype=pl.String))


def _route_names(routes: pl.DataFrame) -> pl.DataFrame:
    names = [
        [
            place_name(place.partition(":")[0], title)
            for place, title in zip(places, titles, strict=True)
        ]
        for places, titles in routes.select("place_ids", "titles").iter_rows()
    ]
    return routes.with_columns(pl.Series("titles", names, dtype=pl.List(pl.String)))


def _read_me(result: PathsResult) -> Sheet:
    texts = [
        paths_title(result),
        lead_sentence(result),
        read_sentence(result),
        brings_sentence(result),
        say("paths.caution"),
        say("paths.book.how"),
        say("paths.book.index"),
        say("paths.book.not"),
        *result.notes,
        *result.record.notes,
        record_line(result.record),
    ]
    return sheet_of(say("paths.book.read_me"), (), [[text] for text in dict.fromkeys(texts)])


def _frame_sheet(name: str, frame: pl.DataFrame) -> Sheet:
    first = "titles" if "titles" in frame.columns else "title"
    flat = flat_lists(frame.select(first, pl.exclude(first)))
    formats = [_format(column) for column in flat.columns]
    return sheet_of(say(f"paths.book.{name}"), flat.columns, flat.iter_rows(), formats)


def _format(column: str) -> str:
    return next((shown for part, shown in _FORMATS.items() if part in column), "")


def _left_out(result: PathsResult, frame: pl.DataFrame) -> Sheet:
    """List every move left out with its reason; else the counts by reason."""
    name = say("paths.book.left_out")
    if frame.is_empty():
        heads, items = result.left_out.columns, left_out_items(result)
        return sheet_of(name, heads, result.left_out.iter_rows() if items else [])
    heads = [say(f"paths.column.{key}") for key in ("to", "why")]
    rows = [
        [row["title"], as_heading(reason_words(result, row["left_out"]))]
        for row in frame.iter_rows(named=True)
    ]
    others = ("group", "place_id", "move_probability", "months", "wage_usd_year", "barrier_words")
    flat = flat_lists(frame.select(others))
    cells = [[*row, *more] for row, more in zip(rows, flat.iter_rows(), strict=True)]
    return sheet_of(name, [*heads, *others], cells, ["", "", *map(_format, others)])


def record_sheets(record: RunRecord) -> list[Sheet]:
    """List assumptions with their ranges and sources with their licences, a sheet each."""
    return [
        sheet_of(
            say("paths.book.assumptions"),
            _ASSUMPTIONS,
            [_cells(each, _ASSUMPTIONS) for each in record.assumptions],
        ),
        sheet_of(
            say("paths.book.sources"),
            _SOURCES,
            [_cells(each, _SOURCES) for each in record.sources],
        ),
    ]


def _cells(item: object, names: tuple[str, ...]) -> list[Cell]:
    values: list[Cell] = []
    for name in names:
        value = getattr(item, name)
        values.append(tier_words(value) if name == "tier" else value)
    return values
