"""Figures about a team's designs: to scale, and no name over a mark or another name."""

import re
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.reports.team_figure import (
    BOTTOM_PX,
    HEIGHT_PX,
    LEFT_SHARE,
    PANEL_PX,
    RIGHT_SHARE,
    TOP_PX,
    Mark,
    axis_of,
    place_labels,
    scatter_svg,
    steps_svg,
)

DESIGNS = ("As is", "Keep and grow", "Hold", "Cut cost", "Human first")


def axes(marks):
    across = axis_of((mark.across for mark in marks), "{:g}".format)
    return across, axis_of((mark.up for mark in marks), "{:g}".format)


@given(st.lists(st.floats(-1e7, 1e7, allow_subnormal=False), min_size=1, max_size=8))
def test_an_axis_holds_its_values_with_few_round_steps(values):
    axis = axis_of(values, "{:g}".format)
    assert all(axis.low <= value <= axis.high for value in values)
    assert 2 <= len(axis.ticks) <= 8
    assert all(0.0 <= axis.share(value) <= 1.0 for value in values)


def test_marks_stand_to_scale():
    marks = [Mark("as-is", 10.0, 100.0, "As is"), Mark("design", 20.0, 300.0, "Hold")]
    across, up = axes(marks)
    svg = scatter_svg(marks, across, up, "Two points.")
    places = re.findall(r'<circle class="mark (\S+)" cx="([\d.]+)%" cy="([\d.]+)"', svg)
    for (kind, x, y), mark in zip(places, marks, strict=True):
        assert kind == mark.kind
        share = (mark.across - across.low) / (across.high - across.low)
        assert float(x) == pytest.approx(
            100 * (LEFT_SHARE + (RIGHT_SHARE - LEFT_SHARE) * share), abs=0.01
        )
        rise = (mark.up - up.low) / (up.high - up.low)
        height = HEIGHT_PX - TOP_PX - BOTTOM_PX
        assert float(y) == pytest.approx(TOP_PX + height * (1 - rise), abs=0.06)
    assert 'aria-label="Two points."' in svg


@pytest.mark.parametrize(
    "points",
    [
        # Far apart; two pairs that nearly touch; all on one spot; on a line across; up a line.
        [(5.38, 355), (5.82, 520), (5.47, 421), (5.47, 429), (5.82, 492)],
        [(17.56, 2546), (19.57, 3540), (18.47, 3058), (17.63, 2628), (19.55, 3335)],
        [(828, 37), (905, 59), (845, 47), (859, 47), (913, 54)],
        [(1.0, 1.0), (1.001, 1.001), (1.002, 1.0), (1.0, 1.002), (2.0, 2.0)],
    ],
)
def test_no_name_touches_another_or_covers_a_mark(points):
    marks = [
        Mark("design" if place else "as-is", float(x), float(y), name)
        for place, ((x, y), name) in enumerate(zip(points, DESIGNS, strict=True))
    ]
    middle = sum(mark.across for mark in marks) / 5
    marks.append(Mark("between", middle, max(mark.up for mark in marks)))
    across, up = axes(marks)
    labels = place_labels(marks, across, up)
    assert {label.mark.label for label in labels} == set(DESIGNS)
    assert not any(one.touches(other) for one, other in combinations(labels, 2))
    spread = points[0] != (1.0, 1.0)
    for label in labels:
        assert 0.0 <= label.left < label.right <= 1.0
        assert 0.0 <= label.middle <= HEIGHT_PX
        for mark in marks:
            at = LEFT_SHARE + (RIGHT_SHARE - LEFT_SHARE) * across.share(mark.across)
            height = TOP_PX + (HEIGHT_PX - TOP_PX - BOTTOM_PX) * (1.0 - up.share(mark.up))
            if spread and mark != label.mark:
                assert not label.covers(at, height)


def test_names_are_escaped():
    marks = [Mark("design", 1.0, 1.0, "<b>A & B</b>")]
    svg = scatter_svg(marks, *axes(marks), 'A "finding"')
    assert "<b>" not in svg
    assert "&lt;b&gt;A &amp; B" in svg
    assert "A &quot;finding&quot;" in svg


def test_steps_start_at_nothing_and_go_where_seats_go():
    svg = steps_svg([("all", [0, 2, 2, -1])], range(-1, 3), ("Q1", "Q4"), "Seats.")
    lines = re.findall(
        r'class="step all" x1="([\d.]+)%" y1="([\d.]+)" x2="([\d.]+)%" y2="([\d.]+)"', svg
    )
    flat = [float(top) for _, top, _, bottom in lines if top == bottom]
    assert len(flat) == 4
    assert flat[1] == flat[2] < flat[0] < flat[3] <= PANEL_PX
    # Two seats up are twice as far as one down.
    assert flat[0] - flat[1] == pytest.approx(2 * (flat[3] - flat[0]), abs=0.2)
    assert float(lines[-1][2]) == pytest.approx(100.0)


def test_a_team_that_keeps_its_seats_is_a_flat_line():
    svg = steps_svg([("all", [0, 0])], range(1), ("Q1", "Q2"), "Same.")
    heights = set(re.findall(r'class="step all" x1="[\d.]+%" y1="([\d.]+)"', svg))
    assert len(heights) == 1
