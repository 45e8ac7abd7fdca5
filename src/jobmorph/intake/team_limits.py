"""What the owner of a team fixes before it is redesigned, from a YAML file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from jobmorph.intake.fault import Fault, LineError
from jobmorph.intake.shape import Choice, Items, Mapped, Number, Record, Text
from jobmorph.intake.text_file import TextFile, read_text_file
from jobmorph.intake.yaml_node import Entry, compose_yaml
from jobmorph.schema.errors import DataError

LIMIT_BYTES: Final = 1_000_000
MOST_PEOPLE: Final = 1e7
BAD_CASE, MIDDLE_CASE = "bad case", "middle case"
EXAMPLE: Final = "Write such as: entry_seats: 8"

_PEOPLE: Final = Number(0, MOST_PEOPLE, is_whole=True)
_QUARTER: Final = Text(20, r"[1-9]\d?|Q[1-4] 20\d\d", "a number of quarters or one such as Q2 2027")
_SHAPE: Final = Record(
    {},
    {
        "budget": Number(1, 1e13),
        "entry_seats": _PEOPLE,
        "seats": Record({}, {"least": _PEOPLE, "most": _PEOPLE}),
        "coaching_hours": Number(0, 20),
        "layoffs": Number(0, 1),
        "growth": Number(-0.5, 1),
        "attrition": Number(0, 0.9),
        "staffing": Choice((BAD_CASE, MIDDLE_CASE)),
        "seat_limits": Mapped(
            Record({}, {"least": _PEOPLE, "most": _PEOPLE, "from": _QUARTER}),
            r".{1,300}",
            "the name of a seat",
        ),
        "nothing_changes": Mapped(_QUARTER, r".{1,200}", "the name of a place"),
        "kept_tasks": Items(Text(300), most=500),
        "weights": Record(
            {}, {goal: Number(0, 100) for goal in ("customer", "money", "resilience", "people")}
        ),
    },
)


@dataclass(frozen=True, slots=True)
class StatedSeat:
    """Bounds on the people of a seat, as its owner names it.

    Parameters
    ----------
    name : str
        Its id, or its title as shown.
    least, most : int or None
        Bounds.
    start : str
        First quarter in which they hold: its number, or its name; '1' unless said.
    """

    name: str
    least: int | None
    most: int | None
    start: str = "1"


@dataclass(frozen=True, slots=True)
class StatedLimits:
    """A file of limits; None where it is silent.

    Parameters
    ----------
    source : str
        Name of the file; '' for none.
    budget_amount_year : float or None
        Most that any year may cost, in the currency of the roster's pay.
    entry_seats, seats_least, seats_most : int or None
        Entry seats that must stay; bounds on all seats.
    coaching_hours_week : float or None
        Hours of coaching for each person and week, at the end.
    layoff_share, growth_year, attrition_year : float or None
        Most of a seat's people who may be asked to leave; more work, and leavers, a year.
    is_bold : bool
        Services are staffed for the middle case.
    seats : tuple of StatedSeat
        Bounds on single seats.
    unchanged : mapping of str to str
        Places where nothing changes: how many quarters, or the last of them.
    kept_tasks : tuple of str
        Ids or labels of tasks that stay with people.
    weights : mapping of str to float
        What counts how much: customer, money, resilience, people.
    """

    source: str = ""
    budget_amount_year: float | None = None
    entry_seats: int | None = None
    seats_least: int | None = None
    seats_most: int | None = None
    coaching_hours_week: float | None = None
    layoff_share: float | None = None
    growth_year: float | None = None
    attrition_year: float | None = None
    is_bold: bool = False
    seats: tuple[StatedSeat, ...] = ()
    unchanged: Mapping[str, str] = field(default_factory=dict)
    kept_tasks: tuple[str, ...] = ()
    weights: Mapping[str, float] = field(default_factory=dict)


def read_team_limits(path: Path) -> StatedLimits:
    """Read a file of limits.

    Parameters
    ----------
    path : Path
        YAML with any of: budget, entry_seats, seats (least, most), coaching_hours, layoffs,
        growth, attrition, staffing ('bad case', 'middle case'), seat_limits (by seat: least, most,
        from), nothing_changes (by place), kept_tasks, weights.

    Raises
    ------
    LineError
        If entries are faulty, all of them at once.
    DataError
        If the file as a whole cannot be used.
    """
    return parse_team_limits(read_text_file(path, limit_bytes=LIMIT_BYTES, save_as="YAML"))


def parse_team_limits(file: TextFile) -> StatedLimits:
    r"""Turn the text of a file of limits into limits; see `read_team_limits`.

    Examples
    --------
    >>> text = "entry_seats: 8\nnothing_changes: {Dublin: Q2 2027}\n"
    >>> told = parse_team_limits(TextFile("limits.yaml", text, "UTF-8"))
    >>> told.entry_seats, dict(told.unchanged)
    (8, {'Dublin': 'Q2 2027'})
    """
    root = compose_yaml(file)
    if root is None:
        raise DataError("the file of limits is empty", where=file.name, hint=EXAMPLE)
    faults: list[Fault] = []
    values = _SHAPE.read(Entry("a file of limits", 1, root), faults)
    bounded = {"seats": values.get("seats", {}), **values.get("seat_limits", {})}
    faults += [
        Fault(each["_line"], f"{name}: least {each['least']:g} is above most {each['most']:g}")
        for name, each in bounded.items()
        if each.get("least", 0) > each.get("most", MOST_PEOPLE)
    ]
    if faults:
        raise LineError(file.name, faults)
    return _limits(file.name, values)


def _limits(source: str, values: Mapping[str, Any]) -> StatedLimits:
    seats = values.get("seats", {})
    return StatedLimits(
        source=source,
        budget_amount_year=values.get("budget"),
        entry_seats=_whole(values.get("entry_seats")),
        seats_least=_whole(seats.get("least")),
        seats_most=_whole(seats.get("most")),
        coaching_hours_week=values.get("coaching_hours"),
        layoff_share=values.get("layoffs"),
        growth_year=values.get("growth"),
        attrition_year=values.get("attrition"),
        is_bold=values.get("staffing") == MIDDLE_CASE,
        seats=tuple(
            StatedSeat(
                name, _whole(each.get("least")), _whole(each.get("most")), each.get("from", "1")
            )
            for name, each in values.get("seat_limits", {}).items()
        ),
        unchanged=values.get("nothing_changes", {}),
        kept_tasks=tuple(values.get("kept_tasks", ())),
        weights={key: each for key, each in values.get("weights", {}).items() if key != "_line"},
    )


def _whole(value: float | None) -> int | None:
    return None if value is None else int(value)
