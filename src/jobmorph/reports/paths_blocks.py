"""The answer to 'where can I go?' as headings, sentences, lists and tables, in reading order."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from jobmorph.reports.blocks import Block, Bullets, Grid, Heading, Paragraph, table_of
from jobmorph.reports.paths_routes import (
    all_routes,
    gain_words,
    pay_on_the_way,
    steps_of_hundred,
    way_words,
    worth_words,
)
from jobmorph.reports.paths_sentences import (
    brings_sentence,
    commands,
    crowded_sentence,
    lead_sentence,
    left_out_items,
    none_sentences,
    read_sentence,
    reason_words,
)
from jobmorph.reports.paths_target import asks_sentences
from jobmorph.reports.paths_view import (
    Row,
    bring_words,
    change_words,
    congestion_words,
    counted_as,
    crowding_words,
    growth_words,
    has_week,
    hours_words,
    is_empty,
    kept,
    learn_words,
    left,
    months_words,
    name_of,
    of_hundred,
    official_name,
    pay_words,
    target_row,
    week_hours,
)
from jobmorph.reports.record_blocks import record_blocks
from jobmorph.reports.sentences import as_heading
from jobmorph.reports.theme import part_words
from jobmorph.reports.words import say
from jobmorph.schema.ids import PARTS
from jobmorph.studies.paths_result import MoveGroup, PathsResult

Cell = Callable[[Row], str]

_CELLS: Final[dict[str, Cell]] = {
    "to": name_of,
    "of": of_hundred,
    "people": lambda row: row["support"] or "",
    "bring": bring_words,
    "months": months_words,
    "hours": hours_words,
    "learn": learn_words,
    "pay": pay_words,
    "change": change_words,
    "growth": growth_words,
    "crowding": crowding_words,
    "congestion": congestion_words,
}
TRADE_COLUMNS: Final = ("to", "bring", "months", "hours", "learn")
COUNTED_COLUMNS: Final = ("to", "of", "people", "bring", "months", "learn")
MARKET_COLUMNS: Final = ("to", "pay", "change", "growth", "crowding", "congestion")
MOST_CROWDED: Final = 10  # counted moves among which crowded ones are named
_NUMBERS: Final = frozenset({"of", "people", "bring", "months", "hours", "change"})
_GROUPS: Final[tuple[MoveGroup, ...]] = ("asked", "trade", "counted")
_HOW: Final = ("counted", "scores", "trade", "months", "months.search", "apart", "routes", "worth",
               "barriers")  # fmt: skip


def paths_blocks(result: PathsResult) -> list[Block]:
    """Lay out everything, the answer first."""
    return [
        Paragraph(lead_sentence(result), is_lead=True),
        *(Paragraph(text) for text in intro_sentences(result)),
        *asked_blocks(result),
        *(route_blocks(result) if result.target is not None else []),
        *group_blocks(result),
        *(route_blocks(result) if result.target is None else []),
        *rest_blocks(result),
    ]


def rest_blocks(result: PathsResult) -> list[Block]:
    """Lay out what follows groups and routes: market, what is left out, how it is known."""
    return [
        *market_blocks(result),
        *week_blocks(result),
        *barrier_blocks(result),
        *left_out_blocks(result),
        *unseen_blocks(result),
        *how_blocks(result),
        *record_blocks(result.record, result.notes),
    ]


def intro_sentences(result: PathsResult) -> list[str]:
    """Say whose figures these are, what counts are not, what is crowded; why nothing is left."""
    read = f"{read_sentence(result)} {brings_sentence(result)}"
    none = none_sentences(result) if is_empty(result) else []
    row = target_row(result)
    shown = [*kept(result, "trade"), *kept(result, "counted")[:MOST_CROWDED]]
    if result.target is not None:
        shown = [row] if row else []
    texts = [*none, read, say("paths.caution"), crowded_sentence(shown)]
    return [text for text in texts if text]


def asked_blocks(result: PathsResult) -> list[Block]:
    """Say what going straight to the target asks; nothing without a target."""
    row = target_row(result)
    if row is None:
        return []
    items = tuple(asks_sentences(row, result.horizon_year))
    return [Heading(say("paths.section.asked")), Bullets(items)]


def group_blocks(result: PathsResult) -> list[Block]:
    """Set moves known in the trade and counted moves, each group by itself."""
    blocks: list[Block] = []
    trade, counted = kept(result, "trade"), kept(result, "counted")
    if trade:
        title = say("paths.section.trade")
        blocks += [
            Heading(title),
            Paragraph(say("paths.section.trade.note")),
            moves_grid(title, trade, TRADE_COLUMNS),
            *_remarks(trade),
        ]
    if counted:
        title = say("paths.section.counted")
        note = say("paths.section.counted.note", counted=counted_as(result))
        blocks += [Heading(title), Paragraph(note), moves_grid(title, counted, COUNTED_COLUMNS)]
    return blocks


def moves_grid(caption: str, rows: Sequence[Row], columns: Iterable[str]) -> Grid:
    """Set moves as a table of some columns."""
    names = list(columns)
    heads = [say(f"paths.column.{name}") for name in names]
    cells = [[_CELLS[name](row) for name in names] for row in rows]
    return table_of(caption, heads, cells, (k for k, n in enumerate(names) if n in _NUMBERS))


def _remarks(rows: Sequence[Row]) -> list[Block]:
    items = tuple(
        say("paths.remark.line", title=name_of(row), note=row["note"])
        for row in rows
        if row["note"]
    )
    return [Heading(say("paths.section.remarks"), 3), Bullets(items)] if items else []


def route_blocks(result: PathsResult, most: int | None = None) -> list[Block]:
    """Set the ways of several steps, with a target all ways there; `most` of them."""
    has_target = result.target is not None
    title = say("paths.section.routes.to" if has_target else "paths.section.routes")
    routes = all_routes(result)
    rest = 0 if most is None else max(len(routes) - most, 0)
    if not routes:
        key = "paths.none.routes" if has_target or is_empty(result) else "paths.none.steps"
        return [Heading(title), Paragraph(say(key))]
    names = ["way", "months", "pay.way", "steps", "gains", *([] if has_target else ["worth"])]
    cells = [
        [
            as_heading(way_words(row, say("paths.then"))),
            months_words(row),
            pay_on_the_way(row),
            steps_of_hundred(row),
            gain_words(row),
            *([] if has_target else [as_heading(worth_words(result, row))]),
        ]
        for row in routes[:most]
    ]
    grid = table_of(title, [say(f"paths.column.{name}") for name in names], cells, (1,))
    more: list[Block] = [Paragraph(say("paths.more.routes", count=rest))] if rest else []
    return [Heading(title), grid, *more]


def market_blocks(result: PathsResult, most: int | None = None) -> list[Block]:
    """Set pay, growth and crowding of the moves that keep the limits, `most` of each group."""
    rows = _kept_rows(result, most)
    if not rows:
        return []
    title = say("paths.section.market")
    note = say("paths.section.market.note", year=result.horizon_year)
    has_role = any(row["place_kind"] == "role" for row in rows)
    borrowed = [Paragraph(say("paths.section.borrowed"))] if has_role else []
    return [Heading(title), Paragraph(note), *borrowed, moves_grid(title, rows, MARKET_COLUMNS)]


def week_blocks(result: PathsResult, most: int | None = None) -> list[Block]:
    """Set the week at the horizon, apart from growth: neither is the cause of the other."""
    rows = [row for row in _kept_rows(result, most) if has_week(row)]
    if not rows:
        return []
    title = say("paths.section.week", year=result.horizon_year)
    heads = [say("paths.column.to"), *(as_heading(part_words(part)) for part in PARTS)]
    cells = [[name_of(row), *(str(week_hours(row)[part]) for part in PARTS)] for row in rows]
    note = say("paths.section.week.note", exposure=say("exposure"))
    return [Heading(title), Paragraph(note), table_of(title, heads, cells, (1, 2, 3))]


def _kept_rows(result: PathsResult, most: int | None) -> list[Row]:
    return [row for group in _GROUPS for row in kept(result, group)[:most]]


def barrier_blocks(result: PathsResult, most: int | None = None) -> list[Block]:
    """Name what stands in the way of the moves shown; nothing if nothing does."""
    rows = _kept_rows(result, most)
    items = tuple(
        say("paths.barrier.line", title=name_of(row), barriers=", ".join(row["barrier_words"]))
        for row in rows
        if row["barriers"]
    )
    return [Heading(say("paths.section.barriers")), Bullets(items)] if items else []


def left_out_blocks(result: PathsResult) -> list[Block]:
    """List the moves that the limits leave out, with why."""
    items = left_out_items(result)
    if not items:
        return []
    title = say("paths.section.out")
    blocks: list[Block] = [Heading(title), Paragraph(say("paths.out.page", items=items))]
    rows = left(result)
    if not rows:
        return blocks
    names = ("to", "of", "months", "pay")
    heads = [say(f"paths.column.{name}") for name in (*names, "why")]
    cells = [
        [*(_CELLS[name](row) for name in names), reason_words(result, row["left_out"])]
        for row in rows
    ]
    return [*blocks, table_of(title, heads, cells, (1, 2))]


def unseen_blocks(result: PathsResult) -> list[Block]:
    """List jobs that surveys cannot tell from the one left; nothing if there are none."""
    if result.unseen.is_empty():
        return []
    title = say("paths.section.unseen")
    items = tuple(f"{code} {official_name(name)}" for code, name in result.unseen.iter_rows())
    return [Heading(title), Paragraph(say("paths.unseen")), Bullets(items)]


def how_blocks(result: PathsResult) -> list[Block]:
    """Say from where it is known, how it was checked, and what is kept apart."""
    hours = f"{result.hours_week:g}"
    items = tuple(say(f"paths.how.{name}", hours=hours) for name in _HOW)
    return [Heading(say("paths.section.how")), Bullets(items)]


def do_blocks(result: PathsResult) -> list[Block]:
    """Name what can be typed next."""
    items = tuple(f"jobmorph {command}" for command in commands(result))
    return [Heading(say("paths.section.do")), Bullets(items)]
