"""Two scenarios of the labour market beside each other: terminal, CSV, JSON."""

from typing import Any, Final

import polars as pl

from jobmorph.reports.commands import commands_line
from jobmorph.reports.document import render_document
from jobmorph.reports.frame import render_frame
from jobmorph.reports.json_parts import json_text, record_document
from jobmorph.reports.layout import TerminalStyle, cut, pad, wrap_all
from jobmorph.reports.market_compare_cells import (
    CASES,
    QUARTERS,
    ROWS,
    figure_cell,
    points,
    title_sentence,
    triple_words,
)
from jobmorph.reports.output import render_form
from jobmorph.reports.page_frame import STANDALONE, Frame
from jobmorph.reports.words import say
from jobmorph.studies.market_compare_result import MarketComparison
from jobmorph.studies.market_result import ALL

SCHEMA_FILE: Final = "market-compare-1.0.json"
PEAK: Final = "peak_unemployment_rate"
NAME_WIDTH: Final = 20
SHOWN_CHANGES: Final = 8
SHOWN_GROUPS: Final = 2
SAME: Final = 0.0005  # less than a tenth of a point, rounded
_TABLES: Final = ("changes", "groups", "headlines", "demand")


def render_market_compare(
    result: MarketComparison, output_format: str = "table", *, style: TerminalStyle | None = None
) -> str:
    """Write two scenarios beside each other.

    Parameters
    ----------
    result : MarketComparison
        The answer.
    output_format : {'table', 'json', 'csv', 'md', 'html'}
        'table' is the terminal; 'csv' the quarters of all groups; 'json' everything, quarters of
        groups at the end of each year.
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
            "json": lambda: json_text(market_compare_document(result)),
            "csv": lambda: render_frame(result.quarters, "csv"),
            "md": lambda: _markdown(result),
            "html": lambda: market_compare_html(result),
        },
    )


def _markdown(result: MarketComparison) -> str:
    from jobmorph.reports.market_compare_page import comparison_document

    return render_document(comparison_document(result, _sentences(result)), "md")


def market_compare_html(result: MarketComparison, frame: Frame = STANDALONE) -> str:
    """Write two scenarios beside each other as one HTML page, with charts."""
    from jobmorph.reports.market_compare_page import comparison_html

    return comparison_html(result, _sentences(result), frame)


def _sentences(result: MarketComparison) -> list[str]:
    return [*opening_sentences(result), *who_sentences(result)]


def market_compare_document(result: MarketComparison) -> dict[str, Any]:
    """Return the answer as plain JSON types."""
    asked = result.asked
    at_year_end = pl.col("quarter") % QUARTERS == 0
    kept = result.quarters.filter(at_year_end | (pl.col("group_id") == ALL))
    names = ("first", "second", "base_date", "years", "draws", "dropped_draws")
    return {
        "schema_version": result.schema_version,
        "country": "US",
        **{name: getattr(result, name) for name in names},
        "occupation": None
        if asked is None
        else {
            "query": asked.query,
            "title": asked.title,
            "moves_node": asked.moves_node,
            "node_title": asked.node_title,
            "weight": asked.weight,
        },
        **{name: getattr(result, name).to_dicts() for name in _TABLES},
        "quarters": kept.to_dicts(),
        "notes": [{"note_id": note.note_id, "text": note.text} for note in result.notes],
        "record": record_document(result.record),
    }


def _terminal(result: MarketComparison, style: TerminalStyle) -> str:
    lines = [style.bold(line) for line in wrap_all([title_sentence(result)], style)]
    lines += [*wrap_all(opening_sentences(result), style), ""]
    if not result.changes.is_empty():
        lines += [*_change_lines(result, style), ""]
    lines += [*_figure_lines(result, style), *wrap_all([say("market.pair.closure")], style)]
    lines += ["", *wrap_all(who_sentences(result), style, "", "  ")]
    basis = say("market.pair.basis", draws=result.draws)
    if result.dropped_draws:
        basis += " " + say("market.dropped", dropped=result.dropped_draws)
    lines += ["", *wrap_all([basis], style, "", "  ")]
    commands = [say(f"market.pair.command.{name}") for name in ("csv", "show")]
    return "\n".join([*lines, commands_line(commands, style)]) + "\n"


def opening_sentences(result: MarketComparison) -> list[str]:
    """Answer for the occupation asked for, if there is one, and then for everybody."""
    asked = result.asked
    own = [] if asked is None else [_asked_sentence(result, asked.moves_node, asked.node_title)]
    return [*own, lead_sentence(result)]


def lead_sentence(result: MarketComparison) -> str:
    """Say what happens to the peak of unemployment from one scenario to the other."""
    apart = result.headline(PEAK)
    if result.changes.is_empty():
        return say("market.pair.lead.equal")
    if apart.low <= 0.0 <= apart.high or abs(apart.mid) < SAME:
        key = "market.pair.lead.same"
    else:
        key = "market.pair.lead.more" if apart.mid > 0.0 else "market.pair.lead.less"
    return say(
        key,
        first=result.first,
        second=result.second,
        points=f"{abs(apart.mid) * 100:.1f}",
        low=points(apart.low),
        high=points(apart.high),
    )


def _change_lines(result: MarketComparison, style: TerminalStyle) -> list[str]:
    lines = [style.bold(say("market.pair.changes"))]
    for row in result.changes.head(SHOWN_CHANGES).to_dicts():
        parts = {case: triple_words(row, case) for case in ("first", "second")}
        text = say("market.pair.change", meaning=row["meaning"].rstrip("."), **parts)
        lines += wrap_all([text], style, " ", "   ")
    left = result.changes.height - SHOWN_CHANGES
    return [*lines, say("market.pair.more_changes", count=left)] if left > 0 else lines


def _figure_lines(result: MarketComparison, style: TerminalStyle) -> list[str]:
    wide = (style.width - NAME_WIDTH) // len(CASES)
    names = (result.first, result.second, say("market.pair.column.difference"))
    heads = [pad(cut(name, wide - 1, style.glyphs.ellipsis), wide, "right") for name in names]
    lines = [style.bold((pad("", NAME_WIDTH) + "".join(heads)).rstrip())]
    for quantity in ROWS:
        name = pad(say(f"market.pair.row.{quantity}"), NAME_WIDTH)
        cells = [figure_cell(result.headline(quantity, case), quantity, case) for case in CASES]
        lines.append(name + "".join(pad(cell, wide, "right") for cell in cells))
    return lines


def who_sentences(result: MarketComparison) -> list[str]:
    """Say where unemployment and jobs wanted differ most."""
    asked = result.asked.moves_node if result.asked else ""
    groups = ~pl.col("group_id").is_in([ALL, asked])
    names = {"first": result.first, "second": result.second}
    apart = (
        _last_rates(result)
        .filter(groups & (pl.col("mid").abs() >= SAME))
        .sort(pl.col("mid").abs(), "group_id", descending=[True, False])
    )
    told = ", ".join(_group(row) for row in apart.head(SHOWN_GROUPS).to_dicts())
    if told:
        sentences = [say("market.pair.groups", **names, groups=told)]
    else:
        sentences = [say("market.pair.groups.same", points="0.1")]
    demand = _last_demand(result).filter(groups)
    if not result.changes.is_empty():
        ends = _both_ends(demand)
        sentences.append(say("market.pair.demand", **names, **ends))
        sentences.append(_years_sentence(result))
    return sentences


def _last_rates(result: MarketComparison) -> pl.DataFrame:
    return result.quarters.filter(
        (pl.col("quarter") == QUARTERS * result.years)
        & (pl.col("series") == "unemployment_rate")
        & (pl.col("case") == "difference")
    ).join(result.groups, on="group_id", maintain_order="left")


def _last_demand(result: MarketComparison) -> pl.DataFrame:
    return result.demand.filter(
        (pl.col("year") == result.years)
        & (pl.col("closure") == "full")
        & (pl.col("case") == "difference")
    ).join(result.groups, on="group_id", maintain_order="left")


def _both_ends(rows: pl.DataFrame) -> dict[str, str]:
    ordered = rows.sort("mid", "group_id", descending=[True, False])
    parts = {"more": ordered.head(SHOWN_GROUPS), "fewer": ordered.tail(SHOWN_GROUPS).reverse()}
    return {name: ", ".join(_group(row) for row in part.to_dicts()) for name, part in parts.items()}


def _group(row: dict[str, Any]) -> str:
    ends = {end: points(row[end]) for end in ("low", "mid", "high")}
    return say("market.pair.group", title=row["title"], **ends)


def _years_sentence(result: MarketComparison) -> str:
    found = result.headline("extra_unemployed_years")
    is_clear = found.low > 0.0
    ends = {"count": found.mid, "low": found.low, "high": found.high}
    texts = {end: _million(value) for end, value in ends.items()}
    key = "market.pair.years" if is_clear else "market.pair.years.unclear"
    return say(key, first=result.first, second=result.second, **texts)


def _million(heads: float) -> str:
    text = f"{heads / 1e6:.1f}"
    return say("million", number="0.0" if float(text) == 0.0 else text)


def _asked_sentence(result: MarketComparison, node: str, title: str) -> str:
    wanted, rate = (
        frame.filter(pl.col("group_id") == node).row(0, named=True)
        for frame in (_last_demand(result), _last_rates(result))
    )
    return say(
        "market.pair.asked",
        first=result.first,
        second=result.second,
        title=title,
        change=points(wanted["mid"]),
        low=points(wanted["low"]),
        high=points(wanted["high"]),
        rate=points(rate["mid"]),
        least=points(rate["low"]),
        most=points(rate["high"]),
    )
