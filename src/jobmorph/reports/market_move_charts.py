"""Charts of moves between groups on the market's page: who goes where, who gains."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from jobmorph.reports.blocks import Grid, table_of
from jobmorph.reports.market_chart import (
    Chart,
    Drawing,
    Key,
    Name,
    NamedRow,
    model_source,
    row_chart,
)
from jobmorph.reports.market_matrix import SHADES, Matrix, matrix_svg, shade_key
from jobmorph.reports.market_number import THOUSAND, thousands_plain, thousands_range
from jobmorph.reports.market_rows import RowFigure
from jobmorph.reports.market_view import (
    DIFFERENCE,
    end_label,
    hires,
    is_asked,
    major_groups,
    moves_finding,
    named_group,
    net_finding,
    net_moves,
    ordered_groups,
)
from jobmorph.reports.words import say
from jobmorph.studies.market_result import OUTSIDE, MarketResult

LARGEST: Final = 15
SHOWN_CASES: Final = ("scenario", "reference", DIFFERENCE)


def moves_chart(result: MarketResult) -> Chart:
    """Draw who goes where in the last year, of 100 who leave each group."""
    groups, found = major_groups(result), hires(result)
    origins = [*groups, OUTSIDE]
    heads = np.array([[found[left, to].mid for to in groups] for left in origins])
    shares = heads / heads.sum(axis=1, keepdims=True)
    sentence = moves_finding(result)
    codes = tuple(group[:2] for group in groups)
    matrix = Matrix((*codes, say("market.page.outside.code")), codes, shares, sentence)
    words = [say(f"market.page.shade.{shade}") for shade in range(SHADES)]
    titles = [*(result.title_of(group) for group in groups), say("market.page.outside")]
    return Chart(
        "moves",
        sentence,
        say("market.page.unit.moves", end=end_label(result)),
        (_largest_table(result, groups), _matrix_table(result, origins, groups, heads)),
        model_source(result),
        (Drawing(matrix_svg(matrix)),),
        keys=tuple(Key(text, swatch) for swatch, text in shade_key(words)),
        names=tuple(Name(*pair) for pair in zip(matrix.rows, titles, strict=True)),
        notes=(say("market.page.note.moves"),),
    )


def _largest_table(result: MarketResult, groups: list[str]) -> Grid:
    """Set the largest flows between two different groups with their ranges."""
    told, slow, apart = (hires(result, case) for case in SHOWN_CASES)
    pairs = [(left, to) for left in groups for to in groups if left != to]
    pairs.sort(key=lambda pair: (-told[pair].mid, pair))
    rows = [
        (
            result.title_of(pair[0]),
            result.title_of(pair[1]),
            thousands_plain(told[pair]),
            thousands_plain(slow[pair]),
            thousands_range(apart[pair]),
        )
        for pair in pairs[:LARGEST]
    ]
    heads = ("from", "to", "scenario", "reference", "difference_thousands")
    return table_of(
        say("market.page.table.largest", count=len(rows)),
        [say(f"market.page.column.{name}") for name in heads],
        rows,
        (2, 3, 4),
    )


def _matrix_table(
    result: MarketResult, origins: list[str], groups: list[str], heads: NDArray[np.float64]
) -> Grid:
    rows = [
        (named_group(result, left), *(f"{value / THOUSAND:,.0f}" for value in row))
        for left, row in zip(origins, heads, strict=True)
    ]
    return table_of(
        say("market.page.table.matrix"),
        [say("market.page.column.from"), *(group[:2] for group in groups)],
        rows,
        range(1, len(groups) + 1),
    )


def net_chart(result: MarketResult) -> Chart:
    """Draw what each group gains from the others in the last year, beside the reference."""
    parts = [net_moves(result, case) for case in SHOWN_CASES]
    found, slow = parts[0], parts[1]
    rows, cells = [], []
    for group in ordered_groups(result, found):
        title, told = result.title_of(group), [thousands_range(part[group]) for part in parts]
        sentence = say("market.page.row.net", title=title, net=told[0], reference=told[1])
        drawn, tick = found[group].scaled(1.0 / THOUSAND), slow[group].mid / THOUSAND
        figure = RowFigure((drawn,), sentence, tick=tick)
        rows.append(NamedRow(title, figure, (told[0],), is_asked(result, group)))
        cells.append((named_group(result, group), *told))
    heads = ("group", "scenario", "reference", "difference_thousands")
    columns = [say(f"market.page.column.{name}") for name in heads]
    chart = Chart(
        "net",
        net_finding(result),
        say("market.page.unit.net", end=end_label(result)),
        (table_of(say("market.page.table.net"), columns, cells, (1, 2, 3)),),
        keys=(Key(say("market.page.key.tick")),),
    )
    return row_chart(result, chart, rows, is_signed=True)
