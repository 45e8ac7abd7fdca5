"""The answer to 'what happens to everybody?' on one screen."""

from typing import Any, Final

import polars as pl

from jobmorph.reports.commands import commands_line
from jobmorph.reports.layout import TerminalStyle, cut, pad, wrap_all
from jobmorph.reports.market_number import percent, percent_range, points, signed
from jobmorph.reports.market_view import (
    ALIKE_MONTHS,
    PEAK,
    SAME,
    clear_correlation,
    end_label,
    peak_ranking,
    span_words,
)
from jobmorph.reports.outlook_terminal import calm_screen
from jobmorph.reports.theme import whole
from jobmorph.reports.words import say
from jobmorph.studies.market_demand import REFERENCE
from jobmorph.studies.market_result import ALL, MarketResult, MarketTotals

ROWS: Final = (
    "peak_unemployment_rate",
    "end_unemployment_rate",
    "end_openings_rate",
    "end_long_term_share",
)
CASES: Final = ("scenario", "reference", "open")
NAME_WIDTH: Final = 24
SHOWN_GROUPS: Final = 3
SHOWN_DEMAND: Final = 1
SHOWN_ASSUMPTIONS: Final = 2
_INDENT: Final = ("", "  ")


def terminal_market(result: MarketResult, style: TerminalStyle | None = None) -> str:
    """Set a run of the labour market on one screen.

    Parameters
    ----------
    result : MarketResult
        The answer.
    style : TerminalStyle, optional
        Width and marks.
    """
    style = style or TerminalStyle()
    commands = [say(f"market.command.{name}") for name in ("scenarios", "cut", "csv")]
    return calm_screen(
        [style.bold(line) for line in wrap_all([title_sentence(result)], style)],
        wrap_all(opening_sentences(result), style),
        [*figure_lines(result, style), *wrap_all([say("market.open")], style)],
        wrap_all(who_sentences(result), style, *_INDENT),
        wrap_all(basis_sentences(result), style, *_INDENT),
        [commands_line(commands, style)],
    )


def title_sentence(result: MarketTotals) -> str:
    """Name what was run, from when to when."""
    end = end_label(result)
    return say("market.title", base=result.base_date, end=end, scenario=result.scenario)


def lead_sentence(result: MarketTotals) -> str:
    """Say what happens to unemployment beside the reference."""
    peak, apart = result.headline(PEAK), result.headline(PEAK, "difference")
    if result.scenario == REFERENCE:
        key = "market.lead.reference"
    elif apart.low <= 0.0 <= apart.high or abs(apart.mid) < SAME:
        key = "market.lead.same"
    else:
        key = "market.lead.more" if apart.mid > 0.0 else "market.lead.less"
    return say(
        key,
        peak=percent(peak.mid),
        low=percent(peak.low),
        high=percent(peak.high),
        points=f"{abs(apart.mid) * 100:.1f}",
        least=points(apart.low),
        most=points(apart.high),
    )


def opening_sentences(result: MarketResult) -> list[str]:
    """Answer for the occupation asked for, if there is one, and then for everybody."""
    return [*([_asked_sentence(result)] if result.asked else []), lead_sentence(result)]


def figure_lines(result: MarketResult, style: TerminalStyle) -> list[str]:
    """Set unemployment, openings and long spells of the cases side by side."""
    wide = (style.width - NAME_WIDTH) // len(CASES)
    head = pad("", NAME_WIDTH) + "".join(
        pad(say(f"market.column.{case}"), wide, "right") for case in CASES
    )
    lines = [style.bold(head.rstrip())]
    for quantity in ROWS:
        cells = (percent_range(result.headline(quantity, case)) for case in CASES)
        name = cut(say(f"market.row.{quantity}"), NAME_WIDTH, style.glyphs.ellipsis)
        lines.append(pad(name, NAME_WIDTH) + "".join(pad(cell, wide, "right") for cell in cells))
    return lines


