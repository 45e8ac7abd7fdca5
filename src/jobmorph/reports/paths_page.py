"""The answer to 'where can I go?' as one page: a network of ways, groups with their ranges."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from jobmorph.reports.blocks import Block, Grid
from jobmorph.reports.figures import pattern_definitions, range_svg
from jobmorph.reports.html import fill_page
from jobmorph.reports.network_figure import network_svg
from jobmorph.reports.network_layout import Network
from jobmorph.reports.page_frame import STANDALONE, Frame
from jobmorph.reports.paths_blocks import (
    COUNTED_COLUMNS,
    TRADE_COLUMNS,
    asked_blocks,
    barrier_blocks,
    do_blocks,
    how_blocks,
    intro_sentences,
    left_out_blocks,
    market_blocks,
    moves_grid,
    route_blocks,
    unseen_blocks,
    week_blocks,
)
from jobmorph.reports.paths_cards import WayAddresses, way_cards
from jobmorph.reports.paths_network import (
    anchor_of,
    column_heads,
    network_grid,
    network_sentence,
    paths_network,
)
from jobmorph.reports.paths_sentences import lead_sentence, target_sentences
from jobmorph.reports.paths_view import (
    Row,
    bring_words,
    chance_estimate,
    counted_as,
    is_empty,
    is_known,
    kept,
    learn_words,
    months_estimate,
    months_words,
    name_of,
    of_hundred,
)
from jobmorph.reports.paths_workbook import paths_title
from jobmorph.reports.pin_page import sections_of
from jobmorph.reports.record_blocks import record_blocks
from jobmorph.reports.sentences import title_words
from jobmorph.reports.span_figure import scale_svg
from jobmorph.reports.theme import whole
from jobmorph.reports.words import say
from jobmorph.schema.estimate import Estimate
from jobmorph.studies.paths_result import MoveGroup, PathsResult

STYLES: Final = ("pin.css", "paths.css")
MOST_SHOWN: Final = 10  # moves of a group; tables behind a figure, JSON and workbook have all


@dataclass(frozen=True, slots=True)
class RangeRow:
    """A move as a line of a figure: its name, why, range as drawn and as written.

    `anchor` is the id of what the network tells of it; empty where the network does not show it.
    """

    label: str
    why: str
    svg: str
    figures: str
    anchor: str


@dataclass(frozen=True, slots=True)
class MoveSection:
    """A group of moves: what it is, its ranges on one scale, the table behind them."""

    id: str
    heading: str
    note: str
    rows: tuple[RangeRow, ...]
    scale: str
    table: Grid


def paths_html(result: PathsResult, frame: Frame = STANDALONE) -> str:
    """Write the answer as one HTML file: no script, no request, light, dark and print.

    Parameters
    ----------
    result : PathsResult
        The answer.
    frame : Frame
        What stands around it.
    """
    return fill_page("paths.html.j2", *STYLES, frame=frame, page=paths_parts(result))


def paths_parts(result: PathsResult, addresses: WayAddresses | None = None) -> dict[str, Any]:
    """Gather what the template of moves names as `page`.

    Parameters
    ----------
    result : PathsResult
        The answer.
    addresses : WayAddresses, optional
        Pages of the site, if there is one.
    """
    has_target = result.target is not None
    drawn = paths_network(result)
    network = _network(result, drawn, addresses)
    told = target_sentences(result) if has_target else [lead_sentence(result)]
    do = do_blocks(result)
    more: list[Block] = [
        *market_blocks(result, MOST_SHOWN),
        *week_blocks(result, MOST_SHOWN),
        *barrier_blocks(result, MOST_SHOWN),
        *left_out_blocks(result),
        *unseen_blocks(result),
        *how_blocks(result),
    ]
    if has_target:
        before, after = [*asked_blocks(result), *route_blocks(result, MOST_SHOWN), *do], more
    elif is_empty(result):
        before, after = do, more
    else:
        before, after = [], [*route_blocks(result, MOST_SHOWN), *do, *more]
    record = record_blocks(result.record, result.notes)
    return {
        "document_title": paths_title(result),
        "definitions": pattern_definitions() if network else "",
        "all_links": tuple,
        "title": title_words(result.start),
        "head": say("paths.page.head", edition=result.record.edition),
        "lead": told[0],
        "intro": [*([" ".join(told[1:])] if told[1:] else []), *intro_sentences(result)],
        "network": network,
        "before": sections_of(before, "way"),
        "groups": move_sections(result, drawn),
        "sections": sections_of(after, "part"),
        "more": sections_of(record, "more"),
    }


def _network(
    result: PathsResult, network: Network, addresses: WayAddresses | None
) -> dict[str, Any] | None:
    """Draw the chart; None where there is no way to draw."""
    if not network.links:
        return None
    sentence = network_sentence(result, network)
    anchors = {stop.key: stop.anchor for stop in network.stops}
    return {
        "svg": network_svg(network, sentence, column_heads(network)),
        "sentence": sentence,
        "table": network_grid(result, network),
        "anchors": [anchors[link.target] for link in network.links],
        "cards": way_cards(result, addresses),
    }


def move_sections(result: PathsResult, network: Network) -> list[MoveSection]:
    """Set groups of moves with their ranges: months of those known, of 100 of those counted.

    Parameters
    ----------
    result : PathsResult
        The answer.
    network : Network
        Its chart, that moves lead to.
    """
    groups: tuple[MoveGroup, ...] = ("trade", "counted")
    drawn = frozenset(stop.key for stop in network.stops)
    return [_section(result, group, drawn) for group in groups if kept(result, group)]


def _section(result: PathsResult, group: MoveGroup, drawn: frozenset[str]) -> MoveSection:
    rows = kept(result, group)
    is_counted = group == "counted"
    shown = rows[:MOST_SHOWN]
    if not is_counted:  # months of a few are not known: they stand in the table only
        shown = [row for row in shown if row["months"] is not None]
    ranges = [chance_estimate(row) if is_counted else months_estimate(row) for row in shown]
    most = _scale_end(ranges)
    heading = say(f"paths.section.{group}")
    return MoveSection(
        id=f"group-{group}",
        heading=heading,
        note=say(f"paths.section.{group}.note", counted=counted_as(result)),
        rows=tuple(
            _range_row(row, group, each, most, is_drawn=row["place_id"] in drawn)
            for row, each in zip(shown, ranges, strict=True)
        ),
        scale=scale_svg(most, say(f"paths.span.{group}.unit", most=most)),
        table=moves_grid(heading, rows, COUNTED_COLUMNS if is_counted else TRADE_COLUMNS),
    )


def _scale_end(ranges: Sequence[Estimate]) -> int:
    return max(whole(max((each.high for each in ranges), default=0.0) + 0.5), 2)


def _range_row(
    row: Row, group: MoveGroup, value: Estimate, most: int, *, is_drawn: bool
) -> RangeRow:
    shown = {"title": name_of(row), "low": whole(value.low), "high": whole(value.high)}
    figures = {"of": of_hundred(row), "months": months_words(row)}
    key = "paths.span.why.months" if group == "counted" else "paths.span.why"
    key = key if is_known(row) else "paths.span.why.unknown"
    return RangeRow(
        label=name_of(row),
        why=say(key, brings=bring_words(row), learn=learn_words(row), months=months_words(row)),
        svg=range_svg(value, most, say(f"paths.span.{group}", mid=whole(value.mid), **shown)),
        figures=say(f"paths.span.{group}.figures", **figures),
        anchor=anchor_of(row["place_id"]) if is_drawn else "",
    )
