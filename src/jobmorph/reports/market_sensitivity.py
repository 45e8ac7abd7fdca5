"""Which assumption matters most for a scenario: terminal, CSV, JSON; its page."""

import math
from typing import Any, Final

import polars as pl

from jobmorph.reports.commands import commands_line
from jobmorph.reports.frame import render_frame
from jobmorph.reports.json_parts import json_text, record_document
from jobmorph.reports.layout import TerminalStyle, plain_table, wrap_all
from jobmorph.reports.market_view import span_words
from jobmorph.reports.output import render_form
from jobmorph.reports.words import say
from jobmorph.studies.market_matter_result import MarketSensitivity
from jobmorph.studies.market_sobol import REST

# What is shown, and how many rows of each.
SCHEMA_FILE: Final = "market-sensitivity-1.0.json"
SHOWN: Final = (
    ("peak_unemployment_rate", "difference", 10),
    ("end_unemployment_rate", "open_difference", 5),
)
# Shares whose 95% range is wider than this order nothing.
WIDE: Final = 0.3
NUMBERS: Final = {
    "ranks": ("correlation", "at_low", "at_high"),
    "one-at-a-time": ("at_low", "at_high", "swing"),
    "sobol": ("first_order", "total"),
}
_POINTS: Final = ("at_low", "at_high", "swing")
# Correlations of nothing that lie beyond two standard errors.
_BY_CHANCE: Final = 0.05
# No outcome moves by less than this, in points.
_NOTHING: Final = 1e-9


