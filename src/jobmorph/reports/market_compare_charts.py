"""Charts of two scenarios: both paths, and the difference by draw with its own range."""

from typing import Any, Final

import polars as pl

from jobmorph.reports.blocks import Grid, table_of
from jobmorph.reports.market_chart import Chart, Key, NamedRow, plot_drawing, rows_on_scale
from jobmorph.reports.market_charts import (
    PLOT_PX,
    path_line,
    percent_tick,
    quarter_label,
    years_axis,
)
from jobmorph.reports.market_compare_cells import QUARTERS, points
from jobmorph.reports.market_number import percent_range, points_range
from jobmorph.reports.market_plot import Band, Line, Plot, close_axis, signed_tick
from jobmorph.reports.market_rows import RowFigure
from jobmorph.reports.market_view import END, PEAK, RATE, SAME, end_label
from jobmorph.reports.words import say
from jobmorph.schema.estimate import Estimate
from jobmorph.studies.market_compare_result import MarketComparison
from jobmorph.studies.market_compare_tables import DIFFERENCE, FIRST, REFERENCE_CASE, SECOND
from jobmorph.studies.market_demand import REFERENCE
from jobmorph.studies.market_result import ALL

_DEMAND: Final = "demand"


def comparison_charts(result: MarketComparison) -> list[Chart]:
    """Return the charts; those of differences only where anything differs."""
    if result.changes.is_empty():
        return [path_chart(result)]
    return [path_chart(result), group_chart(result), demand_chart(result)]


def path_chart(result: MarketComparison) -> Chart:
    """Draw unemployment under both scenarios, and the difference draw by draw beside it."""
    names = {"first": result.first, "second": result.second}
    if result.changes.is_empty():
        sentence = say("market.pair.finding.equal")
    else:
        peaks = {f"{case}_peak": percent_range(result.headline(PEAK, case)) for case in names}
        sentence = say("market.pair.finding.path", **names, **peaks)
    year = say("explore.year")
    lines = {
        "scenario": result.second,
        "reference": result.first,
        "left-open": say("market.column.reference"),
    }
    drawings = [
        plot_drawing(
            _rates(result, sentence), say("market.pair.drawing.rates"), across=year,
            up=say("explore.unemployed"), names=lines,
        )
    ]  # fmt: skip
    if not result.changes.is_empty():
        told = points_range(result.headline(END, DIFFERENCE))
        apart = say("market.pair.drawing.apart", **names, points=told)
        drawings.append(
            plot_drawing(
                _apart(result, apart), apart, across=year, up=say("explore.points"),
                names={"scenario": say("market.page.column.difference")},
            )
        )  # fmt: skip
    keys = (SECOND, FIRST, *([REFERENCE_CASE] if _has_reference(result) else []))
    return Chart(
        "unemployment",
        sentence,
        say("market.page.unit.unemployment"),
        (_path_table(result),),
        source_sentence(result),
        tuple(drawings),
        keys=tuple(Key(say(f"market.pair.key.{name}", **names)) for name in keys),
        notes=(say("market.pair.note.path"), say("market.page.note.unemployment")),
    )


def source_sentence(result: MarketComparison) -> str:
    """Name the source of what the simulator says."""
    return say(
        "market.pair.page.source",
        draws=result.draws,
        base=result.base_date,
        end=end_label(result),
        edition=result.record.edition,
    )


def _has_reference(result: MarketComparison) -> bool:
    is_shown = REFERENCE in (result.first, result.second)  # as one of the two
    return not is_shown and not result.path(RATE, REFERENCE_CASE).is_empty()


def _rates(result: MarketComparison, sentence: str) -> Plot:
    first, second = (result.path(RATE, case) for case in (FIRST, SECOND))
    ends = {end: path_line(second, end) for end in ("low", "high")}
    lines = [Line("reference-end", path_line(first, end)) for end in ("low", "high")]
    if _has_reference(result):
        lines.append(Line("left-open", path_line(result.path(RATE, REFERENCE_CASE), "mid")))
    lines += [
        Line("reference", path_line(first, "mid")),
        Line("scenario", path_line(second, "mid")),
    ]
    values = [
        point.up for part in (*ends.values(), *(line.points for line in lines)) for point in part
    ]
    return Plot(
        years_axis(result),
        close_axis(values, percent_tick),
        sentence,
        PLOT_PX,
        (Band(ends["low"], ends["high"]),),
        tuple(lines),
    )


def _apart(result: MarketComparison, sentence: str) -> Plot:
    path = result.path(RATE, DIFFERENCE)
    low, mid, high = (path_line(path, end) for end in ("low", "mid", "high"))
    up = close_axis([0.0, *(point.up for point in (*low, *high))], signed_tick)
    return Plot(
        years_axis(result), up, sentence, PLOT_PX, (Band(low, high),), (Line("scenario", mid),),
        zero=0.0,
    )  # fmt: skip


def _path_table(result: MarketComparison) -> Grid:
    cases = (FIRST, SECOND, *([REFERENCE_CASE] if _has_reference(result) else []), DIFFERENCE)
    paths = {
        case: [
            Estimate(*row)
            for row in result.path(RATE, case).select("low", "mid", "high").iter_rows()
        ]
        for case in cases
    }
    rows = []
    for place in range(QUARTERS * result.years):
        cells = [
            points_range(found[place]) if case == DIFFERENCE else percent_range(found[place])
            for case, found in paths.items()
        ]
        rows.append((quarter_label(result, place + 1), *cells))
    heads = {
        FIRST: result.first,
        SECOND: result.second,
        REFERENCE_CASE: say("market.column.reference"),
        DIFFERENCE: say("market.page.column.difference"),
    }
    return table_of(
        say("market.pair.table.path"),
        [say("market.page.column.when"), *(heads[case] for case in cases)],
        rows,
        range(1, len(cases) + 1),
    )


