"""All US jobs lost, gained and changed, then and now, on one screen of 80 x 24."""

from collections.abc import Iterable
from typing import Any, Final

import polars as pl

from jobmorph.reports.commands import commands_line
from jobmorph.reports.economy_blocks import (
    COUNTED_YEARS,
    ahead_cells,
    foreseen_sentence,
    lead_sentence,
    official_cells,
    period_cells,
    then_sentence,
)
from jobmorph.reports.layout import TerminalStyle, pad, wrap, wrap_all
from jobmorph.reports.outlook_terminal import calm_screen
from jobmorph.reports.words import say
from jobmorph.studies.outlook_result import EconomyResult

WIDTHS: Final = (9, 19, 10, 10, 10, 10)
NARROW_WIDTHS: Final = (9, 19, 8, 8, 10)
LATEST_YEAR: Final = 9999
_COLUMNS: Final = ("period", "source", "lost", "gained", "changed", "year")
_COMMANDS: Final = ("group", "one", "evidence")


def terminal_economy(result: EconomyResult, style: TerminalStyle | None = None) -> str:
    """Set jobs lost, gained and changed on one screen.

    Parameters
    ----------
    result : EconomyResult
        The answer.
    style : TerminalStyle, optional
        Width, marks, bold; 80 columns of Unicode without bold if not given.

    Returns
    -------
    str
        At most 23 lines at 80 columns.
    """
    style = style or TerminalStyle()
    head = [say(f"economy.column.{name}") for name in _COLUMNS]
    commands = [say(f"outlook.command.{name}") for name in _COMMANDS]
    edition = result.record.edition
    told = [say("economy.unknown"), say("outlook.exposure")]
    survey = say("outlook.survey.edition", year=result.base_year, edition=edition)
    return calm_screen(
        [style.bold(style.clean(say("economy.title")).upper())],
        wrap_all([lead_sentence(result), then_sentence(result)], style),
        [style.bold(_row(head, style)), *_periods(result, style), *_ahead(result, style)],
        wrap_all([foreseen_sentence(result), say("economy.changed"), *told, survey], style),
        [commands_line(commands, style)],
    )


def _periods(result: EconomyResult, style: TerminalStyle) -> list[str]:
    """Set censuses and the ten-year spans of the survey; a rule where the count changes."""
    is_long = (pl.col("source") == "census") | (
        (pl.col("source") == "survey") & (pl.col("years") == COUNTED_YEARS)
    )
    rows = result.periods.filter(is_long)
    # Spans of the survey that do not overlap, so that no year is told twice.
    shown: list[dict[str, Any]] = []
    for row in rows.sort("source", "target_year", descending=[False, True]).to_dicts():
        if row["source"] != "survey" or row["target_year"] <= _before(shown):
            shown.append(row)
    lines, before = [], ""
    for row in sorted(shown, key=lambda each: each["base_year"]):
        if before and row["definition"] != before:
            text = say(f"economy.rule.{row['definition']}", year=row["base_year"])
            lines.append(_rule(text, style))
        before = row["definition"]
        lines.append(_row(period_cells(row, "short"), style))
    return lines


def _before(shown: list[dict[str, Any]]) -> int:
    years = [row["base_year"] for row in shown if row["source"] == "survey"]
    return min(years, default=LATEST_YEAR)


def _ahead(result: EconomyResult, style: TerminalStyle) -> list[str]:
    years = result.ahead.get_column("year_ahead").unique(maintain_order=True).to_list()
    return [
        _rule(say("economy.rule.ahead"), style),
        *(_row(ahead_cells(result, each), style) for each in years),
        _row(official_cells(result, years[-1]), style),
    ]


def _rule(text: str, style: TerminalStyle) -> str:
    return wrap(style.clean(f" {style.glyphs.rule * 2} {text}"), style.width, " ")[0]


def _row(cells: Iterable[str], style: TerminalStyle) -> str:
    """Set a row; narrow terminals leave out the last column."""
    widths = WIDTHS if style.width > sum(WIDTHS) + len(WIDTHS) else NARROW_WIDTHS
    parts = [
        pad(cell, width, "left" if place < 2 else "right")
        for place, (cell, width) in enumerate(zip(cells, widths, strict=False))
    ]
    return f" {' '.join(parts)}".rstrip()
