"""Charts of a page as Vega-Lite, for a reader who wants to come closer, read points, or save them.

The drawing that stands on the page says the same without a script; this is what a server's pages
hand to Vega when somebody asks. Zoom and pan are bound to both scales.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from jobmorph.reports.fan_figure import Fan
from jobmorph.reports.market_plot import Band, Line, Plot, Point
from jobmorph.reports.team_figure import Axis
from jobmorph.reports.words import say

SCHEMA: Final = "https://vega.github.io/schema/vega-lite/v6.json"
HEIGHT_PX: Final = 380
HIT_SIZE: Final = 160  # of the unseen discs that a pointer finds
DASHES: Final[Mapping[str, list[int]]] = {
    "reference": [6, 4],
    "reference-end": [1, 3],
    "left-open": [2, 3],
    "past": [1, 0],
}
ZOOM: Final[dict[str, Any]] = {
    "name": "zoom",
    "select": {
        "type": "interval",
        # Plain turning of the wheel keeps moving the page.
        "zoom": "wheel![event.ctrlKey || event.metaKey]",
    },
    "bind": "scales",
}

_NUMBER: Final = re.compile(r"([+-]?[\d,]*\.?\d+)( ?[^\d\s-]*)")

Spec = dict[str, Any]


def plot_spec(plot: Plot, *, across: str, up: str, names: Mapping[str, str]) -> Spec:
    """Write lines, bands and points over two scales.

    Parameters
    ----------
    plot : Plot
        As it is drawn on the page.
    across, up : str
        What the scales measure.
    names : mapping of str to str
        What lines are called, by their `css`; lines without a name are not read out.

    Returns
    -------
    dict
        A Vega-Lite specification, data inside; numbers as they are, labels as the page writes them.
    """
    layers: list[Spec] = [_band(band) for band in plot.bands]
    layers += [_line(line) for line in plot.lines]
    layers.append(_read_points(plot, across, up, names))
    layers += [_named(plot)] if plot.marks else []
    layers[0]["params"] = [ZOOM]
    scales = {
        "x": _scale("across", plot.across, across),
        "y": _scale("up", plot.up, up),
    }
    return _whole(plot.sentence, scales, layers)


def fan_spec(fan: Fan, *, unit: str) -> Spec:
    """Write a fan chart: what was counted, the band ahead, its middle, and the simpler answers.

    Parameters
    ----------
    fan : Fan
        As it is drawn on the page.
    unit : str
        What is counted.
    """
    ahead = [Point(float(each.year), each.middle) for each in fan.ahead]
    band = Band(
        tuple(Point(float(each.year), each.low) for each in fan.ahead),
        tuple(Point(float(each.year), each.high) for each in fan.ahead),
    )
    lines = [
        *(Line("past", stretch) for stretch in _stretches(fan)),
        Line("scenario", tuple(ahead)),
        Line("reference", tuple(Point(float(e.year), e.official) for e in fan.ahead)),
        Line("left-open", tuple(Point(float(e.year), e.alike) for e in fan.ahead)),
    ]
    first, last = fan.span
    years = Axis(float(first), float(last), (float(first), float(last)), (str(first), str(last)))
    values = tuple(tick.value for tick in fan.ticks)
    texts = tuple(tick.text for tick in fan.ticks)
    up = Axis(values[0], values[-1], values, texts)
    plot = Plot(years, up, fan.sentence, HEIGHT_PX, (band,), tuple(lines))
    names = {
        "past": say("explore.counted"),
        "scenario": say("explore.middle"),
        "reference": say("explore.official"),
        "left-open": say("explore.alike"),
    }
    return plot_spec(plot, across=say("explore.year"), up=unit, names=names)


def spec_json(spec: Spec) -> str:
    """Write a specification so that it may stand inside a page's script element."""
    text = json.dumps(spec, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c")


def _whole(sentence: str, scales: Spec, layers: list[Spec]) -> Spec:
    for layer in layers:
        layer["encoding"] = {**scales, **layer["encoding"]}
    return {
        "$schema": SCHEMA,
        "description": sentence,
        "height": HEIGHT_PX,
        "layer": layers,
    }


def _scale(field: str, axis: Axis, title: str) -> Spec:
    return {
        "field": field,
        "type": "quantitative",
        "title": title,
        "scale": {"domain": [axis.low, axis.high], "nice": False, "zero": False},
        "axis": {"labelExpr": label_expression(axis), "labelOverlap": True, "tickCount": 6},
    }


def label_expression(axis: Axis) -> str:
    """Label a scale's places as the page does, between its own steps too.

    Examples
    --------
    >>> label_expression(Axis(0, 0.1, (0.0, 0.1), ("0%", "0.1%")))
    "format(datum.value, '~g') + '%'"
    >>> label_expression(Axis(0, 4, (0.0, 2.0, 4.0), ("2026-11", "2028", "2030")))
    "datum.value === 0 ? '2026-11' : format(datum.value + 2026, '~g')"
    >>> label_expression(Axis(0, 2e6, (0.0, 1e6, 2e6), ("0 m", "1 m", "2 m")))
    "format(datum.value * 1e-06, '~g') + ' m'"
    """
    texts = dict(zip(axis.ticks, axis.texts, strict=True))
    read = {tick: _read(text) for tick, text in texts.items()}
    known = {tick: each for tick, each in read.items() if each is not None}
    suffixes = {each.suffix for each in known.values()}
    value = _value_expression({tick: each.number for tick, each in known.items()})
    if value is None or len(suffixes) != 1:
        return " : ".join([*_told(texts), "''"])
    sign = "+" if any(text.startswith("+") for text in axis.texts) else ""
    comma = "," if any("," in text for text in axis.texts) else ""
    suffix = suffixes.pop()
    label = f"format({value}, '{sign}{comma}~g')" + (f" + {_quoted(suffix)}" if suffix else "")
    return " : ".join([*_told({tick: texts[tick] for tick in texts if tick not in known}), label])


def _told(texts: Mapping[float, str]) -> list[str]:
    return [f"datum.value === {tick:g} ? {_quoted(text)}" for tick, text in texts.items()]


@dataclass(frozen=True, slots=True)
class _Read:
    """A label's number and what follows it."""

    number: float
    suffix: str


def _read(text: str) -> _Read | None:
    found = _NUMBER.fullmatch(text)
    return None if found is None else _Read(float(found[1].replace(",", "")), found[2])


def _value_expression(numbers: Mapping[float, float]) -> str | None:
    """Say how labels' numbers follow from places: the same, shifted, or in larger units."""
    shifts = {round(number - tick, 6) for tick, number in numbers.items()}
    if len(shifts) == 1:
        shift = shifts.pop()
        return f"datum.value + {shift:g}" if shift else "datum.value"
    factors = {float(f"{number / tick:.6g}") for tick, number in numbers.items() if tick}
    return f"datum.value * {factors.pop():g}" if len(factors) == 1 else None


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _band(band: Band) -> Spec:
    rows = [
        {"across": low.across, "up": low.up, "high": high.up}
        for low, high in zip(band.low, band.high, strict=True)
    ]
    return {
        "data": {"values": rows},
        "mark": {"type": "area", "clip": True, "tooltip": None},
        "encoding": {"y2": {"field": "high"}},
    }


def _line(line: Line) -> Spec:
    rows = [
        {"across": point.across, "up": point.up, "step": step}
        for step, point in enumerate(line.points)
    ]
    mark = {"type": "line", "clip": True, "strokeDash": DASHES.get(line.css, [1, 0])}
    return {"data": {"values": rows}, "mark": mark, "encoding": {"order": {"field": "step"}}}


def _read_points(plot: Plot, across: str, up: str, names: Mapping[str, str]) -> Spec:
    """Unseen discs on every point of a named line, with what is to be read there."""
    ranges = [{low.across: (low.up, high.up) for low, high in _ends(band)} for band in plot.bands]
    rows = []
    for line in plot.lines:
        if line.css not in names:
            continue
        # The band is the range of the line that runs inside it.
        bounds = ranges[0] if ranges and line.css == "scenario" else {}
        for point in line.points:
            row: Spec = {"across": point.across, "up": point.up, "line": names[line.css]}
            if point.across in bounds:
                row["low"], row["high"] = bounds[point.across]
            rows.append(row)
    return {
        "data": {"values": rows},
        "transform": [
            {"calculate": _with_datum(label_expression(plot.across), "across"), "as": "at"},
            {"calculate": _range_expression(), "as": "range"},
        ],
        "mark": {"type": "point", "size": HIT_SIZE, "opacity": 0, "filled": True, "clip": True},
        "encoding": {
            "tooltip": [
                {"field": "line", "type": "nominal", "title": say("explore.line")},
                {"field": "at", "type": "nominal", "title": across},
                {"field": "up", "type": "quantitative", "title": up, "format": ".4~g"},
                {"field": "range", "type": "nominal", "title": say("explore.range")},
            ]
        },
    }


def _ends(band: Band) -> Sequence[tuple[Point, Point]]:
    return list(zip(band.low, band.high, strict=True))


def _with_datum(expression: str, field: str) -> str:
    return expression.replace("datum.value", f"datum.{field}")


def _range_expression() -> str:
    ends = " + ' to ' + ".join(f"format(datum.{end}, '.4~g')" for end in ("low", "high"))
    return f"isValid(datum.low) ? {ends} : ''"


def _named(plot: Plot) -> Spec:
    rows = [
        {"across": mark.point.across, "up": mark.point.up, "text": mark.text} for mark in plot.marks
    ]
    return {
        "data": {"values": rows},
        "layer": [
            {"mark": {"type": "point", "filled": True, "size": 40, "clip": True}},
            {
                "mark": {"type": "text", "dy": -12, "clip": True},
                "encoding": {"text": {"field": "text"}},
            },
        ],
        "encoding": {},
    }


def _stretches(fan: Fan) -> list[tuple[Point, ...]]:
    """Part counted years where the count changed its rules."""
    parts: list[list[Point]] = [[]]
    for point in fan.counted:
        if point.year in fan.breaks and parts[-1]:
            parts.append([])
        parts[-1].append(Point(float(point.year), point.value))
    return [tuple(part) for part in parts if part]