def group_chart(result: MarketComparison) -> Chart:
    """Draw how far unemployment of each group at the end stands apart."""
    found = _by_group(last_quarter(result))
    own = {group: apart for group, apart in found.items() if group in _majors(result)}
    names = {"first": result.first, "second": result.second}
    most = max(own, key=lambda group: (abs(own[group].mid), group))
    if abs(own[most].mid) < SAME:
        sentence = say("market.pair.finding.groups.same", points="0.1")
    else:
        none = say("market.finding.none")
        sentence = say(
            "market.pair.finding.groups",
            **names,
            more=sum(each.low > 0.0 for each in own.values()) or none,
            fewer=sum(each.high < 0.0 for each in own.values()) or none,
            count=len(own),
            title=_title(result, most),
            points=points_range(own[most]),
        )
    chart = Chart(
        "groups",
        sentence,
        say("market.pair.unit.groups", **names),
        (group_grid(result, "rate"),),
        source=source_sentence(result),
    )
    return rows_on_scale(chart, _rows(result, found, "groups"), is_signed=True)


def demand_chart(result: MarketComparison) -> Chart:
    """Draw how far jobs wanted in each group at the end stand apart."""
    found = _by_group(last_demand(result))
    own = {group: apart for group, apart in found.items() if group in _majors(result)}
    ordered = sorted(own, key=lambda group: (own[group].mid, group))
    names = {"first": result.first, "second": result.second}
    sentence = say(
        "market.pair.finding.demand",
        **names,
        more=_title(result, ordered[-1]),
        most=points_range(own[ordered[-1]]),
        fewer=_title(result, ordered[0]),
        least=points_range(own[ordered[0]]),
    )
    chart = Chart(
        _DEMAND,
        sentence,
        say("market.pair.unit.demand", **names),
        (group_grid(result, "wanted"),),
        source=source_sentence(result),
        notes=(say("market.page.note.demand"),),
    )
    return rows_on_scale(chart, _rows(result, found, _DEMAND), is_signed=True)


def _rows(result: MarketComparison, found: dict[str, Estimate], kind: str) -> list[NamedRow]:
    """Order groups from most to least, the occupation asked for first."""
    asked = result.asked.moves_node if result.asked else ""
    majors = sorted(_majors(result) & found.keys(), key=lambda group: (-found[group].mid, group))
    rows = []
    for group in [*([asked] if asked in found else []), *majors]:
        title, told = _title(result, group), points_range(found[group])
        sentence = say(f"market.pair.row.{kind}", title=title, points=told)
        figure = RowFigure((found[group].scaled(100.0),), sentence)
        rows.append(NamedRow(title, figure, (told,), group == asked))
    return rows


def _majors(result: MarketComparison) -> set[str]:
    asked = result.asked.moves_node if result.asked else ""
    return set(result.groups.get_column("group_id")) - {ALL, asked}


def _title(result: MarketComparison, group: str) -> str:
    return str(result.groups.filter(pl.col("group_id") == group).item(0, "title"))


def _by_group(rows: pl.DataFrame) -> dict[str, Estimate]:
    apart = rows.filter(pl.col("case") == DIFFERENCE).select("group_id", "low", "mid", "high")
    return {group: Estimate(low, mid, high) for group, low, mid, high in apart.iter_rows()}


def last_quarter(result: MarketComparison) -> pl.DataFrame:
    """Return unemployment of every group at the end, all cases."""
    return result.quarters.filter(
        (pl.col("quarter") == QUARTERS * result.years) & (pl.col("series") == RATE)
    )


def last_demand(result: MarketComparison) -> pl.DataFrame:
    """Return jobs wanted in every group at the end, all cases."""
    return result.demand.filter((pl.col("year") == result.years) & (pl.col("closure") == "full"))


def group_grid(result: MarketComparison, kind: str) -> Grid:
    """Lay out unemployment ('rate'), or jobs wanted ('wanted'), of every group at the end."""
    frame = last_quarter(result) if kind == "rate" else last_demand(result)
    found = {(row["group_id"], row["case"]): row for row in frame.to_dicts()}
    rows = []
    for group, title in _asked_first(result):
        if (group, FIRST) not in found or (group == ALL and kind == "wanted"):
            continue
        cells = (_cell(found[group, case], kind, case) for case in (FIRST, SECOND, DIFFERENCE))
        rows.append([title, *cells])
    heads = (
        say("market.pair.column.group"),
        result.first,
        result.second,
        say("market.pair.column.difference"),
    )
    return table_of(say(f"market.pair.caption.{kind}"), heads, rows, (1, 2, 3))


def _asked_first(result: MarketComparison) -> list[tuple[str, str]]:
    asked = result.asked.moves_node if result.asked else ""
    rows = [(str(group), str(title)) for group, title in
            result.groups.select("group_id", "title").iter_rows()]  # fmt: skip
    return sorted(rows, key=lambda row: row[0] != asked)


def _cell(row: dict[str, Any], kind: str, case: str) -> str:
    if case == DIFFERENCE or kind == "wanted":
        shift = 1.0 if kind == "wanted" and case != DIFFERENCE else 0.0
        mid, low, high = (points(row[end] - shift) for end in ("mid", "low", "high"))
        return f"{mid} ({low} to {high})"
    return percent_range(Estimate(row["low"], row["mid"], row["high"]))
