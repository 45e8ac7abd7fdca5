"""Charts by occupation group on the market's page: who is out of work, who waits, who is wanted."""

from jobmorph.reports.blocks import Grid, table_of
from jobmorph.reports.market_chart import Chart, Key, NamedRow, row_chart
from jobmorph.reports.market_charts import quarter_label
from jobmorph.reports.market_number import (
    change_range,
    months_range,
    percent_range,
    points_range,
    signed,
)
from jobmorph.reports.market_rows import RowFigure
from jobmorph.reports.market_view import (
    DIFFERENCE,
    QUARTERS,
    RATE,
    SEARCH,
    at_quarter,
    demand_at_end,
    demand_finding,
    end_label,
    group_finding,
    is_asked,
    named_group,
    ordered_groups,
    peak_quarter,
    span_words,
    wait_finding,
    waits,
)
from jobmorph.reports.words import say
from jobmorph.schema.estimate import Estimate
from jobmorph.studies.market_result import MarketResult

SHOWN_CASES = ("scenario", "reference", DIFFERENCE)


def group_chart(result: MarketResult) -> Chart:
    """Draw unemployment of each group beside the reference, at the peak and at the end."""
    peak, last = peak_quarter(result), QUARTERS * result.years
    at = {quarter: at_quarter(result, RATE, DIFFERENCE, quarter) for quarter in (peak, last)}
    rows = []
    for group in ordered_groups(result, at[last]):
        title, told = result.title_of(group), points_range(at[last][group])
        sentence = say(
            "market.page.row.groups", title=title, end=told, peak=points_range(at[peak][group])
        )
        both = tuple(found[group].scaled(100.0) for found in at.values())
        rows.append(NamedRow(title, RowFigure(both, sentence), (told,), is_asked(result, group)))
    unit = say("market.page.unit.groups", peak=quarter_label(result, peak), end=end_label(result))
    chart = Chart("groups", group_finding(result), unit, (_group_table(result, peak),))
    return row_chart(result, chart, rows, is_signed=True)


def _group_table(result: MarketResult, peak: int) -> Grid:
    cells = [
        at_quarter(result, RATE, case, quarter)
        for quarter in (peak, QUARTERS * result.years)
        for case in SHOWN_CASES
    ]
    rows = []
    for group in ordered_groups(result, cells[-1]):
        told = [
            points_range(found[group]) if place % 3 == 2 else percent_range(found[group])
            for place, found in enumerate(cells)
        ]
        rows.append((named_group(result, group), *told))
    heads = [
        say(f"market.page.column.at.{case}", when=when)
        for when in (quarter_label(result, peak), end_label(result))
        for case in SHOWN_CASES
    ]
    caption = say("market.page.table.groups")
    return table_of(caption, [say("market.page.column.group"), *heads], rows, range(1, 7))


def wait_chart(result: MarketResult) -> Chart:
    """Draw months of search of each group at the end, with the reference as a tick."""
    found = waits(result)
    slow = at_quarter(result, SEARCH, "reference", QUARTERS * result.years)
    rows = []
    for group in ordered_groups(result, found):
        title, told = result.title_of(group), months_range(found[group])
        sentence = say(
            "market.page.row.waits", title=title, months=told, reference=months_range(slow[group])
        )
        figure = RowFigure((found[group],), sentence, tick=slow[group].mid)
        rows.append(NamedRow(title, figure, (told,), is_asked(result, group)))
    chart = Chart(
        "waits",
        wait_finding(result),
        say("market.page.unit.waits", end=end_label(result)),
        (_wait_table(result, found, slow),),
        keys=(Key(say("market.page.key.tick")),),
        notes=(say("market.page.note.waits"),),
    )
    return row_chart(result, chart, rows, is_signed=False)


def _wait_table(
    result: MarketResult, found: dict[str, Estimate], slow: dict[str, Estimate]
) -> Grid:
    apart = at_quarter(result, SEARCH, DIFFERENCE, QUARTERS * result.years)
    rows = []
    for group in ordered_groups(result, found):
        ends = {end: signed(getattr(apart[group], end), 2) for end in ("low", "mid", "high")}
        change = say("market.number.signed", **ends)
        cells = (months_range(found[group]), months_range(slow[group]), change)
        rows.append((named_group(result, group), *cells))
    heads = ("group", "scenario", "reference", "difference_months")
    return table_of(
        say("market.page.table.waits"),
        [say(f"market.page.column.{name}") for name in heads],
        rows,
        (1, 2, 3),
    )


def demand_chart(result: MarketResult) -> Chart:
    """Draw jobs wanted in the last year beside the reference."""
    found = demand_at_end(result)
    rows = []
    for group in ordered_groups(result, found):
        title, told = result.title_of(group), change_range(found[group])
        low, mid, high = (
            100.0 * (getattr(found[group], end) - 1.0) for end in ("low", "mid", "high")
        )
        sentence = say("market.page.row.demand", title=title, change=told)
        figure = RowFigure((Estimate(low, mid, high),), sentence)
        rows.append(NamedRow(title, figure, (told,), is_asked(result, group)))
    cells = [
        (named_group(result, group), change_range(found[group]))
        for group in ordered_groups(result, found)
    ]
    heads = [say(f"market.page.column.{name}") for name in ("group", "wanted")]
    chart = Chart(
        "demand",
        demand_finding(result),
        say("market.page.unit.demand", span=span_words(result.years)),
        (table_of(say("market.page.table.demand"), heads, cells, (1,)),),
        notes=(say("market.page.note.demand"),),
    )
    return row_chart(result, chart, rows, is_signed=True)
