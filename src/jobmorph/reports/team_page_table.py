"""The table `As is | designs` of the page: each figure with its range in one cell."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from jobmorph.reports.blocks import Grid, table_of
from jobmorph.reports.team_lines import MoneyUnit, has_ready, money_unit, stopped_rules
from jobmorph.reports.words import say
from jobmorph.schema.estimate import Estimate
from jobmorph.studies.team_result import TeamMeasures, TeamPlan, TeamResult

# Lines of the table, and the limits at which a design may stand there.
_LIMITS: Final[dict[str, tuple[str, ...]]] = {
    "seats": ("seats_most", "seats_least"),
    "entry": ("entry_seats",),
    "asked": ("layoffs",),
    "coaching": ("coaching",),
    "cost": ("budget",),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure, its range if it has one, and whether it stands at a limit."""

    figure: str
    between: str = ""
    is_stopped: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table: its name, the cell of the team as it is, those of the designs."""

    name: str
    cells: tuple[Cell, ...]


Write = Callable[[TeamMeasures], Cell]


def compare_headings(result: TeamResult) -> tuple[str, ...]:
    """Head the columns: the team as it is, then every design."""
    return (say("team.as_is"), *(plan.offer.label for plan in result.plans))


def compare_lines(result: TeamResult) -> list[Line]:
    """Set what a leader compares, line by line.

    Software and what is saved have no figure for the team as it is.
    """
    unit = money_unit(result)

    def whole(field: str) -> Write:
        return lambda m: Cell(f"{getattr(m, field):,.0f}")

    def money(field: str) -> Write:
        return lambda m: _money(getattr(m, field), unit)

    writers: dict[str, Write] = {
        "seats": whole("seats"),
        "entry": whole("entry_seats"),
        "asked": whole("laid_off"),
        "customers": whole("customer_hours_week"),
        "late": whole("late_hours_week"),
        "coaching": lambda m: Cell(f"{m.coaching_hours_head_week:.2f}"),
        "tools": money("tool_amount_year"),
        "cost": money("cost_amount_year"),
        "saved": money("saved_amount_year"),
        "ready": lambda m: _ready(m.ready_heads),
    }
    if not has_ready(result):
        del writers["ready"]
    return [_line(result, name, write, unit) for name, write in writers.items()]


def _ready(ready: Estimate) -> Cell:
    low, mid, high = (f"{value:,.0f}" for value in (ready.low, ready.mid, ready.high))
    return Cell(mid, say("team.range.plain", low=low, high=high))


def _money(estimate: Estimate, unit: MoneyUnit) -> Cell:
    ends = {"low": unit.text(estimate.low), "high": unit.text(estimate.high)}
    is_signed = estimate.low < 0.0
    return Cell(
        unit.text(estimate.mid),
        say("team.page.between" if is_signed else "team.range.plain", **ends),
    )


def _line(result: TeamResult, name: str, write: Write, unit: MoneyUnit) -> Line:
    title = say(
        f"team.page.line.{name}", end=result.end_name, currency=unit.currency, unit=unit.name
    )
    is_new = name in ("tools", "saved")
    as_is = Cell(say("team.cell.none")) if is_new else write(result.as_is)
    return Line(title, (as_is, *(_cell(plan, name, write) for plan in result.plans)))


def _cell(plan: TeamPlan, name: str, write: Write) -> Cell:
    if plan.measures is None:
        return Cell(say("team.cell.no_plan" if name == "seats" else "team.cell.none"))
    cell = write(plan.measures)
    is_stopped = any(rule in stopped_rules(plan) for rule in _LIMITS.get(name, ()))
    return Cell(cell.figure, cell.between, is_stopped)


def compare_table(result: TeamResult) -> Grid:
    """Set the same lines as a plain table: figure, mark of a limit, range in brackets."""
    rows = [(line.name, *(_text(cell) for cell in line.cells)) for line in compare_lines(result)]
    heads = (say("team.column.line"), *compare_headings(result))
    return table_of(say("team.compare"), heads, rows, range(1, len(heads)))


def _text(cell: Cell) -> str:
    figure = cell.figure + (say("team.mark") if cell.is_stopped else "")
    return say("team.cell.range", mid=figure, between=cell.between) if cell.between else figure
