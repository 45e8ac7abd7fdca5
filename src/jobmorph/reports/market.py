"""The answer to 'what happens to everybody?' in every form: terminal, CSV, JSON; scenarios."""

from typing import Any, Final

import polars as pl

from jobmorph.reports.frame import render_frame
from jobmorph.reports.json_parts import json_text, record_document
from jobmorph.reports.layout import TerminalStyle, plain_table, wrap_all
from jobmorph.reports.market_terminal import terminal_market
from jobmorph.reports.output import render_form
from jobmorph.reports.words import say
from jobmorph.schema.scenario import Scenario
from jobmorph.studies.market_result import ALL, MarketResult
from jobmorph.studies.market_scenarios import ScenarioList

QUARTERS: Final = 4
SCHEMA_FILE: Final = "market-1.0.json"
_TABLES: Final = (
    "groups",
    "headlines",
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


def render_market(
    result: MarketResult, output_format: str = "table", *, style: TerminalStyle | None = None
) -> str:
    """Write a run of the labour market.

    Parameters
    ----------
    result : MarketResult
        The answer.
    output_format : {'table', 'json', 'csv', 'md', 'html'}
        'table' is the terminal; 'csv' the quarters of all groups, one row a series; 'json'
        everything, quarters of groups at the end of each year; 'md' and 'html' the charts'
        findings and tables, 'html' with the charts.
    style : TerminalStyle, optional
        Width and marks of 'table'.

    Raises
    ------
    ParameterError
        If the format is unknown.
    """
    return render_form(
        output_format,
        {
            "table": lambda: terminal_market(result, style),
            "json": lambda: json_text(market_document(result)),
            "csv": lambda: render_frame(result.quarters, "csv"),
            "md": lambda: _page(result, "md"),
            "html": lambda: _page(result, "html"),
        },
    )


def _page(result: MarketResult, form: str) -> str:
    from jobmorph.reports.market_page import market_html, market_markdown

    return market_markdown(result) if form == "md" else market_html(result)


def market_document(result: MarketResult) -> dict[str, Any]:
    """Return a run as plain JSON types."""
    asked = result.asked
    at_year_end = pl.col("quarter") % QUARTERS == 0
    kept = result.quarters.filter(at_year_end | (pl.col("group_id") == ALL))
    return {
        "schema_version": result.schema_version,
        "country": "US",
        "scenario": result.scenario,
        "base_date": result.base_date,
        "years": result.years,
        "draws": result.draws,
        "dropped_draws": result.dropped_draws,
        "occupation": None
        if asked is None
        else {
            "query": asked.query,
            "title": asked.title,
            "moves_node": asked.moves_node,
            "node_title": asked.node_title,
            "weight": asked.weight,
        },
        "held_back_share": result.held_back_share,
        **{name: getattr(result, name).to_dicts() for name in _TABLES},
        "quarters": kept.to_dicts(),
        "notes": [{"note_id": note.note_id, "text": note.text} for note in result.notes],
        "record": record_document(result.record),
    }


def render_scenarios(listed: ScenarioList, style: TerminalStyle | None = None) -> str:
    """List the shipped scenarios with what each stands for."""
    style = style or TerminalStyle()
    lines = [style.bold(say("market.scenarios.head"))]
    for scenario, about in zip(listed.scenarios, listed.abouts, strict=True):
        told = say("market.scenarios.one", name=scenario.name, about=about)
        lines += wrap_all([told], style, "", "  ")
    lines += wrap_all([say("market.scenarios.past", names=", ".join(listed.past))], style)
    return "\n".join(lines) + "\n"


def render_changes(
    scenario: Scenario,
    changes: pl.DataFrame,
    output_format: str = "table",
    *,
    style: TerminalStyle | None = None,
) -> str:
    """Show what a scenario changes beside the assumptions as they stand.

    Parameters
    ----------
    scenario : Scenario
        The scenario.
    changes : polars.DataFrame
        As `market_scenarios.scenario_changes` returns them.
    output_format : {'table', 'json', 'csv', 'md'}
        'table' is the terminal.
    style : TerminalStyle, optional
        Width and marks of 'table'.
    """
    if output_format != "table":
        return render_frame(changes, output_format)
    style = style or TerminalStyle()
    lines = [style.bold(scenario.name)]
    if changes.is_empty():
        return "\n".join([*lines, say("market.scenarios.none")]) + "\n"
    names = ("parameter", "base", "own", "unit")
    heads = [say(f"market.scenarios.column.{name}") for name in names]
    rows = [
        (
            row["parameter"],
            _triple(row["base_low"], row["base_value"], row["base_high"]),
            _triple(row["low"], row["value"], row["high"]),
            row["unit"],
        )
        for row in changes.to_dicts()
    ]
    return "\n".join([*lines, *plain_table(heads, rows, style)]) + "\n"


def _triple(low: float, value: float, high: float) -> str:
    return say("market.scenarios.triple", low=low, value=value, high=high)
