"""Charts as Vega-Lite: valid, with the drawing's own figures, labelled as the page labels them."""

import json

import pytest

from jobmorph.reports.fan_figure import Fan, FanPoint, FanTick, FanYear
from jobmorph.reports.market_plot import Band, Line, Mark, Plot, Point
from jobmorph.reports.team_figure import Axis
from jobmorph.reports.vega_lite import fan_spec, label_expression, plot_spec, spec_json

YEARS = Axis(0.0, 4.0, (0.0, 2.0, 4.0), ("2026-11", "2028", "2030"))
RATES = Axis(4.0, 6.0, (4.0, 5.0, 6.0), ("4%", "5%", "6%"))
MIDDLE = (Point(0.0, 5.0), Point(2.0, 5.5), Point(4.0, 5.25))
LOW = tuple(Point(each.across, each.up - 0.5) for each in MIDDLE)
HIGH = tuple(Point(each.across, each.up + 0.25) for each in MIDDLE)
NAMES = {"scenario": "expected", "reference": "no AI"}


@pytest.fixture
def plot():
    lines = (Line("reference-end", LOW), Line("reference", LOW), Line("scenario", MIDDLE))
    marks = (Mark("filled", MIDDLE[-1], "2030"),)
    return Plot(YEARS, RATES, "It rises </script> a little.", 260, (Band(LOW, HIGH),), lines, marks)


@pytest.fixture
def fan():
    return Fan(
        counted=(FanPoint(2019, 90.0), FanPoint(2020, 95.0), FanPoint(2022, 99.0)),
        ahead=(
            FanYear(2025, 100.0, 100.0, 100.0, 100.0, 100.0),
            FanYear(2030, 81.0, 95.0, 110.0, 98.0, 103.0),
        ),
        breaks=(2022,),
        ticks=(FanTick(0.0, "0"), FanTick(100.0, "100")),
        sentence="Rather fewer.",
    )


def spec_of(plot):
    return plot_spec(plot, across="year", up="unemployed, %", names=NAMES)


@pytest.mark.parametrize("kind", ["plot", "fan"])
def test_it_is_valid_vega_lite(kind, plot, fan):
    altair = pytest.importorskip("altair", reason="altair is not installed")
    spec = spec_of(plot) if kind == "plot" else fan_spec(fan, unit="jobs")
    assert altair.Chart.from_dict(spec, validate=True).to_dict()["description"]
    layers = [mark for layer in spec["layer"] for mark in layer.get("layer", [layer])]
    assert {each["mark"]["type"] for each in layers} >= {"area", "line", "point"}


def read_out(spec):
    """Return what a pointer finds, of each line."""
    layer = next(each for each in spec["layer"] if "tooltip" in each["encoding"])
    return layer["data"]["values"]


def test_points_read_out_are_those_drawn_with_the_bands_range_on_the_middle(plot):
    rows = read_out(spec_of(plot))
    assert {row["line"] for row in rows} == {"no AI", "expected"}
    expected = [row for row in rows if row["line"] == "expected"]
    assert [(row["across"], row["up"]) for row in expected] == [(0, 5.0), (2, 5.5), (4, 5.25)]
    assert [(row["low"], row["high"]) for row in expected] == [(4.5, 5.25), (5, 5.75), (4.75, 5.5)]
    assert not any("low" in row for row in rows if row["line"] == "no AI")


def test_both_scales_begin_as_the_drawing_and_can_be_moved(plot):
    spec = spec_of(plot)
    for layer in spec["layer"]:
        assert layer["encoding"]["x"]["scale"]["domain"] == [0.0, 4.0]
        assert layer["encoding"]["y"]["scale"]["domain"] == [4.0, 6.0]
    moved = [each["params"] for each in spec["layer"] if "params" in each]
    assert [[each["name"] for each in params] for params in moved] == [["zoom"]]


def test_counted_years_are_parted_where_the_count_changed(fan):
    spec = fan_spec(fan, unit="jobs")
    lines = [each["data"]["values"] for each in spec["layer"] if each["mark"]["type"] == "line"]
    assert [[row["across"] for row in rows] for rows in lines[:2]] == [[2019, 2020], [2022]]
    said = {(row["line"], row["across"]): row["up"] for row in read_out(spec)}
    assert said[("middle of our range", 2030)] == 95.0
    assert said[("official projection", 2030)] == 98.0
    assert said[("all jobs grow alike", 2030)] == 103.0


def test_a_specification_cannot_leave_its_script_element(plot):
    text = spec_json(spec_of(plot))
    assert "</" not in text
    assert json.loads(text)["description"] == "It rises </script> a little."


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("-0.2", "0", "+0.2"), "format(datum.value, '+~g')"),
        (("-2%", "0%", "+2%"), "format(datum.value * 10, '+~g') + '%'"),
        (("low", "0", "high"), "datum.value === -0.2 ? 'low' : datum.value === 0.2 ? 'high' : "
         "format(datum.value, '~g')"),
        (("a", "it's", "c"), "datum.value === -0.2 ? 'a' : datum.value === 0 ? 'it\\'s' : "
         "datum.value === 0.2 ? 'c' : ''"),
    ],
)  # fmt: skip
def test_labels_are_written_as_on_the_page(texts, expected):
    axis = Axis(-0.2, 0.2, (-0.2, 0.0, 0.2), texts)
    assert label_expression(axis) == expected
