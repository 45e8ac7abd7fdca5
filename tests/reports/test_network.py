import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.reports.network_figure import link_width, network_svg
from jobmorph.reports.network_layout import (
    NARROW_PX,
    WIDE_PX,
    Link,
    Network,
    Stop,
    place_columns,
    place_tree,
)

HEADS = ("From", "One step", "Two steps", "Three steps")


@st.composite
def trees(draw):
    """A start and up to twenty jobs, each one step behind one that is there already."""
    stops, links = [Stop("0", "Start of it all", "", 0)], []
    for number in range(1, draw(st.integers(1, 20)) + 1):
        parent = draw(st.sampled_from([stop for stop in stops if stop.step < 3]))
        words = draw(st.lists(st.sampled_from(["sales", "operations", "representatives", "of"]),
                              min_size=1, max_size=7))  # fmt: skip
        share = draw(st.none() | st.floats(0.0, 1.0))
        stops.append(Stop(str(number), " ".join(words), "3-8 months", parent.step + 1))
        links.append(Link(parent.key, str(number), share, "" if share is None else "9"))
    return Network(tuple(stops), tuple(links))


@given(trees())
def test_columns_go_right_and_nothing_overlaps(network):
    placed = place_columns(network)
    by_key = {each.stop.key: each for each in placed}
    for link in network.links:
        assert by_key[link.source].right < by_key[link.target].left
    for each in placed:
        assert each.left >= 0
        assert each.right <= WIDE_PX + 1e-6
        for other in placed:
            if other is not each and other.stop.step == each.stop.step:
                assert (
                    each.top + each.height <= other.top or other.top + other.height <= each.top
                )  # fmt: skip


@given(trees())
def test_the_tree_holds_every_job_once_below_its_parent(network):
    branches = place_tree(network)
    assert sorted(each.placed.stop.key for each in branches) == sorted(
        stop.key for stop in network.stops
    )
    tops = [each.placed.top for each in branches]
    assert tops == sorted(tops)
    for branch in branches[1:]:
        assert branch.parent.top < branch.placed.top
        assert branch.parent.left < branch.placed.left
        assert branch.placed.right <= NARROW_PX + 1e-6


@given(st.floats(0.0, 1.0), st.floats(0.0, 1.0))
def test_wider_means_more(one, other):
    low, high = sorted((one, other))
    assert link_width(low) <= link_width(high)
    assert link_width(None) <= link_width(high)


@pytest.fixture
def network():
    stops = (
        Stop("start", "Start & co", "", 0),
        Stop("a", "First <job>", "1-2 months", 1),
        Stop("b", "Second", "3-4 months", 1),
        Stop("a b", "Second", "5-9 months", 2),
    )
    links = (
        Link("start", "a", 0.1, "10", "10 of 100"),
        Link("start", "b", None, "", "no count"),
        Link("a", "a b", 0.02, "2", "2 of 100"),
    )
    return Network(stops, links)


def test_dashed_where_nobody_counts_and_as_wide_as_the_share(network):
    wide, narrow = network_svg(network, "The finding.", HEADS).split("</svg>")[:2]
    pattern = r'class="(link(?: uncounted)?)" stroke-width="([\d.]+)"'
    assert re.findall(pattern, wide) == [("link", "9"), ("link uncounted", "1.5"), ("link", "1.8")]
    assert re.findall(pattern, narrow) == [
        ("link", "4.5"),
        ("link", "1.5"),
        ("link uncounted", "1.5"),
    ]


def test_the_picture_has_its_finding_and_escapes_names(network):
    svg = network_svg(network, 'It says "more".', HEADS)
    assert svg.count('role="img"') == 2
    assert svg.count('aria-label="It says &quot;more&quot;."') == 2
    assert "Start &amp; co" in svg
    assert "First &lt;job&gt;" in svg
    assert "<script" not in svg


def test_numbers_stand_at_the_ends_of_counted_lines(network):
    wide, narrow = network_svg(network, "The finding.", HEADS).split("</svg>")[:2]
    assert re.findall(r'class="of"[^>]*>([^<]+)<', wide) == ["10", "2"]
    assert "10 of 100, 1-2 months" in narrow
    assert "no count, 3-4 months" in narrow
    assert re.findall(r'class="soft" x="[\d.]+" y="14">([^<]+)<', wide) == list(HEADS[:3])


def test_a_job_with_more_to_tell_is_a_link_in_an_open_picture(network):
    stops = (network.stops[0], *(replace(each, anchor=f"job-{each.label[0]}-{each.step}")
                                 for each in network.stops[1:]))  # fmt: skip
    wide, narrow = network_svg(Network(stops, network.links), "It.", HEADS).split("</svg>")[:2]
    for svg in (wide, narrow):
        assert 'role="group"' in svg and 'role="img"' not in svg
        assert svg.count("<a ") == 3
    # Heard as seen, and what only a line shows is said after it.
    assert 'aria-label="First &lt;job&gt; 1-2 months, 10 of 100"' in wide
    assert 'aria-label="Second no count, 3-4 months"' in narrow
    assert 'data-from="" data-to="job-F-1"' in wide
    assert 'data-from="job-F-1" data-to="job-S-2"' in wide
    order = re.findall(r'data-job="([^"]+)"', wide)
    assert order == ["job-F-1", "job-S-1", "job-S-2"]
