"""Charts of totals on the market's page: unemployment over time, and openings against it."""

from collections.abc import Sequence
from typing import Final

import polars as pl

from jobmorph.reports.blocks import Grid, table_of
from jobmorph.reports.market_chart import (
    Chart,
    Drawing,
    Key,
    model_source,
    past_source,
    plot_drawing,
)
from jobmorph.reports.market_number import percent, percent_range, points_range
from jobmorph.reports.market_plot import (
    Band,
    Line,
    Mark,
    Plot,
    Point,
    close_axis,
    signed_tick,
)
from jobmorph.reports.market_view import (
    DIFFERENCE,
    QUARTERS,
    RATE,
    apart_finding,
    end_label,
    has_difference,
    openings_finding,
    path_finding,
)
from jobmorph.reports.team_figure import Axis
from jobmorph.reports.words import say
from jobmorph.schema.estimate import Estimate
from jobmorph.studies.market_result import MarketResult, MarketSpan, MarketTotals

CASES: Final = ("scenario", "reference", "open")
PLOT_PX, PATH_PX = 260, 300
MOST_ACROSS: Final = 4  # steps, so that they do not touch on a phone
MOST_YEARS: Final = 6  # ticks, so that years do not touch on a phone


def unemployment_chart(result: MarketTotals) -> Chart:
    """Draw unemployment over time with its range, and below it the difference to the reference."""
    sentence = path_finding(result)
    year, idle = say("explore.year"), say("explore.unemployed")
    names = {
        "scenario": say("market.column.scenario"),
        "reference": say("market.column.reference"),
        "left-open": say("market.column.open"),
    }
    caption = say("market.page.unemployment.rates")
    rates = plot_drawing(_rates(result, sentence), caption, across=year, up=idle, names=names)
    drawings = [rates]
    if has_difference(result):
        apart = apart_finding(result)
        told = f"{say('market.page.unemployment.apart')} {apart}"
        names = {"scenario": say("market.page.column.difference")}
        drawings.append(
            plot_drawing(
                _apart(result, apart), told, across=year, up=say("explore.points"), names=names
            )
        )
    return Chart(
        "unemployment",
        sentence,
        say("market.page.unit.unemployment"),
        (_time_table(result),),
        model_source(result),
        tuple(drawings),
        keys=tuple(Key(say(f"market.page.key.{name}")) for name in ("band", *CASES[1:])),
        notes=(say("market.page.note.unemployment"),),
    )


def _rates(result: MarketTotals, sentence: str) -> Plot:
    paths = {case: result.path(RATE, case) for case in CASES}
    low, high = path_line(paths["scenario"], "low"), path_line(paths["scenario"], "high")
    reference = [path_line(paths["reference"], end) for end in ("low", "mid", "high")]
    lines = (
        Line("reference-end", reference[0]),
        Line("reference-end", reference[2]),
        Line("left-open", path_line(paths["open"], "mid")),
        Line("reference", reference[1]),
        Line("scenario", path_line(paths["scenario"], "mid")),
    )
    values = [
        point.up for points in (low, high, *(line.points for line in lines)) for point in points
    ]
    return Plot(
        years_axis(result),
        close_axis(values, percent_tick),
        sentence,
        PLOT_PX,
        (Band(low, high),),
        lines,
    )


def _apart(result: MarketTotals, sentence: str) -> Plot:
    path = result.path(RATE, DIFFERENCE)
    low, mid, high = (path_line(path, end) for end in ("low", "mid", "high"))
    up = close_axis([0.0, *(point.up for point in (*low, *high))], signed_tick)
    return Plot(
        years_axis(result),
        up,
        sentence,
        PLOT_PX,
        (Band(low, high),),
        (Line("scenario", mid),),
        zero=0.0,
    )


def path_line(path: pl.DataFrame, end: str) -> tuple[Point, ...]:
    """Return one end of a path of rates: years across, percent up."""
    rows = path.select("quarter", end).iter_rows()
    return tuple(Point(quarter / QUARTERS, 100.0 * value) for quarter, value in rows)


def percent_tick(value: float) -> str:
    """Write a place on a scale of rates."""
    return f"{value:g}%"


