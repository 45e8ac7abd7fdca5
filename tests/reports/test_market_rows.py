import re

from jobmorph.reports.market_plot import close_axis, signed_tick
from jobmorph.reports.market_rows import Ends, RowFigure, row_svg, rows_scale_svg, values_of
from jobmorph.schema.estimate import Estimate

AXIS = close_axis([-1.0, 1.0], signed_tick)


def test_a_scale_holds_ranges_ends_and_ticks():
    rows = [
        RowFigure((Estimate(-1.0, 0.0, 2.0),), "a", tick=3.0),
        RowFigure((Ends(5.0, -4.0),), "b"),
    ]
    assert sorted(values_of(rows)) == [-4.0, -1.0, 2.0, 3.0, 5.0]


def test_the_last_of_two_ranges_is_the_strong_one():
    two = RowFigure((Estimate(-1.0, 0.0, 1.0), Estimate(0.0, 0.5, 1.0)), "a < b")
    svg = row_svg(AXIS, two)
    assert svg.count('class="stroke soft"') == 4
    assert svg.count('class="stroke"') == 4
    assert 'class="zero" x1="50.00%"' in svg
    assert 'aria-label="a &lt; b"' in svg
    # The upright of the second stands at its middle.
    assert 'x1="73.00%" y1="18" x2="73.00%" y2="30"' in svg


def test_where_an_assumption_is_low_stands_a_ring_on_whatever_side():
    svg = row_svg(AXIS, RowFigure((Ends(1.0, -1.0),), "a"))
    assert 'class="open" cx="96.00%"' in svg
    assert 'class="filled" cx="4.00%"' in svg


def test_the_scale_names_every_step():
    svg = rows_scale_svg(AXIS, "points")
    assert re.findall(r">([^<>]+)</text>", svg) == ["-1", "-0.5", "0", "+0.5", "+1"]
