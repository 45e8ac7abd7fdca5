"""Where the jobs of a network of ways stand: in columns by step, or as a tree for narrow pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from jobmorph.reports.layout import wrap

LETTER_PX: Final = 8.2  # mean width of a letter at 15 px, in the widest of the fonts
LINE_PX, NOTE_PX = 19.0, 19.0
ROW_GAP_PX: Final = 14.0
HEAD_PX: Final = 34.0
WIDE_PX: Final = 864.0
NARROW_PX: Final = 264.0
INDENT_PX: Final = 26.0
MARK_PX: Final = 10.0  # from the mark of a job to its name
_START_PX: Final = {1: 220.0, 2: 144.0, 3: 136.0}
_GAP_PX: Final = {1: 150.0, 2: 92.0, 3: 68.0}


@dataclass(frozen=True, slots=True)
class Stop:
    """A job on the way.

    Parameters
    ----------
    key : str
        Its id within the network.
    label, note : str
        Name, and the line under it; empty for none.
    step : int
        Steps from the start, which is 0.
    anchor : str
        Id of what is told of it on the page: its name becomes a link there; empty for none.
    """

    key: str
    label: str
    note: str
    step: int
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A step from one job to the next.

    Parameters
    ----------
    source, target : str
        Keys of stops; the target stands one step further.
    share : float or None
        Share of the leavers of the source; None where nobody counts the move.
    label, words : str
        What stands at the end of the line, and in a tree before the note of its target; empty for
        none.
    """

    source: str
    target: str
    share: float | None
    label: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Network:
    """Jobs and the steps between them, a tree; the first stop is the start."""

    stops: tuple[Stop, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A stop with its place: left edge and top of its lines, and where its lines end, in px."""

    stop: Stop
    left: float
    top: float
    right: float
    lines: tuple[str, ...]

    @property
    def height(self) -> float:
        """Height of its lines and note."""
        return LINE_PX * len(self.lines) + (NOTE_PX if self.stop.note else 0.0)

    @property
    def middle(self) -> float:
        """Height at which lines come in and go out."""
        return self.top + self.height / 2.0


@dataclass(frozen=True, slots=True)
class Branch:
    """A stop of the tree: its place, the link that leads to it, and the height of its parent."""

    placed: Placed
    link: Link | None
    parent: Placed | None


def place_columns(network: Network) -> list[Placed]:
    """Place stops in columns: the start left, one column a step, parents beside their children.

    Parameters
    ----------
    network : Network
        Stops of at most three steps.

    Returns
    -------
    list of Placed
        In the order of the network; none overlaps another.
    """
    steps = max((stop.step for stop in network.stops), default=0)
    columns = max(steps, 1)
    found: dict[str, Placed] = {}
    for step in range(1, steps + 1):
        left, width = _column(step, columns)
        stops = [stop for stop in network.stops if stop.step == step]
        wanted = {stop.key: _wish(stop, network, found) for stop in stops}
        top = HEAD_PX
        for stop in sorted(stops, key=lambda each: wanted[each.key]):
            placed = _placed(stop, left, 0.0, width)
            top = max(top, wanted[stop.key] - placed.height / 2.0)
            found[stop.key] = _placed(stop, left, top, width)
            top += placed.height + ROW_GAP_PX
    start = _placed(network.stops[0], 0.0, HEAD_PX, _START_PX[columns])
    bottom = max((each.top + each.height for each in found.values()), default=start.height)
    first = [each for each in found.values() if each.stop.step == 1]
    depth = max((each.top + each.height for each in first), default=bottom)
    middle = max((HEAD_PX + depth - start.height) / 2.0, HEAD_PX)
    found[start.stop.key] = _placed(start.stop, 0.0, middle, _START_PX[columns])
    return [found[stop.key] for stop in network.stops]


def column_left(step: int, steps: int) -> float:
    """Left edge of the column of a step."""
    return 0.0 if step == 0 else _column(step, max(steps, 1))[0]


def _column(step: int, columns: int) -> tuple[float, float]:
    """Left edge and width of a column."""
    start, gap = _START_PX[columns], _GAP_PX[columns]
    width = (WIDE_PX - start - gap * columns) / columns
    return start + gap * step + width * (step - 1), width


def _wish(stop: Stop, network: Network, found: dict[str, Placed]) -> float:
    """Height at which a stop would stand: that of its parents; in the order given without any."""
    parents = [
        found[link.source].middle
        for link in network.links
        if link.target == stop.key and link.source in found
    ]
    return sum(parents) / len(parents) if parents else 0.0


def _placed(stop: Stop, left: float, top: float, width: float) -> Placed:
    lines = tuple(wrap(stop.label, max(int((width - MARK_PX) / LETTER_PX), 8)))
    longest = MARK_PX + max(len(each) for each in (*lines, stop.note)) * LETTER_PX
    return Placed(stop, left, top, left + min(longest, width), lines)


def place_tree(network: Network) -> list[Branch]:
    """Place stops below each other, each under the job before it and set in by a step."""
    stops = {stop.key: stop for stop in network.stops}
    start = network.stops[0]
    branches = [Branch(_placed(start, 0.0, 0.0, NARROW_PX), None, None)]
    _grow(branches, branches[0].placed, network.links, stops)
    return branches


def _grow(
    branches: list[Branch], parent: Placed, links: Sequence[Link], stops: dict[str, Stop]
) -> None:
    for link in links:
        if link.source != parent.stop.key:
            continue
        last = branches[-1].placed
        stop = stops[link.target]
        left = INDENT_PX * stop.step
        top = last.top + last.height + ROW_GAP_PX
        placed = _placed(stop, left, top, NARROW_PX - left)
        branches.append(Branch(placed, link, parent))
        _grow(branches, placed, links, stops)