def render_market_sensitivity(
    result: MarketSensitivity, output_format: str = "table", *, style: TerminalStyle | None = None
) -> str:
    """Write which assumption matters most.

    Parameters
    ----------
    result : MarketSensitivity
        The answer.
    output_format : {'table', 'json', 'csv', 'md', 'html'}
        'table' is the terminal, two outcomes; 'csv' and 'json' hold all; 'md' and 'html' the
        charts' findings and tables, 'html' with the charts.
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
            "table": lambda: _terminal(result, style or TerminalStyle()),
            "json": lambda: json_text(market_sensitivity_document(result)),
            "csv": lambda: render_frame(result.table, "csv"),
            "md": lambda: _page(result, "md"),
            "html": lambda: _page(result, "html"),
        },
    )


def _page(result: MarketSensitivity, form: str) -> str:
    from jobmorph.reports.market_sensitivity_page import (
        market_sensitivity_html,
        market_sensitivity_markdown,
    )

    is_text = form == "md"
    return market_sensitivity_markdown(result) if is_text else market_sensitivity_html(result)


def market_sensitivity_document(result: MarketSensitivity) -> dict[str, Any]:
    """Return the answer as plain JSON types."""
    names = ("scenario", "method", "years", "draws", "runs", "dropped_runs")
    floats = pl.selectors.float()
    return {
        "schema_version": result.schema_version,
        "country": "US",
        **{name: getattr(result, name) for name in names},
        # A run without a state of rest has no outcome.
        "table": result.table.with_columns(floats.fill_nan(None)).to_dicts(),
        "notes": [{"note_id": note.note_id, "text": note.text} for note in result.notes],
        "record": record_document(result.record),
    }


def cost_sentence(runs: int, seconds: float) -> str:
    """Say what an analysis takes, before it starts."""
    minutes = math.ceil(seconds / 60.0)
    told = (
        say("market.matter.minutes", count=minutes) if minutes > 1 else say("market.matter.minute")
    )
    return say("market.matter.cost", runs=f"{runs:,}", minutes=told)


def _terminal(result: MarketSensitivity, style: TerminalStyle) -> str:
    lines = [style.bold(title_sentence(result)), *wrap_all([method_sentence(result)], style), ""]
    for outcome, case, shown in SHOWN:
        lines.append(style.bold(say(f"market.matter.outcome.{outcome}.{case}")))
        lines += [*_rows(result, outcome, case, shown, style), ""]
    lines += wrap_all(basis_sentences(result), style, "", "  ")
    commands = [say("market.matter.command.csv")]
    if result.method != "sobol":
        commands.insert(0, say("market.matter.command.sobol"))
    return "\n".join([*lines, commands_line(commands, style)]) + "\n"


def title_sentence(result: MarketSensitivity) -> str:
    """Name what was asked."""
    return say("market.matter.title", scenario=result.scenario, years=span_words(result.years))


def method_sentence(result: MarketSensitivity) -> str:
    """Say how it was found out, and what the method cannot see."""
    count = result.ranking(*SHOWN[0][:2]).height
    return say(
        f"market.matter.method.{result.method}",
        draws=result.draws,
        least=f"{least_correlation(result):.2f}",
        count=count,
        chance=max(round(_BY_CHANCE * count), 1),
    )


def least_correlation(result: MarketSensitivity) -> float:
    """Correlations nearer to 0 than this are those of chance."""
    return 2.0 / math.sqrt(max(result.draws, 1))


def clear_rows(result: MarketSensitivity, outcome: str, case: str) -> list[dict[str, Any]]:
    """Return the assumptions of an outcome that chance does not explain, strongest first."""
    rows = result.ranking(outcome, case)
    if result.method == "ranks":
        is_clear = pl.col("correlation").abs() > least_correlation(result)
    elif result.method == "sobol":
        is_clear = (pl.col("total_low") > _NOTHING) & (pl.col("parameter") != REST)
    else:
        is_clear = (pl.col("swing") > pl.col("noise")) & (pl.col("swing") > _NOTHING)
    return rows.filter(is_clear).to_dicts()


def _rows(
    result: MarketSensitivity, outcome: str, case: str, shown: int, style: TerminalStyle
) -> list[str]:
    rows = result.ranking(outcome, case)
    names = NUMBERS[result.method]
    if float(rows.select(pl.col(names[-1]).abs().max()).item() or 0.0) < _NOTHING:
        return [say("market.matter.none")]
    told = rows.to_dicts()
    if result.method == "ranks":
        told = clear_rows(result, outcome, case)
        if not told:
            return [say("market.matters.none")]
    table = [
        [meaning_words(row), *(number_words(row, name) for name in names)] for row in told[:shown]
    ]
    heads = [say(f"market.matter.column.{name}") for name in ("meaning", *names)]
    return plain_table(heads, table, style, right=frozenset(range(1, len(heads))))


def meaning_words(row: dict[str, Any]) -> str:
    """Say what a row of the ranking moves."""
    if row["parameter"] == REST:
        return say("market.matter.rest", count=row["members"])
    return str(row["meaning"]).rstrip(".")


def number_words(row: dict[str, Any], name: str) -> str:
    """Write a figure of a row: points, a correlation, or a share with its range."""
    value = row[name]
    if value is None or math.isnan(value):
        return ""
    if name in _POINTS:
        text = f"{value * 100:+.2f}" if name != "swing" else f"{value * 100:.2f}"
        return "0.00" if float(text) == 0.0 else text
    if f"{name}_low" not in row:
        return f"{value:+.2f}"
    ends = (f"{end:.2f}" for end in (value, row[f"{name}_low"], row[f"{name}_high"]))
    mid, low, high = ("0.00" if text == "-0.00" else text for text in ends)
    return say("market.matter.range", mid=mid, low=low, high=high)


def basis_sentences(result: MarketSensitivity) -> list[str]:
    """Say how the figures are read, and what they do not say."""
    sentences = []
    if result.method == "sobol":
        sentences += _sobol_sentences(result)
    else:
        sentences.append(say("market.matter.points"))
    if result.method == "one-at-a-time":
        noise = float(result.ranking(*SHOWN[0][:2]).item(0, "noise"))
        sentences.append(say("market.matter.noise", noise=f"{max(noise * 100, 0.01):.2f}"))
    sentences += [note.text for note in result.notes if note.note_id == "alike"]
    if result.dropped_runs:
        told = {"dropped": f"{result.dropped_runs:,}", "runs": f"{result.runs:,}"}
        sentences.append(say("market.matter.dropped", **told))
    return [*sentences, say("market.matter.hedge")]


def _sobol_sentences(result: MarketSensitivity) -> list[str]:
    rows = pl.concat([result.ranking(outcome, case) for outcome, case, _ in SHOWN])
    alone = rows.filter(pl.col("parameter") != REST).get_column("parameter").n_unique()
    width = max(
        (high - low for low, high in rows.select("total_low", "total_high").rows()), default=0.0
    )
    told = {"width": f"{width:.2f}", "draws": result.draws, "more": 4 * result.draws}
    key = "market.matter.wide" if width > WIDE else "market.matter.narrow"
    return [
        say(key, **told),
        say("market.matter.chosen", count=alone),
        say("market.matter.shares"),
    ]
