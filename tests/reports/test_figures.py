import xml.etree.ElementTree as ET
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from jobmorph.reports.figures import (
    bar_svg,
    hours_svg,
    place_ticks,
    range_svg,
    scale_svg,
    ticks_svg,
)
from jobmorph.reports.role_view import MeasureMark
from jobmorph.schema.estimate import Estimate

HOURS = {"delegated": 10.0, "assisted": 0.0, "human": 30.0}


def mark(letter, percentile):
    return MeasureMark(letter, f"measure {letter}", None, percentile, "2025", "survey", "x")


def test_bar_keeps_order_and_proportion_and_skips_empty_parts():
    svg = ET.fromstring(bar_svg(HOURS, 40.0, 'a "label" & more'))
    fills = [shape for shape in svg if shape.get("class", "").startswith("part-")]
    assert [shape.get("class") for shape in fills] == ["part-delegated", "part-human"]
    assert [shape.get("width") for shape in fills] == ["25.000%", "75.000%"]
    assert svg.get("aria-label") == 'a "label" & more'
    assert svg.get("role") == "img"


def test_person_is_solid_and_far_apart_is_dashed():
    svg = bar_svg(HOURS, 40.0, "label", is_dashed=True)
    assert "pattern-human" not in svg
    assert "pattern-delegated" in svg
    assert 'class="bar dashed"' in svg
    assert "dashed" not in bar_svg(HOURS, 40.0, "label")


def test_range_line_spans_low_to_high():
    svg = ET.fromstring(range_svg(Estimate(4.0, 10.0, 20.0), 40.0, "label"))
    span, *uprights = list(svg)
    assert (span.get("x1"), span.get("x2")) == ("10.000%", "50.000%")
    assert [line.get("x1") for line in uprights] == ["10.000%", "25.000%", "50.000%"]
    assert {line.get("stroke-width") for line in [span, *uprights]} == {"2"}


def test_scale_names_both_ends():
    texts = [node.text for node in ET.fromstring(scale_svg(40, "label")).iter("text")]
    assert texts[0] == "0"
    assert texts[-1] == "40"


def test_letters_that_would_touch_are_stacked():
    ticks = place_ticks([mark("a", 91.0), mark("b", 88.0), mark("c", 50.0), mark("d", None)])
    assert [(tick.mark, tick.row) for tick in ticks] == [("c", 0), ("b", 0), ("a", 1)]


@given(st.lists(st.floats(0, 100), max_size=12))
def test_letters_of_a_row_never_touch(percentiles):
    ticks = place_ticks([mark("x", percentile) for percentile in percentiles])
    assert len(ticks) == len(percentiles)
    for row in {tick.row for tick in ticks}:
        places = sorted(tick.percentile for tick in ticks if tick.row == row)
        assert all(after - before >= 5.0 for before, after in pairwise(places))


def test_ticks_are_well_formed():
    svg = ET.fromstring(ticks_svg([mark("a", 12.0), mark("b", 13.0)], "label"))
    assert [node.text for node in svg.iter("text")][:2] == ["a", "b"]


def test_hours_bar_ends_at_the_middle_and_shows_a_range_only_where_there_is_one():
    ranged = hours_svg(Estimate(2.0, 5.0, 8.0), 10.0, "Talks, 5 hours.")
    assert 'width="50.000%"' in ranged
    assert ranged.count("<line") == 3
    assert 'aria-label="Talks, 5 hours."' in ranged
    assert hours_svg(Estimate(5.0, 5.0, 5.0), 10.0, "Talks").count("<line") == 0
