import re

import pytest

from jobmorph.reports.market_plot import (
    Band,
    Line,
    Mark,
    Plot,
    Point,
    close_axis,
    plot_svg,
    signed_tick,
)


@pytest.mark.parametrize(
    ("values", "texts"),
    [
        ([4.2, 4.83], ("4.2", "4.4", "4.6", "4.8", "5")),
        ([-647.0, 388.0], ("-800", "-600", "-400", "-200", "0", "200", "400")),
        ([0.0, 0.0], ("0", "0.01")),
        ([1.7, 14.8], ("0", "2.5", "5", "7.5", "10", "12.5", "15")),
    ],
)
def test_scales_are_round_and_close(values, texts):
    axis = close_axis(values, "{:g}".format)
    assert axis.texts == texts
    assert axis.low <= min(values) <= max(values) <= axis.high


def test_fewer_steps_can_be_asked_for():
    assert len(close_axis([4.3, 4.6], "{:g}".format, most=4).ticks) <= 5


def test_signs_stand_on_scales_of_differences():
    assert [signed_tick(value) for value in (-1000.0, 0.0, 1e-15, 0.2)] == [
        "-1,000",
        "0",
        "0",
        "+0.2",
    ]


def test_lines_bands_and_points_are_drawn_to_scale():
    up = close_axis([0.0, 10.0], "{:g}".format)
    across = close_axis([0.0, 4.0], "{:g}".format)
    line = (Point(0.0, 0.0), Point(4.0, 10.0))
    band = Band((Point(0.0, 0.0), Point(4.0, 5.0)), (Point(0.0, 10.0), Point(4.0, 10.0)))
    mark = Mark("filled", Point(4.0, 10.0), "a < b", "end")
    svg = plot_svg(Plot(across, up, 'so "far"', 240, (band,), (Line("past", line),), (mark,)))
    assert 'aria-label="so &quot;far&quot;"' in svg
    assert 'class="past" vector-effect="non-scaling-stroke" points="0.0,1000.0 1000.0,0.0"' in svg
    assert 'class="band" points="0.0,0.0 1000.0,0.0 1000.0,500.0 0.0,1000.0"' in svg
    assert re.search(r'class="filled" cx="94.00%" cy="12.0"', svg)
    assert "a &lt; b" in svg