def years_axis(result: MarketSpan) -> Axis:
    """Span the run, in years from its start; ticks at whole years, by their month."""
    year, month = result.base_date.split("-")
    step = -(-result.years // MOST_YEARS)
    ticks = tuple(float(each) for each in range(0, result.years + 1, step))
    texts = tuple(
        f"{int(year) + int(tick)}-{month}" if not tick else str(int(year) + int(tick))
        for tick in ticks
    )
    return Axis(0.0, float(result.years), ticks, texts)


def _time_table(result: MarketTotals) -> Grid:
    paths = {case: _estimates(result.path(RATE, case)) for case in (*CASES, DIFFERENCE)}
    rows = []
    for place in range(QUARTERS * result.years):
        cells = [percent_range(paths[case][place]) for case in CASES]
        apart = points_range(paths[DIFFERENCE][place])
        rows.append((quarter_label(result, place + 1), *cells, apart))
    heads = [say("market.page.column.when"), *(say(f"market.column.{case}") for case in CASES)]
    return table_of(
        say("market.page.table.unemployment"),
        [*heads, say("market.page.column.difference")],
        rows,
        (1, 2, 3, 4),
    )


def quarter_label(result: MarketSpan, quarter: int) -> str:
    """Write the month in which a quarter of a run ends."""
    year, month = map(int, result.base_date.split("-"))
    months = year * 12 + month - 1 + 3 * quarter
    return f"{months // 12}-{months % 12 + 1:02d}"


def _estimates(path: pl.DataFrame) -> list[Estimate]:
    return [Estimate(*row) for row in path.select("low", "mid", "high").iter_rows()]


def openings_chart(result: MarketResult) -> Chart:
    """Draw openings against unemployment: what was counted with the run in it, then the run."""
    sentence = openings_finding(result)
    runs = {case: _run(result, case) for case in ("scenario", "reference")}
    return Chart(
        "openings",
        sentence,
        say("market.page.unit.openings"),
        (_openings_table(result), _past_table(result)),
        f"{past_source(result)} {model_source(result)}",
        (
            _openings_drawing(_all_paths(result, runs, sentence), "market.page.openings.past"),
            _openings_drawing(_run_paths(result, runs, sentence), "market.page.openings.run"),
        ),
        keys=tuple(
            Key(say(f"market.page.key.{name}")) for name in ("past", "run", "run_reference")
        ),
    )


def _openings_drawing(plot: Plot, caption: str) -> Drawing:
    names = {
        "past": say("explore.counted"),
        "scenario": say("market.column.scenario"),
        "reference": say("market.column.reference"),
    }
    return plot_drawing(
        plot, say(caption), across=say("explore.unemployed"), up=say("explore.openings"),
        names=names,
    )  # fmt: skip


def _pairs(frame: pl.DataFrame, idle: str, opened: str) -> tuple[Point, ...]:
    rows = frame.select(idle, opened).iter_rows()
    return tuple(Point(100.0 * across, 100.0 * up) for across, up in rows)


def _run(result: MarketResult, case: str) -> tuple[Point, ...]:
    rows = result.beveridge.filter(pl.col("case") == case).sort("quarter")
    return _pairs(rows, RATE, "openings_rate")


def _all_paths(result: MarketResult, runs: dict[str, tuple[Point, ...]], sentence: str) -> Plot:
    past = _pairs(result.past, "unemployment_share", "openings_share")
    points = [*past, *runs["scenario"], *runs["reference"]]
    return Plot(
        close_axis([point.across for point in points], percent_tick, most=MOST_ACROSS),
        close_axis([point.up for point in points], percent_tick),
        sentence,
        PATH_PX,
        lines=(Line("past", past), Line("scenario", runs["scenario"])),
        marks=(*_dates(result, past), Mark("filled", runs["scenario"][-1], "")),
    )


def _dates(result: MarketResult, past: tuple[Point, ...]) -> tuple[Mark, ...]:
    """Date the months with most unemployment and most openings."""
    months, places = result.past.get_column("period"), range(len(past))
    most_idle = max(places, key=lambda place: past[place].across)
    most_open = max(places, key=lambda place: past[place].up)
    return (
        Mark("date", past[most_idle], months[most_idle], "end"),
        Mark("date", past[most_open], months[most_open]),
    )


def _run_paths(result: MarketResult, runs: dict[str, tuple[Point, ...]], sentence: str) -> Plot:
    points: Sequence[Point] = [*runs["scenario"], *runs["reference"]]
    start, end = runs["scenario"][0], runs["scenario"][-1]
    across = close_axis([point.across for point in points], percent_tick, most=MOST_ACROSS)
    side = "start" if across.share(end.across) < 0.5 else "end"
    return Plot(
        across,
        close_axis([point.up for point in points], percent_tick),
        sentence,
        PATH_PX,
        lines=(Line("reference", runs["reference"]), Line("scenario", runs["scenario"])),
        marks=(
            Mark("open", start, quarter_label(result, 1), _other(side, start, end)),
            Mark("filled", end, end_label(result), side),
        ),
    )


def _other(side: str, start: Point, end: Point) -> str:
    """Put the first name on the other side where the two would touch."""
    is_near = abs(start.across - end.across) < 0.2 and abs(start.up - end.up) < 0.2
    return {"start": "end", "end": "start"}[side] if is_near else side


def _openings_table(result: MarketResult) -> Grid:
    wide = result.beveridge.sort("quarter")
    cases = {case: wide.filter(pl.col("case") == case) for case in CASES}
    rows = []
    for place in range(QUARTERS * result.years):
        cells = [
            percent(cases[case].item(place, series))
            for case in CASES
            for series in (RATE, "openings_rate")
        ]
        rows.append((quarter_label(result, place + 1), *cells))
    heads = [
        say(f"market.page.column.{name}", case=say(f"market.column.{case}"))
        for case in CASES
        for name in ("idle", "open")
    ]
    caption = say("market.page.table.openings")
    return table_of(caption, [say("market.page.column.when"), *heads], rows, range(1, 7))


def _past_table(result: MarketResult) -> Grid:
    """Set what was counted, as means of years."""
    years = (
        result.past.group_by(pl.col("period").str.slice(0, 4).alias("year"), maintain_order=True)
        .agg(pl.col("unemployment_share", "openings_share").mean(), pl.len())
        .sort("year")
    )
    rows = [
        (year, percent(idle), percent(opened), str(months))
        for year, idle, opened, months in years.iter_rows()
    ]
    heads = [say(f"market.page.column.{name}") for name in ("year", "past_idle", "past_open")]
    return table_of(
        say("market.page.table.past"), [*heads, say("market.page.column.months")], rows, (1, 2, 3)
    )