def who_sentences(result: MarketResult) -> list[str]:
    """Say who searches longest, and which jobs are wanted more and fewer."""
    waits = result.waits.filter((pl.col("series") == "search_months") & (pl.col("group_id") != ALL))
    rows = waits.head(SHOWN_GROUPS).to_dicts()
    told = [
        say(
            "market.waits.one",
            title=row["title"],
            mid=f"{row['mid']:.1f}",
            low=f"{row['low']:.1f}",
            high=f"{row['high']:.1f}",
        )
        for row in rows
    ]
    months = waits.get_column("mid").to_numpy()
    span = float(months.max() - months.min())
    if span < ALIKE_MONTHS:
        sentences = [_alike(rows[0], span)]
    else:
        sentences = [say("market.waits", groups=", ".join(told))]
    if result.scenario != REFERENCE:
        sentences.append(_demand_sentence(result))
    return sentences


def _alike(row: dict[str, Any], span: float) -> str:
    """Name the first, and say how little lies between the groups."""
    return say(
        "market.waits.alike",
        title=row["title"],
        span=f"{span:.1f}",
        **{end: f"{row[end]:.1f}" for end in ("low", "mid", "high")},
    )


def _demand_sentence(result: MarketResult) -> str:
    asked = result.asked.moves_node if result.asked else ""
    last = (
        result.demand.filter(
            (pl.col("year") == result.years) & ~pl.col("group_id").is_in([ALL, asked])
        )
        .join(result.groups, on="group_id", maintain_order="left")
        .sort("multiplier_full_mid", "group_id")
    )
    fewer = last.head(SHOWN_DEMAND).to_dicts()
    more = last.tail(SHOWN_DEMAND).reverse().to_dicts()
    return say(
        "market.demand",
        span=span_words(result.years),
        more=", ".join(_change(row) for row in more),
        fewer=", ".join(_change(row) for row in fewer),
    )


def _change(row: dict[str, Any]) -> str:
    changes = {
        end: signed((row[f"multiplier_full_{end}"] - 1.0) * 100) for end in ("low", "mid", "high")
    }
    return say(
        "market.demand.one",
        title=row["title"],
        change=changes["mid"],
        low=changes["low"],
        high=changes["high"],
    )


def _asked_sentence(result: MarketResult) -> str:
    asked = result.asked
    if asked is None:
        return ""
    row = result.demand.filter(
        (pl.col("year") == result.years) & (pl.col("group_id") == asked.moves_node)
    ).to_dicts()[0]
    rates = [
        result.path("unemployment_rate", case, asked.moves_node).row(-1, named=True)
        for case in ("scenario", "reference")
    ]
    changes = [
        signed((row[f"multiplier_full_{end}"] - 1.0) * 100) for end in ("low", "mid", "high")
    ]
    return say(
        "market.asked",
        title=asked.node_title,
        change=changes[1],
        low=changes[0],
        high=changes[2],
        rate=percent(rates[0]["mid"]),
        least=f"{100.0 * rates[0]['low']:.1f}",
        most=f"{100.0 * rates[0]['high']:.1f}",
        slow=percent(rates[1]["mid"]),
    )


def basis_sentences(result: MarketResult) -> list[str]:
    """Say what matters most, what the network adds, what is held back."""
    return [
        matters_sentence(result),
        fit_sentence(result),
        say("market.held_back", share=f"{whole(result.held_back_share * 100)}%"),
        say("market.basis", draws=result.draws)
        + (
            " " + say("market.dropped", dropped=result.dropped_draws)
            if result.dropped_draws
            else ""
        ),
    ]


def fit_sentence(result: MarketResult) -> str:
    """Say what one pool of people, and people who never change occupation, would give."""
    return say("market.fit", pool=_model(result, "one_pool"), own=_model(result, "own_occupation"))


def matters_sentence(result: MarketResult) -> str:
    """Name the assumptions that go with the peak, those that chance could explain left out."""
    is_clear = pl.col("correlation").abs() > clear_correlation(result)
    clear = peak_ranking(result).filter(is_clear).head(SHOWN_ASSUMPTIONS)
    if clear.is_empty():
        return say("market.matters.none")
    names = [lowered(meaning) for meaning in clear.get_column("meaning")]
    return say("market.matters", names="; ".join(names))


def lowered(meaning: str) -> str:
    """Write the meaning of an assumption as it stands inside a sentence."""
    text = meaning.rstrip(".")
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def _model(result: MarketResult, model: str) -> str:
    rows = result.network.filter(
        (pl.col("model") == model) & (pl.col("quantity") == PEAK) & (pl.col("case") == "scenario")
    )
    return percent(rows.item(0, "mid"))
