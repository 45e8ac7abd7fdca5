"""The ways of an answer as a network: the start, jobs one step away, and longer ways."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from jobmorph.reports.blocks import Grid, table_of
from jobmorph.reports.history_view import short_title
from jobmorph.reports.network_layout import Link, Network, Stop
from jobmorph.reports.paths_routes import all_routes, long_routes
from jobmorph.reports.paths_view import (
    Row,
    hundred,
    kept,
    months_words,
    name_of,
    of_hundred,
    official_name,
    step_names,
    target_row,
)
from jobmorph.reports.sentences import as_heading, in_sentence
from jobmorph.reports.theme import count_words
from jobmorph.reports.words import say
from jobmorph.studies.paths_result import PathsResult

SHOWN_TRADE, SHOWN_COUNTED, SHOWN_ROUTES = 4, 5, 4
START: Final = "start"
_OTHER: Final = re.compile(r"[^a-z0-9]+")


@dataclass
class _Growing:
    """Stops and links while they are gathered."""

    stops: dict[str, Stop] = field(default_factory=dict)
    links: dict[str, Link] = field(default_factory=dict)

    def add(self, source: str, stop: Stop, share: float | None) -> None:
        """Add a stop and the step to it; those that are there already stay as they are."""
        self.stops.setdefault(stop.key, stop)
        label = "" if share is None else hundred(share)
        words = say("paths.figure.of", of=label) if label else say("paths.no_count")
        self.links.setdefault(stop.key, Link(source, stop.key, share, label, words))


def paths_network(result: PathsResult) -> Network:
    """Lay out which jobs and steps the chart shows.

    Ways that begin alike share their first jobs; a job that several ways reach stands on each.
    """
    growing = _Growing()
    job = result.start.match.job
    start = official_name(job.title) if job.kind == "occupation" else as_heading(job.title)
    growing.stops[START] = Stop(START, short_title(start), "", 0)
    for row in _direct(result):
        key = row["place_id"]
        stop = Stop(key, short_title(name_of(row)), _months(row), 1, anchor_of(key))
        growing.add(START, stop, row["move_probability"])
    straight = {row["place_id"]: row for row in result.moves}
    for route in shown_routes(result):
        _add_route(growing, route, straight)
    return Network(tuple(growing.stops.values()), tuple(growing.links.values()))


def _direct(result: PathsResult) -> list[Row]:
    if result.target is not None:
        row = target_row(result)
        return [row] if row and row["left_out"] is None else []
    return [*kept(result, "trade")[:SHOWN_TRADE], *kept(result, "counted")[:SHOWN_COUNTED]]


def shown_routes(result: PathsResult) -> list[Row]:
    """List the longer ways that the chart shows."""
    routes = long_routes(result) if result.target is None else all_routes(result)
    return [route for route in routes if route["hops"] > 1][:SHOWN_ROUTES]


def _add_route(growing: _Growing, route: Mapping[str, Any], straight: Mapping[str, Row]) -> None:
    source = START
    names = step_names(route)
    for place, name in enumerate(names):
        step = place + 1
        key = " ".join(route["place_ids"][:step])
        if step == len(names):
            note = _months(route)
        elif key in straight:
            note = _months(straight[key])
        else:
            note = say("paths.figure.on")
        stop = Stop(key, short_title(name), note, step, anchor_of(key))
        growing.add(source, stop, route["hop_probability"][place])
        source = key


def _months(row: Mapping[str, Any]) -> str:
    key = "paths.figure.months.none" if row["months"] is None else "paths.figure.months"
    return say(key, months=months_words(row))


def anchor_of(key: str) -> str:
    """Write the id of what is told of a stop, by its key: the jobs of the way there.

    Examples
    --------
    >>> anchor_of("role:sales-development/mid"), anchor_of("node:41-1010 node:11-9050")
    ('job-sales-development-mid', 'job-41-1010--11-9050')
    """
    names = (place.partition(":")[2].lower() for place in key.split())
    return "job-" + "--".join(_OTHER.sub("-", name).strip("-") for name in names)


def column_heads(network: Network) -> list[str]:
    """Name the columns of the chart."""
    steps = max((stop.step for stop in network.stops), default=0)
    return [say(f"paths.figure.step.{step}") for step in range(steps + 1)]


def network_sentence(result: PathsResult, network: Network) -> str:
    """State what the chart of an answer shows: its text alternative."""
    direct = [link for link in network.links if link.source == START]
    ways = len(shown_routes(result))
    if len(direct) == 1:
        text = say("paths.figure.one")
    else:
        text = say("paths.figure.lead", count=count_words(len(direct)))
    if ways:
        key = "paths.figure.steps.one" if ways == 1 else "paths.figure.steps"
        text += say(key, count=count_words(ways))
    counted = [link for link in direct if link.share is not None]
    if counted:
        widest = max(counted, key=lambda link: link.share or 0.0)
        names = {stop.key: stop.label for stop in network.stops}
        title = in_sentence(names[widest.target])
        text += say("paths.figure.most", title=title, mid=widest.label)
    return say("paths.figure.end", text=text)


def network_grid(result: PathsResult, network: Network) -> Grid:
    """Set the steps of the chart as a table: from, to, of 100 leavers of the job before."""
    names = {stop.key: stop.label for stop in network.stops}
    direct = {row["place_id"]: row for row in _direct(result)}
    cells = [
        [names[link.source], names[link.target], *_figures(link, direct.get(link.target))]
        for link in network.links
    ]
    heads = [say(f"paths.column.{name}") for name in ("from", "to", "of", "months")]
    return table_of(say("paths.figure.table"), heads, cells, (2, 3))


def _figures(link: Link, row: Row | None) -> list[str]:
    if row is not None and link.source == START:
        return [of_hundred(row), months_words(row)]
    return [link.label or say("paths.no_count"), ""]
