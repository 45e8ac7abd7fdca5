"""A chart of the market's page: its finding as title, unit, drawing, source, tables behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from jobmorph.reports.blocks import Grid
from jobmorph.reports.market_plot import Plot, close_axis, plot_svg, signed_tick
from jobmorph.reports.market_rows import RowFigure, row_svg, rows_scale_svg, values_of
from jobmorph.reports.market_view import end_label
from jobmorph.reports.vega_lite import plot_spec, spec_json
from jobmorph.reports.words import say
from jobmorph.studies.market_result import MarketResult, MarketTotals


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One row of a chart: its label, drawing, figures in words; whether it was asked for."""

    label: str
    svg: str
    figures: tuple[str, ...]
    is_asked: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """One drawing, what it shows if that is not the chart's title, and itself as Vega-Lite."""

    svg: str
    caption: str = ""
    spec: str = ""


@dataclass(frozen=True, slots=True)
class Key:
    """What a mark means: a sample of it, or none where words do, and the words."""

    words: str
    swatch: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A code and what it stands for."""

    code: str
    title: str


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart.

    Parameters
    ----------
    chart_id : str
        'unemployment', 'groups', 'openings', 'moves', 'net', 'waits', 'demand' or 'assumptions'.
    title : str
        The finding.
    unit : str
        What is drawn, and in which unit.
    tables : tuple of Grid
        The figures.
    source : str
        Where they come from.
    drawings : tuple of Drawing
        Side by side where there is room.
    rows : tuple of ChartRow
        Rows on one scale, in place of drawings.
    scale : str
        The scale of the rows.
    keys : tuple of Key
        What marks mean.
    names : tuple of Name
        What the codes of a matrix stand for, row by row.
    notes : tuple of str
        What else a reader must know to read it.
    """

    chart_id: str
    title: str
    unit: str
    tables: tuple[Grid, ...]
    source: str = ""
    drawings: tuple[Drawing, ...] = ()
    rows: tuple[ChartRow, ...] = ()
    scale: str = ""
    keys: tuple[Key, ...] = ()
    names: tuple[Name, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A row to be drawn: its label, what is drawn, figures in words; see `ChartRow`."""

    label: str
    figure: RowFigure
    figures: tuple[str, ...]
    is_asked: bool = False


def plot_drawing(
    plot: Plot, caption: str, *, across: str, up: str, names: Mapping[str, str]
) -> Drawing:
    """Draw a plot that a reader may open; see `vega_lite.plot_spec`."""
    spec = plot_spec(plot, across=across, up=up, names=names)
    return Drawing(plot_svg(plot), caption, spec_json(spec))


def row_chart(
    result: MarketTotals,
    chart: Chart,
    rows: Sequence[NamedRow],
    *,
    is_signed: bool,
) -> Chart:
    """Draw rows on one scale, with the source of the simulator; see `rows_on_scale`."""
    drawn = rows_on_scale(chart, rows, is_signed=is_signed)
    return replace(drawn, source=model_source(result))


def rows_on_scale(chart: Chart, rows: Sequence[NamedRow], *, is_signed: bool) -> Chart:
    """Draw rows on one scale.

    Parameters
    ----------
    chart : Chart
        All but the rows and their scale.
    rows : sequence of NamedRow
        What is drawn.
    is_signed : bool
        Differences have signs, and 0 on their scale.
    """
    values = values_of(row.figure for row in rows)
    if is_signed:
        axis = close_axis([*values, 0.0], signed_tick)
    else:
        axis = close_axis(values, "{:g}".format)
    said = say("market.page.scale", unit=chart.unit, low=axis.texts[0], high=axis.texts[-1])
    return replace(
        chart,
        rows=tuple(
            ChartRow(row.label, row_svg(axis, row.figure), row.figures, row.is_asked)
            for row in rows
        ),
        scale=rows_scale_svg(axis, said),
    )


def model_source(result: MarketTotals) -> str:
    """Name the source of what the simulator says."""
    return say(
        "market.page.source.model",
        draws=result.draws,
        scenario=result.scenario,
        base=result.base_date,
        end=end_label(result),
        edition=result.record.edition,
    )


def past_source(result: MarketResult) -> str:
    """Name the source of what was counted."""
    period = result.past.get_column("period")
    return say("market.page.source.past", first=period[0], last=period[-1])
