"""What is told of each job in the network of ways: hours, months, what to learn, pay, crowding."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from jobmorph.reports.figures import bar_svg
from jobmorph.reports.network_layout import Link, Stop
from jobmorph.reports.paths_network import START, paths_network, shown_routes
from jobmorph.reports.paths_routes import asks_words
from jobmorph.reports.paths_view import (
    ROLE,
    WEEK,
    Row,
    change_words,
    congestion_words,
    has_week,
    hours_words,
    learn_words,
    months_words,
    of_hundred,
    pay_words,
    week_hours,
)
from jobmorph.reports.role_cards import Line
from jobmorph.reports.sentences import in_sentence
from jobmorph.reports.words import say
from jobmorph.schema.ids import PARTS
from jobmorph.studies.paths_result import PathsResult

BAR_PX: Final = 22


@dataclass(frozen=True, slots=True)
class WayAddresses:
    """Where the pages of a site stand, each by the id of a job: itself, plan and ways there."""

    job: Callable[[str], str]
    plan: Callable[[str], str]
    ways: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class CardLink:
    """A link of a card; `is_here` is what other links of pages have too."""

    path: str
    words: str
    is_here: bool = False


@dataclass(frozen=True, slots=True)
class WayCard:
    """What is told of one job in the network.

    Parameters
    ----------
    anchor, title, way : str
        Id on the page, name, and how one comes there.
    bar, week : str
        The week there as a bar and as a sentence; the bar is empty where it is not known.
    facts : tuple of Line
        What, and what is known of it.
    onward : tuple of CardLink
        Jobs that a shown way leads on to.
    links : tuple of CardLink
        Pages of the site; none in a page by itself.
    """

    anchor: str
    title: str
    way: str
    bar: str
    week: str
    facts: tuple[Line, ...]
    onward: tuple[CardLink, ...]
    links: tuple[CardLink, ...]


def way_cards(result: PathsResult, addresses: WayAddresses | None = None) -> list[WayCard]:
    """Tell of every job in the network but the start, in its order.

    Parameters
    ----------
    result : PathsResult
        The answer.
    addresses : WayAddresses, optional
        Pages of the site, if there is one.
    """
    network = paths_network(result)
    stops = {stop.key: stop for stop in network.stops}
    links = {link.target: link for link in network.links}
    rows = {row["place_id"]: row for row in _rows(result)}
    ends = {" ".join(route["place_ids"]): route for route in shown_routes(result)}
    cards = []
    for stop in network.stops[1:]:
        row = rows.get(stop.key.split()[-1], {})
        cards.append(
            WayCard(
                anchor=stop.anchor,
                title=stop.label,
                way=_way(stop, stops, links),
                bar=_bar(row, result) if row else "",
                week=_week(row, result),
                facts=tuple(_facts(result, stop, row, links[stop.key], ends.get(stop.key))),
                onward=tuple(
                    CardLink(f"#{stops[link.target].anchor}", stops[link.target].label)
                    for link in network.links
                    if link.source == stop.key
                ),
                links=_links(stop, row, addresses) if addresses else (),
            )
        )
    return cards


def _rows(result: PathsResult) -> list[Row]:
    return [*result.stops.to_dicts(), *result.destinations.to_dicts()]


def _way(stop: Stop, stops: Mapping[str, Stop], links: Mapping[str, Link]) -> str:
    names: list[str] = []
    source = links[stop.key].source
    while source != START:
        names.insert(0, in_sentence(stops[source].label))
        source = links[source].source
    if names:
        return say("paths.card.over", titles=say("paths.then").join(names))
    return say("paths.card.one", start=in_sentence(stops[START].label))


def _bar(row: Row, result: PathsResult) -> str:
    if not has_week(row):
        return ""
    hours = {part: WEEK * row[f"{part}_share"] for part in PARTS}
    return bar_svg(hours, WEEK, _week(row, result), height=BAR_PX)


def _week(row: Row, result: PathsResult) -> str:
    if not row or not has_week(row):
        return say("paths.card.week.none")
    return say("paths.card.week", year=result.horizon_year, **week_hours(row))


def _facts(
    result: PathsResult, stop: Stop, row: Row, link: Link, route: Mapping[str, Any] | None
) -> list[Line]:
    """List what is known; `row` is empty where nothing is, `route` ends at this stop."""
    known = [("months", _months(result, stop, row, route))]
    if row:
        known += [
            ("bring", _bring(row, stop)),
            ("learn", _learn(row)),
            ("pay", _pay(row)),
            ("barriers", ", ".join(row["barrier_words"]) or asks_words({"barriers": ()})),
            ("crowd", _crowd(row)),
            ("search", _search(row, result.horizon_year)),
        ]
    known += [("count", _count(stop, row, link)), ("note", row["note"] if row else "")]
    return [Line(say(f"paths.card.{name}"), text) for name, text in known if text]


def _months(result: PathsResult, stop: Stop, row: Row, route: Mapping[str, Any] | None) -> str:
    if stop.step > 1:
        return say("paths.card.months.way", months=months_words(route)) if route else ""
    if not row or row["months"] is None:
        return say("paths.figure.months.none")
    hours = f"{result.hours_week:g}"
    key = f"paths.card.months.{row['months_from']}"
    return say(key, months=months_words(row), hours=hours)


def _count(stop: Stop, row: Row, link: Link) -> str:
    if link.share is None:
        return say("paths.card.count.none")
    if stop.step == 1 and row and row["move_probability"] is not None:
        return say("paths.card.count.of", of=of_hundred(row))
    return say("paths.card.count.step", of=link.label)


def _bring(row: Row, stop: Stop) -> str:
    if not row["asks"]:
        return ""
    key = "paths.card.bring.of" if stop.step == 1 else "paths.card.bring.now"
    return say(key, had=row["brings"], asked=row["asks"])


def _learn(row: Row) -> str:
    if row["learn"] and row["learning_hours"] is not None:
        return say("paths.card.learn.hours", learn=learn_words(row), hours=hours_words(row))
    return learn_words(row)


def _pay(row: Row) -> str:
    pay, change = pay_words(row), change_words(row)
    return say("paths.card.pay.change", pay=pay, change=change) if change else pay


def _crowd(row: Row) -> str:
    if row["crowding"] is None:
        return ""
    return say("paths.card.crowd.much" if row["is_crowded"] else "paths.card.crowd.usual")


def _search(row: Row, year: int) -> str:
    words = congestion_words(row)
    return say("paths.card.search.against", words=words, year=year) if words else ""


def _links(stop: Stop, row: Row, addresses: WayAddresses) -> tuple[CardLink, ...]:
    kind, _, id_ = stop.key.split()[-1].partition(":")
    codes = [id_] if kind == ROLE else list(row["codes"] if row else ())
    if not codes:
        return ()
    key = "paths.card.job.code" if len(codes) > 1 else "paths.card.job"
    return (
        CardLink(addresses.plan(codes[0]), say("paths.card.plan")),
        CardLink(addresses.job(codes[0]), say(key, code=codes[0])),
        CardLink(addresses.ways(codes[0]), say("paths.card.ways")),
    )
