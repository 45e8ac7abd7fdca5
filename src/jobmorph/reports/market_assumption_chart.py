"""Which assumptions the peak goes with: the tornado of the market's page."""

from typing import Any, Final

from jobmorph.reports.blocks import Grid, table_of
from jobmorph.reports.market_chart import (
    Chart,
    Key,
    NamedRow,
    row_chart,
)
from jobmorph.reports.market_number import signed
from jobmorph.reports.market_rows import Ends, RowFigure
from jobmorph.reports.market_terminal import matters_sentence
from jobmorph.reports.market_view import clear_correlation, peak_ranking
from jobmorph.reports.theme import tier_words
from jobmorph.reports.words import say
from jobmorph.studies.market_result import MarketResult

SHOWN: Final = 10


def assumption_chart(result: MarketResult) -> Chart:
    """Draw the peak beside the reference where each assumption is low and where it is high."""
    ranking = peak_ranking(result)
    rows = []
    for row in ranking.head(SHOWN).to_dicts():
        ends = Ends(100.0 * row["at_low"], 100.0 * row["at_high"])
        meaning, low, high = _meaning(row), _points(row["at_low"]), _points(row["at_high"])
        sentence = say("market.page.row.assumption", meaning=meaning, low=low, high=high)
        figures = say("market.page.ends", low=low, high=high)
        is_clear = abs(row["correlation"]) > clear_correlation(result)
        told = (figures,) if is_clear else (figures, say("market.page.chance"))
        rows.append(NamedRow(meaning, RowFigure((ends,), sentence), told))
    chart = Chart(
        "assumptions",
        matters_sentence(result).rstrip("."),
        say("market.page.unit.assumptions"),
        (_table(ranking.to_dicts()),),
        keys=tuple(Key(say(f"market.page.key.{name}")) for name in ("at_low", "at_high")),
        notes=(say("market.page.note.assumptions", limit=f"{clear_correlation(result):.2f}"),),
    )
    return row_chart(result, chart, rows, is_signed=True)


def _points(share: float) -> str:
    """Write points to the hundredth: assumptions move the peak by tenths and less."""
    return signed(100.0 * share, 2)


def _meaning(row: dict[str, Any]) -> str:
    """Return the first sentence of what an assumption means."""
    first, _, _ = str(row["meaning"]).partition(". ")
    return first.rstrip(".")


def _table(ranking: list[dict[str, Any]]) -> Grid:
    rows = [
        (
            str(row["rank"]),
            row["meaning"].rstrip("."),
            tier_words(row["tier"]),
            _points(row["at_low"]),
            _points(row["at_high"]),
            f"{row['correlation']:+.2f}",
        )
        for row in ranking
    ]
    heads = ["rank", "assumption", "tier", "at_low", "at_high", "correlation"]
    return table_of(
        say("market.page.table.assumptions"),
        [say(f"market.page.column.{name}") for name in heads],
        rows,
        (0, 3, 4, 5),
    )
