"""The history of a job as headings, sentences, lists and tables, in reading order."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

import polars as pl

from jobmorph.reports.blocks import Block, Bullets, Grid, Heading, Paragraph, table_of
from jobmorph.reports.history_view import (
    absent_lines,
    apart_sentence,
    count_name,
    crossed_years,
    grew_sentence,
    lead_sentence,
    other_path,
    other_sentence,
    pair_sentence,
    share_words,
    study_marks,
)
from jobmorph.reports.record_blocks import record_blocks
from jobmorph.reports.tenths import one_decimal
from jobmorph.reports.theme import people, signed_percent, whole
from jobmorph.reports.words import say
from jobmorph.studies.history_result import HistoryPath, HistoryResult

READ: Final = ("gap", "scale", "peak", "grew", "alike", "people")


def history_blocks(result: HistoryResult) -> list[Block]:
    """Lay out everything, the answer first."""
    return [
        Paragraph(lead_sentence(result), is_lead=True),
        Heading(say("history.section.counts")),
        Paragraph(apart_sentence(result, is_page=True)),
        *count_blocks(result),
        *story_blocks(result),
        *more_blocks(result),
    ]


def count_blocks(result: HistoryResult) -> list[Block]:
    """Each count by itself: who is counted, what it shows, changes within it, its figures."""
    blocks: list[Block] = []
    for path in result.paths:
        blocks += [
            Heading(path_heading(path), 3),
            Paragraph(" ".join(path_sentences(path))),
            *_changes(path),
            path_table(path),
        ]
    absent = absent_lines(result, ())
    return [*blocks, Bullets(tuple(absent))] if absent else blocks


def path_heading(path: HistoryPath) -> str:
    """Name a row and its count."""
    return say("history.table.of", row=path.title, count=count_name(path.definition))


def path_sentences(path: HistoryPath) -> list[str]:
    """Say what a row counts, how it stands to the job, its figures, peak and half-life."""
    summary = path.summary
    half = summary.half_life
    texts = [
        path.counts,
        say(
            "history.path.note",
            kind=say(f"history.path.kind.{path.kind}"),
            note=path.note,
        ),
        say(
            "history.path.finding",
            row=path.title,
            first=people(summary.first_heads),
            first_year=summary.first_year,
            last=people(summary.last_heads),
            last_year=summary.last_year,
            peak=people(summary.peak_heads),
            peak_year=summary.peak_year,
            half=say("history.path.half", years=whole(half.years))
            if half
            else say("history.path.half.none"),
        ),
    ]
    if summary.is_peak_at_end:
        texts.append(say("history.path.outside"))
    if years := crossed_years(path):
        texts.append(say("history.path.crossed", years=", ".join(map(str, years))))
    return texts


def _changes(path: HistoryPath) -> list[Block]:
    items = tuple(say("history.break", year=each.year, note=each.note) for each in path.breaks)
    return [Bullets(items)] if items else []


def path_table(path: HistoryPath) -> Grid:
    """Set the figures of one row, gaps as gaps."""
    has_women = path.table.get_column("women_share").count() > 0
    names = ["year", "heads", "share", *(["women"] if has_women else []), "list"]
    rows = [_figures(row, has_women=has_women) for row in path.table.iter_rows(named=True)]
    numbers = range(len(names) - 1)
    return table_of(
        path_heading(path), [say(f"history.column.{name}") for name in names], rows, numbers
    )


def _figures(row: dict[str, Any], *, has_women: bool) -> list[str]:
    heads, women = row["history_heads"], row["women_share"]
    cells = [
        str(row["year"]),
        say("history.no_figure") if heads is None else people(heads),
        share_words(row["share"]),
    ]
    if has_women:
        cells.append("" if women is None else str(whole(women * 100)))
    return [*cells, row["classification"]]


def story_blocks(result: HistoryResult, *, has_other: bool = True) -> list[Block]:
    """Tell what happened, where they went, what grew, which jobs stand alike, the other story.

    Parameters
    ----------
    result : HistoryResult
        The answer.
    has_other : bool
        False where the other story has its own place on the page.
    """
    title = say("history.section.other", title=result.other.title)
    return [
        Heading(say("history.section.went")),
        Bullets(tuple(source_lines(result) or [say("history.study.none")])),
        *moves_blocks(result),
        Heading(say("history.section.happened")),
        Paragraph(happened(result)),
        *([Heading(title), *other_blocks(result)] if has_other else []),
        Heading(say("history.section.grew")),
        Paragraph(grew_sentence(result)),
        *_grew(result, "grew"),
        Heading(say("history.section.alike")),
        *alike_blocks(result),
    ]


def happened(result: HistoryResult) -> str:
    """Tell the prepared story, or that there is none."""
    if result.happened is None:
        return say("history.happened.none")
    return say("history.happened", text=result.happened)


def source_lines(result: HistoryResult) -> list[str]:
    """Say what studies found: claim, tier, what of it was checked, and where it stands."""
    return [
        say(
            "history.source.doi" if claim.doi else "history.source",
            claim=claim.claim,
            mark=mark,
            source=claim.source,
            year=claim.year,
            doi=claim.doi,
        )
        for claim, mark in zip(result.literature, study_marks(result), strict=True)
    ]


def other_blocks(result: HistoryResult) -> list[Block]:
    """Tell the case that went the other way, with its own figures."""
    path = other_path(result)
    return [
        Paragraph(other_sentence(result)),
        Paragraph(result.other.happened),
        path_table(path),
    ]


def _grew(result: HistoryResult, name: str) -> list[Block]:
    rows = result.grew_nearby if name == "grew" else result.grew_economy
    if rows.is_empty():
        return []
    has_distance = "skill_distance" in rows.columns
    names = ["count", "years", "title", "first", "last", "gain", *(["distance"] * has_distance)]
    cells = [
        [
            count_name(row["definition"]),
            f"{row['first_year']}-{row['last_year']}",
            row["title"],
            people(row["heads_first"]),
            people(row["heads_last"]),
            f"+{people(row['gain_heads'])}",
            *([f"{row['skill_distance']:.2f}"] if has_distance else []),
        ]
        for row in rows.iter_rows(named=True)
    ]
    return [_grid(f"history.section.{name}", names, cells, range(3, len(names)))]


def alike_blocks(result: HistoryResult) -> list[Block]:
    """Jobs that stand alike: a falling and a rising one together, then the nearest of all."""
    blocks: list[Block] = [
        Paragraph(pair_sentence(result)),
        Paragraph(say("history.alike.note", pairs=say("history.pairs"))),
    ]
    if result.analogues.height:
        names = ("basis", "way", "title", "change", "count", "years", "likeness")
        cells = [
            [
                say(f"history.basis.{row['basis']}"),
                say(f"history.direction.{row['direction']}"),
                row["title"],
                _change(row["change"]),
                count_name(row["definition"]),
                f"{row['first_year']}-{row['last_year']}",
                f"{row['distance']:.2f}",
            ]
            for row in result.analogues.sort("basis", "direction").iter_rows(named=True)
        ]
        blocks.append(_grid("history.section.alike", names, cells, (3, 6)))
    if result.stand_alike.height:
        blocks += [Paragraph(say("history.alike.list")), _stand(result.stand_alike)]
    return blocks


def _stand(rows: pl.DataFrame) -> Grid:
    names = ("title", "likeness", "now", "course", "change", "years")
    cells = [
        [
            row["title"],
            f"{row['distance']:.2f}",
            "" if row["employment_heads"] is None else people(row["employment_heads"]),
            row["course"] or "",
            _change(row["change"]),
            "" if row["first_year"] is None else f"{row['first_year']}-{row['last_year']}",
        ]
        for row in rows.iter_rows(named=True)
    ]
    return _grid("history.alike.list", names, cells, (1, 2, 4))


def _change(change: float | None) -> str:
    return "" if change is None else signed_percent(change)


def more_blocks(result: HistoryResult) -> list[Block]:
    """Tell what grew in all work, what each count adds up, how to read it, and sources."""
    return [
        Heading(say("history.section.economy")),
        *_grew(result, "economy"),
        Heading(say("history.section.rows")),
        _rows(result.paths),
        Heading(say("history.section.read")),
        Bullets(tuple(say(f"history.read.{name}") for name in READ)),
        *record_blocks(result.record, result.notes),
    ]


def _rows(paths: Iterable[HistoryPath]) -> Grid:
    names = ("count", "row", "code", "kind", "years", "peak", "half")
    cells = [
        [
            count_name(path.definition),
            path.title,
            path.published_code,
            path.kind,
            f"{path.summary.first_year}-{path.summary.last_year}",
            str(path.summary.peak_year),
            one_decimal(path.summary.half_life.years) if path.summary.half_life else "",
        ]
        for path in paths
    ]
    return _grid("history.section.rows", names, cells, (6,))


def _grid(
    caption: str, names: Iterable[str], rows: Iterable[Iterable[str]], numbers: Iterable[int]
) -> Grid:
    heads = [say(f"history.column.{name}") for name in names]
    return table_of(say(caption), heads, [list(row) for row in rows], numbers)


def moves_sentence(result: HistoryResult, most: int) -> str:
    """Say where people who leave such jobs go, the likeliest first, of 100."""
    if result.moves is None or result.moves.is_empty():
        return say("history.went.none")
    items = [
        say("history.move.item", title=row["title"], **_of_hundred(row))
        for row in result.moves.head(most).iter_rows(named=True)
    ]
    return say("history.went.moves", items=", ".join(items))


def moves_blocks(result: HistoryResult) -> list[Block]:
    """Set observed moves as a table, with what they are of."""
    if result.moves is None or result.moves.is_empty():
        return [Paragraph(say("history.went.none"))]
    title = say("history.moves.title")
    rows = [
        [row["title"], say("range", mid=of["share"], low=of["low"], high=of["high"])]
        for row in result.moves.iter_rows(named=True)
        for of in [_of_hundred(row)]
    ]
    heads = [say("history.moves.to"), say("history.moves.share")]
    return [
        Heading(title, 3),
        table_of(title, heads, rows, (1,)),
        Paragraph(say("history.moves")),
    ]


def _of_hundred(row: Mapping[str, Any]) -> dict[str, str]:
    ends = {"low": "_low", "share": "", "high": "_high"}
    return {key: f"{100 * row[f'move_probability{end}']:.0f}" for key, end in ends.items()}
